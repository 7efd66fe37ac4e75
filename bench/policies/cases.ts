// Made people, labels and moments over the real policies: most fit each other, for a case in which everything differs is denied ten times over and
// tests little. One in five decisions or more allows.
import { join } from 'node:path';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import * as fc from 'fast-check';
import type { EntityValue, PolicyRequest, Value } from '../../src/access/policy-engine.js';
import { readPolicies } from '../../src/access/policy-files.js';
import { SchemaShape } from '../../src/access/policy-shape.js';

const agencies = ['nsrp', 'ppib', 'cbx'];
const cases = ['nsrp~c1', 'nsrp~c2', 'ppib~c1'];
const channels = ['police', 'publisher', 'financial_intelligence/PCMLTFA_55', 'revenue', 'revenue/ITA_241', 'foreign_partner'];
const countries = ['CA', 'US', 'GB'];
const roles = [
  'analyst', 'investigator', 'desk_officer', 'publisher', 'integrity_examiner', 'independent_reviewer', 'agency_administrator', 'tools_auditor', 'operator',
  'source_handler', 'service',
];
const purposes = [
  'criminal_investigation', 'intelligence_analysis', 'threat_assessment', 'screening', 'officer_safety', 'records_review', 'audit', 'integrity_review',
  'court_disclosure', 'warrant_application', 'operational_planning', 'published_list_import', 'source_handling', 'service_feed',
];
/** Every action of the schema but `readLabel`: a new one cannot be forgotten. */
const roomActions = actionsOf(join(import.meta.dirname, '../..', 'policies')).filter((action) => action !== 'readLabel');

function actionsOf(folder: string): readonly string[] {
  const answer = cedar.schemaToJsonWithResolvedTypes(readPolicies(folder).schema);
  if (answer.type === 'failure') throw new Error(`the schema of \`${folder}\` cannot be read`);
  return [...new SchemaShape(answer.json).actions].filter(([, { resources }]) => resources.size > 0).map(([action]) => action);
}

const today = 20261122;
// Objects as callers build them; the ones without a prototype have tests of their own.
const plainObjects = { noNullPrototype: true } as const;

/** Mostly the first choice: a case in which everything differs is denied ten times over and tests little. */
function mostly<T>(usual: T, other: fc.Arbitrary<T>, weight = 15): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

const days = fc.constantFrom(20261121, today, 20261123, 20300101);

export const principalCases: fc.Arbitrary<EntityValue> = fc.record({
  agency: fc.constantFrom(...agencies),
  unit: fc.constantFrom('', 'oc', 'guns'),
  role: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('analyst', 'investigator') }, { weight: 2, arbitrary: fc.constantFrom(...roles) }),
  clearance: mostly(6, fc.integer({ min: 0, max: 6 }), 5),
  clearanceValidUntil: mostly(20300101, days),
  citizenships: mostly<readonly string[]>(['CA'], fc.subarray(countries), 5),
  purposes: mostly<readonly string[]>(purposes, fc.subarray(purposes), 9),
  cases: mostly<readonly string[]>(['nsrp~c1', 'ppib~c1'], fc.subarray(cases), 9),
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
  level: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 6 })),
  levelCode: fc.constantFrom('UNCLASSIFIED', 'SECRET'),
  releasableTo: mostly<readonly string[]>(['ALL'], fc.subarray([...agencies, 'ALL']), 3),
  citizenshipsOnly: mostly<readonly string[]>([], fc.subarray(countries), 6),
  originatorControl: mostly(false, fc.boolean(), 6),
  purposes: mostly<readonly string[]>([], fc.subarray(purposes), 6),
  sealed: mostly(false, fc.constant(true)),
  sector: mostly('police', fc.constantFrom('police', 'revenue', 'foreign_partner')),
  channel: mostly('police', fc.constantFrom(...channels), 7),
  inputChannels: mostly<readonly string[]>([], fc.subarray(channels), 7),
  origins: mostly<readonly string[]>([], fc.subarray([...agencies, 'fbx']), 5),
  foreignOrigins: mostly<readonly string[]>([], fc.constant(['fbx']), 5),
  permittedUses: mostly<readonly string[]>([], fc.subarray(['LEAD_ONLY', 'NOT_FOR_COURT', 'NOT_FOR_AFFIDAVIT', 'OPERATIONAL_USE_OK']), 6),
  kinds: mostly<readonly string[]>([], fc.subarray(['youth', 'privileged', 'informer', 'rests_on_source', 'technique']), 7),
  units: mostly<readonly string[]>([], fc.subarray(['oc', 'guns']), 7),
  releasedTo: mostly<readonly string[]>([], fc.subarray(agencies), 3),
  releasedFor: mostly<readonly string[]>(purposes, fc.subarray(purposes), 3),
}, plainObjects);
const labelExtras = fc.record(
  { caseRef: fc.constantFrom(...cases), ownCase: fc.constantFrom(...cases), restricted: fc.constantFrom('acquittal', 'youth'), expiresOn: days },
  { requiredKeys: [] },
);

export const labelCases: fc.Arbitrary<EntityValue> = fc
  .tuple(labelParts, mostly<Record<string, Value>>({}, labelExtras.map((extras): Record<string, Value> => ({ ...extras })), 6), fc.nat(5000))
  .map(([parts, extras, id]) => ({ type: 'Label', id: String(id), attrs: { ...parts, ...extras } }));

const roomExtras = fc.record(
  { agency: fc.constantFrom(...agencies), secondPerson: fc.constant(true), timesThisWeek: fc.nat(4), reviewOverdue: mostly(false, fc.constant(true), 3) },
  { requiredKeys: [] },
);
const roomCases: fc.Arbitrary<EntityValue> = mostly<Record<string, Value>>({}, roomExtras.map((extras): Record<string, Value> => ({ ...extras })), 1)
  .map((attrs) => ({ type: 'Room', id: 'registry', attrs }));

export const contextCases = fc.record({
  purpose: fc.constantFrom(...purposes),
  caseRef: mostly('nsrp~c1', fc.constantFrom('', ...cases), 9),
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
