// Attacker: somebody who wants information to go to, or come from, a partner abroad that nobody vouched for: a bought desk officer alone, the
// partner itself, somebody on secondment from it, or whoever asks in the last second before an assurance ends. Promise: G5; Avoiding Complicity in
// Mistreatment by Foreign Entities Act, S.C. 2019, c. 13, s. 49.1. Unknown is not covered, over is not covered.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AccessError, seal } from '../../../src/access/index.js';
import { isRefused } from '../../../src/kernel/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let [dex, bex]: Person[] = [];
const today = new Date().toISOString().slice(0, 10);
const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
const why = 'the partner was assessed again in spring';
const draft = { partner: 'yew', kind: 'mistreatment_risk', outcome: 'may_share', decidedBy: 'Chief of birch', decidedOn: today, until: soon, reference: 'F-2026-11', ground: why };

beforeAll(async () => {
  at = await openHouse();
  await at.house.units.add(['patrol', 'standards'].map((unitId) => ({ agencyId: 'birch', unitId, parentUnitId: 'office', nameEn: unitId, nameFr: unitId })));
  await at.database.db.updateTable('member').set({ unit: 'patrol' }).where('member_id', '=', 'dex').execute();
  await at.database.db.updateTable('member').set({ unit: 'standards' }).where('member_id', '=', 'bex').execute();
  await at.house.people.addMembers(['odo', 'yod'].map((memberId) => ({
    agencyId: memberId === 'yod' ? 'yew' : 'birch', memberId, userName: memberId, displayName: memberId, role: 'desk_officer', unit: 'patrol', clearanceCode: 'SECRET', clearanceUntil: '9999-12-31', citizenships: ['US'],
    purposes: ['intelligence_analysis'], ...(memberId === 'odo' && { secondedFrom: 'yew' }),
  })));
  [dex, bex] = [await personAt(at, 'dex'), await personAt(at, 'bex')];
});
afterAll(async () => at.close());
beforeEach(async () => {
  await at.database.db.deleteFrom('assurance_end').execute();
  await at.database.db.deleteFrom('assurance').execute();
});

const record = async (by: Person | undefined, more: object = {}) => by?.ask('POST', '/api/assurances', { ...draft, ...more });
const end = async (by: Person | undefined, id: string) => by?.ask('POST', `/api/assurances/${id}/end`, { why });
const rows = async () => (await at.database.db.selectFrom('assurance').selectAll().execute()).length;
const found = async () => (await (await at.seat('bea')).get('/api/search?q=Wexcombe')).json<{ total: number }>().total;

async function approve(id: string | null): Promise<number | undefined> {
  const { waiting } = (await bex?.get('/api/approvals'))?.json<{ waiting: { id: string; kind: string; subjectHash: string }[] }>() ?? { waiting: [] };
  const shown = waiting.find((one) => one.id === id);
  return (await bex?.ask('POST', `/api/approvals/${id ?? ''}/approve`, { kind: shown?.kind ?? 'assure_partner', subjectHash: shown?.subjectHash ?? '0'.repeat(64), why }))?.statusCode;
}

/** With a second person, as it is meant. Returns the id. */
async function recorded(more: object = {}): Promise<string> {
  const first = (await record(dex, more))?.json<{ state: string; approval: string | null; id: string }>();
  if (first?.state === 'done') return first.id;
  expect(await approve(first?.approval ?? null)).toBe(200);
  return (await record(dex, more))?.json<{ id: string }>().id ?? '';
}

describe('a decision that lets information pass', () => {
  test('is not recorded by one person, nor approved by whoever asked', async () => {
    const first = (await record(dex))?.json<{ state: string; approval: string }>();
    expect([first?.state, await rows(), await found()]).toEqual(['requested', 0, 0]);
    expect((await dex?.ask('POST', `/api/approvals/${first?.approval ?? ''}/approve`, { kind: 'assure_partner', subjectHash: '0'.repeat(64), why }))?.statusCode).toBe(404);
    expect((await record(dex))?.json()).toMatchObject({ state: 'requested' });
  });
  test('with a second person it stands once, both are named, and an approval is good for nothing else', async () => {
    const first = (await record(dex))?.json<{ approval: string }>();
    expect(await approve(first?.approval ?? null)).toBe(200);
    expect((await record(dex, { until: today }))?.json()).toMatchObject({ state: 'requested' });
    const done = (await record(dex))?.json<{ state: string; ledger: { index: string } }>();
    expect([done?.state, await rows()]).toEqual(['done', 1]);
    expect(await payloadAt(at.house, 'birch', BigInt(done?.ledger.index ?? 0) - 1n)).toMatchObject({ kind: 'intent', action: 'recordAssurance', rows: { partner: 'yew', reference: 'F-2026-11', approved: { asker: { user: 'dex' }, approver: { user: 'bex' } } } });
    expect((await record(dex))?.json()).toMatchObject({ state: 'requested' });
    // A decision alone covers nothing: the statement of reliability is unknown.
    expect(await found()).toBe(0);
  });
  test.each([
    ['a partner that is none', { partner: 'alder' }], ['one that nobody knows', { partner: 'no-such' }], ['a day ahead', { decidedOn: soon }], ['a day that is past', { until: '2020-01-01', decidedOn: '2019-06-01' }],
    ['more than a year', { until: '2099-01-01' }], ['no day', { until: 'always' }], ['a kind of its own', { kind: 'goodwill' }], ['no ground', { ground: 'yes' }],
    ['an agency of its choice', { agency: 'alder' }], ['an author of its choice', { recordedBy: 'bex' }], ['an id', { id: 'birch~mine' }], ['an approval', { approved: true }],
  ])('is not recorded with %s', async (_, more) => {
    expect([(await record(dex, more))?.statusCode, await rows()]).toEqual([400, 0]);
  });
  test('is not recorded without a step-up, by another role, by the partner, or by whom it lent us', async () => {
    const sitting = await at.seat('dex');
    expect((await sitting.ask('POST', '/api/assurances', draft)).json()).toMatchObject({ error: 'step_up_needed' });
    for (const who of ['bea', 'ada', 'bex', 'bos']) expect([who, (await record(await personAt(at, who)))?.statusCode]).toEqual([who, 403]);
    for (const [who, partner] of [['yod', 'yew'], ['yod', 'birch'], ['odo', 'yew']]) {
      const person = await at.house.people.memberById(who === 'yod' ? 'yew' : 'birch', who ?? '', today);
      if (person === undefined) throw new Error(`no ${who ?? ''}`);
      const asked = await at.house.door.ask({ member: person, purpose: 'intelligence_analysis', caseRef: '', sessionId: 's', steppedUp: true }, { action: 'recordAssurance', asked: { partner: partner ?? '' }, agencyId: person.agencyId });
      expect([who, isRefused(asked)]).toEqual([who, true]);
    }
  });
  test('is nothing where a partner wrote it of an agency here, however it got into the table', async () => {
    for (const kind of ['mistreatment_risk', 'reliability']) {
      await at.database.db.insertInto('assurance').values({ agency_id: 'yew', assurance_id: kind, partner_agency_id: 'birch', kind, outcome: 'may_share', decided_by: 'us', decided_on: today, expires_on: soon, reference: 'r', intent_index: 0n }).execute();
    }
    expect(await found()).toBe(0);
  });
});

describe('an assurance that ends', () => {
  test('is asked under in time and released too late: nothing is shown, whether it ran out or was ended', async () => {
    for (const stop of ['ended', 'over']) {
      await at.database.db.deleteFrom('assurance_end').execute();
      await at.database.db.deleteFrom('assurance').execute();
      const ids = [await recorded(), await recorded({ kind: 'reliability' })];
      expect(await found()).toBe(1);
      const member = await at.house.people.memberById('birch', 'bea', today);
      if (member === undefined) throw new Error('no bea');
      const plan = await at.house.door.ask({ member, purpose: 'intelligence_analysis', caseRef: 'birch~elm' }, { action: 'search', asked: 'late' });
      if (isRefused(plan)) throw new Error(plan.message);
      // By the watcher, alone and at once: stopping shows nobody anything.
      if (stop === 'ended') expect((await end(bex, ids[0] ?? ''))?.json()).toMatchObject({ state: 'done' });
      else await at.database.db.updateTable('assurance').set({ decided_on: '2020-01-01', expires_on: '2020-01-02' }).where('kind', '=', 'reliability').execute();
      const fault: unknown = await at.house.door.release(seal(plan, new Map([['yew', ['p-yew']]]), 'Wexcombe')).catch((thrown: unknown) => thrown);
      expect([stop, (fault as AccessError).code]).toEqual([stop, 'assurance_ended']);
      expect([stop, await found()]).toEqual([stop, 0]);
    }
  });
  test('a refusal in force is not ended by one', async () => {
    await recorded();
    await recorded({ kind: 'reliability' });
    const refusal = await recorded({ outcome: 'may_not_share' });
    expect(await found()).toBe(0);
    expect((await end(dex, refusal))?.json()).toMatchObject({ state: 'requested' });
    expect(await found()).toBe(0);
  });
  test('another agency’s, nobody’s and one that is over are one answer, and no partner sees what was decided about it', async () => {
    const mine = await recorded({ outcome: 'may_not_share' });
    await at.database.db.insertInto('assurance').values({ agency_id: 'alder', assurance_id: 'asr-theirs', partner_agency_id: 'yew', kind: 'reliability', outcome: 'may_share', decided_by: 'us', decided_on: today, expires_on: soon, reference: 'r', intent_index: 0n }).execute();
    const [theirs, nobodys] = [await end(dex, 'alder~asr-theirs'), await end(dex, 'alder~asr-nobody')];
    expect([theirs?.statusCode, theirs?.body]).toEqual([400, nobodys?.body]);
    const list = await dex?.get('/api/assurances');
    expect([list?.json<{ assurances: { id: string }[] }>().assurances.map((one) => one.id), list?.body.includes('asr-theirs')]).toEqual([[mine], false]);
    expect((await (await at.seat('yan')).get('/api/assurances')).statusCode).toBe(403);
  });
  test('what was recorded is never changed: the app’s role may not', async () => {
    await recorded({ outcome: 'may_not_share' });
    const rights = await at.database.db.selectFrom('assurance').select((eb) => eb.fn<boolean>('has_table_privilege', [eb.val(new URL(at.database.appUrl).username), eb.val('assurance'), eb.val('update')]).as('may')).executeTakeFirst();
    expect(rights?.may).toBe(false);
  });
});
