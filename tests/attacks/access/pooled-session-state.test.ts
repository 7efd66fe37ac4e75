// Attacker: whoever leaves something behind on a connection that the next request gets: a setting, a role, a temporary table, a prepared
// statement, a lock. Promise: G4. Nothing of an answer depends on the session; what changes a session ends it with its request.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database, prepared, sql } from '../../../src/db/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { hidden } from '../../support/world.js';

const surname = hidden['own']?.surname ?? '';
let at: TestHouse;
/** One connection: whoever comes next gets what the one before had. */
let pool: Database;
let visible: readonly number[];

beforeAll(async () => {
  at = await openHouse();
  visible = (await at.plan('bea', 'search')).labelIds;
});
beforeEach(async () => {
  pool = await connect({ connectionString: at.database.appUrl, poolSize: 1 });
  return async () => pool.close();
});
afterAll(() => at.close());

const pid = async (): Promise<number> => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(pool.db)).rows[0]?.pid ?? 0;
const run = async (statement: string): Promise<unknown[]> => (await sql.raw(statement).execute(pool.db)).rows ?? [];
const search = async (word: string): Promise<unknown[]> => {
  const keys = visible.map((label) => `${label}:${word}`);
  return prepared(pool.db, 'candidates', 'select * from gate.candidates($1, $2, $3, $4)', [visible, keys, [1, keys.length + 1], 100]);
};
const everything = `'{${Array.from({ length: 500 }, (_, i) => i + 1).join(',')}}'`;

describe('a connection whose session was changed is not given to the next', () => {
  test.each([
    ['a setting', `set custos.labels = ${everything}`], ['the search path', 'set search_path = pg_temp, public'], ['row security', 'set row_security = off'],
    ['a read-only mood', 'set default_transaction_read_only = on'], ['a time limit', `set statement_timeout = '1ms'`], ['a prepared statement', 'prepare candidates as select 1'],
    ['a listener', 'listen secrets'], ['a statement that is gone', 'deallocate all'], ['another reading of dates', `set datestyle = 'SQL, DMY'`], ['its own role, anew', 'set role none'],
    ['a block of code', `do $$ begin perform set_config('statement_timeout', '1ms', false); end $$`],
    ['many statements at once', `select 1; set statement_timeout = '1ms'`],
  ])('%s', async (_, statement) => {
    const before = await pid();
    await run(statement);
    expect(await pid()).not.toBe(before);
    expect(await run('select name from pg_prepared_statements')).toEqual([]);
    expect(await run(`select current_setting('custos.labels', true) as l, current_setting('search_path') as p, current_setting('statement_timeout') as t, current_setting('default_transaction_read_only') as r`))
      .toEqual([{ l: null, p: '"$user", public', t: '0', r: 'off' }]);
  });

  test('nor is one that is left in the middle of a transaction, or in a failed one', async () => {
    for (const statements of [['begin'], ['begin', 'select 1/0']]) {
      const before = await pid();
      for (const statement of statements) await run(statement).catch(() => undefined);
      expect(await pid()).not.toBe(before);
    }
  });

  test('nor is one on which a lock of the session was taken', async () => {
    const before = await pid();
    await run('select pg_advisory_lock(42)');
    expect(await pid()).not.toBe(before);
    expect(await run(`select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`)).toEqual([]);
  });

  test('and one on which people were answered goes on: sessions are kept for what they know of plans', async () => {
    const before = await pid();
    await search('marisse');
    await pool.db.transaction().execute(async (tx) => sql`select 1`.execute(tx));
    await run('select 1/0').catch(() => undefined);
    expect(await pid()).toBe(before);
    expect(await run('select name from pg_prepared_statements')).toEqual([{ name: 'candidates' }]);
  });
});

describe('even on the very connection, nothing that a statement left changes an answer', () => {
  const onOne = async (steps: readonly string[], then: (db: Database['db']) => Promise<unknown>): Promise<unknown> =>
    pool.db.connection().execute(async (db) => {
      for (const step of steps) await sql.raw(step).execute(db).catch(() => undefined);
      return then(db);
    });
  const asked = (word: string) => async (db: Database['db']): Promise<unknown[]> => {
    const keys = visible.map((label) => `${label}:${word}`);
    return (await sql<{ value: string }>`select value from gate.candidates(${[...visible]}::int[], ${keys}::text[], ${[1, keys.length + 1]}::int[], 100) order by 1`.execute(db)).rows;
  };

  test.each([
    ['settings that name labels', [`set custos.labels = ${everything}`, `select set_config('app.label_ids', ${everything}, false)`]],
    ['a search path in which a table of the same name stands first', ['create temporary table statement (like pg_class)', 'set search_path = pg_temp, public, pg_catalog']],
    ['a role that could not be taken', ['set role postgres', 'set role keeper', 'set session authorization keeper']],
    ['another plan mode, without indexes', ['set plan_cache_mode = force_generic_plan', 'set enable_indexscan = off', 'set enable_bitmapscan = off']],
  ])('%s', async (_, steps) => {
    const clean = await asked('marisse')(pool.db);
    expect(clean).not.toEqual([]);
    expect(await onOne(steps, asked('marisse'))).toEqual(clean);
    expect(await onOne(steps, asked(surname.toLowerCase()))).toEqual([]);
  });
});

test('with row security off the functions refuse: they are not above it', async () => {
  await pool.db.connection().execute(async (db) => {
    await sql`set row_security = off`.execute(db);
    await expect(sql`select * from gate.statements_of('{1}', '{alder}', '{p-own}', null, null, 10)`.execute(db)).rejects.toMatchObject({ code: '42501' });
  });
});

test('two people in turn on one connection get what each may see, and no more', async () => {
  const [bea, ana] = [await at.plan('bea', 'search'), await at.plan('ana', 'search')];
  const ask = async (labelIds: readonly number[]): Promise<number> => {
    const keys = labelIds.map((label) => `${label}:${surname.toLowerCase()}`);
    return (await prepared(pool.db, 'candidates', 'select * from gate.candidates($1, $2, $3, $4)', [labelIds, keys, [1, keys.length + 1], 100])).length;
  };
  // Past the fifth execution PostgreSQL may keep one plan for all: it holds no labels.
  for (let turn = 0; turn < 12; turn += 1) {
    expect(await ask(bea.labelIds)).toBe(0);
    expect(await ask(ana.labelIds)).toBeGreaterThan(0);
  }
});
