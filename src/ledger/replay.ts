// Start-up believes nothing but the bytes: it reads every frame, rebuilds every tree, and compares each log with the last
// checkpoint its key signed. Only a tail that a crash tore off is cut; anything else that does not fit refuses to start.
import { AgencyLog } from './agency-log.js';
import type { FileLayer } from './file-layer.js';
import type { DecodedFrame } from './format/frame.js';
import type { KeyFolder } from './key-folder.js';
import { damagedSegment, FrameChain, segmentNames, SegmentReader } from './segment.js';

export class Replay {
  readonly logs = new Map<string, AgencyLog>();
  readonly chain = new FrameChain();
  readonly segments: string[] = [];
  /** Bytes of complete frames in the last segment. */
  lastLength = 0;
  /** Bytes after them, to be cut. */
  tornBytes = 0;
  private readonly lastEntries = new Map<AgencyLog, Uint8Array>();

  constructor(
    private readonly layer: FileLayer,
    private readonly keys: KeyFolder,
  ) {}

  /** Reads the whole folder of segments. Throws `damaged`. */
  run(folder: string): void {
    const names = segmentNames(this.layer.list(folder));
    for (const [ordinal, name] of names.entries()) this.segment(ordinal, name, `${folder}/${name}`, ordinal === names.length - 1);
    for (const [log, entry] of this.lastEntries) log.checkReplayed(entry);
  }

  private segment(ordinal: number, name: string, path: string, isLast: boolean): void {
    this.segments.push(name);
    const reader = new SegmentReader(this.layer.readFile(path));
    for (let frame = reader.next(); frame !== undefined; frame = reader.next()) this.frame(frame, ordinal, name);
    if (reader.tornBytes > 0 && !isLast) throw damagedSegment(name, 'it ends inside a frame although another segment follows');
    this.lastLength = reader.length;
    this.tornBytes = reader.tornBytes;
  }

  private frame(frame: DecodedFrame, ordinal: number, name: string): void {
    if (!frame.intact) throw damagedSegment(name, `frame \`${frame.head.sequence}\` was changed`);
    if (!this.chain.follows(frame.head)) throw damagedSegment(name, `frame \`${frame.head.sequence}\` does not follow the one before it`);
    for (const part of frame.logs) {
      const log = this.logOf(part.agencyId);
      if (part.firstIndex !== BigInt(log.size)) throw damagedSegment(name, `entry \`${part.firstIndex}\` of \`${part.agencyId}\` is out of order`);
      for (const entry of part.entries) log.replay(entry.entry, { segment: ordinal, at: entry.at, length: entry.length });
      log.note = part.note;
      this.lastEntries.set(log, Uint8Array.from(part.entries.at(-1)?.entry ?? []));
    }
    this.chain.pass(frame.head, frame.hash);
  }

  private logOf(agencyId: string): AgencyLog {
    const known = this.logs.get(agencyId);
    if (known !== undefined) return known;
    const log = new AgencyLog(agencyId, this.keys.signer(agencyId));
    this.logs.set(agencyId, log);
    return log;
  }
}
