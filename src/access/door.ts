// The one door: ask, then release (G1, G3). No answer before its record; every decision with its reasons; any fault is a no.
import { dayOf, type Json, newId, type Refused, refuse, hashOf, isRefused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import type { DoorParts } from './door-parts.js';
import { AccessError, Withdrawn } from './errors.js';
import { type Grant, giveGrant } from './grant.js';
import { type Intent, makeIntent } from './intent.js';
import { type Caller, contextOf, type Member, principalOf } from './member.js';
import { recordOf } from './decision-record.js';
import { buildPlan, type Plan } from './plan.js';
import type { PolicyRequest } from './policy-request.js';
import type { Sealed, ShownIds } from './sealed.js';
import { isStillAllowed } from './still-allowed.js';
import { assuranceEnded, delegationEnded, glassEnded, rightsChanged, signInFirst, whyNot } from './why-not.js';

const WAIT_COSIGNED = 'wait-cosigned-';
/** The obligation to mark an answer with its reader, the time and its entry: kept where answers leave (`http/answer.ts`). */
const SECOND_PERSON = 'second-person';
const NOTIFY = 'notify-originator';
const WATERMARK = 'watermark';

/** Whether every page and file made of an answer under this plan names its reader, the time and its entry. */
export function isWatermarked({ obligations }: Pick<Plan, 'obligations'>): boolean {
  return obligations.includes(WATERMARK);
}

/** All that a node with so many witnesses keeps. A policy that asks for anything else denies. */
export function keptObligations(witnesses: number): string[] {
  return [...waitObligations(witnesses), SECOND_PERSON, NOTIFY, WATERMARK];
}

/** The obligations that a node with so many witnesses can keep: `wait-cosigned-1` and so on. A policy that asks for more denies. */
function waitObligations(witnesses: number): string[] {
  return Array.from({ length: witnesses }, (_, at) => `${WAIT_COSIGNED}${at + 1}`);
}

/** `asked` goes on the record as it is: everything that would be needed to ask the same again. */
export interface Question {
  readonly action: string;
  readonly asked: Json;
  /** The agency in whose name or log it is done, when that matters: writing, importing, reading a log. */
  readonly agencyId?: string;
  /** Facts about the asker that the policies of this one action want (`Room` in the schema). */
  readonly facts?: Readonly<Record<string, boolean | number>>;
}

export class Door {
  readonly #parts: DoorParts;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** Today, UTC, as `YYYY-MM-DD`. */
  today(): string {
    return dayOf(this.#parts.clock());
  }

  /** A plan when the policies allow the question; else a refusal, which is on the record before it is returned. */
  async ask(asker: Caller, question: Question): Promise<Plan | Refused> {
    const { engine, visible, random, ledger } = this.#parts;
    const caller = await this.#underOpenGlass(asker);
    const today = this.today();
    const request: PolicyRequest = {
      principal: principalOf(caller.member),
      action: question.action,
      resource: { type: 'Room', id: 'registry', attrs: { ...question.facts, ...(question.agencyId !== undefined && { agency: question.agencyId }) } },
      context: contextOf(caller, today, question.action),
    };
    const decision = engine.decide(request);
    const id = newId('q', random);
    if (!(await this.stands(caller))) return this.#refuseEnded(id, caller, question, recordOf(request, decision, engine.knownObligations));
    if (decision.allow) {
      const terms = visible.terms(caller, today, question.action);
      const planFor = (who: Caller): Plan => buildPlan({
        id, caller: who, action: question.action, asked: question.asked, request, decision, labelIds: terms.labelIds, labelsAmong: visible.among,
        obligations: [...new Set([...decision.obligations, ...terms.obligations])], masks: [...new Set([...decision.masks, ...terms.masks])],
      });
      const said = await this.#parts.friction?.hear(caller, question);
      if (isRefused(said)) return this.decline(planFor(caller), 'one-more-sentence', said);
      const plan = planFor(said === undefined ? caller : { ...caller, spoken: [...(caller.spoken ?? []), said] });
      return (await this.#withSecondPerson(plan)) ?? plan;
    }
    await ledger.append({ agencyId: caller.member.agencyId, payload: { kind: 'refusal', id, ...whoAndWhat(caller, question), ...answersOf(caller), ...recordOf(request, decision, engine.knownObligations) } });
    return whyNot(caller, today, question.action, decision);
  }

  /** `second-person`: somebody else has approved exactly this question; the approval is used up here. */
  async #withSecondPerson(plan: Plan): Promise<Refused | undefined> {
    if (!plan.obligations.includes(SECOND_PERSON)) return undefined;
    const taken = await this.#parts.secondPerson?.(plan, hashOf({ action: plan.action, asked: plan.asked }));
    if (taken === undefined) return this.decline(plan, 'obligation/second-person', refuse('needs_second_person', 'this takes a second person, and this node cannot ask one', 'cet acte demande une deuxième personne, et ce nœud ne peut en demander une'));
    return isRefused(taken) ? taken : undefined;
  }

  /** Whether the plan's caller may read under this label as things stand now: a plan holds the labels of its own beginning only. */
  mayRead({ caller, action }: Plan, labelId: number): boolean {
    return this.#parts.visible.of(caller, this.today(), action).includes(labelId);
  }

  /** Whether the policies would let the caller do this once stepped up: for lists of what one may do. Shows and records nothing; doing it asks again. */
  allows(caller: Caller, action: string): boolean {
    const context = contextOf({ ...caller, steppedUp: true }, this.today(), action);
    return this.#parts.engine.decide({ principal: principalOf(caller.member), action, resource: { type: 'Room', id: 'registry', attrs: {} }, context }).allow;
  }

  /** Puts a refusal that the code makes where the policies allowed (`rule` says which), on the record before it is returned. */
  async decline(plan: Plan, rule: string, refused: Refused): Promise<Refused> {
    const payload = { kind: 'refusal', id: plan.id, ...whoAndWhat(plan.caller, plan), ...this.#whyOf(plan), declined: rule };
    await this.#parts.ledger.append({ agencyId: plan.caller.member.agencyId, payload });
    return refused;
  }

  /**
   * Puts the answer on the record and returns the grant that opens it. Receipts for every other originator shown go into
   * their own logs in the same batch (G5, G11). Rejects when the ledger cannot keep the entry: then nothing is opened.
   */
  async release(sealed: Sealed<unknown>): Promise<Grant> {
    const { plan, ids } = sealed;
    await this.#stillShown(plan, ids);
    const reader = plan.caller.member.agencyId;
    const shown = [...ids].map(([agencyId, list]) => ({ agencyId, ids: [...list] }));
    const entry = {
      kind: 'answer', id: plan.id, ...whoAndWhat(plan.caller, plan), ...answersOf(plan.caller), ...this.#whyOf(plan), labels: plan.labels.hash, among: [...plan.labels.among],
      shown, count: shown.reduce((sum, one) => sum + one.ids.length, 0),
    };
    const receipts = shown.filter((one) => one.agencyId !== reader).map((one) => ({
      agencyId: one.agencyId,
      payload: { kind: 'receipt', id: plan.id, ...whoAndWhat(plan.caller, { action: plan.action, asked: null }), shown: [one], count: one.ids.length },
    }));
    const [receipt] = await this.#parts.ledger.appendAll([{ agencyId: reader, payload: entry }, ...receipts]);
    if (await this.#awaitWitnesses(plan, receipt as Receipt)) await this.#stillShown(plan, ids);
    if (plan.obligations.includes(NOTIFY)) for (const { agencyId } of receipts) await this.#parts.tellOriginator?.(agencyId, plan);
    this.#parts.onShown?.({ plan, ids, receipt: receipt as Receipt });
    return giveGrant(sealed.token, receipt as Receipt);
  }

  /** Whether the caller's session and account stand at this moment, as the store has them. */
  async stands(caller: Caller): Promise<boolean> {
    return (await this.#parts.isLive?.(caller)) ?? true;
  }

  /**
   * INVARIANT: what was allowed while a session stood is neither shown nor written once it has ended, on whichever connection or
   * process it was asked (tests/attacks/access/session-revoked.test.ts).
   */
  async #stillLive(plan: Plan): Promise<void> {
    await this.#glassStillOpen(plan);
    // The member once for all that follows: this is read again for every answer.
    const { stands, member } = await this.#standingNow(plan);
    if (member !== undefined) await this.#stillDelegated(plan, member);
    if (member !== undefined) await this.#stillAssured(plan, member);
    if (stands) return this.#stillHeld(plan, member);
    await this.#refuseEnded(plan.id, plan.caller, plan, this.#whyOf(plan));
    throw new Withdrawn('session_ended', signInFirst);
  }

  /** An emergency access that has ended lifts nothing: the question is asked as an ordinary one. */
  async #underOpenGlass(caller: Caller): Promise<Caller> {
    if (caller.glass === undefined || (await this.#parts.isGlassOpen?.(caller)) === true) return caller;
    const { glass: _, ...without } = caller;
    return without;
  }

  /** INVARIANT: what emergency access allowed is not shown once it has ended (tests/attacks/access/break-glass.test.ts). */
  async #glassStillOpen(plan: Plan): Promise<void> {
    const { caller } = plan;
    if (caller.glass === undefined || (await this.#parts.isGlassOpen?.(caller)) === true) return;
    const payload = { kind: 'refusal', id: plan.id, ...whoAndWhat(caller, plan), ...this.#whyOf(plan), ended: 'break_glass' };
    await this.#parts.ledger.append({ agencyId: caller.member.agencyId, payload });
    throw new Withdrawn('break_glass_ended', glassEnded);
  }

  /** What a plan was given on the strength of a delegation ends with it, wherever the plan is (tests/attacks/access/grant-expiry-race.test.ts). */
  async #stillDelegated(plan: Plan, now: Member): Promise<void> {
    const { delegations } = plan.caller.member;
    const isHeld = (id: string, agencyId: string) => now.delegations.some((one) => one.delegationId === id && one.agencyId === agencyId);
    if (delegations.every((one) => isHeld(one.delegationId, one.agencyId))) return;
    throw new Withdrawn('delegation_ended', await this.decline(plan, 'delegation-ended', delegationEnded));
  }

  /** Nor does a foreign exchange outlast its assurances: over at midnight, or ended a moment ago (tests/attacks/access/assurance-by-one.test.ts). */
  async #stillAssured(plan: Plan, now: Member): Promise<void> {
    if (plan.caller.member.assured.every((agencyId) => now.assured.includes(agencyId))) return;
    throw new Withdrawn('assurance_ended', await this.decline(plan, 'assurance-ended', assuranceEnded));
  }

  async #standingNow(plan: Plan): Promise<{ readonly stands: boolean; readonly member: Member | undefined }> {
    const atOnce = this.#parts.standingNow?.(plan.caller, this.today());
    if (atOnce !== undefined) return atOnce;
    const [stands, member] = await Promise.all([this.stands(plan.caller), this.#memberNow(plan)]);
    return { stands, member };
  }

  async #memberNow({ caller: { member } }: Plan): Promise<Member | undefined> {
    const { memberNow } = this.#parts;
    return memberNow === undefined ? member : memberNow(member, this.today());
  }

  /** Rights that were taken from the caller since they asked are not used any more (tests/attacks/access/purpose-switched.test.ts). */
  async #stillHeld(plan: Plan, member: Member | undefined): Promise<void> {
    if (member !== undefined && isStillAllowed(this.#parts, plan, member, this.today())) return;
    throw await this.#changed(plan, 'rights-ended');
  }

  /** INVARIANT: what its owner has restricted since it was read does not leave (tests/attacks/access/label-raised-mid-page.test.ts). */
  async #stillShown(plan: Plan, ids: ShownIds): Promise<void> {
    const [, seen] = await Promise.all([this.#stillLive(plan), this.#parts.areStillSeen?.(plan, ids) ?? true]);
    if (seen) return;
    throw await this.#changed(plan, 'label-raised');
  }

  async #changed(plan: Plan, rule: string): Promise<Withdrawn> {
    return new Withdrawn('rights_ended', await this.decline(plan, rule, rightsChanged));
  }

  async #refuseEnded(id: string, caller: Caller, question: Question, why: ReturnType<typeof recordOf>): Promise<Refused> {
    const payload = { kind: 'refusal', id, ...whoAndWhat(caller, question), ...why, ended: 'session' };
    await this.#parts.ledger.append({ agencyId: caller.member.agencyId, payload });
    return signInFirst;
  }

  /** False when nothing asked to wait. */
  async #awaitWitnesses({ obligations }: Pick<Plan, 'obligations'>, { agencyId, size }: Receipt): Promise<boolean> {
    const counts = obligations.filter((word) => word.startsWith(WAIT_COSIGNED)).map((word) => Number(word.slice(WAIT_COSIGNED.length)));
    if (counts.length === 0) return false;
    const { cosigned } = this.#parts;
    if (cosigned === undefined) throw new AccessError('cosigned_unavailable', 'this answer waits for witnesses, and this node has none');
    try {
      await cosigned(agencyId, size, Math.max(...counts));
      return true;
    } catch (cause) {
      throw new AccessError('cosigned_unavailable', 'the witnesses that this answer waits for have not vouched for its entry in time', { cause });
    }
  }

  /**
   * A write: its intent (with `rows`, the hash of what will be written) is durable first, then `commit` runs its transaction with
   * the intent's index, then the outcome is appended. A fault in `commit` is recorded as failed and thrown on.
   */
  async write<T>(plan: Plan, rows: Json, commit: (intent: Intent) => Promise<T>): Promise<{ value: T; receipt: Receipt }> {
    const { ledger } = this.#parts;
    await this.#stillLive(plan);
    const agencyId = plan.caller.member.agencyId;
    const about = { id: plan.id, ...whoAndWhat(plan.caller, plan), ...answersOf(plan.caller) };
    const announced = await ledger.append({ agencyId, payload: { kind: 'intent', ...about, ...this.#whyOf(plan), rows } });
    const intent = makeIntent(plan, announced);
    const close = (outcome: string) =>
      ledger.append({ agencyId, payload: { kind: 'outcome', ...about, intent: announced.index.toString(), outcome } });
    let value: T;
    try {
      value = await commit(intent);
    } catch (fault) {
      await close('failed');
      throw fault;
    }
    return { value, receipt: await close('done') };
  }

  #whyOf(plan: Plan) {
    return recordOf(plan.request, plan.decision, this.#parts.engine.knownObligations);
  }

  /** Puts a step that shows nothing (signing in, stating a purpose) on the record. */
  async note(agencyId: string, payload: { readonly [key: string]: Json }): Promise<Receipt> {
    return this.#parts.ledger.append({ agencyId, payload: { kind: 'note', ...payload } });
  }
}

/** What was answered to prompts; for the asker's own log, and no receipt in another agency's. */
function answersOf({ promptAnswers = [], spoken = [] }: Caller) {
  return {
    ...(promptAnswers.length > 0 && { answered: promptAnswers.map((one) => one.answerId) }),
    ...(spoken.length > 0 && { prompts: spoken.map((one): { readonly [key: string]: Json } => ({ ...one })) }),
  };
}

function whoAndWhat(caller: Caller, question: Question) {
  const { member, purpose, caseRef, glass } = caller;
  return {
    ...(glass !== undefined && { breakGlass: glass.glassId }),
    actor: { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role },
    action: question.action, purpose, case: caseRef, asked: question.asked,
  };
}
