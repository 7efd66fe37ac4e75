// Proposed policy sets, and what their rehearsal found. The set in force is no row: it lies in the data folder, and the record says which it is.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table policy_change (
      agency_id text not null, change_id text not null, texts text not null, policy_hash text not null, content_hash text not null,
      before_hash text not null, why text not null, proposed_by text not null, proposed_at timestamptz not null, state text not null default 'proposed',
      rehearsal text, rehearsal_hash text, rehearsed_by text, rehearsed_at timestamptz, adopted_by text, adopted_at timestamptz,
      intent_index bigint not null, primary key (agency_id, change_id), foreign key (agency_id, proposed_by) references member (agency_id, member_id),
      check (state in ('proposed', 'adopted')))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table policy_change`.execute(db);
}
