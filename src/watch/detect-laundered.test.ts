import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { day, Examined, PEOPLE } from '../../tests/support/examined.js';
import { laundered } from './detect-laundered.js';

let evidence: Examined;

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', PEOPLE.map((actor) => ({ actor, role: 'response', unit: actor < 11 ? 'a' : 'b' })));
  await evidence.lookUps(PEOPLE.flatMap((actor) => Array.from({ length: 15 }, (_, n) => ({ at: day(n), actor, subject: actor * 100 + n }))));
});

test('a look-up first, an incident of one’s own next day: found when the incident becomes known', async () => {
  await evidence.lookUps([{ at: day(20), actor: 1, subject: 9 }], 'self_made');
  await evidence.add('incidents', [{ incident_id: 'I', kind: 'other', occurred_at: day(21), self_initiated_by: 1, author: 1, known_at: day(22, '12:00') }]);
  await evidence.add('incident_parties', [{ incident_id: 'I', subject: 9, part: 'suspect', author: 1, known_at: day(22, '12:00') }]);
  const found = await evidence.read(laundered);
  expect(found.map((row) => [row.actor, row.subject, row.knownAt])).toEqual([[1, 9, '2025-01-28T12:00']]);
  await evidence.add('dispatches', [{ incident_id: 'I', actor: 2, starts_at: day(21), author: 5, known_at: day(21) }]);
  expect(await evidence.read(laundered)).toEqual([]);
});

test('a proactive officer stops the car within minutes, or with a second officer: left alone', async () => {
  await evidence.lookUps([{ at: day(20), actor: 1, subject: 9 }, { at: day(20), actor: 2, subject: 8 }, { at: day(20), actor: 3, subject: 7 }]);
  await evidence.add('encounters', [
    { encounter_id: 'x', kind: 'stop', actor: 1, starts_at: day(20, '10:12'), subject: 9, self_initiated: true, author: 1, known_at: day(20, '11:00') },
    { encounter_id: 'y', kind: 'stop', actor: 2, starts_at: day(20, '15:00'), subject: 8, self_initiated: true, author: 2, known_at: day(20, '15:00') },
    { encounter_id: 'z', kind: 'stop', actor: 4, starts_at: day(20, '15:02'), subject: 8, self_initiated: true, author: 4, known_at: day(20, '15:00') },
    { encounter_id: 'q', kind: 'stop', actor: 3, starts_at: day(20, '15:00'), subject: 7, self_initiated: true, author: 3, known_at: day(20, '15:00') },
  ]);
  expect((await evidence.read(laundered)).map((row) => row.actor)).toEqual([3]);
});

// Requests as explaining leaves them: the look of `hand` is cleared by the request, `asker` has work that leads there or not.
const request = async (rows: readonly { asker: number; hand: number; subject: number; n: number; reasoned?: boolean }[]): Promise<void> => {
  await evidence.lookUps(rows.map(({ hand, subject, n }) => ({ at: day(n), actor: hand, subject })), 'independent');
  for (const { asker, hand, subject, n, reasoned } of rows) {
    await evidence.run(`INSERT INTO requests SELECT access, "at", week, ${asker}, actor, subject, ${reasoned === true ? '"at"' : 'NULL'} FROM accesses WHERE actor = ${hand} AND subject = ${subject} AND "at" = '${day(n)}'`);
  }
};

test('one requester behind many hands is found as the requester, where others show why they ask', async () => {
  await request([4, 5, 6, 7].map((hand, n) => ({ asker: 19, hand, subject: 40 + n, n: 20 + n })));
  await request([8, 9, 10, 11].map((hand, n) => ({ asker: hand - 7, hand, subject: 60 + n, n: 20 + n })));
  const found = await evidence.read(laundered);
  expect(new Set(found.map((row) => row.actor))).toEqual(new Set([19]));
  expect(found[0]?.llr).toBeGreaterThan(1);
});

test('requests about the crew that the requester has a tie into stand out even where nobody shows why they ask', async () => {
  await evidence.run('UPDATE actors SET person = 900 + actor');
  await evidence.add('ties', [{ person_a: 919, person_b: 500, kind: 'friend', known_at: '2020-01-01' }]);
  await evidence.add('group_members', [500, 501, 502, 503].map((person) => ({ grp: 50, person, known_at: '2020-01-01' })));
  await request(PEOPLE.slice(0, 12).flatMap((asker) => [0, 1, 2].map((n) => ({ asker, hand: 13 + n, subject: 700 + asker * 3 + n, n: 20 + n }))));
  expect((await evidence.read(laundered)).filter((row) => row.facts['what'] === 'for them')).toEqual([]);
  await request([501, 502, 503].map((subject, n) => ({ asker: 19, hand: 13 + n, subject, n: 24 + n })));
  const found = (await evidence.read(laundered)).filter((row) => row.facts['what'] === 'for them');
  expect(found.map((row) => `${row.actor} asked for ${row.facts['count']}`).toSorted((a, b) => a.localeCompare(b))).toEqual(['19 asked for 2', '19 asked for 3']);
});

test('who has clerks look at the same people week after week without work is found through any number of hands, and not by asking once about many', async () => {
  await request(PEOPLE.slice(0, 12).flatMap((asker) => [0, 1, 2, 3].map((n) => ({ asker, hand: 13 + n, subject: 700 + asker * 4 + n, n: 20 + n }))));
  const returns = async (): Promise<readonly (readonly [number, unknown])[]> => (await evidence.read(laundered)).filter((row) => row.facts['what'] === 'returns').map((row) => [row.actor, row.facts['count']] as const);
  expect(await returns()).toEqual([]);
  await request([20, 36, 52, 68].map((n) => ({ asker: 19, hand: 13, subject: 40, n })));
  await request([20, 36, 52, 68].map((n) => ({ asker: 18, hand: 13, subject: 41, n, reasoned: true })));
  expect((await returns()).toSorted((a, b) => Number(a[1]) - Number(b[1])).at(-1)).toEqual([19, 3]);
  expect(new Set((await returns()).map(([actor]) => actor))).toEqual(new Set([19]));
});

test('one author who keeps writing the first reason after another’s look-ups is found; a dispatcher who writes for everybody is not', async () => {
  const subjects = [1, 2, 3, 4, 5].map((n) => 800 + n);
  await evidence.lookUps(subjects.map((subject, n) => ({ at: day(20 + n), actor: 12, subject })), 'independent');
  await evidence.add('case_subjects', subjects.map((subject, n) => ({ case_id: 'C', subject, author: 3, known_at: day(20 + n, '15:00') })));
  const calls = Array.from({ length: 60 }, (_, n) => ({ actor: 1 + (n % 10), subject: 900 + n, n }));
  await evidence.lookUps(calls.map(({ actor, subject, n }) => ({ at: day(20 + (n % 9)), actor, subject })), 'independent');
  await evidence.add('incident_parties', calls.map(({ subject, n }) => ({ incident_id: `I${n}`, subject, author: 20, known_at: day(20 + (n % 9), '10:30') })));
  const found = await evidence.read(laundered);
  expect(new Set(found.map((row) => row.actor))).toEqual(new Set([12]));
  expect(found[0]?.llr).toBeGreaterThan(2.5);
});
