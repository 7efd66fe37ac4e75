// What detector 7 finds before and after the violence, and the gang unit that looks at rivals every day.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { rival } from './detect-rival.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

// Groups 50 and 60 are in feud. Actor 1 (person 101) is a cousin of 501, a member of 50. 601 to 620 are members of 60; 601 lives at 701. Actors 11 to 15 are the gang unit, actor 15 with a tie like that of actor 1.
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', [...[1, 2, 3].map((n) => ({ actor: n, person: 100 + n, unit: 'patrol' })), ...[11, 12, 13, 14, 15].map((n) => ({ actor: n, person: 100 + n, unit: 'gangs' }))]);
  await evidence.add('group_members', [{ grp: 50, person: 501, known_at: '2020-01-01' }, ...Array.from({ length: 20 }, (_, n) => ({ grp: 60, person: 601 + n, known_at: '2020-01-01' }))]);
  await evidence.add('group_feuds', [{ group_a: 60, group_b: 50 }]);
  await evidence.add('persons', [{ person: 601, address: 701, household_id: 'R' }, { person: 650, address: 701, household_id: 'R' }]);
  await evidence.add('ties', [{ person_a: 101, person_b: 501, kind: 'cousin', from_on: '2019-01-01', known_at: '2020-01-01' }, { person_a: 501, person_b: 115, kind: 'friend', from_on: '2019-01-01', known_at: '2020-01-01' }]);
  await evidence.lookUps(Array.from({ length: 3000 }, (_, n) => ({ at: `2025-11-${10 + (n % 20)} 10:00`, actor: n % 60 < 3 ? 1 + (n % 60) : 20 + (n % 60), subject: 9000 + (n % 1500) })));
});
const attack = async (): Promise<void> => {
  await evidence.add('incidents', [{ incident_id: 'I1', kind: 'shooting', occurred_at: '2026-02-01 22:00', reported_at: '2026-02-01 22:10', known_at: '2026-02-02', serious: true }]);
  await evidence.add('incident_parties', [{ incident_id: 'I1', subject: 650, part: 'victim', known_at: '2026-02-03' }]);
};
const found = async (actor: number): Promise<readonly (readonly unknown[])[]> => (await evidence.find(rival)).filter((row) => row['actor'] === actor)
  .map((row) => [(row['known_at'] as Date).toISOString().slice(0, 10), (JSON.parse(row['facts'] as string) as { violence: boolean }).violence, Number(row['llr'])]);

test('the look says something at once and much more once somebody near the rival is shot, and not before that was known', async () => {
  await evidence.lookUps([{ at: '2026-01-20 10:00', actor: 1, subject: 701 }]);
  const [[known, violence, early] = [], ...none] = await found(1);
  expect([known, violence, none]).toEqual(['2026-01-20', false, []]);
  expect(early).toBeGreaterThan(1);
  await attack();
  const [[laterKnown, laterViolence, late] = []] = await found(1);
  expect([laterKnown, laterViolence]).toEqual(['2026-02-03', true]);
  expect(late).toBeGreaterThan(Number(early) + 1);
});

test('without a tie, with ties to both sides, or with a tie that began after the look, there is no finding', async () => {
  await evidence.lookUps([{ at: '2026-01-20 10:00', actor: 2, subject: 601 }, { at: '2026-01-20 10:00', actor: 1, subject: 601 }, { at: '2026-01-20 10:00', actor: 3, subject: 601 }]);
  await evidence.add('ties', [{ person_a: 101, person_b: 605, kind: 'friend', from_on: '2019-01-01', known_at: '2020-01-01' }, { person_a: 103, person_b: 501, kind: 'friend', from_on: '2026-01-21', known_at: '2026-01-25' }]);
  await attack();
  expect(await evidence.find(rival)).toEqual([]);
});

test('a gang unit looks at rivals before violence as a matter of course: even a tie says little there', async () => {
  await evidence.lookUps(Array.from({ length: 100 }, (_, n) => ({ at: `2025-12-${10 + (n % 20)} 10:00`, actor: 11 + (n % 4), subject: 601 + (n % 20) })));
  await evidence.lookUps([{ at: '2025-12-31 10:00', actor: 15, subject: 9001 }, { at: '2026-01-20 10:00', actor: 15, subject: 601 }]);
  expect(await found(15)).toEqual([]);
});

test('one rival after another, and again in a second system, weighs more than one look', async () => {
  await evidence.lookUps([{ at: '2026-01-20 10:00', actor: 1, subject: 601, source_system: 'R' }]);
  const [[, , once] = []] = await found(1);
  await evidence.lookUps([{ at: '2026-01-21 10:00', actor: 1, subject: 602, source_system: 'R' }, { at: '2026-01-25 10:00', actor: 1, subject: 601, source_system: 'D' }]);
  expect(Number((await found(1))[0]?.[2])).toBeGreaterThan(Number(once) + 0.5);
});

test('a register that puts a friend into both groups takes nobody’s side away: the surer entry counts', async () => {
  await evidence.add('group_members', [{ grp: 60, person: 501, confidence: 0.3, known_at: '2020-01-01' }]);
  await evidence.lookUps([{ at: '2026-01-20 10:00', actor: 1, subject: 601 }]);
  expect((await found(1)).length).toBe(1);
});

test('what somebody else’s reason explains is not asked', async () => {
  await evidence.lookUps([{ at: '2026-01-20 10:00', actor: 1, subject: 601 }], 'independent');
  await attack();
  expect(await evidence.find(rival)).toEqual([]);
});
