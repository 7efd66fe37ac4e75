import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { purpose } from './detect-purpose.js';

let evidence: Examined;
const day = (n: number): string => `${new Date(Date.UTC(2025, 0, 6 + n)).toISOString().slice(0, 10)} 10:00`;
const of = async (what: string) => (await evidence.read(purpose)).filter((row) => row.facts['what'] === what);

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  const people = Array.from({ length: 20 }, (_, n) => ({ actor: n + 1, role: 'detective', unit: n < 10 ? 'a' : 'b' }));
  await evidence.add('actors', people);
  await evidence.add('cases', [{ case_id: 'A', opened_at: day(0), lead: 2 }, { case_id: 'B', opened_at: day(0), closed_at: day(5), lead: 12 }]);
  await evidence.add('case_members', people.map(({ actor, unit }) => ({ case_id: unit === 'a' ? 'A' : 'B', actor, known_at: day(0) })));
  await evidence.add('case_subjects', [{ case_id: 'A', subject: 500, known_at: day(0), author: 2 }]);
  // Open work of honest people names the case whose subject it concerns, or somebody in the same household.
  await evidence.add('reach', [{ subject: 501, near: 500, how: 'household', known_at: day(0) }]);
  await evidence.lookUps(people.slice(0, 10).flatMap(({ actor }) => Array.from({ length: 10 }, (_, n) => ({ at: day(n), actor, subject: 501, case_ref: 'A' }))));
});

test('a real case with a subject outside it is found, and says less where it is usual', async () => {
  await evidence.lookUps([{ at: day(20), actor: 1, subject: 900, case_ref: 'A' }]);
  expect((await of('outside')).map((row) => [row.actor, row.llr])).toEqual([[1, 2]]);
  await evidence.lookUps(Array.from({ length: 40 }, (_, n) => ({ at: day(14 + (n % 5)), actor: 2 + (n % 9), subject: 910 + n, case_ref: 'A' })));
  expect((await of('outside')).every((row) => row.llr < 1.2)).toBe(true);
});

test('who has always been careless is measured against that', async () => {
  await evidence.lookUps(Array.from({ length: 12 }, (_, n) => ({ at: day(n), actor: 3, subject: 900 + n, case_ref: 'A' })));
  await evidence.lookUps([{ at: day(40), actor: 3, subject: 950, case_ref: 'A' }, { at: day(40), actor: 4, subject: 951, case_ref: 'A' }]);
  const found = await of('outside');
  const llr = (subject: number): number => found.find((row) => row.subject === subject)?.llr ?? 0;
  expect(llr(950)).toBeLessThan(llr(951) - 0.5);
});

test('a case closed for weeks, one that does not exist, one of another unit and a missing reference are told apart', async () => {
  await evidence.lookUps([
    { at: day(30), actor: 11, subject: 900, case_ref: 'B' }, { at: day(30), actor: 1, subject: 901, case_ref: 'Z' },
    { at: day(31), actor: 11, subject: 902, case_ref: 'A' }, { at: day(31), actor: 2, subject: 903 },
  ]);
  const found = await evidence.read(purpose);
  const what = (subject: number): unknown => found.find((row) => row.subject === subject)?.facts['what'];
  expect([900, 901, 902, 903].map(what)).toEqual(['closed', 'absent', 'foreign', 'missing']);
});

test('a link entered in the same week counts, one entered later does not', async () => {
  await evidence.add('case_subjects', [{ case_id: 'A', subject: 700, known_at: day(23), author: 2 }, { case_id: 'A', subject: 701, known_at: day(40), author: 2 }]);
  await evidence.lookUps([{ at: day(21), actor: 1, subject: 700, case_ref: 'A' }, { at: day(21), actor: 1, subject: 701, case_ref: 'A' }]);
  expect((await of('outside')).map((row) => row.subject)).toEqual([701]);
});

test('one reference for many subjects, and a habit of generic reasons, are found; a reason with a number is never generic', async () => {
  await evidence.lookUps(Array.from({ length: 7 }, (_, n) => ({ at: day(20 + n), actor: 5, subject: 900 + n, case_ref: 'A' })));
  await evidence.lookUps(Array.from({ length: 18 }, (_, n) => Array.from({ length: 10 }, (_unused, m) => (
    { at: day(20 + m), actor: n + 1, subject: 501, case_ref: 'A', purpose_text: n === 7 ? 'Investigation.' : m === 0 ? 'investigation' : `25-${n}${m} theft` }))).flat());
  expect((await of('reused')).map((row) => row.actor)).toContain(5);
  expect(new Set((await of('generic')).map((row) => row.actor))).toEqual(new Set([8]));
});
