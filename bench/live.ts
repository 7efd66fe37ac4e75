// How soon after a look-up the live examiner has examined it, and told of it: people look up 200 things a second through the real server, and the examiner reads
// their record beside them, in its own process.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isRefused } from '../src/kernel/index.js';
import { buildServer, type House } from '../src/http/index.js';
import { openNode } from '../src/wiring.js';
import { startBenchServer } from './rig/database.js';
import { quantile } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';

const people = 300;
const persons = 1_000;
/** As work writes them: an entity stands in a report or two, not in one of thousands. */
const personsAReport = 10;
const promisedMs = 60_000;
const caseRef = 'alder~oak';

interface Look {
  readonly index: bigint;
  readonly answeredAtMs: number;
}

/** Prints the figures of docs/measurements.md. `--minutes 1`: shorter than the ten of the promise. */
export async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '200' } } });
  const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
  const server = await startBenchServer();
  if (server === undefined) return;
  try {
    printMachine('live', server.engineVersion);
    const dataFolder = join(server.folder, 'data');
    const open = () => openNode({ dataFolder, databaseUrl: server.connectionString, databaseAppUrl: server.appUrl, demo: false, adoptShippedPolicies: true });
    // Its folder is its own to make.
    await (await open()).close();
    // What is measured is looking things up; the sentence asked for first is measured elsewhere.
    writeFileSync(join(dataFolder, 'friction.json'), JSON.stringify({ modes: [{ agency: '*', mode: 'off', effectiveOn: '2020-01-01', endedOn: null, source: 'bench' }] }));
    const node = await open();
    try {
      await measure(node.house, dataFolder, minutes, rate);
    } finally {
      await node.close();
    }
  } finally {
    await server.close();
  }
}

async function measure(house: House, dataFolder: string, minutes: number, rate: number): Promise<void> {
  const app = await buildServer(house, { isOnSocket: () => false, requestsPerMinute: Number.MAX_SAFE_INTEGER });
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  await fill(house);
  const tokens = await Promise.all(Array.from({ length: people }, async (_, nth) => seat(house, `w${nth}`, 'intelligence_analysis')));
  const examiner = await seat(house, 'exa', 'integrity_review');
  const session = await house.sessions.find(examiner);
  const tried = performance.now();
  for (let nth = 0; nth < 20; nth += 1) await (await fetch(`${base}/api/entities/alder~p${nth}`, { headers: headersOf(tokens[nth] ?? '') })).text();
  console.log(`one look-up after another, without the examiner: ${((performance.now() - tried) / 20).toFixed(1)} ms each`);
  const started = await fetch(`${base}/api/watch/live/start`, { method: 'POST', headers: { ...headersOf(examiner), 'x-custos-csrf': session?.csrf ?? '', 'content-type': 'application/json' }, body: '{"perThousand":20}' });
  if (!started.ok) throw new Error(`the live examiner did not start: ${await started.text()}`);
  const examined = follow(join(dataFolder, 'watch', 'alder', 'live'));
  const beat = setInterval(() => void house.live.beat(), 1_000);
  const { looks, latencies } = await lookUp(base, tokens, minutes * 60_000, rate);
  await examined.until(looks.at(-1)?.index ?? 0n);
  clearInterval(beat);
  const { reached, raised, passes } = examined.stop();
  await app.close();
  print({ looks, latencies, reached, raised, passes, minutes });
}

async function fill(house: House): Promise<void> {
  await house.people.addAgencies([{ agencyId: 'alder', nameEn: 'Alder police', nameFr: 'Police d’Alder', province: 'BC', kind: 'police' }]);
  const base = { agencyId: 'alder', clearanceCode: 'SECRET', clearanceUntil: '9999-12-31', citizenships: ['CA'] };
  const worker = (nth: number) => ({ ...base, memberId: `w${nth}`, userName: `w${nth}`, displayName: `w${nth}`, role: 'analyst', unit: `unit ${nth % 6}`, purposes: ['intelligence_analysis'] });
  await house.people.addMembers([...Array.from({ length: people }, (_, nth) => worker(nth)), { ...base, memberId: 'exa', userName: 'exa', displayName: 'exa', role: 'integrity_examiner', unit: 'standards', purposes: ['integrity_review'] }]);
  const onIt = [...Array.from({ length: people }, (_, nth) => `w${nth}`), 'exa'].map((memberId) => ({ agencyId: 'alder', memberId, fromOn: '2020-01-01' }));
  await house.people.addCases([{ agencyId: 'alder', caseId: 'oak', title: 'Oak', openedOn: '2020-01-01', members: onIt }]);
  const member = await house.people.memberById('alder', 'w0', house.door.today());
  if (member === undefined) throw new TypeError('nobody writes');
  const plan = await house.door.ask({ member, purpose: 'intelligence_analysis', caseRef }, { action: 'createReport', asked: { bench: true }, agencyId: 'alder' });
  if (isRefused(plan)) throw new Error(plan.message);
  for (let from = 0; from < persons; from += personsAReport) {
    const ids = Array.from({ length: personsAReport }, (_, nth) => `p${from + nth}`);
    await house.authoring.report(plan, {
      agencyId: 'alder', reportId: `r${from}`, title: 'Persons', reportedOn: '2026-01-10', sourceRef: 'r', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' },
      label: { level: 'PROTECTED_B' }, retentionBasis: 'bench', reviewDue: '2030-01-01', parts: ids.map((entityId) => ({ entityId, part: 'unstated' })),
    }, ids.map((entityId) => ({ entityId, schema: 'Person', prop: 'name', value: `Person Number ${entityId}` })));
  }
}

async function seat(house: House, memberId: string, purpose: string): Promise<string> {
  const { token } = await house.sessions.open('alder', memberId);
  await house.sessions.setContext(token, purpose, caseRef);
  return token;
}

const headersOf = (token: string) => ({ cookie: `custos_session=${encodeURIComponent(token)}` });

/** An open loop: a slow answer makes nobody ask less. Every fiftieth person takes much more than the others, now and again; each other one works on subjects of their own. */
async function lookUp(base: string, tokens: readonly string[], forMs: number, rate: number): Promise<{ looks: Look[]; latencies: number[] }> {
  const looks: Look[] = [];
  const latencies: number[] = [];
  const asked: Promise<void>[] = [];
  const startMs = performance.now();
  const why = new Map<string, number>();
  const count = (reason: string): void => void why.set(reason, (why.get(reason) ?? 0) + 1);
  const ask = async (turn: number): Promise<void> => {
    const isGreedy = turn % 40 === 0;
    const who = isGreedy ? Math.floor(turn / 8_000) % 6 * 50 : turn % tokens.length;
    const subject = isGreedy ? Math.floor(turn / 40) % persons : (who * 7 + Math.floor(turn / tokens.length) % 9) % persons;
    const fromMs = performance.now();
    const reply = await fetch(`${base}/api/entities/alder~p${subject}`, { headers: headersOf(tokens[who] ?? '') });
    const body = await reply.text();
    if (reply.status !== 200) count(`${reply.status} ${body.slice(0, 200)}`);
    const { ledger } = JSON.parse(body) as { readonly ledger?: { readonly index: string } };
    latencies.push(performance.now() - fromMs);
    if (ledger !== undefined) looks.push({ index: BigInt(ledger.index), answeredAtMs: Date.now() });
  };
  for (let turn = 0; performance.now() - startMs < forMs; turn += 1) {
    const dueMs = (turn * 1000) / rate;
    // Behind time too: whoever never waits lets nobody answer.
    await pause(Math.max(0, dueMs - (performance.now() - startMs)));
    asked.push(ask(turn).catch((fault: unknown) => count(fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault))));
    if (asked.length > 5_000) await asked.shift();
  }
  await Promise.all(asked);
  for (const [reason, times] of why) console.log(`${times} look-ups failed: ${reason}`);
  return { looks: looks.toSorted((a, b) => (a.index < b.index ? -1 : 1)), latencies: latencies.toSorted((a, b) => a - b) };
}

interface Place {
  readonly next: string;
}

interface LaneFile {
  readonly lastPassMs: number;
  readonly raised: readonly { readonly delayMs: number; readonly detectors: readonly string[] }[];
}

/** Watches from outside how far the examiner has come. */
function follow(folder: string) {
  const reached: { readonly next: bigint; readonly atMs: number }[] = [];
  const passes: number[] = [];
  const place = (): Place | undefined => (existsSync(join(folder, 'place.json')) ? (JSON.parse(readFileSync(join(folder, 'place.json'), 'utf8')) as Place) : undefined);
  const lane = (): LaneFile | undefined => (existsSync(join(folder, 'node', 'lane.json')) ? (JSON.parse(readFileSync(join(folder, 'node', 'lane.json'), 'utf8')) as LaneFile) : undefined);
  const look = (): void => {
    const next = BigInt(place()?.next ?? '0');
    if (next <= (reached.at(-1)?.next ?? 0n)) return;
    reached.push({ next, atMs: Date.now() });
    passes.push(lane()?.lastPassMs ?? 0);
  };
  const timer = setInterval(look, 50);
  return {
    until: async (index: bigint): Promise<void> => {
      const endMs = Date.now() + 5 * promisedMs;
      while ((reached.at(-1)?.next ?? 0n) <= index && Date.now() < endMs) await pause(100);
    },
    stop: () => {
      clearInterval(timer);
      return { reached, passes, raised: lane()?.raised ?? [] };
    },
  };
}

type Measured = { readonly looks: readonly Look[]; readonly latencies: readonly number[]; readonly minutes: number } & ReturnType<ReturnType<typeof follow>['stop']>;

function print({ looks, latencies, reached, raised, passes, minutes }: Measured): void {
  let at = 0;
  const delays = looks.flatMap(({ index, answeredAtMs }) => {
    while (at < reached.length && (reached[at]?.next ?? 0n) <= index) at += 1;
    const pass = reached[at];
    return pass === undefined ? [] : [pass.atMs - answeredAtMs];
  }).toSorted((a, b) => a - b);
  const seconds = (values: readonly number[], share: number): string => (quantile(values, share) / 1000).toFixed(1);
  console.log(`${looks.length.toLocaleString('en')} look-ups in ${minutes} minutes (${(looks.length / minutes / 60).toFixed(0)} a second); an answer p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p99 ${quantile(latencies, 0.99).toFixed(1)} ms`);
  const sorted = passes.toSorted((a, b) => a - b);
  console.log(`${passes.length} passes, p50 ${seconds(sorted, 0.5)} s, longest ${seconds(sorted, 1)} s; leads raised: ${raised.length} (${[...new Set(raised.flatMap((one) => one.detectors))].join(', ')})`);
  const told = raised.map((one) => one.delayMs).toSorted((a, b) => a - b);
  if (told.length > 0) console.log(`from the last look-up of a lead to the lead at the review desk: p50 ${seconds(told, 0.5)} s, longest ${seconds(told, 1)} s`);
  console.log(`from a look-up to the end of the pass that examined it: p50 ${seconds(delays, 0.5)} s, longest ${seconds(delays, 1)} s`);
  printTarget('look-ups that no pass examined', looks.length - delays.length, 'at most', 0, 0);
  printTarget('from a look-up to the end of the pass that examined it, p99, s', quantile(delays, 0.99) / 1000, 'at most', promisedMs / 1000, 1);
}
