// An insider uses emergency access to browse: again and again, for longer, from another session, after it ended, unseen, or to carry away.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isRefused } from '../../../src/kernel/index.js';
import { VisibleLabels } from '../../../src/access/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { type Person, personAt } from '../../support/two-people.js';
import { hidden } from '../../support/world.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());
/** Each test begins with a person who never did it. */
beforeEach(async () => {
  const { db } = at.database;
  await db.deleteFrom('break_glass_opinion').execute();
  await db.deleteFrom('break_glass').execute();
  await db.deleteFrom('notice_read').execute();
  await db.deleteFrom('notice').execute();
  await db.updateTable('member').set({ suspended: false }).execute();
});

const reason = 'A colleague is held in a house that only the pine file names.';
const open = (who: Person, body: object = { reason }) => who.ask('POST', '/api/break-glass', body);
const finds = async (who: { get: Person['get'] }, surname: string) => (await who.get(`/api/search?q=${surname}`)).json().total as number;
const nameOf = (kind: string) => hidden[kind]?.surname ?? '';
const rows = () => at.database.db.selectFrom('break_glass').selectAll().execute();
const entryOf = (ledger: { index: string }, agencyId = 'alder') => payloadAt<Record<string, unknown>>(at.house, agencyId, BigInt(ledger.index));

describe('opening', () => {
  test('asks for a step-up, and for a reason that says something', async () => {
    const seat = await at.seat('ana');
    expect((await seat.ask('POST', '/api/break-glass', { reason })).json().error).toBe('step_up_needed');
    const ana = await personAt(at, 'ana');
    for (const poor of ['urgent', 'x'.repeat(40), ' '.repeat(30), 'aaaa bbbb aaaa bbbb aaaa']) expect([poor, (await open(ana, { reason: poor })).statusCode]).toEqual([poor, 400]);
    expect(await rows()).toEqual([]);
  });
  test('is refused to a suspended user, to roles without danger, and under purposes of review', async () => {
    const ana = await personAt(at, 'ana');
    await at.database.db.updateTable('member').set({ suspended: true }).where('member_id', '=', 'ana').execute();
    expect((await open(ana)).statusCode).toBe(403);
    await at.database.db.updateTable('member').set({ suspended: false }).execute();
    for (const who of ['exa', 'adam', 'ana/records_review/alder~oak']) expect([who, (await open(await personAt(at, who))).statusCode]).toEqual([who, 403]);
    expect(await rows()).toEqual([]);
  });
  test('is refused where nobody of another chain of command could be told, known or unknown', async () => {
    for (const who of ['bea', 'pia']) expect((await open(await personAt(at, who))).json()).toMatchObject({ error: 'not_allowed', message: expect.stringContaining('outside your chain of command') });
    expect(await rows()).toEqual([]);
  });
  test('tells those who will review it before anything can be asked under it', async () => {
    const ana = await personAt(at, 'ana');
    const opened = (await open(ana)).json();
    expect(await entryOf({ index: (BigInt(opened.ledger.index) - 5n).toString() })).toMatchObject({ kind: 'intent', action: 'breakGlass', asked: { reason } });
    for (const [who, waiting] of [['exa', 2], ['ira', 2], ['eda', 0], ['ana', 0], ['bex', 0]] as const) {
      expect([who, (await (await at.seat(who)).get('/api/notices/waiting')).json()]).toEqual([who, { waiting }]);
    }
    const { notices } = (await (await at.seat('exa')).get('/api/notices')).json();
    const [task] = notices.filter((one: { kind: string }) => one.kind === 'break_glass_review');
    expect(Date.parse(task.due) - Date.parse(task.at)).toBeGreaterThan(71.9 * 3_600_000);
    expect(notices.map((one: { words: string }) => one.words).join(' ')).not.toContain('pine file');
  });
});

describe('what it lifts', () => {
  test('the compartments and purposes of one’s own agency, and nothing else; each answer bears a watermark', async () => {
    const ana = await personAt(at, 'ana');
    const before = Object.fromEntries(await Promise.all(Object.keys(hidden).map(async (kind) => [kind, await finds(ana, nameOf(kind))])));
    expect(before).toMatchObject({ compartment: 0, purpose: 0, expired: 0, restricted: 0, level: 0, sealed: 0 });
    const { id } = (await open(ana)).json();
    const under = Object.fromEntries(await Promise.all(Object.keys(hidden).map(async (kind) => [kind, await finds(ana, nameOf(kind))])));
    expect(under).toEqual({ ...before, compartment: 1, purpose: 1 });
    const reply = await ana.get(`/api/search?q=${nameOf('compartment')}`);
    const { ledger } = reply.json();
    expect(decodeURIComponent(String(reply.headers['x-custos-watermark']))).toMatch(new RegExp(`^ana@alder · .* · ${ledger.origin}#${ledger.index}$`));
    expect(await entryOf(ledger)).toMatchObject({ kind: 'answer', breakGlass: id, decision: { policies: ['break-glass-watermark', 'working-roles-read'], obligations: ['watermark'] } });
  });
  test('never the word of another agency: its compartments, its control, its releasability', async () => {
    const cyd = await at.house.people.memberById('cedar', 'cyd', at.house.door.today());
    const bea = await at.house.people.memberById('birch', 'bea', at.house.door.today());
    if (cyd === undefined || bea === undefined) throw new Error('nobody there');
    // The widest thinkable: the policies are asked with the glass open, whoever opened it.
    for (const member of [cyd, bea]) {
      const caller = { member, purpose: 'intelligence_analysis', caseRef: member.cases[0]?.ref ?? '', glass: { glassId: 'glass-x', untilMs: 9e15 } };
      const ids = new VisibleLabels(at.house.policies.inForce, at.house.labels).of(caller, at.house.door.today(), 'search');
      const seen = at.house.labels.all.filter((label) => label.agencyId === 'alder' && ids.includes(label.labelId));
      expect(seen.filter((label) => label.caseRef !== null || label.restricted !== null || label.sealed)).toEqual([]);
      expect(seen.filter((label) => label.originatorControl && !label.releasableTo.includes(member.agencyId))).toEqual([]);
      expect(seen.filter((label) => !label.releasableTo.includes('ALL') && !label.releasableTo.includes(member.agencyId))).toEqual([]);
      expect(seen.filter((label) => label.purposes.length > 0)).not.toEqual([]);
    }
  });
  test('then export: refused, as is every writing', async () => {
    const ana = await personAt(at, 'ana');
    expect((await ana.get('/api/entities/alder~p-shown/ftm')).statusCode).toBe(200);
    await open(ana);
    expect((await ana.get('/api/entities/alder~p-shown/ftm')).statusCode).toBe(403);
    expect((await ana.ask('POST', '/api/judgements', { left: 'alder~p-shown', right: 'cedar~c-dup', verdict: 'same', why: 'seen under emergency' })).statusCode).toBe(403);
    expect((await ana.ask('POST', '/api/corrections', { entity: 'alder~p-shown', why: 'seen under emergency' })).statusCode).toBe(403);
    expect((await open(ana)).statusCode).toBe(403);
    expect(await rows()).toHaveLength(1);
  });
});

describe('how it ends', () => {
  test('by hand; by the clock; and a clock that runs back opens nothing', async () => {
    const ana = await personAt(at, 'ana');
    const { db } = at.database;
    await open(ana);
    expect(await finds(ana, nameOf('compartment'))).toBe(1);
    expect((await ana.ask('DELETE', '/api/break-glass')).statusCode).toBe(200);
    expect(await finds(ana, nameOf('compartment'))).toBe(0);
    await db.updateTable('break_glass').set({ ended_at: null }).execute();
    expect(await finds(ana, nameOf('compartment'))).toBe(1);
    await db.updateTable('break_glass').set({ until: new Date(Date.now() - 1) }).execute();
    expect(await finds(ana, nameOf('compartment'))).toBe(0);
    await db.updateTable('break_glass').set({ opened_at: new Date(Date.now() + 600_000), until: new Date(Date.now() + 1_200_000) }).execute();
    expect(await finds(ana, nameOf('compartment'))).toBe(0);
  });
  test('between question and answer: what was allowed is not shown, and that stands in the record', async () => {
    const ana = await personAt(at, 'ana');
    await open(ana);
    const glass = await at.house.breakGlass.openOf(ana.caller);
    if (glass === undefined) throw new Error('it did not open');
    const plan = await at.house.door.ask({ ...ana.caller, glass }, { action: 'search', asked: { q: 'jexolare' } });
    if (isRefused(plan)) throw new Error(plan.message);
    const sealed = await at.house.search.run(plan, { text: nameOf('compartment'), filters: {}, limit: 10, offset: 0 });
    await ana.ask('DELETE', '/api/break-glass');
    await expect(at.house.door.release(sealed)).rejects.toMatchObject({ code: 'break_glass_ended' });
    const head = (await at.house.ledger.heads()).find((one) => one.agencyId === 'alder');
    expect(await entryOf({ index: ((head?.size ?? 0n) - 1n).toString() })).toMatchObject({ kind: 'refusal', ended: 'break_glass', breakGlass: glass.glassId });
  });
  test('with its session, purpose and case: no other session has it, and coming back does not open it again', async () => {
    const ana = await personAt(at, 'ana');
    await open(ana);
    expect(await finds(await personAt(at, 'ana'), nameOf('compartment'))).toBe(0);
    expect(await finds(await at.seat('pia/intelligence_analysis/alder~oak'), nameOf('compartment'))).toBe(0);
    await ana.ask('PUT', '/api/session/context', { purpose: 'criminal_investigation', caseRef: 'alder~oak' });
    expect(await finds(ana, nameOf('compartment'))).toBe(0);
    await ana.ask('PUT', '/api/session/context', { purpose: 'intelligence_analysis', caseRef: 'alder~oak' });
    expect(await finds(ana, nameOf('compartment'))).toBe(0);
  });
});

describe('again and again', () => {
  test('three times in seven days, however many are asked for at once', async () => {
    const people: Person[] = [];
    for (let i = 0; i < 5; i += 1) people.push(await personAt(at, 'ana'));
    const replies = await Promise.all(people.map((one) => open(one)));
    expect(replies.map((one) => one.statusCode).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 403, 403]);
    expect(await rows()).toHaveLength(3);
    expect((await open(await personAt(at, 'ana'))).json().message).toContain('3 times');
    await at.database.db.updateTable('break_glass').set({ opened_at: new Date(Date.now() - 8 * 86_400_000), ended_at: new Date() }).execute();
    expect((await open(await personAt(at, 'ana'))).statusCode).toBe(200);
  });
  test('not while an earlier one waits beyond its due time for review', async () => {
    await open(await personAt(at, 'ana'));
    await at.database.db.updateTable('break_glass').set({ review_due: new Date(Date.now() - 1), ended_at: new Date() }).execute();
    expect((await open(await personAt(at, 'ana'))).json().message).toContain('beyond its due time');
  });
});

describe('the review', () => {
  const opinion = { outcome: 'justified', why: 'The danger was real and the look short.' };
  test('shows the reason and everything that was asked, to reviewers of another chain alone; of two opinions the stricter stands', async () => {
    const ana = await personAt(at, 'ana');
    await finds(ana, 'before');
    const { id } = (await open(ana)).json();
    await finds(ana, nameOf('compartment'));
    await ana.get('/api/entities/alder~p-compartment');
    await ana.ask('DELETE', '/api/break-glass');
    await finds(ana, 'after');
    const [exa, ira, eda] = [await at.seat('exa'), await at.seat('ira'), await at.seat('eda')];
    expect((await exa.get('/api/break-glass/reviews')).json().reviews).toMatchObject([{ id, user: 'ana', reviewedAt: null, opinions: [] }]);
    const review = (await exa.get(`/api/break-glass/reviews/${id}`)).json();
    expect([review.reason, review.entries.map((one: { action: string }) => one.action).toSorted()]).toEqual([reason, ['endBreakGlass', 'search', 'viewEntity']]);
    expect(review.entries.every((one: { breakGlass: string }) => one.breakGlass === id)).toBe(true);
    // In the chain of command, absent: the same.
    const none = (await exa.get('/api/break-glass/reviews/glass-0000000000000000')).json();
    const chained = await eda.get(`/api/break-glass/reviews/${id}`);
    expect([chained.statusCode, { ...chained.json(), ledger: null }]).toEqual([404, { ...none, ledger: null }]);
    expect([(await eda.get('/api/break-glass/reviews')).json().reviews, (await eda.ask('POST', `/api/break-glass/reviews/${id}`, opinion)).statusCode]).toEqual([[], 404]);
    for (const who of ['ana', 'bex/integrity_review/birch~elm']) expect([who, (await (await at.seat(who)).get(`/api/break-glass/reviews/${id}`)).statusCode]).toEqual([who, who === 'ana' ? 403 : 404]);
    // Two people, each once; the second does not see what the first said before having spoken.
    const waits = async (): Promise<number[]> => Promise.all([exa, ira].map(async (one) => (await one.get('/api/notices/waiting')).json().waiting as number));
    const before = await waits();
    expect((await exa.ask('POST', `/api/break-glass/reviews/${id}`, opinion)).statusCode).toBe(200);
    // Whoever has spoken has nothing more to do there; the other still has.
    expect(await waits()).toEqual([(before[0] ?? 0) - 1, before[1]]);
    expect((await exa.ask('POST', `/api/break-glass/reviews/${id}`, opinion)).statusCode).toBe(404);
    expect((await ira.get('/api/break-glass/reviews')).json().reviews[0]).toMatchObject({ opinions: [], outcome: null });
    expect((await ira.ask('POST', `/api/break-glass/reviews/${id}`, { outcome: 'not_justified', why: 'Another file would have done.' })).statusCode).toBe(200);
    expect((await exa.get('/api/break-glass/reviews')).json().reviews[0]).toMatchObject({ outcome: 'not_justified', opinions: [{ role: 'independent_reviewer', outcome: 'not_justified' }, { role: 'integrity_examiner', outcome: 'justified' }] });
    const own = (await ana.get('/api/break-glass')).json();
    expect([own.timesThisWeek, own.glasses]).toMatchObject([1, [{ id, outcome: 'not_justified' }]]);
    expect((await ana.get('/api/notices')).json().notices).toMatchObject([{ kind: 'break_glass_reviewed', words: expect.stringContaining('not justified') }]);
    // The task is done; that it was opened stays until it is read.
    expect((await exa.get('/api/notices/waiting')).json()).toEqual({ waiting: 1 });
  });
});
