// Attackers: a reviewer who would make a lead on a friend go away; an insider with the database, its owner included. Promises: G2, G12.
// Routes: /api/reviews/leads/:lead.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { aLead } from '../../support/review-lead.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  await at.house.intake.take('alder', [aLead('lead-1', 'ana', { isSerious: true })]);
}, 120_000);
afterAll(() => at.close());

test('an attempt to delete one is refused, and stands in the record with who tried', async () => {
  const exa = await at.seat('exa');
  expect((await exa.ask('DELETE', '/api/reviews/leads/lead-1')).statusCode).toBe(403);
  const size = (await at.house.ledger.heads()).find((one) => one.agencyId === 'alder')?.size ?? 0n;
  expect(await payloadAt(at.house, 'alder', size - 1n)).toMatchObject({ kind: 'refusal', declined: 'reviews/kept', asked: { lead: 'lead-1', act: 'delete' }, actor: { member: 'exa' } });
});

test('the database refuses to change or delete a row of the desk, to its owner as well', async () => {
  const { db } = at.database;
  const tries = ['update review_lead set is_serious = false', 'delete from review_lead', 'update review_act set state = \'closed\'', 'delete from review_act', 'truncate review_act', 'delete from exposed_task', 'delete from review_lead_name', 'truncate review_lead cascade'];
  for (const one of tries) await expect(sql.raw(one).execute(db), one).rejects.toThrow('never changed and never deleted');
});
