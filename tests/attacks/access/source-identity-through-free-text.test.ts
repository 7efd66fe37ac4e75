// The attack: nobody opens the source, somebody writes it down. In a title, a reference, a note, the name of a file, a reason. INVARIANT (G6): a
// text that names a sealed source is refused, by field and never by whom, and neither the refusal, the record nor the node's log repeats it.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { sealSource } from '../../support/sources.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
let ana: Seat;
const said: string[] = [];
beforeAll(async () => {
  at = await openHouse();
  ana = await at.seat('ana');
  await sealSource(await personAt(at, 'sol'), 'S-1');
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said.push(String(chunk));
      return true;
    });
  }
});
afterEach(() => {
  for (const word of ['Marchbanks', 'marchbanks', 'Wherryman']) expect([word, said.some((line) => line.includes(word))]).toEqual([word, false]);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await at.close();
});

const report = (change: object = {}, statement: object = {}) => ({
  title: 'A quiet evening', reportedOn: '2026-01-10', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label: { level: 'PROTECTED_B' },
  retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [{ entity: 'p-new', part: 'associate' }], statements: [{ entity: 'p-new', schema: 'Person', prop: 'name', value: 'Somebody New' }, { entity: 'p-new', schema: 'Person', prop: 'notes', value: 'seen twice', ...statement }], ...change,
});
const refused = (field: string) => ({ error: 'bad_input', message: `\`${field}\` may identify somebody whose name must not stand in free text; write a reference number, or name people as entities` });

/** Every way to write the name that the check promises to find. */
const spellings = ['Ottoline Marchbanks-Quaife', 'QUAIFE, Ottoline', 'met with o. quaife again', 'OttolineMarchbanksQuaife', 'Ottoliné  Marchbanks  Quaife', 'as the wherryman says', 'Оттолине Марчбанкс-Quaife / Ottoline Quaife', 'Quaife Ottoline (source)'];

describe('a report', () => {
  test.each(spellings)('with “%s” in its title is refused', async (title) => {
    const reply = await ana.ask('POST', '/api/reports', report({ title }));
    expect([reply.statusCode, reply.json()]).toEqual([400, refused('title')]);
  });
  test.each([
    ['sourceRef', report({ sourceRef: 'per Ottoline Quaife' })], ['retentionBasis', report({ retentionBasis: 'as Tilly Oars asked' })],
    ['statements.1.value', report({}, { value: 'told us by Ottoline Quaife on the quay' })],
    ['parts.0.basis', report({ parts: [{ entity: 'p-new', part: 'suspect', basis: 'O. Quaife saw him' }] })],
  ])('is refused by its field %s', async (field, body) => {
    expect((await ana.ask('POST', '/api/reports', body)).json()).toEqual(refused(field));
  });
  test('is written when it names nobody, or a person of that name as an entity', async () => {
    expect((await ana.ask('POST', '/api/reports', report({ title: 'Oars and a wherry on the quay' }))).statusCode).toBe(200);
    const entity = report();
    expect((await ana.ask('POST', '/api/reports', { ...entity, parts: [{ entity: 'p-q', part: 'associate' }], statements: [{ entity: 'p-q', schema: 'Person', prop: 'name', value: 'Ottoline Marchbanks-Quaife' }] })).statusCode).toBe(200);
  });
});

test.each([
  ['POST', '/api/judgements', { left: 'alder~p-shown', right: 'cedar~c-dup', verdict: 'same', why: 'Ottoline Quaife says so' }],
  ['POST', '/api/corrections', { entity: 'alder~p-shown', why: 'ask Ottoline Quaife' }],
] as const)('%s %s is refused for its reason', async (method, path, body) => {
  expect((await ana.ask(method, path, body)).json()).toEqual(refused('why'));
});

describe('an import', () => {
  const upload = (filename: string, rows: readonly object[]) => {
    const payload = `--edge\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\n\r\n${rows.map((row) => JSON.stringify(row)).join('\n')}\n\r\n--edge--\r\n`;
    return ana.ask('POST', '/api/imports/ftm', payload, { 'content-type': 'multipart/form-data; boundary=edge' });
  };
  const person = (id: string, notes: string) => ({ id, schema: 'Person', properties: { name: [`Person ${id}`], notes: [notes] } });

  test('is refused for the name of its file', async () => {
    expect((await upload('debrief_ottoline_quaife.jsonl', [person('i-1', 'nothing')])).json()).toEqual(refused('filename'));
  });
  test('puts the row that names a source aside, and no other', async () => {
    const reply = await upload('debrief.jsonl', [person('i-2', 'nothing'), person('i-3', 'Tilly Oars told us'), person('i-4', 'nothing')]);
    const outcome = JSON.parse(reply.body.trim().split('\n').at(-1) ?? '') as { entities: number; quarantine: { row: number; column: string; reason: string }[] };
    expect(outcome).toMatchObject({ entities: 2, quarantine: [{ row: 2, column: 'notes' }] });
    expect(JSON.stringify(outcome)).not.toMatch(/Tilly|Oars/);
  });
});

describe('what the refusal tells', () => {
  test('nothing to another agency, whose own sources alone are looked for', async () => {
    const bea = await at.seat('bea');
    expect((await bea.ask('POST', '/api/reports', report({ title: 'Ottoline Marchbanks-Quaife' }))).statusCode).toBe(200);
  });
  test('nothing to whoever may not write at all', async () => {
    const adam = await at.seat('adam');
    const [named, other] = [await adam.ask('POST', '/api/reports', report({ title: 'Ottoline Quaife' })), await adam.ask('POST', '/api/reports', report())];
    expect([named.statusCode, named.body]).toEqual([403, other.body]);
  });
  test('the record holds that a name was refused, by whom and in which field, and not the name', async () => {
    const from = (await at.house.ledger.heads()).find((one) => one.agencyId === 'alder')?.size ?? 0n;
    await ana.ask('POST', '/api/reports', report({ title: 'Ottoline Quaife' }));
    const entries = (await openedEntries(at.house, 'alder', from)).map(({ text }) => text);
    expect(entries.map((text) => (JSON.parse(text) as { action: string }).action)).toEqual(['checkNames', 'nameRefused']);
    expect(JSON.parse(entries[1] ?? '')).toMatchObject({ actor: { user: 'ana' }, fields: ['title'] });
    expect(entries.join()).not.toContain('Quaife');
  });
});
