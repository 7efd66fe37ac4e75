// The main thread's side of the ledger: what is asked crosses to the writer's thread, and what it answers settles the one who asked.
import type { Worker } from 'node:worker_threads';
import { canonicalBytes } from '../kernel/index.js';
import type { BlindTerms } from './blind-terms.js';
import { LedgerError, reasonOf } from './errors.js';
import { MAX_PAYLOAD_BYTES } from './format/entry.js';
import type { Head, Ledger, LedgerAppend, LedgerState, SignedHead } from './ledger.js';
import type { AppendCall, FromWriter, LogHead, Question, StoredEntry, ToWriter } from './protocol.js';
import { type Receipt, unpackReceipts } from './receipt.js';

interface Settled {
  readonly receipts?: readonly Receipt[] | undefined;
  readonly entries?: readonly StoredEntry[];
  readonly heads?: readonly LogHead[];
  readonly proof?: readonly Uint8Array[];
}

interface Waiter {
  resolve(settled: Settled): void;
  reject(fault: LedgerError): void;
}

const MIB = 1024 * 1024;
/** Appends that cross to the writer's thread in one message at most. */
const CROSSING = 64;
const MAX_CALL_BYTES = 32 * MIB;
const MAX_CALL_ITEMS = 4096;

export class ThreadLedger implements Ledger {
  readonly opened: Promise<void>;
  private stateNow: LedgerState = { running: true };
  private readonly waiters = new Map<number, Waiter>();
  private lastTicket = 0;
  private outbox: { call: AppendCall; payloads: readonly Uint8Array[] }[] = [];
  private readonly ended: Promise<void>;

  constructor(
    private readonly thread: Worker,
    readonly terms: BlindTerms,
  ) {
    this.opened = new Promise((resolve, reject) => this.waiters.set(0, { resolve: () => resolve(), reject }));
    this.ended = new Promise((resolve) => thread.once('exit', () => resolve(this.end('the ledger was closed'))));
    thread.on('message', (message: FromWriter) => this.receive(message));
    thread.on('error', (fault) => this.end(`its thread failed: ${reasonOf(fault)}`));
  }

  async append(input: LedgerAppend): Promise<Receipt> {
    return this.single(await this.appendAll([input]));
  }

  async appendAll(inputs: readonly LedgerAppend[]): Promise<Receipt[]> {
    if (inputs.length === 0) return [];
    const payloads = inputs.flatMap((input) => this.itemOf(input));
    checkCall(inputs.length, payloads);
    const lengths = inputs.map((_, at) => (payloads[2 * at]?.length ?? 0) + (payloads[2 * at + 1]?.length ?? 0));
    const agencyIds = inputs.map(({ agencyId }) => agencyId);
    const { receipts = [] } = await this.wait((ticket) => this.send({ ticket, agencyIds, lengths }, payloads));
    return [...receipts];
  }

  async prove(agencyId: string, index: bigint): Promise<Receipt> {
    const { receipts = [] } = await this.ask({ kind: 'prove', agencyId, index });
    return this.single(receipts);
  }

  async read(agencyId: string, index: bigint): Promise<StoredEntry> {
    const { entries = [] } = await this.ask({ kind: 'read', agencyId, from: index, to: index + 1n });
    const [entry] = entries;
    if (entry === undefined) throw new LedgerError('not_found', `the log has no entry \`${index}\`; ask for an index below its size`);
    return entry;
  }

  async readAll(agencyId: string, indexes: readonly bigint[]): Promise<StoredEntry[]> {
    if (indexes.length === 0) return [];
    return [...((await this.ask({ kind: 'read_all', agencyId, indexes })).entries ?? [])];
  }

  async consistency(agencyId: string, from: bigint, to: bigint): Promise<readonly Uint8Array[]> {
    return (await this.ask({ kind: 'consistency', agencyId, from, to })).proof ?? [];
  }

  async pack(): Promise<void> {
    await this.ask({ kind: 'pack' });
  }

  async *entries(agencyId: string, from: bigint, to = 2n ** 53n): AsyncIterable<StoredEntry> {
    for (let next = from; next < to; ) {
      const { entries: page = [] } = await this.ask({ kind: 'read', agencyId, from: next, to });
      if (page.length === 0) return;
      yield* page;
      next += BigInt(page.length);
    }
  }

  async checkpoint(agencyId: string): Promise<SignedHead | undefined> {
    const head = (await this.askHeads()).find((one) => one.agencyId === agencyId);
    return head && { origin: head.origin, size: head.size, root: head.root, note: head.note };
  }

  async heads(): Promise<Head[]> {
    return (await this.askHeads()).map(({ agencyId, origin, size, root }) => ({ agencyId, origin, size, root }));
  }

  state(): LedgerState {
    return this.stateNow;
  }

  async publicKeys(): Promise<Record<string, string>> {
    return Object.fromEntries((await this.askHeads()).map(({ agencyId, vkey }) => [agencyId, vkey]));
  }

  async stop(reason: string): Promise<void> {
    await this.ask({ kind: 'stop', reason });
  }

  async close(): Promise<void> {
    // A thread that has already ended has nothing left to close.
    if (!this.isEnded) await this.ask({ kind: 'close' });
    await this.ended;
  }

  private isEnded = false;

  signedLogs(): Promise<readonly LogHead[]> {
    return this.askHeads();
  }

  private async askHeads(): Promise<readonly LogHead[]> {
    const { heads = [] } = await this.ask({ kind: 'heads' });
    return heads;
  }

  private itemOf(input: LedgerAppend): [terms: Uint8Array, payload: Uint8Array] {
    const payload = checkedPayload(input);
    return [this.terms.of(input.agencyId, input.payload), payload];
  }

  private single(receipts: readonly Receipt[]): Receipt {
    const [receipt] = receipts;
    if (receipt === undefined) throw this.unavailable();
    return receipt;
  }

  private ask(question: Question): Promise<Settled> {
    return this.wait((ticket) => {
      // Asked after the appends before it: closing must not overtake them.
      this.flush();
      this.post({ kind: 'ask', ticket, question }, []);
    });
  }

  private wait(send: (ticket: number) => void): Promise<Settled> {
    if (this.isEnded) return Promise.reject(this.unavailable());
    const ticket = (this.lastTicket += 1);
    return new Promise((resolve, reject) => {
      this.waiters.set(ticket, { resolve, reject });
      send(ticket);
    });
  }

  /** Appends of one turn of the event loop cross to the thread together. */
  private send(call: AppendCall, payloads: readonly Uint8Array[]): void {
    this.outbox.push({ call, payloads });
    if (this.outbox.length === 1) queueMicrotask(() => this.flush());
    // The writer begins to seal and hash while this thread still makes the rest ready.
    else if (this.outbox.length >= CROSSING) this.flush();
  }

  private flush(): void {
    if (this.outbox.length === 0) return;
    const bytes = new Uint8Array(Buffer.concat(this.outbox.flatMap((one) => one.payloads)));
    this.post({ kind: 'append', calls: this.outbox.map((one) => one.call), bytes }, [bytes.buffer]);
    this.outbox = [];
  }

  private post(message: ToWriter, transfer: readonly ArrayBuffer[]): void {
    this.thread.postMessage(message, transfer);
  }

  private receive(message: FromWriter): void {
    switch (message.kind) {
      case 'opened':
        return this.settle(0)?.resolve({});
      case 'acked':
        if (this.stateNow.running) this.stateNow = { running: true };
        for (const [ticket, receipts] of unpackReceipts(message.batch)) this.settle(ticket)?.resolve({ receipts });
        return;
      case 'answer': {
        const { batch, ...rest } = message.answer;
        const receipts = batch && unpackReceipts(batch).get(0);
        return this.settle(message.ticket)?.resolve({ ...rest, receipts });
      }
      case 'stopped':
        this.stateNow = { running: false, reason: message.reason };
        return;
      case 'failed':
        if (message.code === 'no_space' && this.stateNow.running) this.stateNow = { running: true, noSpace: true };
        // A thread that could not open belongs to nobody's ticket but the opening's.
        for (const ticket of message.tickets.length > 0 ? message.tickets : [0]) {
          this.settle(ticket)?.reject(new LedgerError(message.code, message.message));
        }
    }
  }

  private settle(ticket: number): Waiter | undefined {
    const waiter = this.waiters.get(ticket);
    this.waiters.delete(ticket);
    return waiter;
  }

  private end(reason: string): void {
    this.isEnded = true;
    if (this.stateNow.running) this.stateNow = { running: false, reason };
    for (const waiter of this.waiters.values()) waiter.reject(this.unavailable());
    this.waiters.clear();
  }

  private unavailable(): LedgerError {
    const reason = this.stateNow.running ? 'its thread ended' : this.stateNow.reason;
    return new LedgerError('unavailable', `the ledger is not available: ${reason}; open it again`);
  }
}

function checkedPayload({ agencyId, payload }: LedgerAppend): Uint8Array {
  // The id becomes a file name and part of an origin.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(agencyId)) {
    throw new LedgerError('bad_entry', 'an agency id is 1 to 64 letters, digits, `-`, `_` or `.`, and begins with a letter or digit');
  }
  const bytes = canonicalBytes(payload);
  if (bytes.length > MAX_PAYLOAD_BYTES) throw new LedgerError('bad_entry', 'an entry is at most 4 MiB; split it into several');
  return bytes;
}

function checkCall(items: number, payloads: readonly Uint8Array[]): void {
  const bytes = payloads.reduce((sum, { length }) => sum + length, 0);
  if (items > MAX_CALL_ITEMS || bytes > MAX_CALL_BYTES) {
    throw new LedgerError('bad_entry', `one call takes at most \`${MAX_CALL_ITEMS}\` entries and 32 MiB; split it into several`);
  }
}
