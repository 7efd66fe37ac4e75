// Agencies, their members, cases and sessions, and the interned handling labels.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table agency (
      agency_id text primary key, name_en text not null, name_fr text not null, province text, kind text not null)`.execute(db);
  await sql`
    create table member (
      agency_id text not null references agency, member_id text not null, user_name text not null, display_name text not null,
      unit text, role text not null, clearance_code text not null, clearance_rank int not null, clearance_until date not null,
      citizenships text[] not null, releasabilities text[] not null, purposes text[] not null, password_hash text,
      active boolean not null default true, primary key (agency_id, member_id), unique (agency_id, user_name))`.execute(db);
  await sql`
    create table case_file (
      agency_id text not null references agency, case_id text not null, title text not null, opened_on date not null, closed_on date,
      primary key (agency_id, case_id))`.execute(db);
  await sql`
    create table case_assignment (
      agency_id text not null, case_id text not null, member_agency_id text not null, member_id text not null,
      from_on date not null, to_on date, primary key (agency_id, case_id, member_agency_id, member_id),
      foreign key (agency_id, case_id) references case_file)`.execute(db);
  await sql`create index case_assignment_member on case_assignment (member_agency_id, member_id)`.execute(db);
  await sql`
    create table session (
      agency_id text not null, token_hash text not null, member_id text not null, csrf text not null, purpose text, case_ref text,
      created_at timestamptz not null, expires_at timestamptz not null, primary key (agency_id, token_hash),
      foreign key (agency_id, member_id) references member)`.execute(db);
  // A label's number is unique across agencies (one sequence), because search keys begin with it.
  await sql`
    create table label (
      agency_id text not null references agency, label_id int generated always as identity, canon text not null,
      level_code text not null, level_rank int not null, releasable_to text[] not null, citizenships_only text[] not null,
      originator_control boolean not null, purposes text[] not null, permitted_uses text[] not null, caveats text[] not null,
      case_ref text, restricted text, expires_on int, sealed boolean not null default false,
      primary key (agency_id, label_id), unique (agency_id, canon))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table label, session, case_assignment, case_file, member, agency`.execute(db);
}
