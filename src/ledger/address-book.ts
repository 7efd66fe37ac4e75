// Where each entry of a log lies in the segments: on disk for what is packed, in memory for the rest. Made again from the
// segments when it is lost, and never believed: what is read at an address must hash to the leaf in the tree.
import { LedgerError } from './errors.js';
import { type FileLayer, writeAllAt } from './file-layer.js';
import type { Place } from './format/frame.js';

/** Where an entry's record lies: which segment (by its ordinal), and where in that file. */
export interface Address extends Place {
  readonly segment: number;
}

/** u32 segment, u64 offset, u32 length. */
const ADDRESS_BYTES = 16;

export class AddressBook {
  /** Entries whose addresses are on disk. */
  packed = 0;
  private tail: Buffer = Buffer.alloc(64 * ADDRESS_BYTES);
  private count = 0;

  constructor(
    private readonly layer: FileLayer,
    readonly path: string,
  ) {}

  get size(): number {
    return this.packed + this.count;
  }

  add({ segment, at, length }: Address): void {
    const from = this.count * ADDRESS_BYTES;
    if (from === this.tail.length) this.tail = Buffer.concat([this.tail, Buffer.alloc(this.tail.length)]);
    this.tail.writeUInt32BE(segment, from);
    this.tail.writeBigUInt64BE(BigInt(at), from + 4);
    this.tail.writeUInt32BE(length, from + 12);
    this.count += 1;
  }

  /** Throws `not_found`, or `damaged` when the file is short. */
  at(index: number): Address {
    if (index < 0 || index >= this.size) throw new LedgerError('not_found', `the log has \`${this.size}\` entries; ask for an index below that`);
    const from = (index - this.packed) * ADDRESS_BYTES;
    const bytes = index < this.packed ? this.layer.readAt(this.path, index * ADDRESS_BYTES, ADDRESS_BYTES) : this.tail.subarray(from, from + ADDRESS_BYTES);
    if (bytes.length < ADDRESS_BYTES) throw new LedgerError('damaged', 'the index of a log is shorter than the log; delete the file `frontier` of the ledger and start again');
    return { segment: bytes.readUInt32BE(0), at: Number(bytes.readBigUInt64BE(4)), length: bytes.readUInt32BE(12) };
  }

  /** Writes what memory holds up to `size` to the file, not yet durable. */
  pack(size: number): void {
    const count = size - this.packed;
    if (count <= 0) return;
    const file = this.layer.openToWrite(this.path);
    try {
      writeAllAt(this.layer, file, this.tail.subarray(0, count * ADDRESS_BYTES), this.packed * ADDRESS_BYTES);
    } finally {
      this.layer.close(file);
    }
    this.tail.copy(this.tail, 0, count * ADDRESS_BYTES, this.count * ADDRESS_BYTES);
    this.count -= count;
    this.packed = size;
  }
}
