// The rows of people's rights: what an agency may give, who holds what. What may be changed and by whom is decided elsewhere.
import type { Db, MemberTable, Selectable } from '../db/index.js';
import { type KeptRows, rowAs, rowGone } from './kept/index.js';
import { clearances } from './label.js';
import type { AgencyRights, Person } from './rights.js';

export interface Account extends Person {
  readonly agencyId: string;
  readonly memberId: string;
  /** False for somebody who has left: they do not sign in. */
  readonly isActive: boolean;
  /** They sign in, and are shown their own record and nothing else. */
  readonly isSuspended: boolean;
  readonly hasPassword: boolean;
  /** The natural person behind the account, where known. */
  readonly personRef: string | null;
}

export class RosterStore {
  readonly #db: Db;

  readonly #kept: KeptRows;

  constructor(db: Db, kept: KeptRows) {
    this.#db = db;
    this.#kept = kept;
  }

  async rightsOf(agencyId: string): Promise<AgencyRights | undefined> {
    const row = await this.#db.selectFrom('agency_right').selectAll().where('agency_id', '=', agencyId).executeTakeFirst();
    return row && { roles: row.roles, purposes: row.purposes, clearanceCode: row.clearance_code, releasabilities: row.releasabilities };
  }

  async setRights(agencyId: string, rights: AgencyRights): Promise<void> {
    const values = { roles: [...rights.roles], purposes: [...rights.purposes], clearance_code: rights.clearanceCode, releasabilities: [...rights.releasabilities] };
    await this.#kept.change([rowAs('agency_right', { agency_id: agencyId, ...values })], () => this.#db.insertInto('agency_right').values({ agency_id: agencyId, ...values })
      .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(values)).execute());
  }

  async list(agencyId: string): Promise<Account[]> {
    const rows = await this.#db.selectFrom('member').selectAll().where('agency_id', '=', agencyId).orderBy('user_name').execute();
    return rows.map(accountOf);
  }

  async one(agencyId: string, memberId: string): Promise<Account | undefined> {
    const row = await this.#db.selectFrom('member').selectAll().where('agency_id', '=', agencyId).where('member_id', '=', memberId).executeTakeFirst();
    return row && accountOf(row);
  }

  async byUserName(agencyId: string, userName: string): Promise<Account | undefined> {
    const row = await this.#db.selectFrom('member').selectAll().where('agency_id', '=', agencyId).where('user_name', '=', userName).executeTakeFirst();
    return row && accountOf(row);
  }

  /** Active members of these roles, without the named ones. */
  async activeIn(agencyId: string, roles: readonly string[], without: readonly string[]): Promise<string[]> {
    const rows = await this.#db.selectFrom('member').select('member_id').where('agency_id', '=', agencyId).where('active', '=', true).where('suspended', '=', false)
      .where('role', 'in', [...roles]).execute();
    return rows.map((row) => row.member_id).filter((memberId) => !without.includes(memberId));
  }

  async add(agencyId: string, memberId: string, person: Person): Promise<void> {
    const row = { agency_id: agencyId, member_id: memberId, ...columnsOf(person), password_hash: null, active: true, suspended: false, seconded_from: '', person_ref: null };
    await this.#kept.change([rowAs('member', row)], () => this.#db.insertInto('member').values(row).execute());
  }

  async set(agencyId: string, memberId: string, person: Person): Promise<void> {
    await this.#change(agencyId, memberId, columnsOf(person), () =>
      this.#db.updateTable('member').set(columnsOf(person)).where('agency_id', '=', agencyId).where('member_id', '=', memberId).execute());
  }

  /** Suspending ends every session in the same transaction. */
  async setSuspended(agencyId: string, memberId: string, isSuspended: boolean, at: Date): Promise<void> {
    await this.#change(agencyId, memberId, { suspended: isSuspended }, () => this.#db.transaction().execute(async (tx) => {
      await tx.updateTable('member').set({ suspended: isSuspended }).where('agency_id', '=', agencyId).where('member_id', '=', memberId).execute();
      if (!isSuspended) return;
      await tx.updateTable('session').set({ revoked_at: at }).where('agency_id', '=', agencyId).where('member_id', '=', memberId).where('revoked_at', 'is', null).execute();
    }));
  }

  async hasCase(agencyId: string, caseId: string): Promise<boolean> {
    return (await this.#db.selectFrom('case_file').select('case_id').where('agency_id', '=', agencyId).where('case_id', '=', caseId).executeTakeFirst()) !== undefined;
  }

  /** References of the agency's open cases, without their titles: who administers people sees no content. */
  async openCases(agencyId: string): Promise<string[]> {
    const rows = await this.#db.selectFrom('case_file').select('case_id').where('agency_id', '=', agencyId).where('closed_on', 'is', null).orderBy('case_id').execute();
    return rows.map((row) => row.case_id);
  }

  async openCase(agencyId: string, caseId: string, title: string, openedOn: string): Promise<void> {
    const row = { agency_id: agencyId, case_id: caseId, title, opened_on: openedOn, closed_on: null };
    await this.#kept.change([rowAs('case_file', row)], () => this.#db.insertInto('case_file').values(row).execute());
  }

  /** On the case from `fromOn` (`YYYY-MM-DD`), or off it when null. */
  async assign(agencyId: string, memberId: string, caseId: string, fromOn: string | null): Promise<void> {
    const row = { agency_id: agencyId, case_id: caseId, member_agency_id: agencyId, member_id: memberId, from_on: fromOn ?? '', to_on: null };
    await this.#kept.change([fromOn === null ? rowGone('case_assignment', row) : rowAs('case_assignment', row)], () => this.#db.transaction().execute(async (tx) => {
      await tx.deleteFrom('case_assignment').where('agency_id', '=', agencyId).where('case_id', '=', caseId).where('member_agency_id', '=', agencyId).where('member_id', '=', memberId).execute();
      if (fromOn !== null) await tx.insertInto('case_assignment').values(row).execute();
    }));
  }

  /** Leaving ends every session in the same transaction. */
  async setActive(agencyId: string, memberId: string, isActive: boolean, at: Date): Promise<void> {
    await this.#change(agencyId, memberId, { active: isActive }, () => this.#db.transaction().execute(async (tx) => {
      await tx.updateTable('member').set({ active: isActive }).where('agency_id', '=', agencyId).where('member_id', '=', memberId).execute();
      if (isActive) return;
      await tx.updateTable('session').set({ revoked_at: at }).where('agency_id', '=', agencyId).where('member_id', '=', memberId).where('revoked_at', 'is', null).execute();
    }));
  }

  async #change(agencyId: string, memberId: string, columns: Partial<Selectable<MemberTable>>, act: () => Promise<unknown>): Promise<void> {
    const row = await this.#db.selectFrom('member').selectAll().where('agency_id', '=', agencyId).where('member_id', '=', memberId).executeTakeFirst();
    await this.#kept.change(row === undefined ? [] : [rowAs('member', { ...row, ...columns })], act);
  }
}

interface MemberColumns {
  agency_id: string; member_id: string; user_name: string; display_name: string; unit: string | null; role: string; clearance_code: string;
  clearance_until: string; citizenships: string[]; releasabilities: string[]; purposes: string[]; password_hash: string | null; active: boolean; suspended: boolean; person_ref: string | null;
}

function accountOf(row: MemberColumns): Account {
  return {
    agencyId: row.agency_id, memberId: row.member_id, userName: row.user_name, displayName: row.display_name, unit: row.unit, role: row.role,
    clearanceCode: row.clearance_code, clearanceUntil: row.clearance_until, citizenships: row.citizenships, releasabilities: row.releasabilities,
    purposes: row.purposes, isActive: row.active, isSuspended: row.suspended, hasPassword: row.password_hash !== null, personRef: row.person_ref,
  };
}

function columnsOf(person: Person) {
  return {
    user_name: person.userName, display_name: person.displayName, unit: person.unit, role: person.role, clearance_code: person.clearanceCode,
    clearance_rank: clearances[person.clearanceCode] ?? 0, clearance_until: person.clearanceUntil, citizenships: [...person.citizenships],
    releasabilities: [...person.releasabilities], purposes: [...person.purposes],
  };
}
