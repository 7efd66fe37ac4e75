// Attacker: an examiner who reads leads on colleagues out of curiosity, or to know whom to warn. Promise: G11. Routes: /api/reviews/leads/:lead, /next.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { actOn, open } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  await at.house.intake.take('alder', [aLead('lead-ordinary', 'ivo'), aLead('lead-serious', 'ana', { isSerious: true, subject: 'Edda Draile' })]);
}, 120_000);
afterAll(() => at.close());

test('the list names nobody; what is not in one’s hands opens only with a reason, which stands there for everybody, and each opening is an entry', async () => {
  const [exa, ira] = [await at.seat('exa'), await at.seat('ira')];
  expect((await ira.get('/api/reviews/leads')).body).not.toMatch(/ivo|ana"|Draile/);
  expect((await ira.get('/api/reviews/leads/lead-ordinary')).statusCode).toBe(403);
  expect([await actOn(ira, 'lead-ordinary', { act: 'open', why: 'short' }), await actOn(ira, 'lead-ordinary', open)]).toEqual([400, 200]);
  const read = (await ira.get('/api/reviews/leads/lead-ordinary')).json<{ ledger: { index: string }; acts: object[] }>();
  expect(await payloadAt(at.house, 'alder', BigInt(read.ledger.index))).toMatchObject({ kind: 'answer', action: 'viewReviews', actor: { member: 'ira' }, shown: [{ ids: ['lead-ordinary'] }] });
  // The desk chooses what comes next, and it is whoever may be in danger.
  const { id } = (await exa.ask('POST', '/api/reviews/next')).json<{ id: string }>();
  expect([id, (await exa.get(`/api/reviews/leads/${id}`)).statusCode, (await ira.get(`/api/reviews/leads/${id}`)).statusCode]).toEqual(['lead-serious', 200, 403]);
  await exa.ask('POST', '/api/reviews/next');
  expect((await exa.ask('POST', '/api/reviews/next')).json()).toMatchObject({ id: null });
  expect((await exa.get('/api/reviews/leads/lead-ordinary')).json<{ acts: object[] }>().acts).toMatchObject([{ kind: 'taken' }, { kind: 'opened', by: 'ira', why: open.why }, { kind: 'took', by: 'exa' }]);
});
