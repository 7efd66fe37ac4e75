// The mirror of the ledger holds ciphertext and blind search terms: whoever reads the database learns who did how much, not who or what.
// It is a copy and is filled again from the ledger, so nothing is carried over.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ledger_mirror`.execute(db);
  await sql`
    create table ledger_mirror (
      agency_id text not null, log_index bigint not null, recorded_at timestamptz not null, entry bytea not null, sealed bytea not null,
      actor_tag bytea not null, action_tag bytea not null, case_tag bytea not null, primary key (agency_id, log_index))`.execute(db);
  await sql`create index ledger_mirror_actor on ledger_mirror (agency_id, actor_tag, log_index desc)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ledger_mirror`.execute(db);
  await sql`
    create table ledger_mirror (
      agency_id text not null, log_index bigint not null, recorded_at timestamptz not null, entry bytea not null, salt bytea not null,
      payload bytea not null, actor_agency_id text, actor_id text, action text, case_id text,
      primary key (agency_id, log_index))`.execute(db);
  await sql`create index ledger_mirror_actor on ledger_mirror (agency_id, actor_agency_id, actor_id, log_index desc)`.execute(db);
}
