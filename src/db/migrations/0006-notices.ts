// Notices to people: to one member or to a role of an agency, and who has read them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice (
      agency_id text not null references agency, notice_id text not null, member_id text, role text, kind text not null, facts jsonb not null,
      link text not null, subject text, told_at timestamptz not null, due_at timestamptz, settled_at timestamptz, log_index bigint not null,
      primary key (agency_id, notice_id), check ((member_id is null) <> (role is null)))`.execute(db);
  await sql`create index notice_member on notice (agency_id, member_id, told_at desc)`.execute(db);
  await sql`create index notice_role on notice (agency_id, role, told_at desc)`.execute(db);
  await sql`create index notice_subject on notice (agency_id, subject)`.execute(db);
  await sql`
    create table notice_read (
      agency_id text not null, notice_id text not null, member_id text not null, read_at timestamptz not null,
      primary key (agency_id, notice_id, member_id), foreign key (agency_id, notice_id) references notice)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table notice_read, notice`.execute(db);
}
