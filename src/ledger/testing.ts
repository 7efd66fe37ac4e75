// Folders, writers and ledgers for the tests of this room: real keys, a real signer, real sockets; no part is a stand-in.
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Json, systemClock, systemRandom } from '../kernel/index.js';
import { BlindTerms } from './blind-terms.js';
import { diskLayer, type FileLayer } from './file-layer.js';
import type { Ledger, LedgerOptions } from './ledger.js';
import { openLedger } from './open-ledger.js';
import { serveKeys } from './payload/key-process.js';
import { LocalKeys } from './payload/local-keys.js';
import type { Receipt } from './receipt.js';
import { unpackReceipts } from './receipt.js';
import { ConsistentSigner, FileKeys, serveSigner } from './signer/index.js';
import { Writer } from './writer.js';

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'custos-ledger-'));
}

export interface WriterSettings {
  readonly layer?: FileLayer;
  readonly clock?: () => number;
  readonly segmentBytes?: number;
  readonly reserveBytes?: number;
}

const noon = Date.UTC(2026, 2, 1, 12);

/** A writer in this thread with its signer and keys beside it, at noon of 1 March 2026 unless told otherwise. */
export class TestWriter {
  private lastTicket = 0;
  private readonly waiting = new Map<number, { resolve(receipts: Receipt[]): void; reject(fault: unknown): void }>();

  private constructor(
    readonly signer: ConsistentSigner,
    readonly keys: LocalKeys,
    private readonly terms: BlindTerms,
  ) {}
  writer!: Writer;
  /** What `stopped` said, when it did. */
  stoppedBecause: string | undefined;

  static async open(folder: string, settings: WriterSettings = {}): Promise<TestWriter> {
    const { layer = diskLayer, clock = () => noon, segmentBytes = 2 ** 18, reserveBytes = 0 } = settings;
    const signer = ConsistentSigner.open({ folder: `${folder}/signer`, keys: (at, where) => new FileKeys(at, where, systemRandom) });
    const keys = new LocalKeys({ folder: `${folder}/payload-keys`, logKeys: `${folder}/keys`, layer: diskLayer, clock, random: systemRandom });
    try {
      const test = new TestWriter(signer, keys, new BlindTerms(await keys.tagKey()));
      test.writer = await Writer.open({ folder, originPrefix: 'custos.example', segmentBytes, reserveBytes, layer, clock, random: systemRandom, signer, keys }, {
        acked: (batch) => {
          for (const [ticket, receipts] of unpackReceipts(batch)) test.waiting.get(ticket)?.resolve(receipts);
        },
        failed: (tickets, fault) => {
          for (const ticket of tickets) test.waiting.get(ticket)?.reject(fault);
        },
        stopped: (reason) => (test.stoppedBecause = reason),
      });
      return test;
    } catch (fault) {
      signer.close();
      keys.close();
      throw fault;
    }
  }

  /** One call for all agencies named. */
  commit(text: string, ...agencies: string[]): Promise<Receipt[]> {
    return this.append((agencies.length > 0 ? agencies : ['opp']).map((agencyId) => ({ agencyId, payload: { text } })));
  }

  append(items: readonly { readonly agencyId: string; readonly payload: Json }[]): Promise<Receipt[]> {
    const ticket = (this.lastTicket += 1);
    const made = items.map(({ agencyId, payload }) => ({ agencyId, bytes: Buffer.concat([this.terms.of(agencyId, payload), Buffer.from(JSON.stringify(payload))]) }));
    return new Promise((resolve, reject) => {
      this.waiting.set(ticket, { resolve, reject });
      this.writer.append({ ticket, items: made });
    });
  }

  /** As a process that is killed leaves the folder: nothing is tidied. */
  abandon(): void {
    this.writer.stop('abandoned');
    this.signer.close();
    this.keys.close();
  }

  async close(): Promise<void> {
    await this.writer.close();
    this.keys.close();
  }
}

export function segmentPaths(folder: string): string[] {
  return readdirSync(`${folder}/segments`).filter((name) => name.endsWith('.frames')).toSorted().map((name) => `${folder}/segments/${name}`);
}

export interface TestLedger {
  readonly ledger: Ledger;
  /** Closes the ledger and the processes' sockets. */
  readonly close: () => Promise<void>;
}

/** A ledger in its thread, with signer and keys served from this process. `folder` holds `ledger`, `signer` and `payload-keys`. */
export async function openTestLedger(folder: string, options: Partial<LedgerOptions> = {}): Promise<TestLedger> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (let one = closers.pop(); one !== undefined; one = closers.pop()) await one();
  };
  try {
    const signer = ConsistentSigner.open({ folder: `${folder}/signer`, keys: (at, where) => new FileKeys(at, where, systemRandom) });
    closers.push(() => signer.close());
    const signing = await serveSigner(`${folder}/signer.sock`, signer);
    closers.push(() => signing.close());
    const keys = await serveKeys({
      folder: `${folder}/payload-keys`, logKeys: `${folder}/ledger/keys`, layer: diskLayer, clock: systemClock, random: systemRandom, socketPath: `${folder}/keys.sock`,
    });
    closers.push(() => keys.close());
    const ledger = await openLedger({ folder: `${folder}/ledger`, signer: `${folder}/signer.sock`, keys: `${folder}/keys.sock`, ...options });
    closers.push(() => ledger.close());
    return { ledger, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}
