// Cycles of assessment of the demo world: opened by the centre, judged by the bureaus, closed; each through the door like everybody's.
import type { Caller } from './access/index.js';
import { type DemoCycle, demoCycles, type DemoWorld } from './demo/index.js';
import type { House } from './http/index.js';
import { BadInput, isRefused } from './kernel/index.js';

const purpose = 'intelligence_analysis';
/** In one writing, as the room takes them. */
const atOnce = 2_000;

/** A cycle that is there already stays as it is. */
export async function assessGroups(house: House, world: DemoWorld): Promise<void> {
  for (const cycle of demoCycles(world)) {
    if ((await house.assessment.cycles.named(`${cycle.centre}~${cycle.draft.id}`)) === undefined) await assessOne(house, cycle);
  }
}

async function assessOne(house: House, { centre, draft, isClosed, judgements }: DemoCycle): Promise<void> {
  const opener = await seated(house, centre);
  const { ref } = await house.assessment.cycles.open(await planOf(house, opener, 'openCycle'), draft);
  for (const [agencyId, own] of judgements) {
    const judge = agencyId === centre ? opener : await seated(house, agencyId);
    const cycle = await house.assessment.cycles.named(ref);
    if (cycle === undefined) throw new BadInput(`the demo cycle \`${draft.id}\` did not open`);
    const today = house.door.today();
    // What a bureau may not see of another's groups is set aside, as it would be for anybody.
    const due = own.filter(({ judgedOn }) => judgedOn <= today);
    for (let from = 0; from < due.length; from += atOnce) await house.assessment.appraiser.judgeMany(await planOf(house, judge, 'appraise'), cycle, due.slice(from, from + atOnce));
    if (judge !== opener) await house.sessions.revokeAll(agencyId, judge.member.memberId);
  }
  if (isClosed) {
    const closed = await house.assessment.cycles.close(await planOf(house, opener, 'openCycle'), ref, 'the report of the year is out');
    if (isRefused(closed)) throw new BadInput(`the demo cycle may not be closed: ${closed.message}`);
  }
  await house.sessions.revokeAll(centre, opener.member.memberId);
}

async function planOf(house: House, caller: Caller, action: string) {
  const plan = await house.door.ask(caller, { action, asked: { demo: true }, agencyId: caller.member.agencyId });
  if (isRefused(plan)) throw new BadInput(`the demo world may not assess: ${plan.message}`);
  return plan;
}

/** An analyst of the agency with an open case, in a session of their own. */
async function seated(house: House, agencyId: string): Promise<Caller> {
  const members = await house.people.demoMembers(house.door.today());
  const member = members.find((one) => one.agencyId === agencyId && one.role === 'analyst' && one.purposes.includes(purpose) && one.cases.some(({ closedOn }) => closedOn === null));
  const duty = member?.cases.find(({ closedOn }) => closedOn === null);
  if (member === undefined || duty === undefined) throw new BadInput(`agency \`${agencyId}\` of the demo world has no analyst with an open case`);
  const { sessionId } = await house.sessions.open(agencyId, member.memberId);
  return { member, purpose, caseRef: duty.ref, sessionId, steppedUp: true };
}
