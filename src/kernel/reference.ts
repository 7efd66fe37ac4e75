// Reference lists are files of the project's `data/` folder, which stands above `src/`, `dist/` and any other place of compilation.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CustosError } from './error.js';

/** The text of `data/NAME`, read at each call. Throws `broken_reference`: without its reference files a node does not start. */
export function referenceText(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'data', name))) {
    if (folder === dirname(folder)) throw new CustosError('broken_reference', `the project's \`data/${name}\` is missing; check the installation`);
    folder = dirname(folder);
  }
  return readFileSync(join(folder, 'data', name), 'utf8');
}
