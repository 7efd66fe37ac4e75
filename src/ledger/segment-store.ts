// Where frames go: segment files whose space was taken beforehand, so that a full disk is met between frames and never inside
// one, and a sync writes contents and no file sizes. While one segment fills, the next is made ready.
import type { Clock } from '../kernel/index.js';
import { LedgerError } from './errors.js';
import { type FileLayer, isFullDisk, noSpace, writeAllAt, writeWhole } from './file-layer.js';
import { segmentName } from './segment.js';

export interface SegmentOptions {
  readonly layer: FileLayer;
  /** The folder of segments. */
  readonly folder: string;
  /** The largest segment; the first has 1 MiB and each next one twice the bytes of the one before. */
  readonly segmentBytes: number;
  /** Free space that must remain beside a new segment. */
  readonly reserveBytes: number;
  readonly clock: Clock;
}

const STEP = new Uint8Array(1024 * 1024);
/** Not ending in `.frames`: whoever reads the folder passes over it. */
const NEXT = 'next.zeros';
/** A full disk is asked again after this long at the earliest. */
const RETRY_MS = 200;

interface OpenFile {
  readonly file: number;
  readonly size: number;
}

export class SegmentStore {
  private current: OpenFile | undefined;
  private length = 0;
  private next: OpenFile | undefined;
  private making: Promise<void> | undefined;
  private refusedAtMs = -Infinity;

  /** `names`: the segments that are there. */
  constructor(
    private readonly options: SegmentOptions,
    readonly names: string[],
  ) {}

  /**
   * Takes the last segment over: its first `length` bytes, in a file of its own; what stands behind them was torn and is left out. A
   * writer that was paused and wakes after its folder was taken holds the old file, and can only write where nobody reads.
   */
  resume(length: number): void {
    const { layer, folder } = this.options;
    layer.remove(`${folder}/${NEXT}`);
    const name = this.names.at(-1);
    if (name === undefined) return;
    // Durable before anyone is told of it, what was complete but perhaps not yet synced included.
    this.takeOver(name, length);
    this.current = { file: layer.openToWrite(`${folder}/${name}`), size: length };
    this.length = length;
  }

  private takeOver(name: string, length: number): void {
    const { layer, folder } = this.options;
    try {
      writeWhole(layer, folder, name, layer.readFile(`${folder}/${name}`).subarray(0, length));
    } catch (fault) {
      layer.remove(`${folder}/${name}.new`);
      throw isFullDisk(fault) ? noSpace(fault) : fault;
    }
  }

  /** True when a frame of `bytes` has its place already. */
  hasRoom(bytes: number): boolean {
    return bytes <= this.roomNow || bytes <= (this.next?.size ?? 0);
  }

  /**
   * Makes the next segment ready for a frame of `bytes`, unless it is. Only when nobody counts on the one that is ready.
   * Rejects `no_space`, after which nothing has changed; any other fault is the disk's.
   */
  async prepare(bytes = 0): Promise<void> {
    if (this.making === undefined && this.next !== undefined && this.next.size < bytes) this.discardNext();
    if (this.next !== undefined) return;
    this.making ??= this.make(bytes).finally(() => (this.making = undefined));
    await this.making;
  }

  /** Writes a frame, not yet durable. Call `sync` then. There must be room. */
  write(frame: Uint8Array, sequence: bigint): { segment: number; at: number } {
    if (frame.length > this.roomNow) this.turn(sequence);
    const at = this.length;
    writeAllAt(this.options.layer, this.current?.file ?? -1, frame, at);
    this.length += frame.length;
    return { segment: this.names.length - 1, at };
  }

  sync(): Promise<void> {
    return this.options.layer.datasyncLater(this.current?.file ?? -1);
  }

  get position(): { segment: number; at: number } {
    return { segment: this.names.length - 1, at: this.length };
  }

  pathOf(segment: number): string {
    return `${this.options.folder}/${this.names[segment] ?? ''}`;
  }

  close(): void {
    for (const open of [this.current, this.next]) if (open !== undefined) this.options.layer.close(open.file);
    this.current = this.next = undefined;
  }

  private get roomNow(): number {
    return this.current === undefined ? 0 : this.current.size - this.length;
  }

  private turn(sequence: bigint): void {
    const { layer, folder } = this.options;
    if (this.next === undefined) throw new LedgerError('stopped', 'a frame was written without room');
    const name = segmentName(sequence);
    layer.rename(`${folder}/${NEXT}`, `${folder}/${name}`);
    layer.syncFolder(folder);
    if (this.current !== undefined) layer.close(this.current.file);
    // It is there already when its first frame was torn: the new file has taken the place of the empty one.
    if (this.names.at(-1) !== name) this.names.push(name);
    this.current = this.next;
    this.next = undefined;
    this.length = 0;
  }

  private async make(bytes: number): Promise<void> {
    // Either way: a clock that was set back must not make it wait for hours.
    if (Math.abs(this.options.clock() - this.refusedAtMs) < RETRY_MS) throw noSpace();
    const { layer, folder, segmentBytes, reserveBytes } = this.options;
    const usual = Math.min(segmentBytes, STEP.length * 2 ** Math.min(20, this.names.length));
    const size = bytes <= usual ? usual : Math.ceil(bytes / STEP.length) * STEP.length;
    if (layer.freeBytes(folder) < size + reserveBytes) throw this.refused();
    try {
      await this.fill(`${folder}/${NEXT}`, size);
    } catch (fault) {
      if (!isFullDisk(fault)) throw fault;
      layer.remove(`${folder}/${NEXT}`);
      throw this.refused(fault);
    }
  }

  private async fill(path: string, size: number): Promise<void> {
    const { layer } = this.options;
    const file = layer.openToWrite(path);
    try {
      // In steps, so that the batches of this thread pass in between.
      for (let at = 0; at < size; at += STEP.length) {
        writeAllAt(layer, file, STEP.subarray(0, Math.min(STEP.length, size - at)), at);
        await layer.datasyncLater(file);
      }
    } catch (fault) {
      layer.close(file);
      throw fault;
    }
    this.next = { file, size };
  }

  private discardNext(): void {
    if (this.next === undefined) return;
    this.options.layer.close(this.next.file);
    this.next = undefined;
    this.options.layer.remove(`${this.options.folder}/${NEXT}`);
  }

  private refused(cause?: unknown): LedgerError {
    this.refusedAtMs = this.options.clock();
    return noSpace(cause);
  }
}
