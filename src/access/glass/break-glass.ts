// Emergency access: a typed reason, one hour, somebody of another chain of command told before it opens, and a review that follows by itself
// (promise G11). What it lifts stands in policies/break-glass.cedar.
import { BadInput, type Clock, isRefused, newId, type Random, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { BreakGlassStore, GlassHistory, GlassRow, OpinionRow } from './break-glass.store.js';
import type { Door } from '../door.js';
import type { Caller, Member, OpenGlass } from '../member.js';
import type { Notices } from '../notices/notice.js';
import type { Plan } from '../plan.js';
import { seal, type Sealed } from '../sealed.js';
import { isSamePerson } from '../second-person.js';

export interface BreakGlassParts {
  readonly store: BreakGlassStore;
  readonly door: Door;
  readonly notices: Notices;
  /** Active members of an agency with one of these roles, who are not suspended. */
  readonly membersIn: (agencyId: string, roles: readonly string[]) => Promise<readonly Member[]>;
  /** A member, also one who has left: what they did is reviewed all the same. */
  readonly memberOf: (agencyId: string, memberId: string) => Promise<Member | undefined>;
  /** The review bodies of the network: they stand in where an agency has named nobody. */
  readonly reviewBodies: () => Promise<readonly string[]>;
  /** Whether two people answer to different superiors; unknown is no. */
  readonly differ: (a: Member, b: Member) => Promise<boolean>;
  readonly clock: Clock;
  readonly random: Random;
}

/** An hour, and three days: longer and it is no emergency; later and nobody remembers. */
const openMs = 60 * 60_000;
const reviewMs = 72 * 3_600_000;
const leastReason = 20;
/** Also in the policy `break-glass-too-often`, which decides; here it holds when two are asked at once. */
const mostAWeek = 3;
const reviewingRoles = ['integrity_examiner', 'independent_reviewer'] as const;
/** The milder first: of two opinions the stricter stands. */
export const glassOutcomes = ['justified', 'justified_with_advice', 'not_justified', 'passed_on'] as const;
export type GlassOutcome = (typeof glassOutcomes)[number];

/** An emergency access with what was said of it. `opinions` are complete once both reviewers have spoken; before, a reviewer sees their own. */
export interface ReviewedGlass {
  readonly glass: GlassRow;
  readonly user: string;
  readonly opinions: readonly OpinionRow[];
}

export class BreakGlass {
  readonly #parts: BreakGlassParts;

  constructor(parts: BreakGlassParts) {
    this.#parts = parts;
  }

  openOf(caller: Caller): Promise<OpenGlass | undefined> {
    return this.#parts.store.openOf(caller);
  }

  /** Opens it for this session, purpose and case, after those who will review it were told. Throws `BadInput` for a reason that says nothing. */
  async open(caller: Caller, reason: string): Promise<{ readonly glass: OpenGlass; readonly receipt: Receipt } | Refused> {
    checkReason(reason);
    const { store, door, clock, random } = this.#parts;
    const { member, sessionId } = caller;
    const history = await store.historyOf(member);
    const reviewers = await this.#reviewersOf(member);
    const facts = { ...history, secondPerson: reviewers.length > 0 };
    const plan = await door.ask(caller, { action: 'breakGlass', asked: { reason }, agencyId: member.agencyId, facts });
    if (isRefused(plan)) return plan.code === 'not_allowed' ? whyShut(caller, facts) : plan;
    if (sessionId === undefined) return refuse('not_signed_in', 'emergency access belongs to a session; sign in first', 'l’accès d’urgence appartient à une séance ; ouvrez d’abord une séance');
    const now = clock();
    const row = {
      agencyId: member.agencyId, glassId: newId('glass', random), memberId: member.memberId, sessionId, purpose: caller.purpose, caseRef: caller.caseRef,
      openedAtMs: now, untilMs: now + openMs, endedAtMs: null, reviewDueMs: now + reviewMs, reviewedAtMs: null, outcome: null, intentIndex: 0n,
    };
    const { value: isOpen, receipt } = await door.write(plan, { breakGlass: row.glassId, until: new Date(row.untilMs).toISOString() }, (intent) =>
      store.add(intent, row, (fresh) => fresh.timesThisWeek < mostAWeek && !fresh.reviewOverdue, () => this.#tell(row, member, reviewers, { plan, reason })));
    return isOpen ? { glass: { glassId: row.glassId, untilMs: row.untilMs }, receipt } : whyShut(caller, { timesThisWeek: mostAWeek, reviewOverdue: false, secondPerson: true });
  }

  /** Ends the caller's own, on the record first; nothing happens when none is open. */
  async end(caller: Caller): Promise<Receipt> {
    const { store, door } = this.#parts;
    const { agencyId, memberId, userName, role } = caller.member;
    const open = await store.openOf(caller);
    const receipt = await door.note(agencyId, {
      action: 'endBreakGlass', actor: { agency: agencyId, member: memberId, user: userName, role }, breakGlass: open?.glassId ?? null,
    });
    if (open !== undefined) await store.end(caller.member, open.glassId);
    return receipt;
  }

  /** Ends the caller's own when it is open, and says so in the record. */
  async endOf(caller: Caller): Promise<void> {
    if ((await this.#parts.store.openOf(caller)) !== undefined) await this.end(caller);
  }

  /** The caller's own, with their outcomes. The plan's action is `viewBreakGlass`. */
  async own(plan: Plan): Promise<Sealed<{ readonly glasses: readonly ReviewedGlass[]; readonly history: GlassHistory }>> {
    const { agencyId, memberId, userName } = plan.caller.member;
    const rows = await this.#parts.store.list(agencyId, memberId);
    const glasses = await Promise.all(rows.map(async (glass) => ({ glass, user: userName, opinions: glass.reviewedAtMs === null ? [] : await this.#parts.store.opinions(agencyId, glass.glassId) })));
    return seal(plan, idsOf(agencyId, rows), { glasses, history: await this.#parts.store.historyOf(plan.caller.member) });
  }

  /** Those that the caller may review: of their agency, and of one for which they stand in. The plan's action is `reviewBreakGlass` or `viewLedger`. */
  async toReview(plan: Plan): Promise<Sealed<readonly ReviewedGlass[]>> {
    const found = await this.reviewable(plan.caller.member);
    const agencies = new Set([plan.caller.member.agencyId, ...found.map(({ glass }) => glass.agencyId)]);
    return seal(plan, new Map([...agencies].map((agencyId) => [agencyId, found.filter(({ glass }) => glass.agencyId === agencyId).map(({ glass }) => glass.glassId)])), found);
  }

  /** For a reader whose plan allowed it; names none that the reader's own chain of command reaches. */
  async reviewable(reader: Member, glassId?: string): Promise<readonly ReviewedGlass[]> {
    const { store } = this.#parts;
    const found: ReviewedGlass[] = [];
    for (const agencyId of [reader.agencyId, ...(await this.#standsInFor(reader.agencyId))]) {
      for (const glass of await store.list(agencyId)) {
        if (glassId !== undefined && glass.glassId !== glassId) continue;
        const owner = await this.#parts.memberOf(agencyId, glass.memberId);
        if (owner === undefined) continue;
        const opinions = await store.opinions(glass.agencyId, glass.glassId);
        if (!opinions.some(isOf(reader)) && !(await this.#reviewersOf(owner)).some((one) => one.agencyId === reader.agencyId && one.memberId === reader.memberId)) continue;
        found.push({ glass, user: owner.userName, opinions: glass.reviewedAtMs === null ? opinions.filter(isOf(reader)) : opinions });
      }
    }
    return found;
  }

  /** One reviewer's opinion; with the second, the outcome stands and the person is told. Undefined: nothing here for this reviewer to review. */
  async review(plan: Plan, glassId: string, outcome: GlassOutcome, why: string): Promise<Receipt | undefined> {
    const { store, door, clock } = this.#parts;
    const { agencyId, memberId, role, userName } = plan.caller.member;
    const [found] = await this.reviewable(plan.caller.member, glassId);
    if (found === undefined || found.glass.reviewedAtMs !== null || (await this.#hasSpoken(plan.caller.member, found.glass))) return undefined;
    const { glass } = found;
    const opinion = { role, memberAgencyId: agencyId, memberId, outcome, why, givenAtMs: clock() };
    const { value: taken, receipt } = await door.write(plan, { breakGlass: glassId, of: glass.agencyId, outcome }, async (intent) => {
      if (glass.agencyId !== agencyId) await door.note(glass.agencyId, { action: 'reviewBreakGlass', id: plan.id, actor: { agency: agencyId, member: memberId, user: userName, role }, breakGlass: glassId, outcome, why });
      if (!(await store.addOpinion(intent, glass, opinion))) return false;
      const all = await store.opinions(glass.agencyId, glassId);
      if (all.length >= reviewingRoles.length) await this.#close(glass, all);
      return true;
    });
    if (taken) await this.#parts.notices.settleFor(plan.caller.member, glassId);
    return taken ? receipt : undefined;
  }

  /** Tells, once for each, that a review is past its time: whoever may still close it, and those who administer the agency. Returns how many were told of. */
  async tellOverdue(): Promise<number> {
    const { store, notices } = this.#parts;
    let told = 0;
    for (const glass of await store.overdue(true)) {
      const owner = await this.#parts.memberOf(glass.agencyId, glass.memberId);
      if (owner === undefined || !(await store.tellOverdue(glass))) continue;
      told += 1;
      const facts = { who: owner.userName, agency: glass.agencyId, case: glass.caseRef, due: minuteOf(glass.reviewDueMs) };
      const about = { kind: 'break_glass_overdue', facts, subject: glass.glassId } as const;
      for (const { agencyId, memberId } of await this.#reviewersOf(owner)) await notices.tell({ ...about, to: { agencyId, memberId }, link: `/break-glass/reviews/${glass.glassId}` });
      await notices.tell({ ...about, to: { agencyId: glass.agencyId, role: 'agency_administrator' }, link: '/people' });
    }
    return told;
  }

  /** How many reviews are past their time, for the figures of the node. */
  async overdue(): Promise<number> {
    return (await this.#parts.store.overdue(false)).length;
  }

  async #close(glass: GlassRow, opinions: readonly OpinionRow[]): Promise<void> {
    const outcome = glassOutcomes.findLast((one) => opinions.some((opinion) => opinion.outcome === one)) ?? 'passed_on';
    await this.#parts.store.close(glass.agencyId, glass.glassId, outcome);
    for (const agencyId of new Set([glass.agencyId, ...(await this.#standInsOf(glass.agencyId))])) await this.#parts.notices.settle(agencyId, glass.glassId);
    await this.#parts.notices.tell({ to: { agencyId: glass.agencyId, memberId: glass.memberId }, kind: 'break_glass_reviewed', facts: { case: glass.caseRef, outcome }, link: '/break-glass' });
  }

  /**
   * Examiners and reviewers who do not answer to the person's superiors and are not the person: of their own agency, and where it has nobody
   * for one of the two roles, of the agencies that stand in. Read afresh: who joined or left since counts as they are now.
   */
  async #reviewersOf(member: Member): Promise<readonly Member[]> {
    const own = await this.#eligible(member, member.agencyId, reviewingRoles);
    const missing = reviewingRoles.filter((role) => !own.some((one) => one.role === role));
    if (missing.length === 0) return own;
    const outside = await Promise.all((await this.#standInsOf(member.agencyId)).map((agencyId) => this.#eligible(member, agencyId, missing)));
    return [...own, ...outside.flat()];
  }

  async #eligible(member: Member, agencyId: string, roles: readonly string[]): Promise<readonly Member[]> {
    const found: Member[] = [];
    for (const one of await this.#parts.membersIn(agencyId, roles)) {
      if (!isSamePerson({ member }, { member: one }) && (await this.#parts.differ(member, one))) found.push(one);
    }
    return found;
  }

  async #standInsOf(agencyId: string): Promise<readonly string[]> {
    const named = await this.#parts.store.standIns(agencyId);
    return named.length > 0 ? named : (await this.#parts.reviewBodies()).filter((one) => one !== agencyId);
  }

  async #standsInFor(agencyId: string): Promise<readonly string[]> {
    const named = await this.#parts.store.standsInFor(agencyId);
    return (await this.#parts.reviewBodies()).includes(agencyId) ? [...new Set([...named, ...(await this.#parts.store.agenciesWithout(agencyId))])] : named;
  }

  /** Under whatever account: a second opinion is a second person's. */
  async #hasSpoken(reader: Member, glass: GlassRow): Promise<boolean> {
    for (const one of await this.#parts.store.opinions(glass.agencyId, glass.glassId)) {
      const member = await this.#parts.memberOf(one.memberAgencyId, one.memberId);
      if (isOf(reader)(one) || (member !== undefined && isSamePerson({ member }, { member: reader }))) return true;
    }
    return false;
  }

  /** Whoever stands in has the reason in their own log: the log of the person's agency is not theirs to read. */
  async #tell(glass: GlassRow, member: Member, reviewers: readonly Member[], { plan, reason }: { readonly plan: Plan; readonly reason: string }): Promise<void> {
    const { notices, door } = this.#parts;
    const link = `/break-glass/reviews/${glass.glassId}`;
    const actor = { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role };
    for (const agencyId of new Set(reviewers.map((one) => one.agencyId).filter((one) => one !== member.agencyId))) {
      await door.note(agencyId, { action: 'breakGlass', id: plan.id, actor, breakGlass: glass.glassId, case: glass.caseRef, purpose: glass.purpose, asked: { reason } });
    }
    for (const { agencyId, memberId } of reviewers) {
      const to = { agencyId, memberId };
      await notices.tell({ to, kind: 'break_glass_opened', facts: { who: member.userName, agency: member.agencyId, case: glass.caseRef, until: minuteOf(glass.untilMs) }, link });
      await notices.tell({
        to, kind: 'break_glass_review', facts: { who: member.userName, case: glass.caseRef, due: minuteOf(glass.reviewDueMs) }, link, dueAtMs: glass.reviewDueMs, subject: glass.glassId,
      });
    }
  }
}

const isOf = ({ agencyId, memberId }: Member) => (one: OpinionRow): boolean => one.memberAgencyId === agencyId && one.memberId === memberId;

const minuteOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function idsOf(agencyId: string, rows: readonly GlassRow[]): ReadonlyMap<string, readonly string[]> {
  return new Map([[agencyId, rows.map((row) => row.glassId)]]);
}

/** Twenty characters that say something: a row of the same letter is no reason. */
function checkReason(reason: string): void {
  if (reason.trim().length >= leastReason && new Set(reason.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')).size >= 6) return;
  throw new BadInput(`say in at least ${leastReason} characters what the danger is and what you look for`, {
    fr: `dites en au moins ${leastReason} caractères quel est le danger et ce que vous cherchez`,
  });
}

/** The caller's own doings only; nothing of what lies behind. */
function whyShut({ glass }: Caller, { timesThisWeek, reviewOverdue, secondPerson }: GlassHistory & { readonly secondPerson: boolean }): Refused {
  if (glass !== undefined) return refuse('not_allowed', 'your emergency access is open already', 'votre accès d’urgence est déjà ouvert');
  if (reviewOverdue) return refuse('not_allowed', 'an earlier emergency access of yours waits beyond its due time for review; ask your integrity examiner', 'un de vos accès d’urgence attend son examen au-delà de l’échéance ; adressez-vous à votre examinateur de l’intégrité');
  if (timesThisWeek >= mostAWeek) return refuse('not_allowed', `emergency access opens ${mostAWeek} times in seven days; ask for a case or a grant`, `l’accès d’urgence s’ouvre ${mostAWeek} fois en sept jours ; demandez un dossier ou une délégation`);
  if (!secondPerson) return refuse('not_allowed', 'your agency has nobody outside your chain of command who could be told; ask your agency administrator', 'votre service n’a personne hors de votre voie hiérarchique qui puisse en être avisé ; adressez-vous à l’administrateur de votre service');
  return refuse('not_allowed', 'your role or purpose does not include emergency access; ask your supervisor', 'votre rôle ou votre finalité ne comprend pas l’accès d’urgence ; adressez-vous à votre supérieur');
}
