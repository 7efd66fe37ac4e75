// Units, so that a chain of command can be compared; the natural person behind an account, where known; requests that a second person approves.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table unit (
      agency_id text not null references agency, unit_id text not null, parent_unit_id text, name_en text not null, name_fr text not null,
      primary key (agency_id, unit_id), foreign key (agency_id, parent_unit_id) references unit (agency_id, unit_id))`.execute(db);
  await sql`alter table member add column person_ref text`.execute(db);
  // A request lies with the agency of whoever asked; who decided may be of another.
  await sql`
    create table approval (
      agency_id text not null, approval_id text not null, kind text not null, subject text not null, subject_hash text not null, why text not null,
      asked_by text not null, asked_session text not null, asked_at timestamptz not null, expires_at timestamptz not null, request_index bigint not null,
      approver_agency_id text not null, state text not null, decided_by text, decided_session text, decided_at timestamptz, decided_why text,
      decision_index bigint, taken_at timestamptz,
      primary key (agency_id, approval_id), foreign key (agency_id, asked_by) references member (agency_id, member_id),
      check (state in ('pending', 'approved', 'refused', 'withdrawn', 'taken')))`.execute(db);
  await sql`create index approval_waiting on approval (approver_agency_id, expires_at) where state = 'pending'`.execute(db);
  await sql`create index approval_asked on approval (agency_id, asked_by, asked_at desc)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table approval, unit`.execute(db);
  await sql`alter table member drop column person_ref`.execute(db);
}
