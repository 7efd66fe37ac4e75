// What each of the forms of an act on a lead is given.
import type { LeadAct, ReviewAnswer } from '../../../src/http/contract.js';

export interface LeadFormProps {
  readonly answer: ReviewAnswer;
  /** Agency that gave it; undefined: one's own. */
  readonly lender?: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSend: (act: LeadAct) => void;
}
