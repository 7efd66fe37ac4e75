// The labels of a comparison as a table of their own, and the ids that a rendered condition finds there. Its columns are read from the schema of
// the policies: an attribute that is added there cannot be forgotten here.
import { join } from 'node:path';
import { readPolicies } from '../../src/access/policy-files.js';
import type { Value } from '../../src/access/policy-engine.js';
import { parsePolicies } from '../../src/access/policy-parse.js';
import type { ColumnType } from '../../src/access/policy-shape.js';
import { type Db, renderCondition, sql } from '../../src/db/index.js';
import type { Condition } from '../../src/kernel/index.js';

/** `id` is unique; `attrs` missing an optional name stand for NULL. */
export interface LabelRow {
  readonly id: string;
  readonly attrs: Readonly<Record<string, Value>>;
}

const typeOf: Readonly<Record<ColumnType, string>> = {
  String: 'text', Long: 'int', Bool: 'boolean', 'Set:String': 'text[]', 'Set:Long': 'int[]', 'Set:Bool': 'boolean[]', other: 'jsonb',
};
const columnOf = (attribute: string): string => attribute.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Attributes of a `Label` in the policies with the type of their column. */
export function labelTypes(folder: string = join(import.meta.dirname, '../..', 'policies')): ReadonlyMap<string, string> {
  const { texts, schema } = readPolicies(folder);
  const columns = parsePolicies(texts, schema).shape.actions.get('readLabel')?.resources.get('Label')?.columns;
  return new Map([...columns ?? []].map(([attribute, { type }]) => [attribute, typeOf[type]]));
}

export class LabelTable {
  readonly #db: Db;
  readonly #types = labelTypes();
  readonly #columns: Readonly<Record<string, string>>;

  constructor(db: Db) {
    this.#db = db;
    this.#columns = { 'resource.id': 'id', ...Object.fromEntries([...this.#types.keys()].map((attribute) => [attribute, columnOf(attribute)])) };
  }

  async load(labels: readonly LabelRow[]): Promise<void> {
    const defined = [...this.#types].map(([attribute, type]) => `${columnOf(attribute)} ${type}`);
    await sql.raw(`create table bench_label (id text primary key, ${defined.join(', ')})`).execute(this.#db);
    for (const { id, attrs } of labels) {
      const values = [...this.#types.keys()].map((attribute) => sql`${attrs[attribute] ?? null}`);
      await sql`insert into bench_label values (${id}, ${sql.join(values)})`.execute(this.#db);
    }
  }

  /** Ids of the rows that satisfy the condition. */
  async idsUnder(condition: Condition): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ id: string }>`select l.id from bench_label l where ${renderCondition(condition, { alias: 'l', columns: this.#columns })}`.execute(this.#db);
    return new Set(rows.map(({ id }) => id));
  }
}
