// A witness vouches that a log only ever grew. It remembers one checkpoint a log and cosigns nothing that does not extend
// it; what it remembers is on its disk before its word leaves (C2SP tlog-witness).
import type { Clock, Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { headOf, lineOf, type WitnessSigner, type WitnessVerifier } from '../format/cosignature.js';
import type { Checkpoint } from '../format/checkpoint.js';
import { emptyRoot, equalBytes } from '../format/hash.js';
import type { NoteVerifier } from '../format/key.js';
import { openNote } from '../format/note.js';
import { verifyConsistency } from '../format/proof.js';
import { type AddCheckpoint, parseAddCheckpoint } from '../format/witness-request.js';
import { lockFolder } from '../lock.js';
import { type WriteDurably, writeDurably } from './durable-file.js';
import { originHash, WitnessFolder } from './witness-folder.js';

export interface WitnessOptions {
  /** The witness's own; made with mode 0700 when absent. */
  readonly folder: string;
  /** Needed by a new witness; an existing one keeps its own. */
  readonly name?: string;
  readonly mlDsa?: boolean;
  /** Keys of the logs it serves; one origin may have several. */
  readonly logs: readonly NoteVerifier[];
  readonly clock: Clock;
  readonly random: Random;
  /** Told of every log found forked: its origin, and where both signed checkpoints lie. */
  readonly onFork?: (origin: string, evidence: string) => void;
  readonly write?: WriteDurably;
}

/** What a log is told. `conflict` names the size that the witness holds. */
export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly lines: string }
  | { readonly kind: 'conflict'; readonly size: bigint }
  | { readonly kind: 'unknown_log' | 'not_signed' }
  | { readonly kind: 'malformed' | 'bad_proof'; readonly reason: string };

interface Held {
  readonly head: Checkpoint;
  /** With the log's signature and our own. */
  readonly note: string;
  readonly timeSeconds: bigint;
}

/** One log as the witness knows it. */
class WatchedLog {
  readonly keys: NoteVerifier[] = [];
  held: Held | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  /** One request at a time: comparing with what is held, and holding something else, must not be interleaved. */
  inTurn<T>(take: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(take, take);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}

export class Witness {
  private readonly logs = new Map<string, WatchedLog>();

  private constructor(
    private readonly options: WitnessOptions,
    private readonly folder: WitnessFolder,
    private readonly signers: readonly WitnessSigner[],
    private unlock: (() => void) | undefined,
  ) {}

  /** Opens the folder for this process alone. Rejects `locked`, `damaged` or `bad_key`. */
  static async open(options: WitnessOptions): Promise<Witness> {
    const folder = new WitnessFolder(options.folder, options.write ?? writeDurably);
    await folder.make();
    const unlock = lockFolder(options.folder);
    try {
      const signers = await folder.signers({ name: options.name, mlDsa: options.mlDsa ?? false }, options.random);
      const witness = new Witness(options, folder, signers, unlock);
      await witness.load();
      return witness;
    } catch (fault) {
      unlock();
      throw fault;
    }
  }

  get verifiers(): readonly WitnessVerifier[] {
    return this.signers.map(({ verifier }) => verifier);
  }

  /** Origins with the size and time of what was last cosigned. */
  get watched(): readonly { readonly origin: string; readonly size: bigint | undefined; readonly timeMs: number | undefined }[] {
    return [...this.logs].map(([origin, { held }]) => ({ origin, size: held?.head.size, timeMs: held && Number(held.timeSeconds) * 1000 }));
  }

  /** The checkpoint held of the log whose origin has this SHA-256 (hex), signed and cosigned. */
  heldNote(hash: string): string | undefined {
    for (const [origin, { held }] of this.logs) if (originHash(origin) === hash) return held?.note;
    return undefined;
  }

  /** Answers the body of an `add-checkpoint` request. Rejects only when the disk fails: then nothing was cosigned. */
  async addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    try {
      const request = parseAddCheckpoint(body);
      const log = this.logs.get(request.note.slice(0, request.note.indexOf('\n')));
      if (log === undefined) return { kind: 'unknown_log' };
      const opened = openSigned(request.note, log.keys);
      return opened === undefined ? { kind: 'not_signed' } : await log.inTurn(() => this.take(log, request, opened));
    } catch (fault) {
      if (fault instanceof LedgerError) return { kind: 'malformed', reason: fault.message };
      throw fault;
    }
  }

  /** Gives the folder back; a second time does nothing. */
  close(): void {
    const { unlock } = this;
    this.unlock = undefined;
    unlock?.();
  }

  private async load(): Promise<void> {
    for (const key of this.options.logs) {
      const log = this.logs.get(key.name) ?? new WatchedLog();
      log.keys.push(key);
      this.logs.set(key.name, log);
    }
    for (const [origin, log] of this.logs) {
      const note = await this.folder.kept(origin);
      if (note !== undefined) log.held = this.heldOf(origin, log, note);
    }
  }

  /** What lies on the disk must be what we cosigned: else somebody would choose what we hold. */
  private heldOf(origin: string, log: WatchedLog, note: string): Held {
    let timeSeconds = 0n;
    const own = this.signers.map(({ verifier }) => ({
      ...verifier,
      verify: (text: Uint8Array, signature: Uint8Array): boolean => {
        const time = verifier.timeOf(Buffer.from(text).toString(), signature);
        if (time !== undefined && time > timeSeconds) timeSeconds = time;
        return time !== undefined;
      },
    }));
    try {
      const head = headOf(openNote(note, own).text);
      if (head.origin === origin && openSigned(note, log.keys) !== undefined) return { head, note, timeSeconds };
    } catch (cause) {
      throw this.damaged(origin, cause);
    }
    throw this.damaged(origin);
  }

  // INVARIANT: what is held is on the disk before a cosignature of it leaves, and never shrinks (witness.test.ts).
  private async take(log: WatchedLog, request: AddCheckpoint, opened: Opened): Promise<WitnessAnswer> {
    const { head } = opened;
    const { held } = log;
    if (request.oldSize > head.size) return { kind: 'malformed', reason: 'the old size is above the size of the checkpoint; send the newer checkpoint' };
    const heldSize = held?.head.size ?? 0n;
    // Two signed roots of one size are the proof of a fork, whatever else is wrong with the request.
    const isFork = held !== undefined && heldSize === head.size && !equalBytes(held.head.root, head.root);
    if (isFork) await this.keepFork(head.origin, [held.note, opened.note]);
    if (isFork || request.oldSize !== heldSize) return { kind: 'conflict', size: heldSize };
    const error = proofError(request, held?.head.root ?? emptyRoot(), head);
    if (error !== undefined) {
      await this.folder.keepEvidence(head.origin, [...(held === undefined ? [] : [held.note]), opened.note]);
      return { kind: 'bad_proof', reason: error };
    }
    return { kind: 'cosigned', lines: await this.cosign(log, opened) };
  }

  private async cosign(log: WatchedLog, { head, text, note }: Opened): Promise<string> {
    const nowSeconds = BigInt(Math.floor(this.options.clock() / 1000));
    // A clock set back must not make us say that the larger tree came first.
    const timeSeconds = log.held !== undefined && log.held.timeSeconds > nowSeconds ? log.held.timeSeconds : nowSeconds;
    const lines = this.signers.map((signer) => signer.cosign(text, timeSeconds)).join('');
    const held = { head, note: note + lines, timeSeconds };
    if (log.held?.head.size !== head.size) await this.folder.keep(head.origin, held.note);
    log.held = held;
    return lines;
  }

  private async keepFork(origin: string, notes: readonly string[]): Promise<void> {
    this.options.onFork?.(origin, await this.folder.keepEvidence(origin, notes));
  }

  private damaged(origin: string, cause?: unknown): LedgerError {
    return new LedgerError('damaged', `what is kept of the log \`${origin}\` is not what this witness cosigned; keep the folder as evidence and restore it from its backup`, { cause });
  }
}

interface Opened {
  readonly head: Checkpoint;
  readonly text: string;
  /** The text with the log's own signatures, and no others. */
  readonly note: string;
}

/** The checkpoint when the log signed it; undefined when it did not. Throws `bad_checkpoint`. */
function openSigned(note: string, keys: readonly NoteVerifier[]): Opened | undefined {
  const lines = new Map<string, string>();
  const noting = keys.map((key) => ({
    ...key,
    verify: (text: Uint8Array, signature: Uint8Array): boolean => {
      // One line a key: a log must not swell its note until we could not read it again.
      lines.set(key.vkey, lineOf(key, signature));
      return key.verify(text, signature);
    },
  }));
  try {
    const { text } = openNote(note, noting);
    return { head: headOf(text), text, note: `${text}\n${[...lines.values()].join('')}` };
  } catch (fault) {
    if (fault instanceof LedgerError && fault.code === 'bad_note') return undefined;
    throw fault;
  }
}

function proofError({ oldSize, proof }: AddCheckpoint, oldRoot: Uint8Array, head: Checkpoint): string | undefined {
  if (oldSize === 0n && proof.length > 0) return 'a proof from size 0 is empty';
  if (oldSize === 0n) return head.size > 0n || equalBytes(head.root, emptyRoot()) ? undefined : 'the root of size 0 is not that of an empty tree';
  const check = verifyConsistency({ size1: oldSize, size2: head.size, root1: oldRoot, root2: head.root, proof });
  return check.ok ? undefined : check.error;
}
