// Numbers of many things of one kind, side by side: a country of two million people fits in memory, and an absent cell reads as -1.

export class Column {
  #cells: Int32Array;
  #length = 0;

  constructor(capacity: number) {
    this.#cells = new Int32Array(Math.max(16, capacity));
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return index < 0 || index >= this.#length ? -1 : this.#cells[index] ?? -1;
  }

  set(index: number, value: number): void {
    this.#cells[index] = value;
  }

  /** Appends, and gives the index. */
  push(value: number): number {
    if (this.#length === this.#cells.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#length] = value;
    this.#length += 1;
    return this.#length - 1;
  }
}
