// How fast the examiner reads: the whole scan by step, the most memory it held, how time grows with the set, and how far it stays from merely reading the file.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { printMachine, printTarget } from './rig/machine.js';
import { writeBulkSet } from './watch/bulk-set.js';

interface Scan {
  readonly seconds: number;
  /** Of the processors, all threads together: what a shared machine does not blur as much. */
  readonly processorSeconds: number;
  readonly peakGib: number;
}

/** Prints the figures of docs/measurements.md: 1 and 10 million look-ups, with `--million 1,10,100` more (100: about 10 GB of disk). */
export async function main(): Promise<void> {
  const { values } = parseArgs({ options: { million: { type: 'string', default: '1,10' }, memory: { type: 'string', default: '3GB' } } });
  printMachine('watch-speed');
  const folder = mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? tmpdir(), 'custos-bench-'));
  let before: { readonly million: number; readonly processorSeconds: number } | undefined;
  try {
    for (const million of values.million.split(',').map(Number)) {
      const set = join(folder, `evidence-${million}`);
      const fromMs = performance.now();
      await writeBulkSet(set, million * 1_000_000);
      console.log(`${million} million look-ups written in ${((performance.now() - fromMs) / 1000).toFixed(0)} s (${(statSync(join(set, 'accesses.parquet')).size / 2 ** 20).toFixed(0)} MiB of accesses)`);
      const bare = await readBare(join(set, 'accesses.parquet'));
      const { seconds, processorSeconds, peakGib } = await scanSet(set, join(folder, 'out'), values.memory);
      console.log(`  the whole scan ${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of processors; a bare DuckDB scan of the same columns ${bare.toFixed(2)} s of processors, ratio ${(processorSeconds / bare).toFixed(0)}`);
      if (million === 10 || million === 100) printTarget(`${million} million, s`, seconds, 'at most', million === 10 ? 120 : 1500, 1);
      if (million >= 10) printTarget(`${million} million, most memory, GiB`, peakGib, 'at most', 4);
      else console.log(`  most memory ${peakGib.toFixed(2)} GiB`);
      if (before !== undefined) printTarget(`growth of processor time over growth of the set, ${before.million} to ${million} million`, processorSeconds / before.processorSeconds / (million / before.million), 'at most', 1.15);
      before = { million, processorSeconds };
      rmSync(set, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every value of every column of the accesses is looked at, and nothing else done. Seconds of processors. */
async function readBare(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const from = process.cpuUsage();
  await connection.runAndReadAll(`SELECT bit_xor(hash(COLUMNS(*))) FROM read_parquet('${path}')`);
  const { user, system } = process.cpuUsage(from);
  connection.closeSync();
  instance.closeSync();
  return (user + system) / 1e6;
}

async function scanSet(evidence: string, out: string, memory: string): Promise<Scan> {
  rmSync(out, { recursive: true, force: true });
  const fromMs = performance.now();
  const child = spawn(process.execPath, [join(process.cwd(), 'bin/custos.mjs'), 'watch', 'scan', evidence, '--out', out, '--per-thousand', '10', '--memory', memory], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    process.stdout.write(text.replaceAll('custos: ', '  '));
  });
  let [peakKib, processorSeconds] = [0, 0];
  const looking = setInterval(() => {
    peakKib = Math.max(peakKib, highWater(child.pid ?? 0));
    processorSeconds = Math.max(processorSeconds, processorTime(child.pid ?? 0));
  }, 100);
  const code = await new Promise<number | null>((resolve) => void child.on('exit', resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(`the scan ended with ${String(code)}: ${said.slice(-2000)}`);
  return { seconds: (performance.now() - fromMs) / 1000, processorSeconds, peakGib: peakKib / 2 ** 20 };
}

/** Kibibytes that the process held at most, so far; Linux keeps the mark. */
function highWater(pid: number): number {
  const path = `/proc/${pid}/status`;
  return existsSync(path) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) : 0;
}

/** Seconds of user and system so far, all threads; Linux counts in hundredths. */
function processorTime(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return 0;
  const fields = readFileSync(path, 'utf8').replace(/^.*\) /u, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
