// Whoever wants a review never to be closed, or an act never to be decided, belongs to an agency that lacks the people for it. Somebody else
// stands in, time ends what waits, and what is overdue is told. INVARIANT (G11, G12): never the person themselves, under whatever account.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Approval, operator } from '../../../src/access/index.js';
import { isRefused } from '../../../src/kernel/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(async () => at.close());

const noticesOf = async (who: string) => (await (await at.seat(who)).get('/api/notices')).json().notices as { kind: string; words: string; settled: string | null }[];
const entriesOf = async (agencyId: string, action: string) => (await openedEntries(at.house, agencyId)).map(({ text }) => JSON.parse(text) as Record<string, unknown>).filter((one) => one['action'] === action);

async function standIn(agencyId: string, standIns: readonly string[]): Promise<void> {
  const plan = await at.house.door.ask({ ...operator, purpose: '' }, { action: 'administerPeople', asked: { agency: agencyId }, agencyId });
  if (isRefused(plan)) throw new Error(plan.message);
  await at.house.desk.setStandIns(plan, agencyId, standIns);
}

describe('an emergency access in an agency without examiner or reviewer', () => {
  const reason = 'A colleague does not answer the radio near the old quay.';
  const opinion = { outcome: 'justified', why: 'The danger was real and the look short.' };
  const list = async (who: string) => (await (await at.seat(who)).get('/api/break-glass/reviews')).json().reviews as { id: string }[];
  let bea: Person;
  let id: string;
  beforeAll(async () => {
    bea = await personAt(at, 'bea');
  });

  test('opens only once somebody is named who can look at it', async () => {
    expect((await bea.ask('POST', '/api/break-glass', { reason })).json().message).toContain('outside your chain of command');
    await standIn('birch', ['alder']);
    const opened = await bea.ask('POST', '/api/break-glass', { reason });
    expect(opened.statusCode).toBe(200);
    id = opened.json().id;
    for (const who of ['exa', 'ira']) expect((await noticesOf(who)).map((one) => one.kind).toSorted()).toEqual(['break_glass_opened', 'break_glass_review']);
    expect(await entriesOf('birch', 'administerPeople')).toContainEqual(expect.objectContaining({ after: { standIns: ['alder'] } }));
  });
  test('is listed to those who stand in, with its reason, and to nobody else', async () => {
    for (const who of ['exa', 'ira', 'eda']) expect([who, (await list(who)).map((one) => one.id)]).toEqual([who, [id]]);
    expect(await list('bex')).toEqual([]);
    const shown = (await (await at.seat('exa')).get(`/api/break-glass/reviews/${id}`)).json();
    expect([shown.reason, shown.glass.user, shown.entries.map((one: { action: string }) => one.action)]).toEqual([reason, 'bea', ['breakGlass']]);
  });
  test('is overdue once: those who may close it and those who administer the agency are told, and the figures count it', async () => {
    await at.database.db.updateTable('break_glass').set({ review_due: new Date(Date.now() - 1_000) }).where('glass_id', '=', id).execute();
    expect([await at.house.breakGlass.tellOverdue(), await at.house.breakGlass.tellOverdue()]).toEqual([1, 0]);
    for (const who of ['exa', 'ira', 'ada']) expect([who, (await noticesOf(who)).filter((one) => one.kind === 'break_glass_overdue').length]).toEqual([who, 1]);
    for (const who of ['bea', 'adam', 'bex']) expect([who, (await noticesOf(who)).filter((one) => one.kind === 'break_glass_overdue').length]).toEqual([who, 0]);
    expect((await at.app.inject({ method: 'GET', url: '/metrics', remoteAddress: '127.0.0.1' })).body).toContain('custos_break_glass_reviews_overdue 1');
  });
  test('is not reviewed by a second account of the person, nor twice by one reviewer under two accounts', async () => {
    const { db } = at.database;
    const refOf = (member: string, ref: string | null) => db.updateTable('member').set({ person_ref: ref }).where('member_id', '=', member).execute();
    await refOf('bea', 'hr-9');
    await refOf('exa', 'hr-9');
    expect([await list('exa'), (await (await at.seat('exa')).ask('POST', `/api/break-glass/reviews/${id}`, opinion)).statusCode]).toEqual([[], 404]);
    await refOf('bea', null);
    await refOf('ira', 'hr-9');
    expect((await (await at.seat('exa')).ask('POST', `/api/break-glass/reviews/${id}`, opinion)).statusCode).toBe(200);
    expect((await (await at.seat('ira')).ask('POST', `/api/break-glass/reviews/${id}`, opinion)).statusCode).toBe(404);
    await refOf('exa', null);
    await refOf('ira', null);
  });
  test('is closed by the second of them, on the record of both agencies', async () => {
    expect((await (await at.seat('ira')).ask('POST', `/api/break-glass/reviews/${id}`, opinion)).statusCode).toBe(200);
    expect((await bea.get('/api/break-glass')).json()).toMatchObject({ reviewOverdue: false, glasses: [{ id, outcome: 'justified' }] });
    expect((await noticesOf('bea')).map((one) => one.kind)).toContain('break_glass_reviewed');
    expect((await noticesOf('exa')).filter((one) => one.kind !== 'break_glass_opened').every((one) => one.settled !== null)).toBe(true);
    expect((await entriesOf('birch', 'reviewBreakGlass')).filter((one) => one['kind'] === 'note').map((one) => (one['actor'] as { user: string }).user)).toEqual(['exa', 'ira']);
    expect(await entriesOf('alder', 'reviewBreakGlass')).not.toEqual([]);
  });
  test('where the reviewers have left since, it waits for those who stand in, and its person’s leaving ends no review', async () => {
    const ana = await personAt(at, 'ana');
    const opened = (await ana.ask('POST', '/api/break-glass', { reason })).json();
    const { db } = at.database;
    await db.updateTable('member').set({ active: false }).where('member_id', 'in', ['ira', 'ana']).execute();
    await standIn('alder', ['birch']);
    await db.updateTable('member').set({ role: 'independent_reviewer' }).where('member_id', '=', 'bex').execute();
    for (const who of ['exa', 'bex']) expect([who, (await (await at.seat(who)).ask('POST', `/api/break-glass/reviews/${opened.id}`, opinion)).statusCode]).toEqual([who, 200]);
    expect(await db.selectFrom('break_glass').select('outcome').where('glass_id', '=', opened.id).executeTakeFirst()).toEqual({ outcome: 'justified' });
    await db.updateTable('member').set({ active: true }).where('member_id', 'in', ['ira', 'ana']).execute();
  });
});

describe('a request for a second person', () => {
  const why = 'the handler retires on Friday';
  let count = 0;
  const ask = async (by: Person) => at.house.approvals.request(await by.plan('requestApproval'), { kind: 'unseal_source', subject: { source: `S-${++count}` }, why });
  async function asked(by: Person): Promise<Approval> {
    const step = await ask(by);
    if (isRefused(step)) throw new Error(step.message);
    return step.value;
  }
  const stateOf = async (by: Person, one: Approval) => (await by.get('/api/approvals')).json().mine.find(({ id }: { id: string }) => id === `${one.agencyId}~${one.approvalId}`)?.state as string;
  const past = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const set = (one: Approval, columns: { asked_at?: Date; expires_at?: Date }) => at.database.db.updateTable('approval').set(columns).where('approval_id', '=', one.approvalId).execute();

  test('is refused at once where nobody could ever approve, in one sentence whatever the reason, and leaves nothing that waits', async () => {
    // Nobody of another chain is known to somebody without a unit; of birch’s one handler there is no other.
    const [sky, bos] = [await ask(await personAt(at, 'sky')), await ask(await personAt(at, 'bos'))];
    expect([sky, bos]).toEqual([expect.objectContaining({ refused: true, code: 'nobody_to_approve' }), sky]);
    expect(await at.house.approvals.time.waiting()).toBe(0);
    expect((await entriesOf('birch', 'requestApproval')).at(-1)).toMatchObject({ kind: 'refusal', declined: 'two-people/nobody' });
  });
  test('reminds those who may approve, once and nobody else; the reminder is settled when somebody decides', async () => {
    const sol = await personAt(at, 'sol');
    const one = await asked(sol);
    expect(await at.house.approvals.time.sweep()).toEqual({ expired: 0, reminded: 0 });
    await set(one, { asked_at: past(31) });
    expect([await at.house.approvals.time.sweep(), await at.house.approvals.time.sweep()]).toEqual([{ expired: 0, reminded: 1 }, { expired: 0, reminded: 0 }]);
    const reminders = async (who: string) => (await noticesOf(who)).filter(({ kind }) => kind === 'approval_waiting');
    expect(await reminders('sam')).toMatchObject([{ words: 'sol@alder needs a second person for: opening a sealed source.', settled: null }]);
    for (const who of ['sue', 'sid', 'sol', 'sol2', 'sky', 'bos']) expect([who, await reminders(who)]).toEqual([who, []]);
    const sam = await personAt(at, 'sam');
    expect((await sam.ask('POST', `/api/approvals/${encodeURIComponent(`alder~${one.approvalId}`)}/refuse`, { kind: one.kind, subjectHash: one.subjectHash, why })).statusCode).toBe(200);
    expect((await reminders('sam'))[0]?.settled).not.toBeNull();
  });
  test('ends by the clock: on the record, said to whoever asked, and approved by nobody afterwards', async () => {
    const sol = await personAt(at, 'sol');
    const one = await asked(sol);
    await set(one, { expires_at: past(1) });
    expect([await at.house.approvals.time.sweep(), await at.house.approvals.time.sweep()]).toEqual([{ expired: 1, reminded: 0 }, { expired: 0, reminded: 0 }]);
    expect(await stateOf(sol, one)).toBe('expired');
    expect(await entriesOf('alder', 'approvalExpired')).toMatchObject([{ approval: `alder~${one.approvalId}`, of: 'unseal_source', asker: 'alder~sol' }]);
    expect((await noticesOf('sol')).filter(({ kind }) => kind === 'approval_expired')).toHaveLength(1);
    const sam = await personAt(at, 'sam');
    expect((await sam.ask('POST', `/api/approvals/${encodeURIComponent(`alder~${one.approvalId}`)}/approve`, { kind: one.kind, subjectHash: one.subjectHash, why })).statusCode).toBe(404);
  });
});
