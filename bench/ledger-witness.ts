// From an append to a checkpoint that three witnesses cosigned, and from a rewritten log to the alarm of a monitor: each of
// them a process of its own, as another institution would run it, on this machine; a real network adds its round trip. The bar
// of both is one second.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { startKeepers } from '../src/keepers.js';
import { systemClock } from '../src/kernel/index.js';
import { Cosigners, openLedger, parsePolicy } from '../src/ledger/index.js';
import { GrowingLog } from '../src/ledger/witness/testing.js';
import { printMachine, printTarget } from './rig/machine.js';

const ROUND_MS = 15_000;
const REWRITINGS = 20;
const LOG_SIZE = 1000;
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

/** Prints p50 and p99 of the time from append to three cosignatures, from append to two, and from a rewriting to its alarm. */
export async function main(): Promise<void> {
  printMachine('ledger-witness');
  await timeCosigners();
  await timeMonitor();
}

async function timeCosigners(): Promise<void> {
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

async function timeMonitor(): Promise<void> {
  const folder = mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? tmpdir(), 'custos-bench-'));
  const files = new Map<string, Uint8Array | string>();
  const server = createServer((request, response) => {
    const file = files.get((request.url ?? '').slice(1));
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const publish = (log: GrowingLog): void => {
    for (const [path, bytes] of log.tiles()) files.set(path, bytes);
    files.set('checkpoint', log.note());
  };
  const log = new GrowingLog().grow(LOG_SIZE);
  publish(log);
  writeFileSync(join(folder, 'policy'), `log ${log.signer.verifier.vkey}\nquorum none\n`);
  const child = startCustos(['ledger', 'watch', '--policy', join(folder, 'policy'), '--data', join(folder, 'monitor'), '--json', `http://127.0.0.1:${(server.address() as AddressInfo).port}`], 'ignore');
  if (child.stdout === null) throw new Error('no output');
  const alarms = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const latencies: number[] = [];
  for (let round = 0; round < REWRITINGS; round += 1) {
    // Long enough to be looked at while it is well, and at another moment between two looks each time.
    await pause(3000 + 37 * round);
    const rewritten = new GrowingLog('opp', 1, LOG_SIZE - 100).grow(log.size + 1);
    const startMs = performance.now();
    publish(rewritten);
    await alarms.next();
    latencies.push(performance.now() - startMs);
    publish(log.grow());
  }
  console.log('\nrewriting to alarm');
  printTarget('rewriting to alarm, p99, ms', print(0, 0, latencies), 'at most', BAR_MS, 0);
  child.kill();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

function startCustos(args: readonly string[], stderr: 'ignore' | 'inherit'): ChildProcess {
  const program = `const { main } = await import(${JSON.stringify(new URL('../src/main.js', import.meta.url).href)}); process.exitCode = await main(process.argv.slice(1));`;
  return spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], { stdio: ['ignore', 'pipe', stderr] });
}

async function startWitness(name: string, folder: string, vkey: string): Promise<RunningWitness> {
  const child = startCustos(['witness', '--data', folder, '--name', `witness.example/${name}`, '--log', vkey, '--port', '0'], 'inherit');
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
  console.log(`${String(perSecond || '').padStart(9)}  ${(count === 0 ? '' : `${count} of 3`).padStart(11)} ${String(sorted.length).padStart(8)} ${cell(at(0.5))} ${cell(at(0.99))} ${cell(at(1))}`);
  return at(0.99);
}
