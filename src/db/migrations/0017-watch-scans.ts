// The examiner's scans: who had one made, when, over what, and how it ended. What it found lies in files of the node, never here; the name of the
// evidence and what went wrong lie sealed.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table watch_scan (
      agency_id text not null references agency, scan_id text not null, label_id int not null, source text not null check (source in ('folder', 'record')), evidence text not null,
      from_day date, to_day date, per_thousand double precision not null, memory text not null, timezone text, started_by text not null, started_at timestamptz not null,
      state text not null check (state in ('running', 'done', 'stopped', 'failed')), ended_at timestamptz, problem text, intent_index bigint not null,
      primary key (agency_id, scan_id))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table watch_scan`.execute(db);
}
