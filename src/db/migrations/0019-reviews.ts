// The review desk: leads as they came in, every act on them, who was looked up, and the open cases that a sustained finding touches. What was said lies
// sealed; names are blind terms. INVARIANT: rows are only added, whoever asks the database (tests/attacks/access/a-lead-is-never-deleted.test.ts).
import { type Kysely, sql } from 'kysely';

const tables = ['review_lead', 'review_lead_name', 'review_act', 'exposed_task', 'disclosure_review', 'disclosure_line', 'review_question', 'review_complaint'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review_lead (
      agency_id text not null references agency, lead_id text not null, label_id int not null, source text not null check (source in ('scan', 'live', 'canary', 'feed', 'complaint')),
      kind text not null check (kind in ('lead', 'audit')), found_at timestamptz not null, taken_at timestamptz not null, is_serious boolean not null, detectors text[] not null,
      about text not null, told text not null, intent_index bigint not null, primary key (agency_id, lead_id))`.execute(db);
  await sql`
    create table review_lead_name (
      agency_id text not null, lead_id text not null, part text not null check (part in ('actor', 'person', 'tie')), name_tag text not null,
      primary key (agency_id, lead_id, part, name_tag), foreign key (agency_id, lead_id) references review_lead)`.execute(db);
  await sql`create index review_lead_name_tag on review_lead_name (agency_id, name_tag)`.execute(db);
  await sql`
    create table review_act (
      agency_id text not null references agency, thread text not null check (thread in ('lead', 'exposed', 'disclosure')), thread_id text not null, seq int not null, kind text not null,
      by_member text, at timestamptz not null, content text not null, ref text, state text not null, due_at timestamptz, holder text, people text[] not null, outcome text,
      intent_index bigint not null, primary key (agency_id, thread, thread_id, seq))`.execute(db);
  await sql`
    create table exposed_task (
      agency_id text not null, task_id text not null, lead_id text not null, opened_at timestamptz not null, intent_index bigint not null, primary key (agency_id, task_id),
      unique (agency_id, lead_id), foreign key (agency_id, lead_id) references review_lead)`.execute(db);
  await sql`
    create table disclosure_review (
      agency_id text not null, review_id text not null, lead_id text not null, opened_at timestamptz not null, intent_index bigint not null, primary key (agency_id, review_id),
      unique (agency_id, lead_id), foreign key (agency_id, lead_id) references review_lead)`.execute(db);
  await sql`
    create table disclosure_line (
      agency_id text not null, line_id text not null, review_id text not null, case_ref text not null, touched text not null, intent_index bigint not null, primary key (agency_id, line_id),
      unique (agency_id, review_id, case_ref), foreign key (agency_id, review_id) references disclosure_review)`.execute(db);
  await sql`
    create table review_question (
      agency_id text not null, question_id text not null, lead_id text not null, member_tag text not null, words text not null, asked_at timestamptz not null, due_at timestamptz not null,
      intent_index bigint not null, primary key (agency_id, question_id), foreign key (agency_id, lead_id) references review_lead)`.execute(db);
  await sql`create index review_question_member on review_question (agency_id, member_tag)`.execute(db);
  await sql`
    create table review_complaint (
      agency_id text not null, lead_id text not null, by_tag text not null, at timestamptz not null, primary key (agency_id, lead_id),
      foreign key (agency_id, lead_id) references review_lead)`.execute(db);
  await sql`create index review_complaint_by on review_complaint (agency_id, by_tag, at)`.execute(db);
  await sql`
    create function review_is_kept() returns trigger language plpgsql as $$
    begin raise exception 'what the review desk has written down is never changed and never deleted' using errcode = 'restrict_violation'; end $$`.execute(db);
  for (const table of tables) {
    await sql.raw(`create trigger ${table}_kept before update or delete on ${table} for each row execute function review_is_kept()`).execute(db);
    await sql.raw(`create trigger ${table}_whole before truncate on ${table} for each statement execute function review_is_kept()`).execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table ${tables.toReversed().join(', ')}`).execute(db);
  await sql`drop function review_is_kept`.execute(db);
}
