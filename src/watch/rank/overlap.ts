// Families are meant not to follow from each other, but in real work some do: whoever often looks at a neighbour also looks persistently.
// How much oftener two families meet at one actor and subject than chance would have it is counted, and what they share is not added twice.
import type { Family } from '../detector.js';
import type { Finding } from './finding.js';

interface Counts {
  readonly single: Map<Family, number>;
  readonly both: Map<string, number>;
}

const emptyCounts = (): Counts => ({ single: new Map(), both: new Map() });
const pairOf = (a: Family, b: Family): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

export class Overlap {
  readonly #met = new Map<string, Set<Family>>();
  readonly #all = emptyCounts();
  readonly #own = new Map<number, Counts>();
  #pairs = 0;

  /** Actors and subjects that met for the first time, without an independent explanation. */
  addPairs(count: number): void {
    this.#pairs += count;
  }

  learn({ actor, subject, day }: Finding, family: Family): void {
    const key = `${actor} ${subject ?? `day ${day}`}`;
    const known = this.#met.get(key) ?? new Set<Family>();
    if (known.has(family)) return;
    const own = this.#own.get(actor) ?? emptyCounts();
    this.#own.set(actor, own);
    for (const counts of [this.#all, own]) {
      counts.single.set(family, (counts.single.get(family) ?? 0) + 1);
      for (const other of known) counts.both.set(pairOf(family, other), (counts.both.get(pairOf(family, other)) ?? 0) + 1);
    }
    known.add(family);
    this.#met.set(key, known);
  }

  /** What the second of two families does not add, in nats: the logarithm of how much oftener than by chance they meet among everybody but the actor. */
  sharedNats(a: Family, b: Family, actor: number): number {
    const own = this.#own.get(actor);
    const others = (family: Family): number => (this.#all.single.get(family) ?? 0) - (own?.single.get(family) ?? 0);
    const both = (this.#all.both.get(pairOf(a, b)) ?? 0) - (own?.both.get(pairOf(a, b)) ?? 0);
    // One meeting more on both sides: a single coincidence proves no kinship.
    return Math.max(0, Math.log((both + 1) / (others(a) * others(b) / Math.max(1, this.#pairs) + 1)));
  }
}
