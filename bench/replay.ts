// Past decisions made again: how many a second, by both engines, where people repeat themselves and where nobody does; and how many a rehearsal compares.
import { join } from 'node:path';
import * as fc from 'fast-check';
import { recordOf, pastDecisionOf, type PastDecision } from '../src/access/decision-record.js';
import { readPolicies } from '../src/access/policy-files.js';
import { PastPolicies } from '../src/access/replay/past-policies.js';
import { RehearsalTally } from '../src/access/replay/rehearsal-tally.js';
import { Replay } from '../src/access/replay/replay.js';
import { canonicalBytes } from '../src/kernel/index.js';
import { requestCases } from './policies/cases.js';
import { realEngine } from './policies/real-engine.js';
import { printMachine } from './rig/machine.js';

const source = readPolicies(join(import.meta.dirname, '..', 'policies'));

/** Entries as the record has them: bytes of canonical JSON. */
function entriesOf(count: number): Uint8Array[] {
  const engine = realEngine();
  return fc.sample(requestCases, { numRuns: count, seed: 27 }).map((request) => {
    const decision = engine.decide(request);
    return canonicalBytes({ kind: decision.allow ? 'answer' : 'refusal', action: request.action, ...recordOf(request, decision, engine.knownObligations) });
  });
}

function pastOf(bytes: Uint8Array): PastDecision | 'unwhole' {
  return pastDecisionOf(JSON.parse(Buffer.from(bytes).toString('utf8'))) ?? 'unwhole';
}

function measure(what: string, count: number, run: () => void): void {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  console.log(`${what}: ${Math.round((count / (user + system)) * 1_000_000).toLocaleString('en')} a second and core (${count} in ${Math.round((user + system) / 1_000)} ms of processor time)`);
}

export function main(): void {
  printMachine('replay', 'none');
  const distinct = entriesOf(2_000);
  const repeated = Array.from({ length: 100_000 }, (_, at) => distinct[at % 500] ?? new Uint8Array());
  console.log(`a decision in its entry: ${Math.round(distinct.reduce((sum, one) => sum + one.length, 0) / distinct.length)} bytes on average`);
  const replay = () => new Replay(new PastPolicies({ find: () => source }), { all: [] });
  let same = 0;
  const again = (entries: readonly Uint8Array[], by: Replay): void => {
    for (const entry of entries) if (by.again(pastOf(entry)).verdict === 'same') same += 1;
  };
  measure('replay by both engines, every decision another', distinct.length, () => again(distinct, replay()));
  measure('replay by both engines, 500 different decisions among 100,000', repeated.length, () => again(repeated, replay()));
  console.log(`the same as recorded: ${same} of ${distinct.length + repeated.length}`);
  const tally = new RehearsalTally(realEngine(), realEngine());
  measure('rehearsal, every decision another', distinct.length, () => distinct.forEach((entry, at) => tally.take(`a#${at}`, pastOf(entry))));
  measure('rehearsal, 500 different decisions among 100,000', repeated.length, () => repeated.forEach((entry, at) => tally.take(`a#${at}`, pastOf(entry))));
}


