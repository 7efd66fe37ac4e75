import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { canary } from './detect-canary.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', [{ actor: 1, role: 'response' }, { actor: 2, role: 'response' }, { actor: 3, service_account: true }]);
  await evidence.add('canaries', [{ subject: 90 }]);
});

test('a canary that is opened is found at once, whatever explains it; the sentence names no record', async () => {
  await evidence.lookUps([{ at: '2025-03-03 10:00', actor: 1, subject: 90 }], 'independent');
  const [finding] = await evidence.read(canary);
  expect(finding).toMatchObject({ actor: 1, subject: 90, llr: 7 });
  expect(canary.say.en(finding?.facts ?? {})).toBe('Opened a record to which no work at this agency leads.');
});

test('a list among hundreds says much less, and a canary that others met before says less', async () => {
  await evidence.lookUps([{ at: '2025-03-03 10:00', actor: 1, subject: 90, action: 'list', result_count: 400 }, { at: '2025-03-04 10:00', actor: 2, subject: 90, action: 'search' }, { at: '2025-03-05 10:00', actor: 4, subject: 90 }]);
  const found = await evidence.read(canary);
  expect(found.map((row) => [row.actor, row.llr.toFixed(1)])).toEqual([[2, '7.0'], [4, '6.3'], [1, '1.0']]);
});

test('who audits the canary, a service account and a search without a hit are left alone', async () => {
  await evidence.add('tasks', [{ kind: 'audit', actor: 2, subject: 90, starts_at: '2025-03-03 08:00', known_at: '2025-03-01', author: 1 }]);
  await evidence.lookUps([{ at: '2025-03-03 10:00', actor: 2, subject: 90 }, { at: '2025-03-03 10:00', actor: 3, subject: 90 }, { at: '2025-03-03 10:00', actor: 1, subject: 90, outcome: 'no_hit' }]);
  expect(await evidence.read(canary)).toEqual([]);
});
