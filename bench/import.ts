// How many statements a second an import brings in, through the door and onto the record, and what the time goes into.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { operator } from '../src/access/index.js';
import { openDatabase } from '../src/db/index.js';
import { hashOf, isRefused } from '../src/kernel/index.js';
import { importFtm, type ImportProfile, ofac2021, ownFile } from '../src/registry/index.js';
import { type ImportRig, openImportRig } from './import/timed.js';
import { writeMadeFile } from './import/made-file.js';
import { startBenchServer } from './rig/database.js';
import { openBenchLedger } from './rig/keepers.js';
import { median } from './rig/latency.js';
import { printMachine, printTarget } from './rig/machine.js';

const ofacFile = 'data/ofac-2021-names.jsonl';
const madeStatements = 200_000;
const rounds = 3;

/** Prints the figures of docs/measurements.md. About a minute. */
export async function main(): Promise<void> {
  const server = await startBenchServer();
  if (server === undefined) return;
  printMachine('import', server.engineVersion);
  const database = await openDatabase({ ownerUrl: server.connectionString, appUrl: server.appUrl });
  const opened = await openBenchLedger(join(server.folder, 'record'));
  const { ledger } = opened;
  try {
    const rig = await openImportRig(database.db, ledger);
    const made = join(server.folder, 'made.jsonl');
    await writeMadeFile(made, madeStatements);
    console.log('file             statements   seconds   statements/s   reading alone   in database   in ledger   processor');
    const ofac: number[] = [];
    for (let round = 0; round < rounds; round += 1) ofac.push(await importOnce(rig, 'OFAC 2021', ofacFile, inRound(ofac2021('2021-12-31'), round)));
    const large: number[] = [];
    for (let round = 0; round < rounds; round += 1) large.push(await importOnce(rig, 'made, 200,000', made, inRound(ownFile('us-ofac', 'made', '2025-06-30'), round)));
    console.log('');
    printTarget('OFAC 2021, statements/s, middle of three', median(ofac), 'at least', 15_000, 0);
    printTarget('made file, statements/s, middle of three', median(large), 'at least', 15_000, 0);
  } finally {
    await opened.close();
    await database.close();
    await server.close();
  }
}

/** The same file once more, as a source of its own: everything in it is new. */
function inRound(profile: ImportProfile, round: number): ImportProfile {
  const sourceName = `${profile.sourceName} ${round}`;
  return { ...profile, sourceName, report: { ...profile.report, sourceName } };
}

async function importOnce(rig: ImportRig, name: string, file: string, profile: ImportProfile): Promise<number> {
  const readingMs = await readAlone(file);
  const plan = await rig.door.ask(operator, { action: 'import', asked: { source: profile.sourceName }, agencyId: profile.agencyId });
  if (isRefused(plan)) throw new Error(plan.message);
  rig.spent.reset();
  const [fromMs, cpu] = [performance.now(), process.cpuUsage()];
  const key = { agencyId: profile.agencyId, kind: 'ftm', sourceName: profile.sourceName, fileHash: hashOf(profile.sourceName) };
  const { statements } = await rig.imports.run(plan, { key, stream: importFtm(createReadStream(file)), report: profile.report, part: profile.part });
  const seconds = (performance.now() - fromMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { database, ledger } = rig.spent;
  const times = [readingMs, database, ledger, (user + system) / 1000].map((ms) => (ms / 1000).toFixed(2).padStart(13)).join(' ');
  console.log(`${name.padEnd(15)} ${statements.toLocaleString('en').padStart(11)} ${seconds.toFixed(2).padStart(9)} ${Math.round(statements / seconds).toLocaleString('en').padStart(14)} ${times}`);
  return statements / seconds;
}

/** Milliseconds to read, parse and validate, with nothing written. */
async function readAlone(file: string): Promise<number> {
  const fromMs = performance.now();
  let count = 0;
  for await (const item of importFtm(createReadStream(file))) count += item.row;
  return count < 0 ? 0 : performance.now() - fromMs;
}
