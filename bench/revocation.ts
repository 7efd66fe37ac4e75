// From the moment at which one process ends a session to the moment from which another serves it nothing. Two pools on one PostgreSQL
// stand for two processes of a node; an answer that is being sent is looked at every 400 ms, which comes on top.
import { PeopleStore, SessionStore, type Caller } from '../src/access/index.js';
import { connect, migrateUp } from '../src/db/index.js';
import { systemClock, systemRandom } from '../src/kernel/index.js';
import { startBenchServer } from './rig/database.js';
import { printMachine, printTarget } from './rig/machine.js';

const rounds = 500;
const streamLookMs = 400;

/** Prints the figures of docs/measurements.md. About half a minute. */
export async function main(): Promise<void> {
  const server = await startBenchServer();
  if (server === undefined) return;
  printMachine('revocation', server.engineVersion);
  const one = await connect({ connectionString: server.connectionString });
  const other = await connect({ connectionString: server.connectionString });
  try {
    await migrateUp(one.db);
    const people = new PeopleStore(one.db, systemClock);
    await people.addAgencies([{ agencyId: 'bench', nameEn: 'Bench', nameFr: 'Bench', province: null, kind: 'police' }]);
    await people.addMembers([{ agencyId: 'bench', memberId: 'reader', userName: 'reader', displayName: 'Reader', role: 'analyst', clearanceCode: 'SECRET', clearanceUntil: '2099-12-31', citizenships: ['CA'], purposes: [] }]);
    const member = await people.memberById('bench', 'reader', '2026-01-01');
    if (member === undefined) throw new TypeError('the reader is not there');
    await measure(new SessionStore(one.db, systemClock, systemRandom), new SessionStore(other.db, systemClock, systemRandom), (sessionId) => ({ member, purpose: '', caseRef: '', sessionId }));
  } finally {
    await Promise.all([one.close(), other.close()]);
    await server.close();
  }
}

async function measure(here: SessionStore, there: SessionStore, callerOf: (sessionId: string) => Caller): Promise<void> {
  const [taken, looks]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const { sessionId } = await here.open('bench', 'reader');
    const caller = callerOf(sessionId);
    if (!(await there.isLive(caller))) throw new TypeError('a new session does not stand');
    const from = performance.now();
    const ended = here.revoke('bench', 'reader', sessionId);
    let stands = true;
    while (stands) {
      const look = performance.now();
      stands = await there.isLive(caller);
      looks.push(performance.now() - look);
    }
    taken.push(performance.now() - from);
    await ended;
  }
  print('ended in one process, refused in another, ms', taken);
  print('one look at session and member (two for each answer), ms', looks);
  printTarget('worst round, and an answer in flight, ms', Math.max(...taken) + streamLookMs, 'at most', 1_000);
}

function print(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);
  console.log(`${what}: p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)} (${values.length})`);
}
