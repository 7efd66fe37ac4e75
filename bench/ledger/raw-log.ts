// The least that any durable log can do: the same bytes into a file whose space was taken beforehand, one sync for all who wait.
import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';

const STEP = 1024 * 1024;
const FILE_BYTES = 256 * STEP;

export class RawLog {
  private readonly file: number;
  private readonly bytes: Uint8Array;
  private at = 0;
  private waiting: (() => void)[] = [];

  constructor(path: string, entryBytes: number) {
    this.file = openSync(path, 'w', 0o600);
    const zeros = new Uint8Array(STEP);
    for (let at = 0; at < FILE_BYTES; at += STEP) writeSync(this.file, zeros, 0, STEP, at);
    fsyncSync(this.file);
    this.bytes = new Uint8Array(entryBytes).fill(7);
  }

  append(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  close(): void {
    closeSync(this.file);
  }

  private flush(): void {
    const batch = this.waiting;
    this.waiting = [];
    const length = batch.length * this.bytes.length;
    if (this.at + length > FILE_BYTES) this.at = 0;
    writeSync(this.file, Buffer.concat(batch.map(() => this.bytes)), 0, length, this.at);
    fdatasyncSync(this.file);
    this.at += length;
    for (const resolve of batch) resolve();
  }
}
