// The attack: one bought person wants to be two. With a second account, a second browser, a colleague who takes their orders, an approval
// of yesterday, of another record or used before. INVARIANT (G6, G11): it takes two people, both named in the record.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approvalKinds, type Approval, type TakenApproval } from '../../../src/access/index.js';
import { hashOf, isRefused, type Json } from '../../../src/kernel/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let sol: Person;
beforeAll(async () => {
  at = await openHouse();
  sol = await personAt(at, 'sol');
});
afterAll(async () => at.close());

const why = 'the handler retires on Friday';
let count = 0;
/** A subject that no other test uses. */
const fresh = (): Json => ({ source: `S-${++count}`, fields: ['name'] });

async function ask(by: Person, subject: Json, approverAgencyId?: string): Promise<Approval> {
  const step = await at.house.approvals.request(await by.plan('requestApproval'), { kind: 'unseal_source', subject, why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
  if (isRefused(step)) throw new Error(step.message);
  return step.value;
}

const idOf = (one: Approval): string => `${one.agencyId}~${one.approvalId}`;
const verdictOn = (one: Approval) => ({ kind: one.kind, subjectHash: one.subjectHash, why });
const approve = (by: Person, one: Approval, change: object = {}) => by.ask('POST', `/api/approvals/${encodeURIComponent(idOf(one))}/approve`, { ...verdictOn(one), ...change });
const take = async (by: Person, subject: Json) => at.house.approvals.take(await by.plan('requestApproval'), 'unseal_source', hashOf(subject));

async function taken(by: Person, subject: Json): Promise<TakenApproval> {
  const found = await take(by, subject);
  if (isRefused(found)) throw new Error(found.message);
  return found;
}

async function expectNone(by: Person, subject: Json): Promise<void> {
  expect(await take(by, subject)).toMatchObject({ refused: true, code: 'needs_second_person' });
}

/** Exactly what is answered for a request that never was. */
async function expectAbsent(by: Person, one: Approval): Promise<void> {
  const absent = await approve(by, { ...one, approvalId: 'apr-0000000000000000' });
  const reply = await approve(by, one);
  expect([reply.statusCode, reply.body]).toEqual([404, absent.body]);
  expect((await by.get('/api/approvals')).json().waiting.map(({ id }: { id: string }) => id)).not.toContain(idOf(one));
}

test('each kind has an action that the policies know', () => {
  const known = approvalKinds.map(({ action }) => at.house.door.allows({ ...sol.caller, purpose: 'source_handling' }, action));
  expect(known).toEqual(approvalKinds.map(({ code }) => ['unseal_source', 'destroy_source', 'amend_source', 'second_person'].includes(code)));
});

describe('two people of different chains', () => {
  test('one asks, the other sees exactly what it is about and approves, and it is used once; the record names both', async () => {
    const subject = fresh();
    const asked = await ask(sol, subject);
    const sam = await personAt(at, 'sam');
    const { waiting } = (await sam.get('/api/approvals')).json<{ waiting: { id: string; subject: string; why: string; askedBy: { user: string } }[] }>();
    const shown = waiting.find(({ id }) => id === idOf(asked));
    expect(shown).toMatchObject({ why, askedBy: { user: 'sol' } });
    expect(JSON.parse(shown?.subject ?? '')).toEqual(subject);
    await expectNone(sol, subject);
    const reply = await approve(sam, asked);
    expect(reply.json()).toMatchObject({ state: 'approved' });
    const entry = await payloadAt<{ rows: Json }>(at.house, 'alder', BigInt(reply.json().ledger.index) - 1n);
    expect(entry).toMatchObject({ action: 'approveUnsealSource', actor: { user: 'sam' }, rows: { asker: { user: 'sol' }, approver: { user: 'sam' }, subjectHash: asked.subjectHash } });
    expect((await taken(sol, subject)).both).toMatchObject({ asker: { user: 'sol', chain: ['drugs', 'crime', 'chief'] }, approver: { user: 'sam', chain: ['standards', 'chief'] } });
    await expectNone(sol, subject);
  });
  test('of two agencies: both logs name both', async () => {
    const subject = fresh();
    const [asked, bos] = [await ask(sol, subject, 'birch'), await personAt(at, 'bos')];
    expect((await approve(bos, asked)).statusCode).toBe(200);
    await taken(sol, subject);
    for (const agencyId of ['alder', 'birch']) {
      const size = (await at.house.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
      expect(await payloadAt(at.house, agencyId, size - 1n)).toMatchObject({ action: 'takeApproval', asker: { user: 'sol' }, approver: { user: 'bos', agency: 'birch' } });
    }
  });
  test('of two who use it at once, one finds nothing', async () => {
    const subject = fresh();
    await approve(await personAt(at, 'sam'), await ask(sol, subject));
    const both = await Promise.all([take(sol, subject), take(sol, subject), take(sol, subject)]);
    expect(both.filter((one) => !isRefused(one))).toHaveLength(1);
  });
});

describe('who is no second person finds nothing to approve', () => {
  test('oneself, in the same session and in another', async () => {
    const asked = await ask(sol, fresh());
    await expectAbsent(sol, asked);
    await expectAbsent(await personAt(at, 'sol'), asked);
  });
  test('a second account of the same natural person, in another chain of command', async () => {
    await expectAbsent(await personAt(at, 'sol2'), await ask(sol, fresh()));
  });
  test.each(['sue', 'sid', 'sky'])('%s: of the same desk, of a desk under the same superior, of no known unit', async (user) => {
    await expectAbsent(await personAt(at, user), await ask(sol, fresh()));
  });
  test('another agency that was not asked; and one’s own when another was', async () => {
    await expectAbsent(await personAt(at, 'bos'), await ask(sol, fresh()));
    await expectAbsent(await personAt(at, 'sam'), await ask(sol, fresh(), 'birch'));
  });
  test('an administrator, an examiner and an analyst are refused by the policies', async () => {
    const asked = await ask(sol, fresh());
    for (const user of ['adam', 'exa', 'ana']) {
      const person = await personAt(at, user);
      expect([user, (await approve(person, asked)).statusCode]).toEqual([user, 403]);
      expect((await person.get('/api/approvals')).json().waiting).toEqual([]);
    }
  });
  test('whoever has not stepped up', async () => {
    const asked = await ask(sol, fresh());
    const seat = await at.seat('sam');
    const reply = await seat.ask('POST', `/api/approvals/${encodeURIComponent(idOf(asked))}/approve`, verdictOn(asked));
    expect([reply.statusCode, reply.json().error]).toEqual([403, 'step_up_needed']);
  });
  test('nobody asks without a session', async () => {
    const { sessionId: _, ...caller } = sol.caller;
    const plan = await at.house.door.ask(caller, { action: 'requestApproval', asked: {} });
    if (isRefused(plan)) throw new Error(plan.message);
    expect(await at.house.approvals.request(plan, { kind: 'unseal_source', subject: fresh(), why })).toMatchObject({ refused: true, code: 'needs_second_person' });
  });
});

describe('an approval is good for one thing, here and now', () => {
  test('not for another record, another kind, or other words than were shown', async () => {
    const [subject, other] = [fresh(), fresh()];
    const asked = await ask(sol, subject);
    const sam = await personAt(at, 'sam');
    expect((await approve(sam, asked, { subjectHash: hashOf(other) })).statusCode).toBe(404);
    expect((await approve(sam, asked, { kind: 'destroy_source' })).statusCode).toBe(404);
    await approve(sam, asked);
    await expectNone(sol, other);
    expect(await at.house.approvals.take(await sol.plan('requestApproval'), 'destroy_source', hashOf(subject))).toMatchObject({ refused: true });
    await expectNone(await personAt(at, 'sue'), subject);
  });
  test('not after a quarter of an hour, and no request after four hours', async () => {
    const subject = fresh();
    const asked = await ask(sol, subject);
    const sam = await personAt(at, 'sam');
    await approve(sam, asked);
    await at.database.db.updateTable('approval').set({ decided_at: new Date(Date.now() - 16 * 60_000) }).where('approval_id', '=', asked.approvalId).execute();
    await expectNone(sol, subject);
    const late = await ask(sol, fresh());
    await at.database.db.updateTable('approval').set({ expires_at: new Date(Date.now() - 1000) }).where('approval_id', '=', late.approvalId).execute();
    await expectAbsent(sam, late);
  });
  test('not once it was withdrawn or refused', async () => {
    const [subject, other] = [fresh(), fresh()];
    const [asked, second] = [await ask(sol, subject), await ask(sol, other)];
    const sam = await personAt(at, 'sam');
    await approve(sam, asked);
    const withdraw = (by: Person) => by.ask('POST', `/api/approvals/${encodeURIComponent(idOf(asked))}/withdraw`);
    expect((await withdraw(sam)).statusCode).toBe(404);
    expect((await withdraw(sol)).json()).toMatchObject({ state: 'withdrawn' });
    await expectNone(sol, subject);
    expect((await sam.ask('POST', `/api/approvals/${encodeURIComponent(idOf(second))}/refuse`, verdictOn(second))).json()).toMatchObject({ state: 'refused' });
    await expectAbsent(sam, second);
    await expectNone(sol, other);
  });
  test('not in another session of whoever asked, nor after they signed out', async () => {
    const subject = fresh();
    const asker = await personAt(at, 'sol');
    await approve(await personAt(at, 'sam'), await ask(asker, subject));
    await expectNone(sol, subject);
    const gone = await personAt(at, 'sol');
    const asked = await ask(gone, fresh());
    await gone.leave();
    await expectAbsent(await personAt(at, 'sam'), asked);
  });
  test('not once the approver signed out, was suspended, or came under the same superior', async () => {
    const spoil: readonly ((by: Person) => Promise<unknown>)[] = [
      (by) => by.leave(),
      () => at.database.db.updateTable('member').set({ active: false }).where('member_id', '=', 'sam').execute(),
      () => at.database.db.updateTable('member').set({ unit: 'fraud' }).where('member_id', '=', 'sam').execute(),
      () => at.database.db.updateTable('member').set({ person_ref: 'hr-0041' }).where('member_id', '=', 'sam').execute(),
    ];
    for (const change of spoil) {
      const subject = fresh();
      const sam = await personAt(at, 'sam');
      await approve(sam, await ask(sol, subject));
      await change(sam);
      await expectNone(sol, subject);
      await at.database.db.updateTable('member').set({ active: true, unit: 'standards', person_ref: null }).where('member_id', '=', 'sam').execute();
    }
  });
});
