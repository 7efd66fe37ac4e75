// Requests and approvals as rows. A step is one UPDATE that names the state it leaves: of two who come at once, one finds nothing left (G6).
import type { ApprovalTable, Db, Selectable, Updateable } from '../db/index.js';
import type { Approval, ApprovalDecision, ApprovalState, LogPlace } from './approval.js';
import { type KeptRows, rowAs } from './kept/index.js';
import type { WordsAtRest } from './words/index.js';

const shownAtMost = 50;

export interface ApprovalKey {
  readonly agencyId: string;
  readonly approvalId: string;
}

export class ApprovalStore {
  readonly #db: Db;

  readonly #kept: KeptRows;
  readonly #words: WordsAtRest;

  constructor(db: Db, kept: KeptRows, words: WordsAtRest) {
    this.#words = words;
    this.#db = db;
    this.#kept = kept;
  }

  async add(one: Approval): Promise<void> {
    const row = {
      agency_id: one.agencyId, approval_id: one.approvalId, kind: one.kind, subject: this.#words.seal(one.subject, placeOf('subject', one)), subject_hash: one.subjectHash, why: this.#words.seal(one.why, placeOf('why', one)),
      asked_by: one.askedBy, asked_session: one.askedSession, asked_at: new Date(one.askedAtMs), expires_at: new Date(one.expiresAtMs),
      request_index: one.request.index, approver_agency_id: one.approverAgencyId, state: one.state, decided_by: null, decided_session: null, decided_at: null,
    };
    await this.#kept.change([rowAs('approval', row)], () => this.#db.insertInto('approval').values(row).execute());
  }

  async find({ agencyId, approvalId }: ApprovalKey): Promise<Approval | undefined> {
    const row = await this.#db.selectFrom('approval').selectAll().where('agency_id', '=', agencyId).where('approval_id', '=', approvalId).executeTakeFirst();
    return row && this.#read(row);
  }

  /** What waits for people of an agency, oldest first. */
  async waitingFor(agencyId: string, nowMs: number): Promise<Approval[]> {
    const rows = await this.#db.selectFrom('approval').selectAll().where('approver_agency_id', '=', agencyId).where('state', '=', 'pending')
      .where('expires_at', '>', new Date(nowMs)).orderBy('asked_at').limit(shownAtMost).execute();
    return rows.map((row) => this.#read(row));
  }

  /** What a member asked for, newest first. */
  async askedBy(agencyId: string, memberId: string): Promise<Approval[]> {
    const rows = await this.#db.selectFrom('approval').selectAll().where('agency_id', '=', agencyId).where('asked_by', '=', memberId)
      .orderBy('asked_at', 'desc').limit(shownAtMost).execute();
    return rows.map((row) => this.#read(row));
  }

  /** The newest approval that a member holds for this very subject, given after `sinceMs`. */
  async held(agencyId: string, memberId: string, kind: string, subjectHash: string, sinceMs: number): Promise<Approval | undefined> {
    const row = await this.#db.selectFrom('approval').selectAll().where('agency_id', '=', agencyId).where('asked_by', '=', memberId).where('kind', '=', kind)
      .where('subject_hash', '=', subjectHash).where('state', '=', 'approved').where('decided_at', '>', new Date(sinceMs))
      .orderBy('decided_at', 'desc').limit(1).executeTakeFirst();
    return row && this.#read(row);
  }

  /** False when it was decided, withdrawn or out of time before. */
  async decide(key: ApprovalKey, state: ApprovalState, by: ApprovalDecision): Promise<boolean> {
    const columns = { state, decided_by: by.memberId, decided_session: by.sessionId, decided_at: new Date(by.atMs), decided_why: this.#words.seal(by.why, placeOf('decided_why', key)), decision_index: by.entry.index };
    return this.#step(key, columns, async () => {
      const { numUpdatedRows } = await this.#set(key, columns).where('approver_agency_id', '=', by.agencyId).where('state', '=', 'pending').where('expires_at', '>', new Date(by.atMs)).executeTakeFirst();
      return numUpdatedRows;
    });
  }

  /** False when it is no longer waiting and no longer unused, or another's. */
  async withdraw(key: ApprovalKey, memberId: string): Promise<boolean> {
    const columns = { state: 'withdrawn' };
    return this.#step(key, columns, async () => {
      const { numUpdatedRows } = await this.#set(key, columns).where('asked_by', '=', memberId).where('state', 'in', ['pending', 'approved']).executeTakeFirst();
      return numUpdatedRows;
    });
  }

  /** Uses an approval up. False when it was used, withdrawn or given before `sinceMs`. */
  async take(key: ApprovalKey, nowMs: number, sinceMs: number): Promise<boolean> {
    const columns = { state: 'taken', taken_at: new Date(nowMs) };
    return this.#step(key, columns, async () => {
      const { numUpdatedRows } = await this.#set(key, columns).where('state', '=', 'approved').where('decided_at', '>', new Date(sinceMs)).executeTakeFirst();
      return numUpdatedRows;
    });
  }

  /** Still pending, and past their time. */
  async outOfTime(nowMs: number): Promise<Approval[]> {
    const rows = await this.#db.selectFrom('approval').selectAll().where('state', '=', 'pending').where('expires_at', '<=', new Date(nowMs)).orderBy('expires_at').limit(200).execute();
    return rows.map((row) => this.#read(row));
  }

  /** Waiting since before `afterMs` ago, of which nobody was reminded. */
  async unreminded(nowMs: number, afterMs: number): Promise<Approval[]> {
    const rows = await this.#db.selectFrom('approval').selectAll().where('state', '=', 'pending').where('expires_at', '>', new Date(nowMs)).where('reminded_at', 'is', null)
      .where('asked_at', '<=', new Date(nowMs - afterMs)).orderBy('asked_at').limit(200).execute();
    return rows.map((row) => this.#read(row));
  }

  async pending(nowMs: number): Promise<number> {
    const row = await this.#db.selectFrom('approval').select(({ fn }) => fn.countAll().as('n')).where('state', '=', 'pending').where('expires_at', '>', new Date(nowMs)).executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** False when it was decided, withdrawn or ended before. */
  async expire(key: ApprovalKey, nowMs: number): Promise<boolean> {
    const columns = { state: 'expired' };
    return this.#step(key, columns, async () => {
      const { numUpdatedRows } = await this.#set(key, columns).where('state', '=', 'pending').where('expires_at', '<=', new Date(nowMs)).executeTakeFirst();
      return numUpdatedRows;
    });
  }

  /** False when somebody was faster. */
  async remind(key: ApprovalKey, nowMs: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#set(key, { reminded_at: new Date(nowMs) }).where('reminded_at', 'is', null).executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  #read(row: Selectable<ApprovalTable>): Approval {
    const open = (column: 'subject' | 'why' | 'decided_why') => this.#words.open(row[column] ?? '', placeOf(column, { agencyId: row.agency_id, approvalId: row.approval_id }));
    return approvalOf({ ...row, subject: open('subject'), why: open('why'), decided_why: row.decided_why === null ? null : open('decided_why') });
  }

  #set(key: ApprovalKey, columns: Updateable<ApprovalTable>) {
    return this.#db.updateTable('approval').set(columns).where('agency_id', '=', key.agencyId).where('approval_id', '=', key.approvalId);
  }

  /** An approval that somebody writes with another program was announced by nobody (tests/attacks/insider-grants-in-sql.test.ts). */
  async #step({ agencyId, approvalId }: ApprovalKey, columns: Updateable<ApprovalTable>, act: () => Promise<bigint>): Promise<boolean> {
    const row = await this.#db.selectFrom('approval').selectAll().where('agency_id', '=', agencyId).where('approval_id', '=', approvalId).executeTakeFirst();
    if (row === undefined) return false;
    return this.#kept.change([rowAs('approval', { ...row, ...columns })], async () => (await act()) === 1n, Boolean);
  }
}

const placeOf = (column: string, { agencyId, approvalId }: ApprovalKey): readonly string[] => ['approval', column, agencyId, approvalId];

function approvalOf(row: Selectable<ApprovalTable>): Approval {
  const request: LogPlace = { agencyId: row.agency_id, index: row.request_index };
  return {
    agencyId: row.agency_id, approvalId: row.approval_id, kind: row.kind, subject: row.subject, subjectHash: row.subject_hash, why: row.why,
    askedBy: row.asked_by, askedSession: row.asked_session, askedAtMs: row.asked_at.getTime(), expiresAtMs: row.expires_at.getTime(), request,
    approverAgencyId: row.approver_agency_id, state: row.state as ApprovalState, decision: decisionOf(row),
  };
}

function decisionOf(row: Selectable<ApprovalTable>): ApprovalDecision | undefined {
  if (row.decided_by === null || row.decided_session === null || row.decided_at === null || row.decision_index === null) return undefined;
  return {
    agencyId: row.approver_agency_id, memberId: row.decided_by, sessionId: row.decided_session, atMs: row.decided_at.getTime(), why: row.decided_why ?? '',
    entry: { agencyId: row.approver_agency_id, index: row.decision_index },
  };
}
