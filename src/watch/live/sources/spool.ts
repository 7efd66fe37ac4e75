// Lines that came over the wire, durable before they are acknowledged, until they are taken in. One file a source.
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { lineMark } from './source.js';

export interface Spooled {
  readonly sourceId: string;
  readonly path: string;
}

const waiting = '.jsonl';
const taking = '.taking';

export class Spool {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** What is no JSON object is set aside at once: one bad line must not spoil those beside it. Number of lines that were kept and that were not. */
  add(sourceId: string, lines: readonly string[]): { readonly kept: number; readonly bad: number } {
    const good = lines.flatMap((line) => { const marked = markedOf(line); return marked === undefined ? [] : [marked]; });
    const bad = lines.filter((line) => markedOf(line) === undefined);
    if (bad.length > 0) appendFileSync(join(this.#folder, 'bad-lines.txt'), bad.map((line) => `${sourceId} ${line}\n`).join(''), { mode: 0o600 });
    if (good.length > 0) appendDurably(join(this.#folder, `${sourceId}${waiting}`), good.map((line) => `${line}\n`).join(''));
    return { kept: good.length, bad: bad.length };
  }

  /** Everything that waits; it stays until `done`, and what comes meanwhile waits for the next time. */
  take(): readonly Spooled[] {
    for (const name of readdirSync(this.#folder).filter((one) => one.endsWith(waiting))) {
      const to = join(this.#folder, `${name.slice(0, -waiting.length)}${taking}`);
      // What an earlier attempt did not finish comes first.
      if (!existsSync(to)) renameSync(join(this.#folder, name), to);
    }
    return readdirSync(this.#folder).filter((one) => one.endsWith(taking)).map((one) => ({ sourceId: one.slice(0, -taking.length), path: join(this.#folder, one) }));
  }

  done({ path }: Spooled): void {
    rmSync(path, { force: true });
  }
}

/** The line with its own mark, as far as it is a JSON object. */
function markedOf(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return JSON.stringify({ ...value, [lineMark]: hash('sha256', line, 'hex').slice(0, 32) });
  } catch {
    return undefined;
  }
}

function appendDurably(path: string, text: string): void {
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
