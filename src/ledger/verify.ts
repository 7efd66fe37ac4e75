// Anyone with the folder can recompute the whole record, and believes none of what a running writer says (promise G2).
import { readdir, readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { reasonOf } from './errors.js';
import type { DecodedFrame } from './format/frame.js';
import { type NoteVerifier, parseVerifier } from './format/key.js';
import { asLedgerError, type LedgerProblem, LogAudit } from './log-audit.js';
import { auditMirror, type MirrorReport } from './mirror-audit.js';
import type { MirrorReader } from './mirror-row.js';
import { FrameChain, segmentNames, SegmentReader } from './segment.js';

export interface VerifyOptions {
  readonly folder: string;
  /** The database's copy, to be compared row by row. */
  readonly mirror?: MirrorReader;
  /** Bytes read, out of all bytes. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LedgerReport {
  /** No problem of any kind, in the mirror either. */
  readonly ok: boolean;
  readonly logs: readonly { readonly agencyId: string; readonly origin: string; readonly size: bigint; readonly root: Uint8Array }[];
  readonly problems: readonly LedgerProblem[];
  /** Bytes at the very end that are the beginning of a frame: a write under way, or one that a crash tore off. Never acknowledged. */
  readonly tornBytes: number;
  readonly mirror?: MirrorReport;
}

/** Frames between two pauses, so that a node that verifies itself goes on answering. */
const FRAMES_A_TURN = 64;

/** Reads every frame and recomputes everything. Needs no lock: a writer may be at work. */
export async function verifyLedger(options: VerifyOptions): Promise<LedgerReport> {
  const mirrorHeads = await options.mirror?.heads();
  const audit = new FolderAudit(options.folder);
  await audit.run(options.onProgress);
  const mirrored = options.mirror && (await auditMirror(options.mirror, mirrorHeads ?? [], audit.logs));
  const problems = [...audit.problems, ...[...audit.logs.values()].flatMap((log) => log.problems), ...(mirrored?.problems ?? [])];
  const logs = [...audit.logs.values()].map(({ agencyId, origin, tree }) => ({ agencyId, origin, size: BigInt(tree.size), root: tree.root() }));
  return { ok: problems.length === 0, logs, problems, tornBytes: audit.tornBytes, ...(mirrored && { mirror: mirrored.report }) };
}

class FolderAudit {
  readonly logs = new Map<string, LogAudit>();
  readonly problems: LedgerProblem[] = [];
  tornBytes = 0;
  private readonly chain = new FrameChain();
  private framesRead = 0;

  constructor(private readonly folder: string) {}

  async run(onProgress: VerifyOptions['onProgress']): Promise<void> {
    const names = segmentNames(await namesIn(`${this.folder}/segments`));
    const sizes = await Promise.all(names.map(async (name) => (await stat(`${this.folder}/segments/${name}`)).size));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    let done = 0;
    for (const [ordinal, name] of names.entries()) {
      const reader = new SegmentReader(await readFile(`${this.folder}/segments/${name}`));
      await this.segment(reader, name, ordinal === names.length - 1, () => onProgress?.(Math.min(total, done + reader.length), total));
      done += reader.length;
    }
  }

  private async segment(reader: SegmentReader, name: string, isLast: boolean, onTurn: () => void): Promise<void> {
    try {
      for (let frame = reader.next(); frame !== undefined; frame = reader.next()) {
        await this.frame(frame, name);
        if ((this.framesRead += 1) % FRAMES_A_TURN !== 0) continue;
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

  private async frame(frame: DecodedFrame, name: string): Promise<void> {
    if (!frame.intact) this.report('frame_damaged', `segment \`${name}\`: frame \`${frame.head.sequence}\` was changed`);
    if (!this.chain.follows(frame.head)) this.report('frame_order', `segment \`${name}\`: frame \`${frame.head.sequence}\` does not follow the one before it`);
    for (const part of frame.logs) (await this.logOf(part.agencyId)).take(part);
    this.chain.pass(frame.head, frame.hash);
  }

  private async logOf(agencyId: string): Promise<LogAudit> {
    const known = this.logs.get(agencyId);
    if (known !== undefined) return known;
    const log = new LogAudit(agencyId, await this.keyOf(agencyId));
    this.logs.set(agencyId, log);
    return log;
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

/** No folder is an empty ledger. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return [];
    throw fault;
  }
}
