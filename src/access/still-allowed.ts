// What was allowed when it was asked must be allowed when it leaves: a case closed, a clearance lowered, a purpose taken back or a policy
// changed in between counts for the answer under way, which can wait seconds for its witnesses (G3, G4).
import { type Caller, contextOf, type Member, principalOf } from './member.js';
import type { Plan } from './plan.js';
import type { PolicyEngine } from './policy-engine.js';
import type { VisibleLabels } from './visible.js';

export interface DecidedBy {
  readonly engine: PolicyEngine;
  readonly visible: VisibleLabels;
}

/**
 * Whether the plan would be given again to its caller as they stand now (`member`, on the day `today`): allowed, with every label of the
 * plan, and nothing masked or owed that it did not mask or owe. Asks the policies only when something differs.
 * INVARIANT: tests/attacks/access/purpose-switched.test.ts.
 */
export function isStillAllowed({ engine, visible }: DecidedBy, plan: Plan, member: Member, today: string): boolean {
  const caller: Caller = { ...plan.caller, member };
  const [principal, context] = [principalOf(member), contextOf(caller, today, plan.action)];
  const { principal: before, context: then } = plan.request;
  if (plan.decision.policyHash === engine.policyHash && JSON.stringify([principal, context]) === JSON.stringify([before, then])) return true;
  const decision = engine.decide({ ...plan.request, principal, context });
  if (!decision.allow) return false;
  const terms = visible.terms(caller, today, plan.action);
  const [labels, owed] = [new Set(terms.labelIds), new Set(plan.obligations)];
  return plan.labelIds.every((one) => labels.has(one)) && [...decision.masks, ...terms.masks].every((one) => plan.masks.has(one))
    && [...decision.obligations, ...terms.obligations].every((one) => owed.has(one));
}
