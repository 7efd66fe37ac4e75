// What detector 7 finds after a killing without a tie on record, and those who work on it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { day, Examined, PEOPLE } from '../../tests/support/examined.js';
import { rival } from './detect-rival.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

// Groups 50 and 60 are in feud; 601 to 609 belong to 60. On the 40th day a member of 50 is killed. Units of two.
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', PEOPLE.map((actor) => ({ actor, person: 100 + actor, role: 'response', unit: `u${actor % 10}` })));
  await evidence.add('group_members', [{ grp: 50, person: 501, known_at: '2020-01-01' }, ...Array.from({ length: 9 }, (_, n) => ({ grp: 60, person: 601 + n, known_at: '2020-01-01' }))]);
  await evidence.add('group_feuds', [{ group_a: 60, group_b: 50 }]);
  await evidence.add('incidents', [{ incident_id: 'K', kind: 'homicide', occurred_at: day(40), known_at: day(41) }]);
  await evidence.add('incident_parties', [{ incident_id: 'K', subject: 501, part: 'victim', known_at: day(41) }]);
  await evidence.lookUps(PEOPLE.flatMap((actor) => Array.from({ length: 15 }, (_, n) => ({ at: day(2 * n), actor, subject: actor * 1000 + n }))));
});
const rounds = async (actor: number, from: number, count = 5): Promise<void> => evidence.lookUps(Array.from({ length: count }, (_, n) => ({ at: day(from + n), actor, subject: 601 + n })));
const after = async (): Promise<readonly { readonly who: number; readonly steps: number; readonly llr: number }[]> =>
  (await evidence.read(rival)).filter((row) => row.facts['after'] !== undefined).map(({ actor, facts, llr }) => ({ who: actor, steps: Number(facts['steps']), llr })).toSorted((a, b) => a.steps - b.steps);

test('who goes through the rivals of the dead in the days after is found from the third on, more surely with each; before the killing, or two, is nothing', async () => {
  await rounds(1, 42);
  await rounds(2, 30);
  await rounds(3, 42, 2);
  const found = await after();
  expect(found.map(({ who, steps }) => [who, steps])).toEqual([[1, 3], [1, 4], [1, 5]]);
  expect((found[1]?.llr ?? 0) - (found[0]?.llr ?? 0)).toBeGreaterThan(0.5);
  expect(found[2]?.llr).toBeGreaterThan(2);
});

test('a unit that was sent there, or that somebody else gave a reason with the dead, works on it', async () => {
  await evidence.add('dispatches', [{ incident_id: 'K', actor: 11, starts_at: day(40), known_at: day(40) }]);
  await evidence.lookUps([{ at: day(43), actor: 12, subject: 501 }], 'independent');
  await rounds(1, 42);
  await rounds(2, 42);
  expect(await after()).toEqual([]);
});

test('where every unit goes through the rivals after each killing, nobody stands out', async () => {
  await Promise.all(PEOPLE.map((actor) => rounds(actor, 42)));
  expect((await after()).filter(({ llr }) => llr > 1)).toEqual([]);
});
