// One more sentence before some look-ups, and records of people who do not exist. What people asked about lies as keyed marks, why they were asked and which record
// is whose canary lies sealed: whoever reads these tables learns how many rows there are.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table friction_word (
      agency_id text not null references agency, member_id text not null, mark text not null, last_on date not null, primary key (agency_id, member_id, mark))`.execute(db);
  await sql`
    create table friction_work (
      agency_id text not null references agency, member_id text not null, day date not null, case_mark text not null, hours int not null, primary key (agency_id, member_id, day, case_mark))`.execute(db);
  await sql`
    create table friction_prompt (
      agency_id text not null references agency, friction_id text not null, member_id text not null, session_id text not null, question_mark text not null, subject_mark text not null,
      arm text not null check (arm in ('asked', 'held', 'capped')), is_trial boolean not null, reason text not null, raised_at timestamptz not null, answered_at timestamptz,
      primary key (agency_id, friction_id))`.execute(db);
  await sql`create index friction_prompt_member on friction_prompt (agency_id, member_id, raised_at)`.execute(db);
  await sql`
    create table canary (
      agency_id text not null references agency, canary_id text not null, sealed text not null, intent_index bigint not null, primary key (agency_id, canary_id))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table canary, friction_prompt, friction_work, friction_word`.execute(db);
}
