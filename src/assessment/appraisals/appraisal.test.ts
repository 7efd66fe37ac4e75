import { describe, expect, test } from 'vitest';
import { BadInput } from '../../kernel/index.js';
import { type AppraisalDraft, checkAppraisal } from './appraisal.js';
import { readAppraisals } from './appraisal-file.js';
import { cellOf, joined } from './cell.js';
import { checkCycle, type CycleRow } from './cycle.js';
import { overviewOf } from './cycle-read.js';
import { harmLikelihoodOf, sleipnirOf } from './derived-schemes.js';
import { indicators, indicatorNamed, subjectNamed, unknown, valueNamed } from './indicator.js';

const cycle: CycleRow = {
  id: '2026', agencyId: 'alder', ref: 'alder~2026', nameEn: 'Cycle 2026', nameFr: 'Cycle 2026', fromOn: '2026-01-01', untilOn: '2026-12-31', bureaus: [{ province: 'BC', agency: 'birch' }], openedBy: 'ana', openedAt: new Date(0), closedAt: null,
};
const draft: AppraisalDraft = { group: 'alder~g', indicator: 'sleipnir.violence', value: 'high', confidence: 'moderate', judgedOn: '2026-03-01', source: 'debrief of the spring' };
const check = (more: Partial<AppraisalDraft>) => checkAppraisal({ ...draft, ...more }, cycle, '2026-11-23');
const without = (...names: (keyof AppraisalDraft)[]) => checkAppraisal(Object.fromEntries(Object.entries(draft).filter(([name]) => !names.includes(name as keyof AppraisalDraft))) as unknown as AppraisalDraft, cycle, '2026-11-23');

describe('a judgement is refused', () => {
  test.each([
    ['a value of another scheme', { value: 'HLT' }, /`sleipnir.violence` is `HLT`, which is no value of Sleipnir, 19 attributes \(it is one of The cycle’s own\); use one of high/],
    ['a value of nobody', { value: 'terrible' }, /no value of Sleipnir, 19 attributes; use one of high, medium, low, nil, unknown/],
    ['unrated given as low', { indicator: 'level', value: 'LLT (unrated)' }, /unrated is not low; write `unrated`/],
    ['an indicator without its scheme', { indicator: 'violence' }, /did you mean `sleipnir.violence`\?/],
    ['an indicator that is none', { indicator: 'charm' }, /there is no indicator `charm`/],
    ['a subject of what has none', { subject: 'ON' }, /judged of the group as a whole; leave `ON` out/],
    ['a province that is none', { indicator: 'presence', subject: 'XX', value: 'present' }, /`XX` is none; use NL\|PE/],
    ['a sector without a way in', { indicator: 'infiltration', subject: 'police', value: 'attempt' }, /judged by sector and way in, and `police` is none/],
    ['infiltration without evidence', { indicator: 'infiltration', subject: 'police/corruption', value: 'access' }, /names the reports that it rests on in `evidence`/],
    ['entrenched without its criterion', { indicator: 'entrenched', value: 'yes' }, /no published criterion; write the one that you used/],
    ['a feud with itself', { indicator: 'relation', subject: 'alder~g', value: 'feud' }, /neither friend nor enemy of itself/],
    ['a day that is none', { judgedOn: '2026-02-30' }, /which is no day/],
    ['a day of another cycle', { judgedOn: '2025-12-31' }, /no day of the cycle, which runs from 2026-01-01 to 2026-12-31/],
    ['a day to come', { judgedOn: '2026-12-01' }, /has not come yet/],
    ['unknown with a confidence', { value: 'unknown' }, /unknown has no confidence/],
    ['a confidence of another scale', { confidence: '80%' }, /use low, moderate, high/],
    ['no source', { source: ' ' }, /names its source/],
    ['a note beyond measure', { note: 'x'.repeat(2_001) }, /longer than 2000/],
  ] as const)('%s', (_, more, message) => {
    expect(() => check(more)).toThrow(message);
    expect(() => check(more)).toThrow(BadInput);
  });
  test('known without a confidence', () => {
    expect(() => without('confidence')).toThrow(/`confidence` is ``; use/);
  });
});

test('what the published lists call HLT, INFLUENCE or UNRATED is read as ours', () => {
  expect(valueNamed(indicatorNamed('level'), 'UNRATED')).toBe('unrated');
  expect(valueNamed(indicatorNamed('infiltration'), 'SIGNIFICANT_INFLUENCE')).toBe('significant-influence');
  expect(subjectNamed(indicatorNamed('infiltration'), 'border/proxy')).toBe('border/proxy');
  expect(check({ value: 'unknown', confidence: '' })).toMatchObject({ value: 'unknown', confidence: null });
});

test('no value is called as a state is, every indicator takes unknown, and codes do not repeat', () => {
  for (const { values } of indicators.values()) {
    const codes = values.map(({ code }) => code);
    expect(codes).not.toContain('conflict');
    expect(new Set([...codes, unknown.code]).size).toBe(codes.length + 1);
  }
  expect(indicators.size).toBeGreaterThan(35);
});

describe('a cycle', () => {
  const open = { id: '2026', nameEn: 'a', nameFr: 'a', fromOn: '2026-01-01', untilOn: '2026-12-31', bureaus: [{ province: 'BC', agency: 'birch' }, { province: 'ON', agency: 'cedar' }] };
  const known = new Set(['birch', 'cedar']);
  test.each([
    ['a province twice', { bureaus: [{ province: 'ON', agency: 'birch' }, { province: 'ON', agency: 'cedar' }] }, /province `ON` stands twice; one bureau speaks for it/],
    ['a province that is none', { bureaus: [{ province: 'ZZ', agency: 'birch' }] }, /no province or territory/],
    ['an agency that is none', { bureaus: [{ province: 'ON', agency: 'dogwood' }] }, /there is no agency/],
    ['no bureau', { bureaus: [] }, /1 to 13 bureaus/],
    ['an end before the beginning', { untilOn: '2025-12-31' }, /ends before it begins/],
    ['a name that no address takes', { id: 'A B' }, /cannot name a cycle/],
  ])('is refused with %s', (_, more, message) => {
    expect(() => checkCycle({ ...open, ...more }, known)).toThrow(message);
  });
  test('may have two provinces of one bureau', () => {
    expect(() => checkCycle({ ...open, bureaus: [{ province: 'NB', agency: 'birch' }, { province: 'PE', agency: 'birch' }] }, known)).not.toThrow();
  });
});

const voice = (agencyId: string, value: string) => ({ agencyId, value });

test('what bureaus make together: agreement is known, difference is conflict until the centre decides, and stays visible then', () => {
  expect(cellOf([], 'alder')).toMatchObject({ state: 'unjudged', value: null });
  expect(cellOf([voice('birch', 'unknown')], 'alder')).toMatchObject({ state: 'unknown', value: null });
  expect(cellOf([voice('birch', 'high'), voice('cedar', 'unknown')], 'alder')).toMatchObject({ state: 'known', value: 'high', reconciled: false });
  expect(cellOf([voice('birch', 'high'), voice('cedar', 'low')], 'alder')).toEqual({ state: 'conflict', value: null, reconciled: false, given: ['high', 'low'] });
  expect(cellOf([voice('birch', 'high'), voice('cedar', 'low'), voice('alder', 'low')], 'alder')).toEqual({ state: 'known', value: 'low', reconciled: true, given: ['high', 'low'] });
  // The centre may find that nobody can tell: then it is unknown, whatever a bureau says.
  expect(cellOf([voice('birch', 'high'), voice('alder', 'unknown')], 'alder')).toMatchObject({ state: 'unknown', value: null, reconciled: true, given: ['high'] });
});

test('of two records of one group the known one stands, and two that differ conflict', () => {
  expect([joined(undefined, 'low'), joined('unknown', 'low'), joined('low', 'unknown'), joined('low', 'low'), joined('low', 'high'), joined('conflict', 'high')]).toEqual(['low', 'low', 'low', 'low', 'conflict', 'conflict']);
});

const group = (id: string, values: Record<string, string>) => ({ key: { agencyId: 'alder', entityId: id }, values: new Map(Object.entries(values)) });

test('the funnel has a whole of its own at each step, unrated is not low, and silence is no', () => {
  const overview = overviewOf([
    group('a', { existence: 'believed', level: 'high', scope: 'national', entrenched: 'yes', 'infiltration police/corruption': 'influence', 'private-sector construction': 'linked' }),
    group('b', { existence: 'believed', level: 'low', scope: 'local', entrenched: 'unknown', 'infiltration police/corruption': 'attempt', 'private-sector finance': 'none-found' }),
    group('c', { existence: 'believed', level: 'conflict', entrenched: 'conflict', 'infiltration any': 'none-found', 'private-sector any': 'none-found' }),
    group('d', { existence: 'believed', level: 'unrated' }), group('h', { existence: 'believed', level: 'medium', 'infiltration border/proxy': 'none-found' }), group('e', { existence: 'believed' }), group('f', { existence: 'ended' }), group('g', {}),
  ]);
  expect(overview.groups).toBe(8);
  expect(overview.believed).toMatchObject({ yes: 6, no: 1, unknown: 1, total: 8 });
  expect(overview.assessed).toMatchObject({ yes: 4, no: 1, unknown: 1, total: 6 });
  expect(overview.levels).toEqual({ high: 1, medium: 1, low: 1, conflict: 1 });
  expect(overview.entrenched).toMatchObject({ yes: 1, no: 0, unknown: 3, total: 4 });
  // b tries, which is not access, and nobody says that it has none: unknown; so is h, in whom one sector found nothing. c was looked at in all sectors.
  expect(overview.infiltrated).toMatchObject({ yes: 1, no: 1, unknown: 2, total: 4 });
  expect(overview.privateSector).toMatchObject({ yes: 1, no: 1, unknown: 2, total: 4 });
  expect(overview.rungs).toEqual({ influence: 1, attempt: 1, 'none-found': 1, unknown: 1 });
  expect(overviewOf([])).toMatchObject({ groups: 0, believed: null, assessed: null });
});

const known = (value: string, confidence = 'moderate') => ({ cell: cellOf([voice('birch', value)], 'alder'), confidences: [confidence] });

test('Sleipnir is fed from judgements: what is not judged and what conflicts widens the range (test vector 5)', () => {
  expect(sleipnirOf(new Map())).toMatchObject({ point: 380, floor: 0, ceiling: 760, most: 760, knownShare: 0, conflicts: [], confidence: null });
  const conflict = { cell: cellOf([voice('birch', 'high'), voice('cedar', 'low')], 'alder'), confidences: [] };
  expect(sleipnirOf(new Map([['sleipnir.corruption', known('high', 'low')], ['sleipnir.violence', conflict]]))).toMatchObject({ floor: 76, ceiling: 760, conflicts: ['sleipnir.violence'], confidence: 'low' });
});

test('harm times likelihood has a point only where all is known, and its confidence beside it', () => {
  const all = [...indicators.keys()].filter((code) => /^(harm|likelihood)\./.test(code));
  expect(harmLikelihoodOf(new Map())).toMatchObject({ floor: 0, ceiling: 100, hasPoint: false, knownShare: 0 });
  const full = new Map(all.map((code, at) => [code, known(code.startsWith('harm') ? 'moderate' : 'likely', at === 0 ? 'low' : 'high')]));
  // Half of the harm there is, at three quarters of the likelihood.
  expect(harmLikelihoodOf(full)).toMatchObject({ point: 37.5, floor: 37.5, ceiling: 37.5, hasPoint: true, confidence: 'low' });
  full.delete('likelihood.intent');
  expect(harmLikelihoodOf(full)).toMatchObject({ floor: 25, ceiling: 41.7, hasPoint: false, unknown: ['likelihood.intent'] });
});

describe('a file', () => {
  const head = 'group,indicator,subject,value,confidence,judged_on,source,cycle\n';
  test('gives each row its number, and a broken row costs that row alone', () => {
    const rows = readAppraisals(`\uFEFF${head}alder~g,presence,ON,present,high,2026-02-01,patrols,2026\nalder~h,level\nalder~i,level,,unrated,high,2026-02-01,"two, words",`, ['alder~2026', '2026']);
    expect(rows.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(rows[0]?.draft).toEqual({ group: 'alder~g', indicator: 'presence', subject: 'ON', value: 'present', confidence: 'high', judgedOn: '2026-02-01', source: 'patrols' });
    expect(rows[1]?.draft).toMatchObject({ message: 'the row has 2 cells and the heading 8' });
  });
  test('sets a group aside that stands under two cycles, and a row of another cycle', () => {
    const rows = readAppraisals(`${head}alder~g,level,,high,high,2026-02-01,a source,2026\nalder~g,scope,,local,high,2026-02-01,a source,2025\nalder~h,scope,,local,high,2026-02-01,a source,2025\n`, ['alder~2026', '2026']);
    expect(rows.map(({ draft: one }) => (one instanceof BadInput ? one.message : ''))).toEqual([expect.stringMatching(/under two cycles, `2026` and `2025`/), expect.stringMatching(/under two cycles/), expect.stringMatching(/for cycle `2025`/)]);
  });
  test.each([
    ['without columns that it needs', 'group,value\n', /no column `indicator`, `judged_on`, `source`/],
    ['with a column of no meaning', 'group,indicator,value,judged_on,source,mood\nx,,,,,\n', /column `mood`/],
    ['with a column twice', 'group,indicator,value,judged_on,source,source\nx,,,,,\n', /column `source`/],
    ['without rows', 'group,indicator,value,judged_on,source\n', /1 to 5000 judgements/],
    ['with an open quotation mark', 'group,indicator,value,judged_on,source\n"x', /cannot be read as CSV/],
  ])('is refused %s', (_, csv, message) => {
    expect(() => readAppraisals(csv, ['2026'])).toThrow(message);
  });
});
