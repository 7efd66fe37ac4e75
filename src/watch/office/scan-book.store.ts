// Which scans there were: who had them made, when, of what, and how they ended. Names of evidence and what went wrong lie sealed (G11).
import type { Db, Selectable, WatchScanTable } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';

export type KeptState = 'running' | 'done' | 'stopped' | 'failed';

export interface ScanRow {
  readonly agencyId: string;
  readonly scanId: string;
  /** The marking of all that it found. */
  readonly labelId: number;
  readonly source: 'folder' | 'record';
  /** Name of the evidence; empty for the node's own record. */
  readonly evidence: string;
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly perThousand: number;
  readonly memory: string;
  readonly timezone: string | null;
  readonly startedBy: string;
  readonly startedAtMs: number;
  readonly state: KeptState;
  readonly endedAtMs: number | null;
  readonly problem: { readonly en: string; readonly fr: string } | null;
  readonly intentIndex: bigint;
}

/** More are no history that anybody reads; older ones stay where they are. */
const mostListed = 100;

export class ScanBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(row: ScanRow): Promise<void> {
    await this.#db.insertInto('watch_scan').values({
      agency_id: row.agencyId, scan_id: row.scanId, label_id: row.labelId, source: row.source, evidence: this.#words.seal(row.evidence, placeOf('evidence', row)),
      from_day: row.fromDay, to_day: row.toDay, per_thousand: row.perThousand, memory: row.memory, timezone: row.timezone, started_by: row.startedBy,
      started_at: new Date(row.startedAtMs), state: row.state, ended_at: null, problem: null, intent_index: row.intentIndex,
    }).execute();
  }

  async setState(row: Pick<ScanRow, 'agencyId' | 'scanId'>, state: KeptState, endedAtMs: number | null, problem: ScanRow['problem']): Promise<void> {
    await this.#db.updateTable('watch_scan').set({
      state, ended_at: endedAtMs === null ? null : new Date(endedAtMs), problem: problem === null ? null : this.#words.seal(JSON.stringify(problem), placeOf('problem', row)),
    }).where('agency_id', '=', row.agencyId).where('scan_id', '=', row.scanId).execute();
  }

  /** Of one agency, under these labels, the newest first. */
  async list(agencyId: string, labelIds: readonly number[]): Promise<ScanRow[]> {
    if (labelIds.length === 0) return [];
    const rows = await this.#db.selectFrom('watch_scan').selectAll().where('agency_id', '=', agencyId).where('label_id', 'in', [...labelIds]).orderBy('started_at', 'desc').orderBy('scan_id').limit(mostListed).execute();
    return rows.map((row) => this.#rowOf(row));
  }

  async one(agencyId: string, labelIds: readonly number[], scanId: string): Promise<ScanRow | undefined> {
    if (labelIds.length === 0) return undefined;
    const row = await this.#db.selectFrom('watch_scan').selectAll().where('agency_id', '=', agencyId).where('label_id', 'in', [...labelIds]).where('scan_id', '=', scanId).executeTakeFirst();
    return row && this.#rowOf(row);
  }

  #rowOf(row: Selectable<WatchScanTable>): ScanRow {
    const [agencyId, scanId] = [row.agency_id, row.scan_id];
    const key = { agencyId, scanId };
    return {
      agencyId, scanId, labelId: row.label_id, source: row.source, evidence: this.#words.open(row.evidence, placeOf('evidence', key)), fromDay: row.from_day, toDay: row.to_day,
      perThousand: row.per_thousand, memory: row.memory, timezone: row.timezone, startedBy: row.started_by, startedAtMs: row.started_at.getTime(), state: row.state,
      endedAtMs: row.ended_at?.getTime() ?? null, intentIndex: row.intent_index,
      problem: row.problem === null ? null : (JSON.parse(this.#words.open(row.problem, placeOf('problem', key))) as ScanRow['problem']),
    };
  }
}

const placeOf = (column: string, { agencyId, scanId }: Pick<ScanRow, 'agencyId' | 'scanId'>): readonly string[] => ['watch_scan', column, agencyId, scanId];
