// Evidence that whoever runs the node has put there for an agency: `ROOT/AGENCY/NAME`. A name is one of these, never a path (the attacker types `../birch/log`).
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const aName = /^[^\p{C}/\\.][^\p{C}/\\]{0,99}$/u;

export class EvidenceFolders {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  names(agencyId: string): readonly string[] {
    const folder = join(this.#root, agencyId);
    if (!aName.test(agencyId) || !existsSync(folder)) return [];
    return readdirSync(folder).filter((name) => aName.test(name) && isFolder(join(folder, name))).toSorted();
  }

  /** INVARIANT: of this agency or of nobody (tests/attacks/access/scans-of-others.test.ts). */
  path(agencyId: string, name: string): string | undefined {
    return this.names(agencyId).includes(name) ? join(this.#root, agencyId, name) : undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
