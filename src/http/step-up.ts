// When somebody may change their own passkeys. That serious acts need a step-up is the policies' (policies/step-up.cedar, by
// `context.steppedUp`); this says only what counts as one for whoever has none to show yet.
import { isFresh } from '../access/index.js';
import type { SignedIn } from './caller.js';
import type { House } from './house.js';

/**
 * After a step-up, or within five minutes of signing in. Whoever holds a passkey has to have used it, or their agency's provider: a
 * password alone adds none beside it.
 */
export function mayChangePasskeys(house: House, { session }: SignedIn, holdsOne: boolean): boolean {
  const now = house.clock();
  if (session === undefined) return false;
  return isFresh(session.steppedUpAtMs, now) || (isFresh(session.signedInAtMs, now) && !(holdsOne && session.signedInBy === 'password'));
}
