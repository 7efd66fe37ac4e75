import { array, assert, bigInt, constantFrom, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTotals, meetingRows, personRange, tallyRows } from './counting.js';
import { decimalOf, type EventRow, type MergeDecision, microOf } from './joint-events.js';

const row = (rowId: string, agency: string, more: Partial<EventRow> = {}): EventRow => ({
  ref: `${agency}~${rowId}`, agency, rowId, kind: 'seizure', occurrence: 'O-1', day: '2025-01-02', province: 'ON', mark: null, commodity: 'FENTANYL', quantity: '1.5', unit: 'kg', owner: agency, assists: [], exhibit: '', ...more,
});
const of = (rows: readonly EventRow[], decisions: readonly MergeDecision[] = []) => {
  const { tally, persons } = tallyRows(rows);
  return countTotals(tally, persons, meetingRows(rows), decisions);
};
const plain = (rowId: string, agency: string, kind: EventRow['kind'], more: Partial<EventRow> = {}) => row(rowId, agency, { kind, commodity: '', quantity: null, unit: '', ...more });

describe('a person is no arrest, an arrest no charge, a charge no occurrence (domain.md section 5)', () => {
  const rows = [
    plain('1', 'A', 'occurrence'), plain('2', 'A', 'arrest', { mark: 'p' }), plain('3', 'A', 'arrest', { mark: 'p', day: '2025-01-05' }), plain('4', 'A', 'arrest', { mark: 'q' }), plain('5', 'A', 'charge', { mark: 'p' }), plain('6', 'A', 'charge', { mark: 'p' }),
    plain('7', 'A', 'charge', { mark: 'q' }), plain('8', 'A', 'lab'),
  ];
  test('each is counted for itself', () => expect(of(rows)).toMatchObject({ occurrences: 1, arrests: { count: 3, persons: { low: 2, high: 2 } }, charges: 3, labs: 1, seizures: [] }));
  test('arrests of somebody unknown make a range: each somebody else, or each somebody known', () => {
    expect(of([...rows, plain('9', 'A', 'arrest'), plain('10', 'A', 'arrest')]).arrests).toEqual({ count: 5, persons: { low: 2, high: 4 } });
    expect([personRange({ known: 0, unresolved: 0 }), personRange({ known: 0, unresolved: 3 }), personRange({ known: 5, unresolved: 0 })]).toEqual([{ low: 0, high: 0 }, { low: 1, high: 3 }, { low: 5, high: 5 }]);
  });
});

describe('one owner (domain.md section 5: "One seizure, one owning agency; others are assist")', () => {
  const own = row('1', 'A', { exhibit: 'X-7', assists: ['B'] });
  test('an assisting agency’s report does not count beside the owner’s own, whatever amount it gives', () => {
    expect(of([own, row('9', 'B', { owner: 'A', exhibit: 'X-7', quantity: '1.4' })])).toMatchObject({ seizures: [{ commodity: 'FENTANYL', unit: 'kg', quantity: '1.5', records: 1 }], proposals: [] });
  });
  test('where the owner has not reported, one of the assisting reports counts', () => {
    expect(of([row('9', 'B', { owner: 'A', exhibit: 'X-7' }), row('8', 'C', { owner: 'A', exhibit: 'X-7' })]).seizures).toEqual([{ commodity: 'FENTANYL', unit: 'kg', quantity: '1.5', records: 1 }]);
  });
  test('two bags of one owner are no event because somebody who assisted reports one of them', () => {
    expect(of([row('1', 'A', { exhibit: 'X-1', assists: ['B'] }), row('2', 'A', { exhibit: 'X-2' }), row('9', 'B', { owner: 'A', exhibit: 'X-1' })])).toMatchObject({ seizures: [{ quantity: '3', records: 2 }], proposals: [] });
  });
  test('owned twice: both count until somebody decides, and what merging takes is shown', () => {
    const twice = [own, row('9', 'B', { exhibit: 'X-7' })];
    const { seizures, proposals } = of(twice);
    expect(seizures).toEqual([{ commodity: 'FENTANYL', unit: 'kg', quantity: '3', records: 2 }]);
    expect(proposals.map(({ rows, why, effect }) => [rows.map(({ ref }) => ref), why.en, effect])).toEqual([
      [['A~1', 'B~9'], 'A and B report the same exhibit, occurrence, date, commodity, quantity; one seizure is owned by A and B', { kind: 'seizure', commodity: 'FENTANYL', unit: 'kg', records: 1, quantity: '1.5' }],
    ]);
    const same: MergeDecision = { verdict: 'same', rows: ['A~1', 'B~9'], keep: 'A~1' };
    expect(of(twice, [same])).toMatchObject({ seizures: [{ quantity: '1.5', records: 1 }], proposals: [] });
    expect(of(twice, [{ ...same, verdict: 'different' }])).toMatchObject({ seizures: [{ quantity: '3', records: 2 }], proposals: [] });
  });
});

describe('joint events', () => {
  test('the same occurrence, or the same arrest, of two agencies is proposed; two bags of one agency are two', () => {
    const { occurrences, arrests, proposals } = of([plain('1', 'A', 'occurrence'), plain('2', 'B', 'occurrence'), plain('3', 'A', 'arrest', { mark: 'p' }), plain('4', 'B', 'arrest', { mark: 'p' }), row('5', 'A'), row('6', 'A')]);
    expect([occurrences, arrests, proposals.map(({ rows }) => rows.map(({ ref }) => ref))]).toEqual([2, { count: 2, persons: { low: 1, high: 1 } }, [['A~1', 'B~2'], ['A~3', 'B~4']]]);
  });
  test('agencies that name each other meet without a common number; strangers do not', () => {
    const one = row('1', 'A', { occurrence: 'A-1', assists: ['B'] });
    expect(of([one, row('2', 'B', { occurrence: 'B-7', assists: ['A'] })]).proposals).toHaveLength(1);
    expect(of([one, row('2', 'C', { occurrence: 'C-7', assists: ['D'] })]).proposals).toEqual([]);
  });
  test('another day, amount, unit or commodity is another event', () => {
    for (const more of [{ day: '2025-01-03' }, { quantity: '2' }, { unit: 'g' }, { commodity: 'METH' }]) expect([more, of([row('1', 'A'), row('2', 'B', more)]).proposals]).toEqual([more, []]);
  });
  test('the file of one agency sent by another: every row meets its own', () => {
    const file = (agency: string) => [plain('1', agency, 'occurrence'), plain('2', agency, 'arrest', { mark: 'p' }), row('3', agency, { exhibit: 'X-1' })];
    const { proposals } = of([...file('A'), ...file('B')]);
    expect([proposals.length, proposals.every(({ why }) => why.en.includes('row number'))]).toEqual([3, true]);
  });
});

test('units are never added', () => {
  expect(of([row('1', 'A'), row('2', 'A', { unit: 'g', quantity: '500' }), row('3', 'A', { unit: 'tablet', quantity: '30', occurrence: 'O-2' })]).seizures).toEqual([
    { commodity: 'FENTANYL', unit: 'g', quantity: '500', records: 1 }, { commodity: 'FENTANYL', unit: 'kg', quantity: '1.5', records: 1 }, { commodity: 'FENTANYL', unit: 'tablet', quantity: '30', records: 1 },
  ]);
});

test('decimals are exact', () => {
  assert(property(bigInt({ min: 0n, max: 10n ** 18n }), (micro) => microOf(decimalOf(micro)) === micro));
  expect(['46.17', '813954.27', '0.000001', '5'].map((text) => decimalOf(microOf(text)))).toEqual(['46.17', '813954.27', '0.000001', '5']);
});

test('whatever is reported, merged counts stay between one event and all, and in no order', () => {
  const some = record({ agency: constantFrom('A', 'B', 'C'), owner: constantFrom('A', 'B', 'C'), exhibit: constantFrom('', 'X-1', 'X-2'), occurrence: constantFrom('', 'O-1'), quantity: constantFrom('1', '2.5') });
  assert(property(array(some, { maxLength: 9 }), (all) => {
    const rows = all.map((one, at) => row(`${at}`, one.agency, one));
    const { seizures, proposals } = of(rows);
    const records = seizures.reduce((sum, one) => sum + one.records, 0);
    expect(records).toBeLessThanOrEqual(rows.length);
    expect(records).toBeGreaterThanOrEqual(Math.min(rows.length, 1));
    expect(proposals.reduce((sum, { effect }) => sum + effect.records, 0)).toBeLessThan(Math.max(1, records));
    // Merging all that is proposed leaves nothing proposed, and takes what was said.
    const merged = of(rows, proposals.map(({ rows: same }) => ({ verdict: 'same' as const, rows: same.map(({ ref }) => ref), keep: same[0]?.ref ?? '' })));
    expect(merged.proposals).toEqual([]);
    expect(merged.seizures.reduce((sum, one) => sum + one.records, 0)).toBe(records - proposals.reduce((sum, { effect }) => sum + effect.records, 0));
  }));
});
