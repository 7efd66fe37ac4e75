// Attacker: a manager who floods the review desk with complaints about somebody, or learns from it who has an account. Promises: G4, G11, G12.
// Routes: /api/reviews/complaints.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { actOn, open } from '../../support/review-desk.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
beforeAll(async () => { at = await openHouse(); }, 120_000);
afterAll(() => at.close());

test('after three in a week nothing more is taken, the answer says nothing of whom, and each complaint says whose it is and which number', async () => {
  const sol = await at.seat('sol');
  const complain = (about: string) => sol.ask('POST', '/api/reviews/complaints', { about, why: 'looks up people of the street for friends' });
  const [known, unknown, third, fourth] = [await complain('ana'), await complain('nobody of this name'), await complain('ana'), await complain('ana')];
  expect([known, unknown, third, fourth].map((one) => one.statusCode)).toEqual([200, 200, 200, 403]);
  expect(kept(known)).toEqual(kept(unknown));
  // The other account of the same person is the same person.
  expect((await (await at.seat('sol2')).ask('POST', '/api/reviews/complaints', { about: 'ana', why: 'looks up people of the street for friends' })).statusCode).toBe(403);
  const exa = await at.seat('exa');
  const { leads, count } = (await exa.get('/api/reviews/leads')).json<{ leads: { id: string; source: string }[]; count: number }>();
  expect([count, leads.map((one) => one.source)]).toEqual([3, ['complaint', 'complaint', 'complaint']]);
  const reasons = await Promise.all(leads.map(async ({ id }) => {
    await actOn(exa, id, open);
    return (await exa.get(`/api/reviews/leads/${id}`)).json<{ alert: { reasons: string[] } }>().alert.reasons[0];
  }));
  const numbers = reasons.map((one) => /^sol complained \(number (\d) of theirs in 90 days\)/u.exec(one ?? '')?.[1]);
  expect(new Set(numbers)).toEqual(new Set(['1', '2', '3']));
});
