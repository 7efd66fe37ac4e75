// Decisions: how many a second with their reasons, and whether the three ways to decide (closures, wasm engine, list condition) agree.
import { join } from 'node:path';
import * as fc from 'fast-check';
import { createPolicyEngine, type EntityValue, type PolicyEngine, type PolicyRequest, type Value } from '../src/access/policy-engine.js';
import { readPolicies } from '../src/access/policy-files.js';
import { connect } from '../src/db/index.js';
import type { Condition } from '../src/kernel/index.js';
import { idsUnder, type LabelRow, loadLabels } from './policies/label-table.js';
import { startBenchServer } from './rig/database.js';
import { printMachine, printTarget } from './rig/machine.js';

const agencies = ['nsrp', 'ppib', 'cbx'];
const cases = ['nsrp~c1', 'nsrp~c2', 'ppib~c1'];
const channels = ['police', 'publisher', 'financial_intelligence/PCMLTFA_55', 'revenue', 'revenue/ITA_241', 'foreign_partner'];
const countries = ['CA', 'US', 'GB'];
const roles = [
  'analyst', 'investigator', 'desk_officer', 'publisher', 'integrity_examiner', 'independent_reviewer', 'agency_administrator', 'tools_auditor', 'operator',
];
const purposes = [
  'criminal_investigation', 'intelligence_analysis', 'threat_assessment', 'screening', 'officer_safety', 'records_review', 'audit', 'integrity_review',
  'court_disclosure', 'warrant_application', 'operational_planning', 'published_list_import',
];
const roomActions = [
  'search', 'viewEntity', 'viewReport', 'expand', 'export', 'createReport', 'judge', 'undoJudgement', 'requestCorrection', 'applyRestriction',
  'import', 'viewLedger', 'setPurpose', 'viewRecord', 'delegate', 'viewDelegations', 'viewPasskeys', 'addPasskey', 'removePasskey', 'withdrawPasskeys',
];
const today = 20261122;
/** Labels of a national registry: markings are few. */
const labelsInList = 1_000;

// Objects as callers build them; the ones without a prototype have tests of their own.
const plainObjects = { noNullPrototype: true } as const;

/** Mostly the first choice: a case in which everything differs is denied ten times over and tests little. */
function mostly<T>(usual: T, other: fc.Arbitrary<T>, weight = 9): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

const days = fc.constantFrom(20261121, today, 20261123, 20300101);

export const principalCases: fc.Arbitrary<EntityValue> = fc.record({
  agency: fc.constantFrom(...agencies),
  unit: fc.constantFrom('', 'oc', 'guns'),
  role: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('analyst', 'investigator') }, { weight: 2, arbitrary: fc.constantFrom(...roles) }),
  clearance: mostly(6, fc.integer({ min: 0, max: 6 }), 3),
  clearanceValidUntil: mostly(20300101, days),
  citizenships: mostly<readonly string[]>(['CA'], fc.subarray(countries), 3),
  purposes: mostly<readonly string[]>(purposes, fc.subarray(purposes), 5),
  cases: mostly<readonly string[]>(['nsrp~c1', 'ppib~c1'], fc.subarray(cases), 5),
  releasabilities: fc.subarray(['CEO', 'FVEY']),
  sector: mostly('police', fc.constantFrom('police', 'financial_intelligence', 'revenue', 'foreign_partner')),
  country: mostly('CA', fc.constantFrom(...countries)),
  suspended: mostly(false, fc.constant(true), 19),
  secondedFrom: mostly('', fc.constantFrom(...agencies)),
  homeCountry: mostly('', fc.constantFrom(...countries)),
  grants: mostly<readonly string[]>([], fc.subarray(cases), 3),
  eyesOnlyApprovals: mostly<readonly string[]>([], fc.subarray(agencies), 3),
  gateways: mostly<readonly string[]>(['police', 'publisher', 'financial_intelligence/PCMLTFA_55', 'revenue/ITA_241'], fc.subarray(channels), 5),
  assured: mostly<readonly string[]>(['fbx'], fc.subarray(['fbx', ...agencies])),
}, plainObjects).map((attrs) => ({ type: 'Member', id: `${attrs.agency}~m1`, attrs }));

const labelParts = fc.record({
  agency: fc.constantFrom(...agencies),
  level: fc.integer({ min: 0, max: 6 }),
  levelCode: fc.constantFrom('UNCLASSIFIED', 'SECRET'),
  releasableTo: fc.oneof(fc.constant<readonly string[]>(['ALL']), fc.subarray([...agencies, 'ALL'])),
  citizenshipsOnly: mostly<readonly string[]>([], fc.subarray(countries), 3),
  originatorControl: mostly(false, fc.boolean(), 3),
  purposes: mostly<readonly string[]>([], fc.subarray(purposes), 3),
  sealed: mostly(false, fc.constant(true)),
  sector: mostly('police', fc.constantFrom('police', 'revenue', 'foreign_partner')),
  channel: mostly('police', fc.constantFrom(...channels), 5),
  inputChannels: mostly<readonly string[]>([], fc.subarray(channels), 5),
  origins: mostly<readonly string[]>([], fc.subarray([...agencies, 'fbx']), 5),
  foreignOrigins: mostly<readonly string[]>([], fc.constant(['fbx']), 5),
  permittedUses: mostly<readonly string[]>([], fc.subarray(['LEAD_ONLY', 'NOT_FOR_COURT', 'NOT_FOR_AFFIDAVIT', 'OPERATIONAL_USE_OK']), 3),
  kinds: mostly<readonly string[]>([], fc.subarray(['youth', 'privileged', 'informer', 'technique']), 5),
  units: mostly<readonly string[]>([], fc.subarray(['nsrp~oc', 'ppib~guns']), 5),
  releasedTo: mostly<readonly string[]>([], fc.subarray(agencies), 3),
  releasedFor: mostly<readonly string[]>(purposes, fc.subarray(purposes), 3),
}, plainObjects);
const labelExtras = fc.record(
  { caseRef: fc.constantFrom(...cases), ownCase: fc.constantFrom(...cases), restricted: fc.constantFrom('acquittal', 'youth'), expiresOn: days },
  { requiredKeys: [] },
);

export const labelCases: fc.Arbitrary<EntityValue> = fc
  .tuple(labelParts, mostly<Record<string, Value>>({}, labelExtras.map((extras): Record<string, Value> => ({ ...extras })), 2), fc.nat(5000))
  .map(([parts, extras, id]) => ({ type: 'Label', id: String(id), attrs: { ...parts, ...extras } }));

const roomCases: fc.Arbitrary<EntityValue> = mostly<Record<string, Value>>({}, fc.constantFrom(...agencies).map((agency): Record<string, Value> => ({ agency })), 2)
  .map((attrs) => ({ type: 'Room', id: 'registry', attrs }));

export const contextCases = fc.record({
  purpose: fc.constantFrom(...purposes),
  caseRef: mostly('nsrp~c1', fc.constantFrom('', ...cases), 5),
  caseOpen: mostly(true, fc.constant(false)),
  caseMine: mostly(true, fc.constant(false)),
  today: fc.constant(today),
  breakGlass: mostly(false, fc.constant(true), 19),
  steppedUp: fc.boolean(),
  promptsAnswered: mostly(true, fc.constant(false), 19),
  use: mostly('search', fc.constantFrom('read', 'export'), 3),
}, plainObjects);

/** Requests over the real policy set: half of them ask about a label. */
export const requestCases: fc.Arbitrary<PolicyRequest> = fc.oneof(
  fc.record({ principal: principalCases, action: fc.constant('readLabel'), resource: labelCases, context: contextCases }, plainObjects),
  fc.record({ principal: principalCases, action: fc.constantFrom(...roomActions), resource: roomCases, context: contextCases }, plainObjects),
);

/** The engine over the policies of this checkout. */
export function realEngine(folder: string = join(import.meta.dirname, '..', 'policies')): PolicyEngine {
  return createPolicyEngine({ ...readPolicies(folder), obligations: ['watermark', 'notify-originator', 'second-person'] });
}

export interface Rate {
  readonly perSecond: number;
  readonly allowShare: number;
}

/** Decides over and over for about `forMs` of processor time: others on the machine slow the clock, hardly the figure. */
export function measureRate(decide: (request: PolicyRequest) => { readonly allow: boolean }, requests: readonly PolicyRequest[], forMs: number): Rate {
  let made = 0;
  let allowed = 0;
  const start = process.cpuUsage();
  let spentMs = 0;
  while (spentMs < forMs) {
    for (const request of requests) if (decide(request).allow) allowed++;
    made += requests.length;
    const { user, system } = process.cpuUsage(start);
    spentMs = (user + system) / 1000;
  }
  return { perSecond: Math.round((made / spentMs) * 1000), allowShare: allowed / made };
}

/** As a search decides: one person at one moment over all labels, what they say settled once for each. */
export function measureLists(engine: PolicyEngine, forMs: number): Rate {
  const labels = fc.sample(labelCases, { numRuns: labelsInList, seed: 4 });
  const askers = fc.sample(fc.tuple(principalCases, contextCases), { numRuns: 100, seed: 4 });
  let allowed = 0;
  let made = 0;
  const start = process.cpuUsage();
  let spentMs = 0;
  while (spentMs < forMs) {
    for (const [principal, context] of askers) {
      const decide = engine.over(principal, 'readLabel', context);
      for (const label of labels) if (decide(label).allow) allowed++;
    }
    made += askers.length * labels.length;
    const { user, system } = process.cpuUsage(start);
    spentMs = (user + system) / 1000;
  }
  return { perSecond: Math.round((made / spentMs) * 1000), allowShare: allowed / made };
}

/** How many of the requests the closures and the wasm engine answer differently, in any part of the decision. */
export function countDisagreements(engine: PolicyEngine, requests: readonly PolicyRequest[]): number {
  let found = 0;
  for (const request of requests) {
    if (JSON.stringify(engine.decide(request)) !== JSON.stringify(engine.oracle(request))) found++;
  }
  return found;
}

export interface SqlComparison {
  readonly pairs: number;
  readonly allowed: number;
  readonly differences: number;
}

/**
 * Compares the list condition with the point decision for each pair of a person at work and a label. `runCondition` gives the ids of
 * the rows that satisfy the condition; the caller has put `labels` where it looks. 1,000 people by 1,000 labels make a million pairs.
 */
export async function compareSql(
  runCondition: (condition: Condition, labels: readonly LabelRow[]) => Promise<ReadonlySet<string>>,
  { people = 1000, labels = 1000, seed = 2 }: { readonly people?: number; readonly labels?: number; readonly seed?: number } = {},
  engine: PolicyEngine = realEngine(),
): Promise<SqlComparison> {
  const rows = sampleLabels(labels, seed);
  const askers = fc.sample(fc.tuple(principalCases, contextCases), { numRuns: people, seed });
  let allowed = 0;
  let differences = 0;
  for (const [principal, context] of askers) {
    const found = await runCondition(engine.condition(principal, 'readLabel', context), rows);
    for (const { id, attrs } of rows) {
      const { allow } = engine.decide({ principal, action: 'readLabel', resource: { type: 'Label', id, attrs }, context });
      if (allow) allowed++;
      if (allow !== found.has(id)) differences++;
    }
  }
  return { pairs: people * labels, allowed, differences };
}

/** The label rows that `compareSql` asks about, for the caller to load first. */
export function sampleLabels(count = 1000, seed = 2): readonly LabelRow[] {
  return fc.sample(labelCases, { numRuns: count, seed }).map(({ attrs }, i) => ({ id: String(i + 1), attrs }));
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** `npm run bench policies -- --cases 100000 --people 1000`: smaller than the figures of the docs ask for. */
function sizeOf(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

/** Prints the figures of docs/measurements.md. The comparison with the wasm engine takes some minutes and is not timed. */
export async function main(): Promise<void> {
  printMachine('policies');
  const engine = realEngine();
  const requests = fc.sample(requestCases, { numRuns: 2000, seed: 1 });
  measureRate((request) => engine.decide(request), requests, 1000);
  const closures = measureRate((request) => engine.decide(request), requests, 3000);
  print(`closures, with reasons: ${closures.perSecond.toLocaleString('en')} decisions/s/core (${percent(closures.allowShare)} allowed)`);
  const fresh = measureRate((request) => engine.decide(copyOf(request)), requests, 1000);
  print(`closures, every object new and checked (copying included): ${fresh.perSecond.toLocaleString('en')} decisions/s/core`);
  const lists = measureLists(engine, 3000);
  print(`lists, one person over ${labelsInList.toLocaleString('en')} labels, with reasons: ${lists.perSecond.toLocaleString('en')} decisions/s/core (${percent(lists.allowShare)} allowed)`);
  const wasm = measureRate((request) => engine.oracle(request), requests.slice(0, 500), 2000);
  print(`wasm engine, with schema: ${wasm.perSecond.toLocaleString('en')} decisions/s/core`);
  const [first] = fc.sample(fc.record({ principal: principalCases, context: contextCases }), { numRuns: 1, seed: 1 });
  const start = performance.now();
  if (first !== undefined) for (let i = 0; i < 1000; i++) engine.condition(first.principal, 'readLabel', first.context);
  print(`condition for one person: ${((performance.now() - start) / 1000).toFixed(3)} ms`);
  const asked = fc.sample(requestCases, { numRuns: sizeOf('cases', 1_000_000), seed: 3 });
  const allowShare = asked.filter((request) => engine.decide(request).allow).length / asked.length;
  const disagreements = countDisagreements(engine, asked);
  print(`disagreements: ${disagreements} of ${asked.length.toLocaleString('en')} (${percent(allowShare)} allowed)`);
  await compareWithDatabase(engine);
  print('');
  printTarget('closures, decisions/s and core', closures.perSecond, 'at least', 1_000_000, 0);
  printTarget('lists, decisions/s and core', lists.perSecond, 'at least', 1_000_000, 0);
  printTarget('disagreements with the wasm engine', disagreements, 'at most', 0, 0);
}

/** The rendered condition on a real database, beside the closures. */
async function compareWithDatabase(engine: PolicyEngine): Promise<void> {
  const server = await startBenchServer();
  if (server === undefined) return;
  const database = await connect({ connectionString: server.connectionString });
  try {
    await loadLabels(database.db, sampleLabels());
    const { pairs, allowed, differences } = await compareSql((condition) => idsUnder(database.db, condition), { people: sizeOf('people', 10_000) }, engine);
    print(`list condition in PostgreSQL ${server.engineVersion}: ${differences} differences in ${pairs.toLocaleString('en')} pairs of a person and a label (${percent(allowed / pairs)} allowed)`);
    printTarget('differences of the list condition', differences, 'at most', 0, 0);
  } finally {
    await database.close();
    await server.close();
  }
}

/** New objects with the same values: the engine meets them for the first time. */
function copyOf({ principal, action, resource, context }: PolicyRequest): PolicyRequest {
  return { principal: { ...principal, attrs: { ...principal.attrs } }, action, resource: { ...resource, attrs: { ...resource.attrs } }, context: { ...context } };
}
