// The labels of a comparison as a table of their own, one column for each attribute that policies may read, and the ids that a rendered
// condition finds there.
import { type Db, renderCondition, sql } from '../../src/db/index.js';
import type { Value } from '../../src/access/policy-engine.js';
import type { Condition } from '../../src/kernel/index.js';

/** Rows for `compareSql`: `id` is unique; `attrs` missing an optional name stand for NULL. */
export interface LabelRow {
  readonly id: string;
  readonly attrs: Readonly<Record<string, Value>>;
}

/** Attribute of a `Label` in the policies (policies/custos.cedarschema) to the type of its column. */
const types: Readonly<Record<string, string>> = {
  agency: 'text', level: 'int', levelCode: 'text', releasableTo: 'text[]', citizenshipsOnly: 'text[]', originatorControl: 'boolean', purposes: 'text[]', sealed: 'boolean',
  caseRef: 'text', ownCase: 'text', restricted: 'text', expiresOn: 'int', sector: 'text', channel: 'text', inputChannels: 'text[]', origins: 'text[]', foreignOrigins: 'text[]',
  permittedUses: 'text[]', kinds: 'text[]', units: 'text[]', releasedTo: 'text[]', releasedFor: 'text[]',
};
const columnOf = (attribute: string): string => attribute.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = { 'resource.id': 'id', ...Object.fromEntries(Object.keys(types).map((attribute) => [attribute, columnOf(attribute)])) };

export async function loadLabels(db: Db, labels: readonly LabelRow[]): Promise<void> {
  const defined = Object.entries(types).map(([attribute, type]) => `${columnOf(attribute)} ${type}`);
  await sql.raw(`create table bench_label (id text primary key, ${defined.join(', ')})`).execute(db);
  for (const { id, attrs } of labels) {
    const values = Object.keys(types).map((attribute) => sql`${attrs[attribute] ?? null}`);
    await sql`insert into bench_label values (${id}, ${sql.join(values)})`.execute(db);
  }
}

/** Ids of the rows that satisfy the condition. */
export async function idsUnder(db: Db, condition: Condition): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select l.id from bench_label l where ${renderCondition(condition, { alias: 'l', columns })}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
