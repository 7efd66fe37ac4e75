// A ledger with its three processes, killed over and over under load: the writer, its signer, its keys, or all of them. What was
// acknowledged is kept aside, and looked for in the files.
import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hashLeaf } from '../../src/ledger/format/hash.js';
import { openLedger, verifyInclusion, verifyLedger } from '../../src/ledger/index.js';
import { LineLink } from '../../src/ledger/link.js';
import { segmentNames, SegmentReader } from '../../src/ledger/segment.js';
import { freshFolder } from '../../src/ledger/testing.js';
import { type NodeChild, startChild } from '../../src/processes.js';
import { custosProgram, loadSources } from '../support/custos-program.js';
import { type Acked, ackedIn } from './acked.js';

const WRITERS = 16;
const SEGMENT_BYTES = 262_144;
/** The longest that a process may take to be back, on a machine that has other work. */
const BACK_MS = 30_000;

const victims = ['writer', 'writer', 'signer', 'writer', 'keys', 'writer', 'all'] as const;
type Victim = (typeof victims)[number];

export interface KillPrograms {
  /** What `process.execPath` is given before the words of a command of custos. */
  readonly custos: readonly string[];
  /** What it is given before the arguments of `crash-writer.mjs`. */
  readonly writer: readonly string[];
}

export class KillCycles {
  private readonly acked: Acked[] = [];
  private checked = 0;

  private constructor(
    readonly place: string,
    private readonly programs: KillPrograms,
    private readonly signer: NodeChild,
    private readonly keys: NodeChild,
  ) {}

  static async start(programs: KillPrograms): Promise<KillCycles> {
    const place = freshFolder();
    const options = { program: programs.custos };
    const signer = await startChild('ledger-signer', ['--data', `${place}/signer`, '--socket', `${place}/signer.sock`], options);
    try {
      const keys = await startChild('ledger-keys', ['--data', `${place}/payload-keys`, '--socket', `${place}/keys.sock`, '--ledger-keys', `${place}/ledger/keys`], options);
      return new KillCycles(place, programs, signer, keys);
    } catch (fault) {
      await signer.stop();
      throw fault;
    }
  }

  /** Acknowledged in all cycles so far. */
  get total(): number {
    return this.acked.length;
  }

  /** One life under load and its end: the `nth` decides who is killed and when. */
  async cycle(nth: number): Promise<void> {
    await this.bothBack();
    const writer = this.startWriter();
    if (writer.stdout === null) throw new Error('no output');
    const output = text(writer.stdout);
    await once(writer.stdout, 'data');
    await sleep((nth * 37) % 150);
    await this.kill(victims[nth % victims.length] ?? 'writer', nth);
    writer.kill('SIGKILL');
    await once(writer, 'close');
    this.acked.push(...ackedIn(await output));
  }

  /** Verifies everything, and finds each acknowledged entry in its place. Throws an `AssertionError`. */
  async check(): Promise<void> {
    const { problems } = await verifyLedger({ folder: `${this.place}/ledger` });
    assert.deepEqual(problems, []);
    const leaves = leavesIn(`${this.place}/ledger/segments`);
    for (const { agencyId, index, leafHash } of this.acked.slice(this.checked)) {
      assert.equal(leaves.get(agencyId)?.[Number(index)], leafHash, `entry ${index} of ${agencyId} was acknowledged`);
    }
    this.checked = this.acked.length;
  }

  /** Opens once more, proves some of all that was acknowledged, closes, and verifies the whole. */
  async finish(): Promise<void> {
    await this.bothBack();
    const ledger = await openLedger({ folder: `${this.place}/ledger`, signer: `${this.place}/signer.sock`, keys: `${this.place}/keys.sock` });
    const step = Math.max(1, Math.floor(this.acked.length / 200));
    for (const { agencyId, index, leafHash } of this.acked.filter((_, at) => at % step === 0)) {
      const receipt = await ledger.prove(agencyId, index);
      assert.deepEqual([Buffer.from(receipt.leafHash).toString('hex'), verifyInclusion(receipt).ok], [leafHash, true]);
    }
    await ledger.append({ agencyId: 'agency-0', payload: 'goes on' });
    await ledger.close();
    this.checked = 0;
    await this.check();
  }

  async end(): Promise<void> {
    await this.signer.stop();
    await this.keys.stop();
    rmSync(this.place, { recursive: true, force: true });
  }

  private startWriter(): ChildProcess {
    return spawn(process.execPath, [...this.programs.writer, this.place, String(WRITERS), String(SEGMENT_BYTES)], { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  private async kill(victim: Victim, nth: number): Promise<void> {
    if (victim === 'signer' || victim === 'all') killChild(this.signer);
    if (victim === 'keys' || victim === 'all') killChild(this.keys);
    // Sometimes the writer outlives its signer until that is back, and goes on.
    if (victim === 'signer' && nth % 2 === 0) await this.bothBack();
    if (victim !== 'all') await sleep(20);
  }

  private async bothBack(): Promise<void> {
    for (const child of [this.signer, this.keys]) {
      for (let waitedMs = 0; child.pid === undefined; waitedMs += 50) {
        assert.ok(waitedMs < BACK_MS, 'a process that was killed did not come back');
        await sleep(50);
      }
    }
    for (const name of ['signer.sock', 'keys.sock']) await answering(`${this.place}/${name}`);
  }
}

/** As the program runs beside these sources. */
export const besideSources: KillPrograms = {
  custos: custosProgram,
  writer: [...loadSources, fileURLToPath(new URL('crash-writer.mjs', import.meta.url))],
};

function killChild({ pid }: NodeChild): void {
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

/** A socket of a process that is only just starting refuses. */
async function answering(path: string): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 50) {
    try {
      (await LineLink.connect(path, 'the process')).close();
      return;
    } catch (fault) {
      if (waitedMs > BACK_MS) throw fault;
      await sleep(50);
    }
  }
}

/** Leaf hashes in hex of all logs, from the frames themselves. */
function leavesIn(folder: string): Map<string, string[]> {
  const leaves = new Map<string, string[]>();
  for (const name of segmentNames(readdirSync(folder))) {
    const reader = new SegmentReader(readFileSync(`${folder}/${name}`));
    for (let frame = reader.next(); frame !== undefined; frame = reader.next()) {
      for (const { agencyId, entries } of frame.logs) {
        const known = leaves.get(agencyId) ?? [];
        leaves.set(agencyId, known);
        for (const { entry } of entries) known.push(Buffer.from(hashLeaf(entry)).toString('hex'));
      }
    }
  }
  return leaves;
}
