// The same seed always gives the same world: every choice comes from a named stream, so that adding to one part moves no other.
import { hash } from 'node:crypto';

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

  /** One item of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }

  /** Up to `count` different items. */
  sample<T>(list: readonly T[], count: number): T[] {
    return this.shuffle(list).slice(0, count);
  }

  shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = this.between(0, last);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  }

  /** One key of a table of weights. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return (entries.at(-1) as [K, number])[0];
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join('');
  }
}
