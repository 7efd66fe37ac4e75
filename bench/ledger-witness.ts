// From an append to a checkpoint that three witnesses cosigned: each witness a process of its own, as another institution
// would run it, on this machine; a real network adds its round trip. The bar is one second.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { startKeepers } from '../src/keepers.js';
import { systemClock } from '../src/kernel/index.js';
import { Cosigners, openLedger, parsePolicy } from '../src/ledger/index.js';
import { printMachine, printTarget } from './rig/machine.js';

const ROUND_MS = 15_000;
const BAR_MS = 1000;
/** Appends a second: a quiet log, a busy one. */
const RATES = [2, 50];
const names = ['a', 'b', 'c'];
const payload = { actor: 'opp~analyst-17', action: 'search', purpose: 'organised-crime', case: 'C-2026-0107', query: 'sinaloa' };

interface RunningWitness {
  readonly name: string;
  readonly vkey: string;
  readonly url: string;
  readonly child: ChildProcess;
}

/** Prints p50 and p99 of the time from append to three cosignatures, and from append to two. */
export async function main(): Promise<void> {
  printMachine('ledger-witness');
  const folder = mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? tmpdir(), 'custos-bench-'));
  mkdirSync(join(folder, 'ledger'), { mode: 0o700 });
  const keepers = await startKeepers({ dataFolder: folder, place: 'inside' });
  const ledger = await openLedger({ folder: join(folder, 'ledger'), signer: keepers.signerSocket, keys: keepers.keysSocket });
  await ledger.append({ agencyId: 'opp', payload });
  const [log] = await ledger.signedLogs();
  const witnesses = await Promise.all(names.map((name) => startWitness(name, join(folder, name), log?.vkey ?? '')));
  const policy = parsePolicy(`${witnesses.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}\n`).join('')}group two-of-three 2 ${names.join(' ')}\nquorum two-of-three\n`);
  const alarms: string[] = [];
  const cosigners = await Cosigners.start({ folder: join(folder, 'ledger'), source: ledger, policy, clock: systemClock, onAlarm: ({ code }) => alarms.push(code) });
  console.log('appends/s  cosigned by    count    p50 ms    p99 ms    max ms');
  const worst: number[] = [];
  for (const perSecond of RATES) {
    const [two, three]: [number[], number[]] = [[], []];
    const waiting: Promise<void>[] = [];
    const time = async (startMs: number, size: bigint, count: number, into: number[]): Promise<void> => {
      await cosigners.waitFor('opp', size, count, 30_000);
      into.push(performance.now() - startMs);
    };
    const endMs = performance.now() + ROUND_MS;
    while (performance.now() < endMs) {
      const startMs = performance.now();
      const { index } = await ledger.append({ agencyId: 'opp', payload });
      waiting.push(time(startMs, index + 1n, 2, two), time(startMs, index + 1n, 3, three));
      await pause(Math.max(0, 1000 / perSecond - (performance.now() - startMs)));
    }
    await Promise.all(waiting);
    print(perSecond, 2, two);
    worst.push(print(perSecond, 3, three));
  }
  printTarget('append to three cosignatures, p99, ms', Math.max(...worst), 'at most', BAR_MS, 0);
  printTarget('alarms', alarms.length, 'at most', 0, 0);
  await cosigners.close();
  await ledger.close();
  await keepers.close();
  for (const { child } of witnesses) child.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function startWitness(name: string, folder: string, vkey: string): Promise<RunningWitness> {
  const program = `const { main } = await import(${JSON.stringify(new URL('../src/main.js', import.meta.url).href)}); process.exitCode = await main(process.argv.slice(1));`;
  const args = ['witness', '--data', folder, '--name', `witness.example/${name}`, '--log', vkey, '--port', '0'];
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  if (child.stdout !== null) for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url !== undefined) return { name, vkey: lines[0] ?? '', url, child };
  }
  throw new Error(`witness \`${name}\` did not start`);
}

/** Returns p99 in milliseconds. */
function print(perSecond: number, count: number, latencies: readonly number[]): number {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const cell = (ms: number): string => ms.toFixed(0).padStart(9);
  console.log(`${String(perSecond).padStart(9)}  ${`${count} of 3`.padStart(11)} ${String(sorted.length).padStart(8)} ${cell(at(0.5))} ${cell(at(0.99))} ${cell(at(1))}`);
  return at(0.99);
}
