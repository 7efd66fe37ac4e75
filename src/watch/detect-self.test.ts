// What detector 1 finds, what clears it, and the third of all officers who look once.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { self } from './detect-self.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

// Actors 1 to 9 are persons 101 to 109, who live at 201 to 209 and own vehicles 301 to 309.
beforeEach(async () => {
  await evidence.clear();
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  await evidence.add('actors', nine.map((n) => ({ actor: n, actor_id: `A${n}`, person: 100 + n })));
  await evidence.add('persons', nine.map((n) => ({ person: 100 + n, address: 200 + n })));
  await evidence.add('vehicles', nine.map((n) => ({ vehicle: 300 + n, owner: 100 + n })));
  // What work leads to elsewhere: against it a look is rare or not.
  await evidence.lookUps(Array.from({ length: 400 }, (_, n) => ({ at: '2025-01-02 10:00', actor: 3, subject: 9000 + n })));
});

/** By actor, llr in the order of the looks. */
const strengths = async (actor: number): Promise<readonly number[]> =>
  (await evidence.find(self)).filter((row) => row['actor'] === actor).toSorted((a, b) => Number(a['at']) - Number(b['at'])).map((row) => Number(row['llr']));

test('one look at oneself is a prompt; looks through months at person, address and vehicle are serious', async () => {
  await evidence.lookUps([
    { at: '2026-01-05 10:00', actor: 1, subject: 101 }, { at: '2026-02-05 10:00', actor: 1, subject: 201 },
    { at: '2026-03-05 10:00', actor: 1, subject: 301 }, { at: '2026-04-05 10:00', actor: 1, subject: 101 },
    { at: '2026-01-06 10:00', actor: 2, subject: 102 }, { at: '2026-01-06 10:05', actor: 2, subject: 202 },
  ]);
  const [first, second, third, fourth] = await strengths(1);
  expect(first).toBeLessThan(1.5);
  expect(second).toBeLessThan(third ?? 0);
  expect(fourth).toBeGreaterThan(4);
  // Two looks in one quarter of an hour are one curiosity.
  expect((await strengths(2)).map((llr) => llr < 1.5)).toEqual([true, true]);
});

test('where everybody keeps looking, it says little', async () => {
  await evidence.lookUps([1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => ['01-05', '02-05', '03-05'].map((date) => ({ at: `2026-${date} 0${n}:00`, actor: n, subject: 100 + n }))));
  expect((await strengths(9))[2]).toBeLessThan(2);
});

test('a look that somebody else’s reason explains is not asked about; one made for another is theirs too', async () => {
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 101 }], 'independent');
  await evidence.lookUps([{ at: '2026-01-06 10:00', actor: 3, subject: 102, on_behalf_of: 2 }]);
  const [found, ...more] = await evidence.find(self);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ actor: 2, subject: 102, row_refs: ['actors:A2'] });
  expect(self.say.en(JSON.parse(found?.['facts'] as string))).toBe('Looked up their own record on 2026-01-06; no work on record led there.');
});
