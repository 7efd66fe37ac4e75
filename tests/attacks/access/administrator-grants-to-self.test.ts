// An agency's administrator wants to see: by a right of their own, by a second account, by a colleague's account, by another agency's people.
// INVARIANT: nobody changes their own record, nothing is given that the agency does not hold, and widening somebody's rights takes two.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
let adam: Seat;
const why = 'a transfer of the first of May';
const newcomer = { user: 'nils', name: 'Nils Orr', role: 'analyst', clearance: 'SECRET', clearanceUntil: '2031-12-31', citizenships: ['CA'], purposes: ['intelligence_analysis'] };

beforeAll(async () => {
  at = await openHouse();
  // Two who can be a second person for each other: of different chains of command.
  await at.database.db.updateTable('member').set({ unit: 'crime' }).where('member_id', '=', 'adam').execute();
  await at.database.db.updateTable('member').set({ unit: 'standards' }).where('member_id', '=', 'exa').execute();
  await at.database.db.updateTable('member').set({ person_ref: 'hr-0007' }).where('member_id', 'in', ['adam', 'pia']).execute();
  adam = await at.seat('adam');
});
afterAll(() => at.close());

const set = (by: Seat, member: string, person: object, agency?: string) => by.ask('PUT', `/api/people/${member}`, { why, person, ...(agency && { agency }) });
const act = (by: Seat, member: string, word: string) => by.ask('POST', `/api/people/${member}`, { why, act: word });
const row = (member: string, agency = 'alder') => at.house.roster.one(agency, member);

async function unchanged(member: string, attempt: () => Promise<{ statusCode: number }>): Promise<number> {
  const before = await row(member);
  const { statusCode } = await attempt();
  expect(await row(member)).toEqual(before);
  return statusCode;
}

describe('an administrator', () => {
  test('changes nothing in their own record, in no field and by no act', async () => {
    for (const person of [{ role: 'analyst' }, { clearance: 'TOP_SECRET' }, { purposes: ['intelligence_analysis'] }, { citizenships: ['CA', 'US'] }, { unit: 'standards' }, { name: 'Somebody Else' }, {}]) {
      expect([person, await unchanged('adam', () => set(adam, 'adam', person))]).toEqual([person, 403]);
    }
    for (const word of ['suspend', 'restore', 'invite']) expect([word, await unchanged('adam', () => act(adam, 'adam', word))]).toEqual([word, 403]);
    expect((await adam.ask('PUT', '/api/people/adam/cases/oak', { why, assigned: true })).statusCode).toBe(403);
  });
  test('nor in that of a second account of theirs', async () => {
    expect(await unchanged('pia', () => set(adam, 'pia', { role: 'investigator' }))).toBe(403);
    expect(await unchanged('pia', () => act(adam, 'pia', 'invite'))).toBe(403);
  });
  test('gives no right alone: it waits, and what waits changes nothing', async () => {
    for (const person of [{ role: 'investigator' }, { clearance: 'RELIABILITY' }, { purposes: ['officer_safety'] }, { citizenships: ['CA', 'GB'] }, { clearanceUntil: '2040-01-01' }, { unit: 'standards' }]) {
      const before = await row('ana');
      const reply = await set(adam, 'ana', person);
      expect([person, reply.json().state]).toEqual([person, 'requested']);
      expect(await row('ana')).toEqual(before);
    }
    expect((await set(adam, 'nils', newcomer)).json().state).toBe('requested');
    expect(await row('nils')).toBeUndefined();
    // A reset would let its asker in as somebody else.
    expect((await act(adam, 'ana', 'invite')).json()).toMatchObject({ state: 'requested', code: null });
  });
  test('with a second person of another chain it takes effect, once, and the record has both and before and after', async () => {
    const asker = await personAt(at, 'adam');
    const second = await personAt(at, 'exa');
    const person = { role: 'desk_officer', purposes: ['officer_safety'] };
    const { approval } = (await set(asker, 'ivo', person)).json();
    const { waiting } = (await second.get('/api/approvals')).json<{ waiting: { id: string; kind: string; subjectHash: string; subject: string }[] }>();
    const shown = waiting.find(({ id }) => id === approval);
    expect(JSON.parse(shown?.subject ?? '{}')).toMatchObject({ member: 'ivo', before: { role: 'investigator' }, after: { role: 'desk_officer' } });
    const verdict = { kind: shown?.kind, subjectHash: shown?.subjectHash, why };
    // Not by oneself, and not by whoever is concerned.
    expect((await asker.ask('POST', `/api/approvals/${approval}/approve`, verdict)).statusCode).toBe(404);
    expect((await second.ask('POST', `/api/approvals/${approval}/approve`, verdict)).statusCode).toBe(200);
    const done = await set(asker, 'ivo', person);
    expect(done.json()).toMatchObject({ state: 'done' });
    expect(await row('ivo')).toMatchObject({ role: 'desk_officer', purposes: ['officer_safety'] });
    const intent = await payloadAt<{ rows: object }>(at.house, 'alder', BigInt(done.json().ledger.index) - 1n);
    expect(intent).toMatchObject({ kind: 'intent', action: 'administerPeople', rows: { member: 'ivo', before: { role: 'investigator' }, after: { role: 'desk_officer' }, approved: { asker: { user: 'adam' }, approver: { user: 'exa' } } } });
    // The approval is used up.
    await at.database.db.updateTable('member').set({ role: 'investigator', purposes: ['criminal_investigation'] }).where('member_id', '=', 'ivo').execute();
    expect((await set(asker, 'ivo', person)).json().state).toBe('requested');
  });
  test('gives nothing that the agency does not hold, and no role of the node', async () => {
    await at.house.roster.setRights('alder', { roles: ['analyst', 'investigator'], purposes: ['intelligence_analysis'], clearanceCode: 'SECRET', releasabilities: [] });
    const refused = [{ role: 'publisher' }, { clearance: 'TOP_SECRET' }, { purposes: ['screening'] }, { releasabilities: ['CEO'] }];
    for (const person of refused) expect([person, await unchanged('ana', () => set(adam, 'ana', { purposes: ['intelligence_analysis'], ...person }))]).toEqual([person, 403]);
    for (const person of [{ role: 'operator' }, { role: 'service' }, { role: 'constructor' }, { purposes: ['service_feed'] }, { clearance: '__proto__' }, { citizenships: ['QQ'] }, { user: 'ivo' }, { user: 'a\u0007' }]) {
      expect([person, await unchanged('ana', () => set(adam, 'ana', { purposes: ['intelligence_analysis'], ...person }))]).toEqual([person, 400]);
    }
  });
  test('reaches nobody of another agency, whether they exist or not', async () => {
    for (const member of ['bea', 'nobody-at-all']) {
      expect((await set(adam, member, { role: 'analyst' }, 'birch')).statusCode).toBe(403);
      expect((await adam.get(`/api/people?agency=birch`)).statusCode).toBe(403);
    }
    expect((await adam.ask('POST', '/api/people/bea', { why, act: 'suspend' })).statusCode).toBe(400);
    expect(await row('bea', 'birch')).toMatchObject({ isSuspended: false });
  });
  test('suspends at once, and sees no content doing it', async () => {
    const ana = await at.seat('ana');
    expect((await ana.get('/api/search?q=draile')).statusCode).toBe(200);
    expect((await act(adam, 'ana', 'suspend')).json().state).toBe('done');
    expect((await ana.get('/api/search?q=draile')).statusCode).toBe(401);
    const list = await adam.get('/api/people');
    expect(list.json().people.find((one: { member: string }) => one.member === 'ana')).toMatchObject({ suspended: true });
    // References of cases, not their titles.
    expect([list.json().cases.includes('oak'), list.body.includes('Oak')]).toEqual([true, false]);
    expect((await adam.get('/api/search?q=draile')).statusCode).toBe(403);
    // Coming back takes two again.
    expect((await act(adam, 'ana', 'restore')).json().state).toBe('requested');
    expect(await row('ana')).toMatchObject({ isSuspended: true });
  });
});

test('nobody else administers', async () => {
  for (const who of ['exa', 'ivo', 'bex', 'sol']) {
    const seat = await at.seat(who);
    expect([who, (await set(seat, 'pia', { role: 'investigator' })).statusCode]).toEqual([who, 403]);
    expect([who, (await seat.get('/api/people')).statusCode]).toEqual([who, 403]);
  }
});
