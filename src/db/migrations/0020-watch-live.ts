// The live examiner: who turned it on and off, for what, and from which systems it takes logs. What it read and found lies in files of the node; what
// people typed lies sealed.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table watch_live (
      agency_id text not null references agency, live_id text not null, label_id int not null, member_id text not null, user_name text not null, purpose text not null, case_ref text not null,
      per_thousand double precision not null, started_at timestamptz not null, ended_at timestamptz, ended_why text check (ended_why in ('stopped', 'rights_ended')), ended_by text, intent_index bigint not null,
      primary key (agency_id, live_id))`.execute(db);
  await sql`create unique index watch_live_on on watch_live (agency_id) where ended_at is null`.execute(db);
  await sql`
    create table watch_source (
      agency_id text not null references agency, log_source_id text not null, label_id int not null, name text not null, kind text not null check (kind in ('folder', 'syslog', 'http')), reads text not null,
      timezone text, expect_every_s int, added_by text not null, added_at timestamptz not null, removed_at timestamptz, intent_index bigint not null,
      primary key (agency_id, log_source_id))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table watch_source`.execute(db);
  await sql`drop table watch_live`.execute(db);
}
