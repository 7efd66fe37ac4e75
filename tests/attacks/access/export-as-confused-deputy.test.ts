// Attacker: whoever cannot take something out and has an export do it: by another's name, a program's key, a right that has just ended, a record
// whose page they may read, or an import that brings it back without its caveats. Promises: G4, G5, G6: an export is the asker's own question
// at the moment it leaves, and carries what they may export, the marking of each value, and nothing of how it came here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessError, type LabelSpec } from '../../../src/access/index.js';
import type { FtmAnswer } from '../../../src/http/contract.js';
import { buildServer } from '../../../src/http/index.js';
import { parseEntityRef } from '../../../src/kernel/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { boundary, upload } from '../../support/routes.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let [bea, ada]: Seat[] = [];
const toAll: LabelSpec = { level: 'PROTECTED_B', releasableTo: ['ALL'] };
const withheld: Readonly<Record<string, LabelSpec>> = { 'a lead': { ...toAll, permittedUses: ['LEAD_ONLY'] }, 'what rests on a sealed source': { ...toAll, kinds: ['rests_on_source'] } };

beforeAll(async () => {
  at = await openHouse();
  [bea, ada] = [await at.seat('bea'), await at.seat('ada')];
  const write = async (id: string, label: LabelSpec, values: readonly (readonly [string, string, LabelSpec?])[]) => at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', reportId: `r-${id}`, title: `Title of ${id}`, reportedOn: '2026-01-01', label, retentionBasis: 'five years', reviewDue: '2030-01-01', sourceRef: `ref-${id}`, parts: [{ entityId: id, part: 'associate' }],
    sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' },
  }, values.map(([prop, value, own]) => ({ entityId: id, schema: 'Person', prop, value, ...(own && { label: own }) })));
  await write('p-both', toAll, [['name', 'Senna Whitlock'], ...Object.values(withheld).map((label, i) => ['alias', `Withheld ${i}`, label] as const)]);
  for (const [i, label] of Object.values(withheld).entries()) await write(`p-only-${i}`, label, [['name', `Only Withheld ${i}`]]);
});
afterAll(() => at.close());

const ftm = (id: string) => `/api/entities/${encodeURIComponent(id)}/ftm`;
const taken = async (seat: Seat | undefined, id: string) => seat?.get(ftm(id)) ?? Promise.reject(new Error('nobody asks'));
const sizeOf = async (agencyId: string) => (await at.house.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
const entriesOf = async (agencyId: string, from: bigint) => (await openedEntries(at.house, agencyId, from)).map(({ text }) => JSON.parse(text) as Record<string, unknown>);

describe('an export runs as who asks it', () => {
  test.each([['a desk officer, who reads the page', 'dex', 200], ['an administrator', 'ada', 403], ['an examiner, who reads it too', 'bex', 200], ['somebody whose clearance ran out', 'lou', 403]])('%s takes nothing out', async (_, who, ofPage) => {
    const seat = await at.seat(who);
    const [page, out] = [await seat.get('/api/entities/alder~p-shown'), await taken(seat, 'alder~p-shown')];
    expect([page.statusCode, out.statusCode, out.body.includes('Draile')]).toEqual([ofPage, 403, false]);
    expect(kept(out)).toEqual(kept(await taken(seat, 'alder~p-nobody')));
  });
  test('another’s name in a header is not heard, and the entry names who asked', async () => {
    const dex = await at.seat('dex');
    const from = await sizeOf('birch');
    for (const name of ['ana', 'bea', 'bea@birch', 'operator']) {
      const reply = await dex.ask('GET', ftm('alder~p-shown'), undefined, { 'x-custos-as': name, 'x-custos-purpose': 'intelligence_analysis', 'x-forwarded-user': name, from: name });
      expect([name, reply.statusCode]).toEqual([name, 403]);
    }
    const entries = await entriesOf('birch', from);
    expect(entries).toHaveLength(4);
    for (const entry of entries) expect(entry).toMatchObject({ kind: 'refusal', action: 'export', actor: { member: 'dex' }, purpose: 'officer_safety' });
  });
  test('a program’s key makes it export for nobody, not beside a cookie of one who may', async () => {
    const key = (await ada?.ask('POST', '/api/services', { why: 'the nightly feed', name: 'feed', may: ['import'], until: new Date(Date.now() + 86_400_000 * 9).toISOString().slice(0, 10) }))?.json<{ code: string }>().code ?? '';
    expect(key).toMatch(/^custos-key\./);
    const reply = await bea?.ask('GET', ftm('alder~p-shown'), undefined, { authorization: `Bearer ${key}` });
    expect([reply?.statusCode, reply?.body.includes('Draile')]).toEqual([403, false]);
  });
  test('over the node’s own socket too: the operator exports for nobody, a login only what it may', async () => {
    const socket = await buildServer(at.house, { isOnSocket: () => true });
    const ask = async (headers: Readonly<Record<string, string>>) => (await socket.inject({ method: 'GET', url: ftm('alder~p-shown'), headers })).statusCode;
    const dex = await at.seat('dex');
    expect(await ask({})).toBe(400);
    expect(await ask({ 'x-custos-as': 'bea' })).toBe(403);
    expect(await ask({ ...dex.headers, 'x-custos-as': 'bea' })).toBe(403);
    expect(await ask(dex.headers)).toBe(403);
    expect(await ask({ ...bea?.headers, 'x-custos-purpose': 'officer_safety' })).toBe(403);
    expect(await ask({ ...bea?.headers })).toBe(200);
    await socket.close();
  });
});

describe('an export carries', () => {
  test.each(Object.keys(withheld).map((name, i) => [name, i] as const))('not %s, which its page shows; and nothing at all where there is nothing else', async (_, i) => {
    expect((await bea?.get('/api/entities/alder~p-both'))?.body).toContain(`Withheld ${i}`);
    const out = await taken(bea, 'alder~p-both');
    expect([out.statusCode, out.body.includes('Senna Whitlock'), /Withheld|alias|LEAD|rests/i.test(out.body)]).toEqual([200, true, false]);
    expect((await bea?.get(`/api/entities/alder~p-only-${i}`))?.statusCode).toBe(200);
    expect(kept(await taken(bea, `alder~p-only-${i}`))).toEqual(kept(await taken(bea, 'alder~p-only-z')));
  });
  test('no hidden value, edge, marking, statement, report, source or other agency’s twin', async () => {
    for (const id of ['alder~p-mixed', 'alder~p-shown', 'alder~g-tide', 'alder~x-lead', 'alder~o-firm', 'alder~p-places']) {
      const { entity, ledger: _, ...rest } = (await taken(bea, id)).json<FtmAnswer>();
      expect([id, Object.keys(rest), Object.keys(entity).toSorted()]).toEqual([id, [], ['custosValues', 'id', 'properties', 'schema']]);
      const text = JSON.stringify(entity);
      expect([id, text.match(/Vexmoor|birthDate":\["1971|x-hidden-edge|p-own|g-own|ref-|"r-|Title of|reportPart|reportBasis|ADMIRALTY|c-dup|b-dup|Cedar Lantern|Lantern Lady|#\d/g)]).toEqual([id, null]);
      // Each value with a marking, each marking one that its reader sees on the page.
      const values = Object.entries(entity.properties).flatMap(([prop, list]) => list.map((value) => `${prop} ${value}`));
      expect([id, new Set(entity.custosValues.flatMap(({ prop, values: noted }) => noted.map((value) => `${prop} ${value}`)))]).toEqual([id, new Set(values)]);
      expect([id, [...new Set(entity.custosValues.map(({ label }) => label))]]).toEqual([id, ['PROTECTED B // REL TO ALL']]);
    }
  });
  test('the name of its reader, the time and the entry, each time anew; the originator’s log and examiners hear of each', async () => {
    const [from, ofAlder] = [await sizeOf('birch'), await sizeOf('alder')];
    const marks = [await taken(bea, 'alder~p-shown'), await taken(bea, 'alder~p-shown')].map((reply) => [reply.json<FtmAnswer>().ledger.watermark, decodeURIComponent(String(reply.headers['x-custos-watermark']))]);
    for (const [inBody, inHeader] of marks) expect([inBody, inHeader]).toEqual([expect.stringMatching(/^bea@birch · \d{4}-\d\d-\d\dT[\d:]+Z · custos\.example\/birch#\d+$/), inBody]);
    expect(new Set(marks.flat()).size).toBe(2);
    expect((await entriesOf('birch', from)).filter(({ action }) => action === 'export')).toMatchObject([{ kind: 'answer' }, { kind: 'answer' }]);
    const receipts = (await entriesOf('alder', ofAlder)).filter(({ kind }) => kind === 'receipt');
    expect(receipts).toMatchObject([{ action: 'export', actor: { member: 'bea' }, asked: null }, { action: 'export' }]);
  });
  test('the whole or nothing: a range, a condition and HEAD leave an entry and give no other part', async () => {
    const from = await sizeOf('birch');
    const [head, range] = [await bea?.ask('HEAD', ftm('alder~p-shown')), await bea?.ask('GET', ftm('alder~p-shown'), undefined, { range: 'bytes=0-3', 'if-none-match': '*' })];
    expect([head?.statusCode, head?.body, range?.statusCode, range?.json<FtmAnswer>().entity.id]).toEqual([200, '', 200, 'p-shown']);
    expect((await entriesOf('birch', from)).filter(({ action, kind }) => action === 'export' && kind === 'answer')).toHaveLength(2);
  });
});

describe('an export under way', () => {
  test.each([['whose asker becomes a desk officer', { role: 'desk_officer' }], ['whose purpose is taken back', { purposes: ['criminal_investigation'] }], ['whose asker is suspended', { suspended: true }]])('%s does not leave', async (_, change) => {
    const read = async () => at.house.entities.read(await at.plan('bea', 'export'), parseEntityRef('alder~p-shown'), {});
    const [before, after] = [await read(), await read()];
    const set = (values: object) => at.database.db.updateTable('member').set(values).where('agency_id', '=', 'birch').where('member_id', '=', 'bea').execute();
    await at.house.door.release(before);
    await set(change);
    const code = await at.house.door.release(after).then(() => 'shown', (fault: AccessError) => fault.code);
    await set({ role: 'analyst', purposes: ['intelligence_analysis', 'criminal_investigation', 'records_review'], suspended: false });
    expect(code).toBe('rights_ended');
  });
});

test('brought back by an import, every value stands under the marking it left with: nobody else sees it', async () => {
  for (const [id, name] of [['alder~p-named', 'Velmund'], ['alder~p-orcon-named', 'Marr']] as const) {
    const out = (await taken(bea, id)).json<FtmAnswer>();
    expect(JSON.stringify(out.entity)).toContain(name);
    const reply = await bea?.ask('POST', '/api/imports/ftm', upload(`${JSON.stringify({ ...out.entity, id: `back-${out.entity.id}` })}\n`), { 'content-type': `multipart/form-data; boundary=${boundary}` });
    expect(reply?.statusCode).toBe(200);
    const found = (await (await at.seat('cyd')).get(`/api/search?q=${name}`)).json<{ total: number }>();
    expect([name, found.total]).toEqual([name, 0]);
  }
});
