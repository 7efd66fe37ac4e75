// Attackers: an examiner who reads a colleague without anybody knowing; the colleague's friend who approves it, or warns; an examiner who carries a look-back away.
// Promises: G4, G11, G12. Routes: /api/watch/reverse and /api/watch/look-back/export with what asks for them.
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkProofs } from '../../../src/ledger/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { kept } from '../../support/same.js';
import { type Person, personAt } from '../../support/two-people.js';

const why = 'asked for by the review of last week';
const today = new Date().toISOString().slice(0, 10);
const asked = (user: string) => ({ user, from: '2026-01-01', to: today });
let at: TestHouse;
let [exa, eda, bex]: Person[] = [];
const people = (): [Person, Person, Person] => { if (exa === undefined || eda === undefined || bex === undefined) throw new Error('nobody is seated'); return [exa, eda, bex]; };
const waiting = async (who: Person): Promise<readonly { readonly id: string; readonly kind: string; readonly subjectHash: string }[]> => (await who.get('/api/approvals')).json<{ waiting: [] }>().waiting;
const approve = async (who: Person): Promise<number[]> => Promise.all((await waiting(who)).map(async (one) => (await who.ask('POST', `/api/approvals/${one.id}/approve`, { kind: one.kind, subjectHash: one.subjectHash, why })).statusCode));

beforeAll(async () => {
  at = await openHouse();
  const ana = await at.seat('ana');
  await ana.get('/api/entities/alder~p-shown');
  await ana.get('/api/search?q=Marisse');
  [exa, eda, bex] = [await personAt(at, 'exa'), await personAt(at, 'eda'), await personAt(at, 'bex')];
}, 120_000);
afterAll(() => at.close());

test('without an approval nothing is read; a member who is absent, near the reader or the reader is nobody', async () => {
  const [examiner] = people();
  const refused = await examiner.ask('POST', '/api/watch/reverse', asked('ana'));
  expect([refused.statusCode, refused.json<{ error: string }>().error]).toEqual([403, 'needs_second_person']);
  const [self, near, absent, foreign] = await Promise.all(['exa', 'ira', 'nobody', 'bea'].map((user) => examiner.ask('POST', '/api/watch/reverse', asked(user))));
  expect([self, near, foreign].map((one) => one && kept(one))).toEqual([absent, absent, absent].map((one) => one && kept(one)));
  expect(absent?.statusCode).toBe(404);
  for (const who of ['ana', 'adam']) expect((await (await personAt(at, who)).ask('POST', '/api/watch/reverse', asked('pia'))).statusCode).toBe(403);
});

test('nobody of the member’s own unit or chain approves it, or hears of it; somebody outside does, and it opens once', async () => {
  const [examiner, near, outside] = people();
  // In alder the one other examiner works in ana’s unit: there is nobody to ask.
  const inside = await examiner.ask('POST', '/api/watch/reverse/requests', { ...asked('ana'), why });
  expect([inside.statusCode, inside.json<{ error: string }>().error]).toEqual([403, 'nobody_to_approve']);
  const request = await examiner.ask('POST', '/api/watch/reverse/requests', { ...asked('ana'), why, approverAgency: 'birch' });
  expect([request.statusCode, (await waiting(near)).length]).toEqual([200, 0]);
  expect(await approve(outside)).toEqual([200]);
  const opened = await examiner.ask('POST', '/api/watch/reverse', asked('ana'));
  expect(opened.json()).toMatchObject({ user: 'ana', unit: 'drugs', cases: [{ caseRef: 'alder~oak' }, { caseRef: 'alder~old' }], lines: [{ act: expect.stringMatching(/search|listed/), named: null }, { act: 'view', named: 'alder~p-shown', onCase: true }] });
  expect(opened.body).not.toContain('Marisse');
  expect(await payloadAt<Record<string, unknown>>(at.house, 'alder', BigInt(opened.json<{ ledger: { index: string } }>().ledger.index))).toMatchObject({ kind: 'answer', action: 'reverseView', asked: asked('ana') });
  expect((await examiner.ask('POST', '/api/watch/reverse', asked('ana'))).json()).toMatchObject({ error: 'needs_second_person' });
});

test('a look-back leaves by two people alone, under a hash that stands in the record and with proofs that anybody can check; what was typed or answered is not in it', async () => {
  const [examiner, , outside] = people();
  const question = { entities: ['alder~p-shown'], lastDay: today, days: 30 };
  expect((await examiner.ask('POST', '/api/watch/look-back/export', question)).json()).toMatchObject({ error: 'needs_second_person' });
  expect((await examiner.ask('POST', '/api/watch/look-back/export/requests', { ...question, why, approverAgency: 'birch' })).statusCode).toBe(200);
  expect(await approve(outside)).toEqual([200]);
  const made = (await examiner.ask('POST', '/api/watch/look-back/export', question)).json<{ content: string; sha256: string; proofs: string; seal: { index: string } }>();
  expect(hash('sha256', made.content, 'hex')).toBe(made.sha256);
  expect(await payloadAt<Record<string, unknown>>(at.house, 'alder', BigInt(made.seal.index))).toMatchObject({ action: 'sealLookBack', sha256: made.sha256 });
  const answers = (await buffer(Readable.from(checkProofs(Readable.from([Buffer.from(made.proofs)]))))).toString().trim().split('\n');
  expect([answers.length > 3, [...new Set(answers)]]).toEqual([true, ['{"ok":true}']]);
  for (const word of ['Marisse', 'prompts', 'answered']) expect(made.content).not.toContain(word);
  expect((await examiner.ask('POST', '/api/watch/look-back/export', question)).json()).toMatchObject({ error: 'needs_second_person' });
});
