// A node at work: `start` serves people on a port until it is told to stop; `node` serves one terminal and ends with it.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolderPath, socketFolderFor } from './db/index.js';
import { CustosError } from './kernel/index.js';
import type { SyslogListener } from './http/index.js';
import { type OpenNode, openNode } from './wiring.js';

const mirrorEveryMs = 500;
const overdueEveryMs = 60_000;
/** How often it is looked whether a pass of the live examiner is due. */
const liveEveryMs = 1_000;
/** How often what was looked at is entered in the index for look-backs, where enough is new. */
const looksEveryMs = 10_000;

/** `custos start [--host H] [--port N] [--no-demo] [--behind-proxy] [--adopt-shipped-policies]`. Ends on SIGINT or SIGTERM. */
export async function startNode(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args], strict: true, allowNegative: true,
    options: { host: { type: 'string', default: '127.0.0.1' }, port: { type: 'string', default: '8787' }, demo: { type: 'boolean', default: true }, 'behind-proxy': { type: 'boolean', default: false }, 'adopt-shipped-policies': { type: 'boolean', default: false } },
  });
  const number = Number(values.port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) return complain('`--port` is a number from 0 to 65535');
  const stopped = stopSignal();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  let node: OpenNode | undefined;
  let mirror: NodeJS.Timeout | undefined;
  let overdue: NodeJS.Timeout | undefined;
  let live: NodeJS.Timeout | undefined;
  let looks: NodeJS.Timeout | undefined;
  try {
    node = await open(values.demo, (step) => say(`  ${step}`), values['adopt-shipped-policies']);
    await fill(node, (line) => say(`  ${line}`), stopped.signal);
    mirror = keepMirror(node);
    overdue = tellOverdue(node);
    live = examineLive(node);
    looks = indexLooks(node);
    const listening = await listenAnywhere(node, { host: values.host, number }, values['behind-proxy']);
    const syslog = await syslogOf(node);
    if (syslog !== undefined) say(`  syslog is taken on port ${syslog.port}`);
    if (node.facts.demo) say(await (await import('./people-table.js')).printPeople(node.house));
    say(`\nCustos is at ${listening.url ?? ''}\nStop it with Ctrl-C.`);
    await stopped.wait;
    await syslog?.close();
    await listening.close();
    return 0;
  } catch (fault) {
    if (stopped.signal.aborted) return 0;
    return complain(fault instanceof CustosError ? fault.message : String((fault as Error).stack));
  } finally {
    clearInterval(mirror);
    clearInterval(overdue);
    clearInterval(live);
    clearInterval(looks);
    await node?.close();
  }
}

/** `custos node`: internal. Speaks to its terminal by lines on stdout (`step`, `ready`), and ends when its stdin does. */
export async function runNode(): Promise<number> {
  const stopped = stopSignal();
  process.stdin.resume().on('end', stopped.stop).on('error', stopped.stop);
  const tell = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
  let node: OpenNode | undefined;
  try {
    node = await open(process.env['CUSTOS_DEMO'] !== '0', (step) => tell({ step }));
    await fill(node, (step) => tell({ step }), stopped.signal);
    const { listen } = await import('./http/index.js');
    const listening = await listen(node.house, { socketPath: socketPath() });
    tell({ ready: socketPath() });
    await stopped.wait;
    await listening.close();
    return 0;
  } catch (fault) {
    if (stopped.signal.aborted) return 0;
    tell({ fault: fault instanceof CustosError ? fault.message : String(fault), code: fault instanceof CustosError ? fault.code : 'fault' });
    return 1;
  } finally {
    await node?.close();
    process.stdin.destroy();
  }
}

function open(demo: boolean, onStep: (step: string) => void, adoptShippedPolicies = false): Promise<OpenNode> {
  const { DATABASE_URL: databaseUrl = '', DATABASE_APP_URL: databaseAppUrl = '' } = process.env;
  return openNode({
    dataFolder: dataFolderPath(), demo, onStep, adoptShippedPolicies, ...(databaseUrl !== '' && { databaseUrl }), ...(databaseAppUrl !== '' && { databaseAppUrl }),
  });
}

/** The demo world is read only where it is written. */
async function fill(node: OpenNode, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  if (!node.facts.filled) await (await import('./fill.js')).fillFolder(node, say, signal);
}

export function socketPath(): string {
  return join(socketFolderFor(dataFolderPath()), 'node.sock');
}

/** The asked port, or another free one when somebody else has it. */
async function listenAnywhere(node: OpenNode, port: { readonly host: string; readonly number: number }, behindProxy: boolean) {
  const { listen } = await import('./http/index.js');
  const options = { socketPath: socketPath(), log: true, behindProxy };
  try {
    return await listen(node.house, { ...options, port });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw fault;
    return listen(node.house, { ...options, port: { ...port, number: 0 } });
  }
}

/** The database's copy of the record follows within half a second. A failed copy is tried again; `verify` says what is missing. */
function keepMirror(node: OpenNode): NodeJS.Timeout {
  const copy = () => {
    node.house.mirror.catchUp(node.house.ledger).catch((fault: unknown) => process.stderr.write(`custos: the mirror is behind: ${String(fault)}\n`));
  };
  return setInterval(copy, mirrorEveryMs);
}

/** Reviews that are overdue, requests that wait or are out of time: told once a minute. What failed is tried again with the next. */
function tellOverdue({ house }: OpenNode): NodeJS.Timeout {
  const tell = async () => {
    if (!house.ledger.state().running) return;
    await house.approvals.time.sweep();
    await house.breakGlass.tellOverdue();
    await house.reviews.lentTriage.sweep();
    await house.reviews.reminders.sweep();
    await house.reviews.referrals.sendMissing();
    await house.requirements.remind();
  };
  return setInterval(() => void tell().catch((fault: unknown) => process.stderr.write(`custos: what is overdue was not told: ${String(fault)}\n`)), overdueEveryMs);
}

/** `CUSTOS_SYSLOG=HOST:PORT`: the log of other systems; without a certificate for this machine alone. */
async function syslogOf({ house }: OpenNode): Promise<SyslogListener | undefined> {
  const { CUSTOS_SYSLOG: address = '', CUSTOS_SYSLOG_CERT: certificate, CUSTOS_SYSLOG_KEY: key } = process.env;
  if (address === '') return undefined;
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/u.exec(address) ?? [];
  if (host === '') throw new CustosError('bad_address', '`CUSTOS_SYSLOG` is an address and a port, such as `0.0.0.0:6514`');
  const { listenSyslog } = await import('./http/index.js');
  return listenSyslog(house, { host, port: Number(port), ...(certificate !== undefined && { certificate }), ...(key !== undefined && { key }) });
}

/** A pass that did not come about is said by the examiner itself, and tried again with the next. */
function examineLive({ house }: OpenNode): NodeJS.Timeout {
  return setInterval(() => { if (house.ledger.state().running) void house.live.beat(); }, liveEveryMs);
}

/** A reading that failed is made up for by the next, or by the look-back that needs it. */
function indexLooks({ house }: OpenNode): NodeJS.Timeout {
  const index = async () => { if (house.ledger.state().running) await house.lookIndex.beat(); };
  return setInterval(() => void index().catch((fault: unknown) => process.stderr.write(`custos: the index of looks is behind: ${String(fault)}\n`)), looksEveryMs);
}

function stopSignal() {
  const controller = new AbortController();
  const wait = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve());
  });
  const stop = () => controller.abort();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return { wait, stop, signal: controller.signal };
}

function complain(message: string): number {
  process.stderr.write(`custos: ${message}\n`);
  return 1;
}
