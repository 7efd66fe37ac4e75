// A session belongs to one member and carries the purpose and case they stated. Only a hash of its token is kept, and whether it still
// stands is read afresh for every question and every answer: ended here is ended on every connection and in every process (G4).
import { hash } from 'node:crypto';
import { type Db, prepared } from '../db/index.js';
import { type Clock, newId, type Random } from '../kernel/index.js';
import type { Caller } from './member.js';
import { freshForMs } from './step-up.js';

/** How long a session lasts, whatever happens (a shift), and how long without a request. */
export interface SessionLimits {
  readonly lifetimeMs: number;
  readonly idleMs: number;
}

const shift: SessionLimits = { lifetimeMs: 12 * 3_600_000, idleMs: 30 * 60_000 };
/** A request moves the end of idleness at most this often: not each one is a write. */
const touchEveryMs = 30_000;
const longestText = 200;

/** How somebody came in. `address` and `device` are shown to themselves and to nobody else. */
export interface Arrival {
  readonly by: 'password' | 'oidc' | 'passkey';
  readonly address?: string;
  readonly device?: string;
  readonly issuer?: string;
  readonly subject?: string;
  /** The provider's own session (`sid`), by which it may end ours. */
  readonly providerSession?: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
}

export interface Session {
  readonly agencyId: string;
  readonly memberId: string;
  /** Names the session in public; it opens nothing. */
  readonly sessionId: string;
  readonly csrf: string;
  readonly purpose: string | null;
  readonly caseRef: string | null;
  readonly signedInBy: 'password' | 'oidc' | 'passkey';
  readonly signedInAtMs: number;
  readonly steppedUpAtMs: number | null;
  readonly lastSeenAtMs: number;
  readonly expiresAtMs: number;
  /** Set for a session that an identity provider opened. */
  readonly issuer: string | null;
}
export interface OwnSession extends Session {
  readonly address: string | null;
  readonly device: string | null;
}

export class SessionStore {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #limits: SessionLimits;

  constructor(db: Db, clock: Clock, random: Random, limits: SessionLimits = shift) {
    this.#db = db;
    this.#clock = clock;
    this.#random = random;
    this.#limits = limits;
  }

  /** Opens a session and returns its token: `agency.secret` (the agency leads to the row). Always a new one, so that none can be planted. */
  async open(agencyId: string, memberId: string, arrival: Arrival = { by: 'password' }): Promise<{ token: string; sessionId: string; expiresAtMs: number }> {
    const token = this.#newToken(agencyId);
    const sessionId = newId('ses', this.#random);
    const now = this.#clock();
    const expiresAtMs = now + this.#limits.lifetimeMs;
    await this.#db.deleteFrom('session').where('agency_id', '=', agencyId).where('expires_at', '<', new Date(now)).execute();
    await this.#db.insertInto('session').values({
      agency_id: agencyId, token_hash: hash('sha256', token, 'hex'), session_id: sessionId, member_id: memberId,
      csrf: Buffer.from(this.#random(18)).toString('base64url'), purpose: null, case_ref: null,
      created_at: new Date(now), expires_at: new Date(expiresAtMs), last_seen_at: new Date(now), idle_until: new Date(now + this.#limits.idleMs),
      revoked_at: null, stepped_up_at: null, signed_in_by: arrival.by, address: cut(arrival.address), device: cut(arrival.device),
      issuer: arrival.issuer ?? null, subject: arrival.subject ?? null, provider_session: arrival.providerSession ?? null,
      acr: cut(arrival.acr), amr: (arrival.amr ?? []).slice(0, 10),
    }).execute();
    return { token, sessionId, expiresAtMs };
  }

  #newToken(agencyId: string): string {
    return `${agencyId}.${Buffer.from(this.#random(32)).toString('base64url')}`;
  }

  /** `isWork`: false where a page asks on its own, which keeps no session from ending. */
  async find(token: string, isWork = true): Promise<Session | undefined> {
    const now = this.#clock();
    // With every question of everybody: one text, planned once.
    const [row] = await prepared<SessionRow & { readonly token_hash: string }>(this.#db, 'session-find', `select agency_id, token_hash, member_id, session_id, csrf, purpose, case_ref, signed_in_by, created_at,
      stepped_up_at, last_seen_at, expires_at, issuer from session
      where agency_id = $1 and token_hash = $2 and revoked_at is null and expires_at > $3 and idle_until > $3`, [agencyOf(token), hash('sha256', token, 'hex'), new Date(now)]);
    if (row === undefined) return undefined;
    if (isWork && now - row.last_seen_at.getTime() >= touchEveryMs) {
      await this.#db.updateTable('session').set({ last_seen_at: new Date(now), idle_until: new Date(now + this.#limits.idleMs) })
        .where('agency_id', '=', row.agency_id).where('token_hash', '=', row.token_hash).where('revoked_at', 'is', null).execute();
    }
    return presented(row);
  }

  /** Whether the caller's session stands and its member is active, now. On the socket nobody has a session: then the member alone counts. */
  async isLive({ member, sessionId }: Caller): Promise<boolean> {
    if (sessionId === undefined) return member.agencyId === 'node' || this.#isActive(member.agencyId, member.memberId);
    // Asked twice for every answer: one text, planned once.
    const rows = await prepared(this.#db, 'session-live', `select from session s join member m on m.agency_id = s.agency_id and m.member_id = s.member_id
      where s.agency_id = $1 and s.session_id = $2 and s.member_id = $3 and s.revoked_at is null and s.expires_at > $4 and s.idle_until > $4 and m.active`,
    [member.agencyId, sessionId, member.memberId, new Date(this.#clock())]);
    return rows.length > 0;
  }

  async setContext(token: string, purpose: string, caseRef: string): Promise<void> {
    await this.#db.updateTable('session').set({ purpose, case_ref: caseRef }).where('agency_id', '=', agencyOf(token))
      .where('token_hash', '=', hash('sha256', token, 'hex')).execute();
  }

  /**
   * Marks that the person of this session has just proven once more that it is they, and moves it to a new token. `untilMs`: how long
   * that counts. Undefined when the session has ended meanwhile.
   */
  async stepUp(token: string): Promise<{ token: string; expiresAtMs: number; untilMs: number } | undefined> {
    const [now, next] = [this.#clock(), this.#newToken(agencyOf(token))];
    const row = await this.#db.updateTable('session').set({ token_hash: hash('sha256', next, 'hex'), stepped_up_at: new Date(now) })
      .where('agency_id', '=', agencyOf(token)).where('token_hash', '=', hash('sha256', token, 'hex')).where('revoked_at', 'is', null)
      .returning('expires_at').executeTakeFirst();
    return row && { token: next, expiresAtMs: row.expires_at.getTime(), untilMs: now + freshForMs };
  }

  async close(token: string): Promise<void> {
    await this.#db.deleteFrom('session').where('agency_id', '=', agencyOf(token))
      .where('token_hash', '=', hash('sha256', token, 'hex')).execute();
  }

  /** The sessions of a member that stand, the newest first; for nobody's eyes but their own. */
  async standing(agencyId: string, memberId: string): Promise<OwnSession[]> {
    const rows = await this.#standing(agencyId).selectAll().where('member_id', '=', memberId).orderBy('created_at', 'desc').execute();
    return rows.map((row) => ({ ...presented(row), address: row.address, device: row.device }));
  }

  /** Ends a member's session; false when no such session stands. */
  async revoke(agencyId: string, memberId: string, sessionId: string): Promise<boolean> {
    const ended = await this.#revoke(agencyId).where('member_id', '=', memberId).where('session_id', '=', sessionId).executeTakeFirst();
    return ended.numUpdatedRows > 0n;
  }

  /** Ends every session of a member but `except`; returns how many. */
  async revokeAll(agencyId: string, memberId: string, except = ''): Promise<number> {
    const ended = await this.#revoke(agencyId).where('member_id', '=', memberId).where('session_id', '!=', except).executeTakeFirst();
    return Number(ended.numUpdatedRows);
  }

  /** Ends what a provider's own session, or every session of its subject, opened here; returns whose, one line a session. */
  async revokeFromProvider(agencyId: string, from: { readonly issuer: string; readonly subject: string | undefined; readonly providerSession: string | undefined }): Promise<string[]> {
    let query = this.#revoke(agencyId).where('issuer', '=', from.issuer);
    if (from.subject !== undefined) query = query.where('subject', '=', from.subject);
    if (from.providerSession !== undefined) query = query.where('provider_session', '=', from.providerSession);
    return (await query.returning('member_id').execute()).map((row) => row.member_id);
  }

  #revoke(agencyId: string) {
    return this.#db.updateTable('session').set({ revoked_at: new Date(this.#clock()) }).where('agency_id', '=', agencyId).where('revoked_at', 'is', null);
  }

  async #isActive(agencyId: string, memberId: string): Promise<boolean> {
    const rows = await prepared(this.#db, 'member-active', 'select from member where agency_id = $1 and member_id = $2 and active', [agencyId, memberId]);
    return rows.length > 0;
  }

  #standing(agencyId: string) {
    const now = new Date(this.#clock());
    return this.#db.selectFrom('session').where('agency_id', '=', agencyId).where('revoked_at', 'is', null).where('expires_at', '>', now).where('idle_until', '>', now);
  }
}

interface SessionRow {
  agency_id: string; member_id: string; session_id: string; csrf: string; purpose: string | null; case_ref: string | null;
  signed_in_by: 'password' | 'oidc' | 'passkey'; created_at: Date; stepped_up_at: Date | null; last_seen_at: Date; expires_at: Date; issuer: string | null;
}

function presented(row: SessionRow): Session {
  return {
    agencyId: row.agency_id, memberId: row.member_id, sessionId: row.session_id, csrf: row.csrf, purpose: row.purpose, caseRef: row.case_ref,
    signedInBy: row.signed_in_by, signedInAtMs: row.created_at.getTime(), steppedUpAtMs: row.stepped_up_at?.getTime() ?? null,
    lastSeenAtMs: row.last_seen_at.getTime(), expiresAtMs: row.expires_at.getTime(), issuer: row.issuer,
  };
}

/** What a browser says of itself is kept short. */
function cut(text: string | undefined): string | null {
  return text?.slice(0, longestText) ?? null;
}

function agencyOf(token: string): string {
  return token.slice(0, Math.max(0, token.lastIndexOf('.')));
}
