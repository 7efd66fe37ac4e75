// Whether this installation shows its news releases to everybody: off unless `news-releases.json` in its data folder opens it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectIn, unusable } from './settings-file.js';

const file = 'news-releases.json';

/** Throws `settings`: a node does not start with a file that says something else than was meant. */
export function readPublicReleases(dataFolder: string): boolean {
  const path = join(dataFolder, file);
  return existsSync(path) && parsePublicReleases(readFileSync(path, 'utf8'));
}

export function parsePublicReleases(text: string): boolean {
  const { public: isOpen, ...rest } = objectIn(text, file);
  if (Object.keys(rest).length > 0) throw unusable(file, 'it takes `public` and nothing else');
  if (typeof isOpen !== 'boolean') throw unusable(file, '`public` is true or false');
  return isOpen;
}
