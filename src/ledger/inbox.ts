// What the main thread sends, as the writer takes it; and faults as they cross between threads.
import { LedgerError, reasonOf } from './errors.js';
import type { AppendCall, FromWriter } from './protocol.js';
import type { AppendRequest } from './writer-options.js';

/** The calls of one message: their items lie one after the other in `bytes`. */
export function requestsOf(calls: readonly AppendCall[], bytes: Uint8Array): AppendRequest[] {
  let at = 0;
  return calls.map(({ ticket, agencyIds, lengths }) => ({
    ticket,
    items: agencyIds.map((agencyId, item) => ({ agencyId, bytes: bytes.subarray(at, (at += lengths[item] ?? 0)) })),
  }));
}

/** A fault for whoever waits for `tickets`. */
export function failed(tickets: readonly number[], fault: unknown): FromWriter {
  const code = fault instanceof LedgerError ? fault.code : 'unavailable';
  return { kind: 'failed', tickets, code, message: reasonOf(fault) };
}
