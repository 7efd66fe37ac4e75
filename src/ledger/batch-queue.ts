// Group commit: whatever waits while one batch syncs becomes the next batch, so that many writers share one sync.
import { LedgerError, reasonOf } from './errors.js';
import type { AppendCall, FromWriter } from './protocol.js';
import { packReceipts, type Ticketed } from './receipt.js';
import type { Appendable, Writer } from './writer.js';

/** Beyond this a batch would hold up those who wait for it. A single call is never split. */
const MAX_BATCH_ITEMS = 4096;
const MAX_BATCH_BYTES = 32 * 1024 * 1024;

interface Waiting {
  readonly ticket: number;
  readonly items: readonly Appendable[];
  readonly bytes: number;
}

export class BatchQueue {
  private waiting: Waiting[] = [];
  private isScheduled = false;

  constructor(
    private readonly writer: Writer,
    private readonly post: (message: FromWriter, transfer: readonly ArrayBufferLike[]) => void,
  ) {}

  add(calls: readonly AppendCall[], bytes: Uint8Array): void {
    let at = 0;
    for (const { ticket, agencyIds, lengths } of calls) {
      const start = at;
      const items = agencyIds.map((agencyId, item) => ({ agencyId, payload: bytes.subarray(at, (at += lengths[item] ?? 0)) }));
      this.waiting.push({ ticket, items, bytes: at - start });
    }
    this.schedule();
  }

  /** Commits all that waits, now. */
  drain(): void {
    while (this.waiting.length > 0) this.commit(this.take());
  }

  /** After the messages that are already here have been read, so that they join the batch. */
  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      if (this.waiting.length === 0) return;
      this.commit(this.take());
      this.schedule();
    });
  }

  private take(): Waiting[] {
    let [items, bytes, count] = [0, 0, 0];
    for (const call of this.waiting) {
      items += call.items.length;
      bytes += call.bytes;
      if (count > 0 && (items > MAX_BATCH_ITEMS || bytes > MAX_BATCH_BYTES)) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private commit(calls: readonly Waiting[]): void {
    try {
      const committed = this.writer.commit(calls.flatMap(({ items }) => items));
      const tickets = calls.flatMap(({ ticket, items }) => items.map(() => ticket));
      const batch = packReceipts(committed.map((one, at): Ticketed => ({ ticket: tickets[at] ?? 0, committed: one })));
      this.post({ kind: 'acked', batch }, [batch.bytes.buffer, batch.rows.buffer]);
    } catch (fault) {
      if (this.writer.stopReason !== undefined) this.post({ kind: 'stopped', reason: this.writer.stopReason }, []);
      this.post(failed(calls.map(({ ticket }) => ticket), fault), []);
    }
  }
}

/** A fault as it crosses between threads. */
export function failed(tickets: readonly number[], fault: unknown): FromWriter {
  const code = fault instanceof LedgerError ? fault.code : 'unavailable';
  return { kind: 'failed', tickets, code, message: reasonOf(fault) };
}
