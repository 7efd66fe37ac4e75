// A sustained finding reaches the cases of other agencies that the member was on: each agency's own desk decides in its own compartment, without the sealed content of the
// finding; the finder's desk hears that it was sent, and whether it is done (domain.md section 9, McNeil 2009 SCC 3).
import { dayOf, hashOf, newId, type Refused } from '../../kernel/index.js';
import { type Intent, type Plan, seal, type Sealed } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import { examinersMarking } from '../office/marking.js';
import { isSustained } from './act.js';
import { type Colleague, type Desk, namesAbroad } from './desk.js';
import type { DisclosureStore } from './disclosure.store.js';
import { afterLine, lineMs, type LineOrder } from './disclosures.js';
import { minuteOf } from './lead-terms.js';
import type { WholeLead } from './lead-reader.store.js';
import type { Referral, ReferralStore, SentReferral } from './referral.store.js';

const dayMs = 86_400_000;

export class Referrals {
  readonly #desk: Desk;
  readonly #store: ReferralStore;
  readonly #reviews: DisclosureStore;

  constructor(desk: Desk, store: ReferralStore, reviews: DisclosureStore) {
    this.#desk = desk;
    this.#store = store;
    this.#reviews = reviews;
  }

  /** What other agencies sent to the caller's, what is open first. */
  async list(plan: Plan): Promise<Sealed<readonly Referral[]>> {
    const found = await this.#store.of(await this.#desk.scope(plan));
    return seal(plan, new Map([[plan.caller.member.agencyId, found.map((one) => one.referralId)]]), found);
  }

  async sent(plan: Plan): Promise<readonly SentReferral[]> {
    return this.#store.sent(await this.#desk.scope(plan));
  }

  /** Undefined: there is no such task for this reader. */
  async act(plan: Plan, referralId: string, order: LineOrder): Promise<Receipt | Refused | undefined> {
    return this.#desk.inTurn(referralId, async () => {
      const { door, acts, clock } = this.#desk.parts;
      const { agencyId, memberId } = plan.caller.member;
      const [one] = await this.#store.of(await this.#desk.scope(plan), referralId);
      if (one === undefined) return undefined;
      const after = afterLine(order, one, memberId);
      if ('rule' in after) return this.#desk.bar(plan, after);
      const words = order.act === 'own' ? {} : { decision: order.decision, why: order.why };
      const { receipt } = await door.write(plan, { referral: referralId, act: order.act, hash: hashOf(JSON.stringify([words, after])) }, async (intent: Intent) =>
        acts.append({ agencyId, atMs: clock(), intentIndex: intent.index }, [{ thread: 'referral', threadId: referralId, kind: order.act === 'own' ? 'owned' : 'decided', by: memberId, words, after }]));
      return receipt;
    });
  }

  /** What a node that was killed between closing a lead and sending did not send: looked for in the reviews of the last day. */
  async sendMissing(nowMs = this.#desk.parts.clock()): Promise<void> {
    for (const { agencyId, leadId } of await this.#store.openedSince(nowMs - dayMs)) {
      await this.#desk.inTurn(leadId, async () => {
        const lead = await this.#desk.parts.reader.any(agencyId, leadId);
        if (lead !== undefined && isSustained(lead.outcome)) await this.closed(agencyId, lead, lead.outcome);
      });
    }
  }

  /** After a lead was closed. Sends what was not sent yet; a lead that is cleared after all is told to whoever was sent to. */
  async closed(agencyId: string, lead: WholeLead, outcome: string | null): Promise<void> {
    const review = await this.#reviews.reviewOf(agencyId, lead.leadId);
    if (review === undefined) return;
    const before = await this.#store.sentFor(agencyId, review.reviewId);
    if (!isSustained(outcome)) return this.#cleared(before);
    for (const subject of await this.#desk.subjectsOf(agencyId, lead)) {
      for (const one of await this.#desk.parts.cases.abroadOf(agencyId, subject.memberId)) {
        if (!before.some((other) => other.caseRef === one.caseRef)) await this.#send({ agencyId, reviewId: review.reviewId, outcome: outcome ?? '' }, subject, one);
      }
    }
  }

  async #send({ agencyId, reviewId, outcome }: { readonly agencyId: string; readonly reviewId: string; readonly outcome: string }, subject: Colleague, touched: Awaited<ReturnType<Desk['parts']['cases']['abroadOf']>>[number]): Promise<void> {
    const { door, acts, names, labels, people, notices, clock, random } = this.#desk.parts;
    const { ownerId, caseRef, title, fromOn, toOn } = touched;
    const nowMs = clock();
    const name = (await people.memberById(agencyId, subject.memberId, door.today()))?.displayName ?? subject.userName;
    const words = { user: `${subject.userName}@${agencyId}`, name, title, fromOn, toOn, outcome, closedOn: dayOf(nowMs) };
    const { labelId } = await labels.intern(ownerId, examinersMarking);
    const referral = { referralId: newId('referral', random), fromAgencyId: agencyId, reviewId, labelId, caseRef, words, nameTags: names.tags(ownerId, namesAbroad(subject)) };
    // In the node's own log first: whoever reads the log of either agency may be whom it is about.
    const { index } = await door.note('node', { action: 'sendReferral', from: agencyId, to: ownerId, referral: referral.referralId, hash: hashOf(JSON.stringify(words)) });
    const dueAtMs = nowMs + lineMs;
    await acts.append({ agencyId: ownerId, atMs: nowMs, intentIndex: index }, [{ thread: 'referral', threadId: referral.referralId, kind: 'opened', by: null, words: {}, after: { state: 'open', dueAtMs, holder: null, people: [], outcome: null } }], { referral: { row: this.#store.rowOf({ agencyId: ownerId, atMs: nowMs, intentIndex: index }, referral), sentBy: agencyId, reviewId } });
    await notices.tell({ to: { agencyId: ownerId, role: 'integrity_examiner' }, kind: 'review_referral', facts: { agency: agencyId, due: minuteOf(dueAtMs) }, link: '/reviews/disclosures', inLog: 'node' });
  }

  async #cleared(sent: readonly { readonly agencyId: string; readonly referralId: string }[]): Promise<void> {
    const { acts, door, clock } = this.#desk.parts;
    for (const { agencyId, referralId } of sent) {
      const after = (await acts.of(agencyId, 'referral', referralId)).at(-1)?.after;
      if (after === undefined) continue;
      const { index } = await door.note('node', { action: 'clearReferral', to: agencyId, referral: referralId });
      await acts.append({ agencyId, atMs: clock(), intentIndex: index }, [{ thread: 'referral', threadId: referralId, kind: 'lead_cleared', by: null, words: {}, after }]);
    }
  }
}
