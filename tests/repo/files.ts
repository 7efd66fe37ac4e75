// The files that people write, as paths from the root.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Source files below the folders, sorted. */
export function filesOf(...folders: readonly string[]): string[] {
  return folders.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ts|tsx|mjs|cjs|css)$/.test(path) && !path.includes('node_modules')).map((path) => join(folder, path)).toSorted());
}
