// Attacker: whoever looks a record up, and would know before the examiner does that nobody is behind it. Promises: G4, G12. Routes: every look-up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookOf, type CanaryScene, plantCanaries, wordsOf } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';

let at: TestHouse;
let scene: CanaryScene;
beforeAll(async () => {
  at = await openHouse();
  scene = await plantCanaries(at);
});
afterAll(() => at.close());

test('its page has the form of any other page: the same fields, marking, report and status', async () => {
  const ana = await at.seat('ana');
  const [canary] = scene.canaries;
  if (canary === undefined) throw new Error('nothing was planted');
  const entity = `alder~${canary.person.entityId}`;
  const reply = await ana.get(`/api/entities/${encodeURIComponent(entity)}`);
  const like = await ana.get('/api/entities/alder~p-4037');
  const fields = (value: unknown): unknown => (Array.isArray(value) ? value.slice(0, 1).map(fields) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fields(one)])) : typeof value);
  expect([reply.statusCode, fields(reply.json())]).toEqual([200, fields(like.json())]);
  expect(Object.keys(reply.headers).toSorted()).toEqual(Object.keys(like.headers).toSorted());
  expect(reply.body).not.toMatch(/canar/i);
});

test('whoever meets one is told nothing; its keeper is, and the desk of whoever looked, at once, without being told which', async () => {
  const [canary, other] = scene.canaries;
  if (canary === undefined || other === undefined) throw new Error('nothing was planted');
  const ira = await at.seat('ira');
  const size = async (): Promise<bigint> => (await at.house.ledger.heads()).find((one) => one.agencyId === 'alder')?.size ?? 0n;
  await at.house.canaries.alarm.drain();
  const [leadsBefore, sizeBefore] = [await at.database.db.selectFrom('review_lead').selectAll().execute(), await size()];
  const reply = await ira.get(`/api/search?q=${encodeURIComponent(other.person.name)}`);
  expect(reply.json<{ results: { id: string }[] }>().results.map((one) => one.id)).toContain(`alder~${other.person.entityId}`);
  await at.house.canaries.alarm.drain();
  const leads = (await at.database.db.selectFrom('review_lead').selectAll().execute()).filter((one) => !leadsBefore.some((before) => before.lead_id === one.lead_id));
  // Names that are a little alike may stand in one short list.
  expect(leads.length).toBeGreaterThan(0);
  for (const one of leads) expect(one).toMatchObject({ agency_id: 'alder', source: 'canary', is_serious: true });
  expect((await bookOf(at).all()).find((one) => one.canaryId === other.canaryId)?.meetings).toMatchObject([{ actor: 'ira@alder', action: 'search' }]);
  expect((await scene.keeper.get('/api/notices')).body).toContain('/watch/canaries');
  expect((await ira.get('/api/notices')).body).not.toContain('canaries');
  // In the log that ira and every watcher reads stand the look-up and these readings of notices: no alarm beside it.
  const entries = await Promise.all(Array.from({ length: Number(await size() - sizeBefore) }, async (_, nth) => payloadAt<{ action: string }>(at.house, 'alder', sizeBefore + BigInt(nth))));
  expect(entries.map((one) => one.action)).toEqual(['search', 'viewNotices', 'viewNotices']);
  const words = wordsOf(at);
  const texts = leads.map((one) => [one.lead_id, one.about, one.detectors.join(), words.open(one.told, ['review_lead', 'told', one.agency_id, one.lead_id])].join(' '));
  expect(texts.join()).not.toMatch(new RegExp(`${other.person.entityId}|${other.person.name}|alder#`));
});

test('one day, one person, one canary is one lead, however often they look', async () => {
  const [canary] = scene.canaries;
  const ivo = await at.seat('ivo');
  const count = async (): Promise<number> => (await at.database.db.selectFrom('review_lead').selectAll().execute()).length;
  const before = await count();
  for (let nth = 0; nth < 3; nth += 1) await ivo.get(`/api/entities/${encodeURIComponent(`alder~${canary?.person.entityId ?? ''}`)}`);
  await at.house.canaries.alarm.drain();
  expect(await count() - before).toBe(1);
  for (const url of ['/api/entities/alder~p-shown', '/api/search?q=draile', '/api/entities/alder~nobody']) await ivo.get(url);
  await at.house.canaries.alarm.drain();
  expect(await count() - before).toBe(1);
});
