// Who asks: a member of an agency as the policies see them, and the work they say they are doing.
import { type GivenAnswer, promptBook, type PromptLanguage, type SpokenAnswer } from './prompts/index.js';
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
  /** The natural person behind the account (HR number, or the provider's subject), where known: two accounts of one person are one person. */
  readonly personRef?: string;
  readonly role: string;
  readonly clearanceCode: string;
  readonly clearanceRank: number;
  readonly clearanceUntil: string;
  readonly citizenships: readonly string[];
  readonly releasabilities: readonly string[];
  readonly purposes: readonly string[];
  /** Cases that they are assigned to today, open or closed. */
  readonly cases: readonly CaseDuty[];
  /** Of their agency (src/access/gateway.ts); and its country, ISO 3166 alpha-2, upper case. */
  readonly sector: string;
  readonly country: string;
  /** Denied everything but their own record. */
  readonly suspended: boolean;
  /** The home agency of a secondee and its country; both empty for everybody else. */
  readonly secondedFrom: string;
  readonly homeCountry: string;
  /** What was delegated to them and holds at this moment. */
  readonly delegations: readonly HeldDelegation[];
  /** Channels whose information may flow to their agency today; for a secondee to their home as well. */
  readonly gateways: readonly string[];
  /** Agencies with which a foreign exchange is covered today: a mistreatment-risk decision and a reliability statement, both in force. */
  readonly assured: readonly string[];
}

/** `case`: a compartment of the grantor's agency. `eyes_only`: that agency waives a second citizenship of theirs. */
export interface HeldDelegation {
  readonly delegationId: string;
  readonly agencyId: string;
  readonly kind: 'case' | 'eyes_only';
  /** `agency~case`, or empty for a waiver. */
  readonly caseRef: string;
  readonly untilMs: number;
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
  /** The emergency access under which they ask. The door asks the clock whether it is still open. */
  readonly glass?: OpenGlass;
  /** What they answered when they stated this purpose and case; it stands in the record. */
  readonly promptAnswers?: readonly GivenAnswer[];
  /** What they answered with this very question. */
  readonly spoken?: readonly SpokenAnswer[];
  /** The sentence that they send along because they were asked for one (access/friction). */
  readonly sentence?: GivenSentence;
}

export interface GivenSentence {
  readonly prompt: string;
  readonly version: number;
  readonly answer: string;
  readonly language: PromptLanguage;
}

/** An emergency access: of one session, for the purpose and case that were stated when it was opened. */
export interface OpenGlass {
  readonly glassId: string;
  readonly untilMs: number;
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
      sector: member.sector,
      country: member.country,
      suspended: member.suspended,
      secondedFrom: member.secondedFrom,
      homeCountry: member.homeCountry,
      grants: member.delegations.filter((one) => one.kind === 'case').map((one) => one.caseRef),
      eyesOnlyApprovals: member.delegations.filter((one) => one.kind === 'eyes_only').map((one) => one.agencyId),
      gateways: member.gateways,
      assured: member.assured,
    },
  };
}

/** To what use an action puts what it shows: permitted uses and privilege turn on it. */
export function useOf(action: string): 'search' | 'read' | 'export' {
  if (action === 'search' || action === 'expand') return 'search';
  return action === 'export' ? 'export' : 'read';
}

/** Actions that look something up: prompts that go with every look-up are asked here (policies/custos.cedarschema, group `reading`). */
const lookups: ReadonlySet<string> = new Set(['search', 'viewEntity', 'viewReport', 'expand', 'export']);

export function isLookup(action: string): boolean {
  return lookups.has(action);
}

/** What policies may know of the moment. `today` is yyyymmdd, UTC; `action` is what is asked at the door. */
export function contextOf(caller: Caller, today: string, action: string): Record<string, string | number | boolean> {
  const duty = caller.member.cases.find((one) => one.ref === caller.caseRef);
  return {
    purpose: caller.purpose,
    caseRef: caller.caseRef,
    caseMine: duty !== undefined,
    caseOpen: duty !== undefined && duty.closedOn === null,
    today: dayNumber(today),
    promptsAnswered: promptBook.isAnswered(caller.purpose, today, isLookup(action), caller.promptAnswers ?? [], caller.spoken ?? []),
    breakGlass: caller.glass !== undefined,
    steppedUp: caller.steppedUp === true,
    use: useOf(action),
  };
}
