// A statement's id says nothing of when it was written, nor of how many others were: 60 random bits instead of a number counted over all
// agencies (G4). The order of writing is a column of its own, which leaves the database in no answer.
import { type Kysely, sql } from 'kysely';

const random = `('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12) || substr(replace(gen_random_uuid()::text, '-', ''), 1, 3))::bit(60)::bigint`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table statement add column written bigint`.execute(db);
  // Ids that stand in the record stay what they were.
  await sql`update statement set written = statement_id`.execute(db);
  const { rows } = await sql<{ next: bigint }>`select coalesce(max(written), 0) + 1 as next from statement`.execute(db);
  await sql`alter table statement alter column written set not null`.execute(db);
  await sql.raw(`alter table statement alter column written add generated always as identity (start with ${String(rows[0]?.next ?? 1)})`).execute(db);
  await sql`alter table statement alter column statement_id drop identity`.execute(db);
  await sql.raw(`alter table statement alter column statement_id set default ${random}`).execute(db);
  await sql`create unique index statement_written on statement (written)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table statement alter column statement_id drop default`.execute(db);
  const { rows } = await sql<{ next: bigint }>`select coalesce(max(statement_id), 0) + 1 as next from statement`.execute(db);
  await sql.raw(`alter table statement alter column statement_id add generated always as identity (start with ${String(rows[0]?.next ?? 1)})`).execute(db);
  await sql`alter table statement drop column written`.execute(db);
}
