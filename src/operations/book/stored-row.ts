// A row as it stands, with who brought it in, when it was known and under which label; and how it is told from every other.
import type { CheckedRow } from './row.js';
import type { EventRow } from './joint-events.js';

/** What is written: checked, and who it speaks of as a keyed mark. */
export interface NewRow extends Omit<CheckedRow, 'person'> {
  readonly mark: string | null;
  readonly isSure: boolean;
}

export interface StoredRow extends EventRow {
  /** Who brought it in. */
  readonly agencyId: string;
  readonly revision: number;
  /** `mark` of an `EventRow` is there only where the agency is sure; this says whether anybody is named. */
  readonly person: 'named' | 'unsure' | 'none';
  readonly purity: string | null;
  readonly currency: string;
  readonly direction: string;
  readonly note: string;
  readonly labelId: number;
  readonly enteredBy: string;
  readonly knownFrom: Date;
  readonly knownTo: Date | null;
}

/** `agency~reporting agency~number`. */
export function refOf(agencyId: string, rowAgency: string, rowId: string): string {
  return [agencyId, rowAgency, rowId].map(encodeURIComponent).join('~');
}

/** What a row about to be written shares with others. */
export function eventOf(row: NewRow): EventRow {
  return { ...row, ref: '', mark: row.isSure ? row.mark : null };
}

/** As of which day things had happened, and as known when: null for now. */
export interface AsOf {
  readonly day: string | null;
  readonly known: Date | null;
}
