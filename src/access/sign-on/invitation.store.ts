// An invitation lets one member set a password, once, within three days. Only a hash of its code is kept.
import { hash } from 'node:crypto';
import type { Db } from '../../db/index.js';
import type { Clock, Random } from '../../kernel/index.js';
import { type KeptRows, rowAs, rowGone } from '../kept/index.js';

const goodForMs = 72 * 3_600_000;

export class InvitationStore {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #kept: KeptRows;

  constructor(db: Db, clock: Clock, random: Random, kept: KeptRows) {
    this.#kept = kept;
    this.#db = db;
    this.#clock = clock;
    this.#random = random;
  }

  /** A new code, `agency.secret`; an earlier one of the same member is good no longer. */
  async make(agencyId: string, memberId: string): Promise<{ readonly code: string; readonly expiresAtMs: number }> {
    const code = `${agencyId}.${Buffer.from(this.#random(24)).toString('base64url')}`;
    const expiresAtMs = this.#clock() + goodForMs;
    const row = { agency_id: agencyId, code_hash: hash('sha256', code, 'hex'), member_id: memberId, expires_at: new Date(expiresAtMs) };
    const earlier = await this.#db.selectFrom('invitation').selectAll().where('agency_id', '=', agencyId).where('member_id', '=', memberId).execute();
    await this.#kept.change([...earlier.map((one) => rowGone('invitation', one)), rowAs('invitation', row)], () => this.#db.transaction().execute(async (tx) => {
      await tx.deleteFrom('invitation').where('agency_id', '=', agencyId).where('member_id', '=', memberId).execute();
      await tx.insertInto('invitation').values(row).execute();
    }));
    return { code, expiresAtMs };
  }

  /** Whose code it is; undefined when it is nobody's, used, or too old. It stays good. */
  async memberOf(code: string): Promise<{ readonly agencyId: string; readonly memberId: string } | undefined> {
    const row = await this.#db.selectFrom('invitation').selectAll().where('agency_id', '=', agencyOf(code)).where('code_hash', '=', hash('sha256', code, 'hex'))
      .where('expires_at', '>', new Date(this.#clock())).executeTakeFirst();
    return row && { agencyId: row.agency_id, memberId: row.member_id };
  }

  /** Uses the code up and sets the password in one transaction, and ends what was signed in with another; false when somebody was faster. */
  async accept(code: string, passwordHash: string): Promise<boolean> {
    const [agencyId, codeHash] = [agencyOf(code), hash('sha256', code, 'hex')];
    const member = await this.#db.selectFrom('member').innerJoin('invitation', (on) => on.onRef('invitation.agency_id', '=', 'member.agency_id').onRef('invitation.member_id', '=', 'member.member_id'))
      .selectAll('member').where('invitation.agency_id', '=', agencyId).where('invitation.code_hash', '=', codeHash).executeTakeFirst();
    if (member === undefined) return false;
    const after = [rowGone('invitation', { agency_id: agencyId, code_hash: codeHash }), rowAs('member', { ...member, password_hash: passwordHash })];
    return this.#kept.change(after, () => this.#accept(code, passwordHash), Boolean);
  }

  async #accept(code: string, passwordHash: string): Promise<boolean> {
    return this.#db.transaction().execute(async (tx) => {
      const row = await tx.deleteFrom('invitation').where('agency_id', '=', agencyOf(code)).where('code_hash', '=', hash('sha256', code, 'hex'))
        .where('expires_at', '>', new Date(this.#clock())).returningAll().executeTakeFirst();
      if (row === undefined) return false;
      await tx.updateTable('member').set({ password_hash: passwordHash }).where('agency_id', '=', row.agency_id).where('member_id', '=', row.member_id).execute();
      await tx.updateTable('session').set({ revoked_at: new Date(this.#clock()) }).where('agency_id', '=', row.agency_id).where('member_id', '=', row.member_id)
        .where('revoked_at', 'is', null).execute();
      return true;
    });
  }
}

function agencyOf(code: string): string {
  return code.slice(0, Math.max(0, code.lastIndexOf('.')));
}
