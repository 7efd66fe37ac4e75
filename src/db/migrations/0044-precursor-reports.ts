// Reports of suspicious transactions, thefts and losses, and when whom was told: rows that are never changed, read by their label. What they say lies sealed: whoever reads
// this table learns how many there are, of which agency, and until when they are kept.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table precursor_report (
      agency_id text not null references agency, report_id text not null, label_id int not null, keep_until timestamptz not null, sealed text not null, intent_index bigint not null, primary key (agency_id, report_id))`.execute(db);
  await sql`create index precursor_report_label on precursor_report (label_id)`.execute(db);
  await sql`
    create table precursor_report_told (
      agency_id text not null, report_id text not null, told_id text not null, label_id int not null, sealed text not null, intent_index bigint not null,
      primary key (agency_id, report_id, told_id), foreign key (agency_id, report_id) references precursor_report)`.execute(db);
  await sql`create index precursor_report_told_label on precursor_report_told (label_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table precursor_report_told, precursor_report`.execute(db);
}
