// Attackers: whoever lost and would have a lead judged until it ends as they wish; the two who closed it for a friend and would judge it again; whoever was cleared and
// would learn that it was reopened. Promises: G4, G12. Routes: /api/reviews/leads/:lead/acts, /api/reviews/mine.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { actOn, decide, triaged } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let seats: Readonly<Record<'exa' | 'ira' | 'eda' | 'pia', Seat>>;
const why = 'said for this test in so many words';
const reopen = (ref: string, evidence = 'lead') => ({ act: 'reopen', evidence, ref, why });
interface Opened {
  readonly lead: { readonly state: string; readonly outcome: string | null };
  readonly former: readonly { readonly outcome: string }[];
  readonly acts: readonly { readonly kind: string; readonly decision: string | null }[];
}
beforeAll(async () => {
  at = await openHouse();
  seats = { exa: await at.seat('exa'), ira: await at.seat('ira'), eda: await at.seat('eda'), pia: await at.seat('pia') };
  await at.house.intake.take('alder', [aLead('lead-1', 'pia'), aLead('lead-older', 'pia')]);
  await triaged(seats.exa, 'lead-1', ['exa', 'ira']);
  for (const who of [seats.exa, seats.ira]) expect(await actOn(who, 'lead-1', decide('clear'))).toBe(200);
  await at.house.intake.take('alder', [aLead('lead-newer', 'pia', { names: ['hr-9'] }), aLead('lead-other', 'ivo')]);
}, 120_000);
afterAll(() => at.close());

test('only what came since, on the same person and of that kind, reopens it; what is hidden and what is nowhere are refused in the same words', async () => {
  const told = await seats.pia.get('/api/reviews/mine');
  expect(told.json<{ clearances: object[] }>().clearances).toHaveLength(1);
  for (const [ref, kind] of [['lead-older', 'lead'], ['lead-other', 'lead'], ['lead-1', 'lead'], ['lead-none', 'lead'], ['lead-newer', 'complaint'], ['lead-newer', 'canary']] as const) expect([ref, kind, await actOn(seats.exa, 'lead-1', reopen(ref, kind))]).toEqual([ref, kind, 403]);
  expect(await actOn(seats.exa, 'lead-older', reopen('lead-newer'))).toBe(403);
  expect(await actOn(seats.exa, 'lead-1', reopen('lead-newer'))).toBe(200);
  // Whoever was cleared is told then, and hears nothing now.
  expect(kept(await seats.pia.get('/api/reviews/mine'))).toEqual(kept(told));
});

test('a new round: one of two is new where there is one; the outcome of before stands as it was known, and its words only once there is another', async () => {
  // Three may judge it, and two of them have: as far as possible means one.
  expect(await actOn(seats.exa, 'lead-1', { act: 'triage', reviewers: ['exa', 'ira'], serious: false, why })).toBe(403);
  expect(await actOn(seats.exa, 'lead-1', { act: 'triage', reviewers: ['exa', 'eda'], serious: false, why })).toBe(200);
  const read = async () => (await seats.eda.get('/api/reviews/leads/lead-1')).json<Opened>();
  const now = await read();
  expect([now.lead.state, now.lead.outcome, now.former.map((one) => one.outcome), now.acts.filter((one) => one.kind === 'decided').map((one) => one.decision)]).toEqual(['review', null, ['clear'], [null, null]]);
  expect([await actOn(seats.ira, 'lead-1', decide('clear')), await actOn(seats.eda, 'lead-1', decide('coach')), await actOn(seats.exa, 'lead-1', decide('coach'))]).toEqual([403, 200, 200]);
  const ended = await read();
  expect([ended.lead.outcome, ended.former.map((one) => one.outcome), ended.acts.filter((one) => one.kind === 'decided').map((one) => one.decision)]).toEqual(['coach', ['clear'], ['clear', 'clear', 'coach', 'coach']]);
  expect((await seats.eda.get('/api/reviews/disclosures')).json<{ lines: { caseRef: string }[] }>().lines.map((one) => one.caseRef).toSorted()).toEqual(['alder~oak', 'alder~pine']);
});

test('a ruling reopens it too; cleared at last, whoever decides about its cases reads that, and there is one review of them', async () => {
  expect(await actOn(seats.ira, 'lead-1', reopen('Superior Court, file 7', 'ruling'))).toBe(200);
  expect(await actOn(seats.ira, 'lead-1', { act: 'triage', reviewers: ['ira', 'exa'], serious: false, why })).toBe(200);
  for (const who of [seats.ira, seats.exa]) expect(await actOn(who, 'lead-1', decide('clear'))).toBe(200);
  const { lines } = (await seats.eda.get('/api/reviews/disclosures')).json<{ lines: { id: string }[] }>();
  expect(lines).toHaveLength(2);
  expect((await seats.eda.get(`/api/reviews/disclosures/${lines[0]?.id ?? ''}`)).json<{ acts: { kind: string }[] }>().acts.map((one) => one.kind)).toEqual(['opened', 'lead_cleared']);
});
