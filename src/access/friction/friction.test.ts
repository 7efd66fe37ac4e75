import { expect, test } from 'vitest';
import type { Caller } from '../member.js';
import { effectOf, followedMs, leastPeople, type Trial } from './effect.js';
import { FrictionSettings } from './friction-settings.js';
import { namesSelf, unexplained, type WorkDay, wordsOf } from './line-of-work.js';

const member = {
  agencyId: 'alder', memberId: 'ana', userName: 'ana', displayName: 'Ana Alderstone', unit: null, personRef: 'hr-0042', role: 'analyst', clearanceCode: 'SECRET', clearanceRank: 1, clearanceUntil: '9999-12-31',
  citizenships: [], releasabilities: [], purposes: [], cases: [{ ref: 'alder~oak', title: 'Oak Harbour', closedOn: null }], sector: 'police', country: 'CA', suspended: false, secondedFrom: '', homeCountry: '',
  delegations: [], gateways: [], assured: [],
};
const ana: Caller = { member, purpose: 'intelligence_analysis', caseRef: 'alder~oak' };
const at = (day: string, hour: number): number => Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
/** Twelve days at work from nine to five, in June. */
const june = (isThisCase: boolean): WorkDay[] => Array.from({ length: 12 }, (_, nth) => ({ day: `2026-06-${String(nth + 1).padStart(2, '0')}`, isThisCase, hours: 0b1_1111_1111 << 9 }));

test('words are what was typed or named, whatever it is called, without figures of paging', () => {
  expect(wordsOf({ q: 'Zoë DRAILE', limit: 25, offset: 50, asOf: '2026-01-01' })).toEqual(['zoe', 'draile']);
  expect(wordsOf({ entity: 'birch~B-1' })).toEqual(['birch~B-1']);
});

test('one’s own full name and number are one’s own; a surname alone is anybody’s', () => {
  expect(['ana alderstone', 'Alderstone, Ana', 'HR-0042', 'alderstone', 'ana', '0042'].map((text) => namesSelf(ana, wordsOf({ q: text })))).toEqual([true, true, true, false, false, false]);
});

test('too little of one’s own past explains everything: unknown is never suspicious', () => {
  expect(unexplained(ana, ['draile'], { isKnown: false, duty: 'unknown', days: [] }, at('2026-06-13', 3))).toBeUndefined();
  expect(unexplained(ana, ['draile'], { isKnown: false, duty: 'unknown', days: june(true).slice(0, 9) }, at('2026-06-13', 3))).toBeUndefined();
});

test('an hour in which one never worked asks, an hour beside one’s own does not, and what one asked about before explains it', () => {
  const days = june(true);
  expect([3, 8, 12, 18, 20].map((hour) => unexplained(ana, ['draile'], { isKnown: false, duty: 'unknown', days }, at('2026-06-13', hour)))).toEqual(['hour', undefined, undefined, undefined, 'hour']);
  expect(unexplained(ana, ['draile'], { isKnown: true, duty: 'off', days }, at('2026-06-13', 3))).toBeUndefined();
});

test('off one’s roster asks at any hour, on it no hour is strange, and what one asked about before explains it', () => {
  const days = june(true);
  expect(([['off', 12], ['off', 3], ['on', 3], ['on', 12]] as const).map(([duty, hour]) => unexplained(ana, ['draile'], { isKnown: false, duty, days }, at('2026-06-13', hour)))).toEqual(['roster', 'roster', undefined, undefined]);
  expect(unexplained(ana, ['draile'], { isKnown: true, duty: 'off', days: [] }, at('2026-06-13', 12))).toBeUndefined();
});

test('a case that one left while working on others asks, but for what its title names', () => {
  const days = [{ day: '2026-05-02', isThisCase: true, hours: 1 << 12 }, ...june(false)];
  const past = { isKnown: false, duty: 'unknown', days } as const;
  expect([unexplained(ana, ['draile'], past, at('2026-06-13', 12)), unexplained(ana, ['harbour'], past, at('2026-06-13', 12))]).toEqual(['case', undefined]);
  expect(unexplained(ana, ['draile'], { isKnown: false, duty: 'unknown', days: june(false) }, at('2026-06-13', 12))).toBeUndefined();
});

test('what asking changes: each person once, by their first look-up, when four weeks are over and there are enough of them', () => {
  const now = at('2026-11-01', 0);
  const people = (arm: Trial['arm'], count: number, again: number): Trial[] => Array.from({ length: count }, (_, nth): Trial[] => [
    { memberId: `${arm}${nth}`, arm, atMs: now - followedMs - 1 }, ...(nth < again ? [{ memberId: `${arm}${nth}`, arm: 'asked' as const, atMs: now - followedMs + 1_000 }] : []),
  ]).flat();
  const { asked, held } = effectOf([...people('asked', 50, 1), ...people('held', 50, 20), { memberId: 'late', arm: 'asked', atMs: now - 1 }], now);
  expect([asked, held]).toMatchObject([{ people: 50, again: 1, share: 0.02 }, { people: 50, again: 20, share: 0.4 }]);
  // Wilson's bounds for 20 of 50, from his formula by hand.
  expect([held?.low.toFixed(3), held?.high.toFixed(3)]).toEqual(['0.276', '0.538']);
  expect(effectOf(people('held', leastPeople - 1, 3), now)).toEqual({ asked: undefined, held: undefined });
});

test('an agency’s own line stands before that of all, and the latest before an older one', () => {
  const line = (agency: string, mode: 'off' | 'on' | 'randomised', effectiveOn: string, endedOn: string | null = null) => ({ agency, mode, effectiveOn, endedOn, source: 'a test' });
  const settings = new FrictionSettings({ words: [], modes: [line('*', 'on', '2026-01-01')] }, [line('alder', 'off', '2026-01-01'), line('alder', 'randomised', '2026-06-01', '2026-07-01')]);
  expect(['2026-02-01', '2026-06-01', '2026-07-02'].map((day) => settings.modeOf('alder', day))).toEqual(['off', 'randomised', 'off']);
  expect([settings.modeOf('birch', '2026-06-01'), settings.modeOf('birch', '2025-06-01')]).toEqual(['on', 'off']);
});
