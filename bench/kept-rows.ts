// What it costs the verification to compare the rows of 70,000 people, each on two cases, with what was announced of them. The announcements are kept in memory: reading the record is measured by `ledger-verify`.
import { PeopleStore } from '../src/access/index.js';
import { KeptRecord, KeptRows, KeptRowStore, keptTables } from '../src/access/kept/index.js';
import { connect, migrateUp } from '../src/db/index.js';
import { systemClock } from '../src/kernel/index.js';
import type { Ledger, Receipt } from '../src/ledger/index.js';
import { startBenchServer } from './rig/database.js';
import { printMachine } from './rig/machine.js';

const people = 70_000;
const cases = 1_000;
type Append = Parameters<Ledger['append']>[0];

/** Prints the figures of docs/measurements.md. About a minute. */
export async function main(): Promise<void> {
  const server = await startBenchServer();
  if (server === undefined) return;
  printMachine('kept-rows', server.engineVersion);
  const { db, close } = await connect({ connectionString: server.connectionString });
  try {
    await migrateUp(db);
    const entries: string[] = [];
    const append = async ({ payload }: Append) => ({ index: BigInt(entries.push(JSON.stringify(payload)) - 1) }) as Receipt;
    await fill(new PeopleStore(db, systemClock, new KeptRows({ append })));
    const from = performance.now();
    const record = new KeptRecord();
    for (const [index, text] of entries.entries()) record.take({ agencyId: 'node', index: BigInt(index) }, JSON.parse(text) as Parameters<KeptRecord['take']>[1]);
    const read = performance.now();
    let [rows, problems] = [0, 0];
    const store = new KeptRowStore(db);
    for (const table of keptTables) {
      const found = await store.rows(table);
      rows += found.length;
      problems += record.problems(table, found).length;
    }
    console.log(`${rows} rows in ${entries.length} entries (${(entries.join('').length / 1e6).toFixed(1)} MB); ${problems} problems`);
    console.log(`taken from the record in ${((read - from) / 1_000).toFixed(2)} s, rows read, hashed and compared in ${((performance.now() - read) / 1_000).toFixed(2)} s`);
  } finally {
    await close();
    await server.close();
  }
}

async function fill(store: PeopleStore): Promise<void> {
  await store.addAgencies([{ agencyId: 'bench', nameEn: 'Bench', nameFr: 'Bench', province: null, kind: 'police' }]);
  const ids = Array.from({ length: people }, (_, at) => `member-${at}`);
  await store.addMembers(ids.map((memberId) => ({
    agencyId: 'bench', memberId, userName: memberId, displayName: `Member ${memberId}`, role: 'analyst', clearanceCode: 'SECRET', clearanceUntil: '2099-12-31', citizenships: ['CA'],
    purposes: ['intelligence_analysis', 'criminal_investigation'], passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNo',
  })));
  await store.addCases(Array.from({ length: cases }, (_, at) => ({
    agencyId: 'bench', caseId: `case-${at}`, title: `Case ${at}`, openedOn: '2026-01-01',
    members: ids.filter((_id, member) => member % (cases / 2) === at % (cases / 2)).map((memberId) => ({ agencyId: 'bench', memberId, fromOn: '2026-01-01' })),
  })));
}
