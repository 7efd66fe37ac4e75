// The attack: from a report that hurt somebody, back to whoever gave it. INVARIANT (G6): neither the schema nor any route leads from a report to
// its source; which reports rest on a source stands in the sealed record alone; and what rests on one leaves by no export.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { walksOf } from '../../support/routes.js';
import { sealSource } from '../../support/sources.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
let ana: Seat;
beforeAll(async () => {
  at = await openHouse();
  ana = await at.seat('ana');
  await sealSource(await personAt(at, 'sol'), 'S-71337');
});
afterAll(async () => at.close());

describe('the schema', () => {
  const own = ['sealed_source', 'sealed_source_field'];
  test('links the tables of sources to the agency and to each other, and to nothing else', async () => {
    const { rows } = await sql<{ from_table: string; to_table: string }>`
      select c.conrelid::regclass::text as from_table, c.confrelid::regclass::text as to_table from pg_constraint c where c.contype = 'f'`.execute(at.database.all);
    const links = rows.filter((one) => own.includes(one.from_table) || own.includes(one.to_table)).map((one) => `${one.from_table} -> ${one.to_table}`);
    expect(links.toSorted()).toEqual(['sealed_source -> agency', 'sealed_source_field -> sealed_source']);
  });
  test('has no other table with a column for a source, no view and no function that reads them', async () => {
    const { rows: columns } = await sql<{ table_name: string }>`
      select distinct table_name from information_schema.columns where table_schema = 'public' and column_name in ('source_id', 'sealed_source_id')`.execute(at.database.all);
    expect(columns.map((one) => one.table_name).toSorted()).toEqual(own);
    const { rows: code } = await sql<{ name: string }>`
      select viewname as name from pg_views where schemaname = 'public' and definition like '%sealed_source%'
      union all select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosrc like '%sealed_source%' and p.prosrc like '%report%'`.execute(at.database.all);
    expect(code).toEqual([]);
  });
  test('holds the number of a source in no row outside their tables', async () => {
    const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(at.database.all);
    const { rows } = await sql<{ hit: string }>`
      ${sql.join(tables.filter(({ name }) => !own.includes(name)).map(({ name }) => sql`select ${name} as hit from ${sql.table(name)} t where t::text like '%S-71337%'`), sql` union `)}`.execute(at.database.all);
    // A request to open names its source to whoever approves: it is no report's, and leads to none.
    expect(rows.map((one) => one.hit).filter((name) => name !== 'approval')).toEqual([]);
  });
});

test('no route answers an analyst with the number of a source', async () => {
  const body = { title: 'Rests on somebody', reportedOn: '2026-01-10', sourceRef: 'H-90210', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' },
    label: { level: 'PROTECTED_B' }, retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [{ entity: 'p-rest', part: 'associate' }], statements: [{ entity: 'p-rest', schema: 'Person', prop: 'name', value: 'Rested Upon' }] };
  const { id } = (await ana.ask('POST', '/api/reports', body)).json<{ id: string }>();
  expect((await ana.get(`/api/reports/${encodeURIComponent(id)}`)).json().report.sourceRef).toBe('H-90210');
  for (const walk of walksOf(at.routes).filter((one) => one.isGuarded && one.method === 'GET')) {
    const reply = await ana.get(walk.url.replace('alder~p-shown', id));
    expect([walk.route, reply.body.includes('S-71337')]).toEqual([walk.route, false]);
  }
});

describe('a report that rests on a sealed source', () => {
  const body = (restsOnSource: boolean, name: string) => ({
    title: 'From the quay', reportedOn: '2026-01-10', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, restsOnSource,
    label: { level: 'PROTECTED_B', releasableTo: ['ALL'] }, retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [{ entity: 'p-quay', part: 'associate' }], statements: [{ entity: 'p-quay', schema: 'Person', prop: 'name', value: name }],
  });
  test('is read, and stays out of every export, of its own agency and of others', async () => {
    const first = (await ana.ask('POST', '/api/reports', body(false, 'Quaylan Shorewood'))).json<{ id: string }>();
    const page = (await ana.get(`/api/reports/${encodeURIComponent(first.id)}`)).json().statements as { entity: string }[];
    const entity = page[0]?.entity ?? '';
    const tainted = await ana.ask('POST', '/api/reports', { ...body(true, 'x'), parts: [{ entity, part: 'associate' }], statements: [{ entity, schema: 'Person', prop: 'alias', value: 'Low Tide Quay' }] });
    expect(tainted.statusCode).toBe(200);
    for (const reader of [ana, await at.seat('bea')]) {
      expect((await reader.get(`/api/entities/${encodeURIComponent(entity)}`)).body).toContain('Low Tide Quay');
      const exported = await reader.get(`/api/entities/${encodeURIComponent(entity)}/ftm`);
      expect(exported.body).toContain('Quaylan Shorewood');
      expect(exported.body).not.toContain('Low Tide Quay');
    }
  });
});
