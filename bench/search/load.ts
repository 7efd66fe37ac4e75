// The world goes in as any report does: announced at the door, written by the registry's own writer, in its own transactions.
import { randomBytes } from 'node:crypto';
import { type Db, sql } from '../../src/db/index.js';
import { isRefused, systemClock } from '../../src/kernel/index.js';
import { ReportWriter } from '../../src/registry/report-writer.js';
import type { OpenNode } from '../../src/wiring.js';
import { callerOf, memberDraft, theCase } from './caller.js';
import { agencies, batchesOf, statementCount } from './world.js';

const lanes = 2;

/** Loads all batches, then brings the indexes to the state of a maintained database. Returns statements and seconds. */
export async function loadWorld(node: OpenNode, keeper: Db, total = statementCount): Promise<{ readonly statements: number; readonly seconds: number }> {
  const startMs = performance.now();
  await node.house.people.addAgencies(agencies.map((agencyId) => ({ agencyId, nameEn: agencyId, nameFr: agencyId, province: null, kind: 'police' })));
  await node.house.people.addMembers(agencies.map(memberDraft));
  await node.house.people.addCases(agencies.map(theCase));
  const waiting = agencies.map((_, i) => i);
  const counts: number[] = [];
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let agency = waiting.shift(); agency !== undefined; agency = waiting.shift()) counts.push(await loadAgency(node, agency, total));
  }));
  const seconds = (performance.now() - startMs) / 1000;
  await sql`reindex index statement_keys`.execute(keeper);
  await sql`reindex index word_forms`.execute(keeper);
  for (const table of ['statement', 'word', 'report', 'entity', 'label']) await sql.raw(`vacuum analyze ${table}`).execute(keeper);
  return { statements: counts.reduce((sum, one) => sum + one, 0), seconds };
}

async function loadAgency(node: OpenNode, agency: number, total: number): Promise<number> {
  const { house, reportStore } = node;
  const caller = await callerOf(house, agencies[agency] as string);
  const parts = { door: house.door, reports: reportStore, labels: house.labels, clock: systemClock, random: randomBytes };
  let count = 0;
  for (const { agencyId, report, statements } of batchesOf(agency, total)) {
    const plan = await house.door.ask(caller, { action: 'createReport', asked: null, agencyId });
    if (isRefused(plan)) throw new Error(plan.message);
    const writer = await ReportWriter.begin(parts, plan, report);
    count += (await writer.add(statements)).statements;
  }
  return count;
}
