// From nothing to an answer: the first start that fills a folder, the second to its first answered search, what both hold in memory,
// and one search from the terminal. Needs a built program (`npm run bench` builds it).
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveToSystemUser } from '../src/db/index.js';
import { benchFolder } from './rig/database.js';
import { median } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';
import { type Held, memoryOf } from './start/memory.js';
import { searchOverSocket } from './start/first-answer.js';

const starts = 5;
const terminals = 7;
const question = ['search', 'sinaloa', '--as', 'm.okonedo', '--purpose', 'intelligence_analysis', '--case', 'nsrp~larkspur', '--json'];

/** Prints the figures of docs/measurements.md. About two minutes. */
export async function main(): Promise<void> {
  printMachine('start');
  const folder = benchFolder();
  giveToSystemUser(folder);
  const dataFolder = join(folder, 'data');
  try {
    const first = await startAndAsk(dataFolder);
    console.log(`first start, from an empty folder to the first answer: ${(first.ms / 1000).toFixed(1)} s`);
    printMemory('while filling and after', await first.end());
    const later: number[] = [];
    for (let i = 0; i < starts; i += 1) {
      const { ms, end } = await startAndAsk(dataFolder);
      later.push(ms);
      if (i === starts - 1) await measureTerminal(dataFolder);
      const held = await end();
      if (i === starts - 1) printMemory('second start and some searches', held);
    }
    console.log(`later starts to the first answer, s: ${later.map((ms) => (ms / 1000).toFixed(2)).join(', ')}\n`);
    printTarget('second start to the first answer, s, middle of five', median(later) / 1000, 'at most', 4);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Started {
  readonly ms: number;
  /** Stops the node; gives what it held at most. */
  readonly end: () => Promise<Held>;
}

async function startAndAsk(dataFolder: string): Promise<Started> {
  const fromMs = performance.now();
  const child = custos(['start', '--port', '0'], dataFolder);
  const memory = memoryOf(child.pid ?? 0, dataFolder);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the node ended with ${child.exitCode}; run \`node bin/custos.mjs start\` to see why`);
    if (await searchOverSocket(dataFolder)) break;
    await sleep(20);
  }
  const ms = performance.now() - fromMs;
  return {
    ms,
    end: async () => {
      const held = await memory.stop();
      const ended = new Promise((resolve) => { child.once('exit', resolve); });
      child.kill('SIGTERM');
      await ended;
      return held;
    },
  };
}

async function measureTerminal(dataFolder: string): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < terminals; i += 1) {
    const fromMs = performance.now();
    const child = custos(question, dataFolder);
    const code = await new Promise<number | null>((resolve) => { child.once('exit', resolve); });
    if (code !== 0) throw new Error(`the terminal ended with ${code}`);
    times.push(performance.now() - fromMs);
  }
  printTarget('one search from the terminal, node running, s', median(times) / 1000, 'at most', 0.5);
}

function custos(args: readonly string[], dataFolder: string): ChildProcess {
  return spawn(process.execPath, [join(process.cwd(), 'bin/custos.mjs'), ...args], { stdio: 'ignore', env: { ...process.env, CUSTOS_DATA: dataFolder } });
}

function printMemory(when: string, { node, postgres }: Held): void {
  console.log(`memory at most, ${when}: node ${node.toFixed(0)} MB resident, PostgreSQL ${postgres.toFixed(0)} MB (all its processes, shared pages once)`);
}
