// What guarding costs: a search through the door beside the same search unguarded, and beside what a user would build instead,
// each with its best plan, in turn in one process on one PostgreSQL 15 with a million statements.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Db, preparePrivateFolder, sql } from '../src/db/index.js';
import { openNode, type OpenNode } from '../src/wiring.js';
import { type BenchServer, startBenchServer } from './rig/database.js';
import { closedLoop, median, pooled, type Run } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';
import { inlineFilter, printHiddenAgainstAbsent } from './search/hidden.js';
import { loadWorld } from './search/load.js';
import { plainTables } from './search/plain-store.js';
import { questions } from './search/questions.js';
import { frictionOff, printSentence } from './search/sentence.js';
import { declareLeakproof, hasPgaudit, policies, raiseWalls } from './search/walls.js';
import { guarded, open, planOf, unrecorded, walled, type Way } from './search/ways.js';
import { statementCount } from './search/world.js';

const levels = [1, 8, 32];
const rounds = 3;
const roundMs = 2_000;
/** As written, one search may take a second: one round shows it. */
const slowMs = 3_000;

type Name = 'guarded' | 'guarded, not recorded' | 'unguarded' | 'row security + pgaudit' | 'row security as written';

/** A fifth of the world: a shorter search, of which what comes before it is a larger share. */
const sentenceStatements = statementCount / 5;

/** Prints the figures of docs/measurements.md. About four minutes, half of them loading; a folder named in `CUSTOS_BENCH_WORLD` keeps what was loaded. `--sentence`: what asking for one more sentence costs, and nothing else. */
export async function main(): Promise<void> {
  if (process.argv.includes('--sentence')) return measureSentence();
  const server = await startBenchServer({ major: 15, sharedBuffersMb: 1024, keptIn: process.env['CUSTOS_BENCH_WORLD'] });
  if (server === undefined) return;
  try {
    printMachine('search', server.engineVersion);
    const address = await raiseWalls(server, hasPgaudit());
    const node = await openNode({ dataFolder: join(server.folder, 'data'), databaseUrl: server.connectionString, databaseAppUrl: server.appUrl, demo: false });
    const keeper = await connect({ connectionString: server.keeperUrl });
    try {
      await prepare(node, keeper.db);
      await measure(server, node, { keeper: keeper.db, address });
    } finally {
      await keeper.close();
      await node.close();
    }
  } finally {
    await server.close();
  }
}

async function measureSentence(): Promise<void> {
  const server = await startBenchServer({ major: 15, sharedBuffersMb: 1024 });
  if (server === undefined) return;
  const dataFolder = join(server.folder, 'data');
  preparePrivateFolder(dataFolder);
  writeFileSync(join(dataFolder, 'friction.json'), frictionOff);
  const node = await openNode({ dataFolder, databaseUrl: server.connectionString, databaseAppUrl: server.appUrl, demo: false });
  const keeper = await connect({ connectionString: server.keeperUrl });
  try {
    printMachine('search --sentence', server.engineVersion);
    await loadWorld(node, keeper.db, sentenceStatements);
    await printSentence(node, dataFolder);
  } finally {
    await keeper.close();
    await node.close();
    await server.close();
  }
}

async function prepare(node: OpenNode, db: Db): Promise<void> {
  const { rows: [kept] } = await sql<{ there: boolean }>`select to_regclass('plain.word') is not null as there`.execute(db);
  if (kept?.there !== true) await load(node, db);
  for (const statement of policies) await sql.raw(statement).execute(db);
}

async function load(node: OpenNode, db: Db): Promise<void> {
  const { statements, seconds } = await loadWorld(node, db);
  const fromMs = performance.now();
  for (const statement of plainTables) await sql.raw(statement).execute(db);
  const plan = await planOf(node.house, 'warm');
  console.log(`${statements.toLocaleString('en')} of ${statementCount.toLocaleString('en')} statements loaded in ${seconds.toFixed(0)} s (${Math.round(statements / seconds).toLocaleString('en')}/s), copies in ${((performance.now() - fromMs) / 1000).toFixed(0)} s; the reader sees ${plan.labelIds.length} of 40 labels`);
}

async function measure(server: BenchServer, { house }: OpenNode, { keeper, address }: { readonly keeper: Db; readonly address: string }): Promise<void> {
  const plan = await planOf(house, 'warm');
  const asked = questions().map(({ text }) => text);
  const ways = new Map<Name, Way>([['guarded', guarded(house)], ['guarded, not recorded', unrecorded(house)], ['unguarded', open(keeper, plan)]]);
  await declareLeakproof(server, true);
  const best = await walled(address, plan);
  ways.set('row security + pgaudit', best.ask);
  const runs = new Map<number, Map<Name, Run[]>>();
  for (const clients of levels) runs.set(clients, await interleave(ways, asked, clients));
  await best.close();
  await declareLeakproof(server, false);
  const written = await walled(address, plan);
  for (const clients of levels.slice(1)) runs.get(clients)?.set('row security as written', [await closedLoop(clients, slowMs, (turn) => written.ask(asked[turn % asked.length] as string))]);
  await written.close();
  printRuns(runs);
  printTargets(runs);
  console.log('\nmilliseconds, one client       hidden word         absent word     difference');
  console.log('                            median      p99     median      p99    of medians');
  await printHiddenAgainstAbsent('guarded', ways.get('guarded') as Way);
  await printHiddenAgainstAbsent('guarded, not recorded', ways.get('guarded, not recorded') as Way);
  await printHiddenAgainstAbsent('inline filter', inlineFilter(keeper, plan));
  await printKinds(ways, plan.labelIds.length);
}

/** Every way in turn, in another order each round, after one pass that is not counted. */
async function interleave(ways: ReadonlyMap<Name, Way>, asked: readonly string[], clients: number): Promise<Map<Name, Run[]>> {
  const runs = new Map<Name, Run[]>([...ways.keys()].map((name) => [name, []]));
  for (const way of ways.values()) await closedLoop(clients, 500, (turn) => way(asked[turn % asked.length] as string));
  for (let round = 0; round < rounds; round += 1) {
    const order = [...ways].map((_, i, all) => all[(i + round) % all.length] as [Name, Way]);
    for (const [name, way] of order) runs.get(name)?.push(await closedLoop(clients, roundMs, (turn) => way(asked[turn % asked.length] as string)));
  }
  return runs;
}

function printRuns(runs: ReadonlyMap<number, ReadonlyMap<Name, readonly Run[]>>): void {
  console.log('\nclients  way                        searches/s   p50 ms   p99 ms   p50 added to unguarded');
  for (const [clients, byName] of runs) {
    const base = pooled(byName.get('unguarded') ?? []);
    for (const [name, list] of byName) {
      const { perSecond, p50, p99 } = pooled(list);
      console.log(`${String(clients).padStart(7)}  ${name.padEnd(25)} ${perSecond.toFixed(0).padStart(11)} ${p50.toFixed(2).padStart(8)} ${p99.toFixed(2).padStart(8)} ${(p50 - base.p50).toFixed(2).padStart(10)} (p99 ${(p99 - base.p99).toFixed(2)})`);
    }
  }
}

/** Of each round the ratio of two ways, and the middle of those. */
function ratio(byName: ReadonlyMap<Name, readonly Run[]>, one: Name, other: Name): number {
  const [a, b] = [byName.get(one) ?? [], byName.get(other) ?? []];
  return a.length === b.length ? median(a.map((run, i) => run.perSecond / (b[i]?.perSecond ?? Number.NaN))) : pooled(a).perSecond / pooled(b).perSecond;
}

function printTargets(runs: ReadonlyMap<number, ReadonlyMap<Name, readonly Run[]>>): void {
  console.log('');
  for (const [clients, target] of [[8, 1.25], [32, 1.1]] as const) {
    const byName = runs.get(clients) ?? new Map<Name, readonly Run[]>();
    printTarget(`unguarded / guarded throughput, ${clients} clients`, ratio(byName, 'unguarded', 'guarded'), 'at most', target);
    printTarget(`guarded / row security + pgaudit (leakproof by decree), ${clients} clients`, ratio(byName, 'guarded', 'row security + pgaudit'), 'at least', 3);
    printTarget(`guarded / row security + pgaudit as written, ${clients} clients`, ratio(byName, 'guarded', 'row security as written'), 'at least', 3);
  }
}

/** Where the time goes, by kind of question. */
async function printKinds(ways: ReadonlyMap<Name, Way>, labels: number): Promise<void> {
  console.log(`\nmedian ms by kind, one client (${labels} labels)\nkind             ${[...ways.keys()].slice(0, 3).map((name) => name.padStart(23)).join('')}   found`);
  for (const kind of new Set(questions().map((one) => one.kind))) {
    const texts = questions().filter((one) => one.kind === kind).map(({ text }) => text);
    const figures: string[] = [];
    for (const way of [...ways.values()].slice(0, 3)) {
      const { latencies } = await closedLoop(1, 400, (turn) => way(texts[turn % texts.length] as string));
      figures.push((latencies[Math.floor(latencies.length / 2)] ?? 0).toFixed(2).padStart(23));
    }
    const found = await Promise.all(texts.map((text) => (ways.get('guarded') as Way)(text)));
    console.log(`${kind.padEnd(17)}${figures.join('')}   ${Math.min(...found)} to ${Math.max(...found)}`);
  }
}
