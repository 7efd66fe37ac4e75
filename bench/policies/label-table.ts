// The labels of a comparison in the real table, and the ids that a rendered condition finds there.
import { type Db, migrateUp, renderCondition, sql } from '../../src/db/index.js';
import type { Value } from '../../src/access/policy-engine.js';
import type { Condition } from '../../src/kernel/index.js';

/** Rows for `compareSql`: `id` is unique; `attrs` missing an optional name stand for NULL. */
export interface LabelRow {
  readonly id: string;
  readonly attrs: Readonly<Record<string, Value>>;
}

/** Attribute of a `Label` in the policies to column of `label`; `canon` holds the sample's id. */
const columns = {
  'resource.id': 'canon', agency: 'agency_id', level: 'level_rank', levelCode: 'level_code', releasableTo: 'releasable_to',
  citizenshipsOnly: 'citizenships_only', originatorControl: 'originator_control', purposes: 'purposes', sealed: 'sealed', caseRef: 'case_ref',
  restricted: 'restricted', expiresOn: 'expires_on',
};

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);
const listOf = (value: Value | undefined): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

export async function loadLabels(db: Db, labels: readonly LabelRow[]): Promise<void> {
  await migrateUp(db);
  const agencies = [...new Set(labels.map(({ attrs }) => textOf(attrs['agency'])))];
  await db.insertInto('agency').values(agencies.map((agency) => ({ agency_id: agency, name_en: agency, name_fr: agency, province: null, kind: 'police' }))).execute();
  await db.insertInto('label').values(labels.map(({ id, attrs }) => ({
    agency_id: textOf(attrs['agency']), canon: id, level_code: textOf(attrs['levelCode']), level_rank: Number(attrs['level']), releasable_to: listOf(attrs['releasableTo']),
    citizenships_only: listOf(attrs['citizenshipsOnly']), originator_control: attrs['originatorControl'] === true, purposes: listOf(attrs['purposes']), permitted_uses: [], caveats: [],
    case_ref: textOrNull(attrs['caseRef']), restricted: textOrNull(attrs['restricted']), expires_on: typeof attrs['expiresOn'] === 'number' ? attrs['expiresOn'] : null,
    sealed: attrs['sealed'] === true,
  }))).execute();
}

/** Ids of the rows that satisfy the condition. */
export async function idsUnder(db: Db, condition: Condition): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select l.canon as id from label l where ${renderCondition(condition, { alias: 'l', columns })}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
