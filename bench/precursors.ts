// How long a dealer's file takes to check against merely reading it, and how many planted schemes stand in a short list. Detector and planter were written apart and in this order, by one author; neither was changed for the other.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { check } from '../src/precursors/index.js';
import { printMachine, printTarget } from './rig/machine.js';
import { type Planted, writeWorld } from './precursors/world/world.js';

const PER_100_000 = 20;

/** `--rows 5000000 --schemes 400 --seeds 1,2`. */
export async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '5000000' }, schemes: { type: 'string', default: '400' }, seeds: { type: 'string', default: '1' } } });
  printMachine('precursors');
  const [rows, schemes] = [Number(values.rows), Number(values.schemes)];
  for (const seed of values.seeds.split(',').map(Number)) {
    const folder = mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? tmpdir(), 'custos-bench-'));
    try {
      const [file, out] = [join(folder, 'sales.csv'), join(folder, 'alerts.csv')];
      const planted = await writeWorld(file, rows, schemes, seed);
      const bare = await readBare(file);
      const from = { ms: performance.now(), cpu: process.cpuUsage() };
      const outcome = await check({ file, asOf: '2027-12-31', out, language: 'en', memory: '3GB', threads: 2, perHundredThousand: PER_100_000 }, { onProgress: () => undefined, signal: new AbortController().signal });
      const seconds = (performance.now() - from.ms) / 1000;
      const { user, system } = process.cpuUsage(from.cpu);
      console.log(`seed ${seed}: ${outcome.transactions} transactions (${(statSync(file).size / 2 ** 20).toFixed(0)} MiB), ${outcome.quarantined} set aside; alerts ${JSON.stringify(outcome.alerts)}`);
      console.log(`  ${((user + system) / 1e6).toFixed(1)} s of processors; a bare DuckDB scan of the same columns ${bare.toFixed(1)} s, ratio ${((user + system) / 1e6 / bare).toFixed(1)}`);
      if (rows === 5_000_000) printTarget('5 million transactions, s', seconds, 'at most', 180, 1);
      else console.log(`  ${seconds.toFixed(1)} s`);
      judge(out, planted);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function judge(out: string, planted: readonly Planted[]): void {
  const alerted = new Set(readFileSync(out, 'utf8').split('\n').filter((line) => line.split(',')[1] === 'suspicious').map((line) => line.split(',')[0] ?? ''));
  const isFound = ({ transactions }: Planted): boolean => transactions.some((id) => alerted.has(id));
  const truly = new Set(planted.flatMap(({ transactions }) => transactions));
  for (const kind of new Set(planted.map((one) => one.kind))) {
    const own = planted.filter((one) => one.kind === kind);
    console.log(`  ${kind}: ${own.filter(isFound).length} of ${own.length}`);
  }
  console.log(`  ${alerted.size} suspicious rows, ${[...alerted].filter((id) => truly.has(id)).length} of them planted`);
  printTarget(`planted schemes found at ${PER_100_000} alerts per 100,000 transactions`, planted.filter(isFound).length / planted.length, 'at least', 0.9, 3);
}

/** Every value of every column is looked at, and nothing else done. Seconds of processors. */
async function readBare(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const from = process.cpuUsage();
  await connection.runAndReadAll(`SELECT bit_xor(hash(COLUMNS(*))) FROM read_csv('${path}', all_varchar = true)`);
  const { user, system } = process.cpuUsage(from);
  connection.closeSync();
  instance.closeSync();
  return (user + system) / 1e6;
}
