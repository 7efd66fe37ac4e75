// Questions about low-risk looks, put to whoever looked, and what they answered: rows that are added and stay. Who is asked is a blind term, words lie sealed.
import { type Kysely, sql } from 'kysely';

const tables = ['why_question', 'why_answer'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table why_question (
      agency_id text not null references agency, question_id text not null, member_tag text not null, words text not null, asked_at timestamptz not null, due_at timestamptz not null,
      intent_index bigint not null, primary key (agency_id, question_id))`.execute(db);
  await sql`create index why_question_member on why_question (agency_id, member_tag, asked_at)`.execute(db);
  await sql`
    create table why_answer (
      agency_id text not null, question_id text not null, words text not null, answered_at timestamptz not null, intent_index bigint not null, primary key (agency_id, question_id),
      foreign key (agency_id, question_id) references why_question)`.execute(db);
  for (const table of tables) {
    await sql.raw(`create trigger ${table}_kept before update or delete on ${table} for each row execute function review_is_kept()`).execute(db);
    await sql.raw(`create trigger ${table}_whole before truncate on ${table} for each statement execute function review_is_kept()`).execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table ${tables.toReversed().join(', ')}`).execute(db);
}
