// Reference lists are files of the project's `data/` folder, which stands beside `src/` and `dist/` alike.
import { readFileSync } from 'node:fs';

/** Reads and parses `data/NAME`. A reference file that is missing or broken stops the start. */
export function readReference<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')) as T;
}
