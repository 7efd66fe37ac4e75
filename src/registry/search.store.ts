// Finds statements by keys that begin with a visible label: hidden rows are not filtered out, they are never reached (G4).
import type { Plan } from '../access/index.js';
import { type Db, prepared, type RawBuilder, sql } from '../db/index.js';
import type { EntityKey } from '../kernel/index.js';
import { dictionaryForms, isSpelling, searchKey } from './keys.js';

/** Candidates ranked per question; beyond it a narrower question is needed. */
export const maxCandidates = 1_000;

export interface Candidate {
  readonly statementId: bigint;
  readonly agencyId: string;
  readonly entityId: string;
  readonly schema: string;
  readonly prop: string;
  readonly value: string;
}

export interface SearchFilters {
  readonly schemata?: readonly string[];
  readonly agencyId?: string;
  readonly group?: EntityKey;
  /** Report dates, inclusive, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
  /** True on this day. */
  readonly asOf?: string;
  /** As the registry knew it at the end of this day. */
  readonly knownAt?: string;
}

export interface NameLine {
  readonly agencyId: string;
  readonly entityId: string;
  readonly statementId: bigint;
  readonly schema: string;
  readonly prop: string;
  readonly value: string | null;
  readonly reportedOn: string | null;
  readonly notices: readonly string[];
}

/** For each asked word, the (label, word) keys that may answer it. */
export type WordKeys = readonly (readonly string[])[];

/**
 * Keys stand in a subquery and the search in a CTE, so that the planner neither sees them nor counts on the limit: from many keys it
 * expects so many rows that it reads the whole table (15 s instead of 2 ms for a misspelt word among 87,000; docs/measurements.md).
 */
export class SearchStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Keys of the words as they were typed. */
  exactKeys(plan: Plan, words: readonly string[]): WordKeys {
    return words.map((word) => plan.labelIds.map((labelId) => searchKey(labelId, word)));
  }

  /** Keys of every visible spelling that each word may have meant, the word itself included. */
  async spelledKeys(plan: Plan, words: readonly string[]): Promise<WordKeys> {
    const forms = words.map(dictionaryForms);
    const rows = await prepared<{ label_id: number; word: string }>(this.#db, 'spellings',
      'with w as materialized (select label_id, word from word where forms && (select $1::text[])) select label_id, word from w limit 5000',
      [plan.labelIds.flatMap((labelId) => [...new Set(forms.flat())].map((form) => searchKey(labelId, form)))]);
    return words.map((asked) => {
      const keys = new Set(plan.labelIds.map((labelId) => searchKey(labelId, asked)));
      for (const row of rows) if (isSpelling(asked, row.word)) keys.add(searchKey(row.label_id, row.word));
      return [...keys];
    });
  }

  /** Statements that hold every word. At most `maxCandidates`. */
  async candidates(plan: Plan, words: WordKeys, filters: SearchFilters): Promise<Candidate[]> {
    if (plan.labelIds.length === 0 || words.length === 0) return [];
    const rows = isPlain(filters) && words.length <= 6
      ? await this.#plain(plan, words)
      : await this.#filtered(plan, words, filters);
    return rows.map((row) => ({
      statementId: row.statement_id, agencyId: row.agency_id, entityId: row.entity_id, schema: row.schema, prop: row.prop, value: row.value,
    }));
  }

  async #plain(plan: Plan, words: WordKeys): Promise<CandidateRow[]> {
    const terms = words.map((_, i) => `keys && (select $${i + 2}::text[])`).join(' and ');
    return prepared<CandidateRow>(this.#db, `candidates-${words.length}`,
      `with s as materialized (select statement_id, agency_id, entity_id, schema, prop, value from statement
       where ${terms} and label_id = any($1::int[]) and known_to is null) select * from s limit ${maxCandidates}`, [plan.labelIds, ...words]);
  }

  async #filtered(plan: Plan, words: WordKeys, filters: SearchFilters): Promise<CandidateRow[]> {
    const terms = words.map((keys) => sql`keys && (select ${[...keys]}::text[])`);
    const { rows } = await sql<CandidateRow>`
      with s as materialized (
        select statement_id, agency_id, report_id, entity_id, schema, prop, value, valid_from, valid_to, known_from, known_to
        from statement where ${sql.join(terms, sql` and `)} and label_id = any(${[...plan.labelIds]}::int[]))
      select s.statement_id, s.agency_id, s.entity_id, s.schema, s.prop, s.value
      from s join report r on r.agency_id = s.agency_id and r.report_id = s.report_id
      where ${sql.join(conditions(plan, filters), sql` and `)}
      limit ${sql.lit(maxCandidates)}`.execute(this.#db);
    return rows;
  }

  /** Visible names, dates and notices of these entities, newest statement last. */
  async lines(plan: Plan, entities: readonly EntityKey[], nameProps: readonly string[]): Promise<NameLine[]> {
    if (entities.length === 0) return [];
    const rows = await prepared<LineRow>(this.#db, 'search-lines',
      `select s.agency_id, s.entity_id, s.statement_id, s.schema, s.prop, case when s.prop = any($4::text[]) then s.value end as value,
         r.reported_on, r.notices
       from unnest($1::text[], $2::text[]) as e (agency_id, entity_id)
       join statement s on s.agency_id = e.agency_id and s.entity_id = e.entity_id
       join report r on r.agency_id = s.agency_id and r.report_id = s.report_id
       where s.label_id = any($3::int[]) and s.known_to is null order by s.statement_id limit 20000`,
      [entities.map((one) => one.agencyId), entities.map((one) => one.entityId), plan.labelIds, nameProps]);
    return rows.map((row) => ({
      agencyId: row.agency_id, entityId: row.entity_id, statementId: row.statement_id, schema: row.schema, prop: row.prop, value: row.value,
      reportedOn: row.reported_on, notices: row.notices,
    }));
  }
}

interface CandidateRow {
  statement_id: bigint; agency_id: string; entity_id: string; schema: string; prop: string; value: string;
}
interface LineRow {
  agency_id: string; entity_id: string; statement_id: bigint; schema: string; prop: string; value: string | null;
  reported_on: string | null; notices: string[];
}

function isPlain(filters: SearchFilters): boolean {
  return Object.values(filters).every((value) => value === undefined);
}

/** A partial end date reaches to its own end: `2025` covers every day of it. */
export function timeConditions(filters: { readonly asOf?: string; readonly knownAt?: string }): RawBuilder<unknown>[] {
  const known = filters.knownAt === undefined
    ? sql`s.known_to is null`
    : sql`s.known_from < (${filters.knownAt}::date + 1) and (s.known_to is null or s.known_to >= (${filters.knownAt}::date + 1))`;
  if (filters.asOf === undefined) return [known];
  return [known, sql`(s.valid_from is null or s.valid_from <= ${filters.asOf}) and (s.valid_to is null or s.valid_to >= left(${filters.asOf}, length(s.valid_to)))`];
}

function conditions(plan: Plan, filters: SearchFilters): RawBuilder<unknown>[] {
  const found = timeConditions(filters);
  if (filters.schemata !== undefined) found.push(sql`s.schema = any(${[...filters.schemata]}::text[])`);
  if (filters.agencyId !== undefined) found.push(sql`s.agency_id = ${filters.agencyId}`);
  if (filters.from !== undefined) found.push(sql`r.reported_on >= ${filters.from}::date`);
  if (filters.to !== undefined) found.push(sql`r.reported_on <= ${filters.to}::date`);
  if (filters.group !== undefined) found.push(inGroup(plan, filters.group));
  return found;
}

/** Members and the group itself, by edges that the caller may see, of a group that the caller may see. */
function inGroup(plan: Plan, group: EntityKey): RawBuilder<unknown> {
  const labels = sql`any(${[...plan.labelIds]}::int[])`;
  const isVisible = sql`exists (
    select 1 from statement v where v.agency_id = ${group.agencyId} and v.entity_id = ${group.entityId} and v.label_id = ${labels})`;
  // One list for the whole search: asked for each candidate it took seconds (docs/measurements.md).
  return sql`((s.agency_id = ${group.agencyId} and s.entity_id = ${group.entityId}) or (s.agency_id, s.entity_id) in (
    select m.ref_agency_id, m.ref_entity_id from statement g join statement m on m.agency_id = g.agency_id and m.entity_id = g.entity_id
    where g.ref_agency_id = ${group.agencyId} and g.ref_entity_id = ${group.entityId} and g.label_id = ${labels} and m.label_id = ${labels}
      and m.ref_entity_id is not null and ${isVisible}))`;
}
