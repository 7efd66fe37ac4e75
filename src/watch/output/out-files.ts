// The files of a run: written under other names, and given their own only when all are whole. What stands in the folder is one run, never half of two.
import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Alerts name people: nobody but the examiner's own account reads them. */
const OWN = { mode: 0o600 };

export class OutFiles {
  readonly #folder: string;
  readonly #names: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where to write the file until `publish`. */
  draft(name: string): string {
    this.#names.push(name);
    const path = this.#draftOf(name);
    writeFileSync(path, '', OWN);
    return path;
  }

  write(name: string, text: string): void {
    writeFileSync(this.draft(name), text, OWN);
  }

  writeLines(name: string, records: readonly unknown[]): void {
    this.write(name, records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }

  publish(): void {
    // DuckDB makes its files anew, readable to all.
    for (const name of this.#names) chmodSync(this.#draftOf(name), OWN.mode);
    for (const name of this.#names) renameSync(this.#draftOf(name), join(this.#folder, name));
  }

  #draftOf(name: string): string {
    return join(this.#folder, `.${name}.new`);
  }
}
