import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestWorkspace, workspaceOf } from '../../../tests/support/evidence-set.js';
import { withTies } from './ties.store.js';

const actor = (actor_id: string, more: Readonly<Record<string, string>> = {}) => ({ actor_id, person_id: `P-${actor_id}`, ...more });
const person = (person_id: string, more: Readonly<Record<string, string>> = {}) => ({ person_id, ...more });
let at: TestWorkspace;
beforeAll(async () => {
  const crowd = Array.from({ length: 31 }, (_, nth) => actor(`many-${nth}`, { unit: 'response' }));
  at = await workspaceOf({
    accesses: [{ actor_id: 'kim', occurred_at: '2026-01-05T10:00:00Z', subject_type: 'person', subject_id: 'P-victim' }],
    actors: [actor('kim', { unit: 'north', supervisor_id: 'boss' }), actor('boss', { unit: 'chief' }), actor('mate', { unit: 'north' }), actor('under', { unit: 'south', supervisor_id: 'kim' }), actor('brother', { unit: 'records' }), actor('stranger', { unit: 'records' }), ...crowd, actor('one', { unit: 'response' })],
    persons: [person('P-kim', { address_id: 'A-1', household_id: 'H-1' }), person('P-wife', { address_id: 'A-1', household_id: 'H-1' }), person('P-brother'), person('P-ex'), person('P-victim', { address_id: 'A-2' }), person('P-lodger', { address_id: 'A-2' }), person('P-stranger', { address_id: 'A-3' })],
    ties: [
      { person_a: 'P-kim', person_b: 'P-wife', kind: 'spouse' }, { person_a: 'P-brother', person_b: 'P-wife', kind: 'sibling' }, { person_a: 'P-ex', person_b: 'P-kim', kind: 'ex_spouse' }, { person_a: 'P-victim', person_b: 'P-stranger', kind: 'friend' },
    ],
  });
});
afterAll(() => at.close());

test('family as far as in-laws, former partners, one household, supervisors and a small team are tied to whoever looked; friends and a shared address to whoever was looked up', async () => {
  const { alert, other } = await withTies(at.workspace, { alert: { actors: ['kim'], persons: ['P-victim'] }, other: { actors: ['one'], persons: [] } });
  expect(alert?.ties?.filter((name) => name.startsWith('P-'))).toEqual(['P-boss', 'P-brother', 'P-ex', 'P-lodger', 'P-mate', 'P-stranger', 'P-under', 'P-wife']);
  expect(alert?.ties).toEqual(expect.arrayContaining(['boss', 'brother', 'mate', 'stranger', 'under']));
  // A unit of more than thirty is no team.
  expect(other).toEqual({ actors: ['one'], persons: [] });
});
