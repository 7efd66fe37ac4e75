// Whoever holds the payload keys also keeps them as long as they must be kept, and destroys them no earlier.
import type { Hold } from './hold.js';
import type { DestroyedMonth } from './month-file.js';
import type { OpeningRecord, PayloadKeys } from './payload-keys.js';

export interface MonthState {
  readonly agencyId: string;
  readonly month: string;
  readonly state: 'live' | 'destroyed';
  /** When the key was made, or destroyed. */
  readonly sinceMs: number;
  /** Payloads of this month that were ever opened. */
  readonly opened: number;
  /** From when on the key may be destroyed, unless a hold covers the month. */
  readonly retainedUntilMs: number;
}

export interface CustodyState {
  readonly retentionYears: number;
  readonly months: readonly MonthState[];
}

/** The entries shown are intents for `placeHold`, `liftHold`, `shredRequest` and `shredApprove`, each proven in the log of its actor's agency. */
export interface KeyCustody extends PayloadKeys {
  state(): Promise<CustodyState>;
  holds(): Promise<readonly Hold[]>;
  /** `asked`: `{agency, from, to, reason}`. Rejects `not_granted`, `bad_entry`. */
  placeHold(record: OpeningRecord): Promise<Hold>;
  /** `asked`: `{hold}` and `{hold, request: origin#index}`. Rejects `not_granted`, `not_found`. */
  liftHold(request: OpeningRecord, approval: OpeningRecord): Promise<Hold>;
  /** `asked`: `{agency, month}` and `{agency, month, request: origin#index}`. Rejects `not_granted` with the reason, `not_found`, `destroyed`. */
  destroy(request: OpeningRecord, approval: OpeningRecord): Promise<DestroyedMonth>;
}
