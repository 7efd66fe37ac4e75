// People, what they hold and which cases they are on, read afresh for every question: a right that was withdrawn is gone at once.
import type { Db } from '../db/index.js';
import type { Clock } from '../kernel/index.js';
import { sectorOfKind } from './gateway.js';
import { type KeptRows, type KeptTable, rowAs } from './kept/index.js';
import { clearances } from './label.js';
import type { Member } from './member.js';
import { memberStanding, standingInSession } from './standing.store.js';

export interface MemberDraft {
  readonly agencyId: string;
  readonly memberId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly unit?: string;
  readonly personRef?: string;
  readonly role: string;
  readonly clearanceCode: string;
  readonly clearanceUntil: string;
  readonly citizenships: readonly string[];
  readonly releasabilities?: readonly string[];
  readonly purposes: readonly string[];
  readonly passwordHash?: string;
  readonly suspended?: boolean;
  /** The home agency of somebody who works here on secondment. */
  readonly secondedFrom?: string;
}
export interface AgencyDraft {
  readonly agencyId: string;
  readonly nameEn: string;
  readonly nameFr: string;
  readonly province: string | null;
  readonly kind: string;
  /** Follows from the kind when it is not given (src/access/gateway.ts). */
  readonly sector?: string;
  /** ISO 3166 alpha-2, upper case; `CA` when it is not given. */
  readonly country?: string;
}
export interface CaseDraft {
  readonly agencyId: string;
  readonly caseId: string;
  readonly title: string;
  readonly openedOn: string;
  readonly closedOn?: string;
  readonly members: readonly { readonly agencyId: string; readonly memberId: string; readonly fromOn: string; readonly toOn?: string }[];
}

/** Rows of one statement: PostgreSQL takes 65,535 values. */
const mostAtOnce = 2_000;
const rolesFirst = ['analyst', 'investigator', 'desk_officer', 'integrity_examiner', 'independent_reviewer', 'publisher', 'agency_administrator', 'tools_auditor'];

export class PeopleStore {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #kept: KeptRows | undefined;

  /** `kept`: absent where there is no ledger (measurements). */
  constructor(db: Db, clock: Clock, kept?: KeptRows) {
    this.#db = db;
    this.#clock = clock;
    this.#kept = kept;
  }

  async agencies(): Promise<AgencyDraft[]> {
    const rows = await this.#db.selectFrom('agency').selectAll().orderBy('agency_id').execute();
    return rows.map((row) => ({ agencyId: row.agency_id, nameEn: row.name_en, nameFr: row.name_fr, province: row.province, kind: row.kind, sector: row.sector, country: row.country }));
  }

  /** The member with this user name, written `name` or `name@agency`; none when there is no such member or more than one. */
  async memberByUser(user: string, today: string): Promise<{ member: Member; passwordHash: string | null } | undefined> {
    const at = user.lastIndexOf('@');
    let query = this.#db.selectFrom('member').selectAll().where('active', '=', true)
      .where('user_name', '=', at > 0 ? user.slice(0, at) : user);
    if (at > 0) query = query.where('agency_id', '=', user.slice(at + 1));
    const rows = await query.limit(2).execute();
    const [row] = rows;
    if (rows.length !== 1 || row === undefined) return undefined;
    const member = await this.memberById(row.agency_id, row.member_id, today);
    return member && { member, passwordHash: row.password_hash };
  }

  async memberById(agencyId: string, memberId: string, today: string): Promise<Member | undefined> {
    return memberStanding(this.#db, { agencyId, memberId }, today, this.#clock());
  }

  /** The same, and whether this session of theirs stands. */
  async inSession(who: { readonly agencyId: string; readonly memberId: string; readonly sessionId: string }, today: string): Promise<{ readonly stands: boolean; readonly member: Member | undefined }> {
    return standingInSession(this.#db, who, today, this.#clock());
  }

  /** Active members of an agency; of these roles only, where any are named. */
  async membersIn(agencyId: string, roles: readonly string[], today: string): Promise<Member[]> {
    let query = this.#db.selectFrom('member').selectAll().where('agency_id', '=', agencyId).where('active', '=', true);
    if (roles.length > 0) query = query.where('role', 'in', [...roles]);
    return this.#all(await query.orderBy('member_id').execute(), today);
  }

  /** Who is there, without what they have through others: for looking through many. */
  async rosterOf(agencyId: string): Promise<readonly Pick<Member, 'agencyId' | 'memberId' | 'userName' | 'unit' | 'role' | 'suspended' | 'personRef'>[]> {
    const rows = await this.#db.selectFrom('member').select(['agency_id', 'member_id', 'user_name', 'unit', 'role', 'suspended', 'person_ref']).where('agency_id', '=', agencyId).where('active', '=', true).orderBy('member_id').execute();
    return rows.map((row) => ({ agencyId: row.agency_id, memberId: row.member_id, userName: row.user_name, unit: row.unit, role: row.role, suspended: row.suspended, ...(row.person_ref !== null && { personRef: row.person_ref }) }));
  }

  async agenciesOfSector(sector: string): Promise<readonly string[]> {
    const rows = await this.#db.selectFrom('agency').select('agency_id').where('sector', '=', sector).orderBy('agency_id').execute();
    return rows.map((row) => row.agency_id);
  }

  /** Also one who has left. */
  async formerById(agencyId: string, memberId: string, today: string): Promise<Member | undefined> {
    return memberStanding(this.#db, { agencyId, memberId, former: true }, today, this.#clock());
  }

  /** Everyone who may sign in, agency by agency. */
  async activeMembers(today: string): Promise<Member[]> {
    const rows = await this.#db.selectFrom('member').selectAll().where('active', '=', true).orderBy('agency_id').orderBy('member_id').execute();
    return this.#all(rows, today);
  }

  /** Everyone with a password, for the table of demo people; who can look around most comes first. The caller makes sure that the folder is a demo folder. */
  async demoMembers(today: string): Promise<Member[]> {
    const rows = await this.#db.selectFrom('member').selectAll().where('password_hash', 'is not', null)
      .where('active', '=', true).orderBy('agency_id').orderBy('role').orderBy('user_name').execute();
    const useful = rows.toSorted((a, b) => rolesFirst.indexOf(a.role) - rolesFirst.indexOf(b.role));
    return this.#all(useful, today);
  }

  async hasRole(agencyId: string, role: string): Promise<boolean> {
    const row = await this.#db.selectFrom('member').select('member_id').where('agency_id', '=', agencyId).where('role', '=', role).where('active', '=', true).limit(1).executeTakeFirst();
    return row !== undefined;
  }

  async addAgencies(agencies: readonly AgencyDraft[]): Promise<void> {
    const there = new Set((await this.agencies()).map((one) => one.agencyId));
    const rows = agencies.filter((one) => !there.has(one.agencyId)).map((agency) => ({
      agency_id: agency.agencyId, name_en: agency.nameEn, name_fr: agency.nameFr, province: agency.province, kind: agency.kind,
      sector: agency.sector ?? sectorOfKind(agency.kind), country: agency.country ?? 'CA',
    }));
    await this.#add('agency', rows, (some) => this.#db.insertInto('agency').values([...some]).onConflict((conflict) => conflict.column('agency_id').doNothing()).execute());
  }

  /** Who is there already stays as they are. */
  async addMembers(members: readonly MemberDraft[]): Promise<void> {
    const ids = await this.#db.selectFrom('member').select(['agency_id', 'member_id']).where('agency_id', 'in', ['', ...new Set(members.map((one) => one.agencyId))]).execute();
    const there = new Set(ids.map((row) => `${row.agency_id}~${row.member_id}`));
    const rows = members.filter((one) => !there.has(`${one.agencyId}~${one.memberId}`)).map((member) => ({
      agency_id: member.agencyId, member_id: member.memberId, user_name: member.userName, display_name: member.displayName,
      unit: member.unit ?? null, role: member.role, clearance_code: member.clearanceCode,
      clearance_rank: clearances[member.clearanceCode] ?? 0, clearance_until: member.clearanceUntil,
      citizenships: [...member.citizenships], releasabilities: [...(member.releasabilities ?? [])], purposes: [...member.purposes],
      password_hash: member.passwordHash ?? null, active: true, suspended: member.suspended ?? false, seconded_from: member.secondedFrom ?? '', person_ref: member.personRef ?? null,
    }));
    await this.#add('member', rows, (some) => this.#db.insertInto('member').values([...some]).onConflict((conflict) => conflict.columns(['agency_id', 'member_id']).doNothing()).execute());
  }

  async addCases(cases: readonly CaseDraft[]): Promise<void> {
    const agencies = ['', ...new Set(cases.map((one) => one.agencyId))];
    const files = await this.#db.selectFrom('case_file').select(['agency_id', 'case_id']).where('agency_id', 'in', agencies).execute();
    const opened = new Set(files.map((row) => `${row.agency_id}~${row.case_id}`));
    const rows = cases.filter((one) => !opened.has(`${one.agencyId}~${one.caseId}`)).map((one) => ({
      agency_id: one.agencyId, case_id: one.caseId, title: one.title, opened_on: one.openedOn, closed_on: one.closedOn ?? null,
    }));
    await this.#add('case_file', rows, (some) => this.#db.insertInto('case_file').values([...some]).onConflict((conflict) => conflict.columns(['agency_id', 'case_id']).doNothing()).execute());
    const duties = await this.#db.selectFrom('case_assignment').select(['agency_id', 'case_id', 'member_agency_id', 'member_id']).where('agency_id', 'in', agencies).execute();
    const assigned = new Set(duties.map((row) => `${row.agency_id}~${row.case_id}~${row.member_agency_id}~${row.member_id}`));
    const duty = cases.flatMap((one) => one.members.map((member) => ({
      agency_id: one.agencyId, case_id: one.caseId, member_agency_id: member.agencyId, member_id: member.memberId, from_on: member.fromOn, to_on: member.toOn ?? null,
    }))).filter((row) => !assigned.has(`${row.agency_id}~${row.case_id}~${row.member_agency_id}~${row.member_id}`));
    await this.#add('case_assignment', duty, (some) => this.#db.insertInto('case_assignment').values([...some]).onConflict((conflict) => conflict.doNothing()).execute());
  }

  async #add<Row extends Readonly<Record<string, unknown>>>(table: KeptTable, rows: readonly Row[], insert: (some: readonly Row[]) => Promise<unknown>): Promise<void> {
    for (let from = 0; from < rows.length; from += mostAtOnce) {
      const some = rows.slice(from, from + mostAtOnce);
      await (this.#kept === undefined ? insert(some) : this.#kept.change(some.map((row) => rowAs(table, row)), () => insert(some)));
    }
  }

  /** Of those, in their order; one who has left meanwhile is not among them. */
  async #all(rows: readonly { readonly agency_id: string; readonly member_id: string }[], today: string): Promise<Member[]> {
    const found = await Promise.all(rows.map((row) => this.memberById(row.agency_id, row.member_id, today)));
    return found.filter((one) => one !== undefined);
  }
}
