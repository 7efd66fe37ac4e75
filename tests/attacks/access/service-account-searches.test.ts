// A program's key has been copied. With it one brings files in for one agency until somebody notices, and nothing else on any route.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { walksOf } from '../../support/routes.js';

let at: TestHouse;
let ada: Seat;
let key: string;
const why = 'the nightly feed of the records system';
/** Whoever signs in brings their own proof; a key is none. */
const signIns = new Set(['POST /api/session', 'POST /api/session/passkey']);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const make = (body: object) => ada.ask('POST', '/api/services', { why, name: `feed ${Math.random()}`, may: ['import'], until: inDays(30), ...body });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

beforeAll(async () => {
  at = await openHouse();
  ada = await at.seat('ada');
  key = (await make({ name: 'nightly feed' })).json().code;
});
afterAll(() => at.close());

describe('a key', () => {
  test('searches, reads, exports and administers nothing: every guarded route but the import refuses it', async () => {
    const walks = walksOf(at.routes).filter((walk) => walk.isGuarded && !walk.route.startsWith('/api/imports/') && !signIns.has(`${walk.method} ${walk.route}`));
    expect(walks.length).toBeGreaterThan(30);
    const seen: [string, number][] = [];
    for (const walk of walks) {
      const reply = await at.app.inject({ method: walk.method as 'GET', url: walk.url, headers: { ...walk.headers, ...bearer(key) }, ...(walk.body === undefined ? {} : { payload: walk.body as object }) });
      seen.push([`${walk.method} ${walk.route}`, reply.statusCode]);
      expect(reply.body).not.toContain('Draile');
    }
    expect(seen.filter(([, code]) => code !== 403)).toEqual([]);
  });
  test('a refusal of it names the policy, on the agency’s record', async () => {
    const from = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'birch')?.size ?? 0n;
    await at.app.inject({ method: 'GET', url: '/api/search?q=draile', headers: bearer(key) });
    const [entry] = await openedEntries(at.house, 'birch', from);
    expect(JSON.parse(entry?.text ?? '{}')).toMatchObject({ kind: 'refusal', action: 'search', actor: { agency: 'birch', role: 'service' }, decision: { allow: false, policies: expect.arrayContaining(['services-never-read']) } });
  });
  test('beside a person’s cookie makes no person of the program', async () => {
    const bea = await at.seat('bea');
    expect((await bea.ask('GET', '/api/search?q=draile', undefined, bearer(key))).statusCode).toBe(403);
    expect((await bea.ask('GET', '/api/session', undefined, bearer(key))).statusCode).toBe(403);
  });
  test('imports for its own agency, and not in the name of a publisher', async () => {
    const [walk] = walksOf(at.routes).filter((one) => one.route.startsWith('/api/imports/'));
    const send = (url: string) => at.app.inject({ method: 'POST', url, headers: { ...walk?.headers, ...bearer(key) }, payload: walk?.body as string });
    const reply = await send('/api/imports/ftm');
    expect([reply.statusCode, reply.body]).toEqual([200, expect.stringContaining('"entities":1')]);
    const made = await at.database.all.selectFrom('report').select('agency_id').where('source_name', '=', 'w.jsonl').execute();
    expect(made).toEqual([{ agency_id: 'birch' }]);
    expect((await send('/api/imports/listing')).statusCode).toBeGreaterThanOrEqual(400);
  });
  test('that may not import does not', async () => {
    const watcher = (await make({ may: ['ledger'] })).json().code;
    const [walk] = walksOf(at.routes).filter((one) => one.route.startsWith('/api/imports/'));
    expect((await at.app.inject({ method: 'POST', url: '/api/imports/ftm', headers: { ...walk?.headers, ...bearer(watcher) }, payload: walk?.body as string })).statusCode).toBe(403);
  });
  test('guessed, cut, of another account or agency opens nothing', async () => {
    const other: string = (await make({})).json().code;
    const [head = '', agency = '', id = '', secret = ''] = key.split('.');
    const [, , otherId = '', otherSecret = ''] = other.split('.');
    const forged = [`${head}.${agency}.${id}.${otherSecret}`, `${head}.${agency}.${otherId}.${secret}`, `${head}.alder.${id}.${secret}`, key.slice(0, -1), `${key}A`, `${head}.${agency}.${id}.${'A'.repeat(43)}`, '', 'x', `${key} ${key}`, `x.${key}`];
    for (const one of forged) expect([one === key, (await at.app.inject({ method: 'GET', url: '/api/search?q=draile', headers: bearer(one) })).statusCode]).toEqual([false, 401]);
  });
  test('is nowhere in the database, and is shown once', async () => {
    const rows = await at.database.db.selectFrom('service_account').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(key.split('.')[3]);
    const list = await ada.get('/api/services');
    expect(list.body).not.toContain(key.split('.')[3]);
    const { services } = list.json<{ services: { name: string; lastUsedAt: string | null }[] }>();
    expect(services.find(({ name }) => name === 'nightly feed')?.lastUsedAt).toBeTypeOf('string');
  });
  test('exchanged for a new one it is dead at once; the new one does no more, and nobody else’s is exchanged', async () => {
    const old: string = (await make({})).json().code;
    const id = old.split('.')[2] ?? '';
    const rotate = async (name: string, by = ada) => by.ask('POST', `/api/services/${name}/rotate`, { why });
    const fresh: string = (await rotate(id)).json().code;
    const ask = async (one: string) => (await at.app.inject({ method: 'GET', url: '/api/search?q=draile', headers: bearer(one) })).statusCode;
    expect([fresh === old, await ask(old), await ask(fresh)]).toEqual([false, 401, 403]);
    const [theirs, nobodys] = [await rotate(id, await at.seat('adam')), await rotate('svc-0000000000000000', await at.seat('adam'))];
    expect([theirs.json().code, nobodys.json().code, await ask(fresh)]).toEqual([null, null, 403]);
    expect((await rotate(id, await at.seat('bea'))).statusCode).toBe(403);
    await ada.ask('POST', `/api/services/${id}/revoke`, { why });
    expect((await rotate(id)).json().code).toBeNull();
  });
  test('taken back is dead at once; out of time too', async () => {
    const gone: string = (await make({})).json().code;
    expect((await at.app.inject({ method: 'GET', url: '/api/search?q=draile', headers: bearer(gone) })).statusCode).toBe(403);
    expect((await ada.ask('POST', `/api/services/${gone.split('.')[2]}/revoke`, { why })).statusCode).toBe(200);
    expect((await at.app.inject({ method: 'GET', url: '/api/search?q=draile', headers: bearer(gone) })).statusCode).toBe(401);
    const old: string = (await make({})).json().code;
    await at.database.db.updateTable('service_account').set({ expires_at: new Date(Date.now() - 1) }).where('service_id', '=', old.split('.')[2] ?? '').execute();
    expect((await at.app.inject({ method: 'GET', url: '/api/search?q=draile', headers: bearer(old) })).statusCode).toBe(401);
  });
});

describe('making one', () => {
  test('needs a last day within a year, and acts that exist', async () => {
    for (const body of [{ until: inDays(400) }, { until: inDays(-1) }, { until: 'never' }, { may: [] }, { may: ['search'] }, { may: ['import', 'export'] }, { name: '../x' }]) {
      expect([body, (await make(body)).statusCode]).toEqual([body, 400]);
    }
  });
  test('is for the administrator of that very agency', async () => {
    const [adam, bea] = [await at.seat('adam'), await at.seat('bea')];
    const body = { why, name: 'mine', may: ['import'], until: inDays(3) };
    expect((await bea.ask('POST', '/api/services', body)).statusCode).toBe(403);
    expect((await adam.ask('POST', '/api/services', { ...body, agency: 'birch' })).statusCode).toBe(403);
  });
});
