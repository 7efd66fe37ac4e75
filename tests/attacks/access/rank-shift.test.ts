// Attacker: an analyst who watches order, scores, ties and captions for the pull of what they cannot see. Promise: G4: a hidden statement
// moves nothing: not a score, not a place, not a caption, not the name that a page is called by. Routes: GET /api/search, GET /api/entities/:id
// and what hangs below it, GET /api/reports/:id.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersTo, floodHidden, pages, searches } from '../../support/flood.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import type { Kept } from '../../support/same.js';

let at: TestHouse;
let bea: Seat;
let before: { readonly searches: Map<string, Kept>; readonly pages: Map<string, Kept> };
const ordered = searches.filter((url) => !url.includes('&') || url.includes('limit=1'));
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
  before = { searches: await answersTo(bea, ordered), pages: await answersTo(bea, pages) };
  await floodHidden(at);
});
afterAll(() => at.close());

test('order, scores and ties of every search are as before', async () => {
  const after = await answersTo(bea, ordered);
  for (const [url, answer] of before.searches) expect([url, after.get(url)]).toEqual([url, answer]);
});

test('captions, names, links, statements and graphs of every page are as before', async () => {
  const after = await answersTo(bea, pages);
  for (const [url, answer] of before.pages) expect([url, after.get(url)]).toEqual([url, answer]);
  expect([...before.pages.values()].filter((one) => one.status === 200).length).toBeGreaterThan(40);
});

describe('no field that is hidden can be sorted or scored by', () => {
  test.each(['sort=birthDate', 'order=desc', 'sort=label', 'orderBy=statement_id', 'fields=label', 'score=0', 'group_by=label', 'limit=1&sort=-lastReportedOn'])('%s changes nothing', async (more) => {
    const plain = (await bea.get('/api/search?q=marisse&limit=1')).json<{ results: unknown }>();
    const asked = (await bea.get(`/api/search?q=marisse&limit=1&${more.replace('limit=1&', '')}`)).json<{ results: unknown }>();
    expect(asked.results).toEqual(plain.results);
  });
  test('a hidden birth date, alias or number finds nobody', async () => {
    for (const text of ['1971-07-07', 'Vexmoor', '77-own', '77-level']) expect((await bea.get(`/api/search?q=${text}`)).json<{ total: number }>().total).toBe(0);
  });
});
