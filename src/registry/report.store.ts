// Reports and their statements as rows. Nothing is written without an Intent, and every row names it (G2).
import type { Intent } from '../access/index.js';
import { type Db, prepared } from '../db/index.js';
import { parseEntityRef } from '../kernel/index.js';
import type { ReportDraft } from './draft.js';
import { dictionaryForms, searchKey } from './keys.js';
import type { StatementRow } from './statement-row.js';

export interface ReportRow {
  readonly reportId: string;
  readonly labelId: number;
  readonly receivedAt: Date;
  readonly draft: ReportDraft;
}

export interface ReportBatch {
  readonly agencyId: string;
  readonly reportId: string;
  /** Present when the report itself is new. */
  readonly report: ReportRow | undefined;
  readonly rows: readonly StatementRow[];
  readonly knownFrom: Date;
  /** Whether the writer may be told what stands under this label. */
  readonly isTold: (labelId: number) => boolean;
}

const wordsRemembered = 500_000;

export class ReportStore {
  readonly #db: Db;
  /** Words that the dictionary already has, as `label:word`: most words of an import come again and again. */
  readonly #knownWords = new Set<string>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Which of these content hashes the agency already holds, as hex. */
  async existing(agencyId: string, hashes: readonly Uint8Array[]): Promise<Set<string>> {
    if (hashes.length === 0) return new Set();
    const rows = await prepared<{ content_hash: Uint8Array }>(this.#db, 'held-hashes', 'select content_hash from gate.held_hashes($1, $2)', [agencyId, hashes]);
    return new Set(rows.map((row) => Buffer.from(row.content_hash).toString('hex')));
  }

  /** Whether a report of this source stands, other than `besides`. */
  async hasSource(agencyId: string, sourceName: string, besides = ''): Promise<boolean> {
    const [row] = await prepared<{ has: boolean }>(this.#db, 'has-source', 'select gate.has_source($1, $2, $3) as has', [agencyId, sourceName, besides]);
    return row?.has === true;
  }

  /** Every report of these agencies, as `agency~report`: for filling a folder that was filled in part. Ids only; no answer is made of them. */
  async reportIds(agencyIds: readonly string[]): Promise<Set<string>> {
    const rows = await prepared<{ agency_id: string; report_id: string }>(this.#db, 'report-ids', 'select agency_id, report_id from gate.report_ids($1)', [agencyIds]);
    return new Set(rows.map((row) => `${row.agency_id}~${row.report_id}`));
  }

  /** Writes one batch in one transaction and returns how many entities were new, as far as its writer may know. */
  async write(intent: Intent, batch: ReportBatch): Promise<{ statements: number; entities: number }> {
    const words = this.#newWords(batch.rows);
    const entities = await this.#db.transaction().execute(async (tx) => {
      if (batch.report !== undefined) await insertReport(tx, intent, batch.agencyId, batch.report);
      const made = await insertEntities(tx, intent, batch);
      await insertStatements(tx, intent, batch);
      await insertWords(tx, intent, batch.agencyId, words);
      return made;
    });
    await prepared(this.#db, 'tidy-indexes', 'select gate.tidy_indexes()', []);
    if (this.#knownWords.size > wordsRemembered) this.#knownWords.clear();
    for (const { labelId, word } of words) this.#knownWords.add(`${labelId}:${word}`);
    return { statements: batch.rows.length, entities };
  }

  #newWords(rows: readonly StatementRow[]): NewWord[] {
    const fresh = new Map<string, NewWord>();
    for (const { labelId, spelled } of rows) {
      for (const word of spelled) {
        const key = `${labelId}:${word}`;
        if (!this.#knownWords.has(key)) fresh.set(key, { labelId, word });
      }
    }
    // In one order everywhere: two writers that meet at the same new words would otherwise wait for each other for ever.
    return [...fresh.values()].toSorted((a, b) => a.labelId - b.labelId || (a.word < b.word ? -1 : Number(a.word > b.word)));
  }
}

interface NewWord {
  readonly labelId: number;
  readonly word: string;
}

async function insertReport(tx: Db, intent: Intent, agencyId: string, row: ReportRow): Promise<void> {
  const { draft } = row;
  await prepared(tx, 'add-report', 'select gate.add_report($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)', [
    intent.index, agencyId, row.reportId, draft.sourceName, draft.sourceRef, draft.title, draft.reportedOn, row.receivedAt,
    draft.sourceGrade?.scale, draft.sourceGrade?.code, draft.informationGrade?.scale, draft.informationGrade?.code, draft.gradedBy,
    row.labelId, draft.retentionBasis, draft.reviewDue, draft.notices ?? [],
  ]);
  const sources = (draft.inputs ?? []).map(({ source, labelIds }) => ({ ...parseEntityRef(source), labelIds }));
  if (sources.length === 0) return;
  await tx.insertInto('derivation').values(sources.map((source) => ({
    agency_id: agencyId, report_id: row.reportId, source_agency_id: source.agencyId, source_report_id: source.entityId, label_ids: [...source.labelIds], intent_index: intent.index,
  }))).onConflict((conflict) => conflict.doNothing()).execute();
}

async function insertEntities(tx: Db, intent: Intent, batch: ReportBatch): Promise<number> {
  const schemata = new Map(batch.rows.map((row) => [row.entityId, row.schema]));
  const ids = [...schemata.keys()].toSorted();
  const labels = await labelsAbout(tx, batch.agencyId, ids);
  await prepared(tx, 'add-entities', 'select gate.add_entities($1, $2, $3, $4)', [intent.index, batch.agencyId, ids, ids.map((id) => schemata.get(id) as string)]);
  return ids.filter((id) => !(labels.get(id) ?? []).some(batch.isTold)).length;
}

/** Under which labels the agency states anything of these entities. */
async function labelsAbout(tx: Db, agencyId: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await prepared<{ entity_id: string; label_ids: number[] }>(tx, 'labels-about', 'select * from gate.labels_about($1, $2)', [agencyId, ids]);
  return new Map(rows.map((row) => [row.entity_id, row.label_ids]));
}

async function insertStatements(tx: Db, intent: Intent, batch: ReportBatch): Promise<void> {
  const { rows } = batch;
  const column = <K extends keyof StatementRow>(name: K): StatementRow[K][] => rows.map((row) => row[name]);
  await prepared(tx, 'add-statements', 'select gate.add_statements($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)', [
    intent.index, batch.agencyId, batch.reportId, batch.knownFrom, column('entityId'), column('schema'), column('prop'), column('value'), column('lang'),
    column('labelId'), column('validFrom'), column('validTo'), column('refAgencyId'), column('refEntityId'), column('contentHash'),
    rows.map((row) => (row.keys.length > 0 ? row.keys.join(' ') : null)),
  ]);
}

async function insertWords(tx: Db, intent: Intent, agencyId: string, words: readonly NewWord[]): Promise<void> {
  if (words.length === 0) return;
  await prepared(tx, 'add-words', 'select gate.add_words($1, $2, $3, $4, $5)', [
    intent.index, agencyId, words.map((one) => one.labelId), words.map((one) => one.word),
    words.map((one) => dictionaryForms(one.word).map((form) => searchKey(one.labelId, form)).join(' ')),
  ]);
}
