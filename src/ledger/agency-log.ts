// One agency's log as the writer holds it: its tree, its public key, what of it is signed, and where each entry lies on disk.
import { type Address, AddressBook } from './address-book.js';
import { LedgerError } from './errors.js';
import type { FileLayer } from './file-layer.js';
import { openCheckpoint } from './format/checkpoint.js';
import { parseEntry } from './format/entry.js';
import { decodeEntry, type FrameEntry } from './format/frame.js';
import { emptyRoot, equalBytes, hashLeaf, sha256 } from './format/hash.js';
import type { NoteVerifier } from './format/key.js';
import { PublicFolder, type SignedSize } from './public-folder.js';
import { TILE_WIDTH } from './subtree.js';
import { TiledTree } from './tiled-tree.js';

export class AgencyLog {
  readonly tree: TiledTree;
  readonly addresses: AddressBook;
  readonly published: PublicFolder;
  /** Entries on disk, signed or not; the tree may already hold a batch more. */
  durable = 0;
  /** What may be told of: acknowledged, and signed. */
  signed: SignedSize = { size: 0, root: emptyRoot(), note: '' };
  lastRecordedAtMs = 0;
  /** Entries from the first that stands in no full bundle on disk. */
  private readonly unbundled: Uint8Array[] = [];

  constructor(
    readonly agencyId: string,
    readonly verifier: NoteVerifier,
    layer: FileLayer,
    folder: string,
  ) {
    this.published = new PublicFolder(layer, `${folder}/public/${agencyId}`);
    this.tree = new TiledTree((level, number) => this.published.readTile(level, number));
    this.addresses = new AddressBook(layer, `${folder}/index/${agencyId}`);
  }

  get origin(): string {
    return this.verifier.name;
  }

  /** Time never runs backwards in a log, whatever the clock does. */
  nextRecordedAtMs(nowMs: number): number {
    return Math.max(this.lastRecordedAtMs, Math.trunc(nowMs));
  }

  /** Takes an entry into the tree; its index. */
  push(entry: Uint8Array, leafHash: Uint8Array, recordedAtMs: number): number {
    const index = this.tree.size;
    this.tree.push(leafHash);
    this.unbundled.push(entry);
    this.lastRecordedAtMs = recordedAtMs;
    return index;
  }

  /** Takes an entry that was read back from its frame. */
  replay(entry: Uint8Array, address: Address): void {
    this.push(Uint8Array.from(entry), hashLeaf(entry), this.checked(() => parseEntry(entry)).recordedAtMs);
    this.addresses.add(address);
    this.durable = this.tree.size;
  }

  /** The entries of a bundle, for its file. */
  bundle(number: number, width: number): Uint8Array[] {
    const from = number * TILE_WIDTH - (this.tree.size - this.unbundled.length);
    return this.unbundled.slice(from, from + width);
  }

  /** Bundles below `number` are on disk. */
  bundled(number: number): void {
    this.unbundled.splice(0, Math.max(0, number * TILE_WIDTH - (this.tree.size - this.unbundled.length)));
  }

  /** Goes on from a frontier; `entries` are those of the bundle that is not full. */
  resume(size: number, rightEdge: readonly Uint8Array[], entries: readonly Uint8Array[]): void {
    this.tree.resume(size, rightEdge);
    this.unbundled.push(...entries);
    this.addresses.packed = size;
    this.durable = size;
  }

  /** Takes a note that stands for the tree. Throws `damaged` when it is not of this log, or not of this tree. */
  takeNote(note: string): void {
    const { size, root } = this.checked(() => openCheckpoint(note, this.verifier));
    if (size > BigInt(this.durable) || !equalBytes(this.tree.root(Number(size)), root)) throw this.damaged();
    if (Number(size) > this.signed.size || this.signed.note === '') this.signed = { size: Number(size), root, note };
  }

  /**
   * The record read back from disk for `index`. Throws `damaged` when its bytes are not those in the tree, or the sealed
   * payload is not the one committed to: whoever can write the disk must not be able to show another payload under a leaf.
   */
  decodeStored(index: number, bytes: Uint8Array): FrameEntry {
    const stored = this.checked(() => decodeEntry(bytes));
    const { sealedHash } = this.checked(() => parseEntry(stored.entry));
    this.checkLeaf(index, stored.entry);
    if (!equalBytes(sha256(stored.sealed), sealedHash)) throw this.damaged();
    return stored;
  }

  /** Throws `damaged` when `entry` is not the leaf at `index`. */
  checkLeaf(index: number, entry: Uint8Array): void {
    if (!equalBytes(hashLeaf(entry), this.tree.leaf(index))) throw this.damaged();
  }

  private checked<T>(read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw this.damaged(cause);
    }
  }

  damaged(cause?: unknown): LedgerError {
    const message = `the log of \`${this.agencyId}\` is not the one that was signed; keep the folder as evidence and run \`custos ledger verify\``;
    return new LedgerError('damaged', message, { cause });
  }
}
