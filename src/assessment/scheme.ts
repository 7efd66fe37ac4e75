// A scheme is data with its source and days (data/assessment/): its weights are judgement, and others judge otherwise (domain.md section 2).
import { referenceText } from '../kernel/index.js';

interface Worded {
  readonly en: string;
  readonly fr: string;
}

interface Scheme extends Worded {
  readonly scheme: string;
  readonly values: readonly (Worded & { readonly code: string; readonly times: number })[];
  /** `times` of the published rule. */
  readonly unknown: { readonly code: string; readonly times: number };
  readonly attributes: readonly (Worded & { readonly code: string; readonly weight: number; readonly definition: Worded; readonly also?: readonly string[] })[];
}

export const scheme = JSON.parse(referenceText('assessment/sleipnir.json')) as Scheme;

/** Weights by the code of the indicator, `sleipnir.violence`, and how often a weight counts by value. */
export const schemeWeights: ReadonlyMap<string, number> = new Map(scheme.attributes.map(({ code, weight }) => [`sleipnir.${code}`, weight]));
export const schemeTimes: Readonly<Record<string, number>> = Object.fromEntries(scheme.values.map(({ code, times }) => [code, times]));
