// How many proven acknowledgements a second, against the least that any durable log can do: appending the same bytes to a
// file and syncing once for all who wait. Both run in turn in one process, so that a busy disk slows both.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../src/ledger/index.js';
import { openBenchLedger } from './rig/keepers.js';
import { printMachine } from './rig/machine.js';

const WRITERS = [1, 16, 64, 256];
const ROUNDS = 3;
const ROUND_MS = 1500;
const payload = {
  actor: { agency: 'opp', member: 'analyst-17' }, action: 'search', purpose: 'organised-crime', case: 'C-2026-0107',
  query: 'sinaloa', shown: Array.from({ length: 10 }, (_, n) => `ent-0123456789abcde${n}`), policies: ['analyst-search', 'label-visible'],
};

interface Run {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Prints entries a second and latencies of the ledger and of the raw file, with their ratio. */
export async function main(): Promise<void> {
  printMachine('ledger');
  const folder = mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? tmpdir(), 'custos-bench-'));
  const { ledger, close } = await openBenchLedger(folder);
  const raw = new RawLog(join(folder, 'raw'), await bytesPerEntry(ledger));
  console.log('writers   ledger/s      raw/s  ratio   ledger p50/p99 ms      raw p50/p99 ms');
  for (const writers of WRITERS) {
    const [ours, least]: [Run[], Run[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const a = await run(writers, () => ledger.append({ agencyId: 'opp', payload }));
      const b = await run(writers, () => raw.append());
      if (round === 0) continue;
      ours.push(a);
      least.push(b);
    }
    print(writers, middleOf(ours), middleOf(least));
  }
  await close();
  raw.close();
  rmSync(folder, { recursive: true, force: true });
}

async function run(writers: number, append: () => Promise<unknown>): Promise<Run> {
  const startMs = performance.now();
  const latencies: number[] = [];
  await Promise.all(Array.from({ length: writers }, async () => {
    while (performance.now() - startMs < ROUND_MS) {
      const fromMs = performance.now();
      await append();
      latencies.push(performance.now() - fromMs);
    }
  }));
  const seconds = (performance.now() - startMs) / 1000;
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: sorted.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Group commit without anything else: whoever waits shares the next write and sync. */
class RawLog {
  private readonly file: number;
  private readonly bytes: Uint8Array;
  private waiting: (() => void)[] = [];

  constructor(path: string, entryBytes: number) {
    this.file = openSync(path, 'a', 0o600);
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
    writeSync(this.file, Buffer.concat(batch.map(() => this.bytes)));
    fdatasyncSync(this.file);
    for (const resolve of batch) resolve();
  }
}

async function bytesPerEntry(ledger: Ledger): Promise<number> {
  const { agencyId, index, entry } = await ledger.append({ agencyId: 'opp', payload });
  const stored = await ledger.read(agencyId, index);
  return entry.length + stored.sealed.length + 6;
}

function middleOf(runs: readonly Run[]): Run {
  const middle = (pick: (one: Run) => number): number => runs.map(pick).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return { perSecond: middle((one) => one.perSecond), p50Ms: middle((one) => one.p50Ms), p99Ms: middle((one) => one.p99Ms) };
}

function print(writers: number, ours: Run, least: Run): void {
  const rate = ({ perSecond }: Run): string => perSecond.toFixed(0).padStart(10);
  const times = ({ p50Ms, p99Ms }: Run): string => `${p50Ms.toFixed(2)} / ${p99Ms.toFixed(2)}`.padStart(19);
  console.log(`${String(writers).padStart(7)} ${rate(ours)} ${rate(least)} ${(ours.perSecond / least.perSecond).toFixed(2).padStart(6)} ${times(ours)} ${times(least)}`);
}
