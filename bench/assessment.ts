// Pages of assessment at 5,000 groups, 40 indicators and ten years of judgements, as an analyst of the centre asks for them over the routes, each with its entry in the ledger.
// `npm run bench assessment -- --groups 500 --years 2 --times 20` is smaller; `--keep FOLDER` keeps what was loaded for the next run.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect, preparePrivateFolder, sql } from '../src/db/index.js';
import { buildServer, type House } from '../src/http/index.js';
import { openNode } from '../src/wiring.js';
import { loadAssessment } from './assessment/load.js';
import { centre } from './assessment/world.js';
import { taken } from './live/processors.js';
import { startBenchServer } from './rig/database.js';
import { quantile } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';

const targetMs = 300;
const warming = 5;

function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

export async function main(): Promise<void> {
  const kept = optionOf('keep');
  const server = await startBenchServer({ sharedBuffersMb: 512, keptIn: kept });
  if (server === undefined) return;
  const size = { groups: Number(optionOf('groups') ?? 5_000), indicators: Number(optionOf('indicators') ?? 40), years: Number(optionOf('years') ?? 10) };
  const dataFolder = join(server.folder, 'data');
  const isLoaded = existsSync(dataFolder);
  preparePrivateFolder(dataFolder);
  const node = await openNode({ dataFolder, databaseUrl: server.connectionString, databaseAppUrl: server.appUrl, demo: false, keepers: 'inside' });
  const keeper = await connect({ connectionString: server.keeperUrl });
  try {
    printMachine('assessment', server.engineVersion);
    if (!isLoaded) await loadAssessment(node, keeper.db, size);
    const { rows: [count] } = await sql<{ all: string; now: string }>`select (select count(*) from appraisal)::text as all, (select count(*) from appraisal_now where cycle = ${`${centre}~2026`})::text as now`.execute(keeper.db);
    console.log(`${Number(count?.all).toLocaleString('en')} judgements, ${Number(count?.now).toLocaleString('en')} of them in the open cycle`);
    await measure(node.house, Number(optionOf('times') ?? 30), server.pid);
  } finally {
    await keeper.close();
    await node.close();
    await server.close();
  }
}

async function measure(house: House, times: number, databasePid: number): Promise<void> {
  const app = await buildServer(house, { isOnSocket: () => false, requestsPerMinute: 1_000_000 });
  const { token } = await house.sessions.open(centre, 'm1');
  const session = await house.sessions.find(token);
  const headers = { cookie: `custos_session=${encodeURIComponent(token)}`, 'x-custos-csrf': session?.csrf ?? '' };
  const ask = async (url: string, payload?: object): Promise<{ readonly groups?: readonly { readonly id: string }[] }> => {
    const reply = await app.inject({ method: payload === undefined ? 'GET' : 'PUT', url, headers, ...(payload && { payload }) });
    if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}: ${reply.body}`);
    return reply.json();
  };
  await ask('/api/session/context', { purpose: 'intelligence_analysis', caseRef: `${centre}~c1` });
  const of = (year: number) => `/api/assessment/cycles/${encodeURIComponent(`${centre}~${year}`)}`;
  const last = (await ask(`${of(2026)}/groups`)).groups?.at(-1)?.id ?? '';
  const ways = [
    ['list of groups', `${of(2026)}/groups`], ['list, next page', `${of(2026)}/groups?after=${encodeURIComponent(last)}`], ['list, one level', `${of(2026)}/groups?level=low`], ['one group', `/api/assessment/groups/${encodeURIComponent(last)}`],
    ['summary of the cycle', of(2026)], ['summary of the year before', of(2025)], ['gaps', '/api/gaps'],
  ] as const;
  for (const [name, url] of ways) {
    const took: number[] = [];
    let before = taken(databasePid);
    for (let nth = 0; nth < times + warming; nth += 1) {
      if (nth === warming) before = taken(databasePid);
      const fromMs = performance.now();
      await ask(url);
      if (nth >= warming) took.push(performance.now() - fromMs);
    }
    const after = taken(databasePid);
    const each = (part: string): string => ((((after[part] ?? 0) - (before[part] ?? 0)) * 1_000) / times).toFixed(0);
    const ordered = took.toSorted((a, b) => a - b);
    printTarget(`${name}, p50 ms (p99 ${quantile(ordered, 0.99).toFixed(1)}, ${times} times; processors: node ${each('node')}, database ${each('database')} ms)`, quantile(ordered, 0.5), 'at most', targetMs, 1);
  }
  await app.close();
}
