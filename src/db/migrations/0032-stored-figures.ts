// Figures that were computed from the registry, each revision a row that is never changed, and what was done with them: released by an originator, published by two.
// What they say lies sealed: whoever reads these tables learns how many there are.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table stored_figure (
      agency_id text not null references agency, figure_id text not null, revision int not null check (revision >= 1), sealed text not null, intent_index bigint not null,
      primary key (agency_id, figure_id, revision))`.execute(db);
  await sql`
    create table figure_act (
      agency_id text not null references agency, act_id text not null, figure_id text not null, sealed text not null, intent_index bigint not null, primary key (agency_id, act_id))`.execute(db);
  // What a figure counts is reached label by label, like everything else (G4).
  await sql`create index statement_of_groups on statement (label_id) where schema = 'CriminalGroup'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index statement_of_groups`.execute(db);
  await sql`drop table figure_act, stored_figure`.execute(db);
}
