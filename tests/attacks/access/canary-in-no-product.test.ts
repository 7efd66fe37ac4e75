// Attacker: nobody; the harm is our own: a person who does not exist in a warrant, a disclosure package, an export or a figure. Promises: G7, G8, G12.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../../src/access/index.js';
import { isRefused } from '../../../src/kernel/index.js';
import { bookOf, type CanaryScene, plantCanaries } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let scene: CanaryScene;
beforeAll(async () => {
  at = await openHouse();
  scene = await plantCanaries(at);
});
afterAll(() => at.close());

const refs = (): string[] => scene.canaries.map(({ person }) => `alder~${person.entityId}`);

/** Whether ana is shown it under this purpose. */
async function shows(entityId: string, purpose: string): Promise<boolean> {
  const ana = await at.house.people.memberById('alder', 'ana', at.house.door.today());
  if (ana === undefined) throw new Error('nobody is called ana');
  // Who holds every purpose, so that only the marking decides.
  const caller: Caller = { member: { ...ana, purposes: [purpose] }, purpose, caseRef: 'alder~oak' };
  const plan = await at.house.door.ask(caller, { action: 'viewEntity', asked: { entity: `alder~${entityId}` } });
  if (isRefused(plan)) throw new Error(plan.message);
  return (await at.house.entities.read(plan, { agencyId: 'alder', entityId }, {})).ids.size > 0;
}

test('its marking keeps it out of warrants, disclosure, operations and exports, as it does any record that is for leads only', async () => {
  const [canary] = scene.canaries;
  const entityId = canary?.person.entityId ?? '';
  expect(await shows(entityId, 'intelligence_analysis')).toBe(true);
  for (const purpose of ['court_disclosure', 'warrant_application', 'operational_planning']) expect([purpose, await shows(entityId, purpose), await shows('p-4037', purpose)]).toEqual([purpose, false, false]);
  const ana = await at.seat('ana');
  const [exported, other, absent] = await Promise.all([`alder~${entityId}`, 'alder~p-4037', 'alder~p-0000'].map((ref) => ana.get(`/api/entities/${encodeURIComponent(ref)}/ftm`)));
  if (exported === undefined || other === undefined || absent === undefined) throw new Error('three were asked');
  expect([exported.statusCode, kept(exported)]).toEqual([404, kept(absent)]);
  expect(kept(other)).toEqual(kept(absent));
});

test('what counts or compares leaves it out by one question, which knows those that were withdrawn as well', async () => {
  expect(at.house.canaries.without([...refs(), 'alder~p-4037', 'alder~p-shown'], (ref) => ref)).toEqual(['alder~p-4037', 'alder~p-shown']);
  await at.house.canaries.sweep(Date.now() + 70 * 86_400_000);
  const all = await bookOf(at).all();
  expect(all.map((one) => one.state).toSorted()).toEqual(['retired', 'retired', 'waiting', 'waiting']);
  expect(at.house.canaries.without([...refs(), 'alder~p-4037'], (ref) => ref)).toEqual(['alder~p-4037']);
});

test('one that was withdrawn is a record that is not there', async () => {
  const ana = await at.seat('ana');
  const [ref = ''] = refs();
  const [gone, absent] = [await ana.get(`/api/entities/${encodeURIComponent(ref)}`), await ana.get('/api/entities/alder~p-0000')];
  expect([gone.statusCode, kept(gone)]).toEqual([404, kept(absent)]);
});

test('no name of the registry is near it, whatever label hides that name', async () => {
  expect(at.house.canaries.isPlanted('alder~p-own')).toBe(false);
  const names = await at.database.all.selectFrom('statement').select(['value', 'entity_id']).where('prop', '=', 'name').execute();
  for (const { person } of await bookOf(at).all()) expect(names.filter((row) => row.value === person.name && row.entity_id !== person.entityId)).toEqual([]);
});
