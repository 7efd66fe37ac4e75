// What sign-in from elsewhere keeps: who is between going out and coming back, and which account is which member.
import { hash } from 'node:crypto';
import type { Db } from '../../db/index.js';
import type { Clock } from '../../kernel/index.js';
import { type KeptRows, rowAs } from '../kept/index.js';

/** Ten minutes between going out and coming back. */
const patienceMs = 600_000;
/** Of no agency yet: who comes back decides that. */
const nowhere = 'node';

export interface Waiting {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The value of the cookie of the browser that went out. */
  readonly browser: string;
}

const digest = (text: string): string => hash('sha256', text, 'hex');

export class SignOnStore {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #kept: KeptRows;

  constructor(db: Db, clock: Clock, kept: KeptRows) {
    this.#db = db;
    this.#clock = clock;
    this.#kept = kept;
  }

  async await({ provider, state, nonce, verifier, browser }: Waiting): Promise<void> {
    const now = this.#clock();
    await this.#db.deleteFrom('sign_on_state').where('agency_id', '=', nowhere).where('expires_at', '<', new Date(now)).execute();
    await this.#db.insertInto('sign_on_state').values({
      agency_id: nowhere, state_hash: digest(state), provider, browser_hash: digest(browser), verifier, nonce, expires_at: new Date(now + patienceMs),
    }).execute();
  }

  /** Takes out what waited under this state, for this provider and this browser; it is gone afterwards, whoever asked. */
  async take(provider: string, state: string, browser: string): Promise<Waiting | undefined> {
    const row = await this.#db.deleteFrom('sign_on_state').where('agency_id', '=', nowhere).where('state_hash', '=', digest(state)).returningAll().executeTakeFirst();
    if (row === undefined || row.provider !== provider || row.browser_hash !== digest(browser) || row.expires_at.getTime() <= this.#clock()) return undefined;
    return { provider, state, nonce: row.nonce, verifier: row.verifier, browser };
  }

  /** True the first time that this logout token is seen. */
  async firstSeen(token: string, expiresAtMs: number): Promise<boolean> {
    await this.#db.deleteFrom('logout_token_seen').where('agency_id', '=', nowhere).where('expires_at', '<', new Date(this.#clock())).execute();
    const row = await this.#db.insertInto('logout_token_seen').values({ agency_id: nowhere, token_hash: digest(token), expires_at: new Date(expiresAtMs) })
      .onConflict((conflict) => conflict.doNothing()).returning('token_hash').executeTakeFirst();
    return row !== undefined;
  }

  /** Every member that this account is or was: at most one an agency. */
  async linksOf(issuer: string, subject: string, agencies: readonly string[]): Promise<{ agencyId: string; memberId: string }[]> {
    const rows = await this.#db.selectFrom('account_link').select(['agency_id', 'member_id']).where('agency_id', 'in', [...agencies])
      .where('issuer', '=', issuer).where('subject', '=', subject).execute();
    return rows.map((row) => ({ agencyId: row.agency_id, memberId: row.member_id }));
  }

  async isLinked(agencyId: string, memberId: string): Promise<boolean> {
    return (await this.#db.selectFrom('account_link').select('member_id').where('agency_id', '=', agencyId).where('member_id', '=', memberId).executeTakeFirst()) !== undefined;
  }

  async link(agencyId: string, memberId: string, issuer: string, subject: string): Promise<void> {
    const row = { agency_id: agencyId, issuer, subject, member_id: memberId, linked_at: new Date(this.#clock()) };
    await this.#kept.change([rowAs('account_link', row)], () => this.#db.insertInto('account_link').values(row).execute());
  }
}
