// Annual reports that were made, and their files. Each is added and never changed; whose figures they hold was public when they were made.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table annual_report (
      agency_id text not null references agency, report_id text not null, sealed text not null, intent_index bigint not null, primary key (agency_id, report_id))`.execute(db);
  await sql`
    create table annual_report_file (
      agency_id text not null, report_id text not null, name text not null, bytes bytea not null, primary key (agency_id, report_id, name),
      foreign key (agency_id, report_id) references annual_report)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table annual_report_file, annual_report`.execute(db);
}
