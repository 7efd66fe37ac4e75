// One error class for the room, with closed codes: callers choose what to do by the code, never by the text.
import { CustosError } from '../kernel/index.js';

/**
 * `stopped`: the writer ended for good, restart it after looking at the disk. `no_space`: refused before anything was
 * written, tries again by itself. `unavailable`: the writer's thread is gone or closed, or a process it needs does not answer.
 * `locked`: another writer has the folder. `damaged`: the files are not what was signed. `inconsistent`: the signer or a witness was asked
 * for something that does not extend what it signed before. `fenced`: a newer writer has taken over. `not_granted`: the key process was not shown the
 * entry that records the opening. `destroyed`: the month's key was destroyed. `not_found`, `bad_entry`, `bad_proof`,
 * `bad_note`, `bad_checkpoint`, `bad_key`, `bad_policy`: what was given cannot be used.
 */
const codes = [
  'stopped', 'no_space', 'unavailable', 'locked', 'damaged', 'inconsistent', 'fenced', 'not_granted', 'destroyed',
  'not_found', 'bad_entry', 'bad_proof', 'bad_note', 'bad_checkpoint', 'bad_key', 'bad_policy',
] as const;

export type LedgerErrorCode = (typeof codes)[number];

export class LedgerError extends CustosError<LedgerErrorCode> {
  static isCode(value: unknown): value is LedgerErrorCode {
    return codes.some((code) => code === value);
  }
}

/** The words of a fault, for `state().reason` and for messages that name their cause. */
export function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
