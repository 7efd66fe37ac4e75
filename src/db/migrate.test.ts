import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, migrateDown, migrateUp, migrationStates, sql } from './index.js';
import { migrations } from './migrations/index.js';
import { type FreshDatabase, freshDatabase } from './testing.js';

let fresh: FreshDatabase;
beforeAll(async () => { fresh = await freshDatabase({ empty: true }); });
afterAll(async () => fresh.drop());

/** Every column, index, constraint and function of ours, as text. */
async function schemaOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public' and table_name not like 'schema_migration%'
    union all select format('index %s', indexdef) from pg_indexes where schemaname = 'public' and tablename not like 'schema_migration%'
    union all select format('constraint %s %s', conname, pg_get_constraintdef(c.oid)) from pg_constraint c join pg_class t on t.oid = conrelid
      where c.connamespace = 'public'::regnamespace and t.relname not like 'schema_migration%'
    union all select format('function %s', proname) from pg_proc p where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all select format('trigger %s', tgname) from pg_trigger where not tgisinternal
    order by 1`.execute(db);
  return rows.map((row) => row.line);
}

const names = Object.keys(migrations).toSorted();

test('up, down and up again give the same schema', async () => {
  expect(await migrateUp(fresh.db)).toEqual(names);
  const first = await schemaOf(fresh.db);
  expect((await migrateDown(fresh.db, { to: 'none' })).toSorted()).toEqual(names);
  expect(await schemaOf(fresh.db)).toEqual([]);
  await migrateUp(fresh.db);
  expect(await schemaOf(fresh.db)).toEqual(first);
});

test('each step down and up again gives the schema of before', async () => {
  for (const name of names.toReversed()) {
    const before = await schemaOf(fresh.db);
    expect(await migrateDown(fresh.db, { steps: 1 })).toEqual([name]);
    // Up to this step only: the later ones have been taken down before.
    await migrateUp(fresh.db, Object.fromEntries(Object.entries(migrations).filter(([other]) => other <= name)));
    expect(await schemaOf(fresh.db)).toEqual(before);
    await migrateDown(fresh.db, { steps: 1 });
  }
  await migrateUp(fresh.db);
});

test('states name what ran and what is due', async () => {
  const due = { '9999-not-yet': { up: async () => Promise.resolve() } };
  const states = await migrationStates(fresh.db, { ...migrations, ...due });
  expect(states.map((state) => state.name)).toEqual([...names, '9999-not-yet']);
  expect(states.filter((state) => state.executedAt === undefined).map((state) => state.name)).toEqual(['9999-not-yet']);
});

test('a migration that fails leaves nothing of itself and is named', async () => {
  const broken = { '9999-broken': { up: async (db: Db) => { await sql`create table left_behind (a int)`.execute(db); throw new Error('stop'); } } };
  await expect(migrateUp(fresh.db, { ...migrations, ...broken })).rejects.toMatchObject({ code: 'migration_failed', message: expect.stringContaining('9999-broken') });
  expect((await schemaOf(fresh.db)).join('\n')).not.toContain('left_behind');
});

test('the agency stands in every primary, unique and foreign key, but for reference tables', async () => {
  const { rows } = await sql<{ line: string }>`select format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid)) as line from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and conrelid::regclass::text not like 'schema_migration%'`.execute(fresh.db);
  const without = rows.map((row) => row.line).filter((line) => !line.includes('agency_id'));
  expect(without.filter((line) => !referenceTables.some((table) => line.startsWith(`${table}:`)))).toEqual([]);
});

/** Replicated to every machine, so they need no agency. */
const referenceTables: readonly string[] = [];
