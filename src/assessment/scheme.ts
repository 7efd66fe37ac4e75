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

/** What an indicator is called, by its code, `sleipnir.violence`; undefined for a code of none. */
export function indicatorWords(code: string): { readonly en: string; readonly fr: string } | undefined {
  return scheme.attributes.find((one) => `sleipnir.${one.code}` === code);
}
