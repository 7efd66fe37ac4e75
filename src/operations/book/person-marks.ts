// Who somebody is, as a keyed mark: the same person of one operation has the same mark, and nobody without the node's key can tell whose it is, or try names (domain.md section 5, "salted match").
import { createHmac } from 'node:crypto';

export class PersonMarks {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Of one operation alone: persons are not followed from one to the next. */
  markOf(operation: string, personKey: string): string {
    return this.#digest(['person', operation, personKey]);
  }

  /** By what a row that waits is called: the same line of the same file again is the same, and what it says is not in it. */
  nameOf(parts: readonly string[]): string {
    return `qr-${this.#digest(['waits', ...parts])}`;
  }

  #digest(parts: readonly string[]): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  }
}
