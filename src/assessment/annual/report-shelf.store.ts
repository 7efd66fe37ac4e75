// Reports that were made, added and never changed; what they are lies sealed, their bytes are of what is public.
import type { Intent } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import type { MadeFile } from './make.js';
import type { MadeReport } from './made-report.js';

export class ReportShelf {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(report: MadeReport, files: readonly MadeFile[], intent: Intent): Promise<void> {
    const { agencyId, reportId } = report;
    await this.#db.transaction().execute(async (tx) => {
      await tx.insertInto('annual_report').values({ agency_id: agencyId, report_id: reportId, sealed: this.#words.seal(JSON.stringify(report), ['annual_report', agencyId, reportId]), intent_index: intent.index }).execute();
      await tx.insertInto('annual_report_file').values(files.map(({ name, bytes }) => ({ agency_id: agencyId, report_id: reportId, name, bytes: Buffer.from(bytes) }))).execute();
    });
  }

  async list(agencyId: string): Promise<readonly MadeReport[]> {
    const rows = await this.#db.selectFrom('annual_report').selectAll().where('agency_id', '=', agencyId).execute();
    return rows.map((row) => JSON.parse(this.#words.open(row.sealed, ['annual_report', row.agency_id, row.report_id])) as MadeReport);
  }

  async bytes(agencyId: string, reportId: string, name: string): Promise<Uint8Array | undefined> {
    return (await this.#db.selectFrom('annual_report_file').select('bytes').where('agency_id', '=', agencyId).where('report_id', '=', reportId).where('name', '=', name).executeTakeFirst())?.bytes;
  }
}
