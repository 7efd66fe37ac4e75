// Files that other systems drop for an agency: `ROOT/AGENCY/SOURCE/…`, and `ROOT/AGENCY/context/` for the tables that explain look-ups. A name is one that an
// examiner gave to a source, never a path.
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** So long unchanged: whoever writes it has finished. */
const STILL_MS = 2_000;

export interface FoundFile {
  readonly name: string;
  readonly path: string;
  /** Another one: the file has changed. */
  readonly mark: string;
}

export class FeedFolder {
  readonly #root: string;

  constructor(root: string, agencyId: string) {
    this.#root = join(root, agencyId);
  }

  files(source: string, nowMs: number): readonly FoundFile[] {
    return filesIn(join(this.#root, source), nowMs);
  }

  contextMark(nowMs: number): string {
    return this.#context(nowMs).map((one) => `${one.name} ${one.mark}`).join('\n');
  }

  copyContext(to: string, nowMs: number): void {
    for (const { name, path } of this.#context(nowMs)) copyFileSync(path, join(to, name));
  }

  #context(nowMs: number): readonly FoundFile[] {
    return filesIn(join(this.#root, 'context'), nowMs).filter((one) => !one.name.toLowerCase().startsWith('accesses.'));
  }
}

function filesIn(folder: string, nowMs: number): FoundFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile() && !one.name.startsWith('.')).toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap(({ name }) => {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined || nowMs - found.mtimeMs < STILL_MS || found.size === 0 ? [] : [{ name, path, mark: `${found.size} ${found.mtimeMs}` }];
  });
}
