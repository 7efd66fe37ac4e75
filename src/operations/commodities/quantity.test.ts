import { assert, constantFrom, integer, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { addOnlySame, commodities, currencies, drugCodeOf, drugCodes, exchange, isAsked, massByRecord, outliersOf, parsePurity, type Quantity, readCommodity, readFraction, readQuantity, totalsOf } from './index.js';

const on = '2025-01-10';
const cells = (quantity: string, unit: string, commodity = 'FENTANYL', currency = '') => ({ commodity, quantity, unit, currency });
const read = (quantity: string, unit: string, commodity?: string, currency?: string): Quantity => {
  const found = readQuantity(cells(quantity, unit, commodity, currency), on);
  if (found.read === undefined) throw new Error(found.faults.map(({ code }) => code).join(', '));
  return found.read;
};
const wrong = (quantity: string, unit: string, commodity?: string, currency?: string) => readQuantity(cells(quantity, unit, commodity, currency), on).faults?.map(({ code, mends }) => [code, ...mends]);

test('every commodity of the dictionary is there, with its source and both languages', () => {
  expect([...commodities.keys()].toSorted()).toEqual(['AMMUNITION', 'BENZO', 'CANNABIS', 'COCAINE', 'CRYPTO', 'CURRENCY', 'CUTTING_AGENT', 'EQUIPMENT', 'FENTANYL', 'FENTANYL_ANALOGUE', 'FIREARM', 'FIREARM_PART', 'GHB_GBL_14BDO', 'HEROIN', 'JEWELLERY', 'KETAMINE', 'MDMA', 'METH', 'NITAZENE', 'OTHER', 'OTHER_SYN_OPIOID', 'PRECURSOR_A', 'PRECURSOR_B', 'SEMI_SYN_OPIOID', 'VEHICLE', 'XYLAZINE_MEDETOMIDINE']);
  for (const one of commodities.values()) expect([one.code, one.en !== '', one.fr !== '', one.source !== '', one.askAbove?.source !== '']).toEqual([one.code, true, true, true, true]);
  expect(currencies.get('CAD')).toMatchObject({ places: 2, kind: 'currency' });
});

test.each([
  ['FENTANYL', 'FENTANYL', null, 'code'], ['fentanyl', 'FENTANYL', null, 'code'], ['fentynal', 'FENTANYL', null, 'misspelling'], ['Izonitazene', 'NITAZENE', 'ISOTONITAZENE', 'misspelling'], ['isotonitazène', 'NITAZENE', 'ISOTONITAZENE', 'name'],
  ['benzimidazole', 'NITAZENE', null, 'name'], ['Oxycodone', 'SEMI_SYN_OPIOID', 'OXYCODONE', 'name'], ['4-ANPP', 'FENTANYL_ANALOGUE', 'FOUR_ANPP', 'name'], ['1-boc-4-AP', 'PRECURSOR_A', 'BOC_4_AP', 'name'], ['Cocaïne', 'COCAINE', null, 'code'],
  ['stolen vehicle', 'VEHICLE', 'STOLEN', 'name'], ['conveyance', 'VEHICLE', 'CONVEYANCE', 'name'], ['receiver', 'FIREARM', 'FRAME_OR_RECEIVER', 'name'], ['slide', 'FIREARM_PART', 'SLIDE', 'name'], ['presse à comprimés', 'EQUIPMENT', 'PILL_PRESS', 'name'], ['crystal meth', 'METH', null, 'name'], ['argent comptant', 'CURRENCY', null, 'name'],
])('%s is read as %s', (text, code, kind, how) => {
  expect(readCommodity(text, on)).toEqual({ code, kind, how });
});

test('what is merely close to a name is proposed and not read, and nonsense is neither', () => {
  expect(readCommodity('fentanyll', on)).toMatchObject({ code: 'commodity_unknown', mends: expect.arrayContaining([{ commodity: 'FENTANYL' }]) as object[] });
  expect(readCommodity('blue powder', on)).toMatchObject({ code: 'commodity_unknown', mends: [] });
  expect(readCommodity('  ', on)).toMatchObject({ code: 'commodity_missing' });
});

test('no name stands for two things', () => {
  for (const { names, misspelt, kinds, en, fr } of commodities.values()) {
    for (const name of [en, fr, ...names, ...misspelt, ...kinds.flatMap((one) => [one.en, one.fr, ...one.names, ...one.misspelt])]) expect([name, readCommodity(name, on)]).not.toEqual([name, expect.objectContaining({ code: 'commodity_ambiguous' })]);
  }
});

test('quantities become kilograms and litres by exact factors, and stay what they are otherwise', () => {
  expect(read('46.17', 'kg')).toEqual({ commodity: 'FENTANYL', kind: null, how: 'code', number: '46.17', unit: 'kg', base: { number: '46.17', unit: 'kg' } });
  expect(read('43', 'lb').base).toEqual({ number: '19.50447191', unit: 'kg' });
  expect(read('250', 'mg').base).toEqual({ number: '0.00025', unit: 'kg' });
  expect(read('1500', 'mL', 'GHB').base).toEqual({ number: '1.5', unit: 'L' });
  expect(read('15765', 'tablet').base).toEqual({ number: '15765', unit: 'tablet' });
  expect(read('813954.27', 'CAD', 'CURRENCY').base).toEqual({ number: '813954.27', unit: 'CAD' });
  expect(read('100', '', 'CURRENCY', 'USD').unit).toBe('USD');
});

test.each([
  ['46,17 kg', '', [['quantity_with_unit', { quantity: '46.17', unit: 'kg' }], ['unit_missing']]],
  ['46,17', 'kg', [['quantity_comma', { quantity: '46.17' }]]],
  ['1,234', 'g', [['quantity_comma', { quantity: '1234' }, { quantity: '1.234' }]]],
  ['1 234,5', 'g', [['quantity_separators', { quantity: '1234.5' }]]],
  ['1,234.5', 'g', [['quantity_separators', { quantity: '1234.5' }]]],
  ['1.234,5', 'g', [['quantity_separators', { quantity: '1234.5' }]]],
  ['half a pound', '', [['quantity_in_words', { quantity: '0.5', unit: 'lb' }], ['unit_missing']]],
  ['une demi-livre', '', [['quantity_in_words', { quantity: '0.5', unit: 'lb' }], ['unit_missing']]],
  ['some', 'kg', [['quantity_in_words']]],
  ['2', 'lbs', [['unit_spelling', { unit: 'lb' }]]],
  ['2', 'Kg', [['unit_spelling', { unit: 'kg' }]]],
  ['2', 'buckets', [['unit_unknown']]],
  ['2', '', [['unit_missing']]],
  ['-2', 'kg', [['quantity_negative']]],
  ['−2', 'kg', [['quantity_negative']]],
  ['0', 'kg', [['quantity_zero']]],
  ['', 'kg', [['quantity_missing']]],
  ['1e3', 'kg', [['quantity_not_a_number']]],
  ['４６', 'kg', [['quantity_not_a_number']]],
  ['2', 'count', [['unit_of_another_commodity']]],
])('`%s` `%s` is refused with its reasons', (quantity, unit, reasons) => {
  expect(wrong(quantity, unit)).toEqual(reasons);
});

test('money needs its currency, things are whole, and all that is wrong is said at once', () => {
  expect(wrong('100', '', 'CURRENCY')).toEqual([['currency_missing']]);
  expect(wrong('100', '$', 'CURRENCY')).toEqual([['currency_ambiguous', { currency: 'CAD' }, { currency: 'USD' }]]);
  expect(wrong('100', '', 'CURRENCY', 'XXQ')).toEqual([['currency_unknown']]);
  expect(wrong('100', 'CAD', 'CURRENCY', 'USD')?.[0]?.[0]).toBe('currency_differs');
  expect(wrong('1.005', 'CAD', 'CURRENCY')).toEqual([['quantity_too_fine']]);
  expect(wrong('1.5', 'count', 'FIREARM')).toEqual([['quantity_not_whole']]);
  expect(wrong('2', 'kg', 'FIREARM')).toEqual([['unit_of_another_commodity']]);
  expect(wrong('-2', 'lbs', 'fentanyll')?.map(([code]) => code)).toEqual(['commodity_unknown', 'quantity_negative', 'unit_spelling']);
});

test('whatever is written, it is a quantity or it has a reason in both languages', () => {
  assert(property(string({ maxLength: 24 }), constantFrom('kg', 'lbs', '', 'tablet', 'CAD'), constantFrom('FENTANYL', 'CURRENCY', 'x'), (quantity, unit, commodity) => {
    const found = readQuantity(cells(quantity, unit, commodity), on);
    if (found.faults !== undefined) for (const one of found.faults) expect([one.en.length > 9, one.fr.length > 9]).toEqual([true, true]);
    else expect(found.read.number).toMatch(/^\d/);
  }));
});

test('only the same is added: kilograms with grams, never with tablets, and a stolen vehicle never with a conveyance', () => {
  expect(addOnlySame([read('46', 'kg'), read('170', 'g')])).toEqual({ commodity: 'FENTANYL', kind: null, unit: 'kg', quantity: '46.17', records: 2 });
  expect(addOnlySame([read('44.70', 'kg', 'METH'), read('973', 'tablet', 'METH')])).toMatchObject({ refused: [{ code: 'unit' }] });
  expect(addOnlySame([read('1', 'count', 'stolen vehicle'), read('1', 'count', 'conveyance')])).toMatchObject({ refused: [{ code: 'kind' }] });
  expect(addOnlySame([read('1', 'kg'), read('1', 'L', 'COCAINE')])).toMatchObject({ refused: [{ code: 'commodity' }, { code: 'unit' }] });
  expect(addOnlySame([read('1', 'CAD', 'CURRENCY'), read('1', 'USD', 'CURRENCY')])).toMatchObject({ refused: [{ code: 'unit' }] });
  expect(addOnlySame([])).toMatchObject({ refused: [{ code: 'nothing' }] });
  expect(totalsOf([read('44.70', 'kg', 'METH'), read('973', 'tablet', 'METH'), read('29.61', 'kg', 'COCAINE'), read('1', 'kg', 'METH')])).toEqual([
    { commodity: 'METH', kind: null, unit: 'kg', quantity: '45.7', records: 2 }, { commodity: 'METH', kind: null, unit: 'tablet', quantity: '973', records: 1 }, { commodity: 'COCAINE', kind: null, unit: 'kg', quantity: '29.61', records: 1 }]);
});

test('sums are the same in whatever order the rows come', () => {
  assert(property(integer({ min: 1, max: 999_999 }), integer({ min: 1, max: 999_999 }), integer({ min: 1, max: 999_999 }), (a, b, c) => {
    const all = [read(String(a), 'mg'), read(String(b), 'g'), read(String(c), 'lb')];
    expect(addOnlySame(all)).toEqual(addOnlySame(all.toReversed()));
  }));
});

test('tablets become kilograms and dollars other dollars by a recorded conversion alone', () => {
  const record = { unit: 'tablet', mg: { low: '100', high: '110' }, source: 'lab 12, 40 tablets weighed', recordedOn: on };
  expect(massByRecord(read('1000', 'tablet'), record)).toEqual({ low: '0.1', high: '0.11' });
  expect(() => massByRecord(read('1000', 'tablet'), { ...record, source: ' ' })).toThrow(/names its source/);
  expect(() => massByRecord(read('1000', 'capsule'), record)).toThrow(/`capsule`/);
  const rate = { from: 'USD', to: 'CAD', rate: '1.4389', on: '2024-12-31', source: 'Bank of Canada' };
  expect(exchange(read('1000', 'USD', 'CURRENCY'), rate)).toMatchObject({ original: { number: '1000', currency: 'USD' }, number: '1438.90', currency: 'CAD' });
  expect(() => exchange(read('1000', 'CAD', 'CURRENCY'), rate)).toThrow(/the rate is of `USD`/);
  expect(() => exchange(read('1000', 'USD', 'CURRENCY'), { ...rate, on: 'yesterday' })).toThrow(/its day/);
});

test('kilograms that look like grams are asked about, and a heavy tail is not', () => {
  const small = Array.from({ length: 20 }, (_, at) => read(`0.0${at + 10}`, 'kg'));
  expect([...outliersOf([...small, read('850', 'kg')])]).toEqual([[20, expect.objectContaining({ code: 'quantity_asks', mends: [{ quantity: '850', unit: 'g' }] })]]);
  expect([...outliersOf([...small, read('28', 'kg')]).keys()]).toEqual([20]);
  expect([...outliersOf([...small, read('4', 'kg'), read('28', 'kg')]).keys()]).toEqual([]);
  expect([...outliersOf([read('46.17', 'kg')]).keys()]).toEqual([]);
  expect([isAsked(read('46.17', 'kg')), isAsked(read('850', 'kg')), isAsked(read('850', 'g')), isAsked(read('5', 'L', 'OTHER'))]).toEqual([false, true, false, false]);
  expect([...outliersOf([read('120000', 'tablet'), read('3', 'tablet')]).keys()]).toEqual([0]);
});

test('purity is a fraction, and a per cent is named as one', () => {
  expect(readFraction('0.08')).toBe('0.08');
  expect(readFraction('8%')).toMatchObject({ code: 'purity_percent', mends: [{ purity: '0.08' }] });
  expect(readFraction('11,36 %')).toMatchObject({ code: 'purity_percent', mends: [{ purity: '0.1136' }] });
  expect(readFraction('10')).toMatchObject({ code: 'purity_over_one', mends: [{ purity: '0.1' }] });
  expect(readFraction('250')).toMatchObject({ code: 'purity_over_one', mends: [] });
  expect(readFraction('-0.1')).toMatchObject({ code: 'purity_negative' });
  expect(readFraction('0,08')).toMatchObject({ code: 'purity_not_a_number', mends: [{ purity: '0.08' }] });
  expect(parsePurity('0.08:0.12', '--purity')).toEqual({ low: '0.08', high: '0.12' });
  expect(() => parsePurity('0.12:0.08', '--purity')).toThrow(/from high to low/);
  expect(() => parsePurity('8%', '--purity')).toThrow(/per cent/);
  expect(() => parsePurity('0.1:0.2:0.3', '--purity')).toThrow(/two with a colon/);
});

test('codes of drug offences are those of the day', () => {
  expect(drugCodes).toHaveLength(29);
  expect(drugCodeOf('trafficking', 'FENTANYL', on)?.code).toBe('4270');
  expect(drugCodeOf('trafficking', 'FENTANYL', '2016-06-01')?.code).toBe('4230');
  expect(drugCodeOf('possession', 'CANNABIS', '2018-10-16')?.code).toBe('4140');
  expect(drugCodeOf('possession', 'CANNABIS', '2018-10-17')).toBeUndefined();
  expect(drugCodeOf('production', 'PRECURSOR_A', on)?.code).toBe('4590');
  expect(drugCodeOf('possession', 'FIREARM', on)).toBeUndefined();
});
