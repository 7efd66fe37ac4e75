// Two numbers in, one small number out: what was once worked out for a pair is looked up. It covers what it can hold and never grows past that.

/** Nothing is known of a pair, or it lies outside of what a grid holds. */
export const unknown = 65_535;

// A megabyte.
const mostCells = 2 ** 19;

export class Grid {
  #width = 16;
  #cells = new Uint16Array(16 * 16).fill(unknown);

  get bytes(): number {
    return 2 * this.#cells.length;
  }

  at(row: number, column: number): number {
    return column < this.#width ? this.#cells[row * this.#width + column] ?? unknown : unknown;
  }

  /** `value` lies below `unknown`. */
  put(row: number, column: number, value: number): void {
    let [width, height] = [this.#width, this.#cells.length / this.#width];
    while (width <= column) width *= 2;
    while (height <= row) height *= 2;
    if (width * height > mostCells) return;
    if (width > this.#width || width * height > this.#cells.length) this.#grow(width, height);
    this.#cells[row * width + column] = value;
  }

  #grow(width: number, height: number): void {
    const cells = new Uint16Array(width * height).fill(unknown);
    for (let row = 0; row * this.#width < this.#cells.length; row++) {
      cells.set(this.#cells.subarray(row * this.#width, (row + 1) * this.#width), row * width);
    }
    this.#width = width;
    this.#cells = cells;
  }
}
