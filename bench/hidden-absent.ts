// Whether what is hidden can be told from what is nowhere: by any byte of any reading route's answer, or by the clock. Through the real
// server over loopback, about everything that the attacks' own list can ask (tests/support/asking.ts).
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { connect } from '../src/db/index.js';
import { buildServer } from '../src/http/index.js';
import { openNode } from '../src/wiring.js';
import { type Area, areaOf, casesOf, logistic, pairedShare, quantiles, type Score, threshold } from './hidden-absent/classify.js';
import { asker, type Order, type Timed } from './hidden-absent/client.js';
import { type Kind, kinds, prepare } from './hidden-absent/world.js';
import { startBenchServer } from './rig/database.js';
import { quantile } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';

const pairs = Number(process.env['CUSTOS_PAIRS'] ?? 100_000);
const bar = 0.52;
/** Of each kind. */
const pairsCompared = 100;

/** Prints the figures of docs/measurements.md. `CUSTOS_PAIRS`: how many pairs are timed; with 100,000 it takes an hour on a busy machine. */
export async function main(): Promise<void> {
  const server = await startBenchServer({ sharedBuffersMb: 512 });
  if (server === undefined) return;
  try {
    printMachine('hidden-absent', server.engineVersion);
    const node = await openNode({ dataFolder: join(server.folder, 'data'), databaseUrl: server.connectionString, databaseAppUrl: server.appUrl, demo: false });
    const keeper = await connect({ connectionString: server.keeperUrl });
    try {
      const token = await prepare(node, keeper.db);
      const app = await buildServer(node.house, { isOnSocket: () => false, requestsPerMinute: Number.MAX_SAFE_INTEGER });
      const base = await app.listen({ host: '127.0.0.1', port: 0 });
      await printIdentity(base, token);
      const asked = kinds();
      print(asked, await time({ base, token, kinds: asked.map((kind) => kind.pairs), pairs }));
      await app.close();
    } finally {
      await keeper.close();
      await node.close();
    }
  } finally {
    await server.close();
  }
}

/** Status, every header but the date and the limit's count, every byte of the body but the ledger's. */
async function printIdentity(base: string, token: string): Promise<void> {
  const ask = asker(base, token);
  let [compared, different] = [0, 0];
  for (const { name, pairs: things } of kinds()) {
    for (const { hidden, absent } of things.slice(0, pairsCompared)) {
      const [one, other] = [await seen(ask, hidden), await seen(ask, absent)];
      compared += 1;
      if (one !== other && different++ < 3) console.log(`DIFFERENT ${name}: ${hidden}\n  ${one.slice(0, 400)}\n  ${other.slice(0, 400)}`);
    }
  }
  printTarget(`pairs of ${compared.toLocaleString('en')} in which status, a header or a byte of the body differs`, different, 'at most', 0, 0);
}

async function seen(ask: ReturnType<typeof asker>, path: string): Promise<string> {
  const { status, headers, body } = await ask(path);
  // The watermark says who, when and which entry.
  const { date: _, 'content-length': __, 'x-custos-watermark': ____, ...rest } = headers;
  const { ledger: ___, ...shown } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify([status, Object.entries(rest).filter(([name]) => !name.startsWith('x-ratelimit')), shown]);
}

function time(order: Order): Promise<readonly Timed[]> {
  const startMs = performance.now();
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./hidden-absent/client.js', import.meta.url), { workerData: order });
    worker.on('message', (message: { readonly done?: number; readonly timed?: readonly Timed[] }) => {
      if (message.timed !== undefined) {
        console.log(`${pairs.toLocaleString('en')} pairs in ${((performance.now() - startMs) / 60_000).toFixed(1)} minutes`);
        resolve(message.timed);
      } else if (process.stderr.isTTY) process.stderr.write(`\r${message.done ?? 0} of ${pairs} `);
    });
    worker.on('error', reject);
  });
}

function print(asked: readonly Kind[], timed: readonly Timed[]): void {
  console.log(`\nmilliseconds                              hidden                     absent              of medians   slower of   time    time and length, AUC`);
  console.log(`                                    p10    p50    p99        p10    p50    p99   difference     pair        AUC     quantiles  logistic`);
  for (const [i, { name }] of asked.entries()) printRow(name, [timed[i] as Timed]);
  printRow('all', timed);
  const all = areas(timed);
  console.log('');
  for (const [name, { auc, within }] of Object.entries(all)) printTarget(`AUC of ${name} over all (± ${within.toFixed(4)})`, Math.max(auc, 1 - auc), 'at most', bar, 4);
  for (const [i, { name }] of asked.entries()) {
    const worst = Object.values(areas([timed[i] as Timed])).toSorted((a, b) => b.auc - a.auc)[0] as Area;
    printTarget(`worst AUC of ${name} (± ${worst.within.toFixed(4)})`, worst.auc, 'at most', bar, 4);
  }
}

function areas(timed: readonly Timed[]): Readonly<Record<'time' | 'quantiles' | 'logistic', Area>> {
  const [training, test] = [casesOf(timed, 0), casesOf(timed, 1)];
  const of = (train: (cases: typeof training) => Score) => areaOf(test, train(training));
  return { time: of(threshold), quantiles: of(quantiles), logistic: of(logistic) };
}

function printRow(name: string, timed: readonly Timed[]): void {
  const sorted = ([0, 1] as const).map((side) => timed.flatMap((one) => [...one.ms[side]]).toSorted((a, b) => a - b));
  const at = (side: number, share: number) => quantile(sorted[side] ?? [], share);
  const three = (side: number) => [0.1, 0.5, 0.99].map((share) => at(side, share).toFixed(2).padStart(7)).join('');
  const { time: byTime, quantiles: byQuantiles, logistic: byLogistic } = areas(timed);
  const figures = [byTime, byQuantiles, byLogistic].map(({ auc }) => auc.toFixed(4).padStart(9)).join('');
  console.log(`${name.padEnd(34)}${three(0)}    ${three(1)}   ${(at(0, 0.5) - at(1, 0.5)).toFixed(3).padStart(8)}  ${pairedShare(timed).toFixed(4).padStart(9)}  ${figures}`);
}
