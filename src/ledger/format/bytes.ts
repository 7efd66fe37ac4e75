// Length-prefixed fields, big-endian. Reading never passes the end that the caller gave: lengths in a file may be hostile.
import { LedgerError } from '../errors.js';

export class ByteWriter {
  private buffer = Buffer.allocUnsafe(16_384);
  length: number;

  /** Leaves `head` bytes free at the start. */
  constructor(head: number) {
    this.length = head;
  }

  u8(value: number): void {
    this.length = this.room(1).writeUInt8(value, this.length);
  }

  u16(value: number): void {
    this.length = this.room(2).writeUInt16BE(value, this.length);
  }

  u32(value: number): void {
    this.length = this.room(4).writeUInt32BE(value, this.length);
  }

  u64(value: bigint): void {
    this.length = this.room(8).writeBigUInt64BE(value, this.length);
  }

  bytes(value: Uint8Array): void {
    this.room(value.length).set(value, this.length);
    this.length += value.length;
  }

  text8(value: string): void {
    const text = Buffer.from(value);
    this.u8(text.length);
    this.bytes(text);
  }

  /** Puts `head` into the free bytes at the start and shows everything written so far. */
  withHead(head: Uint8Array): Uint8Array {
    this.buffer.set(head);
    return this.taken();
  }

  taken(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  private room(size: number): Buffer {
    if (this.length + size > this.buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + size));
      larger.set(this.buffer.subarray(0, this.length));
      this.buffer = larger;
    }
    return this.buffer;
  }
}

export class ByteReader {
  constructor(
    private readonly file: Buffer,
    public at: number,
    private readonly end: number,
  ) {}

  get done(): boolean {
    return this.at === this.end;
  }

  u8(): number {
    return this.file.readUInt8(this.pass(1));
  }

  u16(): number {
    return this.file.readUInt16BE(this.pass(2));
  }

  u32(): number {
    return this.file.readUInt32BE(this.pass(4));
  }

  u64(): bigint {
    return this.file.readBigUInt64BE(this.pass(8));
  }

  bytes(length: number): Buffer {
    const from = this.pass(length);
    return this.file.subarray(from, from + length);
  }

  text(length: number): string {
    return this.bytes(length).toString('utf8');
  }

  private pass(length: number): number {
    const from = this.at;
    if (from + length > this.end) {
      throw new LedgerError('damaged', 'a length in a frame points beyond its end; keep the folder as evidence and run `custos ledger verify`');
    }
    this.at = from + length;
    return from;
  }
}
