// Reports, statements, judgements and what restricts them, and the mirror of the ledger.
import { type Kysely, sql } from 'kysely';

async function createReports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import_run (
      agency_id text not null references agency, import_id text not null, kind text not null, source_name text not null,
      file_hash text not null, state text not null, report_id text, rows_done int not null default 0, statements int not null default 0,
      entities int not null default 0, quarantined int not null default 0, started_at timestamptz not null, finished_at timestamptz,
      primary key (agency_id, import_id), unique (agency_id, kind, source_name, file_hash))`.execute(db);
  await sql`
    create table report (
      agency_id text not null references agency, report_id text not null, source_name text, source_ref text, title text not null,
      reported_on date, received_at timestamptz not null, source_scale text, source_code text, info_scale text, info_code text,
      graded_by text, graded_on date, label_id int not null, retention_basis text, review_due date, notices text[] not null default '{}',
      intent_index bigint not null, primary key (agency_id, report_id), foreign key (agency_id, label_id) references label)`.execute(db);
  await sql`
    create table entity (
      agency_id text not null references agency, entity_id text not null, schema text not null, intent_index bigint not null,
      primary key (agency_id, entity_id))`.execute(db);
}

async function createStatements(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table statement (
      agency_id text not null, statement_id bigint generated always as identity, report_id text not null, entity_id text not null,
      schema text not null, prop text not null, value text not null, lang text, label_id int not null, entered_label_id int not null, valid_from text, valid_to text,
      known_from timestamptz not null, known_to timestamptz, ref_agency_id text, ref_entity_id text, content_hash bytea not null,
      keys text[], intent_index bigint not null, primary key (agency_id, statement_id), unique (agency_id, content_hash),
      foreign key (agency_id, report_id) references report)`.execute(db);
  // No foreign key to label or entity: neither is ever removed, an entity is written in the same transaction, the audit compares every
  // row with what was announced, and each check would cost a sixth of an import (docs/measurements.md).
  await sql`create index statement_entity on statement (agency_id, entity_id)`.execute(db);
  await sql`create index statement_report on statement (agency_id, report_id)`.execute(db);
  await sql`create index statement_ref on statement (ref_agency_id, ref_entity_id) where ref_entity_id is not null`.execute(db);
  // G4: label and word are one key, so a search never touches what its caller may not see. Every search reads the pending list,
  // so whoever writes empties it at the end of the batch (report.store.ts).
  await sql`create index statement_keys on statement using gin (keys)`.execute(db);
  await sql`
    create table word (
      agency_id text not null, label_id int not null, word text not null, forms text[] not null,
      primary key (agency_id, label_id, word))`.execute(db);
  await sql`create index word_forms on word using gin (forms)`.execute(db);
}

async function createJudgements(db: Kysely<unknown>): Promise<void> {
  // A foreign key covers the judging agency's own side only: the other side lives with its own agency.
  await sql`
    create table judgement (
      agency_id text not null references agency, judgement_id text not null, left_agency_id text not null, left_entity_id text not null,
      right_agency_id text not null, right_entity_id text not null, verdict text not null, why text not null, label_id int not null,
      decided_by text not null, decided_at timestamptz not null, undone_by text, undone_at timestamptz, undone_why text,
      intent_index bigint not null, primary key (agency_id, judgement_id), foreign key (agency_id, label_id) references label)`.execute(db);
  await sql`create index judgement_left on judgement (left_agency_id, left_entity_id)`.execute(db);
  await sql`create index judgement_right on judgement (right_agency_id, right_entity_id)`.execute(db);
  await sql`
    create table restriction (
      agency_id text not null, restriction_id text not null, entity_id text not null, kind text not null, effective_on date not null,
      basis text not null, decided_by text not null, decided_at timestamptz not null, intent_index bigint not null,
      primary key (agency_id, restriction_id), foreign key (agency_id, entity_id) references entity)`.execute(db);
  await sql`
    create table correction (
      agency_id text not null references agency, correction_id text not null, entity_id text not null, statement_id text, why text not null,
      asked_by text not null, asked_at timestamptz not null, state text not null, intent_index bigint not null,
      primary key (agency_id, correction_id))`.execute(db);
  await sql`
    create table sealed_source (
      agency_id text not null references agency, source_id text not null, sealed_identity bytea not null, nonce bytea not null,
      primary key (agency_id, source_id))`.execute(db);
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createReports(db);
  await createStatements(db);
  await createJudgements(db);
  await sql`
    create table ledger_mirror (
      agency_id text not null, log_index bigint not null, recorded_at timestamptz not null, entry bytea not null, salt bytea not null,
      payload bytea not null, actor_agency_id text, actor_id text, action text, case_id text,
      primary key (agency_id, log_index))`.execute(db);
  await sql`create index ledger_mirror_actor on ledger_mirror (agency_id, actor_agency_id, actor_id, log_index desc)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ledger_mirror, sealed_source, correction, restriction, judgement, word, statement, entity, report, import_run`.execute(db);
}
