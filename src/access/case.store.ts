// Case files with who is on them: what a person may know of their own cases, and what an administrator may know of their agency's.
import { type Db, sql } from '../db/index.js';
import { type KeptRows, rowAs } from './kept/index.js';

export interface CaseFile {
  /** `agency~case`. */
  readonly ref: string;
  readonly agencyId: string;
  readonly title: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly members: readonly { readonly agencyId: string; readonly memberId: string; readonly name: string; readonly role: string }[];
}

export interface Assignment {
  readonly caseRef: string;
  /** The member's. */
  readonly agencyId: string;
  readonly memberId: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

export class CaseStore {
  readonly #db: Db;
  readonly #kept: KeptRows;

  constructor(db: Db, kept: KeptRows) {
    this.#kept = kept;
    this.#db = db;
  }

  /** Those that are named, with whoever is on them today (`YYYY-MM-DD`). */
  async named(refs: readonly string[], today: string): Promise<CaseFile[]> {
    return this.#read(sql<boolean>`f.agency_id || '~' || f.case_id = any(${[...refs]})`, today);
  }

  async of(agencyId: string, today: string): Promise<CaseFile[]> {
    return this.#read(sql<boolean>`f.agency_id = ${agencyId}`, today);
  }

  /** Who was put on which case of an agency, from when to when; whoever came off again is not among them. */
  async assignmentsOf(agencyId: string): Promise<Assignment[]> {
    const rows = await this.#db.selectFrom('case_assignment').selectAll().where('agency_id', '=', agencyId).orderBy('case_id').orderBy('member_agency_id').orderBy('member_id').execute();
    return rows.map(assignmentFrom);
  }

  /** As `assignmentsOf`, of these cases (`agency~case`) alone. */
  async assignmentsOn(refs: readonly string[]): Promise<Assignment[]> {
    if (refs.length === 0) return [];
    const named = refs.map((one) => [one.slice(0, Math.max(0, one.indexOf('~'))), one.slice(one.indexOf('~') + 1)] as const);
    const rows = await this.#db.selectFrom('case_assignment').selectAll().where((where) => where.or(named.map(([agencyId, caseId]) => where.and({ agency_id: agencyId, case_id: caseId })))).execute();
    return rows.map(assignmentFrom);
  }

  /** Open cases of other agencies that a member was put on. */
  async abroadOf(agencyId: string, memberId: string): Promise<readonly { readonly ownerId: string; readonly caseRef: string; readonly title: string; readonly fromOn: string; readonly toOn: string | null }[]> {
    const rows = await this.#db.selectFrom('case_assignment as a').innerJoin('case_file as f', (join) => join.onRef('f.agency_id', '=', 'a.agency_id').onRef('f.case_id', '=', 'a.case_id'))
      .select(['f.agency_id', 'f.case_id', 'f.title', 'a.from_on', 'a.to_on']).where('a.member_agency_id', '=', agencyId).where('a.member_id', '=', memberId).where('a.agency_id', '<>', agencyId).where('f.closed_on', 'is', null)
      .orderBy('f.agency_id').orderBy('f.case_id').execute();
    return rows.map((row) => ({ ownerId: row.agency_id, caseRef: `${row.agency_id}~${row.case_id}`, title: row.title, fromOn: row.from_on, toOn: row.to_on }));
  }

  /** False where the agency has no such case that is open. */
  async close(agencyId: string, caseId: string, on: string): Promise<boolean> {
    const row = await this.#db.selectFrom('case_file').selectAll().where('agency_id', '=', agencyId).where('case_id', '=', caseId).where('closed_on', 'is', null).executeTakeFirst();
    if (row === undefined) return false;
    return this.#kept.change([rowAs('case_file', { ...row, closed_on: on })], async () => {
      const { numUpdatedRows } = await this.#db.updateTable('case_file').set({ closed_on: on }).where('agency_id', '=', agencyId).where('case_id', '=', caseId).where('closed_on', 'is', null).executeTakeFirst();
      return numUpdatedRows === 1n;
    }, Boolean);
  }

  /** False where the agency has no such case that is closed. */
  async reopen(agencyId: string, caseId: string): Promise<boolean> {
    const row = await this.#db.selectFrom('case_file').selectAll().where('agency_id', '=', agencyId).where('case_id', '=', caseId).where('closed_on', 'is not', null).executeTakeFirst();
    if (row === undefined) return false;
    return this.#kept.change([rowAs('case_file', { ...row, closed_on: null })], async () => {
      const { numUpdatedRows } = await this.#db.updateTable('case_file').set({ closed_on: null }).where('agency_id', '=', agencyId).where('case_id', '=', caseId).where('closed_on', 'is not', null).executeTakeFirst();
      return numUpdatedRows === 1n;
    }, Boolean);
  }

  async #read(which: ReturnType<typeof sql<boolean>>, today: string): Promise<CaseFile[]> {
    const { rows } = await sql<Row>`
      select f.agency_id, f.case_id, f.title, f.opened_on, f.closed_on, m.agency_id as member_agency, m.member_id, m.display_name, m.role
      from case_file f
      left join case_assignment a on a.agency_id = f.agency_id and a.case_id = f.case_id and a.from_on <= ${today} and (a.to_on is null or a.to_on >= ${today})
      left join member m on m.agency_id = a.member_agency_id and m.member_id = a.member_id and m.active
      where ${which}
      order by f.closed_on is not null, f.agency_id, f.case_id, m.display_name`.execute(this.#db);
    const files = new Map<string, CaseFile>();
    for (const row of rows) {
      const ref = `${row.agency_id}~${row.case_id}`;
      const before = files.get(ref) ?? { ref, agencyId: row.agency_id, title: row.title, openedOn: row.opened_on, closedOn: row.closed_on, members: [] };
      const member = row.member_agency === null ? [] : [{ agencyId: row.member_agency, memberId: row.member_id ?? '', name: row.display_name ?? '', role: row.role ?? '' }];
      files.set(ref, { ...before, members: [...before.members, ...member] });
    }
    return [...files.values()];
  }
}

function assignmentFrom(row: { readonly agency_id: string; readonly case_id: string; readonly member_agency_id: string; readonly member_id: string; readonly from_on: string; readonly to_on: string | null }): Assignment {
  return { caseRef: `${row.agency_id}~${row.case_id}`, agencyId: row.member_agency_id, memberId: row.member_id, fromOn: row.from_on, toOn: row.to_on };
}

interface Row {
  readonly agency_id: string;
  readonly case_id: string;
  readonly title: string;
  readonly opened_on: string;
  readonly closed_on: string | null;
  readonly member_agency: string | null;
  readonly member_id: string | null;
  readonly display_name: string | null;
  readonly role: string | null;
}
