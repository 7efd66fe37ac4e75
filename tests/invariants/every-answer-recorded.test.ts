// INVARIANT (G1, G5, G11): each kind of request stands in the reader's log, with what it showed; each originator has its receipt.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../support/house.js';
import { payloadAt as openedAt } from '../support/payloads.js';
import { walkerOf, walksOf } from '../support/routes.js';

interface Entry {
  readonly kind: string;
  readonly id: string;
  readonly actor: { readonly agency: string; readonly member: string; readonly user: string; readonly role: string };
  readonly action: string;
  readonly purpose: string;
  readonly case: string;
  readonly asked: unknown;
  readonly decision: { readonly allow: boolean; readonly policies: readonly string[]; readonly errors: readonly string[] };
  readonly shown: readonly { readonly agencyId: string; readonly ids: readonly string[] }[];
  readonly count: number;
}

let at: TestHouse;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
});
afterAll(async () => at.close());

const payloadAt = (agencyId: string, index: bigint) => openedAt<Entry>(at.house, agencyId, index);
const entryOf = async (ledger: { origin: string; index: string }): Promise<Entry> => payloadAt(ledger.origin.split('/').at(-1) ?? '', BigInt(ledger.index));
const sizeOf = async (agencyId: string): Promise<bigint> => (await at.house.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
const shownOf = (entry: Entry): string[] => entry.shown.flatMap(({ agencyId, ids }) => ids.map((id) => `${agencyId} ${id}`)).toSorted();

const works: Readonly<Record<string, { role: string; purpose: string; case: string }>> = {
  dex: { role: 'desk_officer', purpose: 'officer_safety', case: 'birch~elm' },
  ada: { role: 'agency_administrator', purpose: 'audit', case: 'birch~elm' }, bex: { role: 'integrity_examiner', purpose: 'integrity_review', case: 'birch~elm' }, bos: { role: 'source_handler', purpose: 'source_handling', case: 'birch~ford' },
};

describe('reads', () => {
  test('every guarded read route answers with an entry that says who, what, why and for which case', async () => {
    for (const walk of walksOf(at.routes).filter((one) => one.method === 'GET' && one.isGuarded)) {
      const who = walkerOf(walk);
      const { ledger } = (await (await at.seat(who)).get(walk.url)).json();
      const entry = await entryOf(ledger);
      const work = works[who] ?? { role: 'analyst', purpose: 'intelligence_analysis', case: 'birch~elm' };
      expect([walk.route, entry]).toMatchObject([walk.route, {
        kind: 'answer', actor: { agency: 'birch', member: who, user: who, role: work.role }, purpose: work.purpose, case: work.case, decision: { allow: true, errors: [] },
      }]);
      expect(entry.decision.policies.length).toBeGreaterThan(0);
      expect(entry.asked).not.toBeNull();
      expect(entry.count).toBe(shownOf(entry).length);
    }
  });
  test('a page names every statement that it shows, those that name another entity included', async () => {
    const { entity, ledger } = (await bea.get('/api/entities/alder~x-lead')).json();
    const statements: string[] = entity.statements.map((one: { id: string }) => one.id.replace('~', ' #'));
    const captions = await at.database.all.selectFrom('statement').select(['agency_id', 'statement_id']).where('value', 'in', ['Marisse Draile', 'MS-13 Tidewater']).execute();
    expect(entity.statements.map((one: { caption: string | null }) => one.caption)).toContain('MS-13 Tidewater');
    expect(shownOf(await entryOf(ledger))).toEqual([...statements, ...captions.map((one) => `${one.agency_id} #${one.statement_id}`)].toSorted());
  });
  test('a report and an export name exactly what they hold', async () => {
    const { statements, ledger } = (await bea.get('/api/reports/alder~r-named')).json();
    expect(shownOf(await entryOf(ledger))).toEqual(statements.map((one: { id: string }) => one.id.replace('~', ' #')).toSorted());
    const ftm = await bea.get('/api/entities/alder~p-named/ftm');
    expect(await entryOf(ftm.json().ledger)).toMatchObject({ action: 'export', shown: [{ agencyId: 'alder' }] });
  });
  test('a search names each entity in it and the statements whose values it shows', async () => {
    const { results, ledger } = (await bea.get('/api/search?q=draile')).json();
    const entry = await entryOf(ledger);
    const shown = shownOf(entry);
    expect(entry.asked).toEqual({ q: 'draile' });
    for (const hit of results as { id: string; names: string[]; originators: string[] }[]) {
      expect(shown).toContain(hit.id.replace('~', ' '));
      for (const originator of hit.originators) expect(shown.some((one) => one.startsWith(`${originator} #`))).toBe(true);
    }
    const values = await at.database.all.selectFrom('statement').select(['agency_id', 'statement_id', 'value']).execute();
    const recorded = new Set(values.filter((one) => shown.includes(`${one.agency_id} #${one.statement_id}`)).map((one) => one.value));
    expect(recorded).toEqual(new Set((results as { names: string[] }[]).flatMap((hit) => hit.names)));
  });
  test('a graph names something of every node and edge', async () => {
    const { nodes, edges, ledger } = (await bea.get('/api/entities/alder~p-shown/neighbours')).json();
    const rows = await at.database.all.selectFrom('statement').select(['agency_id', 'statement_id', 'entity_id']).execute();
    const shown = shownOf(await entryOf(ledger));
    const entities = new Set(rows.filter((one) => shown.includes(`${one.agency_id} #${one.statement_id}`)).map((one) => `${one.agency_id}~${one.entity_id}`));
    for (const { id } of [...nodes, ...edges] as { id: string }[]) expect([id, entities.has(id)]).toEqual([id, true]);
  });
  test('an answer with nothing in it stands in the record too, and sends nobody a receipt', async () => {
    const before = await sizeOf('alder');
    const entry = await entryOf((await bea.get('/api/entities/alder~p-own')).json().ledger);
    expect(entry).toMatchObject({ kind: 'answer', action: 'viewEntity', asked: { entity: 'alder~p-own' }, shown: [], count: 0 });
    expect(await sizeOf('alder')).toBe(before);
  });
});

describe('receipts', () => {
  test('each originator shown has one in its own log when the answer arrives, in the same batch', async () => {
    const before = { alder: await sizeOf('alder'), cedar: await sizeOf('cedar') };
    const { ledger } = (await bea.get('/api/search?q=draile')).json();
    const own = await entryOf(ledger);
    for (const agencyId of ['alder', 'cedar'] as const) {
      const receipt = await payloadAt(agencyId, before[agencyId]);
      expect(receipt).toMatchObject({ kind: 'receipt', id: own.id, actor: { agency: 'birch', user: 'bea' }, purpose: 'intelligence_analysis', case: 'birch~elm', action: 'search' });
      expect(receipt.shown).toEqual(own.shown.filter((one) => one.agencyId === agencyId));
      const times = [await at.house.ledger.read(agencyId, before[agencyId]), await at.house.ledger.read('birch', BigInt(ledger.index))].map((one) => one.recordedAtMs);
      expect(times[0]).toBe(times[1]);
    }
  });
  test('says nothing of what another originator showed, nor of the words that were asked', async () => {
    const before = await sizeOf('cedar');
    await bea.get('/api/search?q=draile');
    const receipt = await payloadAt('cedar', before);
    expect(receipt.asked).toBeNull();
    expect(JSON.stringify(receipt)).not.toContain('alder');
  });
});

describe('what shows nothing is recorded too', () => {
  test('a refusal, with the policies that made it', async () => {
    const adam = await at.seat('adam');
    const before = await sizeOf('alder');
    expect((await adam.get('/api/search?q=draile')).statusCode).toBe(403);
    const entry = await payloadAt('alder', before);
    expect(entry).toMatchObject({ kind: 'refusal', actor: { user: 'adam', role: 'agency_administrator' }, action: 'search', asked: { q: 'draile' }, decision: { allow: false } });
    expect(entry.decision.policies).toContain('administrators-see-no-content');
  });
  test('signing in, failing to, stating a purpose, signing out', async () => {
    const before = await sizeOf('birch');
    const failed = await sizeOf('node');
    const signIn = (user: string, password: string) => at.app.inject({ method: 'POST', url: '/api/session', payload: { user, password } });
    expect((await signIn('bea', 'wrong')).statusCode).toBe(401);
    const good = await signIn('bea', 'demo');
    const token = good.cookies.find((one) => one.name === 'custos_session');
    const headers = { cookie: `custos_session=${encodeURIComponent(token?.value ?? '')}`, 'x-custos-csrf': good.json().csrf as string };
    await at.app.inject({ method: 'PUT', url: '/api/session/context', headers, payload: { purpose: 'intelligence_analysis', caseRef: 'birch~elm' } });
    await at.app.inject({ method: 'DELETE', url: '/api/session', headers });
    const steps = await Promise.all([0n, 1n, 2n].map(async (step) => payloadAt('birch', before + step)));
    expect(steps.map((one) => one.action)).toEqual(['signIn', 'setPurpose', 'signOut']);
    // Sizes of logs are public: a failure stands in the node's log, so that none of them tells which names exist.
    expect(await payloadAt('node', failed)).toMatchObject({ action: 'signInFailed', actor: { agency: 'birch', user: 'bea' } });
    expect(await sizeOf('birch')).toBe(before + 3n);
  });
  test('a name that nobody has, without keeping what was typed', async () => {
    const before = await sizeOf('node');
    const reply = await at.app.inject({ method: 'POST', url: '/api/session', payload: { user: 'hunter2-oops', password: 'x' } });
    expect(reply.statusCode).toBe(401);
    const entry = await payloadAt('node', before);
    expect(entry.action).toBe('signInFailed');
    expect(JSON.stringify(entry)).not.toContain('hunter2');
  });
});
