// How many proven acknowledgements a second, against the least that any durable log can do and against a database table. All run in
// turn on one disk, so that a busy disk slows all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, verifyInclusion } from '../src/ledger/index.js';
import { type PgBench, startPgBench } from './ledger/pgbench.js';
import { RawLog } from './ledger/raw-log.js';
import { openBenchLedger } from './rig/keepers.js';
import { closedLoop, pooled, type Run } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';

const WRITERS = [1, 16, 64, 256];
const ROUNDS = 5;
const ROUND_MS = 1500;
/** Until compiled code is compiled, in three processes. */
const WARM_MS = 6000;
const payload = {
  actor: { agency: 'opp', member: 'analyst-17' }, action: 'search', purpose: 'organised-crime', case: 'C-2026-0107',
  query: 'sinaloa', shown: Array.from({ length: 10 }, (_, n) => `ent-0123456789abcde${n}`), policies: ['analyst-search', 'label-visible'],
};

interface Measured {
  readonly ours: ReturnType<typeof pooled>;
  readonly raw: ReturnType<typeof pooled>;
  readonly table: number | undefined;
}

/** Prints entries a second and latencies of the ledger, the bare file and the table. */
export async function main(): Promise<void> {
  const folder = mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? tmpdir(), 'custos-bench-'));
  const opened = await openBenchLedger(folder);
  const { ledger } = opened;
  const bytes = await bytesPerEntry(ledger);
  const raw = new RawLog(join(folder, 'raw'), bytes);
  const table = await startPgBench(bytes);
  printMachine('ledger', table?.version);
  console.log(`${bytes} bytes an entry in the segment; each acknowledgement carries index, inclusion proof and signed checkpoint\n`);
  console.log('writers   ledger/s      raw/s  ratio   table/s   ledger p50 / p99 ms      raw p50 / p99 ms');
  const measured = new Map<number, Measured>();
  for (const writers of WRITERS) measured.set(writers, print(writers, await inTurn(writers, ledger, raw, table)));
  printTargets(measured);
  await table?.close();
  await opened.close();
  raw.close();
  rmSync(folder, { recursive: true, force: true });
}

async function inTurn(writers: number, ledger: Ledger, raw: RawLog, table: PgBench | undefined): Promise<Measured> {
  const [ours, least]: [Run[], Run[]] = [[], []];
  const tables: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const a = await closedLoop(writers, round === 0 ? WARM_MS : ROUND_MS, () => ledger.append({ agencyId: 'opp', payload }));
    const b = await closedLoop(writers, ROUND_MS, () => raw.append());
    // The first round warms up.
    if (round === 0) continue;
    ours.push(a);
    least.push(b);
    if (table !== undefined) tables.push(table.insertsPerSecond(writers, 2));
  }
  await checkOne(ledger);
  return { ours: pooled(ours), raw: pooled(least), table: tables.toSorted((a, b) => a - b)[Math.floor(tables.length / 2)] };
}

/** What is measured is worth measuring: the proof in hand holds. */
async function checkOne(ledger: Ledger): Promise<void> {
  const receipt = await ledger.append({ agencyId: 'opp', payload });
  if (!verifyInclusion(receipt).ok) throw new Error('an acknowledgement carried a proof that does not hold');
}

async function bytesPerEntry(ledger: Ledger): Promise<number> {
  const { agencyId, index, entry } = await ledger.append({ agencyId: 'opp', payload });
  const stored = await ledger.read(agencyId, index);
  return entry.length + stored.sealed.length + 6;
}

function print(writers: number, measured: Measured): Measured {
  const { ours, raw, table } = measured;
  const rate = (perSecond: number | undefined): string => (perSecond === undefined ? '–' : perSecond.toFixed(0)).padStart(10);
  const times = ({ p50, p99 }: Measured['ours']): string => `${p50.toFixed(2)} / ${p99.toFixed(2)}`.padStart(21);
  console.log(`${String(writers).padStart(7)} ${rate(ours.perSecond)} ${rate(raw.perSecond)} ${(ours.perSecond / raw.perSecond).toFixed(2).padStart(6)}${rate(table)} ${times(ours)} ${times(raw)}`);
  return measured;
}

function printTargets(measured: ReadonlyMap<number, Measured>): void {
  const [one, many] = [measured.get(1), measured.get(256)];
  if (one === undefined || many === undefined) return;
  console.log('');
  printTarget('added to the bare file at p50, 1 writer, ms', one.ours.p50 - one.raw.p50, 'at most', 0.4);
  printTarget('share of the bare file’s throughput, 256 writers', many.ours.perSecond / many.raw.perSecond, 'at least', 0.8);
  for (const [writers, { ours, raw }] of measured) printTarget(`p99 against the bare file’s, ${writers} writers`, ours.p99 / raw.p99, 'at most', 2);
  printTarget('proven acknowledgements a second, 256 writers', many.ours.perSecond, 'at least', 10_000, 0);
  for (const [writers, { ours, table }] of measured) if (table !== undefined) printTarget(`against single-row inserts of the table, ${writers} writers`, ours.perSecond / table, 'at least', 2);
}
