// The demo's rows make the totals that were published, by the rules that every row is counted by (domain.md section 5; sections 13 and 14, "Sprint length 41 days").
import { expect, test } from 'vitest';
import { countRows, daysOf } from '../operations/book/index.js';
import { sprintDraft, sprintRows } from './sprint.js';

const files = sprintRows();
const operation = { ...sprintDraft, agencyId: 'nsrp', ref: 'nsrp~sprint-2024', openedBy: 'm', openedAt: '2024-12-01T00:00:00.000Z' };
const counted = countRows(operation, [...files.values()].flat(), '2026-01-01');

test('the sprint was 41 days', () => expect(daysOf(operation)).toBe(41));

test('row by row it adds up to what was published', () => {
  const { totals } = counted;
  expect([totals.occurrences, totals.arrests.count]).toEqual([489, 524]);
  const of = (commodities: readonly string[], unit: string) => totals.seizures.filter((one) => commodities.includes(one.commodity) && one.unit === unit).map(({ quantity }) => quantity);
  expect([of(['FENTANYL'], 'kg'), of(['METH'], 'kg'), of(['METH'], 'pill'), of(['COCAINE'], 'kg'), of(['FIREARM'], 'count'), of(['CURRENCY'], 'CAD'), of(['VEHICLE'], 'count')]).toEqual([['46.17'], ['44.7'], ['973'], ['29.61'], ['122'], ['813954.27'], ['33']]);
  expect(of(['FENTANYL', 'OTHER_SYN_OPIOID', 'SEMI_SYN_OPIOID'], 'pill').reduce((sum, one) => sum + Number(one), 0)).toBe(15_765);
});

test('arrests are not persons, some rows wait, and what two agencies report is proposed and counts as separate', () => {
  const { totals: { arrests: { count, persons } }, problems } = counted;
  expect(persons.low).toBeLessThan(persons.high);
  expect(persons.high).toBeLessThan(count);
  expect(problems).toBe(11);
  expect(counted.totals.proposals.map(({ effect }) => [effect.kind, effect.commodity, effect.records, effect.quantity])).toEqual(expect.arrayContaining([
    ['occurrence', '', 1, null], ['arrest', '', 1, null], ['seizure', 'FENTANYL', 1, '0.75'], ['seizure', 'COCAINE', 1, '0.4'],
  ]));
  expect(counted.totals.proposals).toHaveLength(4);
});

test('the same seed gives the same rows', () => expect(sprintRows()).toEqual(files));
