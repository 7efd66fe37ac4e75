// Made-up judgements, the same at every run: each group judged by the bureau of its province, some by a second one that may differ, some by the centre; a third of all values unknown.
import { indicators, subjectKinds } from '../../src/assessment/appraisals/index.js';
import type { LabelSpec } from '../../src/access/index.js';
import { memberDraft, theCase } from '../search/caller.js';

export const centre = 'centre';
export const provinces = ['BC', 'AB', 'SK', 'MB', 'ON', 'QC', 'NB', 'NS', 'PE', 'NL'];
export const bureaus = provinces.map((province) => `bureau-${province.toLowerCase()}`);
export const agencies = [centre, ...bureaus];
/** Who reads: an analyst of the centre, with a case. */
export const members = agencies.map(memberDraft);
export const cases = agencies.map(theCase);

/** In order; the last stays open. */
export const yearsOf = (count: number): readonly number[] => Array.from({ length: count }, (_, nth) => 2026 - count + 1 + nth);

/** What a bureau writes under: open to all who judge, to the centre, to nobody. The centre sees two of three. */
export const labelsOf = (agencyId: string): readonly LabelSpec[] => [
  { level: 'PROTECTED_B', releasableTo: agencies.filter((one) => one !== agencyId) }, { level: 'PROTECTED_B', releasableTo: agencyId === centre ? [] : [centre] }, { level: 'SECRET', releasableTo: [] },
];

export interface Asked {
  readonly indicator: string;
  readonly subject: string;
  readonly values: readonly string[];
}

/** Those of the group as a whole first, then one subject after another of the rest, `count` in all: what a page shows in forty rows. */
export function askedOf(count: number): readonly Asked[] {
  const all = [...indicators.values()];
  const whole = all.filter(({ subjects }) => subjects === undefined).map(({ code, values }) => ({ indicator: code, subject: '', values: values.map((one) => one.code) }));
  const valuesOf = (code: string) => indicators.get(code)?.values.map((one) => one.code) ?? [];
  const markets = subjectKinds['market']?.codes?.map(({ code }) => code) ?? [];
  const parted = [
    ...['any', 'police/corruption', 'police/employment-seeking'].map((subject) => ({ indicator: 'infiltration', subject })), { indicator: 'private-sector', subject: 'any' },
    ...markets.slice(0, 3).map((subject) => ({ indicator: 'market', subject })), ...provinces.map((subject) => ({ indicator: 'presence', subject })),
  ].map((one) => ({ ...one, values: valuesOf(one.indicator) }));
  return [...whole, ...parted].slice(0, count);
}
