// Decisions: how many a second with their reasons, and whether the ways to decide (closures, memory, wasm engine, list condition) agree.
// `npm run bench policies -- --cases 100000 --people 1000` is shorter; `--from 100000` goes on where another run stopped; 0 leaves a part out.
import * as fc from 'fast-check';
import type { PolicyEngine } from '../src/access/policy-engine.js';
import { connect } from '../src/db/index.js';
import { type Comparison, compareWithSql, compareWithWasm, nothingCompared, sampleLabels, together } from './policies/agreement.js';
import { contextCases, principalCases } from './policies/cases.js';
import { LabelTable } from './policies/label-table.js';
import { labelsInList, measureLists, measureMixed, measureNew, measurePoints, measureWasm, type Rate } from './policies/rates.js';
import { realEngine } from './policies/real-engine.js';
import { startBenchServer } from './rig/database.js';
import { printMachine, printTarget } from './rig/machine.js';

const pointRequests = 10_000;
const target = 1_000_000;
/** Said on the way, so that a run that is stopped has a figure too. */
const saidEvery = 10_000;
const peopleSaidEvery = 500;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const whole = (number: number): string => number.toLocaleString('en');
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const worded = ({ compared, allowed, differences }: Comparison): string =>
  `${whole(differences)} differences in ${whole(compared)} (${percent(allowed / Math.max(compared, 1))} allowed)`;

function sizeOf(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

/** Prints the figures of docs/measurements.md. The comparisons take long and are not timed. */
export async function main(): Promise<void> {
  printMachine('policies');
  const engine = realEngine();
  if (sizeOf('rates', 1) > 0) printRates(engine);
  const wasm = compareAll(engine, sizeOf('from', 0), sizeOf('cases', 1_000_000));
  if (wasm.compared > 0) printTarget('differences from the wasm engine', wasm.differences, 'at most', 0, 0);
  if (sizeOf('people', 10_000) > 0) await compareWithDatabase(engine, sizeOf('people', 10_000));
}

function printRates(engine: PolicyEngine): void {
  const say = (what: string, { perSecond, allowShare }: Rate): number => {
    print(`${what}: ${whole(perSecond)} decisions/s/core (${percent(allowShare)} allowed)`);
    return perSecond;
  };
  const points = say(`points, ${whole(pointRequests)} people, moments and labels, each in one request`, measurePoints(engine, pointRequests, 3000));
  const lists = say(`lists, a new person over ${whole(labelsInList)} labels`, measureLists(engine, 3000));
  say('points, half of them about rooms', measureMixed(engine, pointRequests, 3000));
  say('points, every object new and checked (copying included)', measureNew(engine, pointRequests, 2000));
  say('wasm engine, with schema', measureWasm(engine, 200, 2000));
  const [first] = fc.sample(fc.record({ principal: principalCases, context: contextCases }), { numRuns: 1, seed: 1 });
  const start = process.cpuUsage();
  if (first !== undefined) for (let i = 0; i < 300; i++) engine.condition(first.principal, 'readLabel', first.context);
  print(`condition for one person: ${(process.cpuUsage(start).user / 300_000).toFixed(3)} ms\n`);
  printTarget('points, explained decisions/s and core', points, 'at least', target, 0);
  printTarget('lists, explained decisions/s and core', lists, 'at least', target, 0);
}

const piece = 1_000;

function compareAll(engine: PolicyEngine, from: number, cases: number): Comparison {
  let all = nothingCompared;
  for (let at = from; at < from + cases; at += piece) {
    all = together(all, compareWithWasm(engine, Math.min(piece, from + cases - at), at));
    if (all.compared % saidEvery === 0) print(`with the wasm engine, from ${whole(from)}: ${worded(all)}`);
  }
  return all;
}

/** The rendered condition on a real database, beside closures and memory. */
async function compareWithDatabase(engine: PolicyEngine, people: number): Promise<void> {
  const server = await startBenchServer();
  if (server === undefined) return;
  const database = await connect({ connectionString: server.connectionString });
  try {
    const [table, rows] = [new LabelTable(database.db), sampleLabels(labelsInList)];
    await table.load(rows);
    let all = nothingCompared;
    for (let at = 0; at < people; at += 100) {
      all = together(all, await compareWithSql(engine, rows, (condition) => table.idsUnder(condition), Math.min(100, people - at), at));
      if ((at + 100) % peopleSaidEvery === 0) print(`list condition in PostgreSQL ${server.engineVersion}, pairs of a person and a label: ${worded(all)}`);
    }
    printTarget('differences of the list condition', all.differences, 'at most', 0, 0);
  } finally {
    await database.close();
    await server.close();
  }
}
