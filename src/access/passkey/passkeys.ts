// The three ceremonies of a passkey: making one, signing in with it, and stepping up. Each answers one challenge of this house, and each is
// on the record, whether it succeeds or not (promise G11).
import { hash } from 'node:crypto';
import { BadInput, type Clock, newId, type Random } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Door } from '../door.js';
import type { Member } from '../member.js';
import type { Assertion, NewCredential, Passkey, RelyingParty } from './passkey.js';
import type { Ceremony, Challenges } from './challenge.js';
import { proveCredential, proveUse } from './proof.js';
import type { PasskeyStore } from './passkey.store.js';
import type { Plan } from '../plan.js';

const mostEach = 10;
const knownTransports: ReadonlySet<string> = new Set(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

/** `counter_back`: a copy of the key may be about; the passkey is stopped from then on. */
export type UseFault = 'no_challenge' | 'unknown' | 'stopped' | 'not_proven' | 'counter_back';
export type Use = { readonly proven: true; readonly passkey: Passkey } | { readonly proven: false; readonly why: UseFault; readonly passkey: Passkey | undefined };

export interface PasskeyParts {
  readonly store: PasskeyStore;
  readonly challenges: Challenges;
  readonly door: Door;
  readonly clock: Clock;
  readonly random: Random;
}

export class Passkeys {
  readonly #parts: PasskeyParts;

  constructor(parts: PasskeyParts) {
    this.#parts = parts;
  }

  get store(): PasskeyStore {
    return this.#parts.store;
  }

  /** What a device needs to make one: a challenge, the person's handle, and the credentials that it must not make again. */
  async askToRegister({ agencyId, memberId }: Member, cookie: string): Promise<{ challenge: string; userHandle: string; have: readonly Passkey[] }> {
    const { store, challenges, random } = this.#parts;
    const have = await store.ofMember(agencyId, memberId);
    if (have.length >= mostEach) throw new BadInput(`nobody has more than ${mostEach} passkeys; remove one first`, { fr: `personne n’a plus de ${mostEach} clés d’accès ; retirez-en une d’abord` });
    const userHandle = have[0]?.userHandle ?? Buffer.from(random(32)).toString('base64url');
    const { challenge } = challenges.give('register', cookie, userHandle);
    return { challenge, userHandle, have };
  }

  /** Keeps a new passkey of the plan's caller. Throws `BadInput` when the device has proven nothing; that stands on the record too. */
  async register(plan: Plan, party: RelyingParty, cookie: string, name: string, given: NewCredential): Promise<{ value: Passkey; receipt: Receipt }> {
    const { store, challenges, door, clock, random } = this.#parts;
    const { agencyId, memberId, userName } = plan.caller.member;
    const asked = challenges.take('register', cookie);
    const proven = asked && (await proveCredential(party, asked.challenge, given));
    if (asked === undefined || proven === undefined) {
      await door.note(agencyId, { action: 'addPasskeyFailed', actor: { agency: agencyId, member: memberId, user: userName }, why: asked === undefined ? 'no_challenge' : 'not_proven' });
      throw notMade();
    }
    const passkey: Passkey = {
      agencyId, memberId, passkeyId: newId('pk', random), userHandle: asked.about, name, createdAtMs: clock(), lastUsedAtMs: undefined, stoppedAtMs: undefined,
      transports: given.transports.filter((one) => knownTransports.has(one)), ...proven,
    };
    return door.write(plan, { passkey: passkey.passkeyId, credential: passkey.credentialId, key: hash('sha256', passkey.publicKey, 'hex') }, async () => {
      if (!(await store.add(passkey, passkey.createdAtMs))) throw notMade();
      return passkey;
    });
  }

  /** What a device needs to sign. With `member` it is told which credentials will do; without, it offers the person their own. */
  async askToUse(ceremony: Exclude<Ceremony, 'register'>, cookie: string, member?: Member): Promise<{ challenge: string; allow: readonly Passkey[] }> {
    const { store, challenges } = this.#parts;
    const allow = member === undefined ? [] : (await store.ofMember(member.agencyId, member.memberId)).filter((one) => one.stoppedAtMs === undefined);
    return { challenge: challenges.give(ceremony, cookie).challenge, allow };
  }

  /**
   * Whether the bearer of `cookie` has just shown a passkey: any one for signing in, one of `member` for stepping up.
   * INVARIANT: another person's passkey steps nobody up (tests/attacks/access/step-up-of-another-session.test.ts).
   */
  async use(ceremony: Exclude<Ceremony, 'register'>, party: RelyingParty, cookie: string, given: Assertion, member?: Member): Promise<Use> {
    const { store, challenges, clock } = this.#parts;
    const asked = challenges.take(ceremony, cookie);
    const passkey = await this.#find(given, member);
    const not = (why: UseFault): Use => ({ proven: false, why, passkey });
    if (asked === undefined) return not('no_challenge');
    if (passkey === undefined) return not('unknown');
    if (passkey.stoppedAtMs !== undefined) return not('stopped');
    const proven = await proveUse(party, asked.challenge, given, passkey);
    if (proven === undefined) return not('not_proven');
    if (await store.use(passkey, proven.counter, proven.backedUp, clock())) return { proven: true, passkey };
    // WebAuthn Level 3, section 7.2 step 22: a counter that went back is the mark of a copy.
    await store.stop(passkey, clock());
    return not('counter_back');
  }

  async #find(given: Assertion, member: Member | undefined): Promise<Passkey | undefined> {
    const { store } = this.#parts;
    if (member !== undefined) return (await store.ofMember(member.agencyId, member.memberId)).find((one) => one.credentialId === given.id);
    return given.userHandle === undefined ? undefined : store.byCredential(given.id, given.userHandle);
  }
}

const notMade = () => new BadInput('this passkey was not taken; begin again, and let the device verify you by PIN or finger', {
  fr: 'cette clé d’accès n’a pas été retenue ; recommencez, et laissez l’appareil vous vérifier par NIP ou empreinte',
});
