// Attackers: an analyst who wants one figure public alone or under two accounts, one who publishes what another agency originated, one who subtracts what is public,
// and readers who ask for figures counted from what they may not see. Promises: G4, G5, G7, G8. Routes: /api/figures.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { type Person, personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

let at: TestHouse;
let [ana, ora]: Person[] = [];
beforeAll(async () => {
  at = await openHouse();
  await report('ana', 'alder', 'SECRET', 0, 22);
  [ana, ora] = [await personAt(at, 'ana'), await personAt(at, 'ora')];
});
afterAll(() => at.close());

/** Groups `from` to `to`: every third is entrenched, every third is not, of the rest nothing is said; the last two are regional, the others national. */
async function report(by: string, agencyId: string, level: string, from: number, to: number): Promise<void> {
  const statements = Array.from({ length: to - from }, (_, i) => i + from).flatMap((nth) => {
    const say = (prop: string, value: string) => ({ entityId: `grp-${nth}`, schema: 'CriminalGroup', prop, value });
    return [say('name', `Group Number${nth}`), say('scope', nth >= 20 ? 'regional' : 'national'), ...(nth % 3 === 2 ? [] : [say('entrenched', nth % 3 === 0 ? 'yes' : 'no')])];
  });
  await at.house.authoring.report(await at.plan(by, 'createReport'), {
    agencyId, title: 'Groups', reportedOn: '2026-02-01', label: { ...shownLabel, level, releasableTo: agencyId === 'alder' ? [] : ['ALL'] }, retentionBasis: 'five years',
    sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, statements);
}

async function computed(who: Person | undefined, body: object): Promise<string> {
  const reply = await who?.ask('POST', '/api/figures', body);
  expect([reply?.statusCode, reply?.body.includes('counts')]).toEqual([200, false]);
  return reply?.json<{ id: string }>().id ?? '';
}

const address = (id: string, more = '') => `/api/figures/${encodeURIComponent(id)}${more}`;
const why = { why: 'for the annual report of the agency' };
const published = async (id: string) => {
  const asked = await ana?.ask('POST', address(id, '/publish'), why);
  if (asked?.statusCode !== 200 || ora === undefined) return asked;
  await approve(ora, asked.json<{ approval: string }>().approval);
  return ana?.ask('POST', address(id, '/publish'), why);
};

test('a figure counts under the labels of whoever counts, is read by its agency alone, and is computed again to the same rows', async () => {
  const id = await computed(ana, { query: 'group-entrenched' });
  const figure = (await ana?.get(address(id)))?.json<{ figure: { value: string; counts: object; evidence: object } }>().figure;
  // 22 groups, g-tide and g-own of the world; 8 entrenched, 7 not.
  expect(figure).toMatchObject({ counts: { yes: 8, no: 7, unknown: 9, withheld: 0, total: 24 }, evidence: { query: 'group-entrenched' }, isReleased: false });
  expect(JSON.parse(((await ana?.ask('POST', address(id, '/recount'), { when: 'then' }))?.body ?? '').trim().split('\n').at(-1) ?? '')).toMatchObject({ rowsDiffer: false });
  // Of birch nobody may see the groups: absent, foreign and hidden are the same bytes.
  const bea = await at.seat('bea');
  const [there, nowhere] = [await bea.get(address(id)), await bea.get(address(id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))))];
  expect([there.statusCode, kept(there)]).toEqual([404, kept(nowhere)]);
  expect((await bea.get('/api/figures')).body).not.toContain(id);
  expect(kept(await bea.ask('POST', address(id, '/publish'), why))).toEqual(kept(await bea.ask('POST', address('birch~fig-0000000000000000', '/publish'), why)));
  // Ivo of alder is not cleared for what was counted: a figure shows itself whole or not at all.
  expect((await (await at.seat('ivo')).get(address(id))).statusCode).toBe(404);
  expect((await (await at.seat('eli')).get('/api/figures')).statusCode).toBe(403);
});

test('a revision stands beside what it revises, with its reason', async () => {
  const id = await computed(ana, { query: 'group-believed-to-exist' });
  expect((await ana?.ask('POST', '/api/figures', { query: 'group-believed-to-exist', revises: id }))?.statusCode).toBe(400);
  expect((await ana?.ask('POST', '/api/figures', { query: 'group-entrenched', revises: id, ...why }))?.statusCode).toBe(400);
  await computed(ana, { query: 'group-believed-to-exist', revises: id, ...why });
  expect((await ana?.get(address(id)))?.json<{ figure: { revisions: object[] } }>().figure).toMatchObject({ revision: 2, revisions: [{ revision: 1, why: null }, { revision: 2, ...why }] });
});

test('nobody publishes alone, nor with a second account of their own', async () => {
  const id = await computed(ana, { query: 'group-entrenched', scope: 'national' });
  const asked = (await ana?.ask('POST', address(id, '/publish'), why))?.json<{ state: string; approval: string }>();
  expect(asked?.state).toBe('requested');
  expect((await ana?.ask('POST', address(id, '/publish'), why))?.json()).not.toMatchObject({ state: 'done' });
  await at.database.db.updateTable('member').set({ person_ref: 'hr-77' }).where('agency_id', '=', 'alder').where('member_id', 'in', ['ana', 'ora']).execute();
  await expect(approve(ora as Person, asked?.approval ?? '')).rejects.toThrow(/does not wait/);
  await at.database.db.updateTable('member').set({ person_ref: null }).where('agency_id', '=', 'alder').where('member_id', 'in', ['ana', 'ora']).execute();
  expect((await ana?.get(address(id)))?.json()).toMatchObject({ figure: { isReleased: false, published: null } });
});

test('what two published everybody reads, and nothing beside it that would tell a few apart by subtraction', async () => {
  const national = await computed(ana, { query: 'group-entrenched', scope: 'national' });
  expect((await published(national))?.json()).toMatchObject({ state: 'done' });
  const bea = await at.seat('bea');
  expect((await bea.get(address(national))).json()).toMatchObject({ figure: { isReleased: true, counts: { yes: 7, no: 7, unknown: 6, total: 20 }, evidence: null, revisions: [], notReleased: [] } });
  // All groups less the national ones are the two regional ones and two of which nothing is said.
  const all = await computed(ana, { query: 'group-entrenched' });
  const refused = await ana?.ask('POST', address(all, '/publish'), why);
  expect([refused?.statusCode, refused?.json<{ message: string }>().message]).toEqual([403, `beside what is public already this would tell a few apart by subtraction: ${national}; ask a coarser question`]);
  const few = await computed(ana, { query: 'group-entrenched', scope: 'regional' });
  expect((await ana?.ask('POST', address(few, '/publish'), why))?.json<{ message: string }>().message).toMatch(/too few/);
});

test('what another agency originated is not published until two people, one of them there, released it', async () => {
  await report('cyd', 'cedar', 'PROTECTED_B', 100, 120);
  const bea = await personAt(at, 'cor');
  const id = await computed(ana, { query: 'group-high-level' });
  const refused = await ana?.ask('POST', address(id, '/publish'), why);
  expect([refused?.statusCode, refused?.json<{ message: string }>().message]).toEqual([403, 'this counts what cedar originated and did not release; ask for the release first']);
  expect((await ana?.ask('POST', address(id, '/release'), { agency: 'birch', ...why }))?.statusCode).toBe(404);
  const asked = await ana?.ask('POST', address(id, '/release'), { agency: 'cedar', ...why });
  const subject = await approve(bea, asked?.json<{ approval: string }>().approval ?? '');
  // The originator reads how much of it is theirs, and no count of anybody else's.
  expect(JSON.parse(subject)).toMatchObject({ figure: id, originator: 'cedar', unitsOfYours: 20 });
  expect(subject).not.toMatch(/counts|unknown|published"/);
  expect((await ana?.ask('POST', address(id, '/release'), { agency: 'cedar', ...why }))?.json()).toMatchObject({ state: 'done' });
  expect((await ana?.get(address(id)))?.json()).toMatchObject({ figure: { notReleased: [] } });
  expect((await ana?.ask('POST', address(id, '/publish'), why))?.json<{ message?: string }>().message ?? '').not.toMatch(/did not release/);
});
