// Judgements of groups, cycle by cycle: each a row that is never changed, under a label of the agency that made it; and which of them stands, so that nobody
// reads through what was said before. Under each label its own: a later judgement that a reader may not see takes nothing from the one that they may (G4).
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table assessment_cycle (
      agency_id text not null references agency, cycle_id text not null, name_en text not null, name_fr text not null, from_on date not null, until_on date not null, provinces text[] not null, bureaus text[] not null,
      opened_by text not null, opened_at timestamptz not null, intent_index bigint not null, primary key (agency_id, cycle_id), check (from_on < until_on))`.execute(db);
  await sql`
    create table assessment_cycle_end (
      agency_id text not null, cycle_id text not null, closed_by text not null, closed_at timestamptz not null, why text not null, intent_index bigint not null, primary key (agency_id, cycle_id),
      foreign key (agency_id, cycle_id) references assessment_cycle)`.execute(db);
  await sql`
    create table appraisal (
      agency_id text not null, appraisal_id text not null, written bigint generated always as identity, cycle text not null, group_agency_id text not null, group_id text not null, indicator text not null, subject text not null,
      value text not null, confidence text, judged_on date not null, source text not null, evidence text[] not null, criterion text, note text, why text, revises text, label_id int not null,
      entered_by text not null, entered_at timestamptz not null, intent_index bigint not null, primary key (agency_id, appraisal_id), foreign key (agency_id, label_id) references label)`.execute(db);
  await sql`create index appraisal_of_cell on appraisal (label_id, group_agency_id, group_id, cycle, indicator, subject)`.execute(db);
  await sql`
    create table appraisal_now (
      agency_id text not null, label_id int not null, cycle text not null, indicator text not null, group_agency_id text not null, group_id text not null, subject text not null, value text not null,
      appraisal_id text not null, written bigint not null, primary key (agency_id, label_id, cycle, indicator, group_agency_id, group_id, subject))`.execute(db);
  await sql`create index appraisal_now_of_cycle on appraisal_now (label_id, cycle, indicator) include (group_agency_id, group_id, subject, agency_id, value, written)`.execute(db);
  await sql`create index appraisal_now_of_group on appraisal_now (label_id, group_agency_id, group_id, cycle)`.execute(db);
  // Which groups a reader may see anything of, without touching what is said of them.
  await sql`create index statement_of_groups_now on statement (label_id, agency_id, entity_id) where schema = 'CriminalGroup' and known_to is null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index statement_of_groups_now`.execute(db);
  await sql`drop table appraisal_now, appraisal, assessment_cycle_end, assessment_cycle`.execute(db);
}
