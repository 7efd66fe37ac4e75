// One life of a writer over a disk with one fault in it: what it acknowledged before, whether it owned up to the fault, and
// whether everything acknowledged is there, provable and verified after a restart.
import { strict as assert } from 'node:assert';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { FileLayer } from '../../src/ledger/file-layer.js';
import { encodeFrame } from '../../src/ledger/format/frame.js';
import { hashLeaf } from '../../src/ledger/format/hash.js';
import { LedgerError, verifyInclusion, verifyLedger } from '../../src/ledger/index.js';
import type { Receipt } from '../../src/ledger/receipt.js';
import { freshFolder, segmentPaths, TestWriter } from '../../src/ledger/testing.js';
import { canFail, type Fault, FaultLayer, isRead, modes, type Operation, operations } from './fault-layer.js';
import { ForgetfulDisk } from './forgetful-disk.js';

/** Other processes' own: their disks are not the writer's. */
const apart = ['signer', 'payload-keys'];
const SEGMENT_BYTES = 65_536;
const noon = Date.UTC(2026, 2, 1, 12);

/** What a crash leaves: everything, as when only the process dies, or what was synced, as when the power fails. */
export const crashes = ['kept', 'lost'] as const;
export type Crash = (typeof crashes)[number];

export class FaultRun {
  private nowMs = noon;
  private readonly acked: Receipt[] = [];
  private readonly errors: unknown[] = [];

  private constructor(
    private readonly folder: string,
    private readonly faulty: FaultLayer,
    private readonly disk: ForgetfulDisk,
  ) {}

  /** How often each operation is asked for when nothing fails. */
  static async count(template: string): Promise<ReadonlyMap<Operation, number>> {
    const run = FaultRun.over(template);
    await run.live();
    await run.restart('kept');
    assert.deepEqual(run.errors, []);
    return run.faulty.calls;
  }

  /** Throws an `AssertionError` that says what was lost. Resolves to false when the fault was never met. */
  static async with(template: string, fault: Fault, crash: Crash): Promise<boolean> {
    const run = FaultRun.over(template, fault);
    await run.live();
    if (run.faulty.isMet) run.checkOwnedUp(fault);
    await run.restart(crash);
    return run.faulty.isMet;
  }

  private static over(template: string, fault?: Fault): FaultRun {
    const folder = freshFolder();
    cpSync(template, folder, { recursive: true });
    const disk = new ForgetfulDisk(folder, apart);
    return new FaultRun(folder, new FaultLayer(disk.layer, fault), disk);
  }

  /** Everything that a writer does with a disk: recovers a torn tail, appends, begins logs, turns segments, packs, writes frontiers, closes. */
  private async live(): Promise<void> {
    const writer = await this.tried(() => this.opened(this.faulty.layer));
    if (writer !== undefined) {
      await this.append(writer, [{ agencyId: 'opp', payload: 'first' }]);
      await this.append(writer, Array.from({ length: 20 }, (_, n) => ({ agencyId: n % 2 === 0 ? 'opp' : 'sq', payload: n })));
      await this.pack(writer);
      for (let turn = 0; turn < 13; turn += 1) await this.append(writer, Array.from({ length: 20 }, (_, n) => ({ agencyId: 'opp', payload: { text: 'x'.repeat(40), turn, n } })));
      await this.pack(writer);
      this.nowMs += 40_000;
      await Promise.all([this.append(writer, [{ agencyId: 'opp', payload: 'one' }]), this.append(writer, [{ agencyId: 'sq', payload: 'two' }])]);
      await this.pack(writer);
      await this.append(writer, [{ agencyId: 'opp', payload: 'last' }]);
      await this.tried(() => writer.writer.close());
      if (writer.stoppedBecause !== undefined) this.errors.push(writer.stoppedBecause);
      await this.checkStopped(writer);
      writer.abandon();
    }
    this.disk.end();
  }

  private opened(layer: FileLayer): Promise<TestWriter> {
    return TestWriter.open(this.folder, { layer, segmentBytes: SEGMENT_BYTES, clock: () => this.nowMs });
  }

  private async append(writer: TestWriter, items: Parameters<TestWriter['append']>[0]): Promise<void> {
    this.nowMs += 300;
    const receipts = await this.tried(() => writer.append(items));
    this.acked.push(...(receipts ?? []));
  }

  private async pack(writer: TestWriter): Promise<void> {
    this.nowMs += 300;
    await this.tried(() => writer.writer.pack());
  }

  private async tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (fault) {
      this.errors.push(fault);
      return undefined;
    }
  }

  /** A fault is never passed over in silence. Only a short write is no fault, and a frontier that cannot be read is done without. */
  private checkOwnedUp({ operation, mode }: Fault): void {
    const words = this.errors.map((error) => (error instanceof Error ? error.message : String(error)));
    if (isRead(operation)) return;
    if (mode === 'short write') assert.deepEqual(words, []);
    else if (mode === 'no space') assert.ok(words.every((text) => /ENOSPC|nearly full|stopped/.test(text)), words.join('\n'));
    else assert.ok(words.some((text) => text.includes('injected')), `nobody heard of ${operation}: ${words.join('\n')}`);
  }

  /** INVARIANT: a writer that stopped acknowledges nothing any more. */
  private async checkStopped(writer: TestWriter): Promise<void> {
    assert.ok(writer.writer.stopReason);
    const late = await writer.commit('late').catch((fault: unknown) => fault);
    assert.ok(late instanceof LedgerError && late.code === 'stopped');
  }

  private async restart(crash: Crash): Promise<void> {
    if (crash === 'lost') this.disk.lose();
    const copy = `${this.folder}-copy`;
    cpSync(this.folder, copy, { recursive: true });
    const before = await verifyLedger({ folder: copy });
    // What is published is synced with the next frontier only: after a power cut it may be behind until the writer has run again.
    const isBehind = (code: string): boolean => crash === 'lost' && code === 'tile_differs';
    assert.deepEqual(before.problems.filter(({ code }) => !isBehind(code)), []);
    this.nowMs += 60_000;
    const again = await TestWriter.open(this.folder, { segmentBytes: SEGMENT_BYTES, clock: () => this.nowMs });
    this.checkKept(again);
    const more = await again.commit('goes on', 'opp', 'sq', 'new');
    assert.ok(more.every((receipt) => verifyInclusion(receipt).ok));
    await again.close();
    const after = await verifyLedger({ folder: this.folder });
    assert.deepEqual([after.problems, after.tornBytes], [[], 0]);
    for (const folder of [copy, this.folder]) rmSync(folder, { recursive: true, force: true });
  }

  private checkKept({ writer }: TestWriter): void {
    for (const { agencyId, index, leafHash } of this.acked) {
      const log = writer.logs.get(agencyId);
      assert.ok(log !== undefined && BigInt(log.signed.size) > index, `entry ${index} of ${agencyId} was acknowledged and is gone`);
      assert.deepEqual(hashLeaf(writer.read(log, Number(index)).entry), Buffer.from(leafHash));
      const { size, root } = log.signed;
      const proof = log.tree.path(Number(index), size).map((hash) => Uint8Array.from(hash));
      assert.deepEqual(verifyInclusion({ leafHash, index, size: BigInt(size), root, proof }), { ok: true });
    }
  }
}

/** A ledger that a crash left: a frontier, frames after it, and a torn one at the end. */
export async function faultTemplate(): Promise<string> {
  const folder = freshFolder();
  const first = await TestWriter.open(folder, { segmentBytes: SEGMENT_BYTES });
  await first.append(Array.from({ length: 10 }, (_, n) => ({ agencyId: 'opp', payload: n })));
  await first.close();
  const second = await TestWriter.open(folder, { segmentBytes: SEGMENT_BYTES });
  await second.commit('after the frontier');
  second.abandon();
  await second.writer.close();
  tearTail(segmentPaths(folder).at(-1) ?? '');
  return folder;
}

/** The beginning of a frame behind the last one, as a crash leaves it. */
function tearTail(path: string): void {
  const file = readFileSync(path);
  const end = file.findLastIndex((byte) => byte !== 0) + 1;
  const { bytes } = encodeFrame({ sequence: 99n, epoch: 9n, previous: new Uint8Array(32) }, [], []);
  file.set(bytes.subarray(0, 40), end);
  writeFileSync(path, file);
}

/** Every operation in every way that it can fail, at the occurrences that `choose` picks out of so many. */
export function faultsAt(counts: ReadonlyMap<Operation, number>, choose: (operation: Operation, count: number) => readonly number[]): Fault[] {
  return operations.flatMap((operation) => modes.filter((mode) => canFail(operation, mode)).flatMap((mode) => choose(operation, counts.get(operation) ?? 0).map((nth) => ({ operation, mode, nth }))));
}
