// Whatever names an entity or a report finds its rows by a key that ends in the label, so that rows under other labels are never reached:
// read and dropped, they would take time that tells of them (promise G4; bench/hidden-absent.ts).
import { type Kysely, sql } from 'kysely';

const indexes: readonly (readonly [name: string, table: string, columns: string, where?: string])[] = [
  ['statement_entity', 'statement', 'agency_id, entity_id'],
  ['statement_report', 'statement', 'agency_id, report_id'],
  ['statement_ref', 'statement', 'ref_agency_id, ref_entity_id', 'where ref_entity_id is not null'],
  ['judgement_left', 'judgement', 'left_agency_id, left_entity_id'],
  ['judgement_right', 'judgement', 'right_agency_id, right_entity_id'],
];

async function replace(db: Kysely<unknown>, more: string): Promise<void> {
  for (const [name, table, columns, where = ''] of indexes) {
    await sql.raw(`drop index ${name}`).execute(db);
    await sql.raw(`create index ${name} on ${table} (${columns}${more}) ${where}`).execute(db);
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await replace(db, ', label_id');
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replace(db, '');
}
