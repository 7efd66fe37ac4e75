// What the vault keeps of one agency's month: its key, wrapped twice, or after shredding the tombstone that says who had it destroyed.
import { LedgerError } from '../errors.js';
import { isMonth } from '../format/entry.js';

/** An entry of a log, written `origin#index` where people read it. */
export interface EntryPlace {
  readonly origin: string;
  readonly index: bigint;
}

export interface LiveMonth {
  readonly state: 'live';
  readonly madeAtMs: number;
  /** As `wrapKey` writes them. */
  readonly wrapped: { readonly agency: string; readonly examiner: string };
}

export interface DestroyedMonth {
  readonly state: 'destroyed';
  readonly destroyedAtMs: number;
  readonly request: EntryPlace;
  readonly approval: EntryPlace;
}

export type MonthFile = LiveMonth | DestroyedMonth;

export function monthText(month: MonthFile): string {
  if (month.state === 'live') return `${JSON.stringify({ state: 'live', made_at: month.madeAtMs, wrapped: month.wrapped })}\n`;
  const { state, destroyedAtMs, request, approval } = month;
  return `${JSON.stringify({ state, destroyed_at: destroyedAtMs, request: placeText(request), approval: placeText(approval) })}\n`;
}

/** Throws `damaged`. */
export function parseMonth(text: string): MonthFile {
  try {
    const { state, made_at: madeAtMs, wrapped, destroyed_at: destroyedAtMs, request, approval } = JSON.parse(text) as Record<string, unknown>;
    if (state === 'destroyed' && typeof destroyedAtMs === 'number') return { state, destroyedAtMs, request: parsePlace(request), approval: parsePlace(approval) };
    if (state !== 'live' || typeof madeAtMs !== 'number' || typeof wrapped !== 'object' || wrapped === null) throw damagedMonth();
    const { agency, examiner } = wrapped as Record<string, unknown>;
    if (typeof agency !== 'string' || typeof examiner !== 'string') throw damagedMonth();
    return { state, madeAtMs, wrapped: { agency, examiner } };
  } catch (cause) {
    throw damagedMonth(cause);
  }
}

/** `origin#index`. */
export function placeText({ origin, index }: EntryPlace): string {
  return `${origin}#${index}`;
}

/** Reads `origin#index`. Throws `bad_entry`. */
export function parsePlace(text: unknown): EntryPlace {
  const [, origin, index] = /^([^#\s]+)#(0|[1-9][0-9]{0,18})$/.exec(typeof text === 'string' ? text : '') ?? [];
  if (origin === undefined || index === undefined) throw new LedgerError('bad_entry', 'an entry is written `origin#index`, for example `custos.example/opp#41`');
  return { origin, index: BigInt(index) };
}

/** Agency and month become names of files. Throws `bad_entry` when either could name anything else. */
export function checkNames(agencyId: string, month: string): void {
  checkAgency(agencyId);
  if (!isMonth(month)) throw new LedgerError('bad_entry', 'a month is written `YYYY-MM`');
}

export function checkAgency(agencyId: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(agencyId)) {
    throw new LedgerError('bad_entry', 'an agency id is 1 to 64 letters, digits, `-`, `_` or `.`, and begins with a letter or digit');
  }
}

function damagedMonth(cause?: unknown): LedgerError {
  return new LedgerError('damaged', 'a file of a month’s payload key cannot be read; restore the folder of payload keys from its own backup', { cause });
}
