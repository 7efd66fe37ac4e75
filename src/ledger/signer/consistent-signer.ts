// The log's key signs one history only: every head it signs extends the one it signed before, proven before the key is
// touched. So a writer who is bought, and the disk of the log with it, cannot have two histories signed (promise G2).
// INVARIANT: no call returns a note before the slot that remembers it is written; held by consistent-signer.test.ts.
import { existsSync } from 'node:fs';
import { LedgerError } from '../errors.js';
import { diskLayer, type FileLayer, writeWhole } from '../file-layer.js';
import { type Checkpoint, openCheckpoint, signCheckpoint } from '../format/checkpoint.js';
import { emptyRoot, equalBytes, HASH_BYTES } from '../format/hash.js';
import { isKeyName, type NoteSigner } from '../format/key.js';
import { verifyConsistency } from '../format/proof.js';
import { lockFolder } from '../lock.js';
import type { KeyStore } from './keys.js';
import type { LogSigner, SignedLog, SignRequest } from './log-signer.js';
import { SignedFile, type SlotDisk, type SlotPair, slotDisk } from './signed-file.js';

export interface SignerOptions {
  /** Belongs to the signer alone; mode 0700. */
  readonly folder: string;
  /** Opened once the folder is locked. */
  readonly keys: (layer: FileLayer, folder: string) => KeyStore;
  readonly layer?: FileLayer;
  readonly disk?: SlotDisk;
}

/** A log as the signer knows it. */
interface KnownLog {
  readonly agencyId: string;
  readonly key: NoteSigner;
  readonly place: number;
  /** The slot that holds `note`. */
  slot: 0 | 1;
  last: Checkpoint | undefined;
  note: string;
}

const MAX_U64 = 2n ** 64n - 1n;
/** Twice in a note, and the note in a slot. */
const MAX_ORIGIN_BYTES = 255;
const EPOCH = 'epoch';
const SIGNED = 'signed';

export class ConsistentSigner implements LogSigner {
  private readonly logs = new Map<string, KnownLog>();
  private readonly unused = new Map<string, SlotPair>();
  private epoch: bigint;
  private closed = false;

  private constructor(
    private readonly layer: FileLayer,
    private readonly folder: string,
    private readonly keys: KeyStore,
    private readonly file: SignedFile,
    private readonly release: () => void,
  ) {
    this.epoch = this.readEpoch();
    for (const pair of file.pairs) {
      if (this.unused.has(pair.agencyId)) throw damaged(`the log of \`${pair.agencyId}\` stands twice in the file \`${SIGNED}\``);
      this.unused.set(pair.agencyId, pair);
    }
    for (const agencyId of keys.agencies()) this.know(agencyId, keys.key(agencyId), this.unused.get(agencyId));
    const orphan = [...this.unused.values()].find(({ notes }) => notes.some((note) => note !== '' && note !== undefined));
    if (orphan !== undefined) throw damaged(`the log of \`${orphan.agencyId}\` was signed, but its key is gone`);
  }

  /** Opens the signer's folder (made when absent). Throws `damaged`, or `locked` while another signer has it. */
  static open(options: SignerOptions): ConsistentSigner {
    const { folder, layer = diskLayer, disk = slotDisk } = options;
    layer.makeFolder(folder);
    const closers = [lockSigner(folder)];
    const closeAll = (): void => closers.toReversed().forEach((close) => close());
    try {
      const keys = options.keys(layer, folder);
      closers.push(() => keys.close());
      const isNew = !existsSync(`${folder}/${SIGNED}`);
      if (isNew && keys.agencies().length > 0) throw damaged(`the file \`${SIGNED}\` is gone`);
      const file = new SignedFile(`${folder}/${SIGNED}`, disk);
      closers.push(() => file.close());
      if (isNew) layer.syncFolder(folder);
      return new ConsistentSigner(layer, folder, keys, file, closeAll);
    } catch (fault) {
      closeAll();
      throw fault;
    }
  }

  async open(atLeast: bigint): Promise<{ readonly epoch: bigint; readonly logs: readonly SignedLog[] }> {
    this.checkRunning();
    const epoch = atLeast > this.epoch ? atLeast : this.epoch + 1n;
    if (atLeast < 0n || epoch > MAX_U64) throw new LedgerError('bad_entry', 'an epoch has 64 bits; look at the ledger that asked for it');
    // Durable first: a writer that was fenced off must stay so through a restart of the signer.
    writeWhole(this.layer, this.folder, EPOCH, `${epoch}\n`);
    this.epoch = epoch;
    return { epoch, logs: this.signed() };
  }

  async keyOf(agencyId: string, origin: string): Promise<string> {
    this.checkRunning();
    const known = this.logs.get(agencyId);
    if (known !== undefined && known.key.verifier.name === origin) return known.key.verifier.vkey;
    if (known !== undefined || [...this.logs.values()].some(({ key }) => key.verifier.name === origin)) {
      throw new LedgerError('bad_key', 'the log has a key under another origin, or the origin is another log\'s; a log keeps its origin for ever');
    }
    checkNames(agencyId, origin);
    return this.makeKey(agencyId, origin).verifier.vkey;
  }

  async sign(epoch: bigint, heads: readonly SignRequest[]): Promise<readonly string[]> {
    this.checkRunning();
    if (epoch !== this.epoch) throw new LedgerError('fenced', 'a newer writer has taken over this ledger; stop this one');
    if (new Set(heads.map(({ agencyId }) => agencyId)).size < heads.length) throw new LedgerError('bad_entry', 'a log stands twice in one call; ask for its last head only');
    const extensions = heads.map((head) => this.extensionOf(head));
    const notes = extensions.map(({ log, next }) => (next === undefined ? log.note : signCheckpoint(next, log.key)));
    extensions.forEach(({ log, next }, at) => {
      if (next !== undefined) this.remember(log, next, notes[at] ?? '');
    });
    return notes;
  }

  /** What was signed last in each log. Public: a verifier may have it. */
  signed(): readonly SignedLog[] {
    return [...this.logs.values()].map(({ agencyId, key, last, note }) => (
      { agencyId, origin: key.verifier.name, vkey: key.verifier.vkey, size: last?.size ?? 0n, note }
    ));
  }

  /** Syncs what is still in memory. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.release();
  }

  /** `next` is undefined for the head that was signed last: a writer that lost the answer gets it again. */
  private extensionOf(head: SignRequest): { log: KnownLog; next: Checkpoint | undefined } {
    const log = this.logs.get(head.agencyId);
    if (log === undefined) throw new LedgerError('not_found', 'the log has no key yet; ask for its key first');
    const { oldSize, size, root } = head;
    if (size < 0n || size > MAX_U64 || root.length !== HASH_BYTES) throw new LedgerError('bad_checkpoint', 'a head has a size of 64 bits and a root of 32 bytes');
    if (log.last?.size === size && equalBytes(log.last.root, root)) return { log, next: undefined };
    if (oldSize !== (log.last?.size ?? 0n)) throw inconsistent(log, 'it is said to extend another size');
    checkExtends(log, head);
    return { log, next: { origin: log.key.verifier.name, size, root: Uint8Array.from(root) } };
  }

  private remember(log: KnownLog, next: Checkpoint, note: string): void {
    const slot = log.slot === 0 ? 1 : 0;
    // The first note goes into both: an empty slot reads as never signed, and must not be what damage leaves behind.
    if (log.note === '') this.file.write(log.agencyId, log.place, log.slot, note);
    this.file.write(log.agencyId, log.place, slot, note);
    Object.assign(log, { slot, last: next, note });
  }

  private makeKey(agencyId: string, origin: string): NoteSigner {
    // The room to remember comes first: a key without it means that what was signed has been taken away.
    const pair = this.unused.get(agencyId) ?? this.file.add(agencyId);
    this.unused.set(agencyId, pair);
    const key = this.keys.make(agencyId, origin);
    if (key.verifier.name !== origin) throw damaged(`the key of the log of \`${agencyId}\` belongs to another origin`);
    this.know(agencyId, key, pair);
    return key;
  }

  private know(agencyId: string, key: NoteSigner, pair: SlotPair | undefined): void {
    if (pair === undefined) throw damaged(`what was signed for the log of \`${agencyId}\` is gone`);
    this.logs.set(agencyId, knownLog(agencyId, key, pair));
    this.unused.delete(agencyId);
  }

  private readEpoch(): bigint {
    if (!existsSync(`${this.folder}/${EPOCH}`)) {
      if (this.keys.agencies().length > 0) throw damaged(`the file \`${EPOCH}\` is gone`);
      writeWhole(this.layer, this.folder, EPOCH, '0\n');
    }
    const text = this.layer.readFile(`${this.folder}/${EPOCH}`).toString('utf8');
    if (!/^(0|[1-9][0-9]{0,19})\n$/.test(text) || BigInt(text) > MAX_U64) throw damaged(`the file \`${EPOCH}\` is not a number`);
    return BigInt(text);
  }

  private checkRunning(): void {
    if (this.closed) throw new LedgerError('unavailable', 'the signer was closed; open it again');
    if (this.file.stopped !== undefined) throw new LedgerError('stopped', `the signer stopped: ${this.file.stopped}; check its disk, then start it again`);
  }
}

/** Reads the newer of two slots. Throws `damaged` when neither holds, or one size has two roots. */
function knownLog(agencyId: string, key: NoteSigner, { place, notes }: SlotPair): KnownLog {
  const [first, second] = notes.map((note) => readNote(note, key));
  if (first === undefined && second === undefined) throw damaged(`what was signed for the log of \`${agencyId}\` cannot be read`);
  if (first?.last !== undefined && first.last.size === second?.last?.size && first.note !== second.note) {
    throw damaged(`the log of \`${agencyId}\` has two roots for one size`);
  }
  const slot = first === undefined || sizeIn(second) > sizeIn(first) ? 1 : 0;
  const { last, note } = (slot === 0 ? first : second) ?? { last: undefined, note: '' };
  return { agencyId, key, place, slot, last, note };
}

interface ReadNote {
  readonly last: Checkpoint | undefined;
  readonly note: string;
}

/** Undefined for a slot that does not hold: torn by a power cut, or written by someone without the key. */
function readNote(note: string | undefined, key: NoteSigner): ReadNote | undefined {
  if (note === undefined || note === '') return note === undefined ? undefined : { last: undefined, note };
  try {
    return { last: openCheckpoint(note, key.verifier), note };
  } catch (fault) {
    if (fault instanceof LedgerError) return undefined;
    throw fault;
  }
}

function sizeIn(read: ReadNote | undefined): bigint {
  return read?.last?.size ?? -1n;
}

function checkExtends(log: KnownLog, { size, root, proof }: SignRequest): void {
  const old = log.last;
  if (old === undefined || old.size === 0n) {
    if (proof.length > 0) throw inconsistent(log, 'a first head has no proof');
    if (size === 0n && !equalBytes(root, emptyRoot())) throw inconsistent(log, 'the empty log has another root');
    return;
  }
  const check = verifyConsistency({ size1: old.size, root1: old.root, size2: size, root2: root, proof });
  if (!check.ok) throw inconsistent(log, check.error);
}

function checkNames(agencyId: string, origin: string): void {
  // The id becomes a file name.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(agencyId)) {
    throw new LedgerError('bad_key', 'an agency id is 1 to 64 letters, digits, `-`, `_` or `.`, and begins with a letter or digit');
  }
  if (!isKeyName(origin) || Buffer.byteLength(origin) > MAX_ORIGIN_BYTES || Buffer.from(origin).toString() !== origin) {
    throw new LedgerError('bad_key', 'an origin is 1 to 255 bytes without space, plus or control character');
  }
}

function lockSigner(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (fault) {
    if (!(fault instanceof LedgerError) || fault.code !== 'locked') throw fault;
    throw new LedgerError('locked', `another signer has the folder \`${folder}\` open; stop it, or use its socket`, { cause: fault });
  }
}

function inconsistent(log: KnownLog, reason: string): LedgerError {
  const size = log.last?.size ?? 0n;
  return new LedgerError('inconsistent', `the head of \`${log.agencyId}\` does not extend the log as it was signed at size \`${size}\`: ${reason}; keep both folders as evidence`);
}

function damaged(message: string): LedgerError {
  return new LedgerError('damaged', `${message}; keep the signer's folder as evidence, then restore it whole from its newest copy`);
}
