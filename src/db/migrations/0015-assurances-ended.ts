// A foreign assurance says on what ground it was decided and who recorded it; what ended it early is a row of its own, so that nothing that
// was recorded is ever changed.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table assurance add column ground text not null default '', add column recorded_by text not null default '',
      add column recorded_at timestamptz not null default '1970-01-01T00:00:00Z', add check (kind in ('mistreatment_risk', 'reliability')),
      add check (outcome in ('may_share', 'may_not_share')), add check (agency_id <> partner_agency_id)`.execute(db);
  await sql`
    create table assurance_end (
      agency_id text not null, assurance_id text not null, ended_by text not null, ended_at timestamptz not null, why text not null, intent_index bigint not null,
      primary key (agency_id, assurance_id), foreign key (agency_id, assurance_id) references assurance)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table assurance_end`.execute(db);
  await sql`alter table assurance drop constraint assurance_kind_check, drop constraint assurance_outcome_check, drop constraint assurance_check,
    drop column ground, drop column recorded_by, drop column recorded_at`.execute(db);
}
