import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { day, Examined, PEOPLE } from '../../tests/support/examined.js';
import { unusualTime } from './detect-hours.js';
import { shadowedCase } from './detect-shadowed-case.js';
import { sharedAccount } from './detect-shared-account.js';

let evidence: Examined;

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', PEOPLE.map((actor) => ({ actor, role: 'response', unit: `u${actor % 4}` })));
  await evidence.lookUps(PEOPLE.flatMap((actor) => Array.from({ length: 40 }, (_, n) => ({ at: day(n), actor, subject: actor * 100 + n, terminal_id: 't1', session_id: `s${actor}` }))));
});

test('a night is found for who works by day, not for who works at night', async () => {
  await evidence.lookUps(Array.from({ length: 40 }, (_, n) => ({ at: day(n, '02:30'), actor: 2, subject: 7 })));
  await evidence.lookUps([{ at: day(60, '02:30'), actor: 1, subject: 9 }, { at: day(60, '02:30'), actor: 2, subject: 9 }]);
  expect((await evidence.read(unusualTime)).map((row) => [row.actor, row.facts['what']])).toEqual([[1, 'hour']]);
});

test('an account that wakes up after two months is found', async () => {
  await evidence.lookUps([{ at: day(110), actor: 3, subject: 9 }, { at: day(70), actor: 4, subject: 9 }]);
  expect((await evidence.read(unusualTime)).map((row) => [row.actor, row.facts['away']])).toEqual([[3, 9]]);
});

test('one account used turn by turn at two terminals is found; going from desk to car is not', async () => {
  const use = (actor: number, n: number, minute: number, terminal_id: string) => ({ at: day(n, `12:${String(minute).padStart(2, '0')}`), actor, subject: 9, terminal_id, session_id: `${terminal_id}-${actor}` });
  await evidence.lookUps([42, 43, 44].flatMap((n) => ['a', 'b', 'a', 'b', 'a', 'b'].map((terminal, minute) => use(5, n, minute * 5, terminal))));
  await evidence.lookUps(['a', 'a', 'b', 'b', 'b'].map((terminal, minute) => use(6, 43, minute * 5, terminal)));
  expect(new Set((await evidence.read(sharedAccount)).map((row) => row.actor))).toEqual(new Set([5]));
});

test('an outsider who looks at one subject of a case after another is found; a team-mate and a call on one day are not', async () => {
  await evidence.add('cases', [{ case_id: 'C', opened_at: day(0) }]);
  await evidence.add('case_members', [{ case_id: 'C', actor: 4, known_at: day(0) }]);
  await evidence.add('case_subjects', Array.from({ length: 5 }, (_, n) => ({ case_id: 'C', subject: 50 + n, known_at: day(1) })));
  await evidence.lookUps([50, 51, 52, 53].flatMap((subject, n) => [{ at: day(10 + n * 3), actor: 1, subject }, { at: day(10 + n * 3), actor: 8, subject }, { at: day(12, `1${n}:30`), actor: 2, subject }]));
  const found = await evidence.read(shadowedCase);
  expect(new Set(found.map((row) => row.actor))).toEqual(new Set([1]));
  expect(found[0]?.llr).toBeGreaterThan(2);
});
