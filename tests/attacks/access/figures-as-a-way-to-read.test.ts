// Attackers: an analyst who asks figure after figure to learn of what is hidden, one who writes a query where a word belongs, one who counts again what is another's,
// and one who adds up what is public. Promises: G4, G5, G7, G8. Routes: /api/figures, its changes, recounts and uses.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, plantCanaries } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { type Person, personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

let at: TestHouse;
let [ana, ora, bea]: Person[] = [];
beforeAll(async () => {
  at = await openHouse();
  [ana, ora, bea] = [await personAt(at, 'ana'), await personAt(at, 'ora'), await personAt(at, 'bea')];
});
afterAll(() => at.close());

const address = (id: string, more = '') => `/api/figures/${encodeURIComponent(id)}${more}`;
const why = { why: 'for the annual report of the agency' };
const hiddenLabel = { ...shownLabel, level: 'SECRET', releasableTo: [] };

/** `values` of each group, by its number. */
async function report(from: number, to: number, valuesOf: (nth: number) => Readonly<Record<string, string>>, label: object = hiddenLabel, reportedOn = '2026-02-01'): Promise<void> {
  const statements = Array.from({ length: to - from }, (_, i) => i + from).flatMap((nth) => Object.entries({ name: `Number ${nth}`, ...valuesOf(nth) }).map(([prop, value]) => ({ entityId: `num-${nth}`, schema: 'CriminalGroup', prop, value })));
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', title: 'Groups', reportedOn, label: { ...shownLabel, ...label }, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, statements);
}

async function computed(who: Person | undefined, question: object): Promise<string> {
  const reply = await who?.ask('POST', '/api/figures', { question });
  if (reply?.statusCode !== 200) throw new Error(reply?.body);
  return reply.json<{ id: string }>().id;
}

interface Shown { readonly value: string; readonly evidence: { readonly rowsHash: string }; readonly parts: readonly { readonly code: string; readonly count: number | null }[] | null }
const figureOf = async (who: Person | undefined, id: string): Promise<Shown> => (await who?.get(address(id)))?.json<{ figure: Shown }>().figure as Shown;

async function published(id: string) {
  const asked = await ana?.ask('POST', address(id, '/publish'), why);
  if (asked?.statusCode !== 200 || ora === undefined) return asked;
  await approve(ora, asked.json<{ approval: string }>().approval);
  return ana?.ask('POST', address(id, '/publish'), why);
}

const populations = ['group', 'entity', 'report', 'statement'];
const questions = [
  ...populations.map((population) => ({ population, tells: { what: 'count' } })), ...['agency', 'province', 'month'].map((field) => ({ population: 'statement', tells: { what: 'by', field } })),
  { population: 'entity', tells: { what: 'by', field: 'schema' } }, { population: 'report', where: [{ field: 'agency', is: ['alder'] }], tells: { what: 'count' } }, { population: 'group', tells: { what: 'known', field: 'leader' } },
  { population: 'statement', where: [{ field: 'reported', from: '2026-01-01', to: '2026-12-31' }], tells: { what: 'count' } },
];

test('no question of the vocabulary counts what is hidden: the same rows before and after it was written', async () => {
  const ask = async () => Promise.all(questions.map(async (question) => (await figureOf(bea, await computed(bea, question))).evidence.rowsHash));
  const before = await ask();
  await report(0, 12, () => ({ leader: 'alder~p-shown', threatLevel: 'HLT' }));
  expect(await ask()).toEqual(before);
  // Ana, who may see it, reads another figure.
  expect((await figureOf(ana, await computed(ana, { population: 'group', tells: { what: 'by', field: 'threatLevel' } }))).parts?.find(({ code }) => code === 'HLT')?.count).toBe(12);
});

test('whoever does not exist is counted in no population', async () => {
  const ask = async () => Promise.all(populations.map(async (population) => Number.parseInt((await figureOf(ana, await computed(ana, { population, tells: { what: 'count' } }))).value, 10)));
  const [groups = 0, entities = 0, reports = 0, statements = 0] = await ask();
  const { canaries } = await plantCanaries(at);
  expect(canaries.length).toBe(2);
  // The twenty persons among whom they stand came in one report with a name and a part each; of the two who do not exist nothing is counted, nor is the report that they came in.
  expect(await ask()).toEqual([groups, entities + 20, reports + 1, statements + 40]);
});

test('a word is a word: what is no part of the vocabulary is refused, and a value is never read as more', async () => {
  const wild = "alder'; drop table statement; --";
  for (const question of [{ population: wild, tells: { what: 'count' } }, { population: 'group', tells: { what: 'by', field: 'name' } }, { population: 'group', where: [{ field: 'value', is: ['x'] }], tells: { what: 'count' } }, { population: 'entity', where: [{ field: 'scope', is: ['national'] }], tells: { what: 'count' } }]) {
    expect((await ana?.ask('POST', '/api/figures', { question }))?.statusCode).toBe(400);
  }
  expect((await ana?.ask('POST', '/api/figures', { question: { population: 'group', tells: { what: 'count' } }, query: 'group-entrenched' }))?.statusCode).toBe(400);
  expect((await ana?.ask('POST', '/api/figures', {}))?.statusCode).toBe(400);
  expect((await figureOf(ana, await computed(ana, { population: 'report', where: [{ field: 'agency', is: [wild] }], tells: { what: 'count' } }))).value).toBe('unknown');
  expect((await figureOf(ana, await computed(ana, { population: 'report', tells: { what: 'count' } }))).value).toMatch(/^\d+ reports$/);
});

test('counting again, what changed and a use of what is another’s, hidden or nowhere are the same bytes', async () => {
  const id = await computed(ana, { population: 'group', tells: { what: 'share', field: 'entrenched', value: 'yes' } });
  const nowhere = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  for (const ask of [
    (ref: string) => bea?.ask('POST', address(ref, '/recount'), { when: 'now' }), (ref: string) => bea?.get(address(ref, '/changes?from=1&to=1')), (ref: string) => bea?.ask('POST', address(ref, '/uses'), { revision: 1, where: 'Annual report, page 3' }),
    (ref: string) => bea?.ask('POST', '/api/figures', { revises: ref, ...why }), (ref: string) => bea?.ask('POST', address(ref, '/publish'), why),
  ]) {
    const [there, none] = [await ask(id), await ask(nowhere)];
    if (there === undefined || none === undefined) throw new Error('bea is there');
    expect([there.statusCode, kept(there)]).toEqual([404, kept(none)]);
  }
  // Ivo of alder may not see what was counted.
  expect((await (await at.seat('ivo')).get(address(id, '/changes?from=1&to=1'))).statusCode).toBe(404);
});

test('counting again says how far it is and what differs; what changed says how many moved, and never who', async () => {
  const id = await computed(ana, { population: 'group', tells: { what: 'share', field: 'entrenched', value: 'yes' } });
  const lines = async (when: string) => ((await ana?.ask('POST', address(id, '/recount'), { when }))?.body ?? '').trim().split('\n').map((line) => JSON.parse(line) as { progress?: object; rowsDiffer?: boolean; moves?: object[]; ledger?: object });
  const same = await lines('then');
  expect(same[0]?.progress).toMatchObject({ total: expect.any(Number) as number });
  expect(same.at(-1)).toMatchObject({ rowsDiffer: false, moves: [] });
  await report(0, 5, () => ({ entrenched: 'yes' }));
  const now = await lines('now');
  expect(now.at(-1)).toMatchObject({ rowsDiffer: true, moves: [{ from: 'not known', to: 'confirmed', count: 5 }] });
  // Nothing was kept.
  expect((await ana?.get(address(id)))?.json()).toMatchObject({ figure: { revision: 1 } });
  expect((await ana?.ask('POST', '/api/figures', { revises: id, ...why }))?.json()).toMatchObject({ id, revision: 2 });
  const change = await ana?.get(address(id, '/changes?from=1&to=2'));
  expect(change?.json()).toMatchObject({ from: { revision: 1 }, to: { revision: 2 }, moves: [{ count: 5 }] });
  expect(change?.body).not.toMatch(/num-\d|alder~/);
  expect((await ana?.get(address(id, '/changes?from=1&to=9')))?.statusCode).toBe(400);
});

test('a published figure that is corrected says so wherever it was used, and to nobody else', async () => {
  await report(200, 230, (nth) => ({ entrenched: nth < 215 ? 'yes' : 'no', scope: 'international' }));
  const id = await computed(ana, { population: 'group', where: [{ field: 'scope', is: ['international'] }], tells: { what: 'share', field: 'entrenched', value: 'yes' } });
  const use = { revision: 1, where: 'Annual report 2026, table 3' };
  // Nothing is used that is not public.
  expect((await bea?.ask('POST', address(id, '/uses'), use))?.statusCode).toBe(404);
  expect((await published(id))?.json()).toMatchObject({ state: 'done' });
  expect((await bea?.ask('POST', address(id, '/uses'), { ...use, revision: 2 }))?.statusCode).toBe(404);
  expect((await bea?.ask('POST', address(id, '/uses'), use))?.statusCode).toBe(200);
  expect((await bea?.get('/api/figures'))?.json()).toMatchObject({ corrected: [] });
  await report(200, 206, () => ({ entrenched: 'no' }), hiddenLabel, '2026-03-01');
  await ana?.ask('POST', '/api/figures', { revises: id, ...why });
  // A revision corrects nothing until it is public, and nobody hears of it.
  expect((await bea?.get(address(id)))?.json()).toMatchObject({ figure: { revision: 1, publications: [{ revision: 1, corrected: false }], uses: [{ now: null }], revisions: [] } });
  expect((await published(id))?.json()).toMatchObject({ state: 'done' });
  const seen = (await bea?.get(address(id)))?.json<{ figure: { publications: readonly { corrected: boolean }[]; uses: readonly object[] } }>().figure;
  expect(seen).toMatchObject({ publications: [{ revision: 1, corrected: true, by: [] }, { revision: 2, corrected: false, by: [] }], uses: [{ ...use, now: { revision: 2 } }] });
  expect((await bea?.get('/api/figures'))?.json()).toMatchObject({ corrected: [{ figure: id, ...use, value: expect.stringContaining('50.0%') as string, now: { revision: 2, value: expect.stringContaining('30.0%') as string } }] });
  // What birch used is birch's.
  expect((await ana?.get(address(id)))?.json()).toMatchObject({ figure: { uses: [] } });
  expect((await ana?.get('/api/figures'))?.body).not.toContain('table 3');
});

test('what totals and bounds pin is refused, and no subtraction was needed', async () => {
  // Of 25, five are rated, in four ways: withheld together, and each of them something, so that each is one or two.
  const levels = ['HLT', 'MLT', 'LLT', 'UNRATED', 'UNRATED'];
  await report(300, 325, (nth) => ({ scope: 'interprovincial', ...(nth < 305 && { threatLevel: levels[nth - 300] ?? '' }) }));
  const narrowed = { population: 'group', where: [{ field: 'scope', is: ['interprovincial'] }] };
  const refused = await published(await computed(ana, { ...narrowed, tells: { what: 'by', field: 'threatLevel' } }));
  expect([refused?.statusCode, refused?.json<{ message: string }>().message]).toEqual([403, 'totals and bounds would leave a withheld count of 1 to 4 next to nothing else to be; ask a coarser question']);
  // The coarser one: a share, of which nothing small is told.
  expect((await published(await computed(ana, { ...narrowed, tells: { what: 'known', field: 'threatLevel' } })))?.statusCode).toBe(403);
  expect((await published(await computed(ana, { ...narrowed, tells: { what: 'count' } })))?.json()).toMatchObject({ state: 'done' });
});
