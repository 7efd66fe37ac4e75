// Whether whoever asks has proven once more that it is they; routes of serious acts ask this before they look anything up, so that the answer
// says nothing of what lies behind it (G4). The policies ask again, by `context.steppedUp` (policies/step-up.cedar).
import type { FastifyRequest } from 'fastify';
import { isFresh, stepUpNeeded } from '../access/index.js';
import type { Refused } from '../kernel/index.js';
import { type SignedIn, signedIn } from './caller.js';
import type { House } from './house.js';

/** Who asks, or the refusal `step_up_needed`. Throws `RefusedError` when nobody is signed in. */
export async function steppedUp(house: House, request: FastifyRequest): Promise<SignedIn | Refused> {
  const who = await signedIn(house, request);
  return isFresh(who.session?.steppedUpAtMs, house.clock()) ? who : stepUpNeeded();
}

/**
 * Whether they may change their passkeys: after a step-up, or within five minutes of signing in. Whoever holds a passkey has to have
 * used it, or their agency's provider: a password alone adds none beside it.
 */
export function mayChangePasskeys(house: House, { session }: SignedIn, holdsOne: boolean): boolean {
  const now = house.clock();
  if (session === undefined) return false;
  return isFresh(session.steppedUpAtMs, now) || (isFresh(session.signedInAtMs, now) && !(holdsOne && session.signedInBy === 'password'));
}
