// Rows of reports and of who was told: added, never changed (the app's role could not), reached by their label, sealed where they lie (G4).
import type { Intent, Plan } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import { keepUntilMs, type PrecursorReport, type TellingDone } from './report.js';

const mostRead = 20_000;

export interface KeptReport {
  readonly report: PrecursorReport;
  readonly told: readonly TellingDone[];
}

export class ReportBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(report: PrecursorReport, intent: Intent): Promise<void> {
    const { agencyId, reportId, labelId, recordedAtMs } = report;
    await this.#db.insertInto('precursor_report').values({
      agency_id: agencyId, report_id: reportId, label_id: labelId, keep_until: new Date(keepUntilMs(recordedAtMs)), sealed: this.#words.seal(JSON.stringify(report), placeOf(agencyId, reportId)), intent_index: intent.index,
    }).execute();
  }

  async addTold({ agencyId, reportId, labelId }: PrecursorReport, told: TellingDone, intent: Intent): Promise<void> {
    await this.#db.insertInto('precursor_report_told').values({ agency_id: agencyId, report_id: reportId, told_id: told.toldId, label_id: labelId, sealed: this.#words.seal(JSON.stringify(told), placeOfTold(agencyId, reportId, told.toldId)), intent_index: intent.index }).execute();
  }

  /** Those under the plan's labels, newest first, and no other row is touched. */
  async under(plan: Plan): Promise<readonly KeptReport[]> {
    if (plan.labelIds.length === 0) return [];
    const rows = await this.#db.selectFrom('precursor_report').selectAll().where('label_id', 'in', plan.labelIds).orderBy('intent_index', 'desc').limit(mostRead).execute();
    const told = await this.#db.selectFrom('precursor_report_told').selectAll().where('label_id', 'in', plan.labelIds).execute();
    return rows.map((row) => ({
      report: JSON.parse(this.#words.open(row.sealed, placeOf(row.agency_id, row.report_id))) as PrecursorReport,
      told: told.filter((one) => one.agency_id === row.agency_id && one.report_id === row.report_id).map((one) => JSON.parse(this.#words.open(one.sealed, placeOfTold(one.agency_id, one.report_id, one.told_id))) as TellingDone),
    }));
  }
}

const placeOf = (agencyId: string, reportId: string): readonly string[] => ['precursor_report', agencyId, reportId];
const placeOfTold = (agencyId: string, reportId: string, toldId: string): readonly string[] => ['precursor_report_told', agencyId, reportId, toldId];
