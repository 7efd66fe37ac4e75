import { array, assert, boolean, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { boundsAfter, type Cell, type PublishedShare, shareNow } from './published-bounds.js';
import { type GapInput, rankGaps } from './rank-gaps.js';

const times = { high: 4, medium: 2, low: 1, nil: 0 };
const indicator = (code: string, weight: number | null) => ({ code, en: code, fr: code, weight });
const groupsOf = (count: number) => Array.from({ length: count }, (_, at) => ({ ref: `alder~g-${at}`, urgency: 0 }));
const share = (code: string, of: string, groups: readonly string[]): PublishedShare => ({ code, en: code, fr: code, indicator: of, yes: ['high', 'medium', 'low'], groups });
const cell = (group: string, of: string, value: string | null, state: Cell['state'] = value === null ? 'unknown' : 'known') => ({ group, indicator: of, state, value });
/** The last that is given of a group and an indicator. */
const among = (cells: readonly ReturnType<typeof cell>[]): GapInput['cellOf'] => {
  const byPlace = new Map(cells.map((one) => [`${one.group} ${one.indicator}`, one]));
  return (group, of) => byPlace.get(`${group} ${of}`);
};

/** The assessment of 2022: of 647 groups 29 are known to, of 369 nobody can tell (domain.md section 1). */
function of2022(): GapInput {
  const groups = groupsOf(647);
  const cells = groups.map(({ ref }, at) => cell(ref, 'corruption', at < 29 ? 'high' : at < 398 ? null : 'nil'));
  return { groups, cellOf: among(cells), times, indicators: [indicator('corruption', 19), indicator('violence', 18)], shares: [share('infiltration', 'corruption', groups.map(({ ref }) => ref))] };
}

test('of 2022 the bounds are 4.5 and 61.5 per cent, and each of the 369 would narrow them by a 647th, whatever the answer', () => {
  const { gaps, shares, indicators, total } = rankGaps(of2022(), 3);
  expect(shares[0]?.bounds.map((one) => Number(one.toFixed(4)))).toEqual([0.0448, 0.6151]);
  expect([total, gaps.length, indicators[0]]).toMatchObject([369 + 647, 3, { indicator: { code: 'corruption' }, unknown: 369 }]);
  const [first] = gaps;
  expect(first).toMatchObject({ indicator: { code: 'corruption' }, scheme: { floor: 0, ceiling: 148, narrows: 76, most: 148 } });
  const [narrowed] = first?.shares ?? [];
  const width = ([low, high]: readonly [number, number]) => high - low;
  expect(width(narrowed?.before ?? [0, 0]) - width(narrowed?.ifYes ?? [0, 0])).toBeCloseTo(1 / 647, 12);
  expect(width(narrowed?.before ?? [0, 0]) - width(narrowed?.ifNo ?? [0, 0])).toBeCloseTo(1 / 647, 12);
});

test('a gap of a small published population comes before one of a large, and a conflict before plain silence', () => {
  const input = of2022();
  const few = input.groups.slice(29, 37).map(({ ref }) => ref);
  const [conflicted = ''] = few;
  const { gaps } = rankGaps({ ...input, cellOf: (group, of) => (group === conflicted ? cell(group, of, null, 'conflict') : input.cellOf(group, of)), shares: [...input.shares, share('entrenched', 'corruption', few)] }, 9);
  expect(gaps.slice(0, 8).map(({ group }) => group).toSorted()).toEqual(few.toSorted());
  expect([gaps[0]?.group, gaps[0]?.isConflict, gaps[0]?.shares.map(({ points }) => points)]).toEqual([conflicted, true, [0.15456, 12.5]]);
  expect(gaps[8]?.shares).toHaveLength(1);
});

test('what is withheld widens the bounds and is not asked for again; unknown is neither yes nor no', () => {
  const [a, b, c] = groupsOf(3);
  const refs = [a?.ref ?? '', b?.ref ?? '', c?.ref ?? ''] as const;
  const { gaps, shares: [now] } = rankGaps({ groups: groupsOf(3), indicators: [indicator('corruption', null)], times, cellOf: among([cell(refs[0], 'corruption', null, 'withheld'), cell(refs[1], 'corruption', 'nil')]), shares: [share('s', 'corruption', refs)] });
  expect([gaps.map(({ group }) => group), now]).toMatchObject([[refs[2]], { yes: 0, no: 1, unknown: 1, withheld: 1, bounds: [0, 2 / 3] }]);
});

test('among gaps that narrow alike the more urgent group comes first, and what narrows nothing is not listed', () => {
  const input = of2022();
  const urgent = input.groups.map((group, at) => ({ ...group, urgency: at === 300 ? 0 : 1 }));
  const { gaps, total } = rankGaps({ ...input, groups: urgent, indicators: [...input.indicators, indicator('colour of the cars', null)] }, 1);
  expect([gaps[0]?.group, total]).toEqual(['alder~g-300', 369 + 647]);
});

test('nothing unknown, nobody there: no gaps and no division by nothing', () => {
  expect(rankGaps({ groups: [], indicators: [indicator('corruption', 19)], cellOf: () => undefined, shares: [share('s', 'corruption', [])], times })).toMatchObject({ gaps: [], total: 0, shares: [] });
});

test('whatever comes back, the bounds after lie within those before, and settling all of it leaves the withheld alone', () => {
  assert(property(array(constantFrom('high', 'nil', null), { minLength: 1, maxLength: 40 }), array(boolean(), { maxLength: 40 }), (values, answers) => {
    const refs = values.map((_, at) => `g-${at}`);
    const one = share('s', 'i', refs);
    const cells = new Map(values.map((value, at) => [refs[at], cell(refs[at] ?? '', 'i', value)]));
    const before = shareNow(one, (group) => cells.get(group));
    const open = refs.filter((ref) => cells.get(ref)?.state === 'unknown').slice(0, answers.length);
    open.forEach((ref, at) => cells.set(ref, cell(ref, 'i', answers[at] === true ? 'high' : 'nil')));
    const after = shareNow(one, (group) => cells.get(group)).bounds;
    const { ifYes, ifNo } = boundsAfter(before, open.length);
    const near = 1e-9;
    return after[0] >= before.bounds[0] - near && after[1] <= before.bounds[1] + near && after[0] <= ifYes[0] + near && after[1] >= ifNo[1] - near
      && Math.abs((before.bounds[1] - before.bounds[0]) - (after[1] - after[0]) - open.length / before.total) < near;
  }));
});

test('5,000 groups by 40 indicators are ranked', () => {
  const groups = groupsOf(5000);
  const indicators = Array.from({ length: 40 }, (_, at) => indicator(`i-${at}`, at < 19 ? 19 - at : null));
  const refs = groups.map(({ ref }) => ref);
  const { total, gaps } = rankGaps({ groups, indicators, times, cellOf: among(refs.map((ref) => cell(ref, 'i-3', 'low'))), shares: [share('s', 'i-2', refs)] });
  expect([total, gaps.length, gaps[0]?.indicator.code]).toEqual([18 * 5000, 200, 'i-2']);
});
