// A session belongs to one member and carries the purpose and case they stated. Only a hash of its token is kept.
import { hash } from 'node:crypto';
import type { Db } from '../db/index.js';
import type { Clock, Random } from '../kernel/index.js';

/** A shift: twelve hours from signing in, whatever happens in between. */
const lifetimeMs = 12 * 3_600_000;

export interface Session {
  readonly agencyId: string;
  readonly memberId: string;
  readonly csrf: string;
  readonly purpose: string | null;
  readonly caseRef: string | null;
}

export class SessionStore {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(db: Db, clock: Clock, random: Random) {
    this.#db = db;
    this.#clock = clock;
    this.#random = random;
  }

  /** Opens a session and returns its token: `agency.secret` (the agency leads to the row). */
  async open(agencyId: string, memberId: string): Promise<{ token: string; expiresAtMs: number }> {
    const token = `${agencyId}.${Buffer.from(this.#random(32)).toString('base64url')}`;
    const now = this.#clock();
    await this.#db.deleteFrom('session').where('agency_id', '=', agencyId).where('expires_at', '<', new Date(now)).execute();
    await this.#db.insertInto('session').values({
      agency_id: agencyId, token_hash: hash('sha256', token, 'hex'), member_id: memberId,
      csrf: Buffer.from(this.#random(18)).toString('base64url'), purpose: null, case_ref: null,
      created_at: new Date(now), expires_at: new Date(now + lifetimeMs),
    }).execute();
    return { token, expiresAtMs: now + lifetimeMs };
  }

  async find(token: string): Promise<Session | undefined> {
    const row = await this.#db.selectFrom('session').selectAll().where('agency_id', '=', agencyOf(token))
      .where('token_hash', '=', hash('sha256', token, 'hex')).where('expires_at', '>', new Date(this.#clock())).executeTakeFirst();
    if (row === undefined) return undefined;
    return { agencyId: row.agency_id, memberId: row.member_id, csrf: row.csrf, purpose: row.purpose, caseRef: row.case_ref };
  }

  async setContext(token: string, purpose: string, caseRef: string): Promise<void> {
    await this.#db.updateTable('session').set({ purpose, case_ref: caseRef }).where('agency_id', '=', agencyOf(token))
      .where('token_hash', '=', hash('sha256', token, 'hex')).execute();
  }

  async close(token: string): Promise<void> {
    await this.#db.deleteFrom('session').where('agency_id', '=', agencyOf(token))
      .where('token_hash', '=', hash('sha256', token, 'hex')).execute();
  }
}

function agencyOf(token: string): string {
  return token.slice(0, Math.max(0, token.lastIndexOf('.')));
}
