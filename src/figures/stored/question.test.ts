import { assert, constantFrom, property, shuffledSubarray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { populations, measures, units } from '../terms.js';
import { compute } from './computed.js';
import { groupUnits, type GroupRow, type RecordRow, recordUnits } from './counted-unit.js';
import { changeOf } from './figure-change.js';
import { type AskedQuestion, namedQuestion, questionWords, readQuestion } from './question.js';
import { asFigure, readAct, readFigure, type StoredFigure, wholeCells } from './stored-figure.js';
import { vocabulary } from './vocabulary.js';

const row = (entity: string, prop: string, value: string, agencyId = 'alder', labelId = 1): GroupRow => ({ agencyId, entity, prop, value, labelId, reportedOn: '2026-02-01' });
const provinces = new Map([['alder', 'BC'], ['birch', 'QC']]);
const counting = (asked: AskedQuestion) => ({ question: readQuestion(asked), vocabulary: vocabulary.version, provinces });
const rows = [row('alder~a', 'entrenched', 'yes'), row('alder~a', 'scope', 'NATIONAL'), row('birch~a2', 'entrenched', 'no', 'birch', 2), row('alder~b', 'threatLevel', 'UNRATED'), row('alder~c', 'entrenched', 'yes'), row('alder~c', 'threatLevel', 'HLT'), row('alder~d', 'entrenched', 'withheld')];
const same = [['alder~a', 'birch~a2']] as const;

test('conflicting statements are unknown, duplicates count once, and the order of rows does not matter', () => {
  const asked = counting({ population: 'group', tells: { what: 'share', field: 'entrenched', value: 'yes' } });
  const result = compute(asked, groupUnits(rows, same));
  expect(result).toMatchObject({ cells: { yes: 1, no: 0, unknown: 2, withheld: 1 }, total: 4, originators: { alder: 4, birch: 1 }, labels: [1, 2], rows: 7 });
  expect(compute(asked, groupUnits(rows.toReversed(), [['birch~a2', 'alder~a']]))).toEqual(result);
});

test('a scope is one, however originators write it, and unrated is not low', () => {
  const national = counting({ population: 'group', where: [{ field: 'scope', is: ['national'] }], tells: { what: 'count' } });
  expect(compute(national, groupUnits(rows, same))).toMatchObject({ cells: { all: 1 }, total: 1 });
  const levels = counting({ population: 'group', tells: { what: 'by', field: 'threatLevel' } });
  expect(compute(levels, groupUnits(rows, same)).cells).toEqual({ HLT: 1, MLT: 0, LLT: 0, UNRATED: 1, unknown: 2 });
  expect(compute(counting({ population: 'group', tells: { what: 'known', field: 'threatLevel' } }), groupUnits(rows, same)).cells).toEqual({ yes: 1, unknown: 3 });
  expect(compute(counting({ population: 'group', tells: { what: 'share', field: 'threatLevel', value: 'HLT' } }), groupUnits(rows, same)).cells).toEqual({ yes: 1, no: 0, unknown: 3 });
});

const record = (report: string, entity: string, schema: string, reportedOn: string, statements: number, labelId = 1): RecordRow => ({ agencyId: report.slice(0, report.indexOf('~')), report, entity, schema, labelId, reportedOn, statements });
const records = [record('alder~r1', 'alder~p', 'Person', '2025-03-01', 4), record('alder~r1', 'alder~c', 'Company', '2025-03-01', 2, 2), record('birch~r2', 'birch~p2', 'Organization', '2026-01-05', 5), record('alder~r3', 'alder~p', 'Person', '2026-01-07', 1)];

test('entities, reports and statements are counted by kind, province and day, each once', () => {
  const entities = (what: AskedQuestion['tells'], where: AskedQuestion['where'] = []) => compute(counting({ population: 'entity', where, tells: what }), recordUnits('entity', records, [['alder~p', 'birch~p2']])).cells;
  expect(entities({ what: 'by', field: 'schema' })).toEqual({ Company: 1, several: 1 });
  expect(entities({ what: 'by', field: 'province' })).toEqual({ BC: 1, several: 1 });
  expect(entities({ what: 'by', field: 'year' })).toEqual({ 2025: 2 });
  const reports = counting({ population: 'report', where: [{ field: 'reported', from: '2026-01-01', to: '2026-12-31' }], tells: { what: 'by', field: 'agency' } });
  expect(compute(reports, recordUnits('report', records, []))).toMatchObject({ cells: { alder: 1, birch: 1 }, total: 2 });
  const statements = counting({ population: 'statement', tells: { what: 'by', field: 'month' } });
  expect(compute(statements, recordUnits('statement', records, []))).toMatchObject({ cells: { '2025-03': 6, '2026-01': 6 }, total: 12, states: [['alder~r1', '2025-03', 6], ['alder~r3', '2026-01'], ['birch~r2', '2026-01', 5]] });
});

test('every part is counted once, whatever is asked and in whatever order rows come', () => {
  const asked = vocabulary.populations.filter(({ code }) => code !== 'judged').flatMap(({ code, fields }) => [{ population: code, tells: { what: 'count' } }, ...fields.flatMap((field) => (vocabulary.fields.find((one) => one.code === field)?.tells ?? []).filter((what) => what !== 'share').map((what) => ({ population: code, tells: { what, field } })))]);
  assert(property(constantFrom(...asked), shuffledSubarray(rows), shuffledSubarray(records), (question, some, others) => {
    const { population } = readQuestion(question);
    const found = population === 'group' || population === 'judged' ? groupUnits(some, same) : recordUnits(population, others, []);
    const { cells, total, states } = compute(counting(question), found);
    expect(Object.values(cells).reduce((sum, one) => sum + one, 0)).toBe(total);
    expect(states.reduce((sum, [, , weight = 1]) => sum + weight, 0)).toBe(total);
    expect(new Set(states.map(([ref]) => ref)).size).toBe(states.length);
  }));
});

test('groups of a cycle are counted by what was judged: unrated is not low, a conflict is no one of its values, and the period is the cycle’s', () => {
  const unit = (ref: string, facts: Record<string, readonly string[]>) => ({ ref, agencyIds: ['alder'], facts: new Map(Object.entries({ cycle: ['alder~2025'], ...facts })), days: [], labels: [1], rows: [ref], weight: 1 });
  const judged = [unit('a', { 'judged.level': ['high'] }), unit('b', { 'judged.level': ['high', 'low'] }), unit('c', { 'judged.level': ['unrated'] }), unit('d', {}), unit('e', { 'judged.level': ['low'] })];
  const of = (tells: AskedQuestion['tells']) => counting({ population: 'judged', where: [{ field: 'cycle', is: ['alder~2025'] }], tells });
  expect(compute(of({ what: 'share', field: 'judged.level', value: 'high' }), judged).cells).toEqual({ yes: 1, no: 1, unknown: 3 });
  const parts = compute(of({ what: 'by', field: 'judged.level' }), judged);
  expect(parts.cells).toEqual({ high: 1, medium: 0, low: 1, unrated: 1, several: 1, unknown: 1 });
  const question = { ...of({ what: 'by', field: 'judged.level' }).question, where: [{ field: 'cycle', is: ['alder~2025'], from: '2025-01-01', to: '2025-12-31' }] };
  const figure = asFigure({ ...stored(1, parts), question, named: null }, wholeCells(parts), (id) => ({ en: id, fr: id }), false);
  expect(figure).toMatchObject({ measure: 'groups-judged', population: 'ocg-judged', period: { kind: 'from_to', from: '2025-01-01', to: '2025-12-31' } });
  expect([measures.has(figure.measure), populations.has(figure.population), units.has(figure.unit)]).toEqual([true, true, true]);
});

describe('a question outside the vocabulary is refused, and told what there is instead', () => {
  test.each([
    [{ population: 'statement s; drop table report', tells: { what: 'count' } }, /no population .* use one of group, entity, report, statement, judged/],
    [{ population: 'judged', tells: { what: 'count' } }, /narrow `cycle` to one that is closed/],
    [{ population: 'judged', where: [{ field: 'cycle', is: ['alder~1', 'alder~2'] }], tells: { what: 'count' } }, /narrow `cycle` to one that is closed/],
    [{ population: 'judged', where: [{ field: 'cycle', is: ['alder~1'] }], tells: { what: 'share', field: 'judged.level', value: 'unrated' } }, /use one of high, medium, low/],
    [{ population: 'group', tells: { what: 'sql' } }, /use one of count, share, known, by/],
    [{ population: 'group', tells: { what: 'by', field: 'name' } }, /no field `name`/],
    [{ population: 'report', tells: { what: 'share', field: 'entrenched', value: 'yes' } }, /no field `entrenched`/],
    [{ population: 'group', tells: { what: 'share', field: 'threatLevel', value: 'UNRATED' } }, /use one of HLT, MLT, LLT/],
    [{ population: 'group', tells: { what: 'share', field: 'leader', value: 'x' } }, /it tells known/],
    [{ population: 'group', tells: { what: 'count', field: 'scope' } }, /leave `field` out/],
    [{ population: 'group', where: [{ field: 'scope', is: ['planetary'] }], tells: { what: 'count' } }, /no scope `planetary`/],
    [{ population: 'group', where: [{ field: 'scope', is: [] }], tells: { what: 'count' } }, /1 to 20 values/],
    [{ population: 'group', where: [{ field: 'leader', is: ['x'] }], tells: { what: 'count' } }, /narrows nothing/],
    [{ population: 'group', where: [{ field: 'scope', is: ['local'] }, { field: 'scope', is: ['national'] }], tells: { what: 'count' } }, /stands twice/],
    [{ population: 'report', where: [{ field: 'reported', from: '2026-02-30' }], tells: { what: 'count' } }, /no day/],
    [{ population: 'report', where: [{ field: 'reported', from: '2026-02-03', to: '2026-01-01' }], tells: { what: 'count' } }, /turn the days round/],
    [{ population: 'report', where: [{ field: 'reported', is: ['2026'] }], tells: { what: 'count' } }, /`from` and `to`/],
  ] as const)('%j', (asked, why) => {
    expect(() => readQuestion(asked)).toThrow(why);
  });
});

const stored = (revision: number, computed = compute(counting({ population: 'group', tells: { what: 'share', field: 'entrenched', value: 'yes' } }), groupUnits(rows, same))): StoredFigure => ({
  agencyId: 'alder', figureId: 'fig-1', revision, question: namedQuestion('group-entrenched', null), named: 'group-entrenched', vocabulary: vocabulary.version, computed, asOf: '2026-02-02', computedAtMs: 0, computedBy: 'ana@alder', why: null,
});

test('every question that stands ready is one, and its figure names what it counts, in codes that are there', () => {
  for (const { code, asks } of vocabulary.questions) {
    expect(readQuestion(asks)).toEqual(asks);
    const found = vocabulary.populations.find((one) => one.code === asks.population);
    const units1 = asks.population === 'group' || asks.population === 'judged' ? groupUnits(rows, same) : recordUnits(asks.population, records, []);
    const computed = compute({ question: asks, vocabulary: vocabulary.version, provinces }, units1);
    const figure = asFigure({ ...stored(1, computed), question: asks, named: code }, wholeCells(computed), (id) => ({ en: id, fr: id }), false);
    expect([code, measures.has(figure.measure), populations.has(figure.population), units.has(figure.unit), figure.doesNotSay.length > 0, found !== undefined]).toEqual([code, true, true, true, true, true]);
    expect(questionWords(asks).fr).not.toBe(questionWords(asks).en);
  }
});

test('what changed says how many moved, and who moved stands nowhere in it', () => {
  const later = compute(counting({ population: 'group', tells: { what: 'share', field: 'entrenched', value: 'yes' } }), groupUnits([...rows.filter(({ entity }) => entity !== 'birch~a2'), row('alder~e', 'name', 'E')], []));
  const change = changeOf(stored(1), stored(2, later));
  expect(change).toMatchObject({ moves: [{ from: 'unknown', to: 'yes', count: 1 }, { from: null, to: 'unknown', count: 1 }], rowsDiffer: true, readDiffers: false });
});

test('a figure of before the vocabulary is read, and counts to the hash that it had', () => {
  const first = { query: 'group-entrenched', version: 1, scope: 'national' };
  const old = { agencyId: 'alder', figureId: 'fig-0', revision: 1, query: 'group-entrenched', queryVersion: 1, scope: 'national', asOf: '2026-01-01', computedAtMs: 0, computedBy: 'ana@alder', why: null,
    computed: { states: [['alder~a', 'yes']], counts: { yes: 1, no: 0, unknown: 0, total: 1 }, originators: { alder: 1 }, labels: [1], rowsHash: 'h', rows: 1 } };
  const read = readFigure(JSON.stringify(old));
  expect(read).toMatchObject({ named: 'group-entrenched', vocabulary: 1, first, computed: { cells: { yes: 1, no: 0, unknown: 0 }, total: 1 } });
  // As originators of then were read: `NATIONAL` was another word.
  expect(compute({ question: read.question, vocabulary: 1, provinces, first: read.first }, groupUnits(rows, same)).total).toBe(0);
  expect(readAct(JSON.stringify({ kind: 'published', shown: { yes: 0, unknown: 0, no: 40, withheld: 23, total: 63, hidden: ['yes', 'unknown'] } })).shown).toEqual({ cells: { no: 40 }, hidden: ['yes', 'unknown'], withheld: 23, total: 63 });
  expect(readFigure(JSON.stringify(stored(1)))).toEqual(stored(1));
});
