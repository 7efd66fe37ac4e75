// One error class for the room, with closed codes: callers choose what to do by the code, never by the text.
import { CustosError } from '../kernel/index.js';

/**
 * `stopped`: the writer ended for good, restart it after looking at the disk. `no_space`: refused before anything was
 * written, tries again by itself. `unavailable`: the writer's thread is gone or closed. `locked`: another writer has the
 * folder. `damaged`: the files are not what was signed. `not_found`, `bad_entry`, `bad_proof`, `bad_note`,
 * `bad_checkpoint`, `bad_key`: what was given cannot be used.
 */
export type LedgerErrorCode =
  | 'stopped'
  | 'no_space'
  | 'unavailable'
  | 'locked'
  | 'damaged'
  | 'not_found'
  | 'bad_entry'
  | 'bad_proof'
  | 'bad_note'
  | 'bad_checkpoint'
  | 'bad_key';

export class LedgerError extends CustosError<LedgerErrorCode> {}

/** The words of a fault, for `state().reason` and for messages that name their cause. */
export function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
