// Acts on leads, one after the other: each announced before it stands, each with what follows from it (G11, G12). A lead that is closed as sustained opens
// a review of every open case that the member touched; a task about somebody exposed goes on whatever becomes of the lead.
import { hashOf, type Json, newId, type Refused } from '../../kernel/index.js';
import type { Intent, Plan } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import { type ActDraft, isSustained } from './act.js';
import { examinersMarking } from '../office/marking.js';
import type { Beside, NewLent } from './beside.store.js';
import { type Bench, type Desk, type DeskParts, type Guest, guestRef, memberCalled } from './desk.js';
import type { Disclosures } from './disclosures.js';
import type { WholeLead } from './lead-reader.store.js';
import { type Barred, isBarred, type LeadOrder, type Step, stepOf } from './lead-step.js';
import type { Referrals } from './referrals.js';
import { barEvidence } from './reopening.js';
import { dueAt, exposedDueAt, type Gravity, gravityOf, minuteOf } from './lead-terms.js';

/** What an act brings with it. */
interface Following {
  readonly ref?: string;
  readonly drafts: readonly ActDraft[];
  readonly beside: Beside;
  /** Of a question: whom to tell. */
  readonly asked?: { readonly memberId: string; readonly dueAtMs: number };
}

/** Whose lead, and who acts, as the desk calls them. */
interface Seat {
  readonly agencyId: string;
  readonly me: string;
  readonly lead: WholeLead;
}

interface Moment {
  readonly bench: Bench;
  readonly raised: boolean;
  readonly nowMs: number;
  readonly gravity: Gravity;
}

export class LeadActs {
  readonly #desk: Desk;
  readonly #disclosures: Disclosures;
  readonly #referrals: Referrals;

  constructor(desk: Desk, disclosures: Disclosures, referrals: Referrals) {
    this.#desk = desk;
    this.#disclosures = disclosures;
    this.#referrals = referrals;
  }

  /** The plan's action is `handleReview` or `decideReview`. Undefined: there is no such lead for this reader. */
  async act(plan: Plan, leadId: string, order: LeadOrder): Promise<Receipt | Refused | undefined> {
    return this.#desk.inTurn(leadId, async () => {
      const { agencyId, memberId } = plan.caller.member;
      const lead = await this.#desk.lead(plan, leadId);
      return lead && this.#actNow(plan, { agencyId, me: memberId, lead }, order);
    });
  }

  /** By a stand-in of another agency, on a lead that was given to them; `given` is read in turn. */
  async actAsGuest(plan: Plan, agencyId: string, leadId: string, order: LeadOrder, given: () => Promise<WholeLead | undefined>): Promise<Receipt | Refused | undefined> {
    return this.#desk.inTurn(leadId, async () => {
      const lead = await given();
      return lead && this.#actNow(plan, { agencyId, me: guestRef(plan.caller.member), lead }, order);
    });
  }

  /** Takes the most urgent lead that nobody has: the desk chooses, so that nobody browses. Undefined: there is none. */
  async takeNext(plan: Plan): Promise<{ readonly leadId: string; readonly receipt: Receipt } | Refused | undefined> {
    return this.#desk.inTurn(plan.caller.member.agencyId, async () => {
      const { lines: [line] } = await this.#desk.parts.reader.page(await this.#desk.scope(plan), { state: 'new', from: 0, most: 1 });
      if (line === undefined) return undefined;
      const taken = await this.act(plan, line.leadId, { act: 'take' });
      return taken === undefined || 'refused' in taken ? taken : { leadId: line.leadId, receipt: taken };
    });
  }

  async #actNow(plan: Plan, { agencyId, me, lead }: Seat, order: LeadOrder): Promise<Receipt | Refused | undefined> {
    const { parts } = this.#desk;
    const { leadId } = lead;
    const [acts, bench] = [await parts.acts.of(agencyId, 'lead', leadId), await this.#desk.benchOf(agencyId, leadId)];
    const raised = order.act === 'triage' && order.isSerious && lead.kind === 'lead' && !lead.isSerious;
    const gravity = gravityOf({ kind: lead.kind, isSerious: lead.isSerious || raised });
    const nowMs = parts.clock();
    const step = stepOf(order, { now: lead, acts, me, nowMs, gravity, eligible: bench.ids, judges: bench.judges, isSamePerson: bench.isSamePerson });
    if (isBarred(step)) return this.#desk.bar(plan, step);
    const unfounded = order.act === 'reopen' ? await barEvidence(this.#desk, plan, order, acts, lead) : undefined;
    if (unfounded !== undefined) return this.#desk.bar(plan, unfounded);
    const following = await this.#following(agencyId, lead, step, { raised, nowMs, gravity, bench });
    if ('rule' in following) return this.#desk.bar(plan, following);
    const receipt = await this.#write(plan, { agencyId, me, lead }, step, following, nowMs);
    if (step.after.state === 'closed' && lead.state !== 'closed') await this.#referrals.closed(agencyId, lead, step.after.outcome);
    await this.#tell(agencyId, leadId, step, following.asked);
    return receipt;
  }

  async #write(plan: Plan, { agencyId, me, lead: { leadId } }: Seat, { kind, words, after }: Step, { ref, drafts, beside }: Following, atMs: number): Promise<Receipt> {
    const { door, acts } = this.#desk.parts;
    const draft: ActDraft = { thread: 'lead', threadId: leadId, kind, by: me, words, after, ...(ref !== undefined && { ref }) };
    // What was said stays out of the record: examiners read it, and one of them may be whom it is about. Its hash does not.
    const rows: Json = { lead: leadId, act: kind, hash: hashOf(JSON.stringify([words, after])) };
    const isOwn = agencyId === plan.caller.member.agencyId;
    const { receipt } = await door.write(plan, isOwn ? rows : { agency: agencyId, ...rows }, async (intent: Intent) => {
      // It stands in both records: of the agency whose lead it is, and of whoever did it.
      const intentIndex = isOwn ? intent.index : (await door.note(agencyId, { action: 'actAsStandIn', by: me, ...rows, intent: intent.index.toString() })).index;
      await acts.append({ agencyId, atMs, intentIndex }, [draft, ...drafts], beside);
    });
    return receipt;
  }

  async #following(agencyId: string, lead: WholeLead, step: Step, moment: Moment): Promise<Following | Barred> {
    if (step.kind === 'asked') return this.#question(agencyId, lead, step, moment);
    const lent = await this.#lent(agencyId, lead.leadId, step, moment.bench);
    if (moment.raised) { const { drafts, beside } = this.#exposed(lead, moment.nowMs); return { drafts, beside: { ...beside, lent } }; }
    if (lent.length > 0) return { drafts: [], beside: { lent } };
    if (step.kind === 'reopened') return { drafts: await this.#exposedAgain(agencyId, lead, moment.nowMs), beside: {} };
    if (step.after.state !== 'closed' || lead.state === 'closed') return { drafts: [], beside: {} };
    const disclosure = isSustained(step.after.outcome) ? await this.#disclosures.opening(agencyId, lead, moment.nowMs) : { drafts: await this.#disclosures.cleared(agencyId, lead.leadId) };
    return { drafts: [...await this.#toldExposed(agencyId, lead, step.after.outcome), ...disclosure.drafts], beside: { ...('review' in disclosure && { disclosure: disclosure.review }) } };
  }

  /** Those of other agencies who are named: each is given this lead, under a label of its own that is released to their agency for this purpose alone. */
  async #lent(agencyId: string, leadId: string, { kind, words: { reviewers = [] } }: Step, { guests }: Bench): Promise<NewLent[]> {
    const named = ['triaged', 'named'].includes(kind) ? guests.filter((one) => reviewers.includes(one.ref)) : [];
    if (named.length === 0) return [];
    const { acts, labels } = this.#desk.parts;
    const before = await acts.lentTo(agencyId, leadId);
    const lent: NewLent[] = [];
    for (const guest of named.filter((one) => !before.has(one.ref))) lent.push(await lentTo(labels, { agencyId, leadId }, guest));
    return lent;
  }

  /** It is put to the account of whoever is examined; what they answer is compelled, and stays with those who review. */
  async #question(agencyId: string, lead: WholeLead, { words }: Step, { nowMs, gravity }: Moment): Promise<Following | Barred> {
    const { names, random } = this.#desk.parts;
    const [subject] = await this.#desk.subjectsOf(agencyId, lead);
    if (subject === undefined) return noAccount;
    const [questionId, dueAtMs] = [newId('question', random), dueAt(nowMs, gravity, 'question')];
    const question = { questionId, leadId: lead.leadId, memberTag: names.tag(agencyId, subject.memberId), words: words.question ?? '', dueAtMs };
    return { ref: questionId, drafts: [], beside: { question }, asked: { memberId: subject.memberId, dueAtMs } };
  }

  #exposed({ leadId }: WholeLead, nowMs: number): Following {
    const taskId = newId('exposed', this.#desk.parts.random);
    const after = { state: 'open', dueAtMs: exposedDueAt(nowMs), holder: null, people: [], outcome: null };
    return { drafts: [{ thread: 'exposed', threadId: taskId, kind: 'opened', by: null, words: {}, after }], beside: { exposed: { taskId, leadId } } };
  }

  /** The danger to whoever was looked up does not end with the lead: their task is told, and goes on. */
  async #toldExposed(agencyId: string, { taskId }: WholeLead, outcome: string | null): Promise<ActDraft[]> {
    if (taskId === null) return [];
    const after = (await this.#desk.parts.acts.of(agencyId, 'exposed', taskId)).at(-1)?.after;
    return after === undefined ? [] : [{ thread: 'exposed', threadId: taskId, kind: isSustained(outcome) ? 'lead_sustained' : 'lead_cleared', by: null, words: {}, after }];
  }

  /** Whoever was looked up may be in danger after all: a task that was over is open again. */
  async #exposedAgain(agencyId: string, { taskId }: WholeLead, nowMs: number): Promise<ActDraft[]> {
    const last = taskId === null ? undefined : (await this.#desk.parts.acts.of(agencyId, 'exposed', taskId)).at(-1)?.after;
    if (taskId === null || last === undefined || !['closed', 'stopped'].includes(last.state)) return [];
    return [{ thread: 'exposed', threadId: taskId, kind: 'lead_reopened', by: null, words: {}, after: { state: 'open', dueAtMs: exposedDueAt(nowMs), holder: null, people: [], outcome: null } }];
  }

  async #tell(agencyId: string, leadId: string, { kind, words, after }: Step, asked: Following['asked']): Promise<void> {
    const { notices } = this.#desk.parts;
    for (const named of ['triaged', 'named'].includes(kind) ? words.reviewers ?? [] : []) {
      const to = memberCalled(agencyId, named);
      if (to.agencyId !== agencyId) {
        await notices.tell({ to, kind: 'review_lent', facts: { agency: agencyId, due: minuteOf(after.dueAtMs ?? 0) }, link: '/reviews/lent', inLog: 'node' });
        continue;
      }
      const { memberId } = to;
      await notices.tell({ to: { agencyId, memberId }, kind: 'review_assigned', facts: { due: minuteOf(after.dueAtMs ?? 0) }, link: `/reviews/leads/${leadId}`, subject: leadId, ...(after.dueAtMs !== null && { dueAtMs: after.dueAtMs }) });
    }
    if (asked !== undefined) await notices.tell({ to: { agencyId, memberId: asked.memberId }, kind: 'review_question', facts: { due: minuteOf(asked.dueAtMs) }, link: '/questions', dueAtMs: asked.dueAtMs });
    if (after.state === 'closed') await notices.settle(agencyId, leadId);
  }
}

/** Under a label of its own that is released to their agency for this purpose alone. */
export async function lentTo(labels: DeskParts['labels'], { agencyId, leadId }: { readonly agencyId: string; readonly leadId: string }, { member, agreementId }: Guest): Promise<NewLent> {
  const { labelId } = await labels.intern(agencyId, { ...examinersMarking, releasableTo: [member.agencyId], purposes: ['integrity_review'] });
  return { leadId, toAgencyId: member.agencyId, toMemberId: member.memberId, agreementId, labelId };
}

const noAccount: Barred = {
  rule: 'reviews/no-account', en: 'whoever this is about has no account here that could be asked; ask them outside, and say in your reasons what they answered', fr: 'la personne visée n’a ici aucun compte à qui poser la question ; posez-la hors d’ici, et dites dans vos motifs ce qu’elle a répondu',
};
