// Nothing is acknowledged before it is on the disk and signed, and after one failed write or sync nothing is acknowledged
// again: what the kernel does with pages it could not write is unknown, so the writer stops for good and never retries.
// While one batch syncs, the next is sealed and hashed; the signer is asked only for what is durable.
import type { Random } from '../kernel/index.js';
import type { AgencyLog } from './agency-log.js';
import { Batch, pooled, signRequest } from './batch.js';
import { LedgerError, type LedgerErrorCode, reasonOf } from './errors.js';
import { formatCheckpoint } from './format/checkpoint.js';
import type { FrameEntry } from './format/frame.js';
import { FrameWriter, type Written } from './frame-writer.js';
import { LogBook } from './log-book.js';
import { Packer, type Standing } from './packer.js';
import { withNotes } from './receipt.js';
import { type Replayed, replay } from './replay.js';
import { checkedReplay } from './signed-heads.js';
import { SegmentStore } from './segment-store.js';
import type { SignRequest } from './signer/log-signer.js';
import type { AppendRequest, WriterEvents, WriterOptions } from './writer-options.js';

/** After these the writer is as it was: nothing was written. The keys may come back, and the disk have room again. */
const refusals: ReadonlySet<string> = new Set<LedgerErrorCode>(['no_space', 'bad_entry', 'bad_key', 'unavailable', 'destroyed', 'stopped']);

export class Writer {
  private readonly book: LogBook;
  private readonly segments: SegmentStore;
  private readonly frames: FrameWriter;
  private readonly packer: Packer;
  private stopped: string | undefined;
  private readonly random: Random;
  private filling: Batch;
  private isWriting = false;
  private isKicked = false;
  private signing: Promise<void> = Promise.resolve();
  private readonly restful: (() => void)[] = [];
  private readonly preparing = new Set<Promise<void>>();
  private inFlight = 0;

  private constructor(
    private readonly options: WriterOptions,
    private readonly events: WriterEvents,
    replayed: Replayed,
    private readonly epoch: bigint,
  ) {
    const { layer, folder, clock, random } = options;
    this.book = new LogBook(options, replayed.logs);
    this.segments = new SegmentStore({ ...options, folder: `${folder}/segments` }, replayed.segments);
    this.frames = new FrameWriter(this.segments, replayed.chain, replayed.logs);
    this.packer = new Packer({ layer, folder, clock, logs: replayed.logs, atRest: (take) => this.atRest(take) });
    this.random = pooled(random);
    this.filling = new Batch(this.random);
  }

  /**
   * Recovers the folder (made when absent) and opens it for appending; the caller holds the lock. Rejects `damaged` when the disk
   * is not what was signed or cosigned, or holds less; `unavailable` without its signer.
   */
  static async open(options: WriterOptions, events: WriterEvents): Promise<Writer> {
    const { layer, folder, signer } = options;
    for (const name of ['keys', 'segments', 'public', 'index', 'cosigned']) layer.makeFolder(`${folder}/${name}`);
    layer.syncFolder(folder);
    const found = replay(layer, folder);
    const { epoch, logs } = await signer.open(found.chain.epoch + 1n);
    const replayed = checkedReplay(layer, folder, found, logs);
    replayed.chain.epoch = epoch;
    const writer = new Writer(options, events, replayed, epoch);
    writer.segments.resume(replayed.lastLength);
    await writer.signTail(new Map(logs.map(({ agencyId, size }) => [agencyId, Number(size)])));
    return writer;
  }

  get logs(): ReadonlyMap<string, AgencyLog> {
    return this.book.logs;
  }

  /** Why the writer ended, or undefined while it runs. */
  get stopReason(): string | undefined {
    return this.stopped;
  }

  /** All items in one frame with one sync. The outcome comes as an event. */
  append(request: AppendRequest): void {
    if (this.stopped !== undefined) return this.events.failed([request.ticket], this.stoppedError());
    if (this.isReady(request)) this.stage(request);
    else this.prepareLater(request);
  }

  read(log: AgencyLog, index: number): FrameEntry {
    if (index >= log.signed.size) throw new LedgerError('not_found', `the log has \`${log.signed.size}\` entries; ask for an index below that`);
    const { segment, at, length } = log.addresses.at(index);
    return log.decodeStored(index, this.options.layer.readAt(this.segments.pathOf(segment), at, length));
  }

  /** Tiles, checkpoints and now and then a frontier: call it about once a second. */
  async pack(): Promise<void> {
    if (this.stopped === undefined) await this.guarded(() => this.packer.round());
  }

  /** Every later `append` fails `stopped`. The first reason stays. */
  stop(reason: string): void {
    if (this.stopped !== undefined) return;
    this.stopped = reason;
    this.events.failed(this.filling.tickets, this.stoppedError());
    this.events.stopped(reason);
    for (const run of this.restful.splice(0)) run();
  }

  /** Commits what waits, packs it, closes the files. */
  async close(): Promise<void> {
    for (; this.stopped === undefined && (this.preparing.size > 0 || !this.isAtRest); await this.rest()) await Promise.all(this.preparing);
    await this.guarded(() => this.leaveTidy());
    this.stopped ??= 'the ledger was closed';
    this.segments.close();
    this.options.signer.close();
  }

  private async leaveTidy(): Promise<void> {
    if (this.stopped !== undefined) return;
    if (this.frames.loose.size > 0) {
      if (!this.segments.hasRoom(this.frames.looseBytes)) await this.segments.prepare(this.frames.looseBytes);
      const last = this.filling;
      this.filling = new Batch(this.random);
      this.inFlight += 1;
      await this.write(last);
      await this.signing;
    }
    await this.packer.finish();
  }

  private stage(request: AppendRequest): void {
    const nowMs = this.options.clock();
    const items = request.items.map(({ agencyId, bytes }) => this.book.appendable(agencyId, bytes, nowMs));
    this.filling.add(request.ticket, items, nowMs);
    this.kick();
  }

  private isReady({ items }: AppendRequest): boolean {
    const nowMs = this.options.clock();
    const hasKeys = items.every(({ agencyId }) => this.book.isReady(agencyId, nowMs));
    return hasKeys && this.restful.length === 0 && this.segments.hasRoom(this.filling.bytes + this.frames.looseBytes + Batch.bytesFor(items));
  }

  private prepareLater(request: AppendRequest): void {
    const coming = this.prepare(request).finally(() => this.preparing.delete(coming));
    this.preparing.add(coming);
  }

  /** Fetches what is missing: a log, a key, a place on the disk; then stages. Refusals change nothing; faults of the disk stop. */
  private async prepare(request: AppendRequest): Promise<void> {
    try {
      for (;;) {
        if (this.stopped !== undefined) throw this.stoppedError();
        if (this.isReady(request)) break;
        if (this.restful.length > 0) await this.rest();
        for (const { agencyId } of request.items) await this.book.prepare(agencyId);
        await this.makeRoom(request);
      }
      this.stage(request);
    } catch (fault) {
      this.refuseOrStop([request.ticket], fault);
    }
  }

  /** A batch that is filling keeps the place that it was promised: what does not fit beside it waits until it is written. */
  private async makeRoom({ items }: AppendRequest): Promise<void> {
    const bytes = this.filling.bytes + this.frames.looseBytes + Batch.bytesFor(items);
    if (this.segments.hasRoom(bytes)) return;
    if (this.filling.staged.length > 0) await this.rest();
    else await this.segments.prepare(bytes);
  }

  /** After the messages that are already here have been read, so that they join the batch. */
  private kick(): void {
    if (this.isWriting || this.isKicked || this.stopped !== undefined) return;
    this.isKicked = true;
    setImmediate(() => {
      this.isKicked = false;
      void this.run();
    });
  }

  private async run(): Promise<void> {
    if (this.isWriting) return;
    this.isWriting = true;
    while (this.filling.staged.length > 0 && this.stopped === undefined) {
      const batch = this.filling;
      this.filling = new Batch(this.random);
      await this.writeOrStop(batch);
    }
    this.isWriting = false;
    this.settle();
  }

  private async writeOrStop(batch: Batch): Promise<void> {
    this.inFlight += 1;
    try {
      await this.write(batch);
      void this.segments.prepare().catch((fault: unknown) => this.refuseOrStop([], fault));
    } catch (fault) {
      this.inFlight -= 1;
      this.fail(batch, fault);
    }
  }

  /** INVARIANT: the signer is asked, and anyone told, only after the sync; held by `writer.test.ts` and `crash.test.ts`. */
  private async write(batch: Batch): Promise<void> {
    const written = await this.frames.write(batch);
    this.signing = this.signing.then(() => this.acknowledge(written));
  }

  private async acknowledge({ batch, requests, receipts }: Written): Promise<void> {
    try {
      if (this.stopped !== undefined) throw this.stoppedError();
      const notes = requests.length === 0 ? [] : await this.options.signer.sign(this.epoch, requests);
      this.takeSigned(requests, notes);
      if (batch.tickets.length > 0) this.events.acked(withNotes(receipts, notes));
      this.inFlight -= 1;
    } catch (fault) {
      this.inFlight -= 1;
      this.fail(batch, fault);
    }
    this.settle();
  }

  private takeSigned(requests: readonly SignRequest[], notes: readonly string[]): void {
    for (const [at, { agencyId, size, root }] of requests.entries()) {
      const log = this.logs.get(agencyId);
      const note = notes[at];
      if (log === undefined || note === undefined) throw new LedgerError('unavailable', 'the signer left a head unsigned');
      // Its signature is checked before the checkpoint is published; here, that it speaks of this head.
      if (!note.startsWith(`${formatCheckpoint({ origin: log.origin, size, root })}\n`)) throw new LedgerError('inconsistent', 'the signer signed another head than it was asked for');
      log.signed = { size: Number(size), root, note };
      this.frames.loose.set(agencyId, note);
    }
  }

  /** What a crash left durable but unsigned is signed now: it was complete, so it counts. */
  private async signTail(signedSizes: ReadonlyMap<string, number>): Promise<void> {
    const sizeOf = (log: AgencyLog): number => signedSizes.get(log.agencyId) ?? 0;
    const requests = [...this.logs.values()].filter((log) => log.tree.size > sizeOf(log)).map((log) => signRequest(log, sizeOf(log)));
    if (requests.length > 0) this.takeSigned(requests, await this.options.signer.sign(this.epoch, requests));
  }

  /** Runs `take` between two batches. */
  private async atRest<T>(take: (standing: Standing) => T): Promise<T> {
    while (this.stopped === undefined && !this.isAtRest) await this.rest();
    if (this.stopped !== undefined) throw this.stoppedError();
    return take(this.frames.standing());
  }

  /** Resolves when no batch is on its way and none is filling; until then nothing new is staged. */
  private rest(): Promise<void> {
    if (this.stopped !== undefined || this.isAtRest) return Promise.resolve();
    return new Promise((resolve) => this.restful.push(resolve));
  }

  private get isAtRest(): boolean {
    return this.inFlight === 0 && !this.isWriting && this.filling.staged.length === 0;
  }

  private settle(): void {
    if (this.isAtRest) for (const run of this.restful.splice(0)) run();
    else if (this.filling.staged.length > 0) this.kick();
  }

  private async guarded(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (fault) {
      this.refuseOrStop([], fault);
    }
  }

  /** A refusal leaves the writer as it was; anything else is the disk's or the signer's word, and ends it. */
  private refuseOrStop(tickets: readonly number[], fault: unknown): void {
    const isRefusal = fault instanceof LedgerError && refusals.has(fault.code);
    if (!isRefusal) this.stop(reasonOf(fault));
    if (tickets.length > 0) this.events.failed(tickets, isRefusal ? fault : this.stoppedError(fault));
  }

  private fail(batch: Batch, fault: unknown): void {
    this.stop(reasonOf(fault));
    this.events.failed(batch.tickets, this.stoppedError(fault));
  }

  private stoppedError(cause?: unknown): LedgerError {
    return new LedgerError('stopped', `the ledger stopped: ${this.stopped ?? 'unknown'}; check its disk, then start it again`, { cause });
  }
}
