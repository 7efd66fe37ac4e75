// Attackers: a reviewer whom another agency lent for one lead and who opens another one of theirs, a colleague of theirs, and whoever would lend by themselves.
// Promises: G1, G4, G11, G12. Routes: /api/reviews/agreements, /api/reviews/lent and all below them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from '../../../src/kernel/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { actOn, decide } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';
import { kept } from '../../support/same.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
let exa: Seat;
let bex: Seat;
const why = 'said for this test in so many words';
const triage = (reviewers: readonly string[]) => ({ act: 'triage', reviewers, serious: false, why });
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const draft = { with: 'birch', from: day(-1), until: day(100), why };
const lentPath = (id: string): string => `/api/reviews/lent/alder/${id}`;
beforeAll(async () => {
  at = await openHouse();
  exa = await at.seat('exa');
  // Of ana's chain is eda: two of alder may judge, too few to settle a disagreement. Of pia's is nobody: three may.
  await at.house.intake.take('alder', [aLead('lead-1', 'ana'), aLead('lead-2', 'ana'), aLead('lead-many', 'pia'), aLead('lead-tied', 'ana', { ties: ['bex@birch'] })]);
  for (const id of ['lead-1', 'lead-2', 'lead-many', 'lead-tied']) expect(await actOn(exa, id, { act: 'take' })).toBe(200);
}, 200_000);
afterAll(() => at.close());

test('nobody of another agency judges without an agreement that somebody of each agency made', async () => {
  expect(await actOn(exa, 'lead-1', triage(['exa', 'birch~bex']))).toBe(403);
  const [asker, approver] = [await personAt(at, 'exa'), await personAt(at, 'bex')];
  const asked = (await asker.ask('POST', '/api/reviews/agreements', draft)).json<{ state: string; approval: string }>();
  expect(asked.state).toBe('requested');
  expect((await asker.ask('POST', '/api/reviews/agreements', { ...draft, until: day(900) })).statusCode).toBe(400);
  expect(await actOn(exa, 'lead-1', triage(['exa', 'birch~bex']))).toBe(403);
  const subjectHash = hashOf({ agency: 'alder', reviewersOf: 'birch', from: draft.from, until: draft.until });
  expect((await approver.ask('POST', `/api/approvals/${encodeURIComponent(asked.approval)}/approve`, { why, kind: 'review_agreement', subjectHash })).statusCode).toBe(200);
  expect((await asker.ask('POST', '/api/reviews/agreements', draft)).json()).toMatchObject({ state: 'done' });
  expect((await exa.get('/api/reviews/agreements')).json()).toMatchObject({ agreements: [{ with: 'birch', inForce: true }] });
});

test('they judge where one’s own are too few and nothing ties them to it; they read what was given to them, and for everything else there is nothing', async () => {
  bex = await at.seat('bex');
  expect([await actOn(exa, 'lead-many', triage(['exa', 'birch~bex'])), await actOn(exa, 'lead-tied', triage(['exa', 'birch~bex']))]).toEqual([403, 403]);
  const before = [kept(await bex.get(lentPath('lead-1'))), kept(await bex.get('/api/reviews/lent'))];
  expect(await actOn(exa, 'lead-1', triage(['exa', 'birch~bex']))).toBe(200);
  const read = await bex.get(lentPath('lead-1'));
  expect(read.json()).toMatchObject({ lead: { id: 'lead-1', mine: true }, alert: { actors: ['ana'] }, bench: [], task: null });
  // It stands in the record of both agencies.
  const { index } = read.json<{ ledger: { index: string } }>().ledger;
  expect(await payloadAt(at.house, 'birch', BigInt(index))).toMatchObject({ action: 'viewReviews', actor: { member: 'bex' }, shown: [{ agencyId: 'alder', ids: ['lead-1'] }] });
  const size = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'alder')?.size ?? 0n;
  expect(await payloadAt(at.house, 'alder', size - 1n)).toMatchObject({ kind: 'receipt', actor: { agency: 'birch', member: 'bex' }, shown: [{ ids: ['lead-1'] }] });
  expect((await bex.get('/api/reviews/lent')).json<{ leads: { lead: { id: string } }[] }>().leads.map((one) => one.lead.id)).toEqual(['lead-1']);
  for (const [method, rest, body] of [['GET', ''], ['POST', '/acts', decide('clear')]] as const) {
    for (const id of ['lead-2', 'lead-many', 'lead-tied', 'lead-none']) expect([id, kept(await bex.ask(method, `${lentPath(id)}${rest}`, body))]).toEqual([id, kept(await bex.ask(method, `${lentPath('lead-nane')}${rest}`, body))]);
  }
  // Nothing else of alder: not its list, nor the lead by its own address; nor does anybody else read what was given to them.
  expect([(await bex.get('/api/reviews/leads')).json<{ count: number }>().count, (await bex.get('/api/reviews/leads/lead-1')).statusCode]).toEqual([0, 404]);
  expect([kept(await exa.get(lentPath('lead-1'))), before[1]?.status]).toEqual([before[0], 200]);
});

test('their opinion counts like any other, is in both records, and what was given to them ends with it; so does it with the agreement', async () => {
  expect([await actOn(exa, 'lead-2', triage(['ira', 'birch~bex'])), (await bex.get(lentPath('lead-2'))).statusCode]).toEqual([200, 200]);
  expect((await bex.ask('POST', `${lentPath('lead-1')}/acts`, decide('clear'))).statusCode).toBe(200);
  const size = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'alder')?.size ?? 0n;
  const last = await Promise.all([1n, 2n, 3n].map((back) => payloadAt<Record<string, unknown>>(at.house, 'alder', size - back)));
  expect(last).toContainEqual(expect.objectContaining({ action: 'actAsStandIn', by: 'birch~bex', lead: 'lead-1', act: 'decided' }));
  expect(await actOn(exa, 'lead-1', decide('clear'))).toBe(200);
  expect((await bex.get(lentPath('lead-1'))).statusCode).toBe(404);
  const [agreement] = (await exa.get('/api/reviews/agreements')).json<{ agreements: { id: string }[] }>().agreements;
  expect((await bex.ask('POST', `/api/reviews/agreements/${agreement?.id ?? ''}/end`, { why })).statusCode).toBe(404);
  expect((await exa.ask('POST', `/api/reviews/agreements/${agreement?.id ?? ''}/end`, { why })).statusCode).toBe(200);
  expect([(await bex.get(lentPath('lead-2'))).statusCode, (await bex.ask('POST', `${lentPath('lead-2')}/acts`, decide('clear'))).statusCode]).toEqual([404, 404]);
});
