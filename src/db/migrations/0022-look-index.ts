// An index of the record for look-backs: who looked at what, when, under keyed marks. It can be made anew from the log at any time; whoever reads it
// learns how often an unknown somebody looked at an unknown something (docs/decisions/0051).
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table look (
      agency_id text not null, subject_tag bytea not null, log_index bigint not null, at timestamptz not null, actor_tag bytea not null, act smallint not null,
      primary key (agency_id, subject_tag, log_index) include (at, actor_tag, act))`.execute(db);
  await sql`create index look_actor on look (agency_id, actor_tag, log_index)`.execute(db);
  await sql`
    create table look_volume (
      agency_id text not null, actor_tag bytea not null, day date not null, looks int not null, primary key (agency_id, day, actor_tag))`.execute(db);
  await sql`create table look_place (agency_id text not null, until_index bigint not null, primary key (agency_id))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table look, look_volume, look_place`.execute(db);
}
