// Values that rules read of one part of a request get numbers: equal values have one number, for all rules that read the same attributes.
import type { Attributes } from './policy-request.js';

export class Readings {
  /** Every attribute that is read, once. */
  readonly #names: string[] = [];
  readonly #readings: Reading[] = [];
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** Which of the numbers is that of these attributes together. */
  placeOf(names: readonly string[]): number {
    const columns = names.map((name) => this.#columnOf(name));
    const key = columns.join();
    const known = this.#readings.findIndex((reading) => reading.columns.join() === key);
    return known >= 0 ? known : this.#readings.push({ columns, numbers: new Map() }) - 1;
  }

  numbersOf(attributes: Attributes): readonly number[] {
    // A missing attribute is no text at all, which no value is.
    const texts = this.#names.map((name) => JSON.stringify(attributes[name]));
    return this.#readings.map(({ columns, numbers }) => {
      let text = '';
      for (const column of columns) text += `${texts[column] ?? ''},`;
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      this.#bytes += 2 * text.length + 64;
      return numbers.size - 1;
    });
  }

  #columnOf(name: string): number {
    const known = this.#names.indexOf(name);
    return known >= 0 ? known : this.#names.push(name) - 1;
  }
}

interface Reading {
  readonly columns: readonly number[];
  readonly numbers: Map<string, number>;
}
