// The same seed always gives the same world: every choice comes from a named stream, so that adding to one part moves no other.
import { hash } from 'node:crypto';
import { DemoError } from './errors.js';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A short, stable code for a key: `length` characters of Crockford base 32. Neighbouring keys give unrelated codes (G4: no gaps to count). */
export function codeOf(seed: number, key: string, length = 8): string {
  const digest = hash('sha256', `${seed}:${key}`, 'buffer');
  return Array.from(digest.subarray(0, length), (byte) => alphabet[byte & 31]).join('');
}

/** Deterministic choices (the mulberry32 generator). Not for secrets: the demo world has none. */
export class Dice {
  readonly #seed: number;
  #state: number;

  constructor(seed: number, stream = 'world') {
    this.#seed = seed;
    this.#state = hash('sha256', `${seed}/${stream}`, 'buffer').readUInt32LE(0);
  }

  /** An independent stream of the same seed. */
  stream(name: string): Dice {
    return new Dice(this.#seed, name);
  }

  /** At least 0, less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One item of a list. Throws `empty_stock` when there is none. */
  pick<T>(list: readonly T[]): T {
    const at = this.between(0, list.length - 1);
    const [item] = list.slice(at, at + 1);
    if (item === undefined) throw new DemoError('empty_stock', 'the demo world ran out of things to choose from; lengthen the list');
    return item;
  }

  /** Up to `count` different items. */
  sample<T>(list: readonly T[], count: number): T[] {
    return this.shuffle(list).slice(0, count);
  }

  shuffle<T>(list: readonly T[]): T[] {
    const drawn = list.map((item) => ({ item, order: this.next() }));
    return drawn.toSorted((a, b) => a.order - b.order).map(({ item }) => item);
  }

  /** One key of a table of weights, of which at least one is above 0. */
  weighted<W extends Readonly<Record<string, number>>>(weights: W): Extract<keyof W, string> {
    let left = this.next() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    for (const key in weights) {
      left -= weights[key] ?? 0;
      if (left < 0) return key;
    }
    throw new DemoError('empty_stock', 'a table of weights in the demo world has no weight; give it one');
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join('');
  }
}
