// What each verification found, in the order in which they ran: one line of JSON each, appended and never changed by the node.
// The file is a convenience of the pages, not evidence: whoever has the disk may edit it, so a reviewer runs their own verification.
import { appendFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { Verification } from './contract.js';

/** Enough for some hundred lines; older ones stay in the file. */
const maxBytesRead = 256 * 1024;

export interface PastVerifications {
  /** The newest first. */
  readonly verifications: readonly Verification[];
  /** Lines that are not what this file writes. */
  readonly unreadable: number;
}

export class VerificationHistory {
  private readonly path: string;
  private known: PastVerifications | undefined;

  constructor(dataFolder: string) {
    this.path = join(dataFolder, 'verifications.jsonl');
  }

  async append(verification: Verification): Promise<void> {
    this.known = undefined;
    await appendFile(this.path, `${JSON.stringify(verification)}\n`, { mode: 0o600 });
  }

  /** At most `limit`, the newest first. An absent file is an empty history. */
  async read(limit: number): Promise<PastVerifications> {
    this.known ??= await this.readAll();
    return { ...this.known, verifications: this.known.verifications.slice(0, limit) };
  }

  private async readAll(): Promise<PastVerifications> {
    const lines = (await this.tail()).split('\n').filter((line) => line !== '');
    const parsed = lines.map(parseLine);
    const verifications = parsed.filter((one) => one !== undefined);
    return { verifications: verifications.toReversed(), unreadable: parsed.length - verifications.length };
  }

  private async tail(): Promise<string> {
    const file = await open(this.path).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return undefined;
      throw fault;
    });
    if (file === undefined) return '';
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - maxBytesRead);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, maxBytesRead)), 0, null, from);
      const text = buffer.subarray(0, bytesRead).toString('utf8');
      // The first line of a part is cut off.
      return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
    } finally {
      await file.close();
    }
  }
}

function parseLine(line: string): Verification | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return Value.Check(Verification, parsed) ? parsed : undefined;
  } catch {
    return undefined; // counted as unreadable by the caller
  }
}
