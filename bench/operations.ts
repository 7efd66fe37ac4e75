// A joint operation of a million seizures: how fast its rows come in, from the file through the door and onto the record, and how fast its totals are told.
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { createPolicyEngine, Door, LabelStore, operator, PeopleStore, type Plan, readPolicies, VisibleLabels } from '../src/access/index.js';
import { WordsAtRest } from '../src/access/words/index.js';
import { openDatabase } from '../src/db/index.js';
import { isRefused, systemClock, systemRandom } from '../src/kernel/index.js';
import { type Operation, openOperations, readRowFile } from '../src/operations/book/index.js';
import { publishers } from '../src/registry/index.js';
import { Dice } from '../src/demo/dice.js';
import { startBenchServer } from './rig/database.js';
import { openBenchLedger } from './rig/keepers.js';
import { quantile } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';

const rows = Number(process.argv[2] ?? 1_000_000);
const askings = 40;
const agencies = Array.from({ length: 40 }, (_, at) => `AGENCY-${at + 1}`);
const dayMs = 86_400_000;
const columns = 'row_id,agency,kind,occurrence_id,date,province,person_key,commodity,quantity,unit,purity,currency,lead_agency,assist_agencies,exhibit_no,direction,note';

/** Prints the figures of docs/measurements.md; `npm run bench operations [ROWS]`. */
export async function main(): Promise<void> {
  const server = await startBenchServer({ sharedBuffersMb: 512 });
  if (server === undefined) return;
  printMachine('operations', server.engineVersion);
  const database = await openDatabase({ ownerUrl: server.connectionString, appUrl: server.appUrl });
  const opened = await openBenchLedger(join(server.folder, 'record'));
  try {
    const engine = createPolicyEngine({ ...readPolicies(join(process.cwd(), 'policies')), obligations: [] });
    const labels = new LabelStore(database.db);
    await labels.load();
    const people = new PeopleStore(database.db, systemClock);
    await people.addAgencies(publishers);
    const door = new Door({ engine, visible: new VisibleLabels(engine, labels), ledger: opened.ledger, clock: systemClock, random: systemRandom });
    const operations = openOperations(database.db, { door, labels, people, words: new WordsAtRest(systemRandom(32), systemRandom), key: systemRandom(32), clock: systemClock, random: systemRandom });
    const plan = async (): Promise<Plan> => {
      const asked = await door.ask({ ...operator, purpose: 'operational_planning' }, { action: 'keepOperations', asked: { bench: true } });
      if (isRefused(asked)) throw new Error(asked.message);
      return asked;
    };
    await operations.book.open(await plan(), { id: 'sprint', aim: '', from: '2024-12-09', to: '2025-01-18', agencies: agencies.map((agency) => ({ agency, role: 'partner' as const })) });
    const operation = (await operations.book.named(await plan(), 'sprint')) as Operation;
    const file = join(server.folder, 'rows.csv');
    await writeRows(file);
    const [fromMs, cpu] = [performance.now(), process.cpuUsage()];
    const taken = await operations.intake.take(await plan(), operation, { lines: readRowFile(createReadStream(file), 'csv'), label: undefined, screen: async () => new Map() });
    const seconds = (performance.now() - fromMs) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    console.log(`${taken.rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s (processor of the node ${((user + system) / 1e6).toFixed(1)} s); taken ${taken.taken.toLocaleString('en')}, quarantined ${taken.quarantined}`);
    const ask = async () => door.release(await operations.counted.totals(await plan(), operation, { day: null, known: null }));
    const first = await timed(ask);
    const times: number[] = [];
    for (let turn = 0; turn < askings; turn += 1) times.push(await timed(ask));
    const sorted = times.toSorted((a, b) => a - b);
    const sealed = await operations.counted.totals(await plan(), operation, { day: null, known: null });
    const totals = sealed.open(await door.release(sealed));
    const then = await timed(async () => door.release(await operations.counted.totals(await plan(), operation, { day: '2025-01-10', known: new Date() })));
    console.log(`totals: first ${first.toFixed(0)} ms, p50 ${quantile(sorted, 0.5).toFixed(0)} ms, p95 ${quantile(sorted, 0.95).toFixed(0)} ms; ${totals.proposals.length} proposed merges; as known at an earlier moment ${then.toFixed(0)} ms\n`);
    printTarget('import, rows/s', taken.rows / seconds, 'at least', 10_000, 0);
    printTarget('totals, p50 ms', quantile(sorted, 0.5), 'at most', 500, 0);
  } finally {
    await opened.close();
    await database.close();
    await server.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const fromMs = performance.now();
  await work();
  return performance.now() - fromMs;
}

/** One in a hundred is reported by whoever assisted too, one in a thousand is owned twice. */
async function writeRows(path: string): Promise<void> {
  const dice = new Dice(8, 'bench operations');
  const out = createWriteStream(path);
  let text = `${columns}\n`;
  for (let at = 0; at < rows; at += 1) {
    const [agency, other] = [dice.pick(agencies), dice.pick(agencies)];
    const joint = at % 100 === 0 && agency !== other;
    const twice = at % 1_000 === 0;
    const date = new Date(Date.parse('2024-12-09') + dice.between(0, 40) * dayMs).toISOString().slice(0, 10);
    const commodity = dice.pick(['FENTANYL', 'METH', 'COCAINE', 'HEROIN', 'MDMA']);
    const what = `seizure,${agency}-${at % 400_000},${date},ON,,${commodity},${(dice.between(1, 5_000) / 1_000).toFixed(3)},kg,0.${dice.between(1, 9)},`;
    text += `r-${at},${agency},${what},${agency},${joint ? other : ''},X-${at},inbound,\n`;
    if (joint) {
      text += `r-${at}-b,${other},${what},${twice ? other : agency},,X-${at},inbound,\n`;
      at += 1;
    }
    if (text.length > 1_000_000) {
      if (!out.write(text)) await once(out, 'drain');
      text = '';
    }
  }
  out.end(text);
  await once(out, 'finish');
}
