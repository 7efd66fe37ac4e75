// Attacker: an administrator with a login and some rights, but no superuser, and whoever speaks as the node. Promise: G4. Ways around a
// table: plans, statistics, dumps, error messages, what other sessions ask. What a superuser reads stands in docs/threats.md.
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Db, sql } from '../../../src/db/index.js';
import { protectedTables } from '../../../src/db/rights.js';
import { runOnce } from '../../../src/db/testing.js';
import { EntityStore, SearchStore } from '../../../src/registry/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { hidden } from '../../support/world.js';

const surname = hidden['own']?.surname ?? '';
const tables = Object.keys(protectedTables);
const reporter = `custos_reporter_${process.pid}`;
const closers: (() => Promise<void>)[] = [];
let at: TestHouse;
/** As the node, as one who was granted every table, as the tables' owner. */
const roles: { name: string; db: Db; url: string }[] = [];

beforeAll(async () => {
  at = await openHouse();
  // What an administrator may reach at most: all verbs on all tables, and the monitoring roles.
  await sql.raw(`create role ${reporter} login password '${reporter}'; grant select, insert, update, delete on all tables in schema public to ${reporter};
    grant pg_read_all_data, pg_read_all_stats to ${reporter}; analyze`).execute(at.database.db);
  const url = new URL(at.database.connectionString);
  [url.username, url.password] = [reporter, reporter];
  for (const [name, address] of [['the node', at.database.appUrl], ['a reporting role', url.href], ['the owner', at.database.ownerUrl]] as const) {
    const { db, close } = await connect({ connectionString: address, poolSize: 1 });
    closers.push(close);
    const { rows: [is] } = await sql<{ super: boolean }>`select rolsuper as super from pg_roles where rolname = current_user`.execute(db);
    if (is?.super !== true) roles.push({ name, db, url: address });
  }
});
afterAll(async () => {
  for (const close of closers) await close();
  for (const step of ['drop owned by', 'drop role']) await runOnce(at.database.connectionString, `${step} ${reporter}`);
  await at.close();
});

/** Everything that the statement gives away: rows, or the whole of its fault. */
async function told(db: Db, statement: string): Promise<string> {
  const write = (value: unknown): string => JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item));
  return sql.raw(statement).execute(db).then(({ rows }) => write(rows), (fault: unknown) => write({ ...(fault as object), message: (fault as Error).message }));
}

const values = ['Quorvane', 'Marisse', 'Tidewater', 'Velmund', 'same face on two papers', 'Report r-'];

async function expectNothing(statement: string): Promise<void> {
  for (const { name, db } of roles) {
    const answer = await told(db, statement);
    for (const value of values) expect(answer.toLowerCase(), `${name}: ${statement}`).not.toContain(value.toLowerCase());
  }
}

test('the superuser sees what is looked for below: the sameness of nothing says something', async () => {
  const dump = await told(at.database.db, 'select value from statement union select title from report union select why from judgement union select word from word');
  for (const value of values) expect(dump).toContain(value);
  expect(await told(at.database.db, `select attname from pg_stats where tablename = 'statement'`)).toContain('label_id');
});

describe('plans', () => {
  test('EXPLAIN, with ANALYZE and BUFFERS, runs nothing over a protected table and counts none of its rows', async () => {
    for (const { name, db } of roles) {
      for (const table of tables) {
        const answer = await told(db, `explain (analyze, verbose, buffers, format json) select * from ${table}`);
        const scanned = [...answer.matchAll(/"Actual Rows": ?(\d+(?:\.\d+)?)/g)].map((match) => Number(match[1]));
        expect([name, table, answer.includes('42501') || scanned.every((rows) => rows === 0)]).toEqual([name, table, true]);
      }
    }
  });
  test('EXPLAIN of a function shows a function, not what it looked through', async () => {
    const [node] = roles;
    if (node === undefined) throw new Error('no role');
    const plan = await told(node.db, `explain (analyze, verbose, format json) select * from gate.candidates('{1}', '{1:x}', '{1,2}', 10)`);
    expect(plan).toContain('Function Scan');
    expect(plan).not.toMatch(/Index Scan|Seq Scan|statement_keys/);
  });
  test('a condition with a side effect is never evaluated on a hidden row', async () => {
    for (const table of ['statement', 'report']) await expectNothing(`select 1 from ${table} where ('' || ${table}::text)::int > 0`);
    await expectNothing(`select 1 from statement where value::date > now() or value::xml is not null`);
  });
});

describe('statistics', () => {
  test.each([
    'select * from pg_stats', 'select * from pg_stats_ext', 'select * from pg_stats_ext_exprs', 'select * from pg_statistic', 'select * from pg_statistic_ext_data',
    'select * from pg_stat_activity', 'select * from pg_prepared_statements', 'select * from pg_cursors', 'select * from pg_stat_user_functions', 'select * from information_schema.column_privileges',
  ])('%s', async (statement) => {
    await expectNothing(statement);
  });
});

describe('dumps', () => {
  test.each(tables)('COPY of %s gives no row', async (table) => {
    for (const { name, db } of roles) {
      // The driver does not speak COPY: what is refused is refused before the first row; where the table may be read, COPY is the query it becomes.
      const answer = await told(db, `select * from (table ${table}) t`);
      expect([name, answer === '[]' || answer.includes('42501')]).toEqual([name, true]);
    }
  });
  test('row security switched off, as pg_dump does, is a fault and no way around', async () => {
    for (const { name, db } of roles) {
      for (const table of tables) {
        const answer = await told(db, `set row_security = off; select * from ${table}`);
        expect([name, table, answer.includes('42501')]).toEqual([name, table, true]);
      }
      await sql`reset row_security`.execute(db);
    }
  });
  test('pg_dump itself, where the machine has it', () => {
    if (execFileSync('sh', ['-c', 'command -v pg_dump || true'], { encoding: 'utf8' }) === '') return;
    for (const { name, url } of roles) {
      for (const more of [[], ['--enable-row-security']]) {
        const dump = execFileSync('sh', ['-c', 'pg_dump "$@" 2>&1 || true', 'sh', '--data-only', '--table=statement', '--table=word', ...more, url], { encoding: 'utf8' });
        for (const value of values) expect([name, more, dump.toLowerCase().includes(value.toLowerCase())]).toEqual([name, more, false]);
      }
    }
  });
});

describe('error messages', () => {
  test('a key that is taken, a value too many, a reference to nothing: the fault repeats no row', async () => {
    const { rows: [row] } = await sql<{ content_hash: Uint8Array; label_id: number; report_id: string }>`
      select content_hash, label_id, report_id from statement where agency_id = 'alder' and value like ${`%${surname}%`} limit 1`.execute(at.database.all);
    const hex = `'\\x${Buffer.from(row?.content_hash ?? []).toString('hex')}'`;
    for (const statement of [
      `select gate.add_statements(1, 'alder', '${row?.report_id}', now(), '{p}', '{Person}', '{name}', '{x}', '{NULL}', '{1}', '{NULL}', '{NULL}', '{NULL}', '{NULL}', array[${hex}::bytea], '{NULL}')`,
      `select gate.add_report(1, 'alder', '${row?.report_id}', null, null, 't', null, now(), null, null, null, null, null, ${row?.label_id}, null, null, '{}')`,
      `select gate.add_report(1, 'alder', 'r-new', null, null, null, null, now(), null, null, null, null, null, ${row?.label_id}, null, null, '{}')`,
      `select gate.add_report(1, 'alder', 'r-new', null, null, 't', null, now(), null, null, null, null, null, 999999, null, null, '{}')`,
    ]) {
      const [node] = roles;
      const answer = await told(node?.db ?? at.database.db, statement);
      expect(answer).toMatch(/"code":"23\d\d\d"/);
      expect(answer).not.toMatch(/Key \(|Failing row|already exists/);
    }
    await expectNothing(`insert into statement select * from statement`);
    await expectNothing(`insert into report (agency_id, report_id) values ('alder', '${row?.report_id}')`);
  });
});

describe('what others ask', () => {
  test('no search word, name or value stands in the text of any session of the node', async () => {
    const { db, close } = await connect({ connectionString: at.database.appUrl, poolSize: 1 });
    const plan = await at.plan('bea', 'search');
    const [search, entities] = [new SearchStore(db), new EntityStore(db)];
    // An idle session still shows the last statement that it ran.
    for (const [name, ask] of [
      ['gate.spellings', async () => search.spelledKeys(plan, ['marisse'])], ['gate.candidates', async () => search.candidates(plan, search.exactKeys(plan, ['marisse']), {})],
      ['gate.candidates_filtered', async () => search.candidates(plan, search.exactKeys(plan, ['marisse']), { agencyId: 'alder', asOf: '2026-01-01' })],
      ['gate.statements_of', async () => entities.statements(plan, [{ agencyId: 'alder', entityId: 'p-shown' }], {})],
    ] as const) {
      await ask();
      const sessions = await told(at.database.db, 'select query from pg_stat_activity');
      expect(sessions).toContain(`${name}($1`);
      expect(sessions.toLowerCase()).not.toMatch(/marisse|p-shown/);
      await expectNothing('select usename, query from pg_stat_activity');
    }
    await close();
  });
});
