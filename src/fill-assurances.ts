// What demo agencies decided about their partner abroad, recorded as it is everywhere: by one, approved by a second, each in a session of their own.
import type { Caller, Member } from './access/index.js';
import { type AssuranceDraft, assuranceSubject } from './access/assurances/index.js';
import type { DemoAssurance, DemoWorld } from './demo/index.js';
import type { House } from './http/index.js';
import { BadInput, dayOf, hashOf, isRefused } from './kernel/index.js';

/** One that is there already stays as it is. */
export async function recordAssurances(house: House, { assurances }: DemoWorld): Promise<void> {
  for (const one of assurances) {
    if (await house.assurances.has(one.agencyId, one.reference)) continue;
    await recordOne(house, one, await seated(house, one.agencyId, one.by));
    await house.sessions.revokeAll(one.agencyId, one.by);
  }
}

async function recordOne(house: House, one: DemoAssurance, asker: Caller): Promise<void> {
  const draft = draftOf(one, house.clock());
  const record = async () => {
    const plan = await house.door.ask(asker, { action: 'recordAssurance', asked: { ...draft }, agencyId: one.agencyId });
    const step = isRefused(plan) ? plan : await house.assurances.record(plan, draft, undefined);
    if (isRefused(step)) throw new BadInput(`the demo world may not record an assurance: ${step.message}`);
    return step;
  };
  const { approval } = await record();
  if (approval === null) return;
  const second = await seated(house, one.agencyId, one.second);
  const verdict = { agencyId: one.agencyId, approvalId: approval.slice(approval.indexOf('~') + 1), kind: 'assure_partner', subjectHash: hashOf(assuranceSubject(one.agencyId, draft)), why: one.ground };
  const plan = await house.door.ask(second, { action: 'approveAssurance', asked: { approval }, agencyId: one.agencyId });
  const approved = isRefused(plan) ? plan : await house.approvals.approve(plan, verdict);
  if (isRefused(approved)) throw new BadInput(`the demo world may not approve an assurance: ${approved.message}`);
  await record();
  await house.sessions.revokeAll(one.agencyId, one.second);
}

async function seated(house: House, agencyId: string, memberId: string): Promise<Caller> {
  const member = await house.people.memberById(agencyId, memberId, house.door.today());
  if (member === undefined) throw new BadInput(`there is no demo member \`${memberId}\``);
  const { sessionId } = await house.sessions.open(agencyId, memberId);
  return { member, purpose: member.purposes[0] ?? '', caseRef: openCaseOf(member), sessionId, steppedUp: true };
}

function openCaseOf({ cases }: Member): string {
  return cases.find((one) => one.closedOn === null)?.ref ?? '';
}

function draftOf(one: DemoAssurance, nowMs: number): AssuranceDraft {
  const day = (days: number) => dayOf(nowMs + days * 86_400_000);
  const { partner, kind, outcome, decidedBy, reference, ground } = one;
  return { partner, kind, outcome, decidedBy, decidedOn: day(-one.daysAgo), until: day(one.forDays - one.daysAgo), reference, ground };
}
