// Every choice of a world comes from a named stream of one seed: the same seed gives the same bytes, and a change in one stream moves no other.
import { hash } from 'node:crypto';

/** xoshiro128** 1.1 (Blackman and Vigna, 2018, https://prng.di.unimi.it/xoshiro128starstar.c): 128 bits of state, since a large world draws more often than 2^32 times. Not for secrets. */
export class Dice {
  readonly #seed: number;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number, stream: string) {
    const digest = hash('sha256', `${seed}/${stream}`, 'buffer');
    this.#seed = seed;
    this.#a = digest.readInt32LE(0);
    this.#b = digest.readInt32LE(4);
    this.#c = digest.readInt32LE(8);
    this.#d = digest.readInt32LE(12);
  }

  /** An independent stream of the same seed. */
  stream(name: string): Dice {
    return new Dice(this.#seed, name);
  }

  /** At least 0, less than 1. */
  next(): number {
    const b = this.#b;
    const five = Math.imul(b, 5);
    const drawn = Math.imul((five << 7) | (five >>> 25), 9);
    this.#c ^= this.#a;
    this.#d ^= b;
    this.#b = b ^ this.#c;
    this.#a ^= this.#d;
    this.#c ^= b << 9;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return (drawn >>> 0) / 4_294_967_296;
  }

  /** A whole number of at least 0 and less than `count`; 0 when there is nothing to choose from. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  within(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }

  /** One of a list that its type says is never empty. */
  one<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  /** Up to `count` different items. */
  sample<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    const drawn: T[] = [];
    while (drawn.length < count && left.length > 0) drawn.push(...left.splice(this.below(left.length), 1));
    return drawn;
  }

  /** A place in a list of `count`, the first ones far more often: the share of the first tenth is 0.1^(1/skew). */
  rank(count: number, skew: number): number {
    return Math.floor(count * this.next() ** skew);
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  normal(mean: number, deviation: number): number {
    return mean + deviation * Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  lognormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma));
  }

  /** Knuth's product method; above 30 the normal approximation is near enough. */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(this.normal(mean, Math.sqrt(mean))));
    const limit = Math.exp(-mean);
    let product = this.next();
    let count = 0;
    while (product > limit) {
      product *= this.next();
      count += 1;
    }
    return count;
  }

  /** One key of a table of weights, of which at least one is above 0. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>, otherwise: NoInfer<K>): K {
    let sum = 0;
    for (const key in weights) sum += weights[key];
    let left = this.next() * sum;
    for (const key in weights) {
      left -= weights[key];
      if (left < 0) return key;
    }
    return otherwise;
  }
}
