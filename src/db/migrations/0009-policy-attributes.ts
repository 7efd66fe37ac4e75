// What policies read beside clearance and release: sector and country of an agency, secondment, what was delegated, what a product was
// derived from. Every new column has the value that changes nothing.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table agency add column sector text not null default 'police', add column country text not null default 'CA'`.execute(db);
  await sql`update agency set sector = kind where kind in ('node', 'publisher')`.execute(db);
  await sql`alter table member add column suspended boolean not null default false, add column seconded_from text not null default ''`.execute(db);
  await sql`
    alter table label add column kinds text[] not null default '{}', add column units text[] not null default '{}', add column disclosed_under text,
      add column origins text[] not null default '{}', add column input_channels text[] not null default '{}'`.execute(db);
  await sql`
    create table delegation (
      agency_id text not null references agency, delegation_id text not null, kind text not null, case_id text, grantor_member_id text not null,
      grantee_agency_id text not null, grantee_member_id text not null, from_at timestamptz not null, until_at timestamptz not null, why text not null,
      given_at timestamptz not null, taken_back_at timestamptz, taken_back_by text, intent_index bigint not null,
      primary key (agency_id, delegation_id), check (until_at > from_at), check ((kind = 'case') = (case_id is not null)),
      check (agency_id <> grantee_agency_id or grantor_member_id <> grantee_member_id))`.execute(db);
  await sql`create index delegation_grantee on delegation (grantee_agency_id, grantee_member_id)`.execute(db);
  await sql`
    create table assurance (
      agency_id text not null references agency, assurance_id text not null, partner_agency_id text not null, kind text not null, outcome text not null,
      decided_by text not null, decided_on date not null, expires_on date not null, reference text not null, intent_index bigint not null,
      primary key (agency_id, assurance_id))`.execute(db);
  await sql`
    create table derivation (
      agency_id text not null, report_id text not null, source_agency_id text not null, source_report_id text not null, intent_index bigint not null,
      primary key (agency_id, report_id, source_agency_id, source_report_id), foreign key (agency_id, report_id) references report)`.execute(db);
  await sql`
    create table derived_release (
      agency_id text not null references agency, report_agency_id text not null, report_id text not null, released_by text not null,
      released_at timestamptz not null, why text not null, intent_index bigint not null, primary key (agency_id, report_agency_id, report_id))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table derived_release, derivation, assurance, delegation`.execute(db);
  await sql`alter table label drop column kinds, drop column units, drop column disclosed_under, drop column origins, drop column input_channels`.execute(db);
  await sql`alter table member drop column suspended, drop column seconded_from`.execute(db);
  await sql`alter table agency drop column sector, drop column country`.execute(db);
}
