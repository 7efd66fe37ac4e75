import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../tests/support/house.js';
import { queryWords, type SearchQuestion } from './search.js';
import type { SearchFilters } from './search.store.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(async () => at.close());

async function find(text: string, filters: SearchFilters = {}, page: Partial<SearchQuestion> = {}, who = 'bea') {
  const { search, door } = at.house;
  const sealed = await search.run(await at.plan(who, 'search'), { text, filters, limit: 25, offset: 0, ...page });
  return sealed.open(await door.release(sealed));
}
const ids = async (...args: Parameters<typeof find>) => (await find(...args)).hits.map((hit) => hit.id);

describe('queryWords', () => {
  it.each(['', 'a', ' a ', '!!', 'a\u0000b', 'tab\there', 'x'.repeat(201)])('refuses `%s`', (text) => expect(() => queryWords(text)).toThrow(/search/));
  it('takes each word once, twelve at most', () => {
    expect(queryWords('Draile draile DRAILE')).toEqual(['draile']);
    expect(queryWords(Array.from({ length: 20 }, (_, i) => `word${i}`).join(' '))).toHaveLength(12);
  });
});

describe('search finds', () => {
  it.each([
    ['the name', 'Marisse Draile', 'alder~p-shown'], ['one word of it', 'marisse', 'alder~p-shown'], ['the words swapped', 'Draile Marisse', 'alder~p-shown'],
    ['another spelling', 'Marisse Draylle', 'alder~p-shown'], ['a letter missing', 'Marise Draile', 'alder~p-shown'], ['an alias', 'lantern', 'alder~p-shown'],
    ['a word too many', 'Marisse Draile Unheardof', 'alder~p-shown'], ['a compound', 'MS-13', 'alder~g-tide'], ['its parts', 'ms 13', 'alder~g-tide'], ['Cyrillic as it stands', 'Воображаемый', 'alder~p-scripts'],
    ['Cyrillic in Latin', 'Voobrazhaemyi', 'alder~p-scripts'], ['capitals and accents', 'MÀRÏSSE', 'alder~p-shown'],
  ])('%s', async (_, text, id) => expect(await ids(text)).toContain(id));
  it('nothing where nothing is like it', async () => expect(await find('Qwertzuiop')).toMatchObject({ hits: [], total: 0 }));
});

describe('filters', () => {
  it('by schema, agency, report date and group', async () => {
    expect(await ids('tidewater', { schemata: ['CriminalGroup'] })).toEqual(['alder~g-tide']);
    expect(await ids('tidewater', { schemata: ['Person'] })).toEqual([]);
    expect(await ids('draile', { agencyId: 'cedar' })).toEqual(['cedar~c-dup']);
    expect(await ids('northgate', { from: '2025-06-01', to: '2025-06-01' })).toEqual(['alder~c-firm']);
    expect(await ids('northgate', { from: '2025-06-02' })).toEqual([]);
    expect(await ids('marisse', { group: { agencyId: 'alder', entityId: 'g-tide' } })).toEqual(['alder~p-shown']);
    expect(await ids('corin', { group: { agencyId: 'alder', entityId: 'g-tide' } })).toEqual([]);
  });
  it('by the day on which it was true, to the end of a partial date', async () => {
    const quay = async (asOf: string) => (await find('quay', { asOf })).hits.map((hit) => hit.matched.value);
    expect(await quay('2022-12-31')).toEqual(['1 Old Quay']);
    expect(await quay('2023-01-01')).toEqual(['2 New Quay']);
    expect((await find('quay')).total).toBe(1);
  });
  it('by the day on which it was known', async () => {
    expect(await ids('marisse', { knownAt: '2020-01-01' })).toEqual([]);
    expect(await ids('marisse', { knownAt: at.house.door.today() })).toContain('alder~p-shown');
  });
});

describe('the answer', () => {
  it('joins what a visible judgement joins, and pages without loss or doubling', async () => {
    const all = await find('draile');
    expect(all.hits.find((hit) => hit.id === 'alder~p-shown' || hit.id === 'birch~b-dup')?.originators).toEqual(['alder', 'birch']);
    const pages = await Promise.all(Array.from({ length: all.total }, async (_, offset) => find('draile', {}, { limit: 1, offset })));
    expect(pages.flatMap((page) => page.hits.map((hit) => hit.id))).toEqual(all.hits.map((hit) => hit.id));
    expect(pages.every((page) => page.total === all.total)).toBe(true);
  });
  it('counts each entity once by schema, and by each agency that shows it', async () => {
    const found = await find('draile');
    expect([...found.schemaCounts]).toEqual([['Person', found.total]]);
    expect([...found.schemaCounts.values()].reduce((sum, n) => sum + n, 0)).toBe(found.total);
  });
  it('is sealed: without its grant there is none', async () => {
    const sealed = await at.house.search.run(await at.plan('bea', 'search'), { text: 'draile', filters: {}, limit: 25, offset: 0 });
    expect(JSON.stringify(sealed)).not.toContain('Draile');
  });
});
