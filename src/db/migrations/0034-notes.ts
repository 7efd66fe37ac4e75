// Minister's notes, each revision a row, and what was done with them; and rows of commitments and dated figures that agencies brought in. What they say lies sealed.
// INVARIANT: rows are only added, whoever asks (tests/attacks/access/ministers-note.test.ts).
import { type Kysely, sql } from 'kysely';

const tables = ['note_revision', 'note_act', 'dated_row'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table note_revision (
      agency_id text not null references agency, note_id text not null, revision int not null check (revision >= 1), sealed text not null, intent_index bigint not null,
      primary key (agency_id, note_id, revision))`.execute(db);
  await sql`
    create table note_act (
      agency_id text not null references agency, act_id text not null, note_id text not null, sealed text not null, intent_index bigint not null, primary key (agency_id, act_id))`.execute(db);
  await sql`
    create table dated_row (
      agency_id text not null references agency, row_id text not null, revision int not null check (revision >= 1), sealed text not null, intent_index bigint not null,
      primary key (agency_id, row_id, revision))`.execute(db);
  await sql`
    create function note_is_kept() returns trigger language plpgsql as $$
      begin raise exception 'a note, what was done with it and a dated figure are never changed; add a revision' using errcode = 'restrict_violation'; end $$`.execute(db);
  for (const table of tables) {
    await sql.raw(`create trigger ${table}_kept before update or delete on ${table} for each row execute function note_is_kept()`).execute(db);
    await sql.raw(`create trigger ${table}_whole before truncate on ${table} for each statement execute function note_is_kept()`).execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table ${tables.toReversed().join(', ')}`).execute(db);
  await sql`drop function note_is_kept()`.execute(db);
}
