// A lead that came early stays at the desk whatever a complete pass says of it; what it says stands with the lead, once, for whoever judges it (G12).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../support/house.js';
import { actOn, triaged } from '../support/review-desk.js';
import { aLead } from '../support/review-lead.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  await at.house.intake.take('alder', [aLead('lead-1', 'pia', { detectors: ['canary'] }), aLead('lead-2', 'pia'), aLead('lead-3', 'pia')]);
}, 120_000);
afterAll(() => at.close());

test('carried or not is shown with the lead and among what was done, said twice it stands once, and nothing else changes', async () => {
  const exa = await at.seat('exa');
  await triaged(exa, 'lead-1', ['exa', 'ira']);
  for (const id of ['lead-2', 'lead-3']) expect(await actOn(exa, id, { act: 'take' })).toBe(200);
  const read = async (id: string) => (await exa.get(`/api/reviews/leads/${id}`)).json<{ settled: string | null; lead: { state: string; reviewers: string[] }; acts: { kind: string; by: string | null }[] }>();
  expect((await read('lead-1')).settled).toBeNull();
  const settled = [{ leadId: 'lead-1', isCarried: true }, { leadId: 'lead-2', isCarried: false }, { leadId: 'lead-nowhere', isCarried: true }];
  for (const _ of [1, 2]) await at.house.reviews.settling.settle('alder', settled);
  const [first, second, third] = [await read('lead-1'), await read('lead-2'), await read('lead-3')];
  expect([first.settled, second.settled, third.settled]).toEqual(['carried', 'not_carried', null]);
  expect([first.acts.filter((one) => one.kind === 'carried').map((one) => one.by), second.acts.filter((one) => one.kind === 'not_carried').length]).toEqual([[null], 1]);
  expect(first.lead).toMatchObject({ state: 'review', reviewers: ['exa', 'ira'] });
  expect(await actOn(exa, 'lead-2', { act: 'triage', reviewers: ['exa', 'ira'], serious: false, why: 'said for this test in so many words' })).toBe(200);
});
