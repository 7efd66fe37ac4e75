// A sustained finding about a member bears on every open case that they touched: each is one line, for an owner to decide whether the Crown must be told
// (domain.md section 9, McNeil 2009 SCC 3: findings of serious misconduct are first-party disclosure). It says which cases, never what was answered.
import { hashOf, newId, type Refused } from '../../kernel/index.js';
import { type Intent, type Plan, seal, type Sealed } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Act, ActDraft, Snapshot } from './act.js';
import type { NewDisclosure, Touched } from './beside.store.js';
import type { Colleague, Desk } from './desk.js';
import type { DisclosureLine, DisclosureStore } from './disclosure.store.js';
import type { WholeLead } from './lead-reader.store.js';
import type { Barred } from './lead-step.js';

export type LineOrder = { readonly act: 'own' } | { readonly act: 'decide'; readonly decision: LineDecision; readonly why: string };
/** `ask_crown` leaves the line open: the Crown decides. */
type LineDecision = 'disclose' | 'does_not_bear' | 'ask_crown';

/** Until the owner has decided; ours: a trial may be days away. */
export const lineMs = 7 * 86_400_000;
const mostCounted = 500;

export class Disclosures {
  readonly #desk: Desk;
  readonly #store: DisclosureStore;

  constructor(desk: Desk, store: DisclosureStore) {
    this.#desk = desk;
    this.#store = store;
  }

  /** All lines that this reader may see, what is open first. */
  async list(plan: Plan): Promise<Sealed<readonly DisclosureLine[]>> {
    const lines = await this.#store.lines(await this.#desk.scope(plan));
    return seal(plan, new Map([[plan.caller.member.agencyId, lines.map((one) => one.lineId)]]), lines);
  }

  async one(plan: Plan, lineId: string): Promise<Sealed<{ readonly line: DisclosureLine; readonly acts: readonly Act[] } | undefined>> {
    const { agencyId } = plan.caller.member;
    const line = await this.#store.line(await this.#desk.scope(plan), lineId);
    if (line === undefined) return seal(plan, new Map(), undefined);
    return seal(plan, new Map([[agencyId, [lineId]]]), { line, acts: await this.#desk.parts.acts.of(agencyId, 'disclosure', lineId) });
  }

  /** Undefined: there is no such line for this reader. */
  async act(plan: Plan, lineId: string, order: LineOrder): Promise<Receipt | Refused | undefined> {
    return this.#desk.inTurn(lineId, async () => {
      const { door, acts, clock } = this.#desk.parts;
      const { agencyId, memberId } = plan.caller.member;
      const line = await this.#store.line(await this.#desk.scope(plan), lineId);
      if (line === undefined) return undefined;
      const after = afterLine(order, line, memberId);
      if ('rule' in after) return this.#desk.bar(plan, after);
      const words = order.act === 'own' ? {} : { decision: order.decision, why: order.why };
      const written = await door.write(plan, { line: lineId, act: order.act, hash: hashOf(JSON.stringify([words, after])) }, async (intent: Intent) =>
        acts.append({ agencyId, atMs: clock(), intentIndex: intent.index }, [{ thread: 'disclosure', threadId: lineId, kind: order.act === 'own' ? 'owned' : 'decided', by: memberId, words, after }]));
      return written.receipt;
    });
  }

  /** What a sustained lead opens. Without an account that could have touched a case there is a review without lines: its cases are to be found by hand. */
  async opening(agencyId: string, lead: WholeLead, nowMs: number): Promise<{ readonly review: NewDisclosure; readonly drafts: readonly ActDraft[] }> {
    const { random } = this.#desk.parts;
    const before = await this.#store.reviewOf(agencyId, lead.leadId);
    const touched = (await this.#touchedBy(agencyId, await this.#desk.subjectsOf(agencyId, lead))).filter((one) => before?.lines.some((line) => line.caseRef === one.caseRef) !== true);
    const lines = touched.map((one) => ({ lineId: newId('line', random), ...one }));
    const after: Snapshot = { state: 'open', dueAtMs: nowMs + lineMs, holder: null, people: [], outcome: null };
    const review = { reviewId: before?.reviewId ?? newId('disclosure', random), leadId: lead.leadId, isNew: before === undefined, lines };
    return { review, drafts: lines.map((one) => ({ thread: 'disclosure' as const, threadId: one.lineId, kind: 'opened', by: null, words: {}, after })) };
  }

  /** A lead that was sustained once and is cleared now: whoever decides about its cases reads that, and decides; a decision that stands is not taken back by it. */
  async cleared(agencyId: string, leadId: string): Promise<readonly ActDraft[]> {
    const drafts: ActDraft[] = [];
    for (const { lineId } of (await this.#store.reviewOf(agencyId, leadId))?.lines ?? []) {
      const after = (await this.#desk.parts.acts.of(agencyId, 'disclosure', lineId)).at(-1)?.after;
      if (after !== undefined) drafts.push({ thread: 'disclosure', threadId: lineId, kind: 'lead_cleared', by: null, words: {}, after });
    }
    return drafts;
  }

  /** Open cases of the agency to which they were ever assigned, or that their entries in the record name. */
  async #touchedBy(agencyId: string, subjects: readonly Colleague[]): Promise<{ readonly caseRef: string; readonly touched: Touched }[]> {
    const { cases, door, mirror, ledger } = this.#desk.parts;
    if (subjects.length === 0) return [];
    await mirror.catchUp(ledger);
    const [files, assignments] = await Promise.all([cases.of(agencyId, door.today()), cases.assignmentsOf(agencyId)]);
    const found = [];
    for (const { ref, title } of files.filter((one) => one.closedOn === null)) {
      const assigned = assignments.find((one) => one.caseRef === ref && subjects.some((other) => other.agencyId === one.agencyId && other.memberId === one.memberId));
      let entries = 0;
      for (const one of subjects) entries += (await mirror.entriesOf({ agencyId, actor: `${one.agencyId}~${one.memberId}`, caseRef: ref, limit: mostCounted })).length;
      if (assigned !== undefined || entries > 0) found.push({ caseRef: ref, touched: { title, fromOn: assigned?.fromOn ?? null, toOn: assigned?.toOn ?? null, entries } });
    }
    return found;
  }
}

export function afterLine(order: LineOrder, { state, holder, dueAtMs }: Pick<DisclosureLine, 'state' | 'holder' | 'dueAtMs'>, me: string): Snapshot | Barred {
  if (state === 'decided') return decidedAlready;
  if (order.act === 'own') return { state: 'owned', dueAtMs, holder: me, people: [], outcome: null };
  if (holder !== me) return notOwner;
  return { state: order.decision === 'ask_crown' ? 'owned' : 'decided', dueAtMs: order.decision === 'ask_crown' ? dueAtMs : null, holder, people: [], outcome: order.decision };
}

const decidedAlready: Barred = { rule: 'reviews/line-decided', en: 'this case was decided already, and a decision is not taken back', fr: 'ce dossier a déjà fait l’objet d’une décision, et elle ne se reprend pas' };
const notOwner: Barred = { rule: 'reviews/line-not-owner', en: 'become its owner first', fr: 'prenez-en d’abord la charge' };

