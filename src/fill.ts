// A new demo folder is filled once: the demo world by its own authors, the published lists by the node; all through the door.
import { hash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashPassword, operator, type Plan } from './access/index.js';
import { assessGroups } from './fill-assessment.js';
import { recordAssurances } from './fill-assurances.js';
import { fillCollection } from './fill-collection.js';
import { writeNotes } from './fill-notes.js';
import { fillOperations } from './fill-operations.js';
import { heldPurposes, memberRoles } from './access/sign-on/index.js';
import { demoPassword, type DemoWorld, demoWorld, type ReportWithStatements } from './demo/index.js';
import type { House } from './http/index.js';
import { BadInput, isRefused } from './kernel/index.js';
import { importFtm, type ImportProfile, listedEntities, ofac2021 } from './registry/index.js';
import type { OpenNode } from './wiring.js';

const authorsAtOnce = 6;
const casePurposes = ['intelligence_analysis', 'criminal_investigation'];

/** Fills a folder that is not filled. Stopped half-way, it goes on at the next start: what is there is not written again. */
export async function fillFolder(node: OpenNode, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  if (node.facts.filled) return;
  const world = demoWorld();
  await addPeople(node.house, world);
  await writeReports(node, world, say, signal);
  await addLinks(node, world);
  await sealSources(node.house, world);
  await recordAssurances(node.house, world);
  const analystOf = async (agencyId: string, action: string) => {
    const analysts = (await node.house.people.demoMembers(node.house.door.today())).filter((one) => one.agencyId === agencyId && one.role === 'analyst' && one.purposes.includes('intelligence_analysis') && one.cases.some((duty) => duty.closedOn === null));
    return planOf(node.house, agencyId, analysts[0]?.memberId ?? '', ['intelligence_analysis'], action);
  };
  await fillCollection(node.house, analystOf);
  await fillOperations(node.house, analystOf);
  await assessGroups(node.house, world);
  await writeNotes(node.house);
  for (const list of publishedLists) {
    signal.throwIfAborted();
    await importList(node.house, list, say);
  }
  node.markFilled();
}

async function addPeople(house: House, world: DemoWorld): Promise<void> {
  await house.people.addAgencies(world.agencies);
  for (const { agencyId } of world.agencies) await house.roster.setRights(agencyId, { roles: memberRoles, purposes: heldPurposes, clearanceCode: 'ENHANCED_TOP_SECRET', releasabilities: ['CEO'] });
  await house.people.addMembers(world.members(await hashPassword(demoPassword)));
  await house.units.add(world.units);
  await house.people.addCases(world.cases);
}

/** `wanted`: purposes in order of preference. */
async function planOf(house: House, agencyId: string, memberId: string, wanted: readonly string[], action: string): Promise<Plan> {
  const member = await house.people.memberById(agencyId, memberId, house.door.today());
  const duty = member?.cases.find((one) => one.closedOn === null);
  if (member === undefined || duty === undefined) throw new BadInput(`demo member \`${memberId}\` has no open case to write under`);
  const purpose = wanted.find((one) => member.purposes.includes(one)) ?? '';
  const plan = await house.door.ask({ member, purpose, caseRef: duty.ref }, { action, asked: { demo: true }, agencyId });
  if (isRefused(plan)) throw new BadInput(`the demo world may not write: ${plan.message}`);
  return plan;
}

/** The member of each agency who files the demo reports: an analyst with an open case. */
async function filers(house: House, world: DemoWorld): Promise<Map<string, Plan>> {
  const plans = new Map<string, Plan>();
  const members = await house.people.demoMembers(house.door.today());
  for (const { agencyId } of world.agencies) {
    const filer = members.find((one) => one.agencyId === agencyId && one.role === 'analyst' && one.cases.some((duty) => duty.closedOn === null));
    if (filer !== undefined) plans.set(agencyId, await planOf(house, agencyId, filer.memberId, casePurposes, 'createReport'));
  }
  return plans;
}

async function writeReports(node: OpenNode, world: DemoWorld, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const plans = await filers(node.house, world);
  const reports = [...world.reports];
  const there = await node.reportStore.reportIds(world.agencies.map((one) => one.agencyId));
  const waiting = reports.filter(({ report }) => !there.has(`${report.agencyId}~${report.reportId}`));
  let done = 0;
  const writeNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      signal.throwIfAborted();
      await writeOne(node.house, plans, next);
      done += 1;
      if (done % 250 === 0) say(`demo world: ${done} of ${reports.length} reports`);
    }
  };
  await Promise.all(Array.from({ length: authorsAtOnce }, writeNext));
}

async function writeOne(house: House, plans: ReadonlyMap<string, Plan>, one: ReportWithStatements): Promise<void> {
  const plan = plans.get(one.report.agencyId);
  if (plan === undefined) throw new BadInput(`agency \`${one.report.agencyId}\` of the demo world has no analyst with an open case`);
  await house.authoring.report(plan, one.report, one.statements);
}

async function addLinks(node: OpenNode, world: DemoWorld): Promise<void> {
  const { house } = node;
  for (const one of world.judgements) {
    const plan = await planOf(house, one.agencyId, one.decidedBy, casePurposes, 'judge');
    await house.authoring.judge(plan, one, one.label, one.judgementId);
  }
  for (const one of world.restrictions) {
    await house.authoring.restrict(await planOf(house, one.agencyId, one.decidedBy, ['records_review'], 'applyRestriction'), one, one.restrictionId);
  }
}

/** Each by a handler of its own agency; one that is there already stays as it is. */
async function sealSources(house: House, world: DemoWorld): Promise<void> {
  const members = await house.people.demoMembers(house.door.today());
  for (const { agencyId, sourceId, fields } of world.sealedSources) {
    const handler = members.find((one) => one.agencyId === agencyId && one.role === 'source_handler');
    if (handler === undefined) throw new BadInput(`agency \`${agencyId}\` of the demo world has nobody who handles sources`);
    const plan = await planOf(house, agencyId, handler.memberId, ['source_handling'], 'sealSource');
    if ((await house.sourceStore.find(plan, sourceId)) === undefined) await house.sources.seal(plan, sourceId, fields);
  }
}

interface PublishedList {
  readonly file: string;
  readonly kind: string;
  readonly profile: ImportProfile;
}

const project = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const publishedLists: readonly PublishedList[] = [
  { file: 'data/listed-entities.jsonl', kind: 'listing', profile: listedEntities('2026-06-15') },
  { file: 'data/ofac-2021-names.jsonl', kind: 'ofac', profile: ofac2021('2021-12-31') },
];

async function importList(house: House, list: PublishedList, say: (line: string) => void): Promise<void> {
  const { profile } = list;
  const plan = await house.door.ask(operator, { action: 'import', asked: { source: profile.sourceName }, agencyId: profile.agencyId });
  if (isRefused(plan)) throw new BadInput(`the node may not import a published list: ${plan.message}`);
  const result = await house.imports.run(plan, {
    key: { agencyId: profile.agencyId, kind: list.kind, sourceName: profile.sourceName, fileHash: hash('sha256', readFileSync(project(list.file)), 'hex') },
    stream: importFtm(createReadStream(project(list.file))), report: profile.report, part: profile.part,
  });
  say(`${profile.sourceName}: ${result.entities} entities, ${result.statements} statements`);
}
