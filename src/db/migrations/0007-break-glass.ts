// Emergency access and its reviews; prompts that were answered; requests to owners. What people typed stands in the record alone.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table break_glass (
      agency_id text not null, glass_id text not null, member_id text not null, session_id text not null, purpose text not null, case_ref text not null,
      opened_at timestamptz not null, until timestamptz not null, ended_at timestamptz, review_due timestamptz not null, reviewed_at timestamptz,
      outcome text, intent_index bigint not null, primary key (agency_id, glass_id), foreign key (agency_id, member_id) references member)`.execute(db);
  await sql`create index break_glass_member on break_glass (agency_id, member_id, opened_at desc)`.execute(db);
  await sql`
    create table break_glass_opinion (
      agency_id text not null, glass_id text not null, role text not null, member_id text not null, outcome text not null, why text not null,
      given_at timestamptz not null, intent_index bigint not null, primary key (agency_id, glass_id, role),
      unique (agency_id, glass_id, member_id), foreign key (agency_id, glass_id) references break_glass)`.execute(db);
  await sql`
    create table prompt_answer (
      agency_id text not null, answer_id text not null, member_id text not null, session_id text not null, purpose text not null, case_ref text not null,
      prompt_id text not null, prompt_version int not null, answered_at timestamptz not null, log_index bigint not null,
      primary key (agency_id, answer_id), foreign key (agency_id, member_id) references member)`.execute(db);
  await sql`
    create table owner_request (
      agency_id text not null references agency, request_id text not null, ask_id text not null, sent_to text not null, asker_agency_id text not null, asker_id text not null,
      purpose text not null, case_ref text not null, words text not null, asked_at timestamptz not null, state text not null, answer_kind text, answer_words text,
      answer_reports text[] not null, answered_by text, answered_at timestamptz, primary key (agency_id, request_id))`.execute(db);
  await sql`create index owner_request_asker on owner_request (asker_agency_id, asker_id, asked_at desc)`.execute(db);
  await sql`create index prompt_answer_session on prompt_answer (agency_id, session_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table owner_request, prompt_answer, break_glass_opinion, break_glass`.execute(db);
}
