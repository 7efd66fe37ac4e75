// The labels of a comparison in the real table, and the ids that a rendered condition finds there.
import { type Db, migrateUp, renderCondition, sql } from '../../src/db/index.js';
import type { Condition } from '../../src/kernel/index.js';
import type { LabelRow } from '../policies.js';

/** Attribute of a `Label` in the policies to column of `label`; `canon` holds the sample's id. */
const columns = {
  'resource.id': 'canon', agency: 'agency_id', level: 'level_rank', levelCode: 'level_code', releasableTo: 'releasable_to',
  citizenshipsOnly: 'citizenships_only', originatorControl: 'originator_control', purposes: 'purposes', sealed: 'sealed', caseRef: 'case_ref',
  restricted: 'restricted', expiresOn: 'expires_on',
};

export async function loadLabels(db: Db, labels: readonly LabelRow[]): Promise<void> {
  await migrateUp(db);
  await db.insertInto('agency').values([...new Set(labels.map(({ attrs }) => String(attrs['agency'])))].map((agency) => ({ agency_id: agency, name_en: agency, name_fr: agency, province: null, kind: 'police' }))).execute();
  const list = (value: unknown): string[] => (value as readonly string[]).map(String);
  await db.insertInto('label').values(labels.map(({ id, attrs }) => ({
    agency_id: String(attrs['agency']), canon: id, level_code: String(attrs['levelCode']), level_rank: Number(attrs['level']), releasable_to: list(attrs['releasableTo']),
    citizenships_only: list(attrs['citizenshipsOnly']), originator_control: attrs['originatorControl'] === true, purposes: list(attrs['purposes']), permitted_uses: [], caveats: [],
    case_ref: attrs['caseRef'] === undefined ? null : String(attrs['caseRef']), restricted: attrs['restricted'] === undefined ? null : String(attrs['restricted']),
    expires_on: attrs['expiresOn'] === undefined ? null : Number(attrs['expiresOn']), sealed: attrs['sealed'] === true,
  }))).execute();
}

/** Ids of the rows that satisfy the condition. */
export async function idsUnder(db: Db, condition: Condition): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select l.canon as id from label l where ${renderCondition(condition, { alias: 'l', columns })}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
