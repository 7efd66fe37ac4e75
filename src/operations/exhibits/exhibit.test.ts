import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { checkExhibit, dispositions, type Exhibit, type Holding, measuredIn, presumptiveResults, totalEquivalence } from './index.js';

const seizedAtMs = Date.parse('2025-01-10T10:00:00Z');
const hour = 3_600_000;
const held = (from: number, to: number | null, more: Partial<Holding> = {}): Holding => ({ holder: 'Cst. Amari', place: 'scene', fromMs: seizedAtMs + from * hour, toMs: to === null ? null : seizedAtMs + to * hour, takenBy: 'Amari', givenBy: to === null ? null : 'Amari', seal: 'A-1', ...more });
const lab = { laboratory: 'DAS Burnaby', certificate: 'B25-1', on: '2025-01-20', found: 'FENTANYL', kind: null, purity: '0.10', plusMinus: '0.02' };
const sound: Exhibit = {
  exhibitNo: '25-001', seizedAtMs, commodity: 'FENTANYL', kind: null, masses: { grossKg: '1.25', netKg: '1.20', containerKg: '0.05' },
  presumptive: { test: 'Raman', result: 'POSITIVE', on: '2025-01-10' }, lab, custody: [held(0, 2), held(2, 5, { holder: 'locker 4' }), held(5, null)], disposition: null,
};
const codes = (change: Partial<Exhibit>) => checkExhibit({ ...sound, ...change }).map(({ code, at }) => (at === null ? code : `${code} ${at}`));

test('a sound record has no fault', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ custody: [held(0, 2), held(2, 5)], disposition: { code: 'DESTROYED', on: '2025-06-01', authority: 'Justice Roy', witness: 'Sgt. Okafor' } })).toEqual([]);
  expect([dispositions.size, presumptiveResults.size]).toEqual([5, 3]);
});

test.each([
  [{ netKg: '1.30', grossKg: '1.25', containerKg: null }, ['net_over_gross']],
  [{ netKg: null, grossKg: '1.25', containerKg: '2' }, ['container_over_gross']],
  [{ netKg: '1.10', grossKg: '1.25', containerKg: '0.05' }, ['masses_do_not_add_up']],
  [{ netKg: '1.201', grossKg: '1.25', containerKg: '0.05' }, []],
  [{ netKg: '1,2', grossKg: '1.25', containerKg: null }, ['mass_not_a_number']],
  [{ netKg: '-1', grossKg: null, containerKg: null }, ['mass_negative']],
  [{ netKg: null, grossKg: null, containerKg: null }, []],
])('masses %j', (masses, found) => {
  expect(codes({ masses })).toEqual(found);
});

test('a gap, two holders at once and an unsigned hand-over are found, whatever the order of the rows', () => {
  expect(codes({ custody: [held(0, 2), held(3, null)] })).toEqual(['custody_gap 1']);
  expect(codes({ custody: [held(0, 4), held(3, null)] })).toEqual(['custody_overlap 1']);
  expect(codes({ custody: [held(3, null), held(0, 2)] })).toEqual(['custody_gap 0']);
  expect(codes({ custody: [held(0, 2, { givenBy: null }), held(2, null)] })).toEqual(['custody_unsigned 0']);
  expect(codes({ custody: [held(0, 2), held(2, null, { takenBy: null })] })).toEqual(['custody_unsigned 1']);
  expect(codes({ custody: [held(0, null), held(2, null)] })).toEqual(['custody_overlap 1']);
  expect(codes({ custody: [held(2, 1), held(1, null)] })).toEqual(['custody_starts_late 1', 'custody_overlap 0', 'custody_backwards 0']);
  expect(codes({ custody: [held(-1, null)] })).toEqual(['custody_before_seizure 0']);
  expect(codes({ custody: [held(0, 2), held(2, null, { seal: 'B-9' })] })).toEqual(['custody_seal_changed 1']);
  expect(codes({ custody: [] })).toEqual(['custody_empty']);
  expect(codes({ custody: [held(0, null)], disposition: { code: 'RETURNED', on: '2025-02-01', authority: 'owner', witness: null } })).toEqual(['custody_open 0']);
});

test('a chain of hand-overs without gaps is always sound, and one hour cut out of it never is', () => {
  assert(property(integer({ min: 2, max: 12 }), integer({ min: 0, max: 100 }), (links, pick) => {
    const chain = Array.from({ length: links }, (_, at) => held(at * 2, at === links - 1 ? null : at * 2 + 2));
    expect(codes({ custody: chain })).toEqual([]);
    const cut = pick % (links - 1);
    expect(codes({ custody: chain.map((one, at) => (at === cut && one.toMs !== null ? { ...one, toMs: one.toMs - hour } : one)) })).toEqual([`custody_gap ${cut + 1}`]);
  }));
});

test('a laboratory is named, later than the seizure, and measures a fraction', () => {
  expect(codes({ lab: { ...lab, laboratory: ' ' } })).toEqual(['lab_not_named']);
  expect(codes({ lab: { ...lab, on: '2025-01-09' } })).toEqual(['lab_before_seizure']);
  expect(codes({ lab: { ...lab, purity: '10' } })).toEqual(['purity_wrong']);
  expect(codes({ lab: { ...lab, plusMinus: '2%' } })).toEqual(['plus_minus_wrong']);
  expect(codes({ lab: { ...lab, purity: null } })).toEqual(['plus_minus_without_purity']);
  expect(codes({ lab: { ...lab, found: 'HEROIN' } })).toEqual(['lab_found_another', 'presumptive_against_lab']);
  expect(codes({ presumptive: { test: 'Raman', result: 'MAYBE', on: '2025-01-10' } })).toEqual(['presumptive_unknown']);
});

test('an end has its order and its witness', () => {
  const ended = [held(0, 2), held(2, 5)];
  expect(codes({ custody: ended, disposition: { code: 'DESTROYED', on: '2025-06-01', authority: null, witness: ' ' } })).toEqual(['disposition_without_authority', 'disposition_without_witness']);
  expect(codes({ custody: ended, disposition: { code: 'BURNED', on: '2025-06-01', authority: null, witness: null } })).toEqual(['disposition_unknown']);
  expect(codes({ custody: ended, disposition: { code: 'RETURNED', on: '2025-01-01', authority: 'owner', witness: null } })).toEqual(['custody_after_end 0', 'custody_after_end 1', 'disposition_before_seizure']);
});

test('only what a laboratory measured is drug; the rest is gross only and said to be', () => {
  const half: Exhibit = { ...sound, masses: { grossKg: '2', netKg: null, containerKg: null }, lab: null };
  const none: Exhibit = { ...sound, masses: { grossKg: null, netKg: null, containerKg: null } };
  expect(totalEquivalence([sound, half, none])).toEqual({
    measured: { exhibits: 1, kg: '1.2' }, grossOnly: { exhibits: 1, kg: '2' }, notWeighed: 1, pureKg: { low: '0.096', high: '0.144' }, referenceDoses: { low: '48000', high: '72000', mg: '2' },
    basis: { en: 'laboratory purity of 1 of 3 exhibits; gross only for the rest; reference dose 2 mg', fr: 'pureté de laboratoire (pièces : 1 sur 3) ; brut seulement pour le reste ; dose de référence de 2 mg' },
  });
  expect(totalEquivalence([half])).toMatchObject({ pureKg: null, referenceDoses: null, basis: { en: 'gross only' } });
  expect(() => totalEquivalence([sound, { ...half, commodity: 'HEROIN' }])).toThrow(/several commodities/);
});

test('a purity stays between nothing and all, and what was found instead is no purity of what was claimed', () => {
  expect(measuredIn({ commodity: 'FENTANYL', lab: { ...lab, purity: '0.99', plusMinus: '0.05' } })).toEqual({ low: '0.94', high: '1' });
  expect(measuredIn({ commodity: 'FENTANYL', lab: { ...lab, purity: '0.01', plusMinus: '0.05' } })).toEqual({ low: '0', high: '0.06' });
  expect(measuredIn({ commodity: 'FENTANYL', lab: { ...lab, found: 'HEROIN' } })).toBeUndefined();
  expect(measuredIn({ commodity: 'FENTANYL', lab: null })).toBeUndefined();
});
