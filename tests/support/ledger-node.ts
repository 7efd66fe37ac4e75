// The node in the attacks on the ledger: a folder with its real writer, signer and payload keys, which runs or is at rest. At
// rest, the folder is the attacker's.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ProblemCode } from '../../src/ledger/log-audit.js';
import type { Receipt } from '../../src/ledger/receipt.js';
import { TestWriter } from '../../src/ledger/testing.js';
import type { TiledTree } from '../../src/ledger/tiled-tree.js';
import { verifyLedger, type VerifyOptions } from '../../src/ledger/verify.js';
import type { HeadSource } from '../../src/ledger/witness/head-source.js';
import type { LogHead } from '../../src/ledger/protocol.js';

/** What a test leaves behind, closed in the opposite order when the file's tests have run. */
export const closers: (() => Promise<unknown> | void)[] = [];
afterAll(async () => {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
});

/** Gone when the file's tests have run. */
export function freshPlace(): string {
  const place = mkdtempSync(join(tmpdir(), 'custos-attack-'));
  closers.push(() => rmSync(place, { recursive: true, force: true }));
  return place;
}

/** A file of the outsider's. */
export function written(name: string, text: string): string {
  const path = join(freshPlace(), name);
  writeFileSync(path, text);
  return path;
}

/** A node's ledger folder and, while it runs, its writer. Logs begin with their first entry. */
export class LedgerNode implements HeadSource {
  private running: TestWriter | undefined;

  constructor(readonly folder = join(freshPlace(), 'node')) {
    closers.push(() => this.rest());
  }

  /** Rejects as `custos start` does. */
  async start(): Promise<this> {
    mkdirSync(this.folder, { recursive: true });
    this.running ??= await TestWriter.open(this.folder);
    return this;
  }

  /** One batch of `count` entries whose payloads are `<text> 0`, `<text> 1` …. */
  async record(count: number, agencyId = 'opp', text = 'search'): Promise<Receipt[]> {
    await this.start();
    return this.writer.append(Array.from({ length: count }, (_, n) => ({ agencyId, payload: { text: `${text} ${n}` } })));
  }

  /** Closes the writer: all is packed and published, and the folder is the attacker's. */
  async rest(): Promise<this> {
    const { running } = this;
    this.running = undefined;
    await running?.close();
    return this;
  }

  /** A second node with the same files, keys and signer's memory: what a snapshot of the machine gives. */
  copy(): LedgerNode {
    const twin = new LedgerNode();
    cpSync(this.folder, twin.folder, { recursive: true });
    return twin;
  }

  get writer(): TestWriter {
    if (this.running === undefined) throw new Error('the node is at rest');
    return this.running;
  }

  async signedLogs(): Promise<readonly LogHead[]> {
    return [...this.writer.writer.logs.values()].map(({ agencyId, origin, verifier, signed }) => ({ agencyId, origin, vkey: verifier.vkey, ...signed, size: BigInt(signed.size) }));
  }

  async head(agencyId = 'opp'): Promise<LogHead> {
    const head = (await this.signedLogs()).find((one) => one.agencyId === agencyId);
    if (head === undefined) throw new Error(`there is no log of ${agencyId}`);
    return head;
  }

  /** The log's own tree: proofs as the node would hand them out. */
  tree(agencyId = 'opp'): TiledTree {
    const log = this.writer.writer.logs.get(agencyId);
    if (log === undefined) throw new Error(`there is no log of ${agencyId}`);
    return log.tree;
  }

  async consistency(agencyId: string, oldSize: bigint, newSize: bigint): Promise<Uint8Array[]> {
    return this.tree(agencyId).consistency(Number(oldSize), Number(newSize));
  }

  /** The folder that is shown to the world. */
  shown(agencyId = 'opp'): string {
    return `${this.folder}/public/${agencyId}`;
  }

  /** Puts a cosigned checkpoint where cosigners put it. */
  keep(note: string, agencyId = 'opp'): void {
    writeFileSync(`${this.folder}/cosigned/${agencyId}`, note);
  }

  /** The same, and packs: from then on the world is shown it. */
  async show(note: string, agencyId = 'opp'): Promise<void> {
    this.keep(note, agencyId);
    await this.writer.writer.pack();
  }

  /** What the node's own verification finds, each code once, in order. */
  async problems(options: Omit<VerifyOptions, 'folder'> = {}): Promise<ProblemCode[]> {
    const { problems, ok } = await verifyLedger({ folder: this.folder, ...options });
    if (ok !== (problems.length === 0)) throw new Error('`ok` and the problems tell two stories');
    return [...new Set(problems.map(({ code }) => code))];
  }
}
