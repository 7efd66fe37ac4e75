// Attacker: a reader who has the first page when its owner restricts what stands on it, and goes on: the next page, a reload, an address kept,
// an answer that was read before and leaves after. Promises: G4, G5: a restriction holds for whatever leaves after it, and what is gone leaves
// no gap, count or facet behind.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessError, type Plan, type Sealed } from '../../../src/access/index.js';
import { parseEntityRef } from '../../../src/kernel/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { kept } from '../../support/same.js';

const people = 12;
const label = { level: 'PROTECTED_B', releasableTo: ['ALL'] };
let at: TestHouse;
let [bea, keeper]: Seat[] = [];
beforeAll(async () => {
  at = await openHouse();
  [bea, keeper] = [await at.seat('bea'), await at.seat('ana/records_review')];
  const ids = Array.from({ length: people }, (_, i) => `raised-${i}`);
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', reportId: 'r-raised', title: 'Raised', reportedOn: '2026-01-01', label, retentionBasis: 'five years', reviewDue: '2030-01-01', sourceRef: 'ref', parts: ids.map((entityId) => ({ entityId, part: 'associate' })),
    sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' },
  }, ids.map((entityId, i) => ({ entityId, schema: 'Person', prop: 'name', value: `Calloway Verrin ${i}` })));
});
afterAll(() => at.close());

interface Page { readonly total: number; readonly results: readonly { readonly id: string }[]; readonly facets: { readonly schema: readonly { readonly count: number }[] } }
const url = (offset: number) => `/api/search?q=verrin&limit=4&offset=${offset}`;
const page = async (offset: number): Promise<Page> => (await bea?.get(url(offset)))?.json<Page>() ?? { total: -1, results: [], facets: { schema: [] } };
const ids = ({ results }: Page) => results.map((one) => one.id);
async function restrict(entity: string): Promise<void> {
  const reply = await keeper?.ask('POST', '/api/restrictions', { entity, kind: 'acquittal', effectiveOn: '2026-01-01', basis: 'acquitted on all counts' });
  if (reply?.statusCode !== 200) throw new Error(reply?.body);
}
const ways = (id: string) => [`/api/entities/${id}`, `/api/entities/${id}/ftm`, `/api/entities/${id}/neighbours`, `/api/entities/${id}?knownAt=2030-01-01`, `/api/access/who-sees/entities/${id}`];

describe('between one page and the next', () => {
  test('what was restricted is on no later page, in no count and no facet, and moves up what follows as if it had never been', async () => {
    const first = await page(0);
    expect([first.total, ids(first).length]).toEqual([people, 4]);
    const [gone = '', stays = ''] = ids(first);
    await restrict(gone);
    const all = ids(await page(0)).concat(ids(await page(4)), ids(await page(8)));
    expect([all.length, new Set(all).size, all.includes(gone), all.includes(stays)]).toEqual([people - 1, people - 1, false, true]);
    for (const offset of [0, 4, 8, 11, 500]) {
      const found = await page(offset);
      expect([offset, found.total, found.facets.schema.reduce((sum, one) => sum + one.count, 0)]).toEqual([offset, people - 1, people - 1]);
    }
  });
  test('a reload of any address that showed it is the reload of an address that never showed anything', async () => {
    const [gone = ''] = ids(await page(0));
    for (const way of ways(gone)) expect([way, (await bea?.get(way))?.statusCode]).toEqual([way, 200]);
    await restrict(gone);
    for (const [i, way] of ways(gone).entries()) {
      const [here, nowhere] = [await bea?.get(way), await bea?.get(ways('alder~raised-zz')[i] ?? '')];
      if (here === undefined || nowhere === undefined) throw new Error('no reply');
      expect([way, here.statusCode, kept(here)]).toEqual([way, 404, kept(nowhere)]);
    }
    const report = (await bea?.get('/api/reports/alder~r-raised'))?.body ?? '';
    expect([report.includes('raised-'), report.includes(`${gone}"`)]).toEqual([true, false]);
  });
});

describe('between reading an answer and its leaving', () => {
  const fault = (sealed: Sealed<unknown>) => at.house.door.release(sealed).then(() => 'shown', (thrown: AccessError) => thrown.code);
  const readers: Readonly<Record<string, (id: string) => Promise<Sealed<unknown>>>> = {
    search: async () => {
      const plan: Plan = await at.plan('bea', 'search');
      return at.house.search.run(plan, { text: 'verrin', filters: {}, limit: 25, offset: 0 });
    },
    viewEntity: async (id) => at.house.entities.read(await at.plan('bea', 'viewEntity'), parseEntityRef(id), {}),
    export: async (id) => at.house.entities.read(await at.plan('bea', 'export'), parseEntityRef(id), {}),
    viewReport: async () => at.house.reports.read(await at.plan('bea', 'viewReport'), parseEntityRef('alder~r-raised')),
    expand: async (id) => at.house.neighbours.read(await at.plan('bea', 'expand'), parseEntityRef(id), {}),
  };
  test.each(Object.entries(readers))('%s: it does not leave, and the record says why', async (action, read) => {
    const [gone = ''] = ids(await page(0));
    const [kept1, raised] = [await read(gone), await read(gone)];
    // Each has something to lose.
    expect([...raised.ids].flatMap(([, list]) => list).some((one) => one.startsWith('#'))).toBe(true);
    expect(await fault(kept1)).toBe('shown');
    await restrict(gone);
    const from = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'birch')?.size ?? 0n;
    expect(await fault(raised)).toBe('rights_ended');
    const [entry] = await openedEntries(at.house, 'birch', from);
    expect(JSON.parse(entry?.text ?? '{}')).toMatchObject({ kind: 'refusal', action, id: raised.plan.id, declined: 'label-raised' });
  });
  test('a restriction of somebody else ends no answer', async () => {
    const [one = '', other = ''] = ids(await page(0));
    const sealed = await at.house.entities.read(await at.plan('bea', 'viewEntity'), parseEntityRef(one), {});
    await restrict(other);
    expect(await fault(sealed)).toBe('shown');
  });
});
