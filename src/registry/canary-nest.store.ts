// Reads for the making of people who do not exist: parts of an agency's records, and whether a name is near any name there is (decision 0050).
import { type Db, prepared } from '../db/index.js';
import { scorePrepared, prepareName } from '../matching/index.js';
import { dictionaryForms, isSpelling, searchKey } from './keys.js';

export interface ShapeRow {
  readonly entity_id: string;
  readonly prop: string;
  readonly value: string;
  readonly label_id: number;
}

const sampled = 20_000;
const labelsAtOnce = 300;
const mostCandidates = 1_000;
/** A search shows names down to 0.3 (`search.ts`, `leastSpelled`): above this they would be taken for one person. */
const nearAt = 0.6;

/** Either way round: one name may hold the other. */
export function isNear(a: string, b: string): boolean {
  const [one, other] = [prepareName(a), prepareName(b)];
  return scorePrepared(one, other) >= nearAt || scorePrepared(other, one) >= nearAt;
}

export class CanaryNestStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async persons(agencyId: string): Promise<readonly ShapeRow[]> {
    return prepared<ShapeRow>(this.#db, 'person_shapes', 'select * from gate.person_shapes($1, $2)', [agencyId, sampled]);
  }

  /** Under every label there is: only this bit leaves. */
  async isNear(words: readonly string[], name: string, labelIds: readonly number[]): Promise<boolean> {
    for (let from = 0; from < labelIds.length; from += labelsAtOnce) {
      const some = labelIds.slice(from, from + labelsAtOnce);
      const keys = await this.#keys(words, some);
      const starts = [1];
      for (const of of keys) starts.push((starts.at(-1) ?? 1) + of.length);
      const rows = await prepared<{ value: string }>(this.#db, 'candidates', 'select * from gate.candidates($1, $2, $3, $4)', [some, keys.flat(), starts, mostCandidates]);
      if (rows.some((row) => isNear(name, row.value))) return true;
    }
    return false;
  }

  async #keys(words: readonly string[], labelIds: readonly number[]): Promise<string[][]> {
    const forms = [...new Set(words.flatMap(dictionaryForms))];
    const rows = await prepared<{ label_id: number; word: string }>(this.#db, 'spellings', 'select label_id, word from gate.spellings($1, $2)', [labelIds, labelIds.flatMap((id) => forms.map((form) => searchKey(id, form)))]);
    return words.map((word) => [...new Set([...labelIds.map((id) => searchKey(id, word)), ...rows.filter((row) => isSpelling(word, row.word)).map((row) => searchKey(row.label_id, row.word))])]);
  }
}
