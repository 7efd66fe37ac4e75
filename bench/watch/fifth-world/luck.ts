// Chance that is the same on every machine: 32-bit integer arithmetic, and logarithm and exponential made of the four operations alone.

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) h = Math.imul(h ^ text.charCodeAt(n), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Natural logarithm of a number above 0, by halving and the series of artanh: Math.log may differ between processors. */
function ln(value: number): number {
  let [rest, twos] = [value, 0];
  while (rest < 0.75) [rest, twos] = [rest * 2, twos - 1];
  while (rest > 1.5) [rest, twos] = [rest / 2, twos + 1];
  const ratio = (rest - 1) / (rest + 1);
  let [term, sum] = [ratio, 0];
  for (let n = 1; n < 30; n += 2) {
    sum += term / n;
    term *= ratio * ratio;
  }
  return 2 * sum + twos * Math.LN2;
}

function exp(value: number): number {
  const parts = Math.max(1, Math.ceil(Math.abs(value) * 2));
  let [term, sum] = [1, 1];
  for (let n = 1; n < 16; n += 1) {
    term *= value / parts / n;
    sum += term;
  }
  let power = 1;
  for (let n = 0; n < parts; n += 1) power *= sum;
  return power;
}

export class Luck {
  readonly #name: string;
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(name: string) {
    this.#name = name;
    [this.#a, this.#b, this.#c] = [hash(`${name}/a`), hash(`${name}/b`), hash(`${name}/c`)];
    for (let n = 0; n < 12; n += 1) this.unit();
  }

  /** Chance of its own for a part of the world, so that a change of one part leaves the others as they were. */
  fork(part: string): Luck {
    return new Luck(`${this.#name}/${part}`);
  }

  /** From 0 up to but not including 1. */
  unit(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return (sum >>> 0) / 4294967296;
  }

  is(probability: number): boolean {
    return this.unit() < probability;
  }

  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }

  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  between(low: number, high: number): number {
    return low + this.unit() * (high - low);
  }

  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('a pick from an empty list');
    return one;
  }

  /** Early entries far more often: the few who are known to everybody. `power` is a whole number from 1. */
  early<T>(list: readonly T[], power: number): T {
    let part = 1;
    const unit = this.unit();
    for (let n = 0; n < power; n += 1) part *= unit;
    const one = list[Math.floor(part * list.length)];
    if (one === undefined) throw new Error('a pick from an empty list');
    return one;
  }

  weighed<T>(list: readonly (readonly [T, number])[]): T {
    let rest = this.unit() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [one, weight] of list) {
      rest -= weight;
      if (rest < 0) return one;
    }
    const last = list.at(-1);
    if (last === undefined) throw new Error('a pick from an empty list');
    return last[0];
  }

  shuffled<T>(list: readonly T[]): T[] {
    const order = [...list];
    for (let n = order.length - 1; n > 0; n -= 1) {
      const other = this.below(n + 1);
      [order[n], order[other]] = [order[other] as T, order[n] as T];
    }
    return order;
  }

  /** So many different ones, fewer if there are not so many. */
  some<T>(list: readonly T[], count: number): T[] {
    if (count * 3 > list.length) return this.shuffled(list).slice(0, count);
    const taken = new Set<T>();
    for (let tries = 0; taken.size < count && tries < count * 20; tries += 1) taken.add(this.pick(list));
    return [...taken];
  }

  wait(mean: number): number {
    return -mean * ln(1 - this.unit());
  }

  events(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = exp(-mean);
    let [product, count] = [this.unit(), 0];
    while (product > limit) [product, count] = [product * this.unit(), count + 1];
    return count;
  }

  normal(): number {
    let sum = -6;
    for (let n = 0; n < 12; n += 1) sum += this.unit();
    return sum;
  }

  /** A factor about 1 (its median), lognormal: how people differ. */
  factor(sigma: number): number {
    return exp(sigma * this.normal());
  }
}
