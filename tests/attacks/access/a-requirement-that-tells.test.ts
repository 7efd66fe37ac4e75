// Attackers: an asker who would tell another agency of a hidden group by asking about it, an asked agency that would learn what drives the question, whom else it
// went to or why it was withdrawn, and whoever answers, reads or withdraws what is not theirs. Promises: G4, G5, G7. Routes: /api/requirements.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let [ana, bea, cyd]: Seat[] = [];
beforeAll(async () => {
  at = await openHouse();
  [ana, bea, cyd] = [await at.seat('ana'), await at.seat('bea'), await at.seat('cyd')];
  // A group that alder knows of inside a compartment, and one of the same compartment that everybody knows by another name.
  await at.house.authoring.report(await at.plan('pia', 'createReport'), {
    agencyId: 'alder', title: 'Pine groups', reportedOn: '2026-02-01', label: { level: 'PROTECTED_B', releasableTo: ['ALL'], caseRef: 'alder~pine' }, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, [{ entityId: 'g-pine', schema: 'CriminalGroup', prop: 'name', value: 'Velmarque Brothers' }, { entityId: 'g-tide', schema: 'CriminalGroup', prop: 'alias', value: 'Osterlund Table' }]);
});
afterAll(() => at.close());

const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const send = async (seat: Seat | undefined, more: object = {}) => seat?.ask('POST', '/api/requirements', { agencies: ['birch'], words: 'Does it pay people in office?', dueOn, level: 'PROTECTED_B', ...more });
const received = async (seat: Seat | undefined) => (await seat?.get('/api/requirements/received'))?.json<{ requirements: { id: string; state: string; answers: object[] }[] }>().requirements ?? [];
const sent = async (seat: Seat | undefined) => (await seat?.get('/api/requirements'))?.json<{ requirements: { id: string; to: string; state: string; answers: object[] }[] }>().requirements ?? [];
const reply = async (seat: Seat | undefined, id: string, kind: string, words = '') => seat?.ask('POST', `/api/requirements/received/${encodeURIComponent(id)}`, { kind, words, reports: [], level: 'PROTECTED_B' });
const idOf = async (answer: ReturnType<typeof send>) => (await answer)?.json<{ ids: string[] }>().ids[0] ?? '';

test('a group that they may not be told of is not named to them, by its id or in the words; hidden and absent are the same bytes', async () => {
  // Of the three the asker sees the first; the second is another agency's, the third is nowhere.
  const byId = await Promise.all(['alder~g-own', 'cedar~g-none', 'alder~g-nowhere'].map((group) => send(ana, { group })));
  expect(byId.map((one) => one?.statusCode)).toEqual([403, 403, 403]);
  expect(new Set(byId.map((one) => JSON.stringify(one && kept(one)))).size).toBe(1);
  const byWords = await send(ana, { words: 'What do you know of the quorvane  CIRCLE?' });
  expect([byWords?.statusCode, byWords?.json<{ message: string }>().message]).toEqual([403, byId[0]?.json<{ message: string }>().message]);
  // A compartment of a case: its own members may not carry a name out of it, and an alias that stands in it alone is a name of it.
  const pia = await at.seat('pia');
  expect((await Promise.all([send(pia, { group: 'alder~g-pine' }), send(pia, { words: 'What of the Velmarque Brothers?' }), send(pia, { group: 'alder~g-tide', words: 'What of the Osterlund Table?' })])).map((one) => one?.statusCode)).toEqual([403, 403, 403]);
  // Who does not see the compartment hears nothing of it: the same words pass.
  expect((await send(ana, { words: 'What of the Velmarque Brothers?' }))?.statusCode).toBe(200);
  // One agency of several that may not be told is enough.
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', title: 'For birch', reportedOn: '2026-02-01', label: { level: 'PROTECTED_B', releasableTo: ['birch'] }, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, [{ entityId: 'g-birch', schema: 'CriminalGroup', prop: 'name', value: 'Harrowgate Union' }]);
  expect((await Promise.all([['birch'], ['birch', 'cedar']].map((agencies) => send(ana, { agencies, group: 'alder~g-birch' })))).map((one) => one?.statusCode)).toEqual([200, 403]);
});

test('a refusal is on the record before it is said, with what was asked', async () => {
  await send(ana, { group: 'alder~g-own', words: 'Tell me of those in the circle.' });
  const entries = (await openedEntries(at.house, 'alder')).map(({ text }) => JSON.parse(text) as Record<string, unknown>);
  expect(entries).toContainEqual(expect.objectContaining({ kind: 'refusal', declined: 'requirements/may-not-be-told', asked: expect.objectContaining({ group: 'alder~g-own' }) }));
});

test('the asked agency reads what it is asked, and nothing of whom else, of what drives it or of the case; nobody else reads it', async () => {
  const words = 'Whom does the group pay at the docks?';
  const ids = (await send(ana, { agencies: ['birch', 'cedar'], group: 'alder~g-tide', indicator: 'sleipnir.corruption', words }))?.json<{ ids: string[] }>().ids ?? [];
  expect(ids).toHaveLength(2);
  const body = (await bea?.get('/api/requirements/received'))?.body ?? '';
  const own = (await received(bea)).find(({ id }) => ids.includes(id));
  expect(own).toMatchObject({ id: ids[0], from: 'alder', words, group: { ref: 'alder~g-tide', name: 'MS-13 Tidewater' }, indicator: { code: 'sleipnir.corruption' }, state: 'open', isOverdue: false, mayAnswer: true, answers: [] });
  expect(body).not.toMatch(/cedar|alder~oak|intelligence_analysis|points|bounds|sending|snd-/);
  expect((await received(await at.seat('pat'))).map(({ id }) => id)).toEqual([]);
  expect((await received(cyd)).map(({ id }) => id)).toEqual([ids[1]]);
  // Nor who works for the same agency and is not cleared for its marking, nor who does not answer for it.
  const [secret, beyond] = [await idOf(send(ana, { level: 'SECRET', words: 'Whom do they pay at the port?' })), await idOf(send(ana, { level: 'TOP_SECRET', words: 'Whom do they pay at the wharf?' }))];
  expect([(await received(bea)).some(({ id }) => id === secret), (await received(bea)).some(({ id }) => id === beyond), (await reply(bea, beyond, 'nothing_known'))?.statusCode]).toEqual([true, false, 404]);
  for (const who of ['ivo', 'exa', 'adam']) expect([who, (await (await at.seat(who)).get('/api/requirements/received')).statusCode, (await (await at.seat(who)).get('/api/requirements')).statusCode]).toEqual([who, 403, 403]);
});

test('a stranger’s, a foreign, an absent and a finished requirement are the same bytes to whoever answers or withdraws', async () => {
  const id = await idOf(send(ana));
  const nowhere = 'alder~rqm-0000000000000000';
  const [foreign, absent] = [await reply(cyd, id, 'answered', 'We know.'), await reply(cyd, nowhere, 'answered', 'We know.')];
  expect([foreign?.statusCode, foreign && kept(foreign)]).toEqual([404, absent && kept(absent)]);
  const take = async (seat: Seat | undefined, one: string) => seat?.ask('POST', `/api/requirements/${encodeURIComponent(one)}/withdraw`, { why: 'no longer needed' });
  // The asked agency does not withdraw, and the asker does not answer for it.
  const [byAsked, byNobody] = [await take(bea, id), await take(bea, nowhere)];
  expect([byAsked?.statusCode, byAsked && kept(byAsked)]).toEqual([404, byNobody && kept(byNobody)]);
  expect((await reply(ana, id, 'nothing_known'))?.statusCode).toBe(404);
  expect((await reply(bea, id, 'answered', 'They pay nobody that we know of by name.'))?.statusCode).toBe(200);
  const [again, never] = [await reply(bea, id, 'answered', 'And more.'), await reply(bea, nowhere, 'answered', 'And more.')];
  expect([again?.statusCode, again && kept(again)]).toEqual([404, never && kept(never)]);
});

test('nothing known is an answer and no "no"; a part leaves it open; each stands as it was given', async () => {
  const id = await idOf(send(ana, { words: 'Do they own a trucking firm?' }));
  expect((await reply(bea, id, 'nothing_known'))?.statusCode).toBe(200);
  const find = async () => (await sent(ana)).find((one) => one.id === id);
  expect(await find()).toMatchObject({ to: 'birch', state: 'nothing_known', answers: [{ kind: 'nothing_known', words: '' }] });
  expect((await reply(bea, id, 'partial', 'One of two cousins does.'))?.statusCode).toBe(200);
  expect(await find()).toMatchObject({ state: 'partial', answers: [{ kind: 'nothing_known' }, { kind: 'partial', words: 'One of two cousins does.' }] });
  expect((await ana?.get('/api/notices'))?.body).toContain('requirement_answered');
});

test('an answer is read under its own marking, and its existence with it', async () => {
  const id = await idOf(send(ana, { words: 'Who drives for them at night?' }));
  expect((await bea?.ask('POST', `/api/requirements/received/${encodeURIComponent(id)}`, { kind: 'answered', words: 'A cousin.', reports: [], level: 'TOP_SECRET' }))?.statusCode).toBe(200);
  expect((await sent(ana)).find((one) => one.id === id)).toMatchObject({ state: 'open', answers: [] });
  expect((await reply(bea, id, 'partial', 'Somebody of the family.'))?.statusCode).toBe(200);
  expect((await sent(ana)).find((one) => one.id === id)).toMatchObject({ state: 'partial', answers: [{ words: 'Somebody of the family.' }] });
  expect((await bea?.ask('POST', `/api/requirements/received/${encodeURIComponent(id)}`, { kind: 'answered', words: 'A cousin.', reports: ['alder~r-own'], level: 'SECRET' }))?.statusCode).toBe(400);
});

test('why it was withdrawn stays with the asker; both logs hold what was sent', async () => {
  const id = await idOf(send(ana, { words: 'Which storage firm do they use?' }));
  expect((await ana?.ask('POST', `/api/requirements/${encodeURIComponent(id)}/withdraw`, { why: 'our own surveillance found it' }))?.statusCode).toBe(200);
  expect((await received(bea)).find((one) => one.id === id)).toMatchObject({ state: 'withdrawn', mayAnswer: false });
  expect((await bea?.get('/api/requirements/received'))?.body).not.toContain('surveillance');
  const birch = (await openedEntries(at.house, 'birch')).map(({ text }) => JSON.parse(text) as Record<string, unknown>);
  expect(birch).toContainEqual(expect.objectContaining({ action: 'requirementSent', requirement: id, words: 'Which storage firm do they use?' }));
  expect(birch).toContainEqual(expect.objectContaining({ action: 'requirementWithdrawn', requirement: id }));
  expect(JSON.stringify(birch)).not.toContain('surveillance');
});

test('whom one may not ask is refused in one sentence: oneself, the financial-intelligence unit, a partner abroad, nobody', async () => {
  const replies = await Promise.all(['alder', 'fiu', 'yew', 'nobody'].map((one) => send(ana, { agencies: [one] })));
  expect([replies.map((one) => one?.statusCode), new Set(replies.map((one) => one?.body)).size]).toEqual([[400, 400, 400, 400], 1]);
});

test('past its day both agencies are told once, and neither is told what it asks', async () => {
  await send(ana, { words: 'Where do they park the trucks?' });
  expect(await at.house.requirements.remind()).toBe(0);
  // What nobody here is cleared for is late all the same.
  const later = Date.now() + 40 * 86_400_000;
  const waiting = [...await sent(ana), ...await sent(await at.seat('pia'))].filter(({ state }) => state === 'open' || state === 'partial');
  expect(await at.house.requirements.remind(later)).toBe(new Set(waiting.map(({ id }) => id)).size + 1);
  expect(await at.house.requirements.remind(later)).toBe(0);
  const [asked, asker] = [(await bea?.get('/api/notices'))?.body ?? '', (await ana?.get('/api/notices'))?.body ?? ''];
  expect([asked.includes('requirement_overdue'), asker.includes('requirement_unanswered'), asked.includes('park the trucks'), asker.includes('park the trucks')]).toEqual([true, true, false, false]);
});

test('the words lie sealed', async () => {
  const rows = await at.database.db.selectFrom('requirement').selectAll().execute();
  expect(rows.length).toBeGreaterThan(5);
  expect(JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))).not.toMatch(/trucks|Tidewater|corruption/);
});
