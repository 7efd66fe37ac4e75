// Reading, holding and shredding through a real house: each step is an entry first, and what the keys refuse is refused with its reason.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLedger } from '../../src/ledger/index.js';
import { auditRegistry } from '../../src/registry/index.js';
import { openHouse, type Seat, type TestHouse } from '../support/house.js';
import { openedEntries, payloadAt } from '../support/payloads.js';

interface Step { readonly entry: string; readonly state: string; readonly ledger: { readonly index: string } }

let at: TestHouse;
let exa: Seat;
let bex: Seat;
const thisMonth = new Date().toISOString().slice(0, 7);
beforeAll(async () => {
  at = await openHouse();
  [exa, bex] = [await at.seat('exa'), await at.seat('bex')];
});
afterAll(async () => at.close());

const sizeOf = async (agencyId: string) => (await at.house.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
const indexOf = (step: Step) => BigInt(step.entry.split('#')[1] ?? '');

describe('what lies on the disk and in the database', () => {
  test('is not readable without the keys, and the tree verifies without them', async () => {
    await (await at.seat('bea')).get('/api/search?q=marisse');
    await at.house.mirror.catchUp(at.house.ledger);
    const { db } = at.database;
    const rows = await db.selectFrom('ledger_mirror').selectAll().execute();
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(Buffer.concat([row.entry, row.sealed]).includes('marisse')).toBe(false);
    expect(await verifyLedger({ folder: at.house.ledgerFolder, mirror: at.house.mirror.reader() })).toMatchObject({ ok: true, mirror: { differences: 0 } });
  });
  test('the audit of the registry stands in the node’s log before it reads', async () => {
    const before = await sizeOf('node');
    expect(await auditRegistry(at.house.ledger, at.house.audit, at.house.payloads)).toMatchObject({ differences: 0, shredded: 0 });
    const scan = await payloadAt<{ kind: string; logs: { agency: string }[] }>(at.house, 'node', before);
    expect(scan).toMatchObject({ kind: 'scan', action: 'verify', actor: { agency: 'node', role: 'operator' } });
    expect(scan.logs.map(({ agency }) => agency)).toEqual(expect.arrayContaining(['alder', 'birch', 'cedar']));
  });
  test('the keys count what was opened', async () => {
    const months = (await at.house.custody.state()).months;
    expect(months.find((one) => one.agencyId === 'birch')).toMatchObject({ month: thisMonth, state: 'live' });
    expect(months.find((one) => one.agencyId === 'birch')?.opened).toBeGreaterThan(0);
  });
});

describe('shredding', () => {
  test('before the retention ends is refused with the day, and stands in the record as failed', async () => {
    const request = (await exa.ask('POST', '/api/ledger/shred', { agency: 'cedar', month: thisMonth })).json<Step>();
    expect(request).toMatchObject({ entry: expect.stringMatching(/^custos\.example\/alder#[0-9]+$/), state: 'requested' });
    expect(await payloadAt(at.house, 'alder', indexOf(request))).toMatchObject({ kind: 'intent', action: 'shredRequest', asked: { agency: 'cedar', month: thisMonth }, actor: { user: 'exa' } });
    const before = await sizeOf('birch');
    const reply = await bex.ask('POST', '/api/ledger/shred', { agency: 'cedar', month: thisMonth, request: request.entry });
    expect([reply.statusCode, reply.json().error]).toEqual([403, 'not_allowed']);
    expect((await openedEntries(at.house, 'birch', before)).map(({ text }) => JSON.parse(text) as object)).toMatchObject([
      { kind: 'intent', action: 'shredApprove', asked: { request: request.entry } }, { kind: 'outcome', outcome: 'failed' },
    ]);
    expect((await at.house.custody.state()).months.every((one) => one.state === 'live')).toBe(true);
  });
  test.each(['bea', 'adam'])('is not for %s', async (who) => {
    const seat = await at.seat(who);
    for (const [url, body] of [['shred', { agency: 'birch', month: thisMonth }], ['holds/lift', { hold: 'alder-1' }]] as const) {
      expect((await seat.ask('POST', `/api/ledger/${url}`, body)).statusCode).toBe(403);
    }
    expect((await seat.get('/api/ledger/holds')).statusCode).toBe(403);
  });
  test.each([
    [{ agency: '../alder', month: thisMonth }], [{ agency: 'alder', month: '2026-13' }], [{ agency: 'alder' }],
    [{ agency: 'alder', month: thisMonth, request: 'alder#x' }], [{ agency: 'alder', month: thisMonth, request: 'custos.example/nowhere#0' }], [{ agency: 'alder', month: thisMonth, request: 'custos.example/alder#999999' }],
  ])('of something that is not there is bad input: %j', async (body) => {
    const before = await sizeOf('birch');
    expect((await bex.ask('POST', '/api/ledger/shred', body)).statusCode).toBe(400);
    expect(await sizeOf('birch')).toBe(before);
  });
});

describe('holds', () => {
  const held = { agency: 'cedar', fromMonth: '2026-01', toMonth: '2026-06', reason: 'a proceeding before a court' };
  test('are placed by one, seen by whom they concern, lifted by two', async () => {
    const placed = (await exa.ask('POST', '/api/ledger/holds', held)).json<Step>();
    expect(placed.state).toBe('done');
    const id = `alder-${indexOf(placed)}`;
    expect((await exa.get('/api/ledger/holds')).json().holds).toEqual([{ id, ...held, by: 'alder~exa', lifted: false }]);
    expect((await bex.get('/api/ledger/holds')).json().holds).toEqual([]);
    const asked = (await exa.ask('POST', '/api/ledger/holds/lift', { hold: id })).json<Step>();
    expect(asked.state).toBe('requested');
    const alone = await exa.ask('POST', '/api/ledger/holds/lift', { hold: id, request: asked.entry });
    expect([alone.statusCode, alone.json().message]).toEqual([403, expect.stringMatching(/days|different agencies/)]);
    expect((await exa.get('/api/ledger/holds')).json().holds).toMatchObject([{ id, lifted: false }]);
  });
});
