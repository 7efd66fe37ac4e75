// Two people are two only when nothing known makes them one (G6, G12): not an account, not a person behind it, not a session, not a chain
// of command. The attacker is one bought member with two accounts, or a superior and somebody who takes their orders.
import { chainsDiffer } from '../kernel/index.js';
import type { Party } from './approval.js';

/** INVARIANT: held by tests/attacks/access/two-person-rule.test.ts. */
export function isSecondPerson(asker: Party, approver: Party): boolean {
  return !isSamePerson(asker, approver) && asker.sessionId !== approver.sessionId && chainsDiffer(asker.chain, approver.chain);
}

interface SomebodyOf {
  readonly member: Pick<Party['member'], 'agencyId' | 'memberId' | 'personRef'>;
}

/** One person, under whatever account. */
export function isSamePerson({ member: a }: SomebodyOf, { member: b }: SomebodyOf): boolean {
  if (a.agencyId === b.agencyId && a.memberId === b.memberId) return true;
  return a.personRef !== undefined && a.personRef === b.personRef;
}
