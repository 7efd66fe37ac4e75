// Attacker: bea of birch, who would learn from a prompt, or from none, whether a name stands behind the door. Promise: G4. Routes: every look-up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantCanaries } from '../../support/canary-scene.js';
import { foreigner, pairsOf, shown } from '../../support/insiders.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { answering, type Asked, neverWorksNow, newShift, offRoster } from '../../support/night-work.js';
import { kept } from '../../support/same.js';
import { ways, type Thing } from '../../support/asking.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  await neverWorksNow(at, 'birch', 'bea');
});
afterAll(() => at.close());

const lookups = ways.filter((one) => one.route.startsWith('GET ') && one.as === undefined);

/** A session of its own each: what came before explains nothing. */
async function askedAs(way: (typeof lookups)[number], thing: Thing) {
  await newShift(at);
  const bea = await at.seat('bea');
  const url = way.url(thing);
  const first = await bea.get(url);
  const second = await bea.ask('GET', url, undefined, answering(first.json<Asked>()));
  return { first: { ...kept(first), body: first.body.replace(/frc-\w+/, 'frc') }, second: kept(second, thing) };
}

test('what is hidden, what is nowhere and what is shown get one prompt, byte for byte, and after it the answers that they get without one', async () => {
  const [pair] = await pairsOf(at, foreigner);
  if (pair === undefined) throw new Error('nothing is hidden');
  for (const way of lookups) {
    const [dark, nowhere, there] = [await askedAs(way, pair.hidden), await askedAs(way, pair.absent), await askedAs(way, shown)];
    expect([way.route, dark.first.status]).toEqual([way.route, 428]);
    expect([way.route, dark.first]).toEqual([way.route, nowhere.first]);
    expect([way.route, there.first]).toEqual([way.route, nowhere.first]);
    expect([way.route, dark.second]).toEqual([way.route, nowhere.second]);
    expect([way.route, there.second.status]).toEqual([way.route, 200]);
  }
}, 60_000);

test('off one’s roster as well: hidden, nowhere, shown and a canary get one prompt, and who is on it none', async () => {
  const [pair] = await pairsOf(at, foreigner);
  const { canaries: [canary] } = await plantCanaries(at);
  if (pair === undefined || canary === undefined) throw new Error('nothing is hidden');
  await offRoster(at, 'birch', 'bea', 'ada');
  const way = lookups.find((one) => one.route === 'GET /api/entities/:id');
  if (way === undefined) throw new Error('no such route');
  const [dark, nowhere, there, made] = [await askedAs(way, pair.hidden), await askedAs(way, pair.absent), await askedAs(way, shown), await askedAs(way, { ...shown, entity: `alder~${canary.person.entityId}` })];
  expect([dark.first.status, dark.first, there.first, made.first]).toEqual([428, nowhere.first, nowhere.first, nowhere.first]);
  expect([dark.second, there.second.status]).toEqual([nowhere.second, 200]);
  const now = Date.now();
  const shift = ['user,starts_at,ends_at', `bea,${new Date(now - 3_600_000).toISOString()},${new Date(now + 3_600_000).toISOString()}`].join('\n');
  expect((await (await at.seat('ada')).ask('POST', '/api/roster', { why: 'called out tonight', csv: shift })).json()).toMatchObject({ taken: 1, setAside: [] });
  await newShift(at);
  expect((await (await at.seat('bea')).get(way.url(shown))).statusCode).toBe(200);
});

test('a colleague’s work on a name explains nothing to anybody else: it would tell of what they look at', async () => {
  await at.database.db.deleteFrom('shift').execute();
  await neverWorksNow(at, 'birch', 'bea');
  const url = '/api/search?q=Quorvane';
  await (await at.seat('dex')).get(url);
  await (await at.seat('ana')).get(url);
  await newShift(at);
  expect((await (await at.seat('bea')).get(url)).statusCode).toBe(428);
});
