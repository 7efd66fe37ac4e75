// A file that is there whole or not at all: written beside its place under another name, and named when it is done.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BadInput, csvLine } from '../../kernel/index.js';

export class OutFile {
  readonly path: string;
  readonly #part: string;
  readonly #stream: ReturnType<typeof createWriteStream>;
  #fault: Error | undefined;

  private constructor(path: string) {
    this.path = path;
    this.#part = `${path}.${process.pid}.part`;
    this.#stream = createWriteStream(this.#part);
    this.#stream.on('error', (fault) => {
      this.#fault = fault;
    });
  }

  /** Throws `BadInput` where nothing can be written. */
  static async open(path: string): Promise<OutFile> {
    const there = await stat(dirname(path)).catch(() => undefined);
    const itself = await stat(path).catch(() => undefined);
    if (there?.isDirectory() !== true || itself?.isDirectory() === true) throw new BadInput(`\`${path}\` cannot be written; name a file in a folder that is there`, { fr: `\`${path}\` ne peut être écrit ; nommez un fichier dans un dossier existant` });
    return new OutFile(path);
  }

  async line(cells: readonly string[]): Promise<void> {
    if (this.#fault !== undefined) throw this.#fault;
    if (!this.#stream.write(`${csvLine(cells)}\n`)) await once(this.#stream, 'drain');
  }

  /** Written out; `name` puts it in its place. */
  async end(): Promise<void> {
    this.#stream.end();
    await once(this.#stream, 'close');
    if (this.#fault !== undefined) throw this.#fault;
  }

  async name(): Promise<void> {
    await rename(this.#part, this.path);
  }

  async drop(): Promise<void> {
    this.#stream.destroy();
    await rm(this.#part, { force: true });
  }
}
