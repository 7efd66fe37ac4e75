// Attackers: an agency that has no part in an operation, one that takes part and would read the rows of another, whoever runs the node, and whoever holds a dump of the database.
// Promises: G2, G4, G7. Routes: /api/operations. To whoever has no part it is not there; to whoever has, the totals are, and of rows those whose labels they may see.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { boundary, upload } from '../../support/routes.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let [ana, bea, cyd] = [] as unknown as [Seat, Seat, Seat];
const columns = 'row_id,agency,kind,occurrence_id,date,province,person_key,commodity,quantity,unit,purity,currency,lead_agency,assist_agencies,exhibit_no,direction,note';
const csv = (...lines: readonly string[]): string => [columns, ...lines].join('\n');
const send = (by: Seat, text: string, fields: Readonly<Record<string, string>> = {}, operation = 'sprint') => by.ask('POST', `/api/operations/${operation}/import`, upload(text, fields), { 'content-type': `multipart/form-data; boundary=${boundary}` });
const outcome = (body: string) => JSON.parse(body.trim().split('\n').at(-1) ?? '{}') as { taken: number; revised: number; unchanged: number; quarantined: number; quarantine: { id: string; row: number; column: string; value: string; reason: string }[]; error?: string };
const totals = async (by: Seat, query = '') => (await by.get(`/api/operations/sprint${query}`)).json();
const open = (by: Seat, id: string, agencies = ['alder', 'birch']) => by.ask('POST', '/api/operations', { id, from: '2025-01-01', to: '2025-01-31', agencies: agencies.map((agency) => ({ agency, role: 'partner' })) });

const alderRows = csv(
  'a-1,alder,occurrence,O-1,2025-01-02,BC,,,,,,,,,,,', 'a-2,alder,arrest,O-1,2025-01-02,BC,Velmira Sanktos,,,,,,,,,,', 'a-3,alder,arrest,O-1,2025-01-02,BC,,,,,,,,,,,', 'a-4,alder,seizure,O-1,2025-01-02,BC,,FENTANYL,1.5,kg,0.1,,alder,birch,X-1,inbound,',
  'a-5,alder,arrest,O-404,2025-01-02,BC,Velmira Sanktos,,,,,,,,,,', 'a-6,alder,seizure,O-1,2025-01-02,BC,,FENTANYL,3,lbs,,,,,,,Quillwort', 'a-7,alder,seizure,O-1,2025-01-05,BC,,KETAMINE,0.5,kg,,,,,X-7,,',
);
const birchRows = csv('b-1,birch,occurrence,O-1,2025-01-02,BC,,,,,,,,,,,', 'b-2,birch,seizure,O-1,2025-01-02,BC,,FENTANYL,1.5,kg,,,birch,,X-1,,', 'b-3,birch,seizure,O-9,2025-01-03,BC,,METH,7,kg,,,,,X-9,,Bramblejack');
const birchOwn = csv('b-4,birch,seizure,O-9,2025-01-04,BC,,COCAINE,2,kg,,,,,X-10,,Osterwick', 'b-5,birch,seizure,O-8,2025-01-05,BC,,KETAMINE,0.5,kg,,,,,X-7,,');

beforeAll(async () => {
  at = await openHouse();
  [ana, bea, cyd] = await Promise.all([at.seat('ana'), at.seat('bea'), at.seat('cyd')]);
  expect((await open(ana, 'sprint')).statusCode).toBe(200);
});
afterAll(() => at.close());

describe('rows on their way in', () => {
  test('what fits is taken; the rest is set aside with row, column, value and reason, and never with who somebody is', async () => {
    const reply = await send(ana, alderRows);
    const { quarantine, ...counts } = outcome(reply.body);
    expect(counts).toMatchObject({ taken: 5, quarantined: 2 });
    expect(quarantine.map(({ row, column, value }) => [row, column, value])).toEqual([[7, 'unit', 'lbs'], [6, 'occurrence_id', 'O-404']]);
    expect(reply.body).not.toMatch(/Velmira|Quillwort/);
  });
  test('an agency brings in its own rows; whoever keeps the operation, those of all', async () => {
    const { quarantine, taken } = outcome((await send(bea, csv('x-1,alder,occurrence,O-5,2025-01-02,BC,,,,,,,,,,,'))).body);
    expect([taken, quarantine.map(({ column }) => column)]).toEqual([0, ['agency']]);
    expect(outcome((await send(bea, birchRows)).body)).toMatchObject({ taken: 3, quarantined: 0 });
    expect(outcome((await send(bea, birchOwn, { label: 'PROTECTED B' })).body)).toMatchObject({ taken: 2 });
  });
  test('the same file again changes nothing; a row that says otherwise is a revision, and what was known before stays', async () => {
    expect(outcome((await send(ana, alderRows)).body)).toMatchObject({ taken: 0, unchanged: 5, quarantined: 2 });
    const before = new Date().toISOString();
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    expect(outcome((await send(bea, birchOwn.replace('COCAINE,2,', 'COCAINE,2.25,'), { label: 'PROTECTED B' })).body)).toMatchObject({ taken: 1, revised: 1, unchanged: 1 });
    const cocaine = (found: { seizures: { commodity: string; quantity: string }[] }) => found.seizures.find(({ commodity }) => commodity === 'COCAINE')?.quantity;
    expect([cocaine(await totals(bea)), cocaine(await totals(bea, `?knownAt=${before}`)), cocaine(await totals(bea, '?asOf=2025-01-03'))]).toEqual(['2.25', '2', undefined]);
    const history = (await bea.get('/api/operations/sprint/rows/birch/b-4')).json();
    expect(history.revisions.map((one: { quantity: string; knownTo: string | null }) => [one.quantity, one.knownTo === null])).toEqual([['2.25', true], ['2', false]]);
  });
});

describe('totals', () => {
  test('are the same for all who take part, by a rule that is said, whatever label a row stands under', async () => {
    const [own, theirs] = [await totals(ana), await totals(bea)];
    expect(own).toMatchObject({
      rule: { code: 'keeper' }, occurrences: { count: 2 }, arrests: { count: 2, persons: { low: 1, high: 2 } }, missing: [],
      seizures: [{ commodity: 'COCAINE', unit: 'kg', quantity: '2.25', records: 1 }, { commodity: 'FENTANYL', unit: 'kg', quantity: '3', records: 2 }, { commodity: 'KETAMINE', unit: 'kg', quantity: '1', records: 2 }, { commodity: 'METH', unit: 'kg', quantity: '7', records: 1 }],
    });
    expect(theirs).toMatchObject({ rule: { code: 'part' }, seizures: own.seizures, arrests: own.arrests, occurrences: own.occurrences });
    expect([own.quarantined, theirs.quarantined]).toEqual([2, 1]);
  });
  test('open down to the rows that one may see, and to no other: a hidden row and none are the same bytes', async () => {
    const seen = async (by: Seat) => (await by.get('/api/operations/sprint/rows')).json().rows.map((one: { row: string }) => one.row);
    expect([await seen(ana), await seen(bea)]).toEqual([['a-1', 'a-2', 'a-3', 'a-4', 'a-7', 'b-1', 'b-2', 'b-3'], ['a-1', 'a-2', 'a-3', 'a-4', 'a-7', 'b-1', 'b-2', 'b-3', 'b-4', 'b-5']]);
    const [hidden, absent] = [await ana.get('/api/operations/sprint/rows/birch/b-4'), await ana.get('/api/operations/sprint/rows/birch/b-0')];
    expect([hidden.statusCode, kept(hidden)]).toEqual([404, kept(absent)]);
    expect([kept(await ana.get('/api/operations/sprint/rows?commodity=COCAINE'))]).toEqual([kept(await ana.get('/api/operations/sprint/rows?commodity=MDMA'))]);
  });
  test('say nothing of who somebody is, and neither do rows', async () => {
    for (const by of [ana, bea]) expect((await by.get('/api/operations/sprint/rows')).body).not.toMatch(/Velmira|"mark"/);
  });
});

describe('whoever has no part', () => {
  test('is told of an operation what is told of none', async () => {
    for (const way of ['', '/rows', '/merges', '/quarantine', '/rows/alder/a-1']) {
      const [hidden, absent] = [await cyd.get(`/api/operations/sprint${way}`), await cyd.get(`/api/operations/sprimt${way}`)];
      expect([way, hidden.statusCode, kept(hidden)]).toEqual([way, 404, kept(absent)]);
    }
    expect((await cyd.get('/api/operations')).json().operations).toEqual([]);
    expect(kept(await send(cyd, birchRows))).toEqual(kept(await send(cyd, birchRows, {}, 'sprimt')));
    const mend = (operation: string) => cyd.ask('POST', `/api/operations/${operation}/quarantine/qr-x`, { set: { unit: 'kg' } });
    expect([(await mend('sprint')).statusCode, kept(await mend('sprint'))]).toEqual([404, kept(await mend('sprimt'))]);
    const decide = (operation: string) => cyd.ask('POST', `/api/operations/${operation}/merges`, { rows: ['a', 'b'], verdict: 'same', why: 'a reason of some length' });
    expect([(await decide('sprint')).statusCode, kept(await decide('sprint'))]).toEqual([404, kept(await decide('sprimt'))]);
    const undo = (operation: string) => cyd.ask('POST', `/api/operations/${operation}/merges/mrg-x/undo`, { why: 'a reason of some length' });
    expect([(await undo('sprint')).statusCode, kept(await undo('sprint'))]).toEqual([404, kept(await undo('sprimt'))]);
  });
  test('may name an operation of its own alike, and learns nothing by it', async () => {
    expect((await open(cyd, 'sprint', ['cedar'])).json().id).toBe('cedar~sprint');
    expect((await totals(cyd)).seizures).toEqual([]);
  });
});

describe('what waits', () => {
  test('is its bringer’s alone: another’s and none are one answer', async () => {
    const list = async (by: Seat) => (await by.get('/api/operations/sprint/quarantine')).json().rows as { id: string; cells: Record<string, string> }[];
    const [own, theirs] = [await list(ana), await list(bea)];
    expect([own.length, theirs.length]).toEqual([2, 1]);
    expect(JSON.stringify(own)).not.toContain('Velmira');
    const mend = (id: string) => bea.ask('POST', `/api/operations/sprint/quarantine/${id}`, { set: { unit: 'kg' } });
    const [hidden, absent] = [await mend(own[0]?.id ?? ''), await mend('qr-0000000000000000000000')];
    expect([hidden.statusCode, kept(hidden)]).toEqual([404, kept(absent)]);
  });
  test('is mended in place: what is still wrong is told, what is right counts, and the person of a mended arrest is the person it was', async () => {
    const waiting = (await ana.get('/api/operations/sprint/quarantine')).json().rows as { id: string; cells: Record<string, string> }[];
    const [pounds, arrest] = ['a-6', 'a-5'].map((row) => waiting.find(({ cells }) => cells['row_id'] === row)?.id ?? '');
    const mend = async (id: string | undefined, body: object) => (await ana.ask('POST', `/api/operations/sprint/quarantine/${id}`, body)).json();
    expect(await mend(pounds, { set: { unit: 'stone' } })).toMatchObject({ taken: false, reasons: [{ column: 'unit', value: 'stone' }] });
    expect(await mend(pounds, { set: { unit: 'kg', quantity: '1.361' } })).toMatchObject({ taken: true, reasons: [] });
    expect(await mend(arrest, { set: { occurrence_id: 'O-1' } })).toMatchObject({ taken: true });
    const after = await totals(ana);
    expect([after.quarantined, after.arrests]).toEqual([0, { count: 3, persons: { low: 1, high: 2 } }]);
    expect(after.seizures.find((one: { commodity: string }) => one.commodity === 'FENTANYL')).toEqual({ commodity: 'FENTANYL', unit: 'kg', quantity: '4.361', records: 3 });
    expect((await ana.ask('POST', `/api/operations/sprint/quarantine/${arrest}`, { set: {} })).statusCode).toBe(404);
  });
});

describe('merging', () => {
  const proposals = async (by: Seat) => (await totals(by)).proposedMerges as { rows: { ref: string; row: string }[]; why: string; effect: { records: number; quantity: string | null } }[];
  test('is proposed to whoever may see every row of it, counts as separate until decided, and is undone', async () => {
    const told = async (by: Seat) => (await proposals(by)).map(({ rows, effect }) => [rows.map(({ row }) => row), effect.records, effect.quantity] as const).toSorted(([[one = '']], [[other = '']]) => (one < other ? -1 : 1));
    const known = [[['a-1', 'b-1'], 1, null], [['a-2', 'a-5'], 1, null], [['a-4', 'b-2'], 1, '1.5']];
    expect([await told(ana), await told(bea)]).toEqual([known, [...known, [['a-7', 'b-5'], 1, '0.5']]]);
    const refsOf = async (by: Seat, row: string) => (await proposals(by)).find(({ rows }) => rows[0]?.row === row)?.rows.map(({ ref }) => ref) ?? [];
    const [refs, dark] = [await refsOf(ana, 'a-4'), await refsOf(bea, 'a-7')];
    const decide = (by: Seat, rows: readonly string[]) => by.ask('POST', '/api/operations/sprint/merges', { rows, verdict: 'same', why: 'the same exhibit, handed over on the spot' });
    // Somebody who may not see them is told what is told of rows that are nowhere.
    const [hidden, absent] = [await decide(ana, dark), await decide(ana, ['x', 'y'])];
    expect([hidden.statusCode, kept(hidden)]).toEqual([404, kept(absent)]);
    const { id } = (await decide(ana, refs)).json();
    const fentanyl = async () => (await totals(bea)).seizures.find((one: { commodity: string }) => one.commodity === 'FENTANYL');
    expect(await fentanyl()).toMatchObject({ quantity: '2.861', records: 2 });
    const undo = (by: Seat) => by.ask('POST', `/api/operations/sprint/merges/${encodeURIComponent(id)}/undo`, { why: 'two exhibits after all' });
    expect([(await undo(bea)).statusCode, (await undo(ana)).statusCode, (await undo(ana)).statusCode]).toEqual([404, 200, 404]);
    expect(await fentanyl()).toMatchObject({ quantity: '4.361', records: 3 });
    expect((await ana.get('/api/operations/sprint/merges')).json().decisions).toMatchObject([{ id, verdict: 'same', undone: { why: 'two exhibits after all' } }]);
  });
});

test('who was arrested stands nowhere in the database, and no two operations know them by one mark', async () => {
  expect((await open(ana, 'second')).statusCode).toBe(200);
  await send(ana, alderRows, {}, 'second');
  const rows = await at.database.all.selectFrom('operation_row').selectAll().execute();
  const waits = await at.database.all.selectFrom('operation_quarantine').selectAll().execute();
  expect(JSON.stringify([rows, waits], (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))).not.toMatch(/velmira|sanktos/i);
  expect(new Set(rows.filter(({ row_id: id }) => id === 'a-2').map(({ mark }) => mark)).size).toBe(2);
});

test('administrators, examiners and reviewers open no operation and read none', async () => {
  for (const who of ['adam', 'exa', 'ira']) {
    const seat = await at.seat(who);
    expect([who, (await seat.get('/api/operations')).statusCode, (await open(seat, 'theirs')).statusCode]).toEqual([who, 403, 403]);
  }
});

test('whoever runs the node keeps operations, is told totals and which rows meet, and reads no row', async () => {
  const node = await openHouse({ onSocket: true });
  try {
    const ask = (method: 'GET' | 'POST', url: string, payload?: object | string, headers: Readonly<Record<string, string>> = {}) => node.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    expect((await ask('POST', '/api/operations', { id: 'sprint', from: '2025-01-01', to: '2025-01-31', agencies: [{ agency: 'alder', role: 'lead' }, { agency: 'birch', role: 'partner' }, { agency: 'ELSEWHERE', role: 'partner' }] })).json().id).toBe('node~sprint');
    const both = csv(...alderRows.split('\n').slice(1), ...birchRows.split('\n').slice(1));
    expect(outcome((await ask('POST', '/api/operations/sprint/import', upload(both), { 'content-type': `multipart/form-data; boundary=${boundary}` })).body)).toMatchObject({ taken: 8, quarantined: 2 });
    const found = (await ask('GET', '/api/operations/sprint')).json();
    expect(found).toMatchObject({ quarantined: 2, missing: ['ELSEWHERE'], proposedMerges: [{ rows: [{ row: 'a-1' }, { row: 'b-1' }] }, { rows: [{ row: 'a-4' }, { row: 'b-2' }] }] });
    expect((await ask('GET', '/api/operations/sprint/rows')).json().rows).toEqual([]);
    expect((await ask('GET', '/api/operations/sprint/quarantine')).json().rows).toEqual([]);
    expect((await ask('GET', '/api/operations/sprint/rows/alder/a-1')).statusCode).toBe(404);
    // It merges nothing: that takes a person.
    expect((await ask('POST', '/api/operations/sprint/merges', { rows: ['a', 'b'], verdict: 'same', why: 'a reason of some length' })).statusCode).toBe(400);
    // Those who take part read what it brought in, and no one else does.
    const seat = (who: string, context: string) => node.seat(`${who}/intelligence_analysis/${context}`);
    expect((await (await seat('bea', 'birch~elm')).get('/api/operations/sprint/rows')).json().rows).toHaveLength(8);
    expect((await (await seat('cyd', 'cedar~fir')).get('/api/operations/sprint')).statusCode).toBe(404);
  } finally {
    await node.close();
  }
});
