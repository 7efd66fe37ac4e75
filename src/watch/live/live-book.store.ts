// When the live examiner of an agency was on, by whom, and why it ended: rows that stay.
import type { Db, Selectable, WatchLiveTable } from '../../db/index.js';

export interface LiveRow {
  readonly agencyId: string;
  readonly liveId: string;
  /** The marking of all that it finds. */
  readonly labelId: number;
  /** In whose name it reads: it ends with their rights. */
  readonly memberId: string;
  readonly userName: string;
  readonly purpose: string;
  readonly caseRef: string;
  readonly perThousand: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly endedWhy: 'stopped' | 'rights_ended' | null;
  readonly endedBy: string | null;
  readonly intentIndex: bigint;
}

export class LiveBook {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async add(row: LiveRow): Promise<void> {
    await this.#db.insertInto('watch_live').values({
      agency_id: row.agencyId, live_id: row.liveId, label_id: row.labelId, member_id: row.memberId, user_name: row.userName, purpose: row.purpose, case_ref: row.caseRef,
      per_thousand: row.perThousand, started_at: new Date(row.startedAtMs), ended_at: null, ended_why: null, ended_by: null, intent_index: row.intentIndex,
    }).execute();
  }

  async end({ agencyId, liveId }: Pick<LiveRow, 'agencyId' | 'liveId'>, atMs: number, why: NonNullable<LiveRow['endedWhy']>, by: string | null): Promise<void> {
    await this.#db.updateTable('watch_live').set({ ended_at: new Date(atMs), ended_why: why, ended_by: by }).where('agency_id', '=', agencyId).where('live_id', '=', liveId).execute();
  }

  /** Of every agency where it is on. */
  async allOn(): Promise<LiveRow[]> {
    return (await this.#db.selectFrom('watch_live').selectAll().where('ended_at', 'is', null).execute()).map(rowOf);
  }

  /** The one that is on, else the last; under these labels. */
  async latest(agencyId: string, labelIds: readonly number[]): Promise<LiveRow | undefined> {
    if (labelIds.length === 0) return undefined;
    const row = await this.#db.selectFrom('watch_live').selectAll().where('agency_id', '=', agencyId).where('label_id', 'in', [...labelIds]).orderBy('started_at', 'desc').limit(1).executeTakeFirst();
    return row && rowOf(row);
  }
}

function rowOf(row: Selectable<WatchLiveTable>): LiveRow {
  return {
    agencyId: row.agency_id, liveId: row.live_id, labelId: row.label_id, memberId: row.member_id, userName: row.user_name, purpose: row.purpose, caseRef: row.case_ref, perThousand: row.per_thousand,
    startedAtMs: row.started_at.getTime(), endedAtMs: row.ended_at?.getTime() ?? null, endedWhy: row.ended_why, endedBy: row.ended_by, intentIndex: row.intent_index,
  };
}
