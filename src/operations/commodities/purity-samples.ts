// What fentanyl was found to hold, by named and dated sample: a purity without its sample is nobody's. Ratios of potency lie beside and are never multiplied in (domain.md section 6).
import { order, rational, type Words } from '../../figures/index.js';
import { BadInput, CustosError, referenceText } from '../../kernel/index.js';
import type { Interval } from './purity.js';

export interface PuritySample extends Words, Interval {
  readonly code: string;
  /** `fraction`: of the gross mass. `mg-per-tablet`: of active substance in one. */
  readonly measure: 'fraction' | 'mg-per-tablet';
  /** Stated as under `low`, or over `high`. */
  readonly lowIsOpen: boolean;
  readonly highIsOpen: boolean;
  readonly middle: { readonly kind: 'mean' | 'median' | 'stated'; readonly value: string } | null;
  readonly n: number | null;
  /** Days between which it was taken; null: not published. */
  readonly from: string | null;
  readonly to: string | null;
  readonly doesNotSay: readonly Words[];
  readonly source: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
}

/** How many times as potent as fentanyl: from `low`, null where only the most was stated. */
export interface PotencyRatio extends Words {
  readonly code: string;
  readonly low: string | null;
  readonly high: string;
  readonly isApproximate: boolean;
  readonly source: string;
}

export const puritySamples: ReadonlyMap<string, PuritySample> = read();
export const potencyRatios: readonly PotencyRatio[] = (JSON.parse(referenceText('operations/potency.json')) as { readonly ratios: readonly PotencyRatio[] }).ratios;

/** Throws `BadInput` where there is none of that code, or it is of the other measure. */
export function sampleOf(code: string, measure: PuritySample['measure']): PuritySample {
  const found = puritySamples.get(code);
  if (found === undefined) throw new BadInput(`there is no purity sample \`${code.slice(0, 60)}\`; \`custos drugs samples\` names them`, { fr: `il n’y a pas d’échantillon de pureté \`${code.slice(0, 60)}\` ; \`custos drugs samples\` les nomme` });
  if (found.measure !== measure) throw new BadInput(`\`${code}\` is of ${measure === 'fraction' ? 'tablets, not of mass' : 'mass, not of tablets'}`, { fr: `\`${code}\` porte sur ${measure === 'fraction' ? 'des comprimés, non une masse' : 'une masse, non des comprimés'}` });
  return found;
}

/** A house whose samples mean nothing does not start. */
function read(): ReadonlyMap<string, PuritySample> {
  const { samples } = JSON.parse(referenceText('operations/purity-samples.json')) as { readonly samples: readonly PuritySample[] };
  const wrong = samples.filter(({ low, high, measure, doesNotSay, code }, at) => doesNotSay.length === 0 || samples.findIndex((one) => one.code === code) !== at || order(rational(low), rational(high)) > 0 || (measure === 'fraction' && order(rational(high), rational('1')) > 0));
  if (wrong.length > 0) throw new CustosError('broken_reference', `purity samples cannot be read: ${wrong.map(({ code }) => code).join(', ')}; mend data/operations/purity-samples.json`);
  return new Map(samples.map((one) => [one.code, one]));
}
