// Delegations as rows: given, taken back, never changed and never deleted.
import { type Db, sql } from '../../db/index.js';
import type { Intent } from '../intent.js';
import { type KeptRows, rowAs } from '../kept/index.js';
import type { WordsAtRest } from '../words/index.js';

export interface Delegation {
  /** The agency that gave; the delegation is named `agency~delegation`. */
  readonly agencyId: string;
  readonly delegationId: string;
  readonly kind: 'case' | 'eyes_only';
  readonly caseId: string | null;
  readonly grantorMemberId: string;
  readonly granteeAgencyId: string;
  readonly granteeMemberId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly why: string;
  readonly givenAtMs: number;
  readonly takenBackAtMs: number | null;
  readonly takenBackBy: string | null;
}

interface Row {
  agency_id: string; delegation_id: string; kind: string; case_id: string | null; grantor_member_id: string; grantee_agency_id: string; grantee_member_id: string;
  from_at: Date; until_at: Date; why: string; given_at: Date; taken_back_at: Date | null; taken_back_by: string | null;
}

const whyOf = (agencyId: string, delegationId: string): readonly string[] => ['delegation', 'why', agencyId, delegationId];

const stored = (row: Row, words: WordsAtRest): Delegation => ({
  agencyId: row.agency_id, delegationId: row.delegation_id, kind: row.kind === 'eyes_only' ? 'eyes_only' : 'case', caseId: row.case_id,
  grantorMemberId: row.grantor_member_id, granteeAgencyId: row.grantee_agency_id, granteeMemberId: row.grantee_member_id, fromMs: row.from_at.getTime(),
  untilMs: row.until_at.getTime(), why: words.open(row.why, whyOf(row.agency_id, row.delegation_id)), givenAtMs: row.given_at.getTime(), takenBackAtMs: row.taken_back_at?.getTime() ?? null, takenBackBy: row.taken_back_by,
});

export class DelegationStore {
  readonly #db: Db;

  readonly #kept: KeptRows;
  readonly #words: WordsAtRest;

  constructor(db: Db, kept: KeptRows, words: WordsAtRest) {
    this.#words = words;
    this.#db = db;
    this.#kept = kept;
  }

  async add(intent: Intent, one: Delegation): Promise<void> {
    const row = {
      agency_id: one.agencyId, delegation_id: one.delegationId, kind: one.kind, case_id: one.caseId, grantor_member_id: one.grantorMemberId,
      grantee_agency_id: one.granteeAgencyId, grantee_member_id: one.granteeMemberId, from_at: new Date(one.fromMs), until_at: new Date(one.untilMs), why: this.#words.seal(one.why, whyOf(one.agencyId, one.delegationId)),
      given_at: new Date(one.givenAtMs), taken_back_at: null, taken_back_by: null, intent_index: intent.index,
    };
    await this.#kept.change([rowAs('delegation', row)], () => this.#db.insertInto('delegation').values(row).execute());
  }

  /** Takes back what this agency gave. Returns the grantee, or undefined where there was nothing to take back. */
  async takeBack(agencyId: string, delegationId: string, by: string, atMs: number): Promise<Delegation | undefined> {
    const at = new Date(atMs);
    const held = await this.#db.selectFrom('delegation').selectAll().where('agency_id', '=', agencyId).where('delegation_id', '=', delegationId).where('taken_back_at', 'is', null).executeTakeFirst();
    if (held === undefined) return undefined;
    return this.#kept.change([rowAs('delegation', { ...held, taken_back_at: at })], async () => {
      const row = await this.#db.updateTable('delegation').set({ taken_back_at: at, taken_back_by: by })
        .where('agency_id', '=', agencyId).where('delegation_id', '=', delegationId).where('taken_back_at', 'is', null).returningAll().executeTakeFirst();
      return row === undefined ? undefined : stored(row, this.#words);
    }, (taken) => taken !== undefined);
  }

  /** What this person gave, and what they hold; newest first. */
  async of(agencyId: string, memberId: string, limit: number): Promise<Delegation[]> {
    const rows = await this.#db.selectFrom('delegation').selectAll()
      .where(sql<boolean>`(agency_id = ${agencyId} and grantor_member_id = ${memberId}) or (grantee_agency_id = ${agencyId} and grantee_member_id = ${memberId})`)
      .orderBy('given_at', 'desc').orderBy('delegation_id').limit(limit).execute();
    return rows.map((row) => stored(row, this.#words));
  }
}
