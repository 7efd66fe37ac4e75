// Attackers: a member whom a dealer's report names, a colleague who answers to the same superior, another agency, and whoever would bring a dealer's whole sales in as "a report".
// Promises: G3, G4, G12; Precursor Control Regulations s. 86.1(2). Routes: /api/precursors/reports.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const suspicious = {
  kind: 'suspicious', reporter: { name: 'Northern Chemicals Ltd', title: 'compliance officer', address: '1 Mill Rd', phone: '555-0100' }, party: { name: 'Front Resins Ltd', address: '9 Elm St' }, occurredAt: ago(20), awareAt: ago(10), type: 'sale', substance: '4-AP', quantity: '2 kg',
  reasons: 'cash, a storage unit, and a new customer whom nobody knows', concerns: [], label: { level: 'PROTECTED_B', releasableTo: [] },
};
const record = async (who: string, more: object = {}) => (await at.seat(who)).ask('POST', '/api/precursors/reports', { ...suspicious, ...more });
const reports = async (who: string) => (await at.seat(who)).get('/api/precursors/reports');
const tell = async (who: string, id: string, body: object = { whom: 'minister', at: ago(0.01) }) => (await at.seat(who)).ask('POST', `/api/precursors/reports/${encodeURIComponent(id)}/told`, body);
const idsOf = async (who: string): Promise<readonly string[]> => (await reports(who)).json().reports.map(({ id }: { id: string }) => id);

test('another agency’s report and none are the same bytes, in the list and by its id', async () => {
  const before = await reports('bea');
  const recorded = await record('ana');
  expect(recorded.statusCode).toBe(200);
  expect(kept(await reports('bea'))).toEqual(kept(before));
  const [hidden, absent] = [await tell('bea', recorded.json().id), await tell('bea', 'alder~prr-nowhere')];
  expect([hidden.statusCode, kept(hidden)]).toEqual([404, kept(absent)]);
  expect((await reports('ana')).json().reports).toMatchObject([{ basis: 's. 86.1', substance: '4-ap', party: { name: 'Front Resins Ltd' }, clocks: [{ whom: 'minister', toldAt: null, state: 'open' }] }]);
});

test('whoever is named, in any case of letters, cannot learn of it: neither in the list nor by the id', async () => {
  const [before, absent] = [await reports('bea'), await tell('bea', 'birch~prr-nowhere')];
  const recorded = await record('bea', { concerns: ['BEA@birch'] });
  expect(recorded.statusCode).toBe(200);
  expect(kept(await reports('bea'))).toEqual(kept(before));
  const named = await tell('bea', recorded.json().id);
  expect([named.statusCode, kept(named)]).toEqual([404, kept(absent)]);
});

test('nor a colleague of whom nobody knows that they answer to somebody else; another agency does, and nobody reads whom it concerns', async () => {
  const before = kept(await reports('pia'));
  const { id } = (await record('ana', { concerns: ['ana@alder', 'quorvane@alder'], label: { level: 'PROTECTED_B', releasableTo: ['ALL'] } })).json();
  expect(await idsOf('ana')).not.toContain(id);
  expect(kept(await reports('pia'))).toEqual(before);
  expect([(await tell('pia', id)).statusCode, kept(await tell('pia', id))]).toEqual([404, kept(await tell('pia', 'alder~prr-nowhere'))]);
  expect(await idsOf('bea')).toContain(id);
  expect((await reports('bea')).body).not.toContain('quorvane');
  const { id: other } = (await record('ana', { concerns: ['somebody@elsewhere'] })).json();
  expect([(await idsOf('ana')).includes(other), (await idsOf('pia')).includes(other)]).toEqual([true, true]);
});

test('clocks run from when the dealer became aware: 72 hours to the Minister, of a theft or loss 24 to police too; before 15 June 2026 none', async () => {
  const theft = await record('cyd', { kind: 'theft', party: null, awareAt: ago(30), occurredAt: ago(40), substance: 'piperidine' });
  const { id } = theft.json();
  const mine = async () => (await reports('cyd')).json().reports.find((one: { id: string }) => one.id === id).clocks.map(({ whom, state }: { whom: string; state: string }) => [whom, state]);
  expect(await mine()).toEqual([['police', 'overdue'], ['minister', 'open']]);
  expect((await tell('cyd', id, { whom: 'minister', at: ago(1) })).statusCode).toBe(200);
  expect((await tell('cyd', id, { whom: 'police', at: ago(2) })).statusCode).toBe(200);
  expect(await mine()).toEqual([['police', 'late'], ['minister', 'in_time']]);
  const early = await record('cyd', { occurredAt: '2026-06-14T10:00:00-04:00', awareAt: '2026-06-14T11:00:00-04:00' });
  expect((await reports('cyd')).json().reports.find((one: { id: string }) => one.id === early.json().id)).toMatchObject({ basis: 's. 86', clocks: [] });
  // A voluntary report has no clock that anybody could meet.
  expect((await tell('cyd', early.json().id)).statusCode).toBe(404);
});

test('only what the law lists comes in: no sales, no list of them, no lawful goods, nothing from the future', async () => {
  for (const more of [
    { transactions: [{ substance: 'acetone' }] }, { substance: ['4-AP', 'NPP'] }, { substance: 'sodium chloride' }, { substance: '4-ANPP' }, { substance: 'tablet press' }, { party: null }, { kind: 'theft' }, { awareAt: new Date(Date.now() + 3_600_000).toISOString() }, { awareAt: ago(30) }, { occurredAt: '2026-07-01' }, { substance: 'R 29676', occurredAt: '2026-06-01T10:00:00Z' },
  ]) expect([more, (await record('ana', more)).statusCode]).toEqual([more, 400]);
  for (const who of ['eli', 'exa', 'adam']) expect([who, (await record(who)).statusCode, (await reports(who)).statusCode]).toEqual([who, 403, 403]);
});
