// A policy set with a fault in it decides nothing: it is refused whole, at start.
import { CustosError } from '../kernel/index.js';

export type PolicyErrorCode =
  | 'unparsable'
  | 'invalid'
  | 'unnamed'
  | 'duplicate_id'
  | 'unknown_annotation'
  | 'bad_annotation'
  | 'unsupported'
  | 'not_filterable'
  | 'too_many'
  | 'not_applicable';

/** A fault in the policy texts or their schema. The message names the policy; it holds policy text only, never a person's data. */
export class PolicyError extends CustosError<PolicyErrorCode> {}
