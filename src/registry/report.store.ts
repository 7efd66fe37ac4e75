// Reports and their statements as rows. Nothing is written without an Intent, and every row names it (G2).
import type { Intent } from '../access/index.js';
import { type Db, sql } from '../db/index.js';
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
    const { rows } = await sql<{ content_hash: Uint8Array }>`
      select content_hash from statement where agency_id = ${agencyId} and content_hash = any(${[...hashes]}::bytea[])`.execute(this.#db);
    return new Set(rows.map((row) => Buffer.from(row.content_hash).toString('hex')));
  }

  /** Whether a report of this source stands, other than `besides`. */
  async hasSource(agencyId: string, sourceName: string, besides = ''): Promise<boolean> {
    const row = await this.#db.selectFrom('report').select('report_id').where('agency_id', '=', agencyId)
      .where('source_name', '=', sourceName).where('report_id', '<>', besides).limit(1).executeTakeFirst();
    return row !== undefined;
  }

  /** Every report of these agencies, as `agency~report`: for filling a folder that was filled in part. Ids only; no answer is made of them. */
  async reportIds(agencyIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.#db.selectFrom('report').select(['agency_id', 'report_id']).where('agency_id', 'in', [...agencyIds]).execute();
    return new Set(rows.map((row) => `${row.agency_id}~${row.report_id}`));
  }

  /** Writes one batch in one transaction and returns how many entities were new, as far as its writer may know. */
  async write(intent: Intent, batch: ReportBatch): Promise<{ statements: number; entities: number }> {
    const words = this.#newWords(batch.rows);
    const entities = await this.#db.transaction().execute(async (tx) => {
      if (batch.report !== undefined) await insertReport(tx, intent, batch.agencyId, batch.report);
      const made = await insertEntities(tx, intent, batch);
      await insertStatements(tx, intent, batch);
      await insertWords(tx, batch.agencyId, words);
      return made;
    });
    await sql`select gin_clean_pending_list('statement_keys'), gin_clean_pending_list('word_forms')`.execute(this.#db);
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
  await tx.insertInto('report').values({
    agency_id: agencyId, report_id: row.reportId, source_name: draft.sourceName ?? null, source_ref: draft.sourceRef ?? null,
    title: draft.title, reported_on: draft.reportedOn, received_at: row.receivedAt, source_scale: draft.sourceGrade?.scale ?? null,
    source_code: draft.sourceGrade?.code ?? null, info_scale: draft.informationGrade?.scale ?? null,
    info_code: draft.informationGrade?.code ?? null, graded_by: draft.gradedBy ?? null, graded_on: draft.reportedOn,
    label_id: row.labelId, retention_basis: draft.retentionBasis, review_due: draft.reviewDue ?? null,
    notices: [...(draft.notices ?? [])], intent_index: intent.index,
  }).execute();
  const sources = (draft.derivedFrom ?? []).map(parseEntityRef);
  if (sources.length === 0) return;
  await tx.insertInto('derivation').values(sources.map((source) => ({
    agency_id: agencyId, report_id: row.reportId, source_agency_id: source.agencyId, source_report_id: source.entityId, intent_index: intent.index,
  }))).onConflict((conflict) => conflict.doNothing()).execute();
}

async function insertEntities(tx: Db, intent: Intent, batch: ReportBatch): Promise<number> {
  const schemata = new Map(batch.rows.map((row) => [row.entityId, row.schema]));
  const ids = [...schemata.keys()].toSorted();
  const labels = await labelsAbout(tx, batch.agencyId, ids);
  await sql`
    insert into entity (agency_id, entity_id, schema, intent_index)
    select ${batch.agencyId}, e.id, e.schema, ${intent.index}::bigint
    from unnest(${ids}::text[], ${ids.map((id) => schemata.get(id) as string)}::text[]) as e (id, schema)
    on conflict (agency_id, entity_id) do nothing`.execute(tx);
  return ids.filter((id) => !(labels.get(id) ?? []).some(batch.isTold)).length;
}

/** Under which labels the agency states anything of these entities. */
async function labelsAbout(tx: Db, agencyId: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const { rows } = await sql<{ entity_id: string; label_ids: number[] }>`
    select entity_id, array_agg(distinct label_id) as label_ids from statement
    where agency_id = ${agencyId} and entity_id = any((select ${[...ids]}::text[])::text[]) group by entity_id`.execute(tx);
  return new Map(rows.map((row) => [row.entity_id, row.label_ids]));
}

async function insertStatements(tx: Db, intent: Intent, batch: ReportBatch): Promise<void> {
  const { rows } = batch;
  const column = <K extends keyof StatementRow>(name: K): StatementRow[K][] => rows.map((row) => row[name]);
  await sql`
    insert into statement (agency_id, report_id, entity_id, schema, prop, value, lang, label_id, entered_label_id, valid_from, valid_to, known_from,
      ref_agency_id, ref_entity_id, content_hash, keys, intent_index)
    select ${batch.agencyId}, ${batch.reportId}, s.entity_id, s.schema, s.prop, s.value, s.lang, s.label_id, s.label_id, s.valid_from, s.valid_to,
      ${batch.knownFrom}::timestamptz, s.ref_agency_id, s.ref_entity_id, s.content_hash, string_to_array(s.keys, ' '), ${intent.index}::bigint
    from unnest(${column('entityId')}::text[], ${column('schema')}::text[], ${column('prop')}::text[], ${column('value')}::text[],
      ${column('lang')}::text[], ${column('labelId')}::int[], ${column('validFrom')}::text[], ${column('validTo')}::text[],
      ${column('refAgencyId')}::text[], ${column('refEntityId')}::text[], ${column('contentHash')}::bytea[],
      ${rows.map((row) => (row.keys.length > 0 ? row.keys.join(' ') : null))}::text[])
      with ordinality as s (entity_id, schema, prop, value, lang, label_id, valid_from, valid_to, ref_agency_id, ref_entity_id, content_hash,
        keys, position)
    order by s.position`.execute(tx);
}

async function insertWords(tx: Db, agencyId: string, words: readonly NewWord[]): Promise<void> {
  if (words.length === 0) return;
  await sql`
    insert into word (agency_id, label_id, word, forms)
    select ${agencyId}, w.label_id, w.word, string_to_array(w.forms, ' ')
    from unnest(${words.map((one) => one.labelId)}::int[], ${words.map((one) => one.word)}::text[],
      ${words.map((one) => dictionaryForms(one.word).map((form) => searchKey(one.labelId, form)).join(' '))}::text[]) as w (label_id, word, forms)
    on conflict do nothing`.execute(tx);
}
