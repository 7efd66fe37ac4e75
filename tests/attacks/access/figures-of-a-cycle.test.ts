// Attackers: an analyst who counts a cycle that is still open, one who publishes what another bureau judged, and a reader who would learn from counts what a bureau kept to itself.
// Promises: G4, G5, G7, G8. Routes: /api/figures, of groups as a cycle of assessment judged them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Person, personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

let at: TestHouse;
let [ana, ora, bea, cyd]: Person[] = [];
const cycle = 'alder~2026';
const ids = Array.from({ length: 24 }, (_, nth) => `grp-${nth}`);
const own = { level: 'PROTECTED_B', releasableTo: [] };
const said = (nth: number, indicator: string, value: string, more: object = {}) => ({ group: `alder~grp-${nth}`, indicator, value, judgedOn: '2026-03-01', source: 'a debrief of some length', ...(value !== 'unknown' && value !== 'unrated' && { confidence: 'moderate' }), ...(value === 'unrated' && { confidence: 'high' }), ...more });
const judged = async (who: Person | undefined, judgements: readonly object[]) => {
  const reply = await who?.ask('POST', '/api/assessment/appraisals', { cycle, judgements });
  expect([reply?.statusCode, reply?.json<{ message?: string }>().message]).toEqual([200, undefined]);
};
const question = (tells: object) => ({ question: { population: 'judged', where: [{ field: 'cycle', is: [cycle] }], tells } });
const compute = async (who: Person | undefined, tells: object) => who?.ask('POST', '/api/figures', question(tells));
const address = (id: string, more = '') => `/api/figures/${encodeURIComponent(id)}${more}`;
const why = { why: 'for the annual report of the agency' };

beforeAll(async () => {
  at = await openHouse();
  [ana, ora, bea, cyd] = [await personAt(at, 'ana'), await personAt(at, 'ora'), await personAt(at, 'bea'), await personAt(at, 'cyd')];
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', title: 'Groups', reportedOn: '2026-02-01', label: shownLabel, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, ids.map((entityId) => ({ entityId, schema: 'CriminalGroup', prop: 'name', value: `Fictional ${entityId}` })));
  await ana.ask('POST', '/api/assessment/cycles', { id: '2026', nameEn: 'Cycle of 2026', nameFr: 'Cycle de 2026', from: '2026-01-01', until: '2026-12-31', bureaus: [{ province: 'BC', agency: 'birch' }, { province: 'ON', agency: 'cedar' }] });
  // Of 24: 8 entrenched, 8 not, 8 unknown, as the centre says.
  await judged(ana, ids.flatMap((_, nth) => [said(nth, 'existence', 'believed'), said(nth, 'entrenched', ['yes', 'no', 'unknown'][nth % 3] ?? '', nth % 3 === 2 ? {} : { criterion: 'ten years in one place' })]));
});
afterAll(() => at.close());

test('a cycle is counted once it is closed, under the labels of whoever counts, and again to the same rows', async () => {
  await judged(bea, [said(0, 'sleipnir.violence', 'high'), said(1, 'sleipnir.violence', 'high')]);
  await judged(cyd, [said(0, 'sleipnir.violence', 'low'), said(2, 'sleipnir.violence', 'medium', { label: own })]);
  const early = await compute(ana, { what: 'by', field: 'judged.sleipnir.violence' });
  expect([early?.statusCode, early?.json<{ message: string }>().message]).toEqual([400, expect.stringMatching(/no closed cycle/)]);
  expect((await ana?.ask('POST', '/api/assessment/cycles/2026/close', { why: 'the report of the year is out' }))?.statusCode).toBe(200);
  const id = (await compute(ana, { what: 'by', field: 'judged.sleipnir.violence' }))?.json<{ id: string }>().id ?? '';
  const figure = (await ana?.get(address(id)))?.json<{ figure: { parts: { code: string; count: number }[] } }>().figure;
  // One high, one in conflict; what cedar keeps to itself counts nowhere for alder.
  expect(Object.fromEntries(figure?.parts.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]) ?? [])).toEqual({ high: 1, several: 1, unknown: 22 });
  const again = await ana?.ask('POST', address(id, '/recount'), { when: 'then' });
  expect(JSON.parse((again?.body ?? '').trim().split('\n').at(-1) ?? '')).toMatchObject({ rowsDiffer: false });
  // Whoever is of another agency reads nothing of it, and counts what they may see: of birch the same, with what cedar opened to it.
  expect((await bea?.get(address(id)))?.statusCode).toBe(404);
});

test('what another bureau judged is published once that bureau released it, and a share of what the centre judged by two people', async () => {
  const theirs = (await compute(ana, { what: 'known', field: 'judged.sleipnir.violence' }))?.json<{ id: string }>().id ?? '';
  expect((await ana?.ask('POST', address(theirs, '/publish'), why))?.json()).toMatchObject({ error: 'not_allowed', message: expect.stringMatching(/birch, cedar originated and did not release/) });
  const id = (await compute(ana, { what: 'share', field: 'judged.entrenched', value: 'yes' }))?.json<{ id: string }>().id ?? '';
  const asked = await ana?.ask('POST', address(id, '/publish'), why);
  await approve(ora as Person, asked?.json<{ approval: string }>().approval ?? '');
  expect((await ana?.ask('POST', address(id, '/publish'), why))?.json()).toMatchObject({ state: 'done' });
  const shown = (await bea?.get(address(id)))?.json<{ figure: { counts: object } }>().figure;
  expect(shown).toMatchObject({ counts: { yes: 8, no: 8, unknown: 8, withheld: 0, total: 24 } });
  // The annual report tells it from then on, in a chapter of its own, with its cycle's days.
  const made = await cyd?.ask('POST', '/api/annual-reports', { asOf: at.house.door.today(), language: 'en' });
  const report = (JSON.parse((made?.body ?? '').trim().split('\n').at(-1) ?? '') as { report: { id: string } }).report;
  const page = (await cyd?.get(`/api/annual-reports/${report.id}/html`))?.body ?? '';
  expect(page).toContain('What bureaus judged');
  expect(page).toContain(id);
  expect(page).not.toContain(theirs);
});
