// A search looks for judgements about hundreds of entities under every label of its reader: it first asks which of these labels hold any, about
// which agency, so the label leads these keys. And a label is found by its number alone, to tell whose it is.
import { type Kysely, sql } from 'kysely';

async function replace(db: Kysely<unknown>, columns: (side: string) => string): Promise<void> {
  for (const side of ['left', 'right']) {
    await sql.raw(`drop index judgement_${side}`).execute(db);
    await sql.raw(`create index judgement_${side} on judgement (${columns(side)})`).execute(db);
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await replace(db, (side) => `label_id, ${side}_agency_id, ${side}_entity_id`);
  await sql`create unique index label_number on label (label_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index label_number`.execute(db);
  await replace(db, (side) => `${side}_agency_id, ${side}_entity_id, label_id`);
}
