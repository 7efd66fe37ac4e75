// Birch writes from what alder and cedar gave under control, and wants it with fir's people too. It asks; one originator agrees; it asks for another
// report on the strength of the first; it plays the originator; the originator thinks again. Nothing opens but what all released, while all do (G5).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditRegistry } from '../../../src/registry/index.js';
import { sql } from '../../../src/db/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let [bea, ana, ora, cyd, cor, tia]: Person[] = [];
let [first, second] = ['', ''];
const why = 'for the joint briefing on Thursday';
const terms = { agencies: ['tax'], purposes: ['intelligence_analysis'] };
const written = { reportedOn: '2026-02-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, retentionBasis: 'five years', reviewDue: '2030-01-01' };
const person = (name: string, more: object = {}) => ({ parts: [{ entity: 'one', part: 'associate' }], statements: [{ entity: 'one', schema: 'Person', prop: 'name', value: name, ...more }] });
const post = async (by: Person | undefined, url: string, body?: object) => {
  const reply = await by?.ask('POST', url, body);
  if (reply === undefined) throw new Error('nobody asks');
  return reply;
};
const write = async (by: Person | undefined, title: string, label: object, derivedFrom?: readonly string[], more: object = {}) => {
  const reply = await post(by, '/api/reports', { ...written, title, label, ...person(title, more), ...(derivedFrom && { derivedFrom }) });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<{ id: string }>().id;
};
const finds = async (by: Person | undefined, name: string) => (await by?.get(`/api/search?q=${encodeURIComponent(name)}`))?.json<{ total: number }>().total;
const asks = async (by: Person | undefined, report: string, given: object = terms) => post(by, '/api/releases', { report, ...given, why });
const releases = async (by: Person | undefined, id: string, given: object = terms) => post(by, `/api/releases/received/${encodeURIComponent(id)}/release`, { ...given, why });
const waiting = async (by: Person | undefined) => (await by?.get('/api/approvals'))?.json<{ waiting: { id: string; kind: string; subjectHash: string }[] }>().waiting ?? [];
const agree = async (by: Person | undefined) => {
  const [one] = await waiting(by);
  const reply = await post(by, `/api/approvals/${encodeURIComponent(one?.id ?? '')}/approve`, { kind: one?.kind, subjectHash: one?.subjectHash, why });
  expect(reply.statusCode, reply.body).toBe(200);
};
const releasesByTwo = async (a: Person | undefined, b: Person | undefined, id: string, given: object = terms) => {
  expect((await releases(a, id, given)).json()).toMatchObject({ state: 'waiting' });
  await agree(b);
  expect((await releases(a, id, given)).json()).toMatchObject({ state: 'released' });
};
const takesBack = async (by: Person | undefined, id: string) => post(by, `/api/releases/received/${encodeURIComponent(id)}/take-back`, { why });
const problems = async () => (await auditRegistry(at.house.ledger, at.house.audit, at.house.payloads)).problems.map((one) => `${one.code} ${one.message}`);
const without = (body: string) => body.replaceAll(/"ledger":\{.*?\}\}?/g, '');

beforeAll(async () => {
  at = await openHouse();
  [bea, ana, ora, cyd, cor, tia] = await Promise.all(['bea', 'ana', 'ora', 'cyd', 'cor', 'tia'].map(async (who) => personAt(at, who)));
  const controlled = { level: 'PROTECTED_B', releasableTo: ['birch'], originatorControl: true };
  const [ours, theirs] = [await write(ana, 'Alder Given Oswell', controlled), await write(cyd, 'Cedar Given Tarrow', controlled)];
  [first, second] = [await write(bea, 'Product Merriden', { level: 'PROTECTED_B' }, [ours, theirs]), await write(bea, 'Product Hollabrand', { level: 'PROTECTED_B' }, [ours, theirs])];
}, 120_000);
afterAll(async () => at.close());

describe('a derived report of two originators', () => {
  let id = '';
  test('is asked for by its author’s agency alone; hidden, absent, foreign and underived are refused in the same words', async () => {
    const replies = await Promise.all(['birch~rep-none', 'alder~r-own', 'cedar~r-cedar-own', 'nowhere~x', 'birch~r-birch'].map(async (report) => asks(bea, report)));
    expect(new Set(replies.map((reply) => `${reply.statusCode} ${reply.body}`)).size).toBe(1);
    expect((await asks(ana, first)).body).toBe(replies[0]?.body);
    const asked = await asks(bea, first);
    expect(asked.statusCode, asked.body).toBe(200);
    id = asked.json<{ id: string }>().id;
  });
  test('shows its originators their own part, and whom it would reach; not each other', async () => {
    const reply = await ana?.get('/api/releases/received');
    expect(reply?.json()).toMatchObject({ requests: [{ id, report: first, agency: 'birch', ...terms, adds: [{ agency: 'tax', before: 0, after: 10 }], released: null }] });
    expect(reply?.body).not.toContain('cedar');
    expect((await cyd?.get('/api/releases/received'))?.body).not.toContain('alder');
  });
  test('is not released by the deriver for an originator, nor by anybody for what they were not asked', async () => {
    const none = await releases(bea, 'birch~rlr-none');
    expect(none.statusCode).toBe(404);
    for (const reply of [await releases(bea, id), await releases(tia, id), await takesBack(bea, id)]) expect([reply.statusCode, without(reply.body)]).toEqual([404, without(none.body)]);
    const more = await releases(ana, id, { ...terms, agencies: ['tax', 'port'] });
    expect([more.statusCode, await finds(tia, 'Merriden')]).toEqual([400, 0]);
  });
  test('takes two people of each originator', async () => {
    expect((await releases(ana, id)).json()).toMatchObject({ state: 'waiting' });
    expect((await releases(ana, id)).json()).toMatchObject({ state: 'waiting' });
    expect(await finds(tia, 'Merriden')).toBe(0);
    for (const one of await waiting(ora)) await post(ora, `/api/approvals/${encodeURIComponent(one.id)}/refuse`, { kind: one.kind, subjectHash: one.subjectHash, why });
  });
  test('stays shut when one of two has released, and its author is told no more than before', async () => {
    const before = without((await bea?.get('/api/releases'))?.body ?? '');
    await releasesByTwo(ana, ora, id);
    expect(await finds(tia, 'Merriden')).toBe(0);
    expect(without((await bea?.get('/api/releases'))?.body ?? '')).toBe(before);
  });
  test('opens when both have, for that agency and that purpose, and alone: not its inputs, not its twin', async () => {
    await releasesByTwo(cyd, cor, id);
    expect(await finds(tia, 'Merriden')).toBe(1);
    expect([await finds(tia, 'Oswell'), await finds(tia, 'Tarrow'), await finds(tia, 'Hollabrand')]).toEqual([0, 0, 0]);
    expect(await finds(await personAt(at, 'tia/criminal_investigation'), 'Merriden')).toBe(0);
    expect(await finds(await personAt(at, 'pat'), 'Merriden')).toBe(0);
    expect((await tia?.get(`/api/reports/${encodeURIComponent(first)}`))?.json()).toMatchObject({ report: { title: 'Product Merriden' } });
    expect((await bea?.get('/api/releases'))?.json()).toMatchObject({ requests: [{ id, state: 'in_effect', inEffect: terms }] });
    expect(await problems()).toEqual([]);
  });
  test('is no leave to write on: a product of it is under the inputs’ caveats', async () => {
    const reply = await post(tia, '/api/reports', { ...written, title: 'Onward', label: { level: 'PROTECTED_B' }, ...person('Onward Sellick'), derivedFrom: [first] });
    expect(reply.statusCode).toBe(400);
  });
  test('closes on the next reading when one takes its release back, and says nothing of who or why', async () => {
    const { body: absent } = (await tia?.get('/api/reports/birch~rep-none')) ?? { body: '' };
    expect((await takesBack(cor, id)).statusCode).toBe(200);
    expect(await finds(tia, 'Merriden')).toBe(0);
    expect(without((await tia?.get(`/api/reports/${encodeURIComponent(first)}`))?.body ?? '')).toBe(without(absent));
    const own = (await bea?.get('/api/releases'))?.body ?? '';
    expect(own).toContain('"state":"asked"');
    expect(own).not.toMatch(/cedar|alder|cor\b/);
    expect(await problems()).toEqual([]);
  });
  test('opens again, and closes when its author’s agency withdraws what it asked', async () => {
    await releasesByTwo(cyd, cor, id);
    expect(await finds(tia, 'Merriden')).toBe(1);
    await tia?.ask('DELETE', `/api/releases/${encodeURIComponent(id)}`);
    expect(await finds(tia, 'Merriden')).toBe(1);
    await bea?.ask('DELETE', `/api/releases/${encodeURIComponent(id)}`);
    expect(await finds(tia, 'Merriden')).toBe(0);
    expect((await releases(ana, id)).statusCode).toBe(404);
  });
});

describe('what stands is what was decided', () => {
  test('a release written into the database, or one that was taken back and stands again, is found', async () => {
    const { id } = (await asks(bea, second)).json<{ id: string }>();
    const request = id.slice('birch~'.length);
    await releasesByTwo(ana, ora, id);
    const change = async (text: string) => sql.raw(text).execute(at.database.db);
    await change(`insert into derived_release select 'cedar', 'rls-planted', request_agency_id, request_id, agencies, purposes, 'cyd', now(), why, null, null, 0 from derived_release where request_id = '${request}'`);
    expect((await problems()).join()).toContain('release_unannounced');
    await change(`delete from derived_release where release_id = 'rls-planted'`);
    expect(await problems()).toEqual([]);
    await takesBack(ana, id);
    await change(`update derived_release set taken_back_at = null where request_id = '${request}'`);
    expect((await problems()).join()).toContain('release_unannounced');
    await change(`update derived_release set taken_back_at = now() where request_id = '${request}'`);
    expect(await problems()).toEqual([]);
  });
  test('a restriction of an input reaches the product at once, released or not', async () => {
    const { id } = (await asks(bea, first)).json<{ id: string }>();
    await releasesByTwo(ana, ora, id);
    await releasesByTwo(cyd, cor, id);
    expect([await finds(tia, 'Merriden'), await finds(bea, 'Merriden')]).toEqual([1, 1]);
    const entity = (await ana?.get('/api/search?q=Oswell'))?.json<{ results: { id: string }[] }>().results[0]?.id;
    const review = await personAt(at, 'ana/records_review');
    expect((await post(review, '/api/restrictions', { entity, kind: 'acquittal', effectiveOn: '2026-01-01', basis: 'acquitted in court' })).statusCode).toBe(200);
    expect([await finds(tia, 'Merriden'), await finds(bea, 'Merriden'), await finds(bea, 'Hollabrand')]).toEqual([0, 0, 0]);
    const reply = await releases(cyd, id);
    expect(reply.statusCode).toBe(200);
    expect(await problems()).toEqual([]);
  });
});
