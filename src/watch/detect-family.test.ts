// What the three detectors of number 2 find, whom each may be asked of, and the shared surname that must not alert.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { exPartner, family, household } from './detect-family.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

// Actor 1 is person 101 of household H; 102 lives there too. 110 and 120 and their things are strangers until a tie says otherwise.
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', [{ actor: 1, actor_id: 'A1', person: 101 }, { actor: 2, actor_id: 'A2', person: 201 }, { actor: 3, actor_id: 'A3' }]);
  await evidence.add('persons', [
    { person: 101, surname: 'Okafor', household_id: 'H', address: 1001 }, { person: 102, surname: 'Roy', household_id: 'H', address: 1001 }, { person: 201, surname: 'Tremblay', household_id: 'I', address: 1002 },
    { person: 110, surname: 'Roy', household_id: 'J', address: 1003 }, { person: 111, surname: 'Roy', household_id: 'J', address: 1003 }, { person: 120, surname: 'Okafor', household_id: 'K', address: 1004 },
    ...Array.from({ length: 60 }, (_, n) => ({ person: 300 + n, surname: 'Tremblay', household_id: `T${n}`, address: 2000 + n })),
  ]);
  await evidence.add('vehicles', [{ vehicle: 5110, owner: 110 }]);
  // What work leads to elsewhere: against it a look is rare or not.
  await evidence.lookUps(Array.from({ length: 400 }, (_, n) => ({ at: '2025-01-02 10:00', actor: 3, subject: 9000 + n })));
});
const tie = async (kind: string, more: Readonly<Record<string, string>> = {}): Promise<void> => { await evidence.add('ties', [{ person_a: 110, person_b: 101, kind, known_at: '2020-01-01', ...more }]); };
const who = async (detector: typeof family): Promise<readonly unknown[]> => (await evidence.find(detector)).map((row) => [row['actor'], row['subject']]);

test('a sibling is found by record and vehicle, and may be asked; many days weigh more than one', async () => {
  await tie('sibling');
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 110 }, { at: '2026-02-25 10:00', actor: 1, subject: 5110 }, { at: '2026-01-05 10:00', actor: 2, subject: 110 }]);
  const [strongest, first, ...more] = await evidence.find(family);
  expect(more).toEqual([]);
  expect([first?.['subject'], strongest?.['subject']]).toEqual([110, 5110]);
  expect(Number(strongest?.['llr'])).toBeGreaterThan(Number(first?.['llr']));
  expect(family.care).toBe('prompt');
  expect(family.say.en(JSON.parse(strongest?.['facts'] as string))).toBe('Looked up the vehicle of a relative on 2026-02-25 (day 2 since 2026-01-05); no work on record led there.');
  expect([await who(household), await who(exPartner)]).toEqual([[], []]);
});

test('a former partner, a marriage that ended and their household go to a reviewer and are never asked', async () => {
  await tie('spouse', { to_on: '2025-06-30' });
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 110 }, { at: '2026-01-05 11:00', actor: 1, subject: 111 }, { at: '2025-01-05 10:00', actor: 1, subject: 110 }]);
  const found = await evidence.find(exPartner);
  expect(found.map((row) => row['subject'])).toEqual([110, 111]);
  expect(Number(found[0]?.['llr'])).toBeGreaterThan(3);
  expect([exPartner.care, household.care]).toEqual(['reviewer', 'reviewer']);
  // While they were married it was somebody they lived with.
  expect(await who(household)).toEqual([[1, 110]]);
  expect(await who(family)).toEqual([]);
});

test('a relative who is protected is never asked about either', async () => {
  await tie('cousin');
  await evidence.add('sealed_subjects', [{ subject: 110, kind: 'protected' }]);
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 110 }]);
  expect([await who(family), await who(exPartner)]).toEqual([[], [[1, 110]]]);
});

test('a tie that becomes known later is found when it is known', async () => {
  await tie('sibling', { known_at: '2026-03-01' });
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 110 }]);
  expect((await evidence.find(family))[0]?.['known_at']).toEqual(new Date('2026-03-01T00:00:00Z'));
});

test('a surname that many bear never says anything, a rare one only beside another sign and never much', async () => {
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 2, subject: 300 }, { at: '2026-02-05 10:00', actor: 2, subject: 300 }, { at: '2026-01-05 10:00', actor: 1, subject: 120 }]);
  expect(await evidence.find(family)).toEqual([]);
  await evidence.lookUps([{ at: '2026-02-05 10:00', actor: 1, subject: 120 }]);
  const [found, ...more] = await evidence.find(family);
  expect(more).toEqual([]);
  expect(Number(found?.['llr'])).toBeLessThanOrEqual(1);
});

test('a relative met in work that somebody else wrote down is cleared', async () => {
  await tie('sibling');
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 110 }], 'independent');
  expect(await evidence.find(family)).toEqual([]);
});
