// Anyone with the folder can recompute the whole record, and believes none of what a running writer says (promise G2).
import { open, readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Address } from './address-book.js';
import { reasonOf } from './errors.js';
import type { DecodedFrame } from './format/frame.js';
import { type NoteVerifier, parseVerifier } from './format/key.js';
import type { Policy } from './format/policy.js';
import { asLedgerError, type LedgerProblem, LogAudit } from './log-audit.js';
import { auditMirror, type MirrorReport } from './mirror-audit.js';
import type { MirrorReader } from './mirror-row.js';
import { type FoundNote, namesIn, readOutsideHeads } from './outside-heads.js';
import { auditPolicy } from './policy-audit.js';
import { FrameChain, segmentNames, SegmentReader } from './segment.js';
import type { SignedLog } from './signer/log-signer.js';
import { auditPublic, filesUnder } from './tile-audit.js';

export interface VerifyOptions {
  readonly folder: string;
  /** The database's copy, to be compared row by row. */
  readonly mirror?: MirrorReader;
  /** What the signer says it signed last (`RemoteSigner.signed`). */
  readonly signed?: readonly SignedLog[];
  /** Whose keys one believes, and how many witnesses must agree. */
  readonly policy?: Policy;
  /** Signed checkpoints that one kept, by agency. */
  readonly seen?: Readonly<Record<string, string>>;
  /** With a policy: the newest cosigned checkpoint may be at most so old. */
  readonly maxAgeMs?: number;
  /** Milliseconds since the Unix epoch; needed with a policy. */
  readonly nowMs?: number;
  /** Bytes read, out of all bytes. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Rejects with its reason when it aborts. */
  readonly abort?: AbortSignal;
}

export interface VerifiedLog {
  readonly agencyId: string;
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  /** Entries that a signature covers: the rest is the tail of a writer at work or killed. */
  readonly signed: bigint;
  /** Entries that a quorum covers; 0 without a policy. */
  readonly cosigned: bigint;
}

export interface LedgerReport {
  /** No problem of any kind, in the mirror either. */
  readonly ok: boolean;
  readonly logs: readonly VerifiedLog[];
  readonly problems: readonly LedgerProblem[];
  /** Bytes at the very end that are the beginning of a frame: a write under way, or one that a crash tore off. Never acknowledged. */
  readonly tornBytes: number;
  readonly mirror?: MirrorReport;
}

/** Frames between two pauses, so that a node that verifies itself goes on answering. */
const FRAMES_A_TURN = 64;

/** Reads every frame and recomputes everything. Needs no lock: a writer may be at work. */
export async function verifyLedger(options: VerifyOptions): Promise<LedgerReport> {
  const { folder, mirror, policy, signed = [], seen = {} } = options;
  const mirrorHeads = await mirror?.heads();
  const outside = await readOutsideHeads(folder, signed, seen);
  const tiles = await publishedBefore(folder);
  const audit = new FolderAudit(options);
  await audit.run();
  await audit.compare(outside.notes, signed, tiles);
  if (policy !== undefined) audit.problems.push(...auditPolicy(policy, outside.notes, audit.logs, options));
  const mirrored = mirror && (await auditMirror(mirror, mirrorHeads ?? [], audit.logs));
  const problems = [...audit.problems, ...[...audit.logs.values()].flatMap((log) => log.problems), ...(mirrored?.problems ?? [])];
  const logs = [...audit.logs.values()].map(verifiedLog);
  return { ok: problems.length === 0, logs, problems, tornBytes: audit.tornBytes, ...(mirrored && { mirror: mirrored.report }) };
}

/** The published files of each agency. */
async function publishedBefore(folder: string): Promise<Map<string, readonly string[]>> {
  const agencies = await namesIn(`${folder}/public`);
  return new Map(await Promise.all(agencies.map(async (agencyId) => [agencyId, await filesUnder(`${folder}/public/${agencyId}`, '')] as const)));
}

function verifiedLog({ agencyId, origin, tree, signedSize, cosignedSize }: LogAudit): VerifiedLog {
  return { agencyId, origin, size: BigInt(tree.size), root: tree.root(), signed: signedSize, cosigned: cosignedSize };
}

class FolderAudit {
  readonly logs = new Map<string, LogAudit>();
  readonly problems: LedgerProblem[] = [];
  tornBytes = 0;
  private readonly chain = new FrameChain();
  private framesRead = 0;
  private names: string[] = [];
  private readonly folder: string;

  constructor(private readonly options: VerifyOptions) {
    this.folder = options.folder;
  }

  async run(): Promise<void> {
    this.names = segmentNames(await namesIn(`${this.folder}/segments`));
    const sizes = await Promise.all(this.names.map(async (name) => (await stat(`${this.folder}/segments/${name}`)).size));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    let done = 0;
    for (const [ordinal, name] of this.names.entries()) {
      const reader = new SegmentReader(await readFile(`${this.folder}/segments/${name}`));
      await this.segment(reader, ordinal, () => this.options.onProgress?.(Math.min(total, done + reader.length), total));
      done += sizes[ordinal] ?? 0;
    }
    this.options.onProgress?.(total, total);
  }

  /** With what stands outside the frames: signer, witnesses, published files. */
  async compare(notes: readonly FoundNote[], signed: readonly SignedLog[], tiles: ReadonlyMap<string, readonly string[]>): Promise<void> {
    for (const { agencyId, vkey, size } of signed) {
      const log = this.logs.get(agencyId);
      if (log === undefined && size > 0n) this.report('rolled_back', `the signer signed \`${size}\` entries of \`${agencyId}\`, and none are on disk`);
      else if (log?.key !== undefined && log.key.vkey !== vkey) log.report('wrong_key', 'the public key in the folder is not the signer\'s');
    }
    for (const { agencyId, note, found } of notes) {
      const log = this.logs.get(agencyId);
      if (log === undefined) this.report('rolled_back', `${found} speaks of a log of \`${agencyId}\`, and none is on disk`);
      else log.takeNote(note, found);
    }
    for (const log of this.logs.values()) {
      const published = notes.find(({ agencyId, found }) => agencyId === log.agencyId && found === 'the published checkpoint');
      const [, size] = /^[^\n]+\n([0-9]{1,19})\n/.exec(published?.note ?? '') ?? [];
      await auditPublic(this.folder, log, BigInt(size ?? 0), tiles.get(log.agencyId) ?? []);
      this.options.abort?.throwIfAborted();
    }
  }

  private async segment(reader: SegmentReader, ordinal: number, onTurn: () => void): Promise<void> {
    const name = this.names[ordinal] ?? '';
    const isLast = ordinal === this.names.length - 1;
    try {
      for (let frame = reader.next(); frame !== undefined; frame = reader.next()) {
        await this.frame(frame, ordinal);
        if ((this.framesRead += 1) % FRAMES_A_TURN !== 0) continue;
        this.options.abort?.throwIfAborted();
        onTurn();
        await setImmediate();
      }
      if (reader.tornBytes > 0 && !isLast) this.report('frame_damaged', `segment \`${name}\` ends inside a frame although another follows`);
      if (isLast) this.tornBytes = reader.tornBytes;
    } catch (fault) {
      // What follows in this segment has no beginning any more; the next segment starts afresh.
      this.report('frame_damaged', `segment \`${name}\`: ${reasonOf(asLedgerError(fault))}`);
    }
    onTurn();
  }

  private async frame(frame: DecodedFrame, ordinal: number): Promise<void> {
    const name = this.names[ordinal] ?? '';
    if (!frame.intact) this.report('frame_damaged', `segment \`${name}\`: frame \`${frame.head.sequence}\` was changed`);
    if (!this.chain.follows(frame.head)) this.report('frame_order', `segment \`${name}\`: frame \`${frame.head.sequence}\` does not follow the one before it`);
    for (const part of frame.logs) (await this.logOf(part.agencyId)).take(part, ordinal);
    for (const { agencyId, note } of frame.notes) (await this.logOf(agencyId)).takeNote(note);
    this.chain.pass(frame.head, frame.hash);
  }

  private async logOf(agencyId: string): Promise<LogAudit> {
    const known = this.logs.get(agencyId);
    if (known !== undefined) return known;
    const log = new LogAudit(agencyId, await this.keyOf(agencyId), (address) => this.readAt(address));
    this.logs.set(agencyId, log);
    return log;
  }

  private async readAt({ segment, at, length }: Address): Promise<Uint8Array> {
    const file = await open(`${this.folder}/segments/${this.names[segment] ?? ''}`);
    try {
      const bytes = Buffer.alloc(length);
      await file.read(bytes, 0, length, at);
      return bytes;
    } finally {
      await file.close();
    }
  }

  private async keyOf(agencyId: string): Promise<NoteVerifier | undefined> {
    // A name out of a damaged frame must not lead out of the folder.
    const name = (await namesIn(`${this.folder}/keys`)).find((one) => one === `${agencyId}.pub`);
    return name === undefined ? undefined : parseVerifier(await readFile(`${this.folder}/keys/${name}`, 'utf8'));
  }

  private report(code: LedgerProblem['code'], message: string): void {
    this.problems.push({ log: '', code, message });
  }
}
