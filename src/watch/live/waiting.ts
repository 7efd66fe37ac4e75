// Look-ups that prompt beats have examined and the complete pass has not read yet: each beat's in a file of its own, until a complete pass holds them.
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export class Waiting {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Writes the file anew. The last line, where there was one. */
  async write(nth: number, lines: AsyncIterable<string>): Promise<string | undefined> {
    return writeLines(this.#path(nth), lines);
  }

  /** All of them in one file, in their order. */
  async gather(segments: readonly number[], to: string): Promise<void> {
    rmSync(to, { force: true });
    for (const nth of segments) if (existsSync(this.#path(nth))) await pipeline(createReadStream(this.#path(nth)), createWriteStream(to, { flags: 'a', mode: 0o600 }));
  }

  remove(segments: readonly number[]): void {
    for (const nth of segments) rmSync(this.#path(nth), { force: true });
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  #path(nth: number): string {
    return join(this.#folder, `${String(nth).padStart(8, '0')}.jsonl`);
  }
}

/** The last line, where there was one. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<string | undefined> {
  const file = createWriteStream(path, { mode: 0o600 });
  let last: string | undefined;
  try {
    for await (const line of lines) {
      last = line;
      if (!file.write(`${line}\n`)) await once(file, 'drain');
    }
  } finally {
    await new Promise((resolve) => { file.end(resolve); });
  }
  return last;
}
