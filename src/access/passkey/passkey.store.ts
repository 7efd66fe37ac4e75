// Passkeys at rest: public keys, their counters and whose they are. A counter only ever grows, and a stopped passkey never starts again.
import { type Db, type PasskeyTable, type Selectable, sql } from '../../db/index.js';
import { type KeptRows, rowAs, rowGone } from '../kept/index.js';
import type { Passkey } from './passkey.js';
import type { Plan } from '../plan.js';
import { seal, type Sealed } from '../sealed.js';

export class PasskeyStore {
  readonly #db: Db;

  readonly #kept: KeptRows;

  constructor(db: Db, kept: KeptRows) {
    this.#db = db;
    this.#kept = kept;
  }

  /** The caller's own passkeys, oldest first. */
  async listOwn(plan: Plan): Promise<Sealed<readonly Passkey[]>> {
    const { agencyId, memberId } = plan.caller.member;
    const own = await this.ofMember(agencyId, memberId);
    return seal(plan, new Map([[agencyId, own.map((one) => `passkey:${one.passkeyId}`)]]), own);
  }

  /** For the ceremonies; what leaves the house goes through `listOwn`. */
  async ofMember(agencyId: string, memberId: string): Promise<Passkey[]> {
    return (await this.#rowsOf(agencyId, memberId)).map(passkeyOf);
  }

  async #rowsOf(agencyId: string, memberId: string): Promise<Selectable<PasskeyTable>[]> {
    return this.#db.selectFrom('passkey').selectAll().where('agency_id', '=', agencyId).where('member_id', '=', memberId)
      .orderBy('created_at').orderBy('passkey_id').execute();
  }

  /** The passkey that a device offers. Both must fit: whoever registers another's credential id does not know the user handle. */
  async byCredential(credentialId: string, userHandle: string): Promise<Passkey | undefined> {
    const row = await this.#db.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId)
      .where('user_handle', '=', userHandle).executeTakeFirst();
    return row === undefined ? undefined : passkeyOf(row);
  }

  /** False when this agency holds the credential already. */
  async add(passkey: Passkey, atMs: number): Promise<boolean> {
    const row = {
      agency_id: passkey.agencyId, passkey_id: passkey.passkeyId, member_id: passkey.memberId, credential_id: passkey.credentialId,
      user_handle: passkey.userHandle, public_key: passkey.publicKey, counter: BigInt(passkey.counter), transports: [...passkey.transports],
      name: passkey.name, backed_up: passkey.backedUp, created_at: new Date(atMs), last_used_at: null, stopped_at: null,
    };
    return this.#kept.change([rowAs('passkey', row)], async () => {
      const added = await this.#db.insertInto('passkey').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    }, Boolean);
  }

  /** Keeps the counter of a use. False when it did not grow, also since it was read: two uses at one time are one too many. */
  async use({ agencyId, passkeyId }: Passkey, counter: number, backedUp: boolean, atMs: number): Promise<boolean> {
    // Synced passkeys count nothing: they say 0 for ever (WebAuthn Level 3, section 6.1.1).
    const used = await sql`
      update passkey set counter = ${counter}, backed_up = ${backedUp}, last_used_at = ${new Date(atMs)}
      where agency_id = ${agencyId} and passkey_id = ${passkeyId} and stopped_at is null
        and (counter < ${counter} or (counter = 0 and ${counter} = 0))`.execute(this.#db);
    return used.numAffectedRows === 1n;
  }

  async stop({ agencyId, passkeyId }: Passkey, atMs: number): Promise<void> {
    const at = new Date(atMs);
    const row = await this.#db.selectFrom('passkey').selectAll().where('agency_id', '=', agencyId).where('passkey_id', '=', passkeyId).where('stopped_at', 'is', null).executeTakeFirst();
    if (row === undefined) return;
    await this.#kept.change([rowAs('passkey', { ...row, stopped_at: at })], async () => {
      const stopped = await this.#db.updateTable('passkey').set({ stopped_at: at }).where('agency_id', '=', agencyId).where('passkey_id', '=', passkeyId).where('stopped_at', 'is', null).executeTakeFirst();
      return stopped.numUpdatedRows === 1n;
    }, Boolean);
  }

  /** Whether they can sign in without a passkey: by a password, or an account with their agency's provider. */
  async hasOtherWay(agencyId: string, memberId: string): Promise<boolean> {
    return hasOtherWay(this.#db, agencyId, memberId);
  }

  /** False when this member has no such passkey, or when no way in would be left to them. */
  async remove(agencyId: string, memberId: string, passkeyId: string): Promise<boolean> {
    return this.#kept.change([rowGone('passkey', { agency_id: agencyId, passkey_id: passkeyId })], () => this.#db.transaction().execute(async (change) => {
      // One at a time for each person, so that two removals at once do not both believe that the other one stays.
      const rows = await change.selectFrom('passkey').select(['passkey_id', 'stopped_at']).where('agency_id', '=', agencyId)
        .where('member_id', '=', memberId).orderBy('passkey_id').forUpdate().execute();
      const others = rows.filter((row) => row.passkey_id !== passkeyId);
      if (others.length === rows.length) return false;
      if (others.every((row) => row.stopped_at !== null) && !(await hasOtherWay(change, agencyId, memberId))) return false;
      const gone = await change.deleteFrom('passkey').where('agency_id', '=', agencyId).where('member_id', '=', memberId)
        .where('passkey_id', '=', passkeyId).executeTakeFirst();
      return gone.numDeletedRows === 1n;
    }), Boolean);
  }

  /** How many there were. */
  async removeAll(agencyId: string, memberId: string): Promise<number> {
    const have = await this.#rowsOf(agencyId, memberId);
    return this.#kept.change(have.map((row) => rowGone('passkey', row)), async () => {
      const gone = await this.#db.deleteFrom('passkey').where('agency_id', '=', agencyId).where('passkey_id', 'in', ['', ...have.map((row) => row.passkey_id)]).executeTakeFirst();
      return Number(gone.numDeletedRows);
    });
  }
}

async function hasOtherWay(db: Db, agencyId: string, memberId: string): Promise<boolean> {
  const password = await db.selectFrom('member').select('member_id').where('agency_id', '=', agencyId).where('member_id', '=', memberId)
    .where('password_hash', 'is not', null).executeTakeFirst();
  if (password !== undefined) return true;
  const account = await db.selectFrom('account_link').select('member_id').where('agency_id', '=', agencyId).where('member_id', '=', memberId).executeTakeFirst();
  return account !== undefined;
}

function passkeyOf(row: Selectable<PasskeyTable>): Passkey {
  return {
    agencyId: row.agency_id, memberId: row.member_id, passkeyId: row.passkey_id, credentialId: row.credential_id, userHandle: row.user_handle,
    publicKey: row.public_key, counter: Number(row.counter), transports: row.transports, name: row.name, backedUp: row.backed_up,
    createdAtMs: row.created_at.getTime(), lastUsedAtMs: row.last_used_at?.getTime(), stoppedAtMs: row.stopped_at?.getTime(),
  };
}
