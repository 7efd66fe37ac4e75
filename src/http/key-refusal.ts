// What the processes that hold keys refuse is a refusal; their reasons name months and rules, never content.
import { BadInput, refuse } from '../kernel/index.js';
import { LedgerError } from '../ledger/index.js';
import { RefusedError } from './problem.js';

export function sayWhy(fault: unknown): unknown {
  if (!(fault instanceof LedgerError)) return fault;
  if (fault.code === 'not_granted' || fault.code === 'destroyed') return new RefusedError(refuse('not_allowed', fault.message));
  return fault.code === 'not_found' || fault.code === 'bad_entry' ? new BadInput(fault.message, { cause: fault }) : fault;
}
