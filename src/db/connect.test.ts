import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, prepared, sql } from './index.js';
import { type FreshDatabase, freshDatabase, runOnce, testServer, withDatabase } from './testing.js';

let fresh: FreshDatabase;
beforeAll(async () => { fresh = await freshDatabase(); });
afterAll(async () => fresh.drop());

describe('values arrive as one type each', () => {
  test('bigint, plain days, exact decimals, moments', async () => {
    const { rows } = await sql<Record<string, unknown>>`select 9007199254740993::int8 as big, date '2021-03-14' as day, 1.10::numeric as exact,
      timestamptz '2021-03-14T01:02:03Z' as moment, timestamp '2021-03-14 01:02:03' as wall, 7::int4 as small,
      array[9007199254740993, null]::int8[] as bigs, array[date '2021-03-14'] as days, count(*) as n from (values (1)) v`.execute(fresh.db);
    expect(rows[0]).toEqual({
      big: 9_007_199_254_740_993n, day: '2021-03-14', exact: '1.10', moment: new Date('2021-03-14T01:02:03Z'), wall: '2021-03-14 01:02:03', small: 7,
      bigs: [9_007_199_254_740_993n, null], days: ['2021-03-14'], n: 1n,
    });
  });
});

describe('prepared statements', () => {
  test('are planned once on a connection, inside a transaction too', async () => {
    await fresh.db.transaction().execute(async (tx) => {
      const text = 'select $1::int4 + 1 as next';
      expect(await prepared<{ next: number }>(tx, 'test-next', text, [1])).toEqual([{ next: 2 }]);
      expect(await prepared<{ next: number }>(tx, 'test-next', text, [2])).toEqual([{ next: 3 }]);
      const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements where name = 'test-next'`.execute(tx);
      expect(rows).toHaveLength(1);
    });
  });

  test('one name never stands for two texts', async () => {
    await fresh.db.connection().execute(async (db) => {
      await prepared(db, 'test-once', 'select 1', []);
      await expect(prepared(db, 'test-once', 'select 2', [])).rejects.toThrow(/unique/);
    });
  });
});

describe('a server that may lose what it acknowledged is refused', () => {
  test('synchronous_commit off', async () => {
    const { connectionString } = await freshAddress();
    await runOnce(connectionString, `alter database ${new URL(connectionString).pathname.slice(1)} set synchronous_commit = off`);
    await expect(connect({ connectionString })).rejects.toMatchObject({ code: 'unsafe_server', message: expect.stringContaining('`synchronous_commit`') });
  });

  test('no answer at all', async () => {
    const address = withDatabase((await testServer()).connectionString, 'no_such_database');
    await expect(connect({ connectionString: address })).rejects.toMatchObject({ code: 'unreachable' });
  });
});

test('the terminal tool of PostgreSQL reaches the same server over its socket', async () => {
  const { connectionString } = await testServer();
  if (!hasPsql()) return;
  expect(execFileSync('psql', [connectionString, '-Atc', 'show listen_addresses'], { encoding: 'utf8' }).trim()).toBe('');
});

function hasPsql(): boolean {
  return process.env['DATABASE_URL'] === undefined && execFileSync('sh', ['-c', 'command -v psql || true'], { encoding: 'utf8' }) !== '';
}

const extra: FreshDatabase[] = [];
afterAll(async () => { for (const database of extra) await database.drop(); });
async function freshAddress(): Promise<FreshDatabase> {
  const database = await freshDatabase({ empty: true });
  extra.push(database);
  return database;
}
