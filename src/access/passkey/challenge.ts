// A challenge is answered once, within two minutes, by the browser that asked for it and for what it asked: else it was never given.
import { hash } from 'node:crypto';
import type { Clock, Random } from '../../kernel/index.js';

export type Ceremony = 'register' | 'signIn' | 'stepUp';

export interface Challenge {
  /** 32 random bytes, base64url (WebAuthn Level 3, section 13.4.3: at least 16). */
  readonly challenge: string;
  /** Whom it is about, where that is known before the answer: the user handle of a registration. */
  readonly about: string;
}

const livesMs = 2 * 60_000;
/** Asking is open to strangers: beyond this the oldest go, so that asking often fills no memory. */
const mostOpen = 10_000;

/** In memory only: whoever restarts the node asks again. Keys are hashes of cookies, so that a dump of it opens no session. */
export class Challenges {
  readonly #open = new Map<string, Challenge & { readonly untilMs: number }>();
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A new challenge for the bearer of `cookie`; an older one of the same ceremony is void. */
  give(ceremony: Ceremony, cookie: string, about = ''): Challenge {
    const now = this.#clock();
    const key = keyOf(ceremony, cookie);
    this.#open.delete(key);
    for (const [old, { untilMs }] of this.#open) {
      if (untilMs > now && this.#open.size < mostOpen) break;
      this.#open.delete(old);
    }
    const challenge = Buffer.from(this.#random(32)).toString('base64url');
    this.#open.set(key, { challenge, about, untilMs: now + livesMs });
    return { challenge, about };
  }

  /**
   * The challenge, which is gone from now on whatever becomes of the answer.
   * INVARIANT: no challenge is answered twice (tests/attacks/access/passkey-replay.test.ts).
   */
  take(ceremony: Ceremony, cookie: string): Challenge | undefined {
    const key = keyOf(ceremony, cookie);
    const found = this.#open.get(key);
    this.#open.delete(key);
    return found === undefined || found.untilMs <= this.#clock() ? undefined : { challenge: found.challenge, about: found.about };
  }
}

function keyOf(ceremony: Ceremony, cookie: string): string {
  return `${ceremony} ${hash('sha256', cookie, 'hex')}`;
}
