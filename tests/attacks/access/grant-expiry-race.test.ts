// Somebody holds a compartment for a time and asks in its last second, or sets a clock back, or goes on after it was taken back. What was
// delegated ends by one clock that never runs back, at asking and again at releasing (G5).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Plan, seal, steadyClock, Withdrawn } from '../../../src/access/index.js';
import { isRefused } from '../../../src/kernel/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
let [pia, bea]: Seat[] = [];
beforeAll(async () => {
  at = await openHouse();
  [pia, bea] = [await personAt(at, 'pia'), await at.seat('bea')];
});
afterAll(async () => at.close());

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
const give = async (seat: Seat | undefined, body: object) => seat?.ask('POST', '/api/delegations', { kind: 'case', grantee: 'bea@birch', until: minutes(60), why: 'one joint interview', ...body });
const found = async () => (await bea?.get('/api/search?q=Jexolare'))?.json<{ total: number }>().total;
const setEnd = async (end: string) => at.database.db.updateTable('delegation').set({ from_at: '2020-01-01', until_at: end }).where('taken_back_at', 'is', null).execute();

describe('a compartment that was delegated', () => {
  test('opens to the one person, stands in both logs, and closes when it is taken back', async () => {
    expect(await found()).toBe(0);
    const reply = await give(pia, {});
    expect(reply?.statusCode).toBe(200);
    const { id } = reply?.json<{ id: string }>() ?? { id: '' };
    expect([await found(), (await (await at.seat('dex')).get('/api/search?q=Jexolare')).json<{ total: number }>().total]).toEqual([1, 0]);
    expect((await bea?.get('/api/delegations'))?.json()).toMatchObject({ delegations: [{ id, isOpen: true, isMine: false, caseRef: 'alder~pine' }] });
    expect((await bea?.get('/api/notices'))?.body).toContain('alder~pine');
    expect((await bea?.ask('DELETE', `/api/delegations/${id}`))?.statusCode).toBe(200);
    expect(await found()).toBe(0 + 1);
    expect((await pia?.ask('DELETE', `/api/delegations/${id}`))?.statusCode).toBe(200);
    expect(await found()).toBe(0);
  });

  test('is asked for in time and released too late: nothing is shown, and the refusal is on the record', async () => {
    await give(pia, {});
    const member = await at.house.people.memberById('birch', 'bea', at.house.door.today());
    if (member === undefined) throw new Error('no bea');
    const plan = await at.house.door.ask({ member, purpose: 'intelligence_analysis', caseRef: 'birch~elm' }, { action: 'search', asked: 'race' });
    if (isRefused(plan)) throw new Error(plan.message);
    await setEnd('2020-01-02');
    const sealed = seal<string>(plan satisfies Plan, new Map([['alder', ['p-compartment']]]), 'Jexolare');
    const fault: unknown = await at.house.door.release(sealed).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(Withdrawn);
    expect((fault as Withdrawn).code).toBe('delegation_ended');
    expect((await (await at.seat('bex')).get('/api/ledger/record?scope=agency')).body).toMatch(/"outcome":"refused"[^}]*\\"race\\"/);
    expect(await found()).toBe(0);
  });

  test('is not given by whoever finds a session open: it takes a step-up', async () => {
    expect((await give(await at.seat('pia'), {}))?.json()).toMatchObject({ error: 'step_up_needed' });
  });

  test('does not come back with a clock that is set back', () => {
    const told = [1_000, 5_000, 2_000, 4_999, 5_001];
    const clock = steadyClock(() => told.shift() ?? 0);
    expect([clock(), clock(), clock(), clock(), clock()]).toEqual([1_000, 5_000, 5_000, 5_000, 5_001]);
  });

  test.each([
    ['to oneself', 'pia', { grantee: 'pia@alder' }, 403], ['of another agency’s case', 'ana/intelligence_analysis/cedar~fir', {}, 400], ['by an administrator', 'adam', { grantee: 'adam@alder' }, 403],
    ['by a desk officer', 'dex', { grantee: 'ana@alder' }, 403], ['without an end', 'pia', { until: '9999-12-31T00:00:00Z' }, 400], ['that ended before it began', 'pia', { until: '2020-01-01T00:00:00Z' }, 400],
    ['in a local time', 'pia', { until: '2030-01-01T00:00:00' }, 400], ['to nobody', 'pia', { grantee: 'nobody@alder' }, 400],
  ])('is not given %s', async (_, who, body, status) => {
    expect((await give(await personAt(at, who), body))?.statusCode).toBe(status);
  });
});
