// Two people for one act (G6, G11): one asks, another in a live session and another chain of command approves exactly these words, and the
// approval is used once, within a quarter of an hour. Every step is on the record of both agencies with both names.
import { BadInput, canonicalJson, type Clock, hashOf, type Json, newId, type Random, type Refused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import { type Approval, APPROVAL_MS, approvalKinds, type ApprovalState, type Party, REQUEST_MS } from './approval.js';
import { aboutOf, isApart } from './approval-about.js';
import { ApprovalClock } from './approval-clock.js';
import { checkDraft, checkWhy, nameOf, noSecond, nobodyToAsk, noSession, noSuch, placeOf, whoIs } from './approval-form.js';
import type { ApprovalKey, ApprovalStore } from './approval.store.js';
import type { Door } from './door.js';
import { EligibleApprovers } from './eligible-approvers.js';
import type { Intent } from './intent.js';
import type { Caller } from './member.js';
import type { Notices } from './notices/index.js';
import type { PeopleStore } from './people.store.js';
import type { Plan } from './plan.js';
import { seal, type Sealed } from './sealed.js';
import { isSecondPerson } from './second-person.js';
import type { SessionStore } from './session.store.js';
import type { UnitStore } from './unit.store.js';

export { isSamePerson } from './second-person.js';

export interface ApprovalParts {
  readonly door: Door;
  readonly store: ApprovalStore;
  readonly people: PeopleStore;
  readonly units: UnitStore;
  readonly sessions: SessionStore;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ApprovalDraft {
  /** A code of `approvalKinds`. */
  readonly kind: string;
  /** All that will be done: the approver sees this, and the approval is worth nothing for anything else. */
  readonly subject: Json;
  readonly why: string;
  /** Whose people may approve; the asker's own agency when absent. */
  readonly approverAgencyId?: string;
}

/** What an approver saw when they decided. */
export interface Verdict extends ApprovalKey {
  readonly kind: string;
  readonly subjectHash: string;
  readonly why: string;
}

export interface ApprovalLists {
  /** Asked by the caller, newest first. */
  readonly mine: readonly Approval[];
  /** That the caller may approve, oldest first; what they may not approve leaves no trace here. */
  readonly waiting: readonly Approval[];
}

/** An approval that was used up for the act that follows. `both` names the two people: put it into the entry of that act. */
export interface TakenApproval {
  readonly approval: Approval;
  readonly both: Json;
}

interface Step<T> {
  readonly value: T;
  readonly receipt: Receipt;
}

export class Approvals {
  readonly #parts: ApprovalParts;
  readonly #eligible: EligibleApprovers;
  /** Reminds of what waits, and ends what is out of time. */
  readonly time: ApprovalClock;

  constructor(parts: ApprovalParts) {
    this.#parts = parts;
    this.#eligible = new EligibleApprovers(parts);
    this.time = new ApprovalClock({ ...parts, eligible: this.#eligible });
  }

  /** Asks for an approval under the plan of whatever act asks for it. Throws `BadInput`; refused without a session, and where nobody could ever approve. */
  async request(plan: Plan, draft: ApprovalDraft): Promise<Step<Approval> | Refused> {
    const { door, store, clock, random } = this.#parts;
    const { member, sessionId } = plan.caller;
    checkDraft(draft);
    if (sessionId === undefined) return door.decline(plan, 'two-people/no-session', noSession());
    const approverAgencyId = draft.approverAgencyId ?? member.agencyId;
    if (!(await this.#isAgency(approverAgencyId))) throw new BadInput('there is no such agency to ask for an approval', { fr: 'il n’y a pas de tel service à qui demander une approbation' });
    const asker = await this.#party(member, sessionId);
    const { found, isCut } = await this.#eligible.find(asker, approverAgencyId, draft.kind, 1, await aboutOf(draft.kind, draft.subject, this.#parts));
    if (found.length === 0 && !isCut) return door.decline(plan, 'two-people/nobody', nobodyToAsk());
    const now = clock();
    const asked = {
      agencyId: member.agencyId, approvalId: newId('apr', random), kind: draft.kind, subject: canonicalJson(draft.subject), subjectHash: hashOf(draft.subject), why: draft.why,
      askedBy: member.memberId, askedSession: sessionId, askedAtMs: now, expiresAtMs: now + REQUEST_MS, approverAgencyId, state: 'pending' as const, decision: undefined,
    };
    const rows = { approval: nameOf(asked), of: draft.kind, subject: draft.subject, subjectHash: asked.subjectHash, why: draft.why, from: approverAgencyId, asker: whoIs(asker) };
    return door.write(plan, rows, async (intent: Intent) => {
      const approval = { ...asked, request: { agencyId: intent.agencyId, index: intent.index } };
      await store.add(approval);
      return approval;
    });
  }

  async list(plan: Plan): Promise<Sealed<ApprovalLists>> {
    const { store } = this.#parts;
    const { member } = plan.caller;
    const [mine, waiting] = [await store.askedBy(member.agencyId, member.memberId), await this.#waitingFor(plan.caller)];
    const ids = new Map<string, string[]>();
    for (const one of [...mine, ...waiting]) ids.set(one.agencyId, [...(ids.get(one.agencyId) ?? []), `approval:${one.approvalId}`]);
    return seal(plan, ids, { mine, waiting });
  }

  /** How many wait for this person: a number of their own tasks, and nothing of what they are. */
  async waiting(caller: Caller): Promise<number> {
    return (await this.#waitingFor(caller)).length;
  }

  /** The plan's action must be the one of the kind. Absent, another's, decided, out of time and not theirs to decide are one refusal. */
  async approve(plan: Plan, verdict: Verdict): Promise<Step<Approval> | Refused> {
    return this.#decide(plan, verdict, 'approved');
  }

  async refuse(plan: Plan, verdict: Verdict): Promise<Step<Approval> | Refused> {
    return this.#decide(plan, verdict, 'refused');
  }

  /** By whoever asked, as long as it was not used. */
  async withdraw(plan: Plan, key: ApprovalKey): Promise<Step<Approval> | Refused> {
    const { door, store } = this.#parts;
    const { member } = plan.caller;
    const found = member.agencyId === key.agencyId ? await store.find(key) : undefined;
    if (found?.askedBy !== member.memberId || !['pending', 'approved'].includes(found.state)) return door.decline(plan, 'two-people/not-theirs', noSuch());
    const step = await door.write(plan, { approval: nameOf(found), state: 'withdrawn' }, () => store.withdraw(found, member.memberId));
    if (step.value) await this.#parts.notices.settle(found.approverAgencyId, nameOf(found));
    return step.value ? { value: { ...found, state: 'withdrawn' }, receipt: step.receipt } : door.decline(plan, 'two-people/late', noSuch());
  }

  /**
   * Uses up the caller's approval for exactly this kind and subject; the act that it is for follows at once. Refused, always in the same
   * words, when there is none, or either of the two has gone, been suspended or moved into the other's chain since.
   * INVARIANT: one approval, one use (tests/attacks/access/two-person-rule.test.ts).
   */
  async take(plan: Plan, kind: string, subjectHash: string): Promise<TakenApproval | Refused> {
    const { door, store, clock } = this.#parts;
    const { member, sessionId } = plan.caller;
    const since = clock() - APPROVAL_MS;
    const approval = await store.held(member.agencyId, member.memberId, kind, subjectHash, since);
    const two = approval && (await this.#two(approval));
    if (approval === undefined || two === undefined || sessionId !== approval.askedSession) return door.decline(plan, 'two-people/none', noSecond());
    const both: Json = { approval: nameOf(approval), of: kind, subjectHash, why: approval.why, asker: whoIs(two.asker), approver: whoIs(two.approver), request: placeOf(approval.request), decision: placeOf(approval.decision?.entry) };
    for (const agencyId of new Set([approval.agencyId, approval.approverAgencyId])) await door.note(agencyId, { action: 'takeApproval', id: plan.id, actor: whoIs(two.asker), ...both });
    if (!(await store.take(approval, clock(), since))) return door.decline(plan, 'two-people/used', noSecond());
    return { approval, both };
  }

  /** Whether `take` would find one: asked first, so that an act which has to wait is not a refusal. */
  async isHeld({ caller: { member, sessionId } }: Plan, kind: string, subjectHash: string): Promise<boolean> {
    const { store, clock } = this.#parts;
    const approval = await store.held(member.agencyId, member.memberId, kind, subjectHash, clock() - APPROVAL_MS);
    return approval !== undefined && approval.askedSession === sessionId;
  }

  async #decide(plan: Plan, verdict: Verdict, state: ApprovalState): Promise<Step<Approval> | Refused> {
    const { door, store, clock } = this.#parts;
    const { member, sessionId } = plan.caller;
    checkWhy(verdict.why);
    const found = await store.find(verdict);
    const asker = found && (await this.#mayDecide(plan.caller, found));
    if (found === undefined || asker === undefined || sessionId === undefined || found.kind !== verdict.kind || found.subjectHash !== verdict.subjectHash) return door.decline(plan, 'two-people/not-theirs', noSuch());
    const approver = await this.#party(member, sessionId);
    const rows = { approval: nameOf(found), of: found.kind, subjectHash: found.subjectHash, state, why: verdict.why, request: placeOf(found.request), asker: whoIs(asker), approver: whoIs(approver) };
    const step = await door.write(plan, rows, async (intent: Intent) => {
      const decision = { agencyId: member.agencyId, memberId: member.memberId, sessionId, atMs: clock(), why: verdict.why, entry: { agencyId: intent.agencyId, index: intent.index } };
      if (found.agencyId !== member.agencyId) await door.note(found.agencyId, { action: plan.action, id: plan.id, actor: whoIs(approver), ...rows });
      return (await store.decide(found, state, decision)) ? { ...found, state, decision } : undefined;
    });
    const { value, receipt } = step;
    if (value !== undefined) await this.#parts.notices.settle(found.approverAgencyId, nameOf(found));
    return value === undefined ? door.decline(plan, 'two-people/late', noSuch()) : { value, receipt };
  }

  async #waitingFor(caller: Caller): Promise<Approval[]> {
    const waiting: Approval[] = [];
    for (const one of await this.#parts.store.waitingFor(caller.member.agencyId, this.#parts.clock())) if (await this.#mayDecide(caller, one)) waiting.push(one);
    return waiting;
  }

  /** The asker, when the caller may decide this request; undefined says nothing of why not. */
  async #mayDecide(caller: Caller, one: Approval): Promise<Party | undefined> {
    const { door, clock } = this.#parts;
    const { member, sessionId } = caller;
    const kind = approvalKinds.find(({ code }) => code === one.kind);
    if (sessionId === undefined || kind === undefined || one.approverAgencyId !== member.agencyId || one.state !== 'pending' || one.expiresAtMs <= clock()) return undefined;
    if (!door.allows(caller, kind.action)) return undefined;
    const asker = await this.#live(one.agencyId, one.askedBy, one.askedSession);
    const party = await this.#party(member, sessionId);
    return asker && isSecondPerson(asker, party) && (await isApart(one, party, this.#parts)) ? asker : undefined;
  }

  /** Both, if both are still there and still two. */
  async #two({ agencyId, askedBy, askedSession, decision, kind, subject }: Approval): Promise<{ asker: Party; approver: Party } | undefined> {
    const asker = await this.#live(agencyId, askedBy, askedSession);
    const approver = decision && (await this.#live(decision.agencyId, decision.memberId, decision.sessionId));
    return asker && approver && isSecondPerson(asker, approver) && (await isApart({ kind, subject }, approver, this.#parts)) ? { asker, approver } : undefined;
  }

  /** The member of a session, if neither was ended since. */
  async #live(agencyId: string, memberId: string, sessionId: string): Promise<Party | undefined> {
    const { people, sessions, door } = this.#parts;
    const member = await people.memberById(agencyId, memberId, door.today());
    if (member === undefined || member.suspended || !(await sessions.isLive({ member, sessionId, purpose: '', caseRef: '' }))) return undefined;
    return this.#party(member, sessionId);
  }

  async #party(member: Party['member'], sessionId: string): Promise<Party> {
    return { member, sessionId, chain: await this.#parts.units.chainOf(member) };
  }

  async #isAgency(agencyId: string): Promise<boolean> {
    return (await this.#parts.people.agencies()).some((one) => one.agencyId === agencyId);
  }
}
