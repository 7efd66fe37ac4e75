// What was imported, and how far: the same file again changes nothing, and a broken import goes on where it stopped.
import type { Db } from '../db/index.js';

export interface ImportKey {
  readonly agencyId: string;
  readonly kind: string;
  readonly sourceName: string;
  /** SHA-256, hex, of the files, of whatever steers their reading and of who sent them. */
  readonly fileHash: string;
}

export interface ImportRun {
  readonly importId: string;
  readonly state: 'running' | 'done';
  readonly reportId: string | null;
}

export interface ImportCounts {
  readonly rows: number;
  readonly statements: number;
  readonly entities: number;
  readonly quarantined: number;
}

export class ImportRunStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async find(key: ImportKey): Promise<ImportRun | undefined> {
    const row = await this.#db.selectFrom('import_run').select(['import_id', 'state', 'report_id']).where('agency_id', '=', key.agencyId)
      .where('kind', '=', key.kind).where('source_name', '=', key.sourceName).where('file_hash', '=', key.fileHash).executeTakeFirst();
    return row === undefined ? undefined : { importId: row.import_id, state: row.state === 'done' ? 'done' : 'running', reportId: row.report_id };
  }

  /** How an agency called the file that it brought in last. */
  async lastSource(agencyId: string): Promise<string | undefined> {
    const row = await this.#db.selectFrom('import_run').select('source_name').where('agency_id', '=', agencyId).where('state', '=', 'done').orderBy('finished_at', 'desc').executeTakeFirst();
    return row?.source_name;
  }

  async begin(key: ImportKey, importId: string, at: Date): Promise<void> {
    await this.#db.insertInto('import_run').values({
      agency_id: key.agencyId, import_id: importId, kind: key.kind, source_name: key.sourceName, file_hash: key.fileHash, state: 'running',
      report_id: null, rows_done: 0, statements: 0, entities: 0, quarantined: 0, started_at: at, finished_at: null,
    }).execute();
  }

  /** `reportId`: of the import's own report, as soon as its row stands (never, when every row names a report of its own), so that a later run adds to the same report. */
  async advance(key: ImportKey, importId: string, counts: ImportCounts, reportId: string | null, finishedAt?: Date): Promise<void> {
    await this.#db.updateTable('import_run').set({
      rows_done: counts.rows, statements: counts.statements, entities: counts.entities, quarantined: counts.quarantined, report_id: reportId,
      ...(finishedAt === undefined ? {} : { state: 'done', finished_at: finishedAt }),
    }).where('agency_id', '=', key.agencyId).where('import_id', '=', importId).execute();
  }
}
