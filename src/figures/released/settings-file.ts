// What opens a node to the public is one small file: read whole, or the node does not start.
import { FiguresError } from '../errors.js';

/** Throws `settings` naming the file. */
export function objectIn(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new FiguresError('settings', `\`${file}\` is not JSON; it is \`{"public": true}\``, { cause });
  }
  throw unusable(file, 'it is `{"public": true}`');
}

export function unusable(file: string, why: string): FiguresError {
  return new FiguresError('settings', `\`${file}\` cannot be used: ${why}; docs/operations.md shows one`);
}
