// INVARIANT (G2, G10): a write is announced before its rows, closed after them, and rows that nobody announced are found.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sql } from '../../src/db/index.js';
import { auditRegistry } from '../../src/registry/index.js';
import { openHouse, type Seat, type TestHouse } from '../support/house.js';
import { openedEntries } from '../support/payloads.js';
import { needsDevice, needsObject, walkerOf, walksOf } from '../support/routes.js';
import { personAt } from '../support/two-people.js';

let at: TestHouse;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
});
afterAll(async () => at.close());

type Payload = Readonly<Record<string, unknown>>;
async function entriesSince(from: bigint): Promise<Payload[]> {
  return (await openedEntries(at.house, 'birch', from)).map(({ text }) => JSON.parse(text) as Payload);
}
const sizeNow = async () => (await at.house.ledger.heads()).find((one) => one.agencyId === 'birch')?.size ?? 0n;
const audit = async () => auditRegistry(at.house.ledger, at.house.audit, at.house.payloads);
const reportWalk = () => walksOf(at.routes).find((one) => one.method === 'POST' && one.route === '/api/reports');

function reportNamed(name: string): unknown {
  const body = reportWalk()?.body as { statements: object[]; parts: object[] };
  return { ...body, statements: [{ entity: name, schema: 'Person', prop: 'name', value: `Written ${name}` }], parts: [{ entity: name, part: 'witness' }] };
}

describe('each kind of write', () => {
  test('stands as an intent, then as its outcome, under one id; the rows name the intent', async () => {
    // A report is an answer first and a write after it, told in lines: tests/attacks/access/annual-report.test.ts.
    const walks = walksOf(at.routes).filter((one) => one.isGuarded && ['POST', 'DELETE'].includes(one.method) && !/session|imports|annual-reports|approvals|sources|notices|break-glass|requests|reports\/labels|figures\/check|access\/(replays|policies\/)|assurances\/:id/.test(one.route) && !needsDevice(one) && !needsObject(one));
    expect(walks.length).toBeGreaterThanOrEqual(5);
    for (const walk of walks) {
      const seat = await personAt(at, walkerOf(walk));
      const from = await sizeNow();
      const reply = await seat.ask(walk.method as 'POST', walk.url, walk.body);
      expect([walk.route, reply.statusCode]).toEqual([walk.route, 200]);
      const [intent, outcome, ...more] = await entriesSince(from);
      expect([walk.route, intent, outcome, more]).toMatchObject([walk.route, { kind: 'intent', decision: { allow: true } }, { kind: 'outcome', outcome: 'done', intent: from.toString() }, []]);
      expect(intent?.['id']).toBe(outcome?.['id']);
      expect(reply.json().ledger.index).toBe((from + 1n).toString());
    }
  });
  test('a report’s intent carries the hash of the rows, and the rows its index', async () => {
    const from = await sizeNow();
    const { id } = (await bea.ask('POST', '/api/reports', reportNamed('w-one'))).json<{ id: string }>();
    const [intent] = await entriesSince(from);
    expect(intent?.['rows']).toMatchObject({ agency: 'birch', statements: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const rows = await at.database.all.selectFrom('statement').select('intent_index').where('agency_id', '=', 'birch').where('report_id', '=', id.slice('birch~'.length)).execute();
    expect(rows.map((row) => row.intent_index.toString())).toEqual([from.toString(), from.toString()]);
  });
  test('a transaction that fails leaves intent, failed outcome and no rows', async () => {
    const from = await sizeNow();
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`.execute(at.database.db);
    await sql`create trigger refuse before insert on statement for each statement execute function refuse()`.execute(at.database.db);
    const reply = await bea.ask('POST', '/api/reports', reportNamed('w-failed'));
    await sql`drop trigger refuse on statement`.execute(at.database.db);
    expect([reply.statusCode, reply.json().error]).toEqual([500, 'fault']);
    expect(reply.body).not.toContain('disk');
    expect(await entriesSince(from)).toMatchObject([{ kind: 'intent' }, { kind: 'outcome', outcome: 'failed' }]);
    expect(await at.database.all.selectFrom('statement').select('value').where('value', '=', 'Written w-failed').execute()).toEqual([]);
    expect(await audit()).toMatchObject({ differences: 0, dangling: 0 });
  });
  test('rows that stand while the outcome cannot be kept are dangling, not different', async () => {
    const { ledger } = at.house;
    const append = ledger.append.bind(ledger);
    vi.spyOn(ledger, 'append').mockImplementation(async (input) => ((input.payload as Payload)['kind'] === 'outcome' ? Promise.reject(new Error('stopped here')) : append(input)));
    const reply = await bea.ask('POST', '/api/reports', reportNamed('w-dangling'));
    vi.restoreAllMocks();
    expect(reply.statusCode).toBe(500);
    expect(await audit()).toMatchObject({ differences: 0, dangling: 1 });
  });
  test('bad input is refused before anything is announced', async () => {
    const from = await sizeNow();
    const body = reportNamed('w-bad') as { statements: object[] };
    const bad = [
      { ...body, reportedOn: 'not a date' }, { ...body, label: { level: 'COSMIC' } }, { ...body, sourceGrade: { scale: 'ADMIRALTY', code: 'Z' } },
      { ...body, parts: [] }, { ...body, parts: [{ entity: 'w-bad', part: 'suspect' }] }, { ...body, statements: [] },
      { ...body, statements: [{ entity: 'w-bad', schema: 'Persona', prop: 'name', value: 'x' }] }, { ...body, statements: [{ entity: 'w-bad', schema: 'Person', prop: 'birthDate', value: 'not a date' }] },
      { ...body, statements: [{ entity: 'alder~w-bad', schema: 'Person', prop: 'name', value: 'x' }] },
    ];
    for (const each of bad) {
      const reply = await bea.ask('POST', '/api/reports', each);
      expect([reply.statusCode, reply.json()]).toEqual([400, { error: 'bad_input', message: expect.stringMatching(/^.{15,}$/) }]);
    }
    expect(await sizeNow()).toBe(from);
  });
});

describe('what is done to the rows behind the door’s back is found', () => {
  const change = async (statement: string) => sql.raw(statement).execute(at.database.db);
  const codes = async () => (await audit()).problems.map((one) => one.code).toSorted();
  test('nothing is found where nothing was done', async () => expect(await codes()).toEqual([]));
  test.each([
    ['an edited value', `update statement set value = 'Somebody Else' where value = 'Corin Velmund'`, `update statement set value = 'Corin Velmund' where value = 'Somebody Else'`, 'row_differs'],
    ['an edited value with its hash', `update statement set value = 'Else', content_hash = sha256('x') where value = 'Corin Velmund'`, `update statement set value = 'Corin Velmund' where value = 'Else'`, 'rows_differ'],
    ['a moved statement', `update statement set entity_id = 'p-shown' where value = 'Corin Velmund'`, `update statement set entity_id = 'p-named' where value = 'Corin Velmund'`, 'row_differs'],
    ['a statement back-dated', `update statement set valid_from = '1999' where value = '2 New Quay'`, `update statement set valid_from = '2023-01-01' where value = '2 New Quay'`, 'row_differs'],
  ])('%s', async (_, attack, repair, code) => {
    await change(attack);
    expect(await codes()).toContain(code);
    await change(repair);
  });
  test('an added row and a deleted row', async () => {
    await change(`insert into statement (agency_id, report_id, entity_id, schema, prop, value, label_id, entered_label_id, known_from, content_hash, intent_index)
      select agency_id, report_id, entity_id, schema, 'alias', 'Planted', label_id, entered_label_id, known_from, sha256('planted'), 999999 from statement where value = 'Isolde Marr'`);
    expect(await codes()).toContain('rows_unannounced');
    await change(`delete from statement where value = 'Planted'`);
    await change(`delete from statement where value = 'Isolde Marr'`);
    expect(await codes()).toContain('rows_differ');
  });
});
