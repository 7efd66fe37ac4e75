// Joint operations, and the rows that agencies report of them. A correction is another row beside the one that it ends; which rows meet others, and what is in each unit, is kept counted, so that
// totals of a million rows are not added up for each who asks. Who somebody is stands here as a keyed mark and nowhere in clear.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table operation (
      agency_id text not null references agency, operation_id text not null, sealed text not null, intent_index bigint not null, primary key (agency_id, operation_id))`.execute(db);
  await sql`
    create table operation_row (
      agency_id text not null references agency, operation text not null, row_agency text not null, row_id text not null, revision int not null, kind text not null, occurrence_id text not null, day date not null, province text not null,
      mark text, is_sure boolean not null, commodity text not null, quantity numeric, unit text not null, purity numeric, currency text not null, owner text not null, assists text[] not null, exhibit_no text not null, direction text not null,
      note text not null, exhibit_key bigint, occasion_key bigint, joint_key bigint, content text not null, label_id int not null, import_id text not null, entered_by text not null, known_from timestamptz not null, known_to timestamptz,
      intent_index bigint not null, primary key (operation, row_agency, row_id, agency_id, revision), foreign key (agency_id, label_id) references label)`.execute(db);
  await sql`create index operation_row_seen on operation_row (label_id, operation, row_agency, row_id)`.execute(db);
  for (const key of ['exhibit_key', 'occasion_key', 'joint_key']) await sql.raw(`create index operation_row_${key} on operation_row (operation, ${key}) where ${key} is not null`).execute(db);
  await sql`create index operation_row_persons on operation_row (operation, day, mark) include (is_sure) where kind = 'arrest' and known_to is null`.execute(db);
  await sql`create index operation_row_occurrences on operation_row (operation, occurrence_id, agency_id, label_id) where kind = 'occurrence' and known_to is null`.execute(db);
  // What stands now, a line a day: as if no row met another.
  await sql`
    create table operation_tally (
      agency_id text not null, operation text not null, kind text not null, commodity text not null, unit text not null, day date not null, records bigint not null, quantity numeric not null,
      primary key (agency_id, operation, kind, commodity, unit, day))`.execute(db);
  await sql`create index operation_tally_of on operation_tally (operation)`.execute(db);
  // Keys that two rows share or shared.
  await sql`create table operation_joint (agency_id text not null, operation text not null, slot smallint not null, key bigint not null, primary key (agency_id, operation, slot, key))`.execute(db);
  await sql`create index operation_joint_of on operation_joint (operation, slot, key)`.execute(db);
  await sql`
    create table operation_quarantine (
      agency_id text not null references agency, operation text not null, quarantine_id text not null, import_id text not null, line int not null, cells text not null, mark text, is_sure boolean not null, problems text not null, label_id int not null,
      entered_by text not null, set_aside_at timestamptz not null, mended_at timestamptz, mended_by text, intent_index bigint not null, primary key (agency_id, operation, quarantine_id),
      foreign key (agency_id, label_id) references label)`.execute(db);
  await sql`create index operation_quarantine_waiting on operation_quarantine (label_id, operation, quarantine_id) where mended_at is null`.execute(db);
  await sql`
    create table operation_merge (
      agency_id text not null references agency, operation text not null, merge_id text not null, verdict text not null, refs text[] not null, keep text not null, why text not null, label_id int not null, decided_by text not null,
      decided_at timestamptz not null, undone_by text, undone_at timestamptz, undone_why text, intent_index bigint not null, primary key (agency_id, operation, merge_id), foreign key (agency_id, label_id) references label)`.execute(db);
  await sql`create index operation_merge_of on operation_merge (operation)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table operation_merge, operation_quarantine, operation_joint, operation_tally, operation_row, operation`.execute(db);
}
