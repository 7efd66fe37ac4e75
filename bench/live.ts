// How soon after a look-up the live examiner has examined it, and told of it: people look up 200 things a second through the real server, from a thread of their
// own, and the examiner reads their record beside them, in its own process. Offenders are planted among them, so that leads are told while it runs. `--history 3`: with so many million look-ups of the past half year behind them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { buildServer, type House } from '../src/http/index.js';
import { openNode } from '../src/wiring.js';
import { type ClientTerms, type Looked, lookUp } from './live/client.js';
import { Follower, type Followed } from './live/follow.js';
import { writeHistory } from './live/history.js';
import { taken } from './live/processors.js';
import { feedRecords, offencesHere, type Planted, plantOffenders, takerName } from './live/offenders.js';
import { listenAtDesk, printTold, type ToldLead } from './live/told.js';
import { fillTown, people, persons, seat } from './live/town.js';
import { startBenchServer } from './rig/database.js';
import { quantile } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';

const promisedMs = 60_000;
const sample = 400;

interface Terms {
  readonly minutes: number;
  readonly rate: number;
  readonly million: number;
  /** Without the examiner: what serving alone takes. */
  readonly isOff: boolean;
}

/** Prints the figures of docs/measurements.md. `--minutes 1`: shorter than the ten of the promise. */
export async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '200' }, history: { type: 'string', default: '0' }, off: { type: 'boolean', default: false } } });
  const terms: Terms = { minutes: Number(values.minutes), rate: Number(values.rate), million: Number(values.history), isOff: values.off };
  const server = await startBenchServer();
  if (server === undefined) return;
  try {
    printMachine('live', server.engineVersion);
    const dataFolder = join(server.folder, 'data');
    const open = () => openNode({ dataFolder, databaseUrl: server.connectionString, databaseAppUrl: server.appUrl, demo: false, adoptShippedPolicies: true });
    const first = await open();
    await fillTown(first.house);
    const tokens = await Promise.all(Array.from({ length: people }, async (_, nth) => seat(first.house, `w${nth}`, 'intelligence_analysis')));
    const planted = await plantOffenders(first.house, server, dataFolder);
    if (!terms.isOff) await start(first.house);
    await first.close();
    // What is measured is looking things up; the sentence asked for first is measured elsewhere.
    writeFileSync(join(dataFolder, 'friction.json'), JSON.stringify({ modes: [{ agency: '*', mode: 'off', effectiveOn: '2020-01-01', endedOn: null, source: 'bench' }] }));
    // As a database that has stood for longer than a minute.
    await server.asKeeper(['vacuum analyze']);
    if (terms.million > 0) await writeHistory(join(dataFolder, 'watch', 'alder', 'live'), terms.million, people);
    const node = await open();
    try {
      await measure(node.house, { folder: join(dataFolder, 'watch', 'alder', 'live'), databasePid: server.pid, planted }, tokens, terms);
    } finally {
      await node.close();
    }
  } finally {
    await server.close();
  }
}

async function start(house: House): Promise<void> {
  const app = await buildServer(house, { isOnSocket: () => false, requestsPerMinute: Number.MAX_SAFE_INTEGER });
  const examiner = await seat(house, 'exa', 'integrity_review');
  const session = await house.sessions.find(examiner);
  const headers = { cookie: `custos_session=${encodeURIComponent(examiner)}`, 'x-custos-csrf': session?.csrf ?? '', 'content-type': 'application/json' };
  const started = await app.inject({ method: 'POST', url: '/api/watch/live/start', headers, payload: '{"perThousand":40}' });
  if (started.statusCode !== 200) throw new Error(`the live examiner did not start: ${started.body}`);
  await app.close();
}

async function measure(house: House, { folder, databasePid, planted }: { readonly folder: string; readonly databasePid: number; readonly planted: Planted }, tokens: readonly string[], { minutes, rate, isOff }: Terms): Promise<void> {
  const app = await buildServer(house, { isOnSocket: () => false, requestsPerMinute: Number.MAX_SAFE_INTEGER });
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  const forMs = minutes * 60_000;
  const client: ClientTerms = { port, tokens, persons, rate, forMs };
  // One after another, after some that make the program warm.
  await lookUp({ ...client, rate: 100, forMs: 5_000 });
  const { latencies: alone } = await lookUp({ ...client, rate: 20, forMs: (sample / 20) * 1000 });
  console.log(`a look-up with nothing beside it: p50 ${quantile(alone, 0.5).toFixed(1)} ms`);
  const follower = new Follower(folder);
  // What a node at work does beside (src/node.ts).
  const beside = [setInterval(() => void house.mirror.catchUp(house.ledger), 500), setInterval(() => void house.lookIndex.beat(), 60_000)];
  const beat = isOff ? undefined : setInterval(() => void house.live.beat(), 1_000);
  const told = listenAtDesk(house);
  const fed = isOff ? undefined : feedRecords(port, planted, forMs);
  const before = taken(databasePid);
  const looked = await inThread({ ...client, offences: offencesHere(planted, tokens, forMs) });
  fed?.stop();
  const after = taken(databasePid);
  console.log(`processors, ms a look-up: ${Object.entries(after).map(([name, seconds]) => `${name} ${((seconds - (before[name] ?? 0)) * 1000 / looked.sent).toFixed(2)}`).join(', ')} (node: with its client)`);
  if (!isOff) await follower.until(looked.looks.at(-1)?.index ?? 0n, 5 * promisedMs);
  for (const one of [...beside, beat]) clearInterval(one);
  const followed = follower.stop();
  await app.close();
  print(looked, followed, minutes, isOff);
  if (fed !== undefined) printOffenders(new Map(looked.offended), fed.looks, told);
}

/** The canaries of this node are told by an alarm of their own; all else by a beat of the examiner. */
function printOffenders(here: ReadonlyMap<string, number>, there: ReadonlyMap<string, number>, told: readonly ToldLead[]): void {
  printTold('a canary of this node', new Map([...here].filter(([actor]) => actor !== takerName)), told, (one) => one.source === 'canary');
  printTold('a canary of another system, by its feed', there, told, (one) => one.source === 'live');
  printTold('taking in bulk', new Map([...here].filter(([actor]) => actor === takerName)), told, (one) => one.detectors.includes('bulk'));
  console.log(`told in all: ${told.length} leads (${[...new Set(told.flatMap((one) => one.detectors))].join(', ')})`);
}

async function inThread(terms: ClientTerms): Promise<Looked> {
  const worker = new Worker(new URL('./live/client.js', import.meta.url), { workerData: terms });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

const seconds = (values: readonly number[], share: number): string => (quantile(values, share) / 1000).toFixed(1);

function print({ looks, latencies, failed, sent }: Looked, { reached, raised, passes }: Followed, minutes: number, isOff: boolean): void {
  for (const [reason, times] of failed) console.log(`${times} look-ups failed: ${reason}`);
  console.log(`${looks.length.toLocaleString('en')} of ${sent.toLocaleString('en')} look-ups answered in ${minutes} minutes (${(looks.length / minutes / 60).toFixed(0)} a second); an answer p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p99 ${quantile(latencies, 0.99).toFixed(1)} ms`);
  if (isOff) return;
  let at = 0;
  const delays = looks.flatMap(({ index, answeredAtMs }) => {
    while (at < reached.length && (reached[at]?.next ?? 0n) <= index) at += 1;
    const pass = reached[at];
    return pass === undefined ? [] : [pass.atMs - answeredAtMs];
  }).toSorted((a, b) => a - b);
  const sorted = passes.toSorted((a, b) => a - b);
  console.log(`${passes.length} beats, p50 ${seconds(sorted, 0.5)} s, longest ${seconds(sorted, 1)} s; leads raised: ${raised.length} (${[...new Set(raised.flatMap((one) => one.detectors))].join(', ')})`);
  const told = raised.map((one) => one.delayMs).toSorted((a, b) => a - b);
  if (told.length > 0) console.log(`from the last look-up of a lead to the lead at the review desk: p50 ${seconds(told, 0.5)} s, longest ${seconds(told, 1)} s`);
  console.log(`from a look-up to the end of the beat that examined it: p50 ${seconds(delays, 0.5)} s, longest ${seconds(delays, 1)} s`);
  printTarget('look-ups that no beat examined', looks.length - delays.length, 'at most', 0, 0);
  printTarget('from a look-up to the end of the beat that examined it, p99, s', quantile(delays, 0.99) / 1000, 'at most', promisedMs / 1000, 1);
}
