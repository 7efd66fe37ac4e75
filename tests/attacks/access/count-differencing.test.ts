// Attacker: an analyst who adds and subtracts: totals, facets, pages and windows of dates, before and after something hidden was written.
// Promise: G4: what is hidden is in no count. Routes: GET /api/search with every filter, and `more` of GET /api/reports/:id.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersTo, floodHidden, searches } from '../../support/flood.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import type { Kept } from '../../support/same.js';

interface Found {
  readonly total: number;
  readonly results: readonly { readonly id: string }[];
  readonly facets: { readonly schema: readonly { value: string; count: number }[]; readonly agency: readonly { value: string; count: number }[] };
}

let at: TestHouse;
let bea: Seat;
let before: Map<string, Kept>;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
  before = await answersTo(bea, searches);
  await floodHidden(at);
});
afterAll(() => at.close());

const search = async (text: string, more = '') => (await bea.get(`/api/search?q=${encodeURIComponent(text)}${more}`)).json<Found>();
const words = ['marisse', 'draile', 'lantern', 'tidewater', 'leader', 'storage'];

test('no total, no facet, no page and no result differs from before', async () => {
  const after = await answersTo(bea, searches);
  for (const [url, answer] of before) expect([url, after.get(url)]).toEqual([url, answer]);
  expect(before.size).toBeGreaterThan(80);
  expect([...before.values()].filter((one) => !one.body.includes('"total":0')).length).toBeGreaterThan(30);
});

describe('counts that must add up', () => {
  test.each(words)('%s: pages make the total, and each facet is what its filter finds', async (word) => {
    const { total, facets } = await search(word, '&limit=100');
    const paged = new Set<string>();
    for (let offset = 0; offset < total + 2; offset += 1) for (const one of (await search(word, `&limit=1&offset=${offset}`)).results) paged.add(one.id);
    expect(paged.size).toBe(total);
    expect(facets.schema.reduce((sum, one) => sum + one.count, 0)).toBe(total);
    for (const { value } of facets.schema) {
      const own = await search(word, `&schema=${value}&limit=100`);
      expect([value, own.total, own.results.length]).toEqual([value, own.total, own.total]);
      expect(own.facets.schema.some((one) => one.value === value)).toBe(true);
    }
    for (const { value } of facets.agency) expect((await search(word, `&agency=${value}`)).total).toBeGreaterThan(0);
  });
  test('windows of dates make the whole, and a window in which only hidden reports lie is empty', async () => {
    const windows = ['&to=2024-12-31', '&from=2025-01-01&to=2025-12-31', '&from=2026-01-01'];
    for (const word of ['marisse', 'northgate', 'tresk']) {
      const parts = await Promise.all(windows.map(async (window) => (await search(word, window)).total));
      expect([word, parts.reduce((sum, one) => sum + one, 0)]).toEqual([word, (await search(word)).total]);
      // The flood was reported on this day, and nothing that bea sees.
      expect([word, (await search(word, '&from=2026-02-02&to=2026-02-02')).total]).toEqual([word, 0]);
    }
  });
  test('the originator counts more, so that the sameness says something', async () => {
    const ana = await at.seat('ana');
    expect((await ana.get('/api/search?q=marisse')).json<Found>().total).toBeGreaterThan((await search('marisse')).total + 3);
  });
});
