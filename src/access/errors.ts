// What can go wrong at the door. A refusal is not here: it is returned (kernel `Refused`).
import { CustosError, type Refused } from '../kernel/index.js';

export type AccessErrorCode = 'wrong_grant' | 'spent_plan' | 'unknown_person' | 'unknown_label' | 'policy_fault' | 'cosigned_unavailable';

export class AccessError extends CustosError<AccessErrorCode> {}

type WithdrawnCode = 'session_ended' | 'break_glass_ended' | 'delegation_ended' | 'assurance_ended' | 'rights_ended';

/** What was allowed when it was asked and is not any more: the answer or act under way stops here, with the words of a refusal. */
export class Withdrawn extends CustosError<WithdrawnCode> {
  readonly refused: Refused;

  constructor(code: WithdrawnCode, refused: Refused) {
    super(code, refused.message);
    this.refused = refused;
  }
}
