// INVARIANT (G4): what you may not see, you cannot infer. Absent, hidden and foreign are the same bytes but for the ledger and the date.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../support/house.js';
import { sampleOf, walksOf } from '../support/routes.js';
import { absentSurname, hidden } from '../support/world.js';

let at: TestHouse;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
});
afterAll(async () => at.close());

/** An answer without what may differ: date, ledger (and so the length, which is checked to be that of the body). */
async function bytesOf(seat: Seat, url: string) {
  const reply = await seat.get(url);
  // The mark names the reader, the moment and the entry: the last two are told apart by nothing that was asked.
  const { date: _, 'content-length': length, 'x-custos-watermark': mark, ...rest } = reply.headers;
  const headers = { ...rest, mark: decodeURIComponent(String(mark)).split(' · ')[0] };
  expect(Number(length)).toBe(Buffer.byteLength(reply.body));
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-ratelimit')));
  const { ledger, ...body } = reply.json<{ ledger?: object }>();
  return { status: reply.statusCode, headers: kept, body: JSON.stringify(body), hasLedger: ledger !== undefined };
}

const absentIds = ['alder~p-nobody', 'alder~nothing~here', 'nowhere~p-own', 'cedar~p-own'];

/** A change of policies is no record of anybody, and who may not see changes is refused before any is looked for. */
function idRoutes(): string[] {
  const reads = walksOf(at.routes).filter((walk) => walk.method === 'GET' && walk.isGuarded && walk.route.includes(':id') && !walk.route.startsWith('/api/access/policies/'));
  // With the query that a route cannot do without.
  return reads.map(({ route, url }) => `${route.replace(':id', 'ID')}${url.includes('?') ? url.slice(url.indexOf('?')) : ''}`);
}

describe('every read route that takes an id', () => {
  test('answers hidden, foreign and absent ids with the same bytes', async () => {
    expect(idRoutes().length).toBeGreaterThanOrEqual(4);
    for (const route of idRoutes()) {
      const isReport = route.includes('reports');
      const absent = await bytesOf(bea, route.replace('ID', absentIds[0] ?? ''));
      expect(absent).toMatchObject({ status: 404, hasLedger: true });
      const hiddenIds = Object.keys(hidden).flatMap((kind) => (isReport ? [`alder~r-${kind}`] : [`alder~p-${kind}`, `alder~x-${kind}`]));
      const others = isReport ? ['alder~r-mixed-own', 'cedar~r-cedar-own', 'alder~r-dark-ends'] : ['alder~x-hidden-edge', 'cedar~c-own', 'alder~x-only-dark', 'alder~x-dark-member', 'alder~x-dark-group', 'alder~g-own'];
      for (const id of [...absentIds, ...hiddenIds, ...others]) expect([id, await bytesOf(bea, route.replace('ID', encodeURIComponent(id)))]).toEqual([id, absent]);
    }
  });
  test('shows the same ids to whoever may see them, so that the sameness says something', async () => {
    for (const [who, id] of [['ana', 'p-own'], ['ana', 'p-orcon'], ['ana', 'p-eyes'], ['pia', 'p-compartment'], ['dex', 'p-purpose'], ['ana/records_review', 'p-restricted']]) {
      expect([id, (await (await at.seat(who ?? '')).get(`/api/entities/alder~${id}`)).statusCode]).toEqual([id, 200]);
    }
    for (const id of ['p-expired', 'p-level', 'p-sealed']) expect((await (await at.seat('ana')).get(`/api/entities/alder~${id}`)).statusCode).toBe(404);
  });
});

describe('the ledger’s own routes', () => {
  test('an entry of somebody else, of another agency and of nobody are the same bytes', async () => {
    const own = (await bea.get('/api/search?q=marisse')).json().ledger as { index: string };
    const absent = await bytesOf(bea, '/api/ledger/entries/birch/999999');
    expect(absent).toMatchObject({ status: 404, hasLedger: true });
    await (await at.seat('dex')).get('/api/search?q=marisse');
    const dexsIndex = BigInt((await bea.get('/api/search?q=marisse')).json().ledger.index) - 1n;
    for (const place of [`birch/${dexsIndex}`, 'alder/0', 'alder/999999', 'nowhere/0']) expect([place, await bytesOf(bea, `/api/ledger/entries/${place}`)]).toEqual([place, absent]);
    expect((await bea.get(`/api/ledger/entries/birch/${own.index}`)).statusCode).toBe(200);
  });
  test('`mine` holds nobody else’s entries', async () => {
    const { entries } = (await bea.get('/api/ledger/record?limit=200')).json<{ entries: { actor: string; origin: string }[] }>();
    expect(new Set(entries.map((one) => `${one.actor} ${one.origin.split('/').at(-1) ?? ''}`))).toEqual(new Set(['bea@birch birch']));
  });
});

describe('search', () => {
  const searchUrl = (text: string, more = '') => `/api/search?q=${encodeURIComponent(text)}${more}`;
  test('a hidden word and a word that stands nowhere are the same bytes', async () => {
    const absent = await bytesOf(bea, searchUrl(absentSurname));
    expect(JSON.parse(absent.body)).toEqual({ results: [], total: 0, facets: { schema: [], agency: [] } });
    for (const { surname } of Object.values(hidden)) {
      // As it stands, misspelled, and beside a name that both hold.
      for (const text of [surname, `${surname.slice(0, 3)}${surname.slice(4)}`]) expect([text, await bytesOf(bea, searchUrl(text))]).toEqual([text, absent]);
      expect(await bytesOf(bea, searchUrl(`Edda ${surname}`))).toEqual(await bytesOf(bea, searchUrl(`Edda ${absentSurname}`)));
    }
    for (const text of ['Vexmoor', 'Strictly', 'Halvard', 'Edda']) expect([text, await bytesOf(bea, searchUrl(text))]).toEqual([text, absent]);
  });
  test('totals, facets and suggestions count what is visible alone', async () => {
    const { total, facets, results } = (await bea.get(searchUrl('leader'))).json();
    expect(facets).toEqual({ schema: [{ value: 'GroupRole', label: 'Role in a group', count: total }], agency: [{ value: 'alder', label: 'alder police', count: total }] });
    expect(results.map((one: { id: string }) => one.id)).toEqual(['alder~x-lead']);
    // Edges with a dark end hold this word; half an edge would tell of the other half.
    expect((await bea.get(searchUrl('member'))).json()).toMatchObject({ total: 0, results: [], facets: { schema: [], agency: [] } });
  });
  test('every filter answers hidden and absent alike', async () => {
    const query = walksOf(at.routes).find((walk) => walk.method === 'GET' && walk.route === '/api/search');
    expect(query).toBeDefined();
    for (const [a, b] of [['&group=alder~g-own', '&group=alder~g-none'], ['&group=cedar~c-own', '&group=cedar~c-none'], ['&agency=nowhere', '&agency=elsewhere']]) {
      expect(await bytesOf(bea, searchUrl('marisse', a))).toEqual(await bytesOf(bea, searchUrl('marisse', b)));
    }
    const seen = (await bea.get(searchUrl('marisse', '&group=alder~g-tide'))).json();
    expect(seen.results.map((one: { id: string }) => one.id)).toEqual(['alder~p-shown']);
  });
});

describe('what is shown holds nothing of what is not', () => {
  const secrets = [...Object.values(hidden).map((one) => one.surname), 'Vexmoor', 'Strictly', 'Halvard', '1971-07-07'];
  const places = ['/api/entities/alder~p-mixed', '/api/entities/alder~g-tide', '/api/entities/alder~p-shown', '/api/reports/alder~r-mixed', '/api/reports/alder~r-strict', '/api/search?q=tamsin', '/api/search?q=tidewater'];
  test('no secret word, no hidden id and no stricter heading in any body', async () => {
    const graphs = ['alder~g-tide', 'alder~p-shown', 'alder~p-mixed'].map((id) => `/api/entities/${id}/neighbours`);
    for (const url of [...places, ...graphs]) {
      const reply = await bea.get(url);
      expect([url, reply.statusCode]).toEqual([url, 200]);
      const { ledger: _, ...body } = reply.json();
      for (const secret of [...secrets, 'p-own', 'g-own', 'x-hidden-edge', 'PROTECTED C', 'PROTECTED_C']) expect([url, JSON.stringify(body).includes(secret)]).toEqual([url, false]);
    }
  });
  test('an edge is shown only when it and both ends are visible', async () => {
    const { nodes, edges } = (await bea.get('/api/entities/alder~g-tide/neighbours')).json();
    expect(nodes.map((one: { id: string }) => one.id).toSorted()).toEqual(['alder~g-tide', 'alder~p-shown']);
    expect(edges.map((one: { id: string }) => one.id)).toEqual(['alder~x-lead']);
    const own = (await (await at.seat('ana')).get('/api/entities/alder~g-tide/neighbours')).json();
    expect(own.edges.length).toBeGreaterThan(edges.length + 3);
  });
  test('a judgement that is hidden links nothing, and one that is visible shows no hidden end', async () => {
    const forBea = (await bea.get('/api/entities/alder~p-shown')).json().entity;
    expect(forBea.linked).toEqual(['birch~b-dup']);
    expect(forBea.judgements).toHaveLength(1);
    const forAna = (await (await at.seat('ana')).get('/api/entities/alder~p-shown')).json().entity;
    expect(forAna.linked).toEqual(['cedar~c-dup']);
    const forDex = (await (await at.seat('dex')).get('/api/entities/cedar~c-dup')).json().entity;
    expect([forDex.linked, forDex.judgements]).toEqual([[], []]);
  });
  test('French and English hide the same', async () => {
    for (const language of ['fr-CA', 'en']) {
      const reply = await bea.ask('GET', '/api/entities/alder~p-mixed', undefined, { 'accept-language': language });
      for (const secret of secrets) expect(reply.body).not.toContain(secret);
    }
  });
});

describe('writing says nothing either', () => {
  const ids = ['alder~p-own', 'alder~p-nobody', 'nowhere~p-own', 'birch~p-nobody', 'birch~b-dup'];
  const withoutIds = (body: Record<string, unknown>) => ({ ...body, id: '', ledger: '' });
  test('a write about hidden, foreign, absent and own things answers the same', async () => {
    const review = await at.seat('bea/records_review');
    const writes = walksOf(at.routes).filter((walk) => walk.isGuarded && ['/api/corrections', '/api/judgements', '/api/restrictions', '/api/judgements/:id'].includes(walk.route));
    expect(writes).toHaveLength(4);
    for (const walk of writes) {
      const seat = walk.route === '/api/restrictions' ? review : bea;
      const replies = [];
      for (const id of ids) {
        const body = Object.fromEntries(Object.entries(walk.body as object).map(([key, value]) => [key, ['entity', 'left'].includes(key) ? id : value]));
        const reply = await seat.ask(walk.method as 'POST', walk.url.replace('alder~p-shown', id), body);
        replies.push({ status: reply.statusCode, body: withoutIds(reply.json()) });
      }
      for (const reply of replies) expect([walk.route, reply]).toEqual([walk.route, replies[0]]);
    }
  });
  test('bad ids are refused by their form alone', async () => {
    const bad = await Promise.all(['x', '~x', 'alder~', `alder~${'x'.repeat(400)}`].map(async (id) => bea.get(`/api/entities/${id}`)));
    for (const reply of bad) expect([400, 404, 414]).toContain(reply.statusCode);
    expect(sampleOf({ type: 'string' }, 'id')).toBe('alder~p-shown');
  });
});
