// All luck of a world from one seed: the same seed gives the same town, the same shifts, the same wrong.

/** sfc32 with a labelled fork for each part, so that a change in one part leaves the luck of the others alone. */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
    this.#a = hash(`${seed}/a`);
    this.#b = hash(`${seed}/b`);
    this.#c = hash(`${seed}/c`);
    for (let n = 0; n < 16; n += 1) this.unit();
  }

  fork(label: string): Chance {
    return new Chance(`${this.#seed}/${label}`);
  }

  /** In [0, 1). */
  unit(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  is(share: number): boolean {
    return this.unit() < share;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  pick<T>(from: readonly T[]): T {
    const one = from[Math.floor(this.unit() * from.length)];
    if (one === undefined) throw new Error('nothing to pick from: give at least one');
    return one;
  }

  some<T>(from: readonly T[], count: number): T[] {
    return this.shuffled(from).slice(0, count);
  }

  /** A few of a long list, without shuffling it all. */
  few<T>(from: readonly T[], count: number): T[] {
    const chosen = new Set<T>();
    for (let tries = 0; chosen.size < Math.min(count, from.length) && tries < count * 20; tries += 1) chosen.add(this.pick(from));
    return [...chosen];
  }

  shuffled<T>(from: readonly T[]): T[] {
    const all = [...from];
    for (let n = all.length - 1; n > 0; n -= 1) {
      const other = Math.floor(this.unit() * (n + 1));
      [all[n], all[other]] = [all[other] as T, all[n] as T];
    }
    return all;
  }

  /** One of the keys, each as likely as its weight. */
  weighed<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return (entries.at(-1) as [T, number])[0];
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  /** Log-normal: half below `median`, a long tail. */
  long(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  poisson(mean: number): number {
    if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const floor = Math.exp(-mean);
    let product = this.unit();
    let count = 0;
    while (product > floor) {
      product *= this.unit();
      count += 1;
    }
    return count;
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += Math.floor(this.unit() * 16).toString(16);
    return text;
  }
}

function hash(text: string): number {
  let sum = 2_166_136_261;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  sum = Math.imul(sum ^ (sum >>> 16), 2_246_822_507);
  return (sum ^ (sum >>> 13)) | 0;
}

/** Picks by weight from a fixed list in log time: for thousands of draws by how often the police meet somebody. */
export class Urn<T> {
  readonly #items: readonly T[];
  readonly #sums: number[] = [];

  constructor(items: readonly T[], weight: (item: T) => number) {
    this.#items = items;
    let sum = 0;
    for (const item of items) this.#sums.push((sum += weight(item)));
  }

  get size(): number {
    return this.#items.length;
  }

  draw(chance: Chance): T {
    const at = chance.unit() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    const item = this.#items[low];
    if (item === undefined) throw new Error('nothing to draw from: give at least one');
    return item;
  }
}
