// Attacker: an analyst who walks the links: by path, degree and expansion, from edge to end and from end to edge. Promises: G4, G5: an edge
// is shown with both its ends or not at all, and nothing is reached through what is hidden. Routes: GET /api/entities/:id/neighbours,
// and every other way to an edge: its own page, its report, a search, an export.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { floodHidden } from '../../support/flood.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';

interface Graph {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly id: string; readonly source: string; readonly target: string }[];
}

let at: TestHouse;
let bea: Seat;
let ana: Seat;
beforeAll(async () => {
  at = await openHouse();
  [bea, ana] = [await at.seat('bea'), await at.seat('ana')];
});
afterAll(() => at.close());

const graphAt = async (seat: Seat, id: string): Promise<Graph | undefined> => {
  const reply = await seat.get(`/api/entities/${encodeURIComponent(id)}/neighbours`);
  return reply.statusCode === 200 ? reply.json<Graph>() : undefined;
};

/** Everything that can be reached in so many steps, with the degree of each node. */
async function walk(seat: Seat, from: string, depth: number): Promise<Map<string, number>> {
  const reached = new Map<string, number>();
  let edge = [from];
  for (let step = 0; step <= depth && edge.length > 0; step += 1) {
    const next: string[] = [];
    for (const id of edge.filter((one) => !reached.has(one))) {
      const graph = await graphAt(seat, id);
      expect([id, graph !== undefined]).toEqual([id, true]);
      reached.set(id, graph?.edges.length ?? 0);
      next.push(...(graph?.nodes ?? []).map((one) => one.id));
    }
    edge = next;
  }
  return reached;
}

const starts = ['alder~p-shown', 'alder~g-tide', 'alder~p-mixed', 'alder~c-firm', 'cedar~c-dup', 'birch~b-dup'];

describe('walking the links', () => {
  test('every node that is reached can be asked for, and none of it is hidden', async () => {
    for (const start of starts) {
      for (const id of (await walk(bea, start, 3)).keys()) {
        expect([id, (await bea.get(`/api/entities/${id}`)).statusCode]).toEqual([id, 200]);
        expect(id).not.toMatch(/-(own|orcon|eyes|compartment|purpose|expired|restricted|level|sealed|dark.*|hidden.*)$/);
      }
    }
  });
  test('neither reach nor degree grows by hidden edges, hidden ends and hidden bridges', async () => {
    const before = await Promise.all(starts.map(async (start) => walk(bea, start, 3)));
    await floodHidden(at);
    const after = await Promise.all(starts.map(async (start) => walk(bea, start, 3)));
    expect(after).toEqual(before);
    const own = await walk(ana, 'alder~g-tide', 1);
    expect(own.get('alder~g-tide')).toBeGreaterThan((before[1]?.get('alder~g-tide') ?? 0) + 5);
  });
});

describe('half an edge', () => {
  const half = ['alder~x-dark-member', 'alder~x-dark-group', 'alder~x-only-dark'];
  test('is there for its originator', async () => {
    for (const id of half) expect([id, (await ana.get(`/api/entities/${id}`)).statusCode]).toEqual([id, 200]);
  });
  test('has no page, no graph and no export of its own: the same bytes as nowhere', async () => {
    for (const below of ['', '/neighbours', '/ftm']) {
      const nowhere = kept(await bea.get(`/api/entities/alder~x-nowhere${below}`));
      for (const id of half) expect([id, below, kept(await bea.get(`/api/entities/${id}${below}`))]).toEqual([id, below, nowhere]);
    }
  });
  test('is in no report and in no search, and counts nowhere', async () => {
    expect(kept(await bea.get('/api/reports/alder~r-dark-ends'))).toEqual(kept(await bea.get('/api/reports/alder~r-nowhere')));
    expect(kept(await bea.get('/api/search?q=member'))).toEqual(kept(await bea.get('/api/search?q=qxzjvk')));
    expect((await ana.get('/api/search?q=member')).json<{ total: number }>().total).toBeGreaterThan(2);
  });
  test('is whole again for whoever may see the other half', async () => {
    const { entity } = (await ana.get('/api/entities/alder~x-dark-member')).json<{ entity: { statements: { prop: string }[] } }>();
    expect(entity.statements.map((one) => one.prop)).toEqual(expect.arrayContaining(['member', 'group', 'role']));
  });
});

test('what a graph’s entry names is what the graph shows', async () => {
  const { ledger, ...graph } = (await bea.get('/api/entities/alder~p-shown/neighbours')).json<Graph & { ledger: { index: string } }>();
  const { payload } = (await bea.get(`/api/ledger/entries/birch/${ledger.index}`)).json<{ payload: string }>();
  const { shown } = JSON.parse(Buffer.from(payload, 'base64').toString()) as { shown: { agencyId: string; ids: string[] }[] };
  const named = await Promise.all(shown.flatMap(({ agencyId, ids }) => ids.map(async (id) => {
    const row = await at.database.all.selectFrom('statement').select('entity_id').where('agency_id', '=', agencyId).where('statement_id', '=', BigInt(id.slice(1))).executeTakeFirstOrThrow();
    return `${agencyId}~${row.entity_id}`;
  })));
  expect(new Set(named)).toEqual(new Set([...graph.nodes, ...graph.edges].map((one) => one.id)));
});
