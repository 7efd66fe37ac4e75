// UCR2 codes of drug offences, by act, substance and day: a code that did not exist on the day is not given (domain.md section 5).
import { referenceText } from '../../kernel/index.js';
import type { Words } from '../../figures/index.js';
import { commodities, standsOn } from './terms.js';

export type DrugAct = 'possession' | 'trafficking' | 'import-export' | 'production';

export interface DrugCode extends Words {
  readonly code: string;
  readonly act: DrugAct | 'precursor';
  readonly substance: string;
  readonly source: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
}

const { codes, of } = JSON.parse(referenceText('operations/drug-codes.json')) as { readonly codes: readonly DrugCode[]; readonly of: Readonly<Record<string, string>> };

/** Every code, in the order of the file. */
export const drugCodes: readonly DrugCode[] = codes;

/** Undefined: no code of the list is for it on that day (cannabis from 17 October 2018, and whatever is no drug). An opioid stood under “other” before it had its own. */
export function drugCodeOf(act: DrugAct, commodity: string, on: string): DrugCode | undefined {
  const found = (wanted: string) => codes.find((one) => one.act === act && one.substance === wanted && standsOn(one, on));
  if (commodities.get(commodity)?.class === 'precursor') return codes.find((one) => one.act === 'precursor' && standsOn(one, on));
  const substance = of[commodity];
  return substance === undefined ? undefined : found(substance) ?? (substance === 'opioid' ? found('other') : undefined);
}
