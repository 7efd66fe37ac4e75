// Each set of rules is found again without making anything: a table of bits, with the decision that was made of them.
import type { Decision } from './policy-request.js';

// Bounded, so that requests made for the purpose cannot fill the memory: some 20 MB an action at the very most.
const mostShared = 32_768;

/** Decisions by sets of rules. A set is so many words of 32 bits. */
export class Combinations {
  readonly #words: number;
  #keys: Int32Array;
  #decisions: (Decision | undefined)[];
  #mask = 255;
  #count = 0;

  constructor(words: number) {
    this.#words = words;
    this.#keys = new Int32Array(256 * words);
    this.#decisions = Array.from({ length: 256 });
  }

  find(set: Int32Array): Decision | undefined {
    return this.#decisions[this.#slotOf(set)];
  }

  /** Not kept when there are too many: it is then made each time. */
  keep(set: Int32Array, decision: Decision): void {
    if (this.#count >= mostShared) return;
    if (2 * this.#count > this.#mask) this.#grow();
    const slot = this.#slotOf(set);
    this.#keys.set(set, slot * this.#words);
    this.#decisions[slot] = decision;
    this.#count++;
  }

  /** Where the set stands, or the free place where it would. At least half of all places are free, so there is one. */
  #slotOf(set: Int32Array): number {
    let hash = 0;
    for (let word = 0; word < this.#words; word++) hash = Math.imul(hash ^ (set[word] ?? 0), 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#decisions[slot] !== undefined && !this.#holds(slot, set)) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #holds(slot: number, set: Int32Array): boolean {
    for (let word = 0; word < this.#words; word++) if (this.#keys[slot * this.#words + word] !== set[word]) return false;
    return true;
  }

  #grow(): void {
    const [keys, decisions] = [this.#keys, this.#decisions];
    const places = 2 * decisions.length;
    this.#mask = places - 1;
    this.#keys = new Int32Array(places * this.#words);
    this.#decisions = Array.from({ length: places });
    decisions.forEach((decision, from) => {
      if (decision === undefined) return;
      const set = keys.subarray(from * this.#words, (from + 1) * this.#words);
      const slot = this.#slotOf(set);
      this.#keys.set(set, slot * this.#words);
      this.#decisions[slot] = decision;
    });
  }
}
