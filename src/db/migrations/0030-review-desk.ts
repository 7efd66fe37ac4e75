// The rest of the review desk: which unit and sex a lead counts under as one blind term, who was reminded of what, reviewers whom other agencies lend, and cases of
// other agencies that a finding touches. INVARIANT: rows are only added, as in 0019 (tests/attacks/access/a-lead-is-never-deleted.test.ts).
import { type Kysely, sql } from 'kysely';

const tables = ['review_group', 'review_lead_group', 'review_reminder', 'review_agreement', 'review_agreement_end', 'review_lent', 'disclosure_referral', 'disclosure_sent'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review_group (agency_id text not null references agency, group_tag text not null, words text not null, primary key (agency_id, group_tag))`.execute(db);
  await sql`
    create table review_lead_group (
      agency_id text not null, lead_id text not null, group_tag text not null, primary key (agency_id, lead_id), foreign key (agency_id, lead_id) references review_lead,
      foreign key (agency_id, group_tag) references review_group)`.execute(db);
  await sql`
    create table review_reminder (
      agency_id text not null references agency, thread text not null, thread_id text not null, step text not null check (step in ('owner', 'desk')), due_at timestamptz not null,
      told_at timestamptz not null, told int not null, primary key (agency_id, thread, thread_id, step, due_at))`.execute(db);
  await agreements(db);
  await sql`
    create table disclosure_referral (
      agency_id text not null references agency, referral_id text not null, from_agency_id text not null, label_id int not null, case_ref text not null, words text not null, name_tags text[] not null,
      opened_at timestamptz not null, intent_index bigint not null, primary key (agency_id, referral_id))`.execute(db);
  await sql`
    create table disclosure_sent (
      agency_id text not null, review_id text not null, to_agency_id text not null, referral_id text not null, sent_at timestamptz not null, intent_index bigint not null,
      primary key (agency_id, referral_id), foreign key (agency_id, review_id) references disclosure_review)`.execute(db);
  await sql`alter table review_act drop constraint review_act_thread_check, add constraint review_act_thread_check check (thread in ('lead', 'exposed', 'disclosure', 'referral'))`.execute(db);
  for (const table of tables) {
    await sql.raw(`create trigger ${table}_kept before update or delete on ${table} for each row execute function review_is_kept()`).execute(db);
    await sql.raw(`create trigger ${table}_whole before truncate on ${table} for each statement execute function review_is_kept()`).execute(db);
  }
}

async function agreements(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review_agreement (
      agency_id text not null references agency, agreement_id text not null, with_agency_id text not null references agency, from_on date not null, until_on date not null, why text not null,
      recorded_by text not null, recorded_at timestamptz not null, intent_index bigint not null, primary key (agency_id, agreement_id), check (agency_id <> with_agency_id), check (from_on <= until_on))`.execute(db);
  await sql`
    create table review_agreement_end (
      agency_id text not null, agreement_id text not null, ended_by text not null, ended_at timestamptz not null, why text not null, intent_index bigint not null,
      primary key (agency_id, agreement_id), foreign key (agency_id, agreement_id) references review_agreement)`.execute(db);
  await sql`
    create table review_lent (
      agency_id text not null, lead_id text not null, to_agency_id text not null, to_member_id text not null, agreement_id text not null, label_id int not null, given_at timestamptz not null,
      intent_index bigint not null, primary key (agency_id, lead_id, to_agency_id, to_member_id), foreign key (agency_id, lead_id) references review_lead,
      foreign key (agency_id, agreement_id) references review_agreement)`.execute(db);
  await sql`create index review_lent_to on review_lent (to_agency_id, to_member_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table ${tables.toReversed().join(', ')}`).execute(db);
  await sql`alter table review_act drop constraint review_act_thread_check, add constraint review_act_thread_check check (thread in ('lead', 'exposed', 'disclosure'))`.execute(db);
}
