// What detector 6 finds without any tie, and the case that was never written down, to which a whole team returns.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { persistent } from './detect-persistent.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

const week = (n: number): string => new Date(Date.UTC(2026, 0, 5 + 7 * n, 10)).toISOString().slice(0, 19);
// Twenty officers whose unwritten work leads to a new person each time, one in ten again the week after. Person 1 lives at 11 and owns 21.
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', Array.from({ length: 24 }, (_, n) => ({ actor: n + 1, role: 'response', unit: n < 20 ? 'patrol' : 'robbery' })));
  await evidence.add('persons', [{ person: 1, address: 11 }, { person: 2, address: 11 }]);
  await evidence.add('vehicles', [{ vehicle: 21, owner: 1 }]);
  const once = Array.from({ length: 600 }, (_, n) => ({ at: week(n % 20), actor: 1 + (n % 20), subject: 1000 + n }));
  await evidence.lookUps([...once, ...once.filter((_, n) => n % 11 === 0).map((look, n) => ({ ...look, at: week((n % 20) + 1) }))]);
});
const strengths = async (actor: number): Promise<readonly number[]> => (await evidence.find(persistent)).filter((row) => row['actor'] === actor).toSorted((a, b) => Number(a['at']) - Number(b['at'])).map((row) => Number(row['llr']));

test('returns to a person, their home and their vehicle through months are found without any tie, and weigh more with time', async () => {
  await evidence.lookUps([[4, 1], [6, 11], [8, 21], [10, 2], [12, 1], [14, 11]].map(([n = 0, subject = 0]) => ({ at: week(n), actor: 5, subject })));
  const found = await strengths(5);
  // Two dozen people cannot show that something is rarer than one in fifty.
  expect(found.at(-1)).toBeGreaterThan(3);
  expect(found.at(-1)).toBeGreaterThan(found[0] ?? 9);
  const last = (await evidence.find(persistent))[0];
  expect(persistent.say.en(JSON.parse(last?.['facts'] as string))).toMatch(/^Looked again on \d{4}-\d\d-\d\d at one person or what is theirs: on \d days in \d different weeks since 2026-02-02, with no work on record and no colleague who looked there/);
});

test('somebody looked at twice, weeks apart, as work does, says little', async () => {
  expect((await evidence.find(persistent)).filter((row) => Number(row['llr']) > 1.5)).toEqual([]);
});

test('a team that works for months on people nobody wrote down is usual once it has shown itself so', async () => {
  await evidence.lookUps(Array.from({ length: 10 }, (_, n) => n).flatMap((n) => [21, 22, 23, 24].flatMap((actor) => [501, 502, 503, 504, 505, 506].map((subject) => ({ at: week(n + (subject % 3)), actor, subject })))));
  const found = await strengths(24);
  expect(Math.max(...found, 0)).toBeLessThan(2);
});

test('what somebody else’s reason explains is not counted', async () => {
  await evidence.lookUps([4, 6, 8, 10, 12, 14].map((n) => ({ at: week(n), actor: 5, subject: 1 })), 'independent');
  expect((await strengths(5)).filter((llr) => llr > 1.5)).toEqual([]);
});

test('whom the own team looks at too, with reasons, is work', async () => {
  const returns = [4, 6, 8, 10, 12, 14].map((n) => ({ at: week(n), actor: 5, subject: 1 }));
  await evidence.lookUps(returns);
  const alone = Math.max(...await strengths(5));
  // Somebody of another unit with a reason is no company; a team-mate is.
  await evidence.lookUps([5, 9, 13].map((n) => ({ at: week(n), actor: 22, subject: 1 })), 'independent');
  expect(Math.max(...await strengths(5))).toBeCloseTo(alone);
  await evidence.lookUps([5, 9, 13].map((n) => ({ at: week(n), actor: 6, subject: 1 })), 'independent');
  expect(Math.max(...await strengths(5))).toBeLessThan(alone - 1);
});

test('what is left unwritten of somebody’s own long work with a person weighs less than an interest that has only that', async () => {
  const returns = [4, 6, 8, 10, 12, 14].map((n) => ({ at: week(n), actor: 5, subject: 1 }));
  await evidence.lookUps(returns);
  const alone = Math.max(...await strengths(5));
  await evidence.lookUps([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((n) => ({ at: week(n), actor: 5, subject: 1 })), 'independent');
  expect(Math.max(...await strengths(5))).toBeLessThan(alone - 1);
});
