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

export interface BreakGlassParts {
  readonly store: BreakGlassStore;
  readonly door: Door;
  readonly notices: Notices;
  /** Active members of an agency with one of these roles. */
  readonly membersIn: (agencyId: string, roles: readonly string[]) => Promise<readonly Member[]>;
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
      store.add(intent, row, (fresh) => fresh.timesThisWeek < mostAWeek && !fresh.reviewOverdue, () => this.#tell(row, member, reviewers)));
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

  /** Those of the caller's agency that the caller may review. The plan's action is `reviewBreakGlass` or `viewLedger`. */
  async toReview(plan: Plan): Promise<Sealed<readonly ReviewedGlass[]>> {
    const found = await this.reviewable(plan.caller.member);
    return seal(plan, idsOf(plan.caller.member.agencyId, found.map(({ glass }) => glass)), found);
  }

  /** For a reader whose plan allowed it; names none that the reader's own chain of command reaches. */
  async reviewable(reader: Member, glassId?: string): Promise<readonly ReviewedGlass[]> {
    const { store } = this.#parts;
    const people = new Map((await this.#parts.membersIn(reader.agencyId, [])).map((one) => [one.memberId, one]));
    const rows = (await store.list(reader.agencyId)).filter((one) => glassId === undefined || one.glassId === glassId);
    const found: ReviewedGlass[] = [];
    for (const glass of rows) {
      const owner = people.get(glass.memberId);
      if (owner === undefined || owner.memberId === reader.memberId || !(await this.#parts.differ(owner, reader))) continue;
      const opinions = await store.opinions(glass.agencyId, glass.glassId);
      found.push({ glass, user: owner.userName, opinions: glass.reviewedAtMs === null ? opinions.filter((one) => one.memberId === reader.memberId) : opinions });
    }
    return found;
  }

  /** One reviewer's opinion; with the second, the outcome stands and the person is told. Undefined: nothing here for this reviewer to review. */
  async review(plan: Plan, glassId: string, outcome: GlassOutcome, why: string): Promise<Receipt | undefined> {
    const { store, door, clock } = this.#parts;
    const { agencyId, memberId, role } = plan.caller.member;
    const [found] = await this.reviewable(plan.caller.member, glassId);
    if (found === undefined || found.glass.reviewedAtMs !== null) return undefined;
    const opinion = { role, memberId, outcome, why, givenAtMs: clock() };
    const { value: taken, receipt } = await door.write(plan, { breakGlass: glassId, outcome }, async (intent) => {
      if (!(await store.addOpinion(intent, glassId, opinion))) return false;
      const all = await store.opinions(agencyId, glassId);
      if (all.length >= reviewingRoles.length) await this.#close(found.glass, all);
      return true;
    });
    return taken ? receipt : undefined;
  }

  async #close(glass: GlassRow, opinions: readonly OpinionRow[]): Promise<void> {
    const outcome = glassOutcomes.findLast((one) => opinions.some((opinion) => opinion.outcome === one)) ?? 'passed_on';
    await this.#parts.store.close(glass.agencyId, glass.glassId, outcome);
    await this.#parts.notices.settle(glass.agencyId, glass.glassId);
    await this.#parts.notices.tell({ to: { agencyId: glass.agencyId, memberId: glass.memberId }, kind: 'break_glass_reviewed', facts: { case: glass.caseRef, outcome }, link: '/break-glass' });
  }

  /** Examiners and reviewers of the person's agency who do not answer to the same superiors. */
  async #reviewersOf(member: Member): Promise<readonly Member[]> {
    const found: Member[] = [];
    for (const one of await this.#parts.membersIn(member.agencyId, reviewingRoles)) {
      if (one.memberId !== member.memberId && (await this.#parts.differ(member, one))) found.push(one);
    }
    return found;
  }

  async #tell(glass: GlassRow, member: Member, reviewers: readonly Member[]): Promise<void> {
    const { notices } = this.#parts;
    const link = `/break-glass/reviews/${glass.glassId}`;
    for (const { agencyId, memberId } of reviewers) {
      const to = { agencyId, memberId };
      await notices.tell({ to, kind: 'break_glass_opened', facts: { who: member.userName, agency: agencyId, case: glass.caseRef, until: minuteOf(glass.untilMs) }, link });
      await notices.tell({
        to, kind: 'break_glass_review', facts: { who: member.userName, case: glass.caseRef, due: minuteOf(glass.reviewDueMs) }, link, dueAtMs: glass.reviewDueMs, subject: glass.glassId,
      });
    }
  }
}

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
