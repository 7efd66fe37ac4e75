// Attackers: the finder's desk, which would know which cases another agency has; the other agency's, which would read what was found and answered; a second account of whoever
// it is about. Promises: G4, G5, G12. Routes: /api/reviews/referrals, /api/reviews/disclosures.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { actOn, decide, triaged } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let seats: Readonly<Record<'exa' | 'ira' | 'eda' | 'bex', Seat>>;
beforeAll(async () => {
  at = await openHouse();
  seats = { exa: await at.seat('exa'), ira: await at.seat('ira'), eda: await at.seat('eda'), bex: await at.seat('bex') };
  await at.house.people.addCases([
    { agencyId: 'birch', caseId: 'joint', title: 'Joint Lantern', openedOn: '2020-01-01', members: [{ agencyId: 'alder', memberId: 'ana', fromOn: '2025-01-01' }] },
    { agencyId: 'cedar', caseId: 'other', title: 'Other', openedOn: '2020-01-01', closedOn: '2021-01-01', members: [{ agencyId: 'alder', memberId: 'ana', fromOn: '2020-01-01' }] },
  ]);
  await at.house.intake.take('alder', [aLead('lead-1', 'ana', { subject: 'Edda Draile' }), aLead('lead-2', 'ana')]);
  for (const id of ['lead-1', 'lead-2']) await triaged(seats.exa, id, ['exa', 'ira']);
  for (const who of [seats.exa, seats.ira]) expect([await actOn(who, 'lead-2', decide('clear')), await actOn(who, 'lead-1', decide('restrict'))]).toEqual([200, 200]);
}, 200_000);
afterAll(() => at.close());

interface Sent { readonly sent: readonly { readonly lead: string; readonly to: string; readonly done: boolean }[] }
const referrals = async (who: Seat) => (await who.get('/api/reviews/referrals')).json<{ referrals: { id: string }[] }>().referrals;
const acts = (id: string): string => `/api/reviews/referrals/${id}/acts`;

test('the agency whose case it is reads who, when on the case and how it ended, and nothing of what was found; the finder reads that it was sent', async () => {
  const reply = await seats.bex.get('/api/reviews/referrals');
  expect(reply.json()).toMatchObject({ referrals: [{ from: 'alder', caseRef: 'birch~joint', title: 'Joint Lantern', member: 'ana@alder', assignedFrom: '2025-01-01', finding: 'restrict', state: 'open' }] });
  expect(reply.body).not.toMatch(/lead-1|Draile|dispatch|"exa|"ira/);
  const found = await seats.exa.get('/api/reviews/disclosures');
  expect(found.json<Sent>().sent).toEqual([expect.objectContaining({ lead: 'lead-1', to: 'birch', done: false })]);
  expect(found.body).not.toMatch(/joint|Lantern/i);
  // Looked for again, it is sent once.
  await at.house.reviews.referrals.sendMissing();
  expect(await referrals(seats.bex)).toHaveLength(1);
  // Neither the finder's own desk nor whoever is of the member's chain.
  expect([await referrals(seats.exa), (await seats.eda.get('/api/reviews/disclosures')).json<Sent>().sent]).toEqual([[], []]);
});

test('they decide on their own desk, and the finder reads that it is done; for the finder it is nowhere', async () => {
  const id = (await referrals(seats.bex))[0]?.id ?? '';
  const own = { act: 'own' };
  expect(kept(await seats.exa.ask('POST', acts(id), own))).toEqual(kept(await seats.exa.ask('POST', acts('referral-none'), own)));
  const steps = [own, { act: 'decide', decision: 'disclose', why: 'the Crown must know of it' }];
  for (const step of steps) expect((await seats.bex.ask('POST', acts(id), step)).statusCode).toBe(200);
  expect((await seats.exa.get('/api/reviews/disclosures')).json<Sent>().sent).toMatchObject([{ done: true }]);
});

test('whoever it is about reads nothing of it under an account in the other agency', async () => {
  const { db } = at.database;
  await db.updateTable('member').set({ person_ref: 'hr-12' }).where('member_id', 'in', ['ivo', 'bex']).execute();
  await at.house.people.addCases([{ agencyId: 'birch', caseId: 'second', title: 'Second', openedOn: '2020-01-01', members: [{ agencyId: 'alder', memberId: 'ivo', fromOn: '2025-01-01' }] }]);
  await at.house.intake.take('alder', [aLead('lead-3', 'ivo')]);
  await triaged(seats.exa, 'lead-3', ['exa', 'ira']);
  for (const who of [seats.exa, seats.ira]) expect(await actOn(who, 'lead-3', decide('refer'))).toBe(200);
  expect((await seats.exa.get('/api/reviews/disclosures')).json<Sent>().sent.filter((one) => one.lead === 'lead-3')).toHaveLength(1);
  expect(await referrals(seats.bex)).toHaveLength(1);
});
