// An insider asks originators about a name to learn whether anybody holds it: by the answer, its bytes, its state over time, counts, errors.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries, payloadAt } from '../../support/payloads.js';
import { absentSurname, hidden } from '../../support/world.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.database.db.deleteFrom('owner_request').execute();
});

const held = hidden['own']?.surname ?? '';
const ask = (seat: Seat, to: string, words: string) => seat.ask('POST', '/api/requests', { to, words });
const received = async (seat: Seat) => (await seat.get('/api/requests/received')).json().requests as { id: string; words: string; state: string }[];
const sent = async (seat: Seat) => (await seat.get('/api/requests')).json().requests;
const give = (seat: Seat, id: string, kind: string, more: object = {}) => seat.ask('POST', `/api/requests/received/${id}`, { kind, words: '', reports: [], ...more });
const finds = async (who: string, surname: string) => (await (await at.seat(who)).get(`/api/search?q=${surname}`)).json().total as number;
/** Without what differs between any two askings: ids and the receipt. */
const bare = (body: object) => JSON.stringify({ ...body, id: '', ledger: null });

test('held, absent and absurd are asked alike, of who holds it and who does not: the same bytes', async () => {
  const bea = await at.seat('bea');
  const replies: Awaited<ReturnType<typeof ask>>[] = [];
  for (const [to, name] of [['alder', held], ['alder', absentSurname], ['cedar', held], ['cedar', absentSurname], ['sector:police', held], ['alder', "x' or 1=1 --"]] as const) {
    replies.push(await ask(bea, to, `Do you know ${name}?`));
  }
  expect(new Set(replies.map((one) => `${one.statusCode} ${bare(one.json())} ${String(one.headers['content-type'])}`)).size).toBe(1);
  expect(bare(replies[0]?.json() ?? {})).toBe(JSON.stringify({ id: '', state: 'sent', ledger: null }));
  // Entries of both sides are as many and of the same kinds, whatever is held.
  const kinds = async (reply: (typeof replies)[number]) => {
    const index = BigInt(reply?.json().ledger.index ?? 0);
    return (await openedEntries(at.house, 'birch', index - 1n, index + 1n)).map(({ text }) => (JSON.parse(text) as { kind: string; rows?: object }).kind);
  };
  const all = await Promise.all(replies.map(kinds));
  expect(all).toEqual(replies.map(() => ['intent', 'outcome']));
});

test('silence, a desk that has read it and a desk that has not are one state, for as long as one looks', async () => {
  const bea = await at.seat('bea');
  await ask(bea, 'alder', `Do you know ${held}?`);
  await ask(bea, 'cedar', `Do you know ${held}?`);
  const before = JSON.stringify(await sent(bea));
  const ana = await at.seat('ana');
  const [request] = await received(ana);
  expect([request?.words, JSON.stringify(await sent(bea))]).toEqual([`Do you know ${held}?`, before]);
  expect((await give(ana, request?.id ?? '', 'silent')).statusCode).toBe(200);
  expect(JSON.stringify(await sent(bea))).toBe(before);
  expect((await bea.get('/api/notices')).json().notices).toEqual([]);
  expect((await received(ana))[0]).toMatchObject({ state: 'closed' });
  // Closed is closed: it is not answered a second time, and says so like any request that is not there.
  const [again, never] = [await give(ana, request?.id ?? '', 'words', { words: 'We do.' }), await give(ana, 'req-0000000000000000', 'words', { words: 'We do.' })];
  expect([again.statusCode, bare(again.json())]).toEqual([never.statusCode, bare(never.json())]);
});

test('nobody but the agency that was asked sees or answers it; both logs hold it', async () => {
  const [bea, cyd, ana] = [await at.seat('bea'), await at.seat('cyd'), await at.seat('ana')];
  const { ledger } = (await ask(bea, 'alder', 'Do you know a lantern?')).json();
  const [request] = await received(ana);
  expect([await received(cyd), (await give(cyd, request?.id ?? '', 'words', { words: 'We do.' })).statusCode, await sent(cyd)]).toEqual([[], 404, []]);
  for (const who of ['ivo', 'exa', 'adam']) expect([who, (await (await at.seat(who)).get('/api/requests/received')).statusCode]).toEqual([who, 403]);
  expect(await payloadAt(at.house, 'birch', BigInt(ledger.index))).toMatchObject({ kind: 'outcome', action: 'askOwner', asked: { to: 'alder', words: 'Do you know a lantern?' } });
  const alder = (await openedEntries(at.house, 'alder')).map(({ text }) => JSON.parse(text) as Record<string, unknown>);
  expect(alder.filter((one) => one['action'] === 'ownerAsked')).toContainEqual(expect.objectContaining({ request: request?.id, words: 'Do you know a lantern?', purpose: 'intelligence_analysis' }));
  expect((await give(ana, request?.id ?? '', 'words', { words: 'Call our desk.' })).statusCode).toBe(200);
  expect(await sent(bea)).toMatchObject([{ to: 'alder', answers: [{ agency: 'alder', kind: 'words', words: 'Call our desk.', reports: [] }] }]);
  expect((await bea.get('/api/notices')).json().notices).toMatchObject([{ kind: 'owner_answered', link: '/requests' }]);
});

test('the financial-intelligence unit, one’s own agency and what is no agency are refused in one sentence', async () => {
  await at.house.people.addAgencies([{ agencyId: 'fiu', nameEn: 'unit', nameFr: 'unité', province: null, kind: 'financial_intelligence' }]);
  const bea = await at.seat('bea');
  const bodies: string[] = [];
  for (const to of ['fiu', 'birch', 'nobody', 'sector:financial_intelligence', 'sector:none']) bodies.push((await ask(bea, to, 'Do you know a lantern?')).body);
  expect(new Set(bodies).size).toBe(1);
});

test('twenty askings a day: the budget is one’s own and says nothing else', async () => {
  const bea = await at.seat('bea');
  const codes: number[] = [];
  for (let i = 0; i < 21; i += 1) codes.push((await ask(bea, 'alder', `Do you know number ${i}?`)).statusCode);
  expect(codes).toEqual([...Array.from({ length: 20 }, () => 200), 403]);
  expect((await ask(await at.seat('cyd'), 'alder', 'Do you know a lantern?')).statusCode).toBe(200);
});

test('a release adds one recipient and no more; what is kept apart by law or seal is not released', async () => {
  const [bea, ana] = [await at.seat('bea'), await at.seat('ana')];
  await ask(bea, 'alder', `Do you know ${held}?`);
  const [request] = await received(ana);
  for (const kind of ['restricted', 'sealed', 'purpose', 'level']) {
    expect([kind, (await give(ana, request?.id ?? '', 'released', { reports: [`alder~r-${kind}`] })).statusCode]).toEqual([kind, 400]);
  }
  expect((await give(ana, request?.id ?? '', 'released', { reports: ['cedar~r-cedar'] })).statusCode).toBe(400);
  expect(await finds('bea', held)).toBe(0);
  const released = await give(ana, request?.id ?? '', 'released', { words: 'For this case.', reports: ['alder~r-own'] });
  expect([released.statusCode, released.body]).toEqual([200, expect.any(String)]);
  expect([await finds('bea', held), await finds('cyd', held)]).toEqual([1, 0]);
  expect(await finds('bea/criminal_investigation/birch~elm', held)).toBe(0);
  const [mine] = await sent(bea);
  const [report] = mine.answers[0].reports;
  expect((await bea.get(`/api/reports/${report}`)).json().report.label).toMatchObject({ releasableTo: ['birch'], originatorControl: true });
  // The original is as it was, and nothing of the release puzzles the verification.
  expect((await bea.get('/api/reports/alder~r-own')).statusCode).toBe(404);
});
