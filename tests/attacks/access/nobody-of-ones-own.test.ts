// Attackers: examiners of whom every one is of the chain that a lead is about, so that it lies for ever; a reviewer of another agency who would choose their judges among
// those whom it concerns, or take what was given to a colleague. Promises: G4, G11, G12. Routes: /api/reviews/lent and below.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from '../../../src/kernel/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { decide } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';
import { kept } from '../../support/same.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
let guests: Readonly<Record<'bex' | 'eli', Seat>>;
const why = 'said for this test in so many words';
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const draft = { with: 'birch', from: day(0), until: day(100), why };
const path = (id: string): string => `/api/reviews/lent/alder/${id}`;
const leadsOf = async (who: Seat): Promise<string[]> => (await who.get('/api/reviews/lent')).json<{ leads: { lead: { id: string } }[] }>().leads.map((one) => one.lead.id);
const acting = async (who: Seat, id: string, order: object): Promise<number> => (await who.ask('POST', `${path(id)}/acts`, order)).statusCode;

beforeAll(async () => {
  at = await openHouse();
  await at.database.db.updateTable('member').set({ role: 'independent_reviewer', purposes: ['integrity_review'], unit: 'watch' }).where('member_id', '=', 'eli').execute();
  guests = { bex: await at.seat('bex'), eli: await at.seat('eli/integrity_review/birch~elm') };
  // Of ana's chain is eda; the two others are tied to her.
  await at.house.intake.take('alder', [aLead('lead-own', 'ana', { ties: ['exa', 'ira'] }), aLead('lead-pia', 'pia')]);
}, 200_000);
afterAll(() => at.close());

test('without an agreement it is given to nobody; with one, to one reviewer by the desk itself, and again only when they let it lie', async () => {
  const { lentTriage } = at.house.reviews;
  expect(await lentTriage.sweep()).toBe(0);
  const [asker, approver] = [await personAt(at, 'exa'), await personAt(at, 'bex')];
  const asked = (await asker.ask('POST', '/api/reviews/agreements', draft)).json<{ approval: string }>();
  const subjectHash = hashOf({ agency: 'alder', reviewersOf: 'birch', from: draft.from, until: draft.until });
  expect((await approver.ask('POST', `/api/approvals/${encodeURIComponent(asked.approval)}/approve`, { why, kind: 'review_agreement', subjectHash })).statusCode).toBe(200);
  expect((await asker.ask('POST', '/api/reviews/agreements', draft)).json()).toMatchObject({ state: 'done' });
  expect([await lentTriage.sweep(), await lentTriage.sweep()]).toEqual([1, 0]);
  const given = [await leadsOf(guests.bex), await leadsOf(guests.eli)];
  expect(given.toSorted((a, b) => b.length - a.length)).toEqual([['lead-own'], []]);
  // Whoever handles it is told, and so is nobody of the agency; of the other lead they have three of their own.
  const late = Date.now() + 6 * 86_400_000;
  expect(await lentTriage.sweep(late)).toBe(1);
  const after = [await leadsOf(guests.bex), await leadsOf(guests.eli)];
  expect([after[0]?.length, after[1]?.length]).toEqual([given[1]?.length, given[0]?.length]);
  for (const who of ['exa', 'ira', 'eda']) {
    const seat = await at.seat(who);
    expect([who, (await seat.get('/api/reviews/leads')).body.includes('lead-own'), (await seat.get('/api/notices')).body.includes('review_lent')]).toEqual([who, false, false]);
  }
});

test('whoever has its triage names two of those who may, none of whom it concerns, and judges only once named; the colleague finds nothing', async () => {
  const [holder, other] = (await leadsOf(guests.bex)).length > 0 ? [guests.bex, guests.eli] : [guests.eli, guests.bex];
  const read = await holder.get(path('lead-own'));
  expect(read.json<{ bench: { id: string }[] }>().bench.map((one) => one.id).toSorted()).toEqual(['birch~bex', 'birch~eli']);
  expect(kept(await other.get(path('lead-own')))).toEqual(kept(await other.get(path('lead-nowhere'))));
  const triage = (reviewers: readonly string[]) => ({ act: 'triage', reviewers, serious: false, why });
  expect([await acting(holder, 'lead-own', decide('clear')), await acting(holder, 'lead-own', triage(['exa', 'birch~bex'])), await acting(holder, 'lead-own', triage(['birch~bex', 'birch~bex']))]).toEqual([403, 403, 403]);
  expect([await acting(other, 'lead-own', triage(['birch~bex', 'birch~eli'])), await acting(holder, 'lead-pia', triage(['birch~bex', 'birch~eli']))]).toEqual([404, 404]);
  expect(await acting(holder, 'lead-own', triage(['birch~bex', 'birch~eli']))).toBe(200);
  for (const who of [guests.bex, guests.eli]) expect([await leadsOf(who), (await who.get(path('lead-own'))).json<{ bench: object[] }>().bench]).toEqual([['lead-own'], []]);
  // Naming is nobody's any more.
  expect(await acting(holder, 'lead-own', triage(['birch~bex', 'birch~eli']))).toBe(404);
  for (const who of [guests.bex, guests.eli]) expect(await acting(who, 'lead-own', decide('clear'))).toBe(200);
  expect([await leadsOf(guests.bex), await leadsOf(guests.eli)]).toEqual([[], []]);
  const size = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'alder')?.size ?? 0n;
  const last = await Promise.all(Array.from({ length: 12 }, (_, back) => payloadAt<Record<string, unknown>>(at.house, 'alder', size - 1n - BigInt(back))));
  for (const act of ['triaged', 'decided']) expect(last).toContainEqual(expect.objectContaining({ action: 'actAsStandIn', lead: 'lead-own', act }));
});

test('where two of them differ, the third is named by one to whom that is given, of those who have not spoken', async () => {
  await at.house.intake.take('alder', [aLead('lead-split', 'ana', { ties: ['exa', 'ira'] })]);
  await at.house.reviews.lentTriage.sweep();
  const holder = (await leadsOf(guests.bex)).includes('lead-split') ? guests.bex : guests.eli;
  expect(await acting(holder, 'lead-split', { act: 'triage', reviewers: ['birch~bex', 'birch~eli'], serious: false, why })).toBe(200);
  expect([await acting(guests.bex, 'lead-split', decide('clear')), await acting(guests.eli, 'lead-split', decide('coach'))]).toEqual([200, 200]);
  await at.database.db.updateTable('member').set({ role: 'independent_reviewer', purposes: ['integrity_review'], unit: 'watch' }).where('member_id', '=', 'dex').execute();
  expect(await at.house.reviews.lentTriage.sweep()).toBe(1);
  const dex = await at.seat('dex/integrity_review/birch~elm');
  expect(await leadsOf(dex)).toEqual(['lead-split']);
  expect([await acting(dex, 'lead-split', { act: 'name', reviewer: 'birch~bex', why }), await acting(dex, 'lead-split', { act: 'name', reviewer: 'birch~dex', why })]).toEqual([403, 200]);
  expect(await acting(dex, 'lead-split', decide('clear'))).toBe(200);
  expect(await leadsOf(dex)).toEqual([]);
});
