// Attackers: an examiner who reads a colleague without anybody knowing; the colleague's friend who approves it, or warns; an examiner who carries a look-back away.
// Promises: G4, G11, G12. Routes: /api/watch/reverse and /api/watch/look-back/export with what asks for them.
import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../../src/kernel/index.js';
import { caveatsIn, checkedPackage, newReaderKey, openedFile } from '../../../src/watch/back/index.js';
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
  const [tables, now] = [join(at.folder, 'data', 'evidence', 'alder', 'duty'), Date.now()];
  const moment = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  mkdirSync(tables, { recursive: true });
  writeFileSync(join(tables, 'roster.csv'), `actor_id,starts_at,ends_at,kind,created_by,created_at\nANA@alder,${moment(-2)},${moment(6)},shift,sergeant,${moment(-40)}\npia,${moment(-2)},${moment(6)},leave,sergeant,${moment(-40)}\n`);
  writeFileSync(join(tables, 'dispatches.csv'), `incident_id,actor_id,starts_at,ends_at,created_by,created_at\ninc-4411,ana,${moment(-1)},,ana,${moment(-1)}\ninc-4412,pia,${moment(-1)},,sergeant,${moment(-1)}\n`);
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
  // Beside each look: the roster, and the dispatch that ana entered for herself; nobody else's.
  const beside = { shift: { kind: 'shift', isAlone: false }, dispatch: { incident: 'inc-4411', isAlone: true } };
  expect(opened.json()).toMatchObject({ lines: [beside, beside], duty: { hasRoster: true, shifts: [{ kind: 'shift', byThemself: false }], hasDispatches: true, dispatches: [{ incident: 'inc-4411', byThemself: true }], unread: [] } });
  for (const word of ['Marisse', 'inc-4412']) expect(opened.body).not.toContain(word);
  expect(await payloadAt<Record<string, unknown>>(at.house, 'alder', BigInt(opened.json<{ ledger: { index: string } }>().ledger.index))).toMatchObject({ kind: 'answer', action: 'reverseView', asked: asked('ana') });
  expect((await examiner.ask('POST', '/api/watch/reverse', asked('ana'))).json()).toMatchObject({ error: 'needs_second_person' });
});

test('a look-back leaves by two people alone, for one key, under a hash that stands in the record and with proofs that its reader checks; what was typed or answered is not in it', async () => {
  const [examiner, , outside] = people();
  const [reader, other] = [await newReaderKey(), await newReaderKey()];
  const question = { entities: ['alder~p-shown'], lastDay: today, days: 30, to: 'Insp. Roe, birch standards', key: reader.given.text };
  expect((await examiner.ask('POST', '/api/watch/look-back/export', question)).json()).toMatchObject({ error: 'needs_second_person' });
  expect((await examiner.ask('POST', '/api/watch/look-back/export/requests', { ...question, why, approverAgency: 'birch' })).statusCode).toBe(200);
  expect(await approve(outside)).toEqual([200]);
  // What was approved for one key is not made for another, nor for another reader of it.
  for (const swapped of [{ key: other.given.text }, { to: 'Somebody else' }]) expect((await examiner.ask('POST', '/api/watch/look-back/export', { ...question, ...swapped })).json()).toMatchObject({ error: 'needs_second_person' });
  const made = (await examiner.ask('POST', '/api/watch/look-back/export', question)).json<{ file: string; sha256: string; seal: { index: string }; markings: string[]; caveats: string[] }>();
  expect(await payloadAt<Record<string, unknown>>(at.house, 'alder', BigInt(made.seal.index))).toMatchObject({ action: 'sealLookBack', sha256: made.sha256, to: question.to, reader: reader.given.fingerprint });
  await expect(openedFile(made.file, other.own)).rejects.toThrow('this package was made for the key');
  const { content: inside, fingerprint } = await openedFile(made.file, reader.own);
  const checked = await checkedPackage(inside, fingerprint, (await at.house.ledger.publicKeys())['alder']);
  expect([hash('sha256', checked.content, 'hex'), checked.index, checked.entries > 2]).toEqual([made.sha256, made.seal.index, true]);
  expect(JSON.parse(checked.content)).toMatchObject({ madeFor: { name: question.to }, found: { people: expect.arrayContaining([expect.objectContaining({ user: 'ana' })]) } });
  // What binds its reader, and what the lines do not say, is inside what was hashed: the marking of the package, and of what it names.
  const carried = caveatsIn(JSON.parse(checked.content) as Json);
  expect([carried.markings, carried.en]).toEqual([made.markings, made.caveats]);
  expect([carried.markings[0], carried.markings.length > 1, carried.fr.length]).toEqual(['PROTECTED B // ORCON // ORIGINATOR ONLY', true, carried.en.length]);
  for (const word of ['Marisse', 'prompts', 'answered']) expect(checked.content).not.toContain(word);
  // Somebody who holds the reader’s public half packs a changed text, or takes the proof of an entry away.
  const whole = JSON.parse(inside) as { content: string; proofs: string; seal: Record<string, string> };
  const lies = [{ ...whole, content: whole.content.replaceAll('ana', 'pia') }, { ...whole, proofs: whole.proofs.split('\n').slice(1).join('\n') }, { ...whole, seal: { ...whole.seal, payload: String(whole.seal['payload']).replace(made.sha256, hash('sha256', 'x', 'hex')) } }];
  for (const lie of lies) await expect(checkedPackage(JSON.stringify(lie), fingerprint)).rejects.toThrow('not to be believed');
  await expect(checkedPackage(inside, other.given.fingerprint)).rejects.toThrow('another key');
  await expect(checkedPackage(inside, fingerprint, (await at.house.ledger.publicKeys())['birch'])).rejects.toThrow('another log’s key');
  expect((await examiner.ask('POST', '/api/watch/look-back/export', question)).json()).toMatchObject({ error: 'needs_second_person' });
  expect((await examiner.ask('POST', '/api/watch/look-back/export/requests', { ...question, key: reader.own, why })).statusCode).toBe(400);
});

test('the roster that was sent to this node stands beside the tables, with whose sending it was', async () => {
  const [examiner, , outside] = people();
  const moment = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const sent = await (await at.seat('adam')).ask('POST', '/api/roster', { why: 'the duty system of today', csv: `user,starts_at,ends_at\npia,${moment(-30)},${moment(-22)}\nana,${moment(-30)},${moment(-22)}\n` });
  expect(sent.json()).toMatchObject({ taken: 2 });
  expect((await examiner.ask('POST', '/api/watch/reverse/requests', { ...asked('pia'), why, approverAgency: 'birch' })).statusCode).toBe(200);
  expect(await approve(outside)).toEqual([200]);
  const { duty } = (await examiner.ask('POST', '/api/watch/reverse', asked('pia'))).json<{ duty: { hasRoster: boolean; shifts: { kind: string; byThemself: boolean; entered: string | null }[] } }>();
  expect([duty.hasRoster, duty.shifts.map((one) => [one.kind, one.byThemself])]).toEqual([true, [['leave', false], ['shift', false]]]);
});
