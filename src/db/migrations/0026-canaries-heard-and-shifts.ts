// How far each log has been gone through for look-ups that met a canary, and when members are on duty. The first says no more than how long a log was.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Of a log, which may be there before its agency is.
  await sql`create table canary_heard (agency_id text primary key, until_index bigint not null)`.execute(db);
  await sql`
    create table shift (
      agency_id text not null references agency, member_id text not null, starts_at timestamptz not null, ends_at timestamptz not null check (ends_at > starts_at),
      imported_by text not null, imported_at timestamptz not null, intent_index bigint not null, primary key (agency_id, member_id, starts_at))`.execute(db);
  await sql`create index shift_end on shift (agency_id, ends_at)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table shift, canary_heard`.execute(db);
}
