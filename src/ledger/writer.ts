// Nothing is acknowledged before it is on the disk, and after one failed write or sync nothing is acknowledged again:
// what the kernel does with pages it could not write is unknown, so the writer stops for good and never retries.
import type { Clock, Random } from '../kernel/index.js';
import { type Address, AgencyLog } from './agency-log.js';
import { LedgerError, reasonOf } from './errors.js';
import { type FileLayer, writeAll } from './file-layer.js';
import { commitTo, entryBytes, SALT_BYTES } from './format/entry.js';
import { type EncodedFrame, encodeFrame, type FrameEntry } from './format/frame.js';
import { hashLeaf } from './format/hash.js';
import { KeyFolder } from './key-folder.js';
import { Replay } from './replay.js';
import { segmentName } from './segment.js';

export interface WriterOptions {
  /** Belongs to the writer alone; mode 0700. */
  readonly folder: string;
  readonly originPrefix: string;
  /** A segment that has reached this many bytes is followed by a new one. */
  readonly segmentBytes: number;
  /** Below this many free bytes the writer refuses, so that a full disk never tears a frame. */
  readonly reserveBytes: number;
  readonly layer: FileLayer;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Appendable {
  readonly agencyId: string;
  readonly payload: Uint8Array;
}

/** An entry that is on the disk. */
export interface Committed {
  readonly log: AgencyLog;
  readonly index: number;
  readonly entry: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly recordedAtMs: number;
}

interface Draft extends Committed, FrameEntry {}

export class Writer {
  readonly logs: ReadonlyMap<string, AgencyLog>;
  private stopped: string | undefined;
  private readonly segments: string[];
  private file: number | undefined;
  private fileLength: number;

  private constructor(
    private readonly options: WriterOptions,
    private readonly keys: KeyFolder,
    private readonly replay: Replay,
  ) {
    this.logs = replay.logs;
    this.segments = replay.segments;
    this.fileLength = replay.lastLength;
    replay.chain.epoch += 1n;
  }

  /** Recovers the folder (made when absent) and opens it for appending. Throws `damaged`; the caller holds the lock. */
  static open(options: WriterOptions): Writer {
    const { layer, folder } = options;
    const keys = new KeyFolder(layer, folder);
    keys.make();
    layer.makeFolder(`${folder}/segments`);
    layer.syncFolder(folder);
    const replay = new Replay(layer, keys);
    replay.run(`${folder}/segments`);
    const writer = new Writer(options, keys, replay);
    writer.resumeLast();
    return writer;
  }

  /** Why the writer ended, or undefined while it runs. */
  get stopReason(): string | undefined {
    return this.stopped;
  }

  /**
   * Appends all items in one frame with one sync. Throws `no_space` (nothing was written, try again) or `stopped`.
   * INVARIANT: returns only after the sync; held by `writer.test.ts` and `crash.test.ts`.
   */
  commit(items: readonly Appendable[]): Committed[] {
    if (this.stopped !== undefined) throw this.stoppedError();
    this.checkSpace(items);
    const undo: (() => void)[] = [];
    try {
      const drafts = this.draft(items, undo);
      this.persist(drafts);
      return drafts;
    } catch (cause) {
      for (const restore of undo) restore();
      this.stop(reasonOf(cause));
      throw this.stoppedError(cause);
    }
  }

  read(log: AgencyLog, index: number): FrameEntry & Address {
    const address = log.addressOf(index);
    const bytes = this.options.layer.readAt(this.pathOf(address.segment), address.at, address.length);
    return { ...log.decodeStored(index, bytes), ...address };
  }

  /** Every later `commit` throws `stopped`. The first reason stays. */
  stop(reason: string): void {
    this.stopped ??= reason;
  }

  close(): void {
    this.stop('the ledger was closed');
    if (this.file !== undefined) this.options.layer.close(this.file);
    this.file = undefined;
  }

  private draft(items: readonly Appendable[], undo: (() => void)[]): Draft[] {
    const salts = this.options.random(SALT_BYTES * items.length);
    const nowMs = this.options.clock();
    const touched = new Set<AgencyLog>();
    return items.map(({ agencyId, payload }, at) => {
      const log = this.logOf(agencyId);
      if (!touched.has(log)) undo.push(log.mark());
      touched.add(log);
      return draftEntry(log, salts.slice(at * SALT_BYTES, (at + 1) * SALT_BYTES), payload, nowMs);
    });
  }

  private persist(drafts: readonly Draft[]): void {
    const groups = byLog(drafts);
    const { chain } = this.replay;
    const head = { sequence: chain.sequence, epoch: chain.epoch, previous: chain.previous };
    const parts = [...groups].map(([log, entries]) => ({
      agencyId: log.agencyId,
      firstIndex: BigInt(log.size - entries.length),
      entries,
      note: log.sign(),
    }));
    const frame = encodeFrame(head, parts);
    const start = this.append(frame);
    chain.pass(head, frame.hash);
    for (const [part, [log, entries]] of [...groups].entries()) {
      entries.forEach((draft, at) => {
        const place = frame.places[part]?.[at] ?? { at: 0, length: 0 };
        log.place(draft.index, { segment: this.segments.length - 1, at: start + place.at, length: place.length });
      });
    }
  }

  private append(frame: EncodedFrame): number {
    const { layer, segmentBytes } = this.options;
    if (this.file === undefined || this.fileLength >= segmentBytes) this.startSegment();
    const start = this.fileLength;
    writeAll(layer, this.file ?? -1, frame.bytes);
    layer.datasync(this.file ?? -1);
    this.fileLength += frame.bytes.length;
    return start;
  }

  private startSegment(): void {
    const { layer, folder } = this.options;
    if (this.file !== undefined) layer.close(this.file);
    const name = segmentName(this.replay.chain.sequence);
    this.file = layer.openToAppend(`${folder}/segments/${name}`);
    layer.syncFolder(`${folder}/segments`);
    this.segments.push(name);
    this.fileLength = 0;
  }

  /** Cuts a torn tail. What was complete but perhaps not yet synced is synced now, before anyone is told of it. */
  private resumeLast(): void {
    if (this.segments.length === 0) return;
    const { layer, folder } = this.options;
    this.file = layer.openToAppend(this.pathOf(this.segments.length - 1));
    if (this.replay.tornBytes > 0) layer.truncate(this.file, this.replay.lastLength);
    layer.datasync(this.file);
    layer.syncFolder(`${folder}/segments`);
  }

  private checkSpace(items: readonly Appendable[]): void {
    const { layer, folder, reserveBytes } = this.options;
    const needed = items.reduce((sum, { payload }) => sum + payload.length + 1024, reserveBytes);
    if (layer.freeBytes(folder) >= needed) return;
    throw new LedgerError('no_space', 'the disk of the ledger is nearly full, so nothing is recorded and nothing is answered; free some space');
  }

  private logOf(agencyId: string): AgencyLog {
    const known = this.replay.logs.get(agencyId);
    if (known !== undefined) return known;
    const origin = `${this.options.originPrefix}/${agencyId}`;
    const log = new AgencyLog(agencyId, this.keys.signerForNew(agencyId, origin, this.options.random));
    this.replay.logs.set(agencyId, log);
    return log;
  }

  private pathOf(segment: number): string {
    return `${this.options.folder}/segments/${this.segments[segment] ?? ''}`;
  }

  private stoppedError(cause?: unknown): LedgerError {
    return new LedgerError('stopped', `the ledger stopped: ${this.stopped ?? 'unknown'}; check its disk, then start it again`, { cause });
  }
}

function draftEntry(log: AgencyLog, salt: Uint8Array, payload: Uint8Array, nowMs: number): Draft {
  const recordedAtMs = log.nextRecordedAtMs(nowMs);
  const entry = entryBytes({ origin: log.origin, recordedAtMs, commitment: commitTo(salt, payload) });
  const leafHash = hashLeaf(entry);
  const index = log.size;
  log.tree.push(leafHash);
  return { log, index, entry, salt, payload, leafHash, recordedAtMs };
}

function byLog(drafts: readonly Draft[]): Map<AgencyLog, Draft[]> {
  const groups = new Map<AgencyLog, Draft[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.log);
    if (group === undefined) groups.set(draft.log, [draft]);
    else group.push(draft);
  }
  return groups;
}
