// Finds statements by keys that begin with a visible label: hidden rows are not filtered out, they are never reached (G4).
import type { Plan } from '../access/index.js';
import { type Db, prepared } from '../db/index.js';
import type { EntityKey } from '../kernel/index.js';
import { unmasked } from './mask.js';
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
    const rows = await prepared<{ label_id: number; word: string }>(this.#db, 'spellings', 'select label_id, word from gate.spellings($1, $2)',
      [plan.labelIds, plan.labelIds.flatMap((labelId) => [...new Set(forms.flat())].map((form) => searchKey(labelId, form)))]);
    return words.map((asked) => {
      const keys = new Set(plan.labelIds.map((labelId) => searchKey(labelId, asked)));
      for (const row of rows) if (isSpelling(asked, row.word)) keys.add(searchKey(row.label_id, row.word));
      return [...keys];
    });
  }

  /** Statements that hold every word. At most `maxCandidates`. */
  async candidates(plan: Plan, words: WordKeys, filters: SearchFilters): Promise<Candidate[]> {
    if (plan.labelIds.length === 0 || words.length === 0) return [];
    const rows = isPlain(filters) ? await this.#plain(plan, words) : await this.#filtered(plan, words, filters);
    return unmasked(plan, rows).map((row) => ({
      statementId: row.statement_id, agencyId: row.agency_id, entityId: row.entity_id, schema: row.schema, prop: row.prop, value: row.value,
    }));
  }

  async #plain(plan: Plan, words: WordKeys): Promise<CandidateRow[]> {
    return prepared<CandidateRow>(this.#db, 'candidates', 'select * from gate.candidates($1, $2, $3, $4)',
      [plan.labelIds, words.flat(), startsOf(words), maxCandidates]);
  }

  async #filtered(plan: Plan, words: WordKeys, filters: SearchFilters): Promise<CandidateRow[]> {
    const { schemata, agencyId, from, to, asOf, knownAt, group } = filters;
    return prepared<CandidateRow>(this.#db, 'candidates-filtered', 'select * from gate.candidates_filtered($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
      [plan.labelIds, words.flat(), startsOf(words), maxCandidates, schemata, agencyId, from, to, asOf, knownAt, group?.agencyId, group?.entityId]);
  }

  /** Visible names, dates and notices of these entities, newest statement last. */
  async lines(plan: Plan, entities: readonly EntityKey[], nameProps: readonly string[]): Promise<NameLine[]> {
    if (entities.length === 0) return [];
    const rows = await prepared<LineRow>(this.#db, 'search-lines', 'select * from gate.search_lines($1, $2, $3, $4)',
      [plan.labelIds, entities.map((one) => one.agencyId), entities.map((one) => one.entityId), nameProps]);
    return unmasked(plan, rows).map((row) => ({
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

/** Where each word's keys begin in the flat list of all, counted from 1, and one past the last. */
function startsOf(words: WordKeys): number[] {
  const starts = [1];
  for (const keys of words) starts.push((starts.at(-1) ?? 1) + keys.length);
  return starts;
}
