// Attacker: an analyst with a stop-watch, who asks about things of which a great deal is hidden. Promise: G4: rows under other labels are not
// read and dropped, which would take time, but never reached. Routes: the database functions behind GET /api/entities, /api/reports and
// /api/search; what the clock shows of it in the whole is `npm run bench hidden-absent`.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';

let at: TestHouse;
let labels: readonly number[];
const many = 400;
const own = { agencyId: 'alder', reportedOn: '2026-01-01', label: { level: 'PROTECTED_B' }, retentionBasis: 'five years', parts: [] };
beforeAll(async () => {
  at = await openHouse();
  const numbers = Array.from({ length: many }, (_, i) => i);
  const plan = () => at.plan('ana', 'createReport');
  await at.house.authoring.report(await plan(), { ...own, reportId: 'r-heavy', title: 'Heavy' }, numbers.flatMap((i) => [
    { entityId: 'heavy', schema: 'Organization', prop: 'alias', value: `Heavy ${i}` }, { entityId: 'g-tide', schema: 'CriminalGroup', prop: 'alias', value: `Tide ${i}` },
    { entityId: `to-heavy-${i}`, schema: 'Ownership', prop: 'asset', value: 'alder~heavy' }, { entityId: `to-tide-${i}`, schema: 'Ownership', prop: 'asset', value: 'alder~g-tide' },
  ]));
  for (const i of numbers.slice(0, 30)) {
    for (const left of ['alder~heavy', 'alder~g-tide']) {
      await at.house.authoring.judge(await at.plan('ana', 'judge'), { left, right: `alder~to-heavy-${i}`, verdict: 'different', why: 'hidden from birch' }, { level: 'PROTECTED_B' });
    }
  }
  await sql`vacuum analyze statement`.execute(at.database.db);
  labels = (await at.plan('bea', 'viewEntity')).labelIds;
});
afterAll(() => at.close());

/** Rows that one call made the server read, of a table, and how many it gave. */
async function rowsRead(table: 'statement' | 'judgement' | 'appraisal' | 'appraisal_now', call: ReturnType<typeof sql>): Promise<{ read: number; given: number }> {
  return at.database.db.transaction().execute(async (tx) => {
    // The tests' tables are so small that reading all of one is cheapest; a registry's are not.
    await sql`set local enable_seqscan = off`.execute(tx);
    const count = sql<{ read: string }>`select coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0) as read from pg_stat_xact_all_tables where relname = ${table} and schemaname = 'public'`;
    const before = Number((await count.execute(tx)).rows[0]?.read ?? 0);
    const given = (await call.execute(tx)).rows.length;
    return { read: Number((await count.execute(tx)).rows[0]?.read ?? 0) - before, given };
  });
}

const calls = {
  'statements of an entity': ['statement', (id: string) => sql`select * from gate.statements_of(${[...labels]}::int[], array['alder'], array[${id}], null, null, 5000)`],
  'statements that point at it': ['statement', (id: string) => sql`select * from gate.statements_pointing_at(${[...labels]}::int[], array['alder'], array[${id}], null, null, 5000)`],
  'names of it for a search': ['statement', (id: string) => sql`select * from gate.search_lines(${[...labels]}::int[], array['alder'], array[${id}], array['name'])`],
  'whether anything of it is visible': ['statement', (id: string) => sql`select * from gate.visible_of(${[...labels]}::int[], array['alder'], array[${id}])`],
  'judgements about it': ['judgement', (id: string) => sql`select * from gate.judgements_touching(${[...labels]}::int[], array['alder'], array[${id}])`],
} as const;

describe.each(Object.entries(calls))('%s', (_, [table, call]) => {
  test('of a hidden one are not read: as many rows as of one that is nowhere, none', async () => {
    const nowhere = await rowsRead(table, call('nowhere'));
    expect(await rowsRead(table, call('heavy'))).toEqual(nowhere);
    // Which of the reader's own labels hold judgements is looked at first: one row a label that is seen.
    expect(nowhere.given).toBe(0);
    expect(nowhere.read).toBeLessThanOrEqual(table === 'judgement' ? 2 * labels.length : 0);
  });
  test('of a shown one that holds much that is hidden: only what is shown', async () => {
    const { read } = await rowsRead(table, call('g-tide'));
    expect(read).toBeLessThan(30);
  });
});

test('a hidden report of many statements is not read', async () => {
  const call = (id: string) => sql`select * from gate.statements_of_report(${[...labels]}::int[], 'alder', ${id}, 5000)`;
  expect(await rowsRead('statement', call('r-heavy'))).toEqual({ read: 0, given: 0 });
  expect((await rowsRead('statement', call('r-shown'))).given).toBeGreaterThan(5);
});

test('counting groups reads what is counted, and not one row of what is hidden', async () => {
  const { read, given } = await rowsRead('statement', sql`select * from gate.group_statements(${[...labels]}::int[], null, 5000)`);
  expect(given).toBeGreaterThan(0);
  expect(read).toBe(given);
});

test('judgements of a group that one may not see are not reached: neither on its page, nor in its history, nor in the counts of its cycle', async () => {
  const { rows: labelled } = await sql<{ label_id: number; shown: boolean }>`select distinct on (s.value) s.label_id, s.value = 'MS-13 Tidewater' as shown from statement s where s.agency_id = 'alder' and s.value in ('MS-13 Tidewater', 'Quorvane Circle')`.execute(at.database.all);
  for (const [nth, one] of labelled.flatMap((label) => (label.shown ? [label] : Array.from({ length: 60 }, () => label))).entries()) {
    const none = sql`array[null]::text[]`;
    await sql`select gate.add_appraisals(1, 'alder', 'alder~2026', 'ana', now(), array[${`app-${nth}`}], array['alder'], array['g-tide'], array['market'], array[${one.shown ? 'cocaine' : `m-${nth % 30}`}], array['sells'], array['low'], array['2026-03-01']::date[],
      array['a source'], array[''], ${none}, ${none}, ${none}, ${none}, array[${one.label_id}]::int[])`.execute(at.database.db);
  }
  await sql`vacuum analyze appraisal_now`.execute(at.database.db);
  const of = sql`${[...labels]}::int[]`;
  for (const [table, call] of [
    ['appraisal_now', sql`select * from gate.appraisals_of_groups(${of}, array['alder'], array['g-tide'], null)`], ['appraisal', sql`select * from gate.appraisals_of_groups(${of}, array['alder'], array['g-tide'], null)`],
    ['appraisal', sql`select * from gate.appraisals_of_cell(${of}, 'alder', 'g-tide', 'alder~2026', 'market', 'cocaine')`], ['appraisal_now', sql`select * from gate.cycle_groups(${of}, 'alder~2026', array['market']) where voices is not null`], ['appraisal_now', sql`select * from gate.judged_voices(${of}, 'alder~2026', array['market'])`],
  ] as const) {
    const { read, given } = await rowsRead(table, call);
    expect([table, given, read <= 1]).toEqual([table, 1, true]);
  }
});

test('a search within a hidden group reads as much as within one that is nowhere', async () => {
  const keys = labels.map((label) => `${label}:marisse`);
  const call = (group: string) => sql`select * from gate.candidates_filtered(${[...labels]}::int[], ${keys}::text[], array[1, ${keys.length + 1}]::int[], 1000, null, null, null, null, null, null, 'alder', ${group})`;
  const [hidden, nowhere] = [await rowsRead('statement', call('heavy')), await rowsRead('statement', call('nowhere'))];
  expect(hidden).toEqual(nowhere);
});

test('no row of an agency can stand under another agency’s label, where only that agency’s labels would find it', async () => {
  const foreign = at.house.labels.all.find((label) => label.agencyId !== 'alder');
  const none = sql`array[null]::text[]`;
  const adding = sql`select gate.add_statements(1, 'alder', 'r-heavy', now(), array['heavy'], array['Organization'], array['name'], array['Heavy'], ${none}, array[${foreign?.labelId}]::int[],
    ${none}, ${none}, ${none}, ${none}, array['x']::bytea[], ${none})`;
  await expect(adding.execute(at.database.db)).rejects.toThrow('what an agency writes stands under its own labels');
});

test('whoever may see them reads them, so that the silence says something', async () => {
  labels = (await at.plan('ana', 'viewEntity')).labelIds;
  expect((await rowsRead('statement', calls['statements of an entity'][1]('heavy'))).given).toBe(many);
});
