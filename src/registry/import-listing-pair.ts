// The two languages of one item are brought together by what they share, not by where they stand: a list may be in another order.
// An item that cannot be paired with certainty stays unpaired and is said to be so.
import { normaliseWords } from '../matching/index.js';

/** What pairing looks at: the item's names and the day its text came into force. */
export interface Pairable {
  readonly names: readonly string[];
  readonly inForce: string;
}

const keyOf = (name: string) => normaliseWords(name).join(' ');

function keysOf(item: Pairable): ReadonlySet<string> {
  return new Set(item.names.map(keyOf).filter((key) => key !== ''));
}

/** How rare each name is: a name in many items says little about which belong together. */
function rarity(items: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const keys of items) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].map(([key, count]) => [key, 1 / count]));
}

interface Candidate { readonly i: number; readonly j: number; readonly weight: number }

function candidates(left: readonly ReadonlySet<string>[], right: readonly ReadonlySet<string>[]): Candidate[] {
  const rareLeft = rarity(left);
  const rareRight = rarity(right);
  const found: Candidate[] = [];
  for (const [i, keys] of left.entries()) {
    for (const [j, others] of right.entries()) {
      let weight = 0;
      for (const key of keys) if (others.has(key)) weight += (rareLeft.get(key) ?? 0) * (rareRight.get(key) ?? 0);
      if (weight > 0) found.push({ i, j, weight });
    }
  }
  return found.toSorted((a, b) => b.weight - a.weight || Math.abs(a.i - a.j) - Math.abs(b.i - b.j));
}

/** Items left over that stand alone between the same pair of neighbours belong together when as many stand on either side. */
function pairBetween(pairs: Map<number, number>, leftCount: number, rightCount: number): void {
  const taken = new Set(pairs.values());
  for (let i = 0; i < leftCount; i += 1) {
    if (pairs.has(i)) continue;
    const before = i === 0 ? -1 : pairs.get(i - 1);
    if (before === undefined || before + 1 >= rightCount || taken.has(before + 1)) continue;
    pairs.set(i, before + 1);
    taken.add(before + 1);
  }
}

function agreeInOrder(pairs: ReadonlyMap<number, number>, i: number, j: number, rightCount: number): boolean {
  const next = pairs.get(i + 1);
  return next === undefined ? j === rightCount - 1 || !new Set(pairs.values()).has(j + 1) : next === j + 1;
}

/**
 * Pairs of positions, left to right. First by shared names, rarest first; then an item without shared names by its neighbours,
 * when both lists have it in the same place between the same two.
 */
export function pairItems(left: readonly Pairable[], right: readonly Pairable[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j } of candidates(left.map(keysOf), right.map(keysOf))) {
    if (pairs.has(i) || taken.has(j)) continue;
    pairs.set(i, j);
    taken.add(j);
  }
  const byName = new Set(pairs.keys());
  pairBetween(pairs, left.length, right.length);
  for (const [i, j] of pairs) if (!byName.has(i) && !agreeInOrder(pairs, i, j, right.length)) pairs.delete(i);
  return pairs;
}
