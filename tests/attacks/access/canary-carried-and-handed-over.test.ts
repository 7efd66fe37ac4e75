// Attackers: who sees the file of canaries on its way to another system; a colleague who examines, and would have it too; a keeper who has left, or is looked into.
// Promises: G4, G6, G11. Routes: /api/watch/canaries/export, /api/watch/canaries/take-over, /api/watch/canaries/:canary.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFile } from '../../../src/watch/canaries/index.js';
import { approve, bookOf, type CanaryScene, order, plantCanaries } from '../../support/canary-scene.js';
import { evidenceSet } from '../../support/evidence-set.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { kept } from '../../support/same.js';
import { personAt } from '../../support/two-people.js';

const words = 'a sentence that only exa knows';
const exporting = { system: 'Records', form: 'csv', words, why: 'to carry them to the records system' };
const dayMs = 86_400_000;

interface Line { id: string; entity: string; system: string; state: string; toTakeOut: boolean; isCompromised: boolean; rotateAt: string; marks: { mark: string }[]; meetings: unknown[] }
interface List { canaries: Line[]; withoutKeeper: { keeper: string; count: number }[] }

let at: TestHouse;
let scene: CanaryScene;
let file = '';
beforeAll(async () => {
  at = await openHouse();
  scene = await plantCanaries(at);
  const elsewhere = { ...order, system: 'Records' };
  await approve(scene.second, (await scene.keeper.ask('POST', '/api/watch/canaries', elsewhere)).json<{ approval: string }>().approval);
  expect((await scene.keeper.ask('POST', '/api/watch/canaries', elsewhere)).json()).toMatchObject({ state: 'done' });
});
afterAll(() => at.close());

const listOf = async (who = scene.keeper): Promise<List> => (await who.get('/api/watch/canaries')).json<List>();
const there = async () => (await bookOf(at).all()).filter((one) => one.system === 'Records');

test('one person carries nothing away, nor does somebody else’s approval, nor whoever keeps none', async () => {
  for (const who of ['adam', 'ana', 'ira', 'ada']) expect([who, (await (await at.seat(who)).ask('POST', '/api/watch/canaries/export', exporting)).statusCode]).toEqual([who, 403]);
  const [other, none] = [await scene.second.ask('POST', '/api/watch/canaries/export', exporting), await scene.second.ask('POST', '/api/watch/canaries/export', { ...exporting, system: 'Nowhere' })];
  expect([other.statusCode, kept(other)]).toEqual([404, kept(none)]);
  const asked = await scene.keeper.ask('POST', '/api/watch/canaries/export', exporting);
  expect(asked.json()).toMatchObject({ state: 'requested', file: null });
  expect((await scene.keeper.ask('POST', '/api/watch/canaries/export', exporting)).json()).toMatchObject({ state: 'requested', file: null });
  // Who approves learns how many, where to and in which form.
  expect(JSON.parse(await approve(scene.second, asked.json<{ approval: string }>().approval))).toEqual({ act: 'export_canaries', agency: 'alder', system: 'Records', form: 'csv', rows: 2, keeper: 'exa' });
  file = (await scene.keeper.ask('POST', '/api/watch/canaries/export', exporting)).json<{ file: string }>().file;
});

test('the file opens with its words alone, its rows are of one length and marked, and the record has neither rows nor words', async () => {
  const [canaries, text] = [await there(), openFile(file, words)];
  for (const { person } of canaries) expect([file.includes(person.name), text.includes(person.name), text.includes(person.entityId)]).toEqual([false, true, true]);
  expect(() => openFile(file, `${words}.`)).toThrow(expect.objectContaining({ code: 'bad_input' }));
  const lines = text.trimEnd().split('\n').slice(1);
  expect(new Set(lines.map((line) => Buffer.byteLength(line))).size).toBe(1);
  const listed = (await listOf()).canaries.filter((one) => one.system === 'Records');
  expect(listed.map((one) => [one.state, one.marks.length, lines.filter((line) => line.includes(one.marks[0]?.mark ?? '-') && line.startsWith(one.entity)).length])).toEqual([['planted', 1, 1], ['planted', 1, 1]]);
  const size = (await at.house.ledger.heads()).find((one) => one.agencyId === 'alder')?.size ?? 0n;
  for (let index = 0n; index < size; index += 1n) {
    const entry = JSON.stringify(await payloadAt<object>(at.house, 'alder', index));
    for (const secret of [words, ...canaries.flatMap(({ person }) => [person.name, person.entityId]), ...listed.flatMap((one) => one.marks.map(({ mark }) => mark))]) expect(entry).not.toContain(secret);
  }
});

test('of a canary that somebody else keeps nobody hears more than of none', async () => {
  const [own] = await there();
  const [theirs, none] = [await scene.second.ask('PUT', `/api/watch/canaries/${own?.canaryId ?? ''}`, { isOut: true }), await scene.second.ask('PUT', '/api/watch/canaries/can-0000000000000000', { isOut: true })];
  expect([theirs.statusCode, kept(theirs)]).toEqual([404, kept(none)]);
});

test('a scan of that system’s log finds who looked one up there, under the name that it has there, and leaves no list', async () => {
  const [met, unmet] = await there();
  if (met === undefined || unmet === undefined) throw new Error('nothing was carried');
  expect((await scene.keeper.ask('PUT', `/api/watch/canaries/${met.canaryId}`, { idThere: 'R-00077' })).statusCode).toBe(200);
  const people = Array.from({ length: 8 }, (_, nth) => `officer${nth}`);
  const made = evidenceSet({
    accesses: [...people.map((actor_id, nth) => ({ event_id: `w${nth}`, occurred_at: `2026-01-0${nth + 1}T10:00:00Z`, actor_id, subject_id: `P${nth}`, source_system: 'records' })), { event_id: 'met', occurred_at: '2026-01-07T11:00:00Z', actor_id: 'officer3', action: 'view', subject_id: 'R-00077', source_system: 'records' }],
    actors: people.map((actor_id) => ({ actor_id, unit: 'north', role: 'response' })),
  });
  mkdirSync(join(at.folder, 'data', 'evidence', 'alder'), { recursive: true });
  cpSync(made, join(at.folder, 'data', 'evidence', 'alder', 'records'), { recursive: true });
  rmSync(made, { recursive: true });
  const { id } = (await scene.keeper.ask('POST', '/api/watch/scans', { evidence: 'records', perThousand: 200, memory: '500MB' })).json<{ id: string }>();
  expect((await scene.keeper.get(`/api/watch/scans/${id}/progress`)).body.trim().split('\n').at(-1)).toBe('{"ended":true}');
  const leads = await at.database.db.selectFrom('review_lead').selectAll().where('source', '=', 'scan').execute();
  expect(leads.filter((one) => one.detectors.includes('canary')).map((one) => one.agency_id)).toEqual(['alder']);
  const folder = join(at.folder, 'data', 'watch');
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(1);
  for (const path of files) for (const secret of [unmet.person.entityId, unmet.person.name, met.person.name, 'idThere']) expect([path, readFileSync(path).includes(secret)]).toEqual([path, false]);
});

test('what is past its days is to be taken out of the other system, until its keeper says that it is', async () => {
  await at.house.canaries.sweep(Date.now() + 70 * dayMs);
  const due = (await listOf()).canaries.filter((one) => one.toTakeOut);
  expect(due.map((one) => [one.system, one.state])).toEqual([['Records', 'retired'], ['Records', 'retired']]);
  expect((await scene.keeper.ask('PUT', `/api/watch/canaries/${due[0]?.id ?? ''}`, { isOut: true })).statusCode).toBe(200);
  expect((await listOf()).canaries.filter((one) => one.toTakeOut).map((one) => one.id)).toEqual([due[1]?.id]);
  // Another takes its place, and waits to be carried.
  expect((await there()).filter((one) => one.state === 'waiting')).toHaveLength(2);
});

test('two people hand them over: neither of the keeper’s chain; who kept them reads them no more, and what they knew goes within a week', async () => {
  const asking = { from: 'exa', why: 'exa leaves the office on Friday', approverAgency: 'birch' };
  const asked = await scene.second.ask('POST', '/api/watch/canaries/take-over', asking);
  expect(asked.json()).toMatchObject({ state: 'requested' });
  // Whether somebody keeps any is told to nobody before.
  expect((await scene.second.ask('POST', '/api/watch/canaries/take-over', { ...asking, from: 'ana' })).json()).toMatchObject({ state: 'requested' });
  const name = asked.json<{ approval: string }>().approval;
  for (const who of ['exa', 'ira']) expect((await (await personAt(at, who)).get('/api/approvals')).json<{ waiting: { id: string }[] }>().waiting.filter((one) => one.id === name)).toEqual([]);
  const stranger = await personAt(at, 'bex');
  await approve(stranger, name);
  expect((await scene.second.ask('POST', '/api/watch/canaries/take-over', asking)).json()).toMatchObject({ state: 'done' });
  expect(await listOf()).toMatchObject({ canaries: [], withoutKeeper: [] });
  const now = Date.now();
  const { canaries } = await listOf(scene.second);
  const known = canaries.filter((one) => one.isCompromised && one.state === 'planted');
  expect(known.filter((one) => Date.parse(one.rotateAt) > now + 7 * dayMs)).toEqual([]);
  // What was on its way is made anew, unknown to whoever left.
  expect(canaries.filter((one) => one.state === 'waiting' && one.isCompromised)).toEqual([]);
  expect(canaries.filter((one) => one.state === 'waiting').length).toBeGreaterThan(0);
});

test('whose keeper has left, without a word to anybody, are withdrawn and wait for another', async () => {
  await at.database.db.updateTable('member').set({ active: false }).where('agency_id', '=', 'alder').where('member_id', '=', 'eda').execute();
  const now = Date.now();
  await at.house.canaries.sweep(now);
  const open = (await bookOf(at).all()).filter((one) => one.state === 'planted');
  expect(open.filter((one) => one.rotateAtMs > now + 7 * dayMs)).toEqual([]);
  const { withoutKeeper } = await listOf();
  expect(withoutKeeper).toMatchObject([{ keeper: 'eda' }]);
  expect((await scene.keeper.get('/api/notices')).body).toContain('/watch/canaries');
  await at.house.canaries.sweep(now + 8 * dayMs);
  expect((await bookOf(at).all()).filter((one) => one.state !== 'retired')).toEqual([]);
});
