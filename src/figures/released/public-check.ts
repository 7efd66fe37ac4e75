// Whether this installation checks texts for the public: off unless `claim-check.json` in its data folder opens it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FiguresError } from '../errors.js';
import { objectIn, unusable } from './settings-file.js';

const file = 'claim-check.json';

export interface PublicCheckSettings {
  readonly isOpen: boolean;
  /** Checks a minute and address. */
  readonly perMinute: number;
  /** Longest text, in UTF-16 units. */
  readonly longest: number;
}

const closed: PublicCheckSettings = { isOpen: false, perMinute: 10, longest: 100_000 };
const most = { perMinute: 600, longest: 500_000 } as const;

/** Throws `settings`: a node does not start with a file that says something else than was meant. */
export function readPublicCheck(dataFolder: string): PublicCheckSettings {
  const path = join(dataFolder, file);
  return existsSync(path) ? parsePublicCheck(readFileSync(path, 'utf8')) : closed;
}

export function parsePublicCheck(text: string): PublicCheckSettings {
  const { public: isOpen, perMinute = closed.perMinute, longest = closed.longest, ...rest } = objectIn(text, file);
  if (Object.keys(rest).length > 0) throw bad('it takes `public`, `perMinute` and `longest`, and nothing else');
  if (typeof isOpen !== 'boolean') throw bad('`public` is true or false');
  if (!isWithin(perMinute, most.perMinute)) throw bad(`\`perMinute\` is a whole number from 1 to ${most.perMinute}`);
  if (!isWithin(longest, most.longest)) throw bad(`\`longest\` is a whole number of characters from 1 to ${most.longest}`);
  return { isOpen, perMinute, longest };
}

const isWithin = (value: unknown, top: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= top;

const bad = (why: string): FiguresError => unusable(file, why);
