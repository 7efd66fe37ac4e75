// `custos ledger watch`: looks from outside whether the logs still are what they were, needs no node, and cries out.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { BadInput, systemClock } from '../kernel/index.js';
import { Monitor, type MonitorAlarm, parsePolicy } from '../ledger/index.js';
import { Exit } from './exit.js';
import { print, printJson } from './with-node.js';

interface WatchOptions {
  readonly policy: string;
  readonly data: string;
  readonly once?: boolean;
  readonly json?: boolean;
  readonly exec?: string;
  readonly every: string;
  readonly stale: string;
  readonly unreachable: string;
}

/** How long `--once` gives a log to show what a witness cosigned a moment ago. */
const ONCE_PATIENCE_MS = 3000;

export function watchCommand(program: Command): void {
  const ledger = program.commands.find((one) => one.name() === 'ledger') ?? program.command('ledger');
  ledger.command('watch').description('watch logs from outside: signatures, witnesses, consistency, freshness').argument('[url...]', 'addresses of logs; none: those of the policy')
    .requiredOption('--policy <file>', 'whom you believe (c2sp.org/tlog-policy)').requiredOption('--data <dir>', 'the monitor’s own folder')
    .option('--once', 'look once; exit code 1 with an alarm').option('--json', 'one JSON line an alarm, on stdout').option('--exec <command>', 'run for each alarm, with the alarm in CUSTOS_ALARM')
    .option('--every <ms>', 'milliseconds between two looks', '500').option('--stale <s>', 'seconds without a quorum', '900').option('--unreachable <s>', 'seconds without an answer', '30')
    .action(watch);
}

async function watch(urls: string[], options: WatchOptions): Promise<void> {
  const policy = parsePolicy(await readFile(options.policy));
  const everyMs = numberOf(options.every, '--every');
  let alarms = 0;
  const monitor = await Monitor.open({
    folder: options.data, policy, urls, clock: systemClock, staleMs: numberOf(options.stale, '--stale') * 1000,
    unreachableMs: options.once === true ? 0 : numberOf(options.unreachable, '--unreachable') * 1000, ...(options.once === true && { lagMs: ONCE_PATIENCE_MS }),
    onAlarm: (alarm) => {
      alarms += 1;
      cryOut(alarm, options);
    },
  });
  try {
    if (options.once === true) await lookOnce(monitor, everyMs);
    else await lookUntilStopped(monitor, everyMs);
  } finally {
    monitor.close();
  }
  for (const { origin, size } of monitor.states) if (options.json !== true) print(`${origin}: ${size === undefined ? 'not seen' : `${size} entries`}`);
  if (options.once === true && alarms > 0) throw new Exit(1, 'something is wrong with a log; see the alarms above, and keep the evidence');
}

async function lookOnce(monitor: Monitor, everyMs: number): Promise<void> {
  const endMs = performance.now() + ONCE_PATIENCE_MS + 2 * everyMs;
  await monitor.look();
  while (monitor.isWaiting && performance.now() < endMs) {
    await pause(everyMs);
    await monitor.look();
  }
}

async function lookUntilStopped(monitor: Monitor, everyMs: number): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort());
  while (!stop.signal.aborted) {
    const startMs = performance.now();
    // A full disk of the monitor must not end its watch: what it cannot keep it can still say.
    await monitor.look().catch((fault: unknown) => complain(fault instanceof Error ? fault.message : String(fault)));
    await pause(Math.max(0, everyMs - (performance.now() - startMs)), undefined, { signal: stop.signal }).catch(() => undefined);
  }
}

function cryOut(alarm: MonitorAlarm, { json, exec }: WatchOptions): void {
  const { code, origin, url, message, evidence } = alarm;
  complain(`ALARM ${code} ${origin === '' ? url : origin}: ${message}${evidence === undefined ? '' : ` (kept in ${evidence})`}`);
  if (json === true) printJson(alarm);
  if (exec === undefined) return;
  // What was fetched stands in the environment and never in the command itself.
  const child = spawn(exec, { shell: true, stdio: ['ignore', 2, 2], env: { ...process.env, CUSTOS_ALARM: JSON.stringify(alarm) } });
  child.on('error', (fault) => complain(`\`--exec\` failed: ${fault.message}`));
  child.on('exit', (status) => {
    if (status !== 0) complain(`\`--exec\` ended with \`${status}\``);
  });
}

function complain(line: string): void {
  process.stderr.write(`${new Date(systemClock()).toISOString()} custos: ${line}\n`);
}

function numberOf(text: string, option: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) throw new BadInput(`\`${option}\` is a whole number; see \`custos ledger watch --help\``);
  return Number(text);
}
