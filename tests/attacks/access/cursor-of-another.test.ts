// Attacker: an insider who goes on where somebody else stopped, or where they stopped themself under another purpose, case or policy.
// Promise: G4. There are no cursors: a page is an offset (GET /api/search) or an index (GET /api/ledger/record), and each page is asked,
// decided and recorded by itself. So what is tested is that nothing of the first page is carried into the second.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', reportId: 'r-pages', title: 'Pages', reportedOn: '2026-01-01', label: { level: 'PROTECTED_B', releasableTo: ['ALL'] }, retentionBasis: 'five years', parts: [],
  }, Array.from({ length: 12 }, (_, i) => ({ entityId: `page-${i}`, schema: 'Organization', prop: 'name', value: `Ferrant Holdings ${i}`, ...(i % 3 === 0 ? { label: { level: 'PROTECTED_B' } } : {}) })));
});
afterAll(() => at.close());

interface Page { readonly total: number; readonly results: readonly { readonly id: string }[] }
const page = async (seat: Seat, offset: number, more = '') => (await seat.get(`/api/search?q=ferrant&limit=4&offset=${offset}${more}`)).json<Page>();
const ids = (found: Page) => found.results.map((one) => one.id);

describe('the second page of somebody who sees more', () => {
  test('holds for another reader what their own question holds there', async () => {
    const [ana, bea] = [await at.seat('ana'), await at.seat('bea')];
    expect((await page(ana, 0)).total).toBe(12);
    const all = ids(await page(bea, 0)).concat(ids(await page(bea, 4)), ids(await page(bea, 8)));
    expect(all).toHaveLength(8);
    for (const offset of [0, 4, 8, 12, 900]) {
      const found = await page(bea, offset);
      expect([offset, found.total, ids(found)]).toEqual([offset, 8, all.slice(offset, offset + 4)]);
    }
  });
  test('and parameters that might carry a place of another one change nothing', async () => {
    const bea = await at.seat('bea');
    const plain = await page(bea, 4);
    for (const more of ['&cursor=alder~page-0', '&after=alder~page-9', '&token=x', '&snapshot=1', '&page=2', '&purpose=officer_safety', '&as=ana', '&labels=1,2,3,4,5,6,7,8,9']) {
      expect([more, ids(await page(bea, 4, more))]).toEqual([more, ids(plain)]);
    }
  });
});

describe('one’s own second page', () => {
  test('under another case shows what that case shows, and its entry says so', async () => {
    const pia = await at.seat('pia/intelligence_analysis/alder~pine');
    expect((await pia.get('/api/search?q=jexolare')).json<Page>().total).toBeGreaterThan(0);
    await pia.ask('PUT', '/api/session/context', { purpose: 'intelligence_analysis', caseRef: 'alder~oak' });
    const { total, ledger } = (await pia.get('/api/search?q=jexolare&offset=1')).json<Page & { ledger: { index: string } }>();
    expect(total).toBe(0);
    const { entry } = (await pia.get(`/api/ledger/entries/alder/${ledger.index}`)).json<{ entry: { caseRef: string; shown: number } }>();
    expect(entry).toMatchObject({ caseRef: 'alder~oak', shown: 0 });
  });
  test('after a label was lost holds nothing under it', async () => {
    const bea = await at.seat('bea');
    const first = await page(bea, 0);
    await at.database.db.updateTable('member').set({ clearance_rank: 0 }).where('member_id', '=', 'bea').execute();
    expect(await page(bea, 4)).toMatchObject({ total: 0, results: [] });
    await at.database.db.updateTable('member').set({ clearance_rank: 5 }).where('member_id', '=', 'bea').execute();
    expect(ids(await page(bea, 0))).toEqual(ids(first));
  });
});

test('an index of somebody else’s record, as a place to read on from, shows one’s own entries alone', async () => {
  const [bea, dex] = [await at.seat('bea'), await at.seat('dex')];
  const { ledger } = (await dex.get('/api/search?q=marisse')).json<{ ledger: { index: string } }>();
  const { entries } = (await bea.get(`/api/ledger/record?before=${BigInt(ledger.index) + 1n}`)).json<{ entries: { actor: string }[] }>();
  expect(entries.filter((one) => one.actor !== 'bea@birch')).toEqual([]);
});
