// What can go wrong at the door. A refusal is not here: it is returned (kernel `Refused`).
import { CustosError } from '../kernel/index.js';

export type AccessErrorCode = 'wrong_grant' | 'spent_plan' | 'unknown_person' | 'unknown_label' | 'policy_fault' | 'cosigned_unavailable' | 'session_ended' | 'break_glass_ended' | 'delegation_ended' | 'assurance_ended' | 'rights_ended';

export class AccessError extends CustosError<AccessErrorCode> {}
