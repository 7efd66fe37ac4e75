// A sealed source as two bought people, or one, would like to have it: opened alone, with other fields than were agreed, twice, after its key
// was destroyed, while a court's hold stands. INVARIANT (G6): two people, both named, once; destroyed is destroyed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { agree, amend, approveAs, open, sealSource, secret, why } from '../../support/sources.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let sol: Person;
let sam: Person;
beforeAll(async () => {
  at = await openHouse();
  [sol, sam] = [await personAt(at, 'sol'), await personAt(at, 'sam')];
  await sealSource(sol, 'S-1');
});
afterAll(async () => at.close());

const entriesOf = async (agencyId: string) => (await openedEntries(at.house, agencyId)).map(({ text }) => JSON.parse(text) as { kind: string; action: string; rows?: object; asker?: object; approver?: object });

describe('opening', () => {
  test('by two: the fields that were agreed, once, with a watermark; the record names both, and the examiner is told', async () => {
    await agree(sol, sam, 'S-1', ['name', 'contact']);
    const reply = await open(sol, 'S-1', ['name', 'contact']);
    expect(reply.json().fields).toEqual([{ field: 'contact', version: 1, text: secret.contact }, { field: 'name', version: 1, text: secret.name }]);
    expect(reply.json().watermark).toMatch(/^sol@alder \+ sam@alder · .+Z · \S+alder#\d+$/);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect((await entriesOf('alder')).findLast(({ action }) => action === 'takeApproval')).toMatchObject({ asker: { user: 'sol' }, approver: { user: 'sam' } });
    const told = (await (await at.seat('exa')).get('/api/notices')).json().notices as { text: string }[];
    expect(JSON.stringify(told)).toContain('sol@alder');
    expect(JSON.stringify(told)).toContain('sam@alder');
    expect(JSON.stringify(told)).not.toContain('S-1');
    expect((await open(sol, 'S-1', ['name', 'contact'])).statusCode).toBe(403);
  });
  test('by a second person of another agency that was asked', async () => {
    await agree(sol, await personAt(at, 'bos'), 'S-1', ['name'], 'birch');
    expect((await open(sol, 'S-1', ['name'])).json().fields).toEqual([{ field: 'name', version: 1, text: secret.name }]);
  });
  test('not alone, not with other fields, not another source, not under another case, not by the second person', async () => {
    await sealSource(sol, 'S-2', ['name', 'notes']);
    expect((await open(sol, 'S-2', ['name'])).json()).toMatchObject({ error: 'needs_second_person' });
    await agree(sol, sam, 'S-2', ['name']);
    for (const [by, id, fields] of [[sol, 'S-2', ['notes']], [sol, 'S-2', ['name', 'notes']], [sol, 'S-1', ['name']], [sam, 'S-2', ['name']]] as const) {
      expect((await open(by, id, fields)).json()).toMatchObject({ error: 'needs_second_person' });
    }
    expect((await open(sol, 'S-2', ['name'])).statusCode).toBe(200);
  });
  test('not without a step-up', async () => {
    const seat = await at.seat('sol');
    for (const [path, body] of [['openings', { fields: ['name'], why }], ['amendments', { fields: ['name'], why }], ['fields', { fields: [{ field: 'name', text: 'x' }] }], ['open', { fields: ['name'] }], ['destructions', { why }]] as const) {
      expect((await seat.ask('POST', `/api/sources/S-1/${path}`, body)).json()).toMatchObject({ error: 'step_up_needed' });
    }
  });
  test('a new version is what is opened; the old one stays as it was sealed', async () => {
    expect(await amend(sol, sam, 'S-1', { contact: '2 Weir Row' })).toBe(200);
    await agree(sol, sam, 'S-1', ['contact']);
    expect((await open(sol, 'S-1', ['contact'])).json().fields).toEqual([{ field: 'contact', version: 2, text: '2 Weir Row' }]);
  });
});

describe('new words in the place of a source’s', () => {
  const put = async (by: Person, fields: readonly string[]) => by.ask('POST', '/api/sources/S-1/fields', { fields: fields.map((field) => ({ field, text: 'Nobody At All' })) });
  const versions = async () => (await sol.get('/api/sources')).json<{ sources: { id: string; fields: object[] }[] }>().sources.find(({ id }) => id === 'S-1')?.fields;
  test('are not sealed by one, for other fields than were agreed, by the second person, or twice', async () => {
    const before = await versions();
    expect((await put(sol, ['name'])).json()).toMatchObject({ error: 'needs_second_person' });
    const { approval } = (await sol.ask('POST', '/api/sources/S-1/amendments', { fields: ['notes'], why })).json<{ approval: string }>();
    await approveAs(sam, approval);
    for (const [by, fields] of [[sol, ['name']], [sol, ['notes', 'name']], [sam, ['notes']]] as const) expect((await put(by, fields)).json()).toMatchObject({ error: 'needs_second_person' });
    // An agreement to amend opens nothing.
    expect((await open(sol, 'S-1', ['notes'])).json()).toMatchObject({ error: 'needs_second_person' });
    expect(await versions()).toEqual(before);
    expect((await put(sol, ['notes'])).statusCode).toBe(200);
    expect((await put(sol, ['notes'])).json()).toMatchObject({ error: 'needs_second_person' });
  });
});

test('no word of a source lies in the database, in the record or in the folder of keys', async () => {
  const words = ['Ottoline', 'Quaife', 'Sluice', 'low tide', 'Wherryman'];
  const rows = await at.database.all.selectFrom('sealed_source_field').selectAll().execute();
  const record = (await openedEntries(at.house, 'alder')).map(({ text }) => text).join('\n');
  const folder = join(at.folder, 'data', 'payload-keys');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name)).toString('latin1'));
  expect(rows.length).toBeGreaterThan(4);
  expect(files.length).toBeGreaterThan(2);
  for (const word of words) {
    expect(rows.some((row) => Buffer.from(row.sealed).toString('latin1').includes(word))).toBe(false);
    expect([word, record.includes(word), files.some((text) => text.includes(word))]).toEqual([word, false, false]);
  }
});

describe('destroying', () => {
  test('takes two; then nobody opens it, its state is shown, and its number cannot be used again', async () => {
    await sealSource(sol, 'S-9', ['name']);
    expect((await sol.ask('POST', '/api/sources/S-9/destroy')).json()).toMatchObject({ error: 'needs_second_person' });
    await agree(sol, sam, 'S-9', ['name']);
    const asked = await sol.ask('POST', '/api/sources/S-9/destructions', { why });
    await approveAs(sam, asked.json().approval);
    expect((await sol.ask('POST', '/api/sources/S-9/destroy')).statusCode).toBe(200);
    expect((await open(sol, 'S-9', ['name'])).statusCode).toBe(400);
    const line = ((await sol.get('/api/sources')).json().sources as { id: string; state: string }[]).find(({ id }) => id === 'S-9');
    expect(line).toMatchObject({ state: 'destroyed', fields: [{ field: 'name', version: 1 }] });
    expect((await sol.ask('POST', '/api/sources', { id: 'S-9', fields: [{ field: 'name', text: 'Another' }] })).statusCode).toBe(400);
    // Whoever lies to the node about it finds no key: the approval to open was given while there was one.
    await at.database.all.updateTable('sealed_source').set({ destroyed_at: null }).where('source_id', '=', 'S-9').execute();
    expect((await open(sol, 'S-9', ['name'])).json()).toMatchObject({ error: 'not_allowed', message: expect.stringContaining('destroyed') });
  });
  test('is refused while a hold stands over the months of the source', async () => {
    await sealSource(sol, 'S-10', ['name']);
    const exa = await personAt(at, 'exa');
    const month = new Date().toISOString().slice(0, 7);
    const held = await exa.ask('POST', '/api/ledger/holds', { agency: 'alder', fromMonth: month, toMonth: month, reason: 'a court asked for it' });
    expect(held.statusCode).toBe(200);
    const asked = await sol.ask('POST', '/api/sources/S-10/destructions', { why });
    await approveAs(sam, asked.json().approval);
    expect((await sol.ask('POST', '/api/sources/S-10/destroy')).json()).toMatchObject({ error: 'not_allowed', message: expect.stringContaining('hold') });
    await agree(sol, sam, 'S-10', ['name']);
    expect((await open(sol, 'S-10', ['name'])).statusCode).toBe(200);
  });
});
