// Attackers: a reader who would learn of routes from judgements that are not theirs to see, one who changes what was judged, and one who passes silence off as absence.
// Promises: G4, G7, G8. Routes: /api/routes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

const observed = { kind: 'observed', from: '2025-01-01', to: '2025-06-30', seizures: 4, effort: { state: 'recorded', amount: 1000, unit: 'inspections' }, level: 'medium' };
const judge = async (who: string, more: object = {}) => (await at.seat(who)).ask('POST', '/api/routes', {
  route: 'gulf-ontario', mode: 'rail', conveyance: 'RAIL', commodity: 'FENTANYL', says: observed, channel: 'on_request', carrier: 'a carrier', indicators: [{ words: 'seals replaced on the way', sign: 'not_looked_for' }], source: 'alder~r-shown', assessedOn: '2025-07-01', confidence: 'moderate',
  why: 'two finds on one train', label: { level: 'PROTECTED_B', releasableTo: [] }, ...more,
});
const seen = async (who: string, route = 'gulf-ontario') => (await (await at.seat(who)).get(`/api/routes?route=${route}`));

test('a route that one may not see, and one that nobody judged, are the same bytes; its agency reads it', async () => {
  expect((await judge('ana')).statusCode).toBe(200);
  expect((await seen('ana')).json()).toMatchObject({ routes: [{ route: 'gulf-ontario', observed: [{ mode: 'rail', agency: 'alder', says: observed }], forecast: [], notObserved: ['road', 'air', 'post', 'marine'] }] });
  const [hidden, absent] = [await seen('bea'), await seen('bea', 'gulf-quebeck')];
  expect([hidden.statusCode, kept(hidden)]).toEqual([200, kept(absent)]);
  expect((await (await at.seat('bea')).get('/api/routes')).body).not.toContain('gulf-ontario');
});

test('what is for all is beside one’s own, and differs in the open: counts, order and dispute say nothing of the hidden', async () => {
  expect((await judge('bea', { label: { level: 'PROTECTED_B', releasableTo: ['ALL'] }, says: { ...observed, level: 'high' } })).statusCode).toBe(200);
  const [own, other] = [(await seen('ana')).json(), (await seen('cyd')).json()];
  expect(own.routes[0].observed.map((one: { agency: string; isDisputed: boolean }) => [one.agency, one.isDisputed]).toSorted()).toEqual([['alder', true], ['birch', true]]);
  // Cedar does not see alder's judgement: for cedar nothing is disputed.
  expect(other.routes[0].observed.map((one: { agency: string; isDisputed: boolean }) => [one.agency, one.isDisputed])).toEqual([['birch', false]]);
});

test('a compartment’s judgement is the compartment’s, and a clearance’s the clearance’s', async () => {
  expect((await judge('ana', { route: 'lakes-winnipeg', label: { level: 'SECRET', releasableTo: ['ALL'] } })).statusCode).toBe(200);
  expect((await seen('cyd', 'lakes-winnipeg')).json().routes).toHaveLength(1);
  expect((await seen('ivo', 'lakes-winnipeg')).json().routes).toEqual([]);
  expect((await judge('pia', { route: 'pine-north', label: { level: 'PROTECTED_B', releasableTo: ['ALL'], caseRef: 'alder~pine' } })).statusCode).toBe(200);
  expect([(await seen('pia', 'pine-north')).json().routes.length, (await seen('ana', 'pine-north')).json().routes.length]).toEqual([1, 0]);
  for (const who of ['eli', 'exa', 'adam']) expect([who, (await seen(who)).statusCode]).toEqual([who, 403]);
});

test('silence is not passed off as absence, and what is forecast not as seen', async () => {
  for (const says of [
    { ...observed, seizures: 0, effort: { state: 'none' }, level: 'nil' }, { ...observed, effort: { state: 'unknown' }, level: 'low' }, { ...observed, effort: { state: 'recorded' } }, { ...observed, likelihood: 'likely' },
    { kind: 'forecast', likelihood: 'likely', until: '2999-01-01', seizures: 3 }, { kind: 'forecast', likelihood: 'likely' },
  ]) expect([says, (await judge('ana', { says })).statusCode]).toEqual([says, 400]);
  expect((await judge('ivo')).statusCode).toBe(403);
});

test('a later word stands before the earlier one and neither goes', async () => {
  await judge('ana', { says: { ...observed, seizures: 5 } });
  const [mine] = (await seen('ana')).json().routes[0].observed.filter((one: { agency: string }) => one.agency === 'alder');
  expect([mine.says.seizures, mine.earlier.map((one: { says: { seizures: number } }) => one.says.seizures)]).toEqual([5, [4]]);
});
