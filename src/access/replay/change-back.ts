// A set under which nobody can change the policies any more is refused: the way back is a change like any other.
import { contextOf, type Member, principalOf } from '../member.js';
import type { PolicyEngine } from '../policy-engine.js';
import { workingsOf } from './sight.js';

/** Whether somebody may propose, rehearse and adopt, and somebody else approve. `today`: `YYYY-MM-DD`. */
export function canBeChangedBack(engine: PolicyEngine, members: readonly Member[], today: string): boolean {
  const [askers, approvers] = [members.filter((one) => may(engine, one, today, 'adoptPolicies') && may(engine, one, today, 'proposePolicies')), members.filter((one) => may(engine, one, today, 'approvePolicyChange'))];
  return members.some((one) => may(engine, one, today, 'rehearsePolicies')) && askers.some((asker) => approvers.some((approver) => approver !== asker));
}

function may(engine: PolicyEngine, member: Member, today: string, action: string): boolean {
  const ways = [...workingsOf(member), ...member.purposes.map((purpose) => ({ purpose, caseRef: '' }))];
  return ways.some((working) => engine.decide({
    principal: principalOf(member), action, resource: { type: 'Room', id: 'registry', attrs: {} }, context: contextOf({ member, ...working, steppedUp: true }, today, action),
  }).allow);
}
