// Attacker: whoever can end the node (the operator, a power switch) just after they looked a canary up, before anybody is told. Promises: G1, G10, G11.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookOf, type CanaryScene, plantCanaries } from '../../support/canary-scene.js';
import { loadSources } from '../../support/custos-program.js';
import { openHouse, type TestHouse } from '../../support/house.js';

const program = new URL('../../support/crash-node.ts', import.meta.url).pathname;

let at: TestHouse;
let scene: CanaryScene;
beforeAll(async () => {
  at = await openHouse({ demo: true });
  scene = await plantCanaries(at);
});
afterAll(() => at.close());

/** In a node of its own, which is killed as soon as its first answer has left. */
async function lookedUpAndKilled(entity: string): Promise<void> {
  const socketPath = join(at.folder, 'crash.sock');
  const child = spawn(process.execPath, [...loadSources, program, join(at.folder, 'data'), at.database.ownerUrl, at.database.appUrl, socketPath, 'answer:1'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed.then(() => Promise.reject(new Error('the node did not start')))]);
  const sent = request({ socketPath, path: `/api/entities/${encodeURIComponent(entity)}`, headers: { 'x-custos-as': 'ana', 'x-custos-purpose': 'intelligence_analysis', 'x-custos-case': 'alder~oak' }, agent: false });
  sent.on('error', () => undefined);
  sent.end();
  await closed;
  expect(child.signalCode).toBe('SIGKILL');
}

const alarms = async () => (await at.database.db.selectFrom('review_lead').selectAll().where('source', '=', 'canary').execute()).map((one) => [one.agency_id, one.is_serious]);
const meetings = async () => (await bookOf(at).all()).flatMap((one) => one.meetings.map(({ actor, action }) => [one.canaryId, actor, action]));

test('the alarm stands once when the node is back, and once however often the record is gone through', async () => {
  const [canary] = scene.canaries;
  if (canary === undefined) throw new Error('nothing was planted');
  await at.shut();
  await lookedUpAndKilled(`alder~${canary.person.entityId}`);
  expect(await alarms()).toEqual([]);
  await at.reopen();
  await at.house.canaries.beat();
  const told = { alarms: [['alder', true]], meetings: [[canary.canaryId, 'ana@alder', 'viewEntity']] };
  expect({ alarms: await alarms(), meetings: await meetings() }).toEqual(told);
  // As if nothing had ever been gone through.
  await at.shut();
  await at.database.db.deleteFrom('canary_heard').execute();
  await at.reopen();
  await at.house.canaries.beat();
  expect({ alarms: await alarms(), meetings: await meetings() }).toEqual(told);
  // How far everything is dealt with is written down two minutes later: an answer may still be waiting for witnesses.
  const places = async () => (await at.database.db.selectFrom('canary_heard').selectAll().execute()).map((one) => one.agency_id);
  expect(await places()).toEqual([]);
  await at.house.canaries.beat(Date.now() + 300_000);
  expect(await places()).toContain('alder');
});
