// The policy that an outsider checks with. Where the node serves none, one is made of what this browser sees: it pins, it does not vouch.
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { tlogAddress } from '../../../ledger/published-log.js';

/** C2SP tlog-policy text. `base`: address of the node, without a slash at its end. */
export function policyTextOf(state: Pick<LedgerStateAnswer, 'policy' | 'logs'>, base: string): string {
  if (state.policy === null) return `${state.logs.map(({ key, agency }) => `log ${key} ${base}${tlogAddress(agency, '')}\n`).join('')}quorum none\n`;
  // A policy of witnesses need not name the logs; the verifier has to know their keys.
  const missing = state.logs.filter(({ key }) => state.policy?.includes(key) !== true);
  return `${missing.map(({ key, agency }) => `log ${key} ${base}${tlogAddress(agency, '')}\n`).join('')}${state.policy}`;
}
