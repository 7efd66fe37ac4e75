// Start-up believes nothing but the bytes: from the last frontier (or from the beginning) it reads every frame, rebuilds every
// tree, and compares each log with what was signed. Only a tail that a crash tore off is cut; anything else that does not fit refuses to start.
import { AgencyLog } from './agency-log.js';
import { LedgerError } from './errors.js';
import type { FileLayer } from './file-layer.js';
import { parseEntry } from './format/entry.js';
import { type DecodedFrame, decodeEntry, type FrameNote, lastFrameBefore } from './format/frame.js';
import { equalBytes } from './format/hash.js';
import { type NoteVerifier, parseVerifier } from './format/key.js';
import { decodeFrontier, type Frontier, type FrontierLog } from './frontier.js';
import { damagedSegment, FrameChain, segmentNames, SegmentReader } from './segment.js';
import { TILE_WIDTH } from './subtree.js';

export interface Replayed {
  readonly logs: Map<string, AgencyLog>;
  readonly chain: FrameChain;
  readonly segments: string[];
  /** Bytes of complete frames in the last segment, the bytes torn after them, and the whole file. */
  readonly lastLength: number;
  readonly tornBytes: number;
  readonly fileBytes: number;
  /** The newest signed note of each log that stands in a frame. */
  readonly notes: ReadonlyMap<string, string>;
  /** Whether a frontier was believed. */
  readonly isFromFrontier: boolean;
}

/** Reads the folder. Throws `damaged`. A frontier that does not hold is passed over. */
export function replay(layer: FileLayer, folder: string): Replayed {
  return replayFromFrontier(layer, folder) ?? replayWhole(layer, folder);
}

/** Reads every frame from the first. Throws `damaged`. */
export function replayWhole(layer: FileLayer, folder: string): Replayed {
  return new Replay(layer, folder, false).run();
}

/** Undefined when there is no frontier, or it does not hold: whatever is wrong with it, the frames say the same without it. */
function replayFromFrontier(layer: FileLayer, folder: string): Replayed | undefined {
  if (!layer.exists(`${folder}/frontier`)) return undefined;
  try {
    const fromFrontier = new Replay(layer, folder, true);
    fromFrontier.resume(decodeFrontier(layer.readFile(`${folder}/frontier`)));
    return fromFrontier.run();
  } catch {
    return undefined;
  }
}

/** Entries of one log that are held in memory at most. */
const PACKED_AHEAD = 65_536;

class Replay implements Replayed {
  readonly logs = new Map<string, AgencyLog>();
  readonly chain = new FrameChain();
  readonly segments: string[] = [];
  readonly notes = new Map<string, string>();
  lastLength = 0;
  tornBytes = 0;
  fileBytes = 0;
  private first = { segment: 0, at: 0 };

  constructor(
    private readonly layer: FileLayer,
    private readonly folder: string,
    readonly isFromFrontier: boolean,
  ) {}

  resume(frontier: Frontier): void {
    this.first = { segment: Math.max(0, frontier.segments.length - 1), at: frontier.at };
    const names = segmentNames(this.layer.list(`${this.folder}/segments`));
    if (frontier.segments.some((name, at) => names[at] !== name)) throw new LedgerError('damaged', 'a segment of the frontier is missing');
    this.passBorder(frontier, names[this.first.segment] ?? '');
    for (const log of frontier.logs) this.resumeLog(log, frontier.segments);
  }

  /** Where the chain stands is said by the frame that ends at the frontier, which must be the one that the frontier speaks of. */
  private passBorder({ sequence, previous, at }: Frontier, name: string): void {
    const frame = lastFrameBefore(this.layer.readFile(`${this.folder}/segments/${name}`), at);
    if (frame?.intact === true && frame.end === at) this.chain.pass(frame.head, frame.hash);
    const isThere = this.chain.sequence === BigInt(sequence) && equalBytes(this.chain.previous, Buffer.from(previous, 'base64'));
    if (!isThere) throw new LedgerError('damaged', 'the frontier does not stand behind a frame');
  }

  run(): this {
    const names = segmentNames(this.layer.list(`${this.folder}/segments`));
    this.segments.push(...names.slice(0, this.first.segment));
    for (let ordinal = this.first.segment; ordinal < names.length; ordinal += 1) this.segment(ordinal, names[ordinal] ?? '', ordinal === names.length - 1);
    for (const [agencyId, note] of this.notes) this.logs.get(agencyId)?.takeNote(note);
    return this;
  }

  private resumeLog(saved: FrontierLog, segments: readonly string[]): void {
    const log = this.logOf(saved.agencyId);
    log.addresses.packed = saved.size;
    const first = saved.size - (saved.size % TILE_WIDTH);
    const entries = Array.from({ length: saved.size - first }, (_, at) => this.entryAt(log, first + at, segments));
    log.resume(saved.size, saved.rightEdge.map((hashes) => Buffer.from(hashes, 'base64')), entries);
    log.published.packed = saved.size;
    log.takeNote(saved.note);
    if (log.signed.size !== saved.size) throw log.damaged();
    // What was read at an address is an entry of this log only if it is the leaf in the tree.
    for (const [at, entry] of entries.entries()) log.checkLeaf(first + at, entry);
    const last = entries.at(-1) ?? this.entryAt(log, saved.size - 1, segments);
    log.checkLeaf(saved.size - 1, last);
    log.lastRecordedAtMs = parseEntry(last).recordedAtMs;
  }

  private entryAt(log: AgencyLog, index: number, segments: readonly string[]): Uint8Array {
    const { segment, at, length } = log.addresses.at(index);
    return decodeEntry(this.layer.readAt(`${this.folder}/segments/${segments[segment] ?? ''}`, at, length)).entry;
  }

  private segment(ordinal: number, name: string, isLast: boolean): void {
    this.segments.push(name);
    const file = this.layer.readFile(`${this.folder}/segments/${name}`);
    const reader = new SegmentReader(file, ordinal === this.first.segment ? this.first.at : 0);
    for (let frame = this.next(reader, name); frame !== undefined; frame = this.next(reader, name)) this.frame(frame, ordinal, name);
    if (reader.tornBytes > 0 && !isLast) throw damagedSegment(name, 'it ends inside a frame although another segment follows');
    this.lastLength = reader.length;
    this.tornBytes = reader.tornBytes;
    this.fileBytes = file.length;
  }

  private next(reader: SegmentReader, name: string): DecodedFrame | undefined {
    try {
      return reader.next();
    } catch (cause) {
      throw damagedSegment(name, cause instanceof Error ? cause.message : 'it cannot be read', cause);
    }
  }

  private frame(frame: DecodedFrame, ordinal: number, name: string): void {
    if (!frame.intact) throw damagedSegment(name, `frame \`${frame.head.sequence}\` was changed`);
    if (!this.chain.follows(frame.head)) throw damagedSegment(name, `frame \`${frame.head.sequence}\` does not follow the one before it`);
    for (const { agencyId, note } of frame.notes) this.takeNote(agencyId, note);
    for (const part of frame.logs) {
      const log = this.logOf(part.agencyId);
      if (part.firstIndex !== BigInt(log.tree.size)) throw damagedSegment(name, `entry \`${part.firstIndex}\` of \`${part.agencyId}\` is out of order`);
      for (const entry of part.entries) log.replay(entry.entry, { segment: ordinal, at: entry.at, length: entry.length });
      if (log.tree.size - log.published.packed > PACKED_AHEAD) this.packAhead(log);
      if (!equalBytes(log.tree.root(), part.root)) throw damagedSegment(name, `frame \`${frame.head.sequence}\` does not have the root that it says`);
    }
    this.chain.pass(frame.head, frame.hash);
  }

  /** Keeps memory bounded: what a signature already covers goes to its tiles. */
  private packAhead(log: AgencyLog): void {
    const note = this.notes.get(log.agencyId);
    if (note === undefined) return;
    log.takeNote(note);
    log.published.pack(log, log.signed.size);
    log.addresses.pack(log.signed.size);
  }

  /** Signatures are checked at the end, once for each log: a note says what all before it must be. */
  private takeNote(agencyId: FrameNote['agencyId'], note: string): void {
    this.logOf(agencyId);
    this.notes.set(agencyId, note);
  }

  private logOf(agencyId: string): AgencyLog {
    const known = this.logs.get(agencyId);
    if (known !== undefined) return known;
    const log = new AgencyLog(agencyId, this.verifierOf(agencyId), this.layer, this.folder);
    this.logs.set(agencyId, log);
    return log;
  }

  private verifierOf(agencyId: string): NoteVerifier {
    try {
      // A name out of a damaged frame must not lead out of the folder.
      if (!this.layer.list(`${this.folder}/keys`).includes(`${agencyId}.pub`)) throw new LedgerError('damaged', 'no such key');
      return parseVerifier(this.layer.readFile(`${this.folder}/keys/${agencyId}.pub`).toString('utf8'));
    } catch (cause) {
      throw new LedgerError('damaged', `the public key of the log of \`${agencyId}\` is missing or cannot be read; restore the keys folder from its backup`, { cause });
    }
  }
}
