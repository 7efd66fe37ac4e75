import { expect, test } from 'vitest';
import { findDisplacements } from './displacement.js';
import { checkRoute, type Effort, type Observed, type RouteDraft, type RouteJudgement } from './route-judgement.js';
import { picturesOf } from './route-picture.js';
import { routeTerms } from './route-terms.js';

const today = '2026-03-01';
const searched = (amount: number, unit = 'inspections'): Effort => ({ state: 'recorded', amount, unit });
const seen = (more: Partial<Observed> = {}): Observed => ({ kind: 'observed', from: '2025-01-01', to: '2025-06-30', seizures: 4, effort: searched(1000), level: 'medium', ...more });
const draft = (more: Partial<RouteDraft> = {}): RouteDraft => ({
  route: 'mexico-canada', mode: 'rail', conveyance: 'RAIL', commodity: 'FENTANYL', says: seen(), channel: 'on_request', carrier: null, indicators: [], source: 'report alder~r-1',
  assessedOn: '2025-07-01', confidence: 'moderate', why: 'two seizures on one train', ...more,
});
let made = 0;
const judged = (more: Partial<RouteDraft>, agencyId = 'alder'): RouteJudgement => {
  made += 1;
  return { ...draft(more), agencyId, judgementId: `rte-${made}`, labelId: 1, by: `ana@${agencyId}`, atMs: made };
};

test.each([
  ['nothing found and nobody searched', { says: seen({ seizures: 0, effort: { state: 'none' }, level: 'nil' }) }, /finding nothing without searching is `unknown`/],
  ['low, and the search was not written down', { says: seen({ effort: { state: 'unknown' }, level: 'low' }) }, /nobody recorded a search/],
  ['nil with seizures', { says: seen({ level: 'nil' }) }, /give `seizures` as 0/],
  ['observed tomorrow', { says: seen({ to: '2026-03-02' }) }, /what is to come is a forecast/],
  ['a forecast of yesterday', { says: { kind: 'forecast', likelihood: 'likely', until: '2025-06-01' } as const }, /a forecast says of a day after/],
  ['a likelihood that is a confidence', { says: { kind: 'forecast', likelihood: 'moderate', until: '2027-01-01' } as const }, /`likelihood` is `moderate`/],
  ['a truck on rails', { conveyance: 'TRUCK' }, /`TRUCK` does not go by `rail`/],
  ['a mode of no list', { mode: 'balloon' }, /use one of road, rail, air, post, marine/],
  ['a route that is a sentence', { route: 'From Mexico' }, /`route` is a code/],
  ['no effort at all, written as zero', { says: seen({ effort: searched(0) }) }, /above 0/],
])('refused by its field: %s', (_, more, message) => {
  expect(() => checkRoute(draft(more), today)).toThrow(message);
});

test('unknown is always allowed, and nil where somebody searched', () => {
  checkRoute(draft({ says: seen({ seizures: null, effort: { state: 'none' }, level: 'unknown' }) }), today);
  checkRoute(draft({ says: seen({ seizures: 0, level: 'nil' }) }), today);
  checkRoute(draft({ says: { kind: 'forecast', likelihood: 'likely', until: '2027-01-01' }, indicators: [{ words: 'more empty cars sealed', sign: 'not_looked_for' }] }), today);
});

test('observed and forecast stand in two lists, modes that nobody observed are named, and a later word stands before the earlier one', () => {
  const [picture] = picturesOf([
    judged({ mode: 'road', conveyance: 'TRUCK' }), judged({ mode: 'road', conveyance: 'TRUCK', says: seen({ level: 'high' }) }), judged({ says: { kind: 'forecast', likelihood: 'likely', until: '2027-01-01' } }),
  ], routeTerms.modes.map(({ code }) => code));
  expect(picture?.observed.map(({ says, earlier }) => [says, earlier.length])).toEqual([[seen({ level: 'high' }), 1]]);
  expect(picture?.forecast).toHaveLength(1);
  // The forecast of rail is no observation of rail.
  expect(picture?.notObserved).toEqual(['rail', 'air', 'post', 'marine']);
});

test('agencies that differ stand beside each other as disputed; unknown contradicts nobody', () => {
  const two = (level: string, effort: Effort = searched(10)) => picturesOf([judged({}), judged({ says: seen({ level, effort }) }, 'birch')], []).flatMap(({ observed }) => observed.map(({ isDisputed }) => isDisputed));
  expect([two('high'), two('medium'), two('unknown', { state: 'unknown' })]).toEqual([[true, true], [false, false], [false, false]]);
});

const after = (more: Partial<Observed>) => seen({ from: '2025-09-01', to: '2025-12-31', ...more });
const hardened = judged({ mode: 'road', conveyance: null, commodity: null, says: { kind: 'hardened', on: '2025-08-01' } });
const verdict = (later: Observed, earlier: Observed = seen()) => findDisplacements([hardened, judged({ says: earlier }), judged({ says: later })]).map((one) => one.verdict);

test('rising seizures may reflect search: what each search found is compared, and what is not known stays unknown', () => {
  expect(verdict(after({ seizures: 20 }))).toEqual(['rate_rose']);
  // Five times as many from five times the search.
  expect(verdict(after({ seizures: 20, effort: searched(5000) }))).toEqual(['more_search']);
  expect(verdict(after({ seizures: 6 }))).toEqual(['no_clear_rise']);
  expect(verdict(after({ seizures: 2 }))).toEqual(['no_rise']);
  expect(verdict(after({ seizures: 20, effort: { state: 'unknown' } }))).toEqual(['unknown_effort']);
  expect(verdict(after({ seizures: 20, effort: searched(1000, 'officer_hours') }))).toEqual(['unknown_effort']);
  expect(findDisplacements([hardened, judged({ says: seen() })]).map((one) => one.verdict)).toEqual(['unknown_not_observed']);
});

test('the chance is that of the conditional test: 4 and 20 of equal search is 1 in 1,295', () => {
  // Sum of C(24, k) for k of 20 to 24 over 2^24 = 12,951 / 16,777,216.
  const [found] = findDisplacements([hardened, judged({ says: seen() }), judged({ says: after({ seizures: 20 }) })]);
  expect(found?.chance).toBeCloseTo(12_951 / 16_777_216, 6);
  expect([found?.before?.perThousand, found?.after?.perThousand]).toEqual([4, 20]);
});

test('one agency’s search is never set against another’s, nor one commodity’s against another’s', () => {
  const others = [judged({ says: seen() }), judged({ says: after({ seizures: 20 }) }, 'birch'), judged({ commodity: 'METH', says: after({ seizures: 20 }) })];
  expect(findDisplacements([hardened, ...others]).map((one) => one.verdict)).toEqual(['unknown_not_observed', 'unknown_not_observed', 'unknown_not_observed']);
});
