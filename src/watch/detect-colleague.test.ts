// What detector 3 finds, what clears it, and the thousand colleagues who are victims and witnesses like everybody else.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { colleague } from './detect-colleague.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

// Forty actors in four units; actor 1 leads unit U1 (1 to 10). Their persons are 101 to 140, among a thousand others whom work leads to.
const forty = Array.from({ length: 40 }, (_, n) => n + 1);
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', forty.map((n) => ({ actor: n, actor_id: `A${n}`, person: 100 + n, unit: `U${Math.ceil(n / 10)}`, supervisor: n > 1 && n <= 10 ? 1 : null })));
  await evidence.add('vehicles', [{ vehicle: 5001, owner: 101 }]);
  await evidence.lookUps(Array.from({ length: 2000 }, (_, n) => ({ at: `2025-01-0${1 + (n % 9)} 10:00`, actor: 11 + (n % 30), subject: 1000 + (n % 1000) })));
});
const found = async (): Promise<readonly unknown[]> => (await evidence.find(colleague)).map((row) => [row['actor'], row['subject'], Number(row['llr']) > 3]);

test('a supervisor’s vehicle and a team-mate looked up are found, and more so when it is done again', async () => {
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 2, subject: 5001 }, { at: '2026-01-05 10:00', actor: 3, subject: 104 }, { at: '2026-02-05 10:00', actor: 3, subject: 104 }]);
  const rows = await evidence.find(colleague);
  expect(rows.filter((row) => row['actor'] === 3).map((row) => Number(row['llr']) > 4.5)).toEqual([true, false]);
  expect(rows.some((row) => row['actor'] === 2 && row['subject'] === 5001)).toBe(true);
});

test('a look at one of many colleagues of the agency says nothing', async () => {
  await evidence.lookUps(forty.slice(10).flatMap((n) => Array.from({ length: 3 }, (_, k) => ({ at: `2026-01-0${k + 1} 10:00`, actor: n, subject: 100 + ((n + 11 + k * 7) % 40) }))));
  expect((await evidence.find(colleague)).filter((row) => Number(row['llr']) > 1)).toEqual([]);
});

test('oneself is not one’s colleague, and what somebody else’s reason explains is not asked', async () => {
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 2, subject: 102 }]);
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 2, subject: 101 }], 'independent');
  expect(await found()).toEqual([]);
});

test('that an interest goes on for months is asked elsewhere: here it weighs no more than the person it is about', async () => {
  const months = Array.from({ length: 10 }, (_, n) => ({ at: `2026-0${1 + Math.floor(n / 2)}-${n % 2 === 0 ? '05' : '20'} 10:00`, actor: 25, subject: 104 }));
  await evidence.lookUps(months);
  expect(Math.max(...(await evidence.find(colleague)).filter((row) => row['actor'] === 25).map((row) => Number(row['llr'])))).toBeLessThan(5);
});
