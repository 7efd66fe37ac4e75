// Chance that is the same for the same seed: every part of the world has dice of its own, so that a change in one part leaves the others as they were.

export class Dice {
  readonly #seed: string;
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: string) {
    this.#seed = seed;
    [this.#a, this.#b, this.#c] = [hashOf(`${seed}|a`), hashOf(`${seed}|b`), hashOf(`${seed}|c`)];
    for (let n = 0; n < 12; n += 1) this.next();
  }

  for(part: string): Dice {
    return new Dice(`${this.#seed}/${part}`);
  }

  /** 0 to below 1 (Chris Doty-Humphrey's small fast counter). */
  next(): number {
    const t = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number from low to high, both possible. */
  whole(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.below(list.length));
  }

  pickOr<T>(list: readonly T[], otherwise: T): T {
    return list.length === 0 ? otherwise : this.pick(list);
  }

  some<T>(list: readonly T[], n: number): T[] {
    return this.shuffled(list).slice(0, Math.max(0, n));
  }

  shuffled<T>(list: readonly T[]): T[] {
    const out = [...list];
    for (let n = out.length - 1; n > 0; n -= 1) {
      const other = this.below(n + 1);
      [out[n], out[other]] = [at(out, other), at(out, n)];
    }
    return out;
  }

  waiting(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** How many of what comes `mean` times on average. */
  count(mean: number): number {
    if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    let left = Math.exp(-mean);
    let p = this.next();
    let n = 0;
    while (p > left && n < 200) {
      p -= left;
      n += 1;
      left *= mean / n;
    }
    return n;
  }

  /** At least 1, with a heavy tail. */
  heavy(alpha: number): number {
    return Math.min(500, (1 - this.next()) ** (-1 / alpha));
  }

  /** Around 1, skewed to the right. */
  factor(spread: number): number {
    return Math.exp(spread * this.normal() - (spread * spread) / 2);
  }

  of<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights);
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      rest -= weight;
      if (rest < 0) return key as K;
    }
    return at(entries, 0)[0] as K;
  }
}

/** Draws by weight from many. */
export class Wheel<T> {
  readonly #items: readonly T[];
  readonly #until: Float64Array;

  constructor(items: readonly T[], weight: (item: T) => number) {
    this.#items = items;
    this.#until = new Float64Array(items.length);
    let sum = 0;
    for (const [n, item] of items.entries()) this.#until[n] = sum += weight(item);
  }

  spin(dice: Dice): T {
    const aim = dice.next() * (this.#until.at(-1) ?? 0);
    let [low, high] = [0, this.#until.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#until[middle] ?? 0) > aim) high = middle;
      else low = middle + 1;
    }
    return at(this.#items, low);
  }
}

export function at<T>(list: readonly T[], n: number): T {
  const item = list[n];
  if (item === undefined) throw new RangeError(`nothing stands at \`${n}\` of ${list.length}`);
  return item;
}

export function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) | 0;
}
