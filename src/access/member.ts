// Who asks: a member of an agency as the policies see them, and the work they say they are doing.
import type { EntityValue } from './policy-request.js';

/** A case is named `agency~case` outside its agency. Days are `YYYY-MM-DD`. */
export interface CaseDuty {
  readonly ref: string;
  readonly title: string;
  readonly closedOn: string | null;
}

export interface Member {
  readonly agencyId: string;
  readonly memberId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly unit: string | null;
  readonly role: string;
  readonly clearanceCode: string;
  readonly clearanceRank: number;
  readonly clearanceUntil: string;
  readonly citizenships: readonly string[];
  readonly releasabilities: readonly string[];
  readonly purposes: readonly string[];
  /** Cases that they are assigned to today, open or closed. */
  readonly cases: readonly CaseDuty[];
}

/** A member at work: nothing is asked without a purpose and a case. */
export interface Caller {
  readonly member: Member;
  readonly purpose: string;
  readonly caseRef: string;
  /** The public id of the session that they ask in; absent on the node's own socket, where nobody signs in. */
  readonly sessionId?: string;
  /** They proved once more, in this session and within the last minutes, that it is they; absent: no. */
  readonly steppedUp?: boolean;
}

/** `YYYY-MM-DD` as the integer yyyymmdd that policies compare. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

export function principalOf(member: Member): EntityValue {
  return {
    type: 'Member',
    id: `${member.agencyId}~${member.memberId}`,
    attrs: {
      agency: member.agencyId,
      unit: member.unit ?? '',
      role: member.role,
      clearance: member.clearanceRank,
      clearanceValidUntil: dayNumber(member.clearanceUntil),
      citizenships: member.citizenships,
      releasabilities: member.releasabilities,
      purposes: member.purposes,
      cases: member.cases.filter((duty) => duty.closedOn === null).map((duty) => duty.ref),
    },
  };
}

/** What policies may know of the moment. `today` is yyyymmdd, UTC. */
export function contextOf(caller: Caller, today: string): Record<string, string | number | boolean> {
  const duty = caller.member.cases.find((one) => one.ref === caller.caseRef);
  return {
    purpose: caller.purpose,
    caseRef: caller.caseRef,
    caseMine: duty !== undefined,
    caseOpen: duty !== undefined && duty.closedOn === null,
    today: dayNumber(today),
    breakGlass: false,
    steppedUp: caller.steppedUp === true,
  };
}
