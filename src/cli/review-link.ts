// Questions to the review desk from the terminal, under the same record as its pages.
import { BadInput } from '../kernel/index.js';
import { type Asker, askerHeaders, askJson } from './ask.js';
import { print, printJson, withNode } from './with-node.js';

export interface DeskOptions extends Asker {
  readonly json?: boolean;
}

export const part = (text: string): string => encodeURIComponent(text);

export async function getFrom<T>(path: string, options: DeskOptions): Promise<T> {
  return withNode((link) => askJson<T>(link, { method: 'GET', path: `/api/reviews/${path}`, headers: askerHeaders(options) }));
}

export async function postTo<T>(path: string, body: object | undefined, options: DeskOptions): Promise<T> {
  const headers = askerHeaders(options);
  return withNode((link) => askJson<T>(link, { method: 'POST', path: `/api/reviews/${path}`, ...(body === undefined ? { headers } : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }) }));
}

/** What was done, or the whole answer as JSON. */
export function told(step: object, { json }: DeskOptions, done: string): void {
  if (json === true) printJson(step);
  else print(done);
}

/** Throws `BadInput` for more or fewer. */
export function twoOf(names: string): string[] {
  const found = names.split(',').map((one) => one.trim()).filter((one) => one !== '');
  if (found.length !== 2) throw new BadInput('`--reviewers` names two, with a comma between', { fr: '`--reviewers` en nomme deux, séparées d’une virgule' });
  return found;
}
