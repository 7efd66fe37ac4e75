// What detector 8 finds and lists: one actor before several incidents, explained looks below unexplained ones, a hot victim as a lead only.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { lookBack } from './detect-look-back.js';
import type { Row } from './workspace.store.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

// Thirty actors in two districts do 1,500 looks at a thousand people through half a year, nearly all explained. Victims are 1 to 4, who live at 11 to 14.
const thirty = Array.from({ length: 30 }, (_, n) => n + 1);
const at = (dayOfYear: number): string => new Date(Date.UTC(2026, 0, dayOfYear, 10)).toISOString().slice(0, 19);
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', thirty.map((n) => ({ actor: n, role: 'response', beat: n <= 15 ? 'north' : 'south', person: 900 + n })));
  await evidence.add('persons', [1, 2, 3, 4].map((n) => ({ person: n, address: 10 + n, household_id: `H${n}` })));
  await evidence.lookUps(Array.from({ length: 1500 }, (_, n) => ({ at: at(1 + (n % 180)), actor: 1 + (n % 30), subject: 1000 + ((n * 7) % 1000) })), 'independent');
  await evidence.lookUps(Array.from({ length: 120 }, (_, n) => ({ at: at(1 + (n % 180)), actor: 1 + (n % 30), subject: 1000 + ((n * 11) % 1000) })));
});
const dayOf = (row: Row | undefined): string => new Date(Number(row?.['known_at'])).toISOString().slice(0, 10);
const incident = async (n: number, dayOfYear: number, known = dayOfYear): Promise<void> => {
  await evidence.add('incidents', [{ incident_id: `I${n}`, kind: 'homicide', occurred_at: at(dayOfYear), known_at: at(known) }]);
  await evidence.add('incident_parties', [{ incident_id: `I${n}`, subject: n, part: 'victim', known_at: at(known) }]);
};
const listed = async (id: string): Promise<readonly unknown[]> => (await evidence.run(`SELECT actor FROM lookback WHERE incident_id = '${id}' ORDER BY rank`)).map((row) => row['actor']);

test('one actor before three incidents is found and heads each list, and no week knows of an incident before it was known', async () => {
  await evidence.lookUps([{ at: at(95), actor: 7, subject: 1 }, { at: at(125), actor: 7, subject: 12 }, { at: at(155), actor: 7, subject: 3 }]);
  await incident(1, 100); await incident(2, 130); await incident(3, 160, 170);
  const found = (await evidence.find(lookBack)).filter((row) => row['actor'] === 7);
  const third = found.find((row) => row['subject'] === 3);
  expect(Number(third?.['llr'])).toBeGreaterThan(3);
  expect(dayOf(third)).toBe(at(170).slice(0, 10));
  expect(JSON.parse(third?.['facts'] as string)).toMatchObject({ incidents: 3, days_before: 5, lead: false });
  expect(found.find((row) => row['subject'] === 1)?.['llr'] ?? 0).toBeLessThan(Number(third?.['llr']));
  expect([await listed('I1'), await listed('I2'), await listed('I3')]).toEqual([[7], [7], [7]]);
});

test('a victim whom many looked at is a lead: no figure, no alert; explained looks stand below self-made ones and those below looks that nothing explains', async () => {
  const seen = (actor: number): { at: string; actor: number; subject: number } => ({ at: at(95), actor, subject: 4 });
  await evidence.lookUps([1, 2, 3, 4, 5, 6].map(seen), 'independent');
  await evidence.lookUps([seen(8)], 'self_made');
  await evidence.lookUps([seen(9)]);
  await incident(4, 100);
  expect((await evidence.find(lookBack)).filter((row) => Number(row['llr']) > 1)).toEqual([]);
  expect((await listed('I4')).slice(0, 3)).toEqual([9, 8, 1]);
});

test('a look after the incident is no leak, and what is not serious is not looked back from', async () => {
  await evidence.lookUps([{ at: at(101), actor: 7, subject: 1 }, { at: at(95), actor: 8, subject: 2 }]);
  await incident(1, 100);
  await evidence.add('incidents', [{ incident_id: 'T', kind: 'traffic', occurred_at: at(100), known_at: at(100) }]);
  await evidence.add('incident_parties', [{ incident_id: 'T', subject: 2, part: 'victim', known_at: at(100) }]);
  expect(await evidence.find(lookBack)).toEqual([]);
  expect(await evidence.run('FROM lookback')).toEqual([]);
});

test('coming back to the target stands above one look at it, however near that was', async () => {
  await evidence.lookUps([{ at: at(98), actor: 8, subject: 1 }, ...[88, 92, 95].map((n) => ({ at: at(n), actor: 7, subject: 1 }))]);
  await incident(1, 100);
  const found = await evidence.find(lookBack);
  expect(Number(found.find((row) => row['actor'] === 7)?.['llr'])).toBeGreaterThan(Number(found.find((row) => row['actor'] === 8)?.['llr'] ?? 0));
  expect(await listed('I1')).toEqual([7, 8]);
});

test('a tie to the suspect makes one look serious', async () => {
  await evidence.add('ties', [{ person_a: 907, person_b: 77, kind: 'friend', known_at: '2020-01-01' }]);
  await evidence.lookUps([{ at: at(95), actor: 7, subject: 11 }, { at: at(96), actor: 9, subject: 1 }]);
  await incident(1, 100);
  await evidence.add('incident_parties', [{ incident_id: 'I1', subject: 77, part: 'suspect', known_at: at(110) }]);
  const [found] = await evidence.find(lookBack);
  expect([found?.['actor'], dayOf(found)]).toEqual([7, at(110).slice(0, 10)]);
  expect(Number(found?.['llr'])).toBeGreaterThan(3);
});
