// Whether this installation checks texts for the public: off unless `claim-check.json` in its data folder opens it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FiguresError } from '../errors.js';

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
  const path = join(dataFolder, 'claim-check.json');
  return existsSync(path) ? parsePublicCheck(readFileSync(path, 'utf8')) : closed;
}

export function parsePublicCheck(text: string): PublicCheckSettings {
  const { public: isOpen, perMinute = closed.perMinute, longest = closed.longest, ...rest } = objectIn(text);
  if (Object.keys(rest).length > 0) throw bad('it takes `public`, `perMinute` and `longest`, and nothing else');
  if (typeof isOpen !== 'boolean') throw bad('`public` is true or false');
  if (!isWithin(perMinute, most.perMinute)) throw bad(`\`perMinute\` is a whole number from 1 to ${most.perMinute}`);
  if (!isWithin(longest, most.longest)) throw bad(`\`longest\` is a whole number of characters from 1 to ${most.longest}`);
  return { isOpen, perMinute, longest };
}

const isWithin = (value: unknown, top: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= top;

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new FiguresError('settings', '`claim-check.json` is not JSON; it is `{"public": true}`', { cause });
  }
  throw bad('it is `{"public": true}`');
}

function bad(why: string): FiguresError {
  return new FiguresError('settings', `\`claim-check.json\` cannot be used: ${why}; docs/operations.md shows one`);
}
