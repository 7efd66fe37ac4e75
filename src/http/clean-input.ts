// Parse at the door: a null character is no text, no store can keep it, and none reaches one.
import { BadInput } from '../kernel/index.js';
import type { App } from './app.js';

/** Refuses a request whose address, cookies or JSON body hold a null character. */
export function refuseNulls(app: App): void {
  app.addHook('preValidation', async (request) => {
    refuseNullIn([request.params, request.query, request.cookies, request.body]);
  });
}

/** Throws `BadInput`. Walks without recursion: the depth of a body is its sender's choice. */
export function refuseNullIn(value: unknown): void {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string' && next.includes('\u0000')) throw new BadInput('a request may not hold a null character; type it again', { fr: 'une demande ne peut contenir de caractère nul ; tapez-la de nouveau' });
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) waiting.push(name, inner);
  }
}
