// Sealed sources: a reference number and ciphertext, field by field and version by version. No key, no name, and nothing that a report points
// to: the schema has no way from a report to a source (tests/attacks/access/no-path-from-report-to-source.test.ts).
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What stood here could be sealed and never opened, under a key of the node's own.
  await sql`drop table sealed_source`.execute(db);
  await sql`
    create table sealed_source (
      agency_id text not null references agency, source_id text not null, sealed_at timestamptz not null, destroyed_at timestamptz, intent_index bigint not null,
      primary key (agency_id, source_id))`.execute(db);
  await sql`
    create table sealed_source_field (
      agency_id text not null, source_id text not null, field text not null, version int not null, nonce bytea not null, sealed bytea not null,
      sealed_at timestamptz not null, intent_index bigint not null,
      primary key (agency_id, source_id, field, version), foreign key (agency_id, source_id) references sealed_source)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table sealed_source_field, sealed_source`.execute(db);
  await sql`
    create table sealed_source (
      agency_id text not null references agency, source_id text not null, sealed_identity bytea not null, nonce bytea not null,
      primary key (agency_id, source_id))`.execute(db);
}
