// What went into a derived report, label by label; who asks its originators to release it; what each released and took back; and which of its
// inputs were restricted since. What a label was released to stands on the label itself. Every new column has the value that changes nothing.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table label add column released_to text[] not null default '{}', add column released_for text[] not null default '{}'`.execute(db);
  await sql`alter table derivation add column label_ids int[] not null default '{}'`.execute(db);
  await sql`create index derivation_source on derivation (source_agency_id, source_report_id)`.execute(db);
  await sql`drop table derived_release`.execute(db);
  await sql`
    create table release_request (
      agency_id text not null references agency, request_id text not null, report_id text not null, asked_by text not null, asked_at timestamptz not null, why text not null,
      agencies text[] not null, purposes text[] not null, originators text[] not null, label_ids int[] not null, withdrawn_at timestamptz, intent_index bigint not null,
      primary key (agency_id, request_id))`.execute(db);
  await sql`create index release_request_originators on release_request using gin (originators)`.execute(db);
  await sql`
    create table derived_release (
      agency_id text not null references agency, release_id text not null, request_agency_id text not null, request_id text not null, agencies text[] not null,
      purposes text[] not null, released_by text not null, released_at timestamptz not null, why text not null, taken_back_at timestamptz, taken_back_by text,
      intent_index bigint not null, primary key (agency_id, release_id))`.execute(db);
  await sql`create index derived_release_request on derived_release (request_agency_id, request_id)`.execute(db);
  await sql`
    create table derived_restriction (
      agency_id text not null references agency, report_id text not null, restriction_agency_id text not null, restriction_id text not null, intent_index bigint not null,
      primary key (agency_id, report_id, restriction_agency_id, restriction_id))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table derived_restriction, derived_release, release_request`.execute(db);
  await sql`
    create table derived_release (
      agency_id text not null references agency, report_agency_id text not null, report_id text not null, released_by text not null,
      released_at timestamptz not null, why text not null, intent_index bigint not null, primary key (agency_id, report_agency_id, report_id))`.execute(db);
  await sql`drop index derivation_source`.execute(db);
  await sql`alter table derivation drop column label_ids`.execute(db);
  await sql`alter table label drop column released_to, drop column released_for`.execute(db);
}
