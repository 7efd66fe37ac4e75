// Signing in with one's agency's own identity provider. The account follows the provider's claims at each sign-in: what was withdrawn
// there is gone here, and each change stands in the agency's record, before and after, before it takes effect.
import type { Json, Random } from '../../kernel/index.js';
import type { Door } from '../door.js';
import { type Person, personIn, problemWith } from '../rights.js';
import type { Account, RosterStore } from '../roster.store.js';
import type { SessionStore } from '../session.store.js';
import { type ClaimedPerson, personOf, refusedClaim } from './claims.js';
import { SignOnError } from './errors.js';
import { Provider, type Proven } from './provider.js';
import type { SignOnSettings } from './settings.js';
import type { SignOnStore } from './sign-on.store.js';

export interface SignOnParts {
  readonly settings: SignOnSettings;
  readonly store: SignOnStore;
  readonly roster: RosterStore;
  readonly sessions: SessionStore;
  readonly door: Door;
  readonly clock: () => number;
  readonly random: Random;
}

export class SignOn {
  readonly #parts: SignOnParts;
  readonly #providers: ReadonlyMap<string, Provider>;

  constructor(parts: SignOnParts) {
    this.#parts = parts;
    const { providers, publicUrl } = parts.settings;
    this.#providers = new Map(providers.map((one) => [one.id, new Provider(one, publicUrl, parts.clock)]));
  }

  /** What a sign-in page offers. */
  get choices(): readonly { readonly id: string; readonly name: { readonly en: string; readonly fr: string } }[] {
    return this.#parts.settings.providers;
  }

  /** Whether the people of an agency come from a provider: then passwords are not for them. */
  speaksFor(agencyId: string): boolean {
    return this.#parts.settings.providers.some(({ agencies }) => agencies.includes(agencyId));
  }

  /** The provider's address for this browser, whose cookie gets the value `browser`. Undefined: no such provider. */
  async begin(providerId: string): Promise<{ readonly url: string; readonly browser: string } | undefined> {
    const provider = this.#providers.get(providerId);
    if (provider === undefined) return undefined;
    const { url, pending } = await provider.begin();
    const browser = Buffer.from(this.#parts.random(32)).toString('base64url');
    await this.#parts.store.await({ provider: providerId, browser, ...pending });
    return { url: url.href, browser };
  }

  /** The way back. Throws `SignOnError`, which stands in the node's record before it is thrown. */
  async finish(providerId: string, search: string, browser: string, from: { readonly address: string; readonly device: string }) {
    try {
      return await this.#finish(providerId, search, browser, from);
    } catch (fault) {
      if (!(fault instanceof SignOnError)) throw fault;
      await this.#parts.door.note('node', {
        action: 'signInFailed', actor: nobody, by: 'oidc', provider: this.#providers.has(providerId) ? providerId : '', problem: fault.code, claim: fault.claim ?? null,
      });
      throw fault;
    }
  }

  async #finish(providerId: string, search: string, browser: string, from: { readonly address: string; readonly device: string }) {
    const { store, sessions, door } = this.#parts;
    const provider = this.#providers.get(providerId);
    const state = new URLSearchParams(search).get('state') ?? '';
    const waiting = await store.take(providerId, state, browser);
    if (provider === undefined || waiting === undefined) throw new SignOnError('stale', 'this sign-in was begun elsewhere or too long ago; start again');
    const proven = await provider.finish(search, waiting);
    const account = await this.#account(provider, proven);
    const { acr, amr, sid } = proven.claims;
    const how = { by: 'oidc' as const, ...(typeof acr === 'string' && { acr }), amr: [amr ?? []].flat().filter((one) => typeof one === 'string') };
    await door.note(account.agencyId, { action: 'signIn', actor: actorOf(account), provider: providerId, ...how });
    return sessions.open(account.agencyId, account.memberId, {
      ...how, ...from, issuer: proven.issuer, subject: proven.subject, ...(typeof sid === 'string' && { providerSession: sid }),
    });
  }

  /** Ends what a provider says is over; its token is good once. */
  async loggedOut(providerId: string, token: string): Promise<void> {
    const provider = this.#providers.get(providerId);
    if (provider === undefined) throw new SignOnError('not_proven', 'there is no such provider');
    const ended = await provider.loggedOut(token);
    if (!(await this.#parts.store.firstSeen(token, ended.expiresAtMs))) throw new SignOnError('not_proven', 'this logout token was used before');
    let count = 0;
    for (const agencyId of provider.settings.agencies) {
      const members = await this.#parts.sessions.revokeFromProvider(agencyId, ended);
      count += members.length;
      // Ending comes first here: the record says what happened, and a ledger that is down keeps nobody signed in.
      for (const member of new Set(members)) await this.#parts.door.note(agencyId, { action: 'sessionsEnded', actor: nobody, provider: providerId, member, why: 'provider' });
    }
    if (count === 0) await this.#parts.door.note('node', { action: 'sessionsEnded', actor: nobody, provider: providerId, member: '', why: 'provider' });
  }

  /** Where the browser ends its session with the provider as well; undefined when there is no such place. */
  async endSessionUrl(agencyId: string, issuer: string): Promise<string | undefined> {
    const provider = [...this.#providers.values()].find(({ settings }) => settings.agencies.includes(agencyId) && settings.issuer.replace(/\/$/, '') === issuer.replace(/\/$/, ''));
    return provider?.endSessionUrl(this.#parts.settings.publicUrl).catch(() => undefined);
  }

  async #account({ settings }: Provider, proven: Proven): Promise<Account> {
    const { store, roster } = this.#parts;
    const claimed = personOf(proven.claims, settings.claims, settings.agencies);
    const links = await store.linksOf(proven.issuer, proven.subject, settings.agencies);
    const { agencyId } = claimed;
    // The account is the subject, whatever its claims call it today.
    const memberId = links.find((one) => one.agencyId === agencyId)?.memberId;
    const before = memberId === undefined ? undefined : await roster.one(agencyId, memberId);
    const after = completed(claimed, before);
    const problem = problemWith(after, await roster.rightsOf(agencyId));
    if (problem !== undefined) throw refusedClaim(problem, settings.claims);
    await this.#refuseTaken(claimed, before);
    if (before?.isActive === false) throw new SignOnError('suspended', 'this account is suspended; speak to your agency’s administrator');
    for (const left of links.filter((one) => one.agencyId !== agencyId)) await this.#leave(left);
    return this.#keep(claimed, before, after, proven);
  }

  /** An account never takes over a member who is somebody else's, nor one who has a password here. */
  async #refuseTaken({ agencyId, memberId, person }: ClaimedPerson, before: Account | undefined): Promise<void> {
    const { roster } = this.#parts;
    const named = await roster.byUserName(agencyId, person.userName);
    const isTaken = named !== undefined && named.memberId !== before?.memberId;
    if (isTaken || (before === undefined && (await roster.one(agencyId, memberId)) !== undefined)) {
      throw new SignOnError('taken', 'this name belongs to another account of your agency; speak to its administrator');
    }
  }

  /** Whom the provider now places in another agency has left this one. */
  async #leave({ agencyId, memberId }: { readonly agencyId: string; readonly memberId: string }): Promise<void> {
    const { roster, door, clock } = this.#parts;
    if ((await roster.one(agencyId, memberId))?.isActive !== true) return;
    await door.note(agencyId, { action: 'suspendMember', actor: nobody, member: memberId, why: 'the provider names another agency' });
    await roster.setActive(agencyId, memberId, false, new Date(clock()));
  }

  async #keep({ agencyId, memberId: claimedId }: ClaimedPerson, before: Account | undefined, after: Person, proven: Proven): Promise<Account> {
    const { roster, store, door } = this.#parts;
    const memberId = before?.memberId ?? claimedId;
    const was = before === undefined ? null : shown(before);
    if (JSON.stringify(was) !== JSON.stringify(shown(after))) {
      await door.note(agencyId, { action: 'accountFromClaims', actor: nobody, member: memberId, before: was, after: shown(after) });
      if (before === undefined) await roster.add(agencyId, memberId, after);
      else await roster.set(agencyId, memberId, after);
    }
    if (before === undefined) await store.link(agencyId, memberId, proven.issuer, proven.subject);
    return { ...after, agencyId, memberId, isActive: true, isSuspended: before?.isSuspended ?? false, hasPassword: false, personRef: before?.personRef ?? null };
  }
}

const nobody = { agency: 'node', member: '', user: '' };

function shown(person: Person): Json {
  return { ...personIn(person) };
}

/** What the claims leave out stays as the agency's administrator set it. */
function completed({ person }: ClaimedPerson, before: Account | undefined): Person {
  const kept = before ?? { unit: null, citizenships: [], releasabilities: [], purposes: [] };
  return { unit: kept.unit, citizenships: kept.citizenships, releasabilities: kept.releasabilities, purposes: kept.purposes, ...person };
}

function actorOf({ agencyId, memberId, userName, role }: Account) {
  return { agency: agencyId, member: memberId, user: userName, role };
}
