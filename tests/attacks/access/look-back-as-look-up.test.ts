// Attackers: an examiner who browses under the pretext of a look-back, who wants to know whether somebody hidden is there, or who wants to know who watches them;
// the suspect among the examiners. Promises: G1, G4, G11, G12. Routes: /api/watch/look-back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { kept } from '../../support/same.js';
import { shownLabel } from '../../support/world.js';

interface Answer {
  readonly parties: readonly string[];
  readonly lines: readonly { readonly about: number; readonly user: string; readonly act: string; readonly outcome: string; readonly purpose: string; readonly onCase: boolean | null; readonly because: readonly string[]; readonly index: string }[];
  readonly people: readonly { readonly user: string; readonly looks: number; readonly volume: number; readonly expected: number | null; readonly chance: number | null }[];
  readonly ledger: { readonly index: string };
}

let at: TestHouse;
const back = async (who: string, entities: readonly string[], more: object = {}) => (await at.seat(who)).ask('POST', '/api/watch/look-back', { entities, ...more });
const read = async (who: string, ...entities: string[]): Promise<Answer> => (await back(who, entities)).json<Answer>();
const users = ({ lines }: Answer): string[] => [...new Set(lines.map((one) => one.user))].toSorted();

beforeAll(async () => {
  at = await openHouse();
  const [ana, pia] = [await at.seat('ana'), await at.seat('pia')];
  for (let nth = 0; nth < 3; nth += 1) await ana.get('/api/entities/alder~p-shown');
  await ana.get('/api/search?q=Marisse');
  await pia.get('/api/entities/alder~p-shown');
  await pia.get('/api/entities/alder~p-compartment');
  await pia.get('/api/entities/alder~c-firm');
}, 120_000);
afterAll(() => at.close());

test('a look-back used as a look-up stands in the ledger with its purpose, and says nothing of whom it was about', async () => {
  const reply = await back('exa', ['alder~p-shown']);
  const found = reply.json<Answer>();
  expect(users(found)).toEqual(['ana', 'pia']);
  expect(found.lines.filter((one) => one.user === 'ana' && one.act === 'view')).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ purpose: 'intelligence_analysis', outcome: 'shown', onCase: true, because: ['own_work'] })));
  expect(found.people.find((one) => one.user === 'pia')).toMatchObject({ looks: 1, volume: 3, expected: expect.any(Number), chance: expect.any(Number) });
  for (const word of ['Marisse', 'Draile', 'Lantern']) expect(reply.body).not.toContain(word);
  expect(await payloadAt<Record<string, unknown>>(at.house, 'alder', BigInt(found.ledger.index))).toMatchObject({
    kind: 'answer', action: 'lookBack', purpose: 'integrity_review', asked: { entities: ['alder~p-shown'], days: 90 }, shown: [{ agencyId: 'alder', ids: expect.arrayContaining([`@${found.lines[0]?.index ?? ''}`]) }],
  });
});

test('whom the examiner may not see, nobody looked at: hidden, absent and never looked at are the same bytes', async () => {
  const [hidden, absent, unseen] = [await back('exa', ['alder~p-compartment']), await back('exa', ['alder~p-compartmenx']), await back('exa', ['alder~g-tide'])];
  expect(hidden.statusCode).toBe(200);
  expect(kept(hidden)).toEqual(kept(absent));
  expect(kept(hidden)).toEqual(kept(unseen));
});

test('an examiner finds neither themself nor whoever answers to their superior, in no line and no figure; another examiner does', async () => {
  expect(users(await read('exa', 'alder~p-shown'))).not.toContain('exa');
  const other = await read('eda', 'alder~p-shown');
  expect(users(other)).toEqual(['exa', 'pia']);
  expect(other.people.map((one) => one.user).toSorted()).toEqual(['exa', 'pia']);
  expect(users(await read('ira', 'alder~p-shown'))).toEqual(['ana', 'eda', 'pia']);
});

test('another agency’s examiner is told of nobody, and whoever does not examine is refused before anything is read', async () => {
  expect(users(await read('bex', 'alder~p-shown'))).toEqual([]);
  for (const who of ['ana', 'adam', 'sol', 'ivo']) expect([who, (await back(who, ['alder~p-shown'])).statusCode]).toEqual([who, 403]);
});

test('an incident, an address and a vehicle are looked back at like a person; of an incident those who were in it are looked for too, and whoever is hidden in it is not named', async () => {
  const ana = await at.seat('ana');
  const say = (entityId: string, schema: string, prop: string, value: string) => ({ entityId, schema, prop, value });
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', reportId: 'r-quay', title: 'Shots at the quay', reportedOn: '2026-02-01', sourceRef: 'ref-quay', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label: shownLabel,
    retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [],
  }, [
    say('i-quay', 'Incident', 'name', 'Shots at the quay'), say('i-quay', 'Incident', 'involved', 'alder~p-scripts'), say('i-quay', 'Incident', 'involved', 'alder~p-compartment'),
    say('a-quay', 'Address', 'full', '3 Old Quay'), say('v-van', 'Vehicle', 'registrationNumber', 'XQ 441'),
  ]);
  for (const one of ['a-quay', 'v-van', 'p-scripts']) await ana.get(`/api/entities/alder~${one}`);
  const found = await read('exa', 'alder~i-quay');
  expect([found.parties, found.lines.filter((one) => one.act === 'view').map((one) => [one.user, one.about])]).toEqual([['alder~p-scripts'], [['ana', 1]]]);
  for (const one of ['a-quay', 'v-van']) expect((await read('exa', `alder~${one}`)).lines.map((line) => [line.user, line.act])).toEqual([['ana', 'view']]);
});

test('the index is made anew from the log, and says the same', async () => {
  const before = await read('exa', 'alder~c-firm');
  await at.house.lookIndex.rebuild('alder');
  const after = await read('exa', 'alder~c-firm');
  expect([users(after), after.lines]).toEqual([['pia'], before.lines]);
});
