// How high honest people come by accident: of the others in the role and the unit, how many have an episode or a trail of as much weight within half a year.
// The findings' weights suppose that families of evidence are independent and that each was counted right. Where a whole case or shift leaves no paper they are not: one cause then
// shows as interest, hours and reasons at once, in the units with such work and over and over. What everybody's sums come to is counted instead of argued: over all kinds of evidence
// together, and kind by kind, since a height to which one question brings a hundred honest people says less than the same height by a question that brings none
// (Efron, "Simultaneous inference: when should hypothesis testing problems be combined?", Annals of Applied Statistics 2008).
import { BASE_RATE } from './base-rate.js';
import type { Kind } from './kind.js';
import type { Peer } from './finding.js';

/** Sums are counted in half nats. */
const STEP_NATS = 0.5;
const HALF_YEAR_WEEKS = 26;
/** Below odds of three to one nothing is ever shown. */
const FIRST_NATS = 1;
/** Beyond this sum about as many are guilty as not, and counting them would clear them: from here on the tail is continued as that of an honest likelihood ratio, P(sum ≥ s) falling as e^−s (Ville's inequality). */
const LAST_NATS = Math.floor(-Math.log(BASE_RATE / (1 - BASE_RATE)) / STEP_NATS) * STEP_NATS;
const BINS = Math.round((LAST_NATS - FIRST_NATS) / STEP_NATS) + 1;
/** A count leans on the larger whole as if five had been seen there: below five, it says little. */
const LEANING_PEOPLE = 5;
/** For one kind alone as if one had: before it is counted, its rate is taken to differ from the whole's as an exponential distribution does. */
const LEANING_OF_KIND = 1;
const ALL_KINDS = '';

interface Tally {
  people: number;
  /** People whose heaviest sum so far reaches the bin. */
  readonly reached: Float64Array;
}

export class Heights {
  readonly #tallies = new Map<string, Tally>();
  readonly #people = new Set<number>();
  /** Of each actor and kind, the highest bin so far. */
  readonly #bins = new Map<string, number>();
  readonly #peers: ReadonlyMap<number, Peer>;
  #weeks = 0;

  constructor(peers: ReadonlyMap<number, Peer>) {
    this.#peers = peers;
  }

  /** A week has passed in which these people looked at something that nothing explains. */
  addWeek(actors: Iterable<number>): void {
    this.#weeks += 1;
    for (const actor of actors) {
      if (this.#people.has(actor)) continue;
      this.#people.add(actor);
      for (const tally of this.#talliesOf(actor, ALL_KINDS)) tally.people += 1;
    }
  }

  note(actor: number, kind: Kind, sum: number): void {
    for (const name of [ALL_KINDS, kind.name]) this.#noteBin(actor, name, binOf(sum));
  }

  /** What a sum is worth against how many honest people of this role and unit come as high within half a year, by any kind of evidence and by this one; never more than it says itself. */
  worthOf(actor: number, kind: Kind, sum: number): number {
    if (sum < FIRST_NATS) return sum;
    const bin = binOf(sum);
    const beyond = sum - FIRST_NATS - bin * STEP_NATS;
    const stated = Math.exp(-(FIRST_NATS + bin * STEP_NATS));
    const byAny = this.#shares(actor, ALL_KINDS, bin, stated, LEANING_PEOPLE);
    const [, , byKind] = this.#shares(actor, kind.name, bin, byAny[0] * kind.ofWork, LEANING_OF_KIND);
    return Math.min(sum, beyond - Math.log(byAny[2]), beyond + Math.log(kind.ofMisuse / byKind));
  }

  #noteBin(actor: number, kind: string, bin: number): void {
    const before = this.#binOf(actor, kind);
    if (bin <= before) return;
    this.#bins.set(`${kind} ${actor}`, bin);
    for (const { reached } of this.#talliesOf(actor, kind)) for (let at = before + 1; at <= bin; at += 1) reached[at] = (reached[at] ?? 0) + 1;
  }

  /** Share of the others who come to the bin within half a year: of all, of the role, of the unit, each leaning on the one before. */
  #shares(actor: number, kind: string, bin: number, stated: number, leaning: number): readonly [number, number, number] {
    const isIn = this.#binOf(actor, kind) >= bin ? 1 : 0;
    const pace = HALF_YEAR_WEEKS / Math.max(1, this.#weeks);
    const people = this.#talliesOf(actor, ALL_KINDS).map((one) => one.people);
    const tallies = this.#talliesOf(actor, kind);
    const leanOn = (whole: number, at: 0 | 1 | 2): number => {
      const others = ((tallies[at].reached[bin] ?? 0) - isIn) * pace;
      return Math.min(1, (others + leaning) / (Math.max(0, (people[at] ?? 0) - 1) + leaning / whole));
    };
    const all = leanOn(stated, 0);
    const role = leanOn(all, 1);
    return [all, role, leanOn(role, 2)];
  }

  #binOf(actor: number, kind: string): number {
    return this.#bins.get(`${kind} ${actor}`) ?? -1;
  }

  #talliesOf(actor: number, kind: string): readonly [Tally, Tally, Tally] {
    const peer = this.#peers.get(actor);
    return [this.#tally(`${kind}|`), this.#tally(`${kind}|role ${peer?.role ?? ''}`), this.#tally(`${kind}|unit ${peer?.role ?? ''} ${peer?.unit ?? ''}`)];
  }

  #tally(name: string): Tally {
    const found = this.#tallies.get(name) ?? { people: 0, reached: new Float64Array(BINS) };
    this.#tallies.set(name, found);
    return found;
  }
}

const binOf = (sum: number): number => Math.min(BINS - 1, Math.floor((sum - FIRST_NATS) / STEP_NATS));
