// Under which label everything lies that the examiner finds.
import type { LabelSpec } from '../../access/index.js';

/**
 * It names officers as suspects: serious injury to them (domain.md section 3, Markings), so PROTECTED B, their agency's alone, and for those who examine.
 * The door keeps it from whoever may not read under it, like everything else.
 */
export const examinersMarking: LabelSpec = { level: 'PROTECTED_B', originatorControl: true, purposes: ['integrity_review', 'audit'] };
