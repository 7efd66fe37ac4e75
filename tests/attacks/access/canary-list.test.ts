// Attackers: the administrator, an analyst, a reviewer, another examiner and a foreign one, who want to know which records to keep away from. Promises: G4, G11.
// Routes: /api/watch/canaries; and every table that a database administrator reads.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, bookOf, type CanaryScene, order, plantCanaries } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let scene: CanaryScene;
beforeAll(async () => {
  at = await openHouse();
  scene = await plantCanaries(at);
});
afterAll(() => at.close());

test('their keeper reads them, and the entry of it names no record', async () => {
  const answer = (await scene.keeper.get('/api/watch/canaries')).json<{ canaries: { entity: string; name: string; state: string }[]; blendsIn: boolean; ledger: { index: string } }>();
  expect([answer.canaries.length, answer.canaries[0]?.state, answer.blendsIn]).toEqual([2, 'planted', true]);
  const entry = JSON.stringify(await payloadAt<object>(at.house, 'alder', BigInt(answer.ledger.index)));
  expect(entry).toContain('viewCanaries');
  for (const { person } of scene.canaries) expect([entry.includes(person.entityId), entry.includes(person.name)]).toEqual([false, false]);
});

test('who administers, analyses or reviews is refused; another examiner, of the agency or abroad, has an empty list, whether there are any or not', async () => {
  for (const who of ['adam', 'ana', 'ira', 'ada']) expect([who, (await (await at.seat(who)).get('/api/watch/canaries')).statusCode]).toEqual([who, 403]);
  const [other, foreign] = [await (await at.seat('eda')).get('/api/watch/canaries'), await (await at.seat('bex')).get('/api/watch/canaries')];
  expect(other.json()).toMatchObject({ canaries: [] });
  expect(kept(foreign).body.replace('"blendsIn":false', '"blendsIn":true')).toBe(kept(other).body);
});

test('no list leaves by another door: not by the record of the agency, nor by what waits for approval', async () => {
  const secrets = scene.canaries.flatMap(({ person, reportId }) => [person.entityId, person.name, reportId]);
  const size = (await at.house.ledger.heads()).find((one) => one.agencyId === 'alder')?.size ?? 0n;
  const planting: string[] = [];
  for (let index = 0n; index < size; index += 1n) {
    const entry = JSON.stringify(await payloadAt<object>(at.house, 'alder', index));
    if (/[cC]anar/.test(entry)) planting.push(entry);
  }
  expect(planting.length).toBeGreaterThan(2);
  for (const secret of secrets) expect(planting.filter((entry) => entry.includes(secret))).toEqual([]);
  const again = (await scene.keeper.ask('POST', '/api/watch/canaries', { ...order, count: 1 })).json<{ approval: string }>();
  expect(JSON.parse(await approve(scene.second, again.approval))).toEqual({ act: 'plant_canary', agency: 'alder', count: 1, system: 'custos', rotateDays: 60, until: '2027-06-30' });
});

test('whoever has the database reads how many there are, in rows of one length', async () => {
  const rows = await at.database.db.selectFrom('canary').selectAll().execute();
  const text = JSON.stringify(rows.map((one) => ({ ...one, intent_index: String(one.intent_index) })));
  for (const { person, reportId } of scene.canaries) for (const secret of [person.entityId, person.name, reportId, 'planted']) expect(text).not.toContain(secret);
  expect(new Set(rows.map((one) => one.sealed.length)).size).toBe(1);
  // Letters that take two bytes are no longer.
  const one = scene.canaries[0] as (typeof scene.canaries)[number];
  await bookOf(at).keep({ ...one, person: { ...one.person, name: 'Zoë-Éléonore Çağlaröğlu' } });
  const after = await at.database.db.selectFrom('canary').select('sealed').execute();
  await bookOf(at).keep(one);
  expect(new Set(after.map((row) => row.sealed.length)).size).toBe(1);
});

test('one person plants nothing, and nobody else’s approval does it', async () => {
  const before = (await bookOf(at).all()).length;
  expect((await scene.keeper.ask('POST', '/api/watch/canaries', { ...order, count: 3 })).json()).toMatchObject({ state: 'requested' });
  expect((await scene.keeper.ask('POST', '/api/watch/canaries', { ...order, count: 3 })).json()).toMatchObject({ state: 'requested' });
  for (const who of ['ana', 'adam', 'ira']) expect((await (await at.seat(who)).ask('POST', '/api/watch/canaries', order)).statusCode).toBe(403);
  expect((await bookOf(at).all()).length).toBe(before);
});
