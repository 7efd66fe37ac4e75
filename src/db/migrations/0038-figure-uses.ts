// Where figures were used, so that a correction is seen there too; and a way to whatever stands under a label, for figures that count more than groups.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table figure_use (
      agency_id text not null references agency, use_id text not null, figure_agency_id text not null, figure_id text not null, sealed text not null, intent_index bigint not null,
      primary key (agency_id, use_id))`.execute(db);
  // What a figure counts is reached label by label, like everything else (G4): groups by the two columns, all else by the first.
  await sql`drop index statement_of_groups`.execute(db);
  await sql`create index statement_of_label on statement (label_id, schema)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index statement_of_label`.execute(db);
  await sql`create index statement_of_groups on statement (label_id) where schema = 'CriminalGroup'`.execute(db);
  await sql`drop table figure_use`.execute(db);
}
