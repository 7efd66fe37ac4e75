// Attackers: somebody without an account who holds texts against figures that were not released, who fills the node with texts, or who wants to know what others had checked; and whoever
// publishes a result that names somebody. Promises: G4, G7. Routes: GET and POST /api/public/figures/check.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublicCheckAnswer } from '../../../src/http/contract.js';
import { approve } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

const url = '/api/public/figures/check';
const check = (text: string, remoteAddress: string) => at.app.inject({ method: 'POST', url, payload: { text }, remoteAddress });
const checked = async (text: string, remoteAddress: string): Promise<PublicCheckAnswer> => (await check(text, remoteAddress)).json();
const sizes = async () => (await at.house.ledger.heads()).map(({ agencyId, size }) => `${agencyId} ${size}`);

test('is shut unless the installation opens it', async () => {
  expect((await at.app.inject({ url })).json()).toMatchObject({ open: false });
  const [shut, nowhere] = [await check('The sprint led to 524 arrests.', '192.0.2.1'), await at.app.inject({ method: 'POST', url: '/api/public/nothing', payload: {} })];
  expect([shut.statusCode, shut.body]).toEqual([404, nowhere.body]);
});

test('speaks of released figures and of no other, whatever is computed behind it', async () => {
  await at.shut();
  writeFileSync(join(at.folder, 'data', 'claim-check.json'), '{"public": true, "perMinute": 30, "longest": 2000}');
  await at.reopen();
  const statements = Array.from({ length: 24 }, (_, nth) => [['name', `Group Number${nth}`], ['entrenched', ['yes', 'no', 'unknown'][nth % 3]]].map(([prop = '', value = '']) => ({ entityId: `grp-${nth}`, schema: 'CriminalGroup', prop, value }))).flat();
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', title: 'Groups', reportedOn: '2026-02-01', label: { ...shownLabel, level: 'SECRET', releasableTo: [] }, retentionBasis: 'five years',
    sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, statements);
  const text = 'Alder police hold 8 entrenched groups, and 11 entrenched groups. The sprint led to 524 arrests.';
  const before = await checked(text, '192.0.2.2');
  expect(before.claims.map(({ verdict, figure }) => [verdict, figure?.id ?? null])).toEqual([['no_figure', null], ['no_figure', null], ['agrees', 'sprint-arrests']]);
  const [ana, ora] = [await personAt(at, 'ana'), await personAt(at, 'ora')];
  const { id } = (await ana.ask('POST', '/api/figures', { query: 'group-entrenched' })).json<{ id: string }>();
  expect(await checked(text, '192.0.2.2')).toEqual(before);
  const publish = () => ana.ask('POST', `/api/figures/${encodeURIComponent(id)}/publish`, { why: 'for the annual report of the agency' });
  const asked = (await publish()).json<{ approval: string }>();
  expect(await checked(text, '192.0.2.2')).toEqual(before);
  await approve(ora, asked.approval);
  expect((await publish()).json()).toMatchObject({ state: 'done' });
  expect((await checked(text, '192.0.2.2')).claims.map(({ verdict, figure }) => [verdict, figure?.id ?? null])).toEqual([['agrees', id], ['contradicts', id], ['agrees', 'sprint-arrests']]);
});

test('keeps nothing, and its result has no name and no sentence of the text, nor what readers wrote below it', async () => {
  const before = await sizes();
  const text = 'Aurelia Quillfeather wrote that 369 groups are trying to infiltrate government. Twelve Quillfeathers agreed.\n\n3 comments\nZyqomber: 900 groups, I say.';
  const reply = await check(text, '192.0.2.3');
  expect(reply.json<PublicCheckAnswer>()).toMatchObject({ leftComments: true, claims: [{ verdict: 'reads_unknown_as_yes', read: '369', from: 32, to: 35, unit: '' }, { value: 12, verdict: 'no_figure' }] });
  expect(reply.body).not.toMatch(/quillfeather|aurelia|wrote|zyqomber|900/i);
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(await sizes()).toEqual(before);
  expect((await check('x'.repeat(2_001), '192.0.2.3')).json()).toMatchObject({ error: 'bad_input', message: 'the text is longer than 2000 characters; check it in parts. Nothing of it was kept' });
});

test('is not for filling the node: a minute has so many checks from one address, and a session asks for nothing more', async () => {
  const codes = await Promise.all(Array.from({ length: 40 }, async () => (await check('The sprint led to 524 arrests.', '192.0.2.4')).statusCode));
  expect(codes.filter((code) => code === 200).length).toBeLessThanOrEqual(30);
  expect(codes.filter((code) => code === 429).length).toBeGreaterThanOrEqual(10);
  const bea = await at.seat('bea');
  const answer = await bea.ask('POST', url, { text: 'Alder police hold 11 entrenched groups.' });
  expect(answer.json<PublicCheckAnswer>().claims).toEqual((await checked('Alder police hold 11 entrenched groups.', '192.0.2.5')).claims);
});
