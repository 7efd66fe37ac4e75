// Attacker: a reviewer who is the brother of the wife of whoever looked, in another unit, under another name: the roster knows nothing of it, the evidence does.
// Promises: G4, G12. Routes: /api/reviews/leads and /api/reviews/leads/:lead/acts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTies } from '../../../src/watch/output/ties.store.js';
import { workspaceOf } from '../../support/evidence-set.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { actOn, open } from '../../support/review-desk.js';
import { aLead } from '../../support/review-lead.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  const evidence = await workspaceOf({
    accesses: [{ actor_id: 'ivo', occurred_at: '2026-01-05T10:00:00Z', subject_type: 'person', subject_id: 'P-1' }],
    actors: [{ actor_id: 'ivo', person_id: 'hr-1' }, { actor_id: 'ira@alder', person_id: 'hr-2' }, { actor_id: 'exa', person_id: 'hr-3' }],
    ties: [{ person_a: 'hr-1', person_b: 'wife', kind: 'spouse' }, { person_a: 'hr-2', person_b: 'wife', kind: 'sibling' }],
  });
  const lead = aLead('lead-1', 'ivo');
  const { concern = lead.concern } = await withTies(evidence.workspace, { concern: lead.concern });
  evidence.close();
  await at.house.intake.take('alder', [{ ...lead, concern }]);
}, 120_000);
afterAll(() => at.close());

test('the brother-in-law neither sees the lead nor is named for it; the tie itself lies sealed', async () => {
  const [exa, ira] = [await at.seat('exa'), await at.seat('ira')];
  expect((await ira.get('/api/reviews/leads')).json()).toMatchObject({ leads: [], count: 0 });
  expect(kept(await ira.get('/api/reviews/leads/lead-1'))).toEqual(kept(await ira.get('/api/reviews/leads/lead-2')));
  expect([await actOn(ira, 'lead-1', open), await actOn(ira, 'lead-1', { act: 'take' })]).toEqual([404, 404]);
  expect(await actOn(exa, 'lead-1', { act: 'take' })).toBe(200);
  expect((await exa.get('/api/reviews/leads/lead-1')).json<{ bench: { id: string }[] }>().bench.map((one) => one.id)).toEqual(['eda', 'exa']);
  expect(await actOn(exa, 'lead-1', { act: 'triage', reviewers: ['exa', 'ira'], serious: false, why: 'the one who is tied to them' })).toBe(403);
  expect(JSON.stringify(await at.database.db.selectFrom('review_lead').select(['about', 'told']).execute())).not.toMatch(/hr-2|ira/);
});
