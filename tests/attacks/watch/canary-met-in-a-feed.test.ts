// Attacker: whoever looks up in another system, where nobody of this node stands beside them, a person whom no work leads to. Promises: G4, G11, G12.
// The live examiner is told which records of that system exist only to be found, and a look at one is a lead within the pass.
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, bookOf, type CanaryScene, order, plantCanaries } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { ocsfLook } from '../../support/live-feed.js';

let at: TestHouse;
let scene: CanaryScene;
beforeAll(async () => {
  at = await openHouse();
  scene = await plantCanaries(at);
  const elsewhere = { ...order, system: 'Records' };
  await approve(scene.second, (await scene.keeper.ask('POST', '/api/watch/canaries', elsewhere)).json<{ approval: string }>().approval);
  await scene.keeper.ask('POST', '/api/watch/canaries', elsewhere);
  const exporting = { system: 'Records', form: 'csv', words: 'a sentence that only exa knows', why: 'to carry them to the records system' };
  await approve(scene.second, (await scene.keeper.ask('POST', '/api/watch/canaries/export', exporting)).json<{ approval: string }>().approval);
  expect((await scene.keeper.ask('POST', '/api/watch/canaries/export', exporting)).json()).toMatchObject({ file: expect.any(String) });
}, 200_000);
afterAll(() => at.close());

test('one look at it in that system’s feed is a lead on whoever looked, and another system’s record of the same name is nobody’s canary', async () => {
  const [met, unmet] = (await bookOf(at).all()).filter((one) => one.system === 'Records');
  if (met === undefined || unmet === undefined) throw new Error('nothing was carried');
  const exa = scene.keeper;
  expect((await exa.ask('POST', '/api/watch/live/start', { perThousand: 200 })).statusCode).toBe(200);
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const key: string = (await (await at.seat('adam')).ask('POST', '/api/services', { why: 'the log of the records system', name: 'records log', may: ['feed'], until })).json().code;
  for (const name of ['records', 'parking']) expect((await exa.ask('POST', '/api/watch/sources', { name, kind: 'http', preset: 'ocsf' })).statusCode).toBe(200);
  const people = Array.from({ length: 8 }, (_, nth) => `officer${nth}`);
  const context = join(at.folder, 'data', 'feeds', 'alder', 'context');
  mkdirSync(context, { recursive: true });
  const actors = join(context, 'actors.jsonl');
  writeFileSync(actors, people.map((actor_id) => `${JSON.stringify({ actor_id, unit: 'north', role: 'response' })}\n`).join(''));
  utimesSync(actors, Date.now() / 1000 - 60, Date.now() / 1000 - 60);
  const send = async (source: string, looks: readonly object[]): Promise<number> =>
    (await at.app.inject({ method: 'POST', url: `/api/watch/feed/${source}`, headers: { authorization: `Bearer ${key}` }, payload: looks as object })).statusCode;
  const fromMs = Date.now() - 3_600_000;
  expect(await send('records', people.map((who, nth) => ocsfLook(`w${nth}`, who, `P${nth}`, fromMs + nth * 1000)))).toBe(200);
  expect(await send('parking', [ocsfLook('p1', 'officer5', met.person.entityId, fromMs + 60_000)])).toBe(200);
  await at.house.live.turn('alder');
  const leads = async () => (await at.database.db.selectFrom('review_lead').selectAll().where('agency_id', '=', 'alder').where('source', '=', 'live').execute()).filter((one) => one.detectors.includes('canary'));
  expect(await leads()).toEqual([]);
  expect(await send('records', [ocsfLook('met', 'officer3', met.person.entityId, fromMs + 120_000)])).toBe(200);
  await at.house.live.turn('alder');
  const found = await leads();
  expect(found).toHaveLength(1);
  // It is read at the desk, on the record, as any lead; it is serious, so whoever was looked up has a task.
  const id = found[0]?.lead_id ?? '';
  expect((await exa.ask('POST', `/api/reviews/leads/${id}/acts`, { act: 'take' })).statusCode).toBe(200);
  expect((await exa.get(`/api/reviews/leads/${id}`)).json()).toMatchObject({ lead: { source: 'live', serious: true }, alert: { actors: ['officer3'] } });
  // Nothing that the pass leaves holds one that nobody met.
  const folder = join(at.folder, 'data', 'watch');
  for (const path of readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).filter((one) => statSync(one).isFile())) expect([path, readFileSync(path).includes(unmet.person.entityId)]).toEqual([path, false]);
}, 180_000);
