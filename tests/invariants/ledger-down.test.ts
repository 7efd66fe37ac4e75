// INVARIANT (G1): no answer before its record. Every route is found by walking Fastify's route table.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildServer } from '../../src/http/index.js';
import { onRecord } from '../../src/http/answer.js';
import { said } from '../../src/http/said.js';
import { LedgerError } from '../../src/ledger/index.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { needsDevice, needsObject, type Walk, walkerOf, walksOf } from '../support/routes.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => at.close());

const guarded = (): Walk[] => walksOf(at.routes).filter((walk) => walk.isGuarded);

/** The one plain sentence and not a byte more; to HEAD only the status. */
function expectDown(walk: Walk, reply: { statusCode: number; body: string }): void {
  const place = `${walk.method} ${walk.route}`;
  expect(`${place} ${reply.statusCode}`).toBe(`${place} 503`);
  if (walk.method !== 'HEAD') expect(`${place} ${reply.body}`).toBe(`${place} ${JSON.stringify(said('ledgerDown', 'en'))}`);
}

async function send(walk: Walk, who: string) {
  const seat = await at.seat(who);
  return seat.ask(walk.method as 'GET', walk.url, walk.body, walk.headers);
}

describe('the route table', () => {
  test('holds every route, and the open ones say why', () => {
    const walks = walksOf(at.routes);
    expect(walks.filter((walk) => walk.isGuarded).length).toBeGreaterThan(15);
    const open = walks.filter((walk) => !walk.isGuarded && walk.route.startsWith('/api/')).map((walk) => `${walk.method} ${walk.route}`);
    expect(open.toSorted()).toEqual([
      'GET /api/approvals/waiting', 'GET /api/assessment/indicators', 'GET /api/demo/people', 'GET /api/drugs/equivalent', 'GET /api/drugs/samples', 'GET /api/ledger/heads', 'GET /api/ledger/state', 'GET /api/ledger/verifications', 'GET /api/notices/waiting', 'GET /api/prompts', 'GET /api/public/figures/check', 'GET /api/public/releases', 'GET /api/public/releases/:id', 'GET /api/reference', 'GET /api/seizures/claims', 'GET /api/session',
      'GET /api/sign-on', 'GET /api/sign-on/:provider', 'GET /api/sign-on/:provider/callback',
      'HEAD /api/approvals/waiting', 'HEAD /api/assessment/indicators', 'HEAD /api/demo/people', 'HEAD /api/drugs/equivalent', 'HEAD /api/drugs/samples', 'HEAD /api/ledger/heads', 'HEAD /api/ledger/state', 'HEAD /api/ledger/verifications', 'HEAD /api/notices/waiting', 'HEAD /api/prompts', 'HEAD /api/public/figures/check', 'HEAD /api/public/releases', 'HEAD /api/public/releases/:id', 'HEAD /api/reference', 'HEAD /api/seizures/claims', 'HEAD /api/session',
      'HEAD /api/sign-on', 'HEAD /api/sign-on/:provider', 'HEAD /api/sign-on/:provider/callback',
      'POST /api/invitations', 'POST /api/ledger/verifications', 'POST /api/operator/verify', 'POST /api/public/figures/check', 'POST /api/session/passkey/options', 'POST /api/sign-on/:provider/logout', 'PUT /api/operator/agencies', 'PUT /api/operator/agencies/:agency/stand-ins',
    ]);
  });
  test('is reached by the walk: with the ledger up no walk fails by its form', async () => {
    for (const walk of guarded().filter((one) => (!one.url.startsWith('/api/session') || one.method !== 'DELETE') && !needsDevice(one) && !needsObject(one))) {
      const reply = await send(walk, walkerOf(walk));
      expect(`${walk.method} ${walk.url} ${reply.statusCode} ${reply.statusCode === 200 ? '' : reply.body}`).toMatch(/ (200|204|404) |"step_up_needed"/);
    }
  });
});

describe('an append that fails while the writer still says that it runs', () => {
  const faults = [new LedgerError('stopped', 'the disk said no'), new LedgerError('no_space', 'no space'), new LedgerError('unavailable', 'gone')];
  test('no guarded route answers anything but the one sentence', async () => {
    const walks = guarded();
    for (const [i, walk] of walks.entries()) {
      const fault = faults[i % faults.length] as LedgerError;
      const seat = await at.seat(walkerOf(walk));
      vi.spyOn(at.house.ledger, 'append').mockRejectedValue(fault);
      vi.spyOn(at.house.ledger, 'appendAll').mockRejectedValue(fault);
      expect(at.house.ledger.state()).toEqual({ running: true });
      expectDown(walk, await seat.ask(walk.method as 'GET', walk.url, walk.body, walk.headers));
      vi.restoreAllMocks();
    }
  });
  test('a refusal is not given either: it would be an answer without its record', async () => {
    const adam = await at.seat('adam');
    vi.spyOn(at.house.ledger, 'append').mockRejectedValue(faults[0]);
    const reply = await adam.get('/api/search?q=draile');
    expect([reply.statusCode, reply.json()]).toEqual([503, said('ledgerDown', 'en')]);
  });
  test('a write leaves no rows when its intent cannot be kept', async () => {
    const before = await countRows();
    const walk = guarded().find((one) => one.method === 'POST' && one.route === '/api/reports') as Walk;
    const bea = await at.seat('bea');
    vi.spyOn(at.house.ledger, 'append').mockRejectedValue(faults[0]);
    expect((await bea.ask('POST', walk.url, walk.body)).statusCode).toBe(503);
    vi.restoreAllMocks();
    expect(await countRows()).toEqual(before);
  });
});

async function countRows(): Promise<number[]> {
  const { all } = at.database;
  const tables = ['report', 'statement', 'entity', 'judgement', 'correction', 'restriction'] as const;
  return Promise.all(tables.map(async (name) => Number((await all.selectFrom(name).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)));
}

test('the guard: a guarded route that would answer without an entry answers 500 and shows nothing', async () => {
  const app = await buildServer(at.house, { isOnSocket: () => false });
  app.get('/api/careless', async () => ({ secret: 'Quorvane' }));
  app.get('/api/careless-stream', async (_, reply) => reply.type('text/plain').send('Quorvane'));
  app.get('/api/kept', async (_, reply) => onRecord(reply, { fine: true }));
  for (const url of ['/api/careless', '/api/careless-stream']) {
    const reply = await app.inject({ method: 'GET', url });
    expect([reply.statusCode, reply.json().error]).toEqual([500, 'fault']);
    expect(reply.body).not.toContain('Quorvane');
  }
  expect((await app.inject({ method: 'GET', url: '/api/kept' })).json()).toEqual({ fine: true });
  await app.close();
});

// Last: a stopped writer stays stopped.
describe('the ledger stopped', () => {
  let bea: Awaited<ReturnType<TestHouse['seat']>>;
  beforeAll(async () => {
    bea = await at.seat('bea');
  });
  test('every guarded route, with or without a session, says the one sentence', async () => {
    await at.house.ledger.stop('tested');
    await vi.waitFor(() => expect(at.house.ledger.state().running).toBe(false), { timeout: 30_000 });
    for (const walk of guarded()) {
      expectDown(walk, await bea.ask(walk.method as 'GET', walk.url, walk.body, walk.headers));
      const payload = walk.body === undefined ? {} : { payload: walk.body as object };
      expectDown(walk, await at.app.inject({ method: walk.method as 'GET', url: walk.url, headers: { ...walk.headers }, ...payload }));
    }
  });
  test('who one is, with the titles of one’s cases, is not shown either', async () => {
    const reply = await bea.get('/api/session');
    expect([reply.statusCode, reply.json()]).toEqual([503, said('ledgerDown', 'en')]);
  });
  test('heads still say what is signed, and that nothing is answered', async () => {
    const reply = await at.app.inject({ method: 'GET', url: '/api/ledger/heads' });
    expect(reply.json()).toMatchObject({ running: false });
  });
});
