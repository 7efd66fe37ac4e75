// How long a look-back takes over a real record: entries written by the real ledger, sealed and signed, the real index made from them, and the question asked over the
// real route, with its own entry. `-- --looks 1000000` is shorter, `--keep FOLDER` keeps what was written for the next run, `--index` measures the index alone over a year.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer, type House } from '../src/http/index.js';
import { openNode } from '../src/wiring.js';
import { measureIndex } from './look-back/index-alone.js';
import { fillPeople, fillRegistry, registered, writeRecord } from './look-back/record.js';
import { startBenchServer } from './rig/database.js';
import { quantile } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';

const caseRef = 'alder~oak';
const mostP50Ms = 2_000;
const mostP99Ms = 5_000;

/** `npm run bench look-back`: ten million entries unless said. */
export async function main(): Promise<void> {
  const { values } = parseArgs({ options: { looks: { type: 'string', default: '10000000' }, times: { type: 'string', default: '100' }, keep: { type: 'string' }, index: { type: 'boolean', default: false } } });
  const [looks, times] = [Number(values.looks), Number(values.times)];
  const server = await startBenchServer({ sharedBuffersMb: 512, keptIn: values.keep });
  if (server === undefined) return;
  printMachine('look-back', server.engineVersion);
  try {
    if (values.index) return await measureIndex(server, looks);
    const dataFolder = join(server.folder, 'data');
    const open = () => openNode({ dataFolder, databaseUrl: server.connectionString, databaseAppUrl: server.appUrl, demo: false, adoptShippedPolicies: true });
    await (await open()).close();
    // What is measured is looking back; the sentence asked for first is measured elsewhere.
    writeFileSync(join(dataFolder, 'friction.json'), JSON.stringify({ modes: [{ agency: '*', mode: 'off', effectiveOn: '2020-01-01', endedOn: null, source: 'bench' }] }));
    const node = await open();
    try {
      await fill(node.house, join(dataFolder, 'bench.filled'), looks);
      await server.asKeeper(['vacuum (analyze) look', 'vacuum (analyze) look_volume']);
      await measure(node.house, times);
    } finally {
      await node.close();
    }
  } finally {
    await server.close();
  }
}

async function fill(house: House, marker: string, looks: number): Promise<void> {
  if (!existsSync(marker)) {
    await fillPeople(house);
    await fillRegistry(house);
    const from = performance.now();
    await writeRecord(house, looks);
    told('written to the ledger, sealed, signed and synced', looks, from);
    writeFileSync(marker, String(looks));
  }
  const from = performance.now();
  await house.lookIndex.catchUp('alder');
  told('read back, opened and indexed', looks, from);
}

function told(what: string, entries: number, fromMs: number): void {
  const seconds = (performance.now() - fromMs) / 1_000;
  console.log(`${entries.toLocaleString('en')} entries ${what}: ${seconds.toFixed(0)} s (${(entries / seconds).toFixed(0)} a second)`);
}

async function measure(house: House, times: number): Promise<void> {
  const app = await buildServer(house, { isOnSocket: () => false, requestsPerMinute: Number.MAX_SAFE_INTEGER });
  const { token } = await house.sessions.open('alder', 'exa');
  await house.sessions.setContext(token, 'integrity_review', caseRef);
  const session = await house.sessions.find(token);
  const headers = { cookie: `custos_session=${encodeURIComponent(token)}`, 'x-custos-csrf': session?.csrf ?? '' };
  const ask = async (thing: number, days: number): Promise<{ readonly ms: number; readonly lines: number; readonly people: number }> => {
    const from = performance.now();
    const reply = await app.inject({ method: 'POST', url: '/api/watch/look-back', headers, payload: { entities: [`alder~p${thing}`], days } });
    if (reply.statusCode !== 200) throw new Error(`a look-back answered ${reply.statusCode}: ${reply.body.slice(0, 300)}`);
    const { lines, people } = reply.json<{ lines: []; people: [] }>();
    return { ms: performance.now() - from, lines: lines.length, people: people.length };
  };
  const { hot, drawn } = registered();
  const all: number[] = [];
  for (const [name, things, days] of [['things drawn evenly', drawn, 90], ['the hottest, and most people at it', hot, 90], ['the hottest, over ten years', hot, 3_650], ['what nobody looked at', [-1], 90]] as const) {
    const found: Awaited<ReturnType<typeof ask>>[] = [];
    for (let nth = 0; nth < times; nth += 1) found.push(await ask(things[nth % things.length] ?? 0, days));
    const took = found.map((one) => one.ms).toSorted((a, b) => a - b);
    if (days === 90 && things.length > 1) all.push(...took);
    const of = (what: 'lines' | 'people') => (found.reduce((sum, one) => sum + one[what], 0) / found.length).toFixed(0);
    console.log(`${name}: p50 ${quantile(took, 0.5).toFixed(0)} ms, p99 ${quantile(took, 0.99).toFixed(0)} ms, most ${(took.at(-1) ?? 0).toFixed(0)} ms (${of('lines')} lines and ${of('people')} people on average)`);
  }
  const sorted = all.toSorted((a, b) => a - b);
  printTarget('half drawn evenly and half the hottest, p50, ms', quantile(sorted, 0.5), 'at most', mostP50Ms, 0);
  printTarget('half drawn evenly and half the hottest, p99, ms', quantile(sorted, 0.99), 'at most', mostP99Ms, 0);
  await app.close();
}
