import { describe, expect, test } from 'vitest';
import { outliersAmong } from './outliers.js';
import { isRow, readRow, type RowFrame } from './read-row.js';
import { type RawRow, rowColumns } from './row.js';

const frame: RowFrame = { from: '2024-12-09', to: '2025-01-18', agencies: new Map([['alpha', 'ALPHA'], ['bravo', 'BRAVO']]), only: undefined, today: '2026-01-01' };
const raw = (more: Partial<RawRow> = {}): RawRow => ({
  ...(Object.fromEntries(rowColumns.map((column) => [column, ''])) as unknown as RawRow), row_id: 'r-1', agency: 'ALPHA', kind: 'seizure', occurrence_id: 'O-1', date: '2025-01-02', province: 'ON', commodity: 'FENTANYL', quantity: '0.5', unit: 'kg', ...more,
});
const wrong = (more: Partial<RawRow>, of: Partial<RowFrame> = {}) => {
  const read = readRow(raw(more), { ...frame, ...of });
  return isRow(read) ? [] : read.map(({ column }) => column);
};

describe('what does not fit is told by its column', () => {
  test.each<[string, Partial<RawRow>, string[]]>([
    ['unit missing', { unit: '' }, ['unit']], ['pounds', { unit: 'lbs' }, ['unit']], ['a comma', { quantity: '46,17' }, ['quantity']], ['number and unit in one', { quantity: '46,17 kg', unit: '' }, ['quantity', 'unit']], ['a unit in the number', { quantity: '46.17 kg' }, ['quantity']],
    ['words', { quantity: 'half a pound', unit: '' }, ['quantity', 'unit']], ['negative', { quantity: '-2' }, ['quantity']], ['nothing', { quantity: '' }, ['quantity']], ['grams as kilograms', { quantity: '850' }, ['quantity']], ['before the sprint', { date: '2024-12-08' }, ['date']],
    ['after the sprint', { date: '2025-01-19' }, ['date']], ['no day', { date: '2025-02-30' }, ['date']], ['another way of writing a day', { date: '02/01/2025' }, ['date']], ['owned twice', { lead_agency: 'ALPHA;BRAVO' }, ['lead_agency']], ['an owner who has no part', { lead_agency: 'ZULU' }, ['lead_agency']],
    ['an arrest without occurrence', { kind: 'arrest', occurrence_id: '', commodity: '', quantity: '', unit: '' }, ['occurrence_id']], ['purity over 1', { purity: '8' }, ['purity']], ['purity in words', { purity: '8%' }, ['purity']],
    ['currency unknown', { commodity: 'CURRENCY', quantity: '100', unit: 'unit', currency: 'XXQ' }, ['currency']], ['currency missing', { commodity: 'CURRENCY', quantity: '100', unit: 'unit' }, ['currency']], ['currency and unit differ', { commodity: 'CURRENCY', quantity: '100', unit: 'CAD', currency: 'USD' }, ['currency']],
    ['dollars of a drug', { unit: 'CAD' }, ['unit']], ['a megagram', { unit: 'Mg' }, ['unit']], ['another spelling', { unit: 'KG' }, ['unit']], ['a name that nobody knows', { commodity: 'blue thirties' }, ['commodity']], ['a misspelling', { commodity: 'fentanil' }, ['commodity']], ['nothing seized', { quantity: '0' }, ['quantity']], ['a kind that is none', { kind: 'raid' }, ['kind']], ['no number', { row_id: '' }, ['row_id']], ['a stranger', { agency: 'ZULU' }, ['agency']],
    ['no province', { province: 'QQ' }, ['province']], ['no direction', { direction: 'sideways' }, ['direction']],
  ])('%s', (_, more, columns) => expect(wrong(more)).toEqual(columns));
  test('a day that has not come, and the rows of another agency', () => {
    expect([wrong({}, { today: '2025-01-01' }), wrong({}, { only: 'bravo' }), wrong({}, { only: 'alpha' })]).toEqual([['date'], ['agency'], []]);
  });
  test('who somebody is and what somebody wrote is not given back', () => {
    const read = readRow(raw({ person_key: 'Jane'.repeat(60), note: 'x'.repeat(2_001) }), frame);
    expect(isRow(read) ? [] : read.map(({ column, value }) => [column, value])).toEqual([['person_key', ''], ['note', '']]);
  });
});

describe('what fits', () => {
  const good = (more: Partial<RawRow>) => {
    const read = readRow(raw(more), frame);
    if (!isRow(read)) throw new Error(JSON.stringify(read));
    return read;
  };
  test('codes in capitals, units as they are written, decimals as they are meant', () => {
    expect(good({ agency: 'alpha', commodity: 'fentanyl', unit: 'kg', quantity: '046.170000000000002', province: 'on' })).toMatchObject({ agency: 'ALPHA', commodity: 'FENTANYL', unit: 'kg', quantity: '46.17', province: 'ON', owner: 'ALPHA' });
    expect(['0.5', '10', '49.50', '0.000001'].map((quantity) => good({ quantity }).quantity)).toEqual(['0.5', '10', '49.5', '0.000001']);
  });
  test('money has its currency for a unit', () => {
    for (const more of [{ unit: 'CAD' }, { unit: '', currency: 'CAD' }, { unit: 'unit', currency: 'CAD' }]) expect(good({ commodity: 'CURRENCY', quantity: '813954.27', ...more })).toMatchObject({ unit: 'CAD', currency: 'CAD', quantity: '813954.27' });
  });
  test('a question mark after a key: the agency is not sure; a seizure names nobody', () => {
    const arrest = { kind: 'arrest', commodity: '', quantity: '', unit: '' };
    expect([good({ ...arrest, person_key: ' k-7 ' }).person, good({ ...arrest, person_key: 'k-7?' }).person, good(arrest).person, good({ person_key: 'k-7' }).person]).toEqual([{ key: 'K-7', isSure: true }, { key: 'K-7', isSure: false }, null, null]);
  });
  test('an outlier that somebody answered for stands', () => {
    const read = readRow(raw({ quantity: '850' }), frame, true);
    expect(isRow(read) && read.quantity).toBe('850');
  });
  test('what lies far above the others of a file is asked about', () => {
    const rows = ['0.02', '0.03', '0.05', '0.01', '0.04', '0.06', '0.02', '0.03', '45'].map((quantity, at) => good({ row_id: `${at}`, quantity }));
    expect([...outliersAmong(rows).keys()].map(({ quantity }) => quantity)).toEqual(['45']);
    expect(outliersAmong(rows.slice(-4)).size).toBe(0);
  });
});
