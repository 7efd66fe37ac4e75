import { expect, test } from 'vitest';
import { publicCommitments, readCommitments, readFigures, stages, stageState, stageWords } from './index.js';

const head = 'id,label_en,label_fr,by_en,by_fr,unit,promised,promised_on,funded,funded_on,delivered,delivered_on,source_en,source_fr,as_of,does_not_say_en,does_not_say_fr';
const line = (more: Partial<Record<string, string>> = {}) => {
  const row: Record<string, string | undefined> = { id: 'scanners', label_en: 'scanners', label_fr: 'scanners', by_en: 'Somebody', by_fr: 'Quelqu’un', unit: 'drone', promised: '10', promised_on: '2026-01-31', source_en: 'a paper', source_fr: 'un journal', as_of: '2026-02-01', does_not_say_en: 'which', does_not_say_fr: 'lesquels', ...more };
  return head.split(',').map((column) => row[column] ?? '').join(',');
};
const reasons = (text: string) => readCommitments(text).quarantined.map(({ line: at, en }) => `${at}: ${en}`);

test('each public commitment keeps its three stages apart, and a stage that nobody stated is unknown', () => {
  const officers = publicCommitments.get('rcmp-officers-1000') ?? expect.fail('not there');
  expect(stages.map((name) => stageWords(officers, name, 'en'))).toEqual(['1,000 officers', 'unknown', 'unknown']);
  expect(stages.map((name) => stageWords(officers, name, 'fr'))).toEqual(['1\u00A0000 agents', 'inconnu', 'inconnu']);
  const force = publicCommitments.get('strike-force-staff') ?? expect.fail('not there');
  expect(stages.map((name) => stageState(force, name))).toEqual(['withheld', 'unknown', 'withheld']);
  for (const one of publicCommitments.values()) for (const name of stages) if (one.stages[name] === null) expect(stageWords(one, name, 'en')).not.toMatch(/0/);
});

test('an empty stage is nobody’s statement, zero is a statement, and withheld is neither', () => {
  const [one] = readCommitments(`${head}\n${line({ funded: '0', funded_on: '2026-01-31', delivered: 'withheld', delivered_on: '2026-01-31' })}`).rows;
  expect(one?.stages).toMatchObject({ promised: { value: { number: '10' } }, funded: { value: { number: '0' } }, delivered: { value: { kind: 'withheld' } } });
  expect(readCommitments(`${head}\n${line()}`).rows[0]?.stages).toMatchObject({ funded: null, delivered: null });
});

test('rows that cannot be read are quarantined by line and rule, and the others are taken', () => {
  const text = [head, line(), line({ id: 'A b' }), line(), line({ id: 'x1', promised: '"1 234,5"' }), line({ id: 'x2', promised: '-4' }), line({ id: 'x3', promised_on: '2026-02-30' }), line({ id: 'x4', label_fr: '' }), line({ id: 'x5', unit: 'unicorn' }), line({ id: 'x6', promised: '', promised_on: '' }), 'short,row'].join('\n');
  expect(readCommitments(text).rows.map(({ id }) => id)).toEqual(['scanners']);
  expect(reasons(text)).toEqual([
    '3: `id` is not of small letters, digits and hyphens', '4: the same `id` stands in an earlier row', '5: a number is not plain digits with a point, such as `1234.5`; or write `unknown`, `withheld` or `suppressed`', '6: below zero',
    '7: a day is not written as `2026-03-31`', '8: a text is missing in one of the two languages', '9: no unit `unicorn`', '10: no stage is stated', '11: another number of columns than the header',
  ]);
  expect(() => readCommitments('id,label_en\nx,y')).toThrow(/missing: label_fr/);
  expect(() => readCommitments(`${head},odd\n`)).toThrow(/not known/);
  expect(() => readCommitments('"')).toThrow(/no CSV/);
});

test('a province twice in one table is quarantined, and so is a value that nobody wrote', () => {
  const columns = 'id,label_en,label_fr,measure,population,unit,period,value,region,source_en,source_fr,as_of,does_not_say_en,does_not_say_fr';
  const row = (id: string, region: string, value: string, period = '2024') => `${id},l,l,homicides,canada,person,${period},${value},${region},s,s,2026-01-01,d,d`;
  const { rows, quarantined } = readFigures([columns, row('a', 'ON', '4'), row('b', 'ON', '5'), row('c', 'QC', 'suppressed'), row('d', 'BC', ''), row('e', 'ON', '6', '2025'), row('f', 'NS', '1', 'FY2024-26'), row('g', 'NB', '1', 'FY2024-25')].join('\n'));
  expect(rows.map(({ id, value, period }) => [id, value.kind, period.kind])).toEqual([['a', 'number', 'calendar_year'], ['c', 'suppressed', 'calendar_year'], ['e', 'number', 'calendar_year'], ['g', 'number', 'fiscal_year']]);
  expect(quarantined.map(({ line: at, en }) => [at, en.slice(0, 20)])).toEqual([[3, 'this province stands'], [5, '`value` is empty; wr'], [7, '`period` is none of ']]);
  expect(readFigures([columns, row('z', 'ON', '4')].join('\n'), rows).quarantined).toHaveLength(1);
  expect(readFigures([columns, row('a', 'ON', '9')].join('\n'), rows).rows).toHaveLength(1);
});
