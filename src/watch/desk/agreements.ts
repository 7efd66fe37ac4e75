// Agreeing with another agency that its reviewers judge: one person asks, one of the other agency approves, and it has a last day (G11, G12). Ending one takes one person.
import { BadInput, hashOf, isRefused, newId, type Json, type Refused } from '../../kernel/index.js';
import { type Approvals, type Intent, type Plan, seal, type Sealed } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import { type Agreement, type AgreementStore, isInForce } from './agreement.store.js';
import type { Desk } from './desk.js';

export interface AgreementDraft {
  readonly with: string;
  readonly from: string;
  readonly until: string;
  readonly why: string;
}

/** `requested`: it waits for somebody of the other agency; the same request, made again once they approved, is `done`. */
export interface AgreementStep {
  readonly state: 'requested' | 'done';
  readonly id: string | null;
  readonly approval: string | null;
  readonly receipt: Receipt;
}

export interface AgreementLine extends Agreement {
  readonly isInForce: boolean;
}

/** Who works in either agency changes; it is agreed anew within a year. Ours. */
const longestDays = 366;

export class Agreements {
  readonly #desk: Desk;
  readonly #store: AgreementStore;
  readonly #approvals: Approvals;

  constructor(desk: Desk, store: AgreementStore, approvals: Approvals) {
    this.#desk = desk;
    this.#store = store;
    this.#approvals = approvals;
  }

  /** Under a plan for `recordReviewAgreement`. Throws `BadInput` for days and agencies that cannot be. */
  async record(plan: Plan, draft: AgreementDraft): Promise<AgreementStep | Refused> {
    const { door, clock, random } = this.#desk.parts;
    const { agencyId, memberId } = plan.caller.member;
    await this.#check(draft, agencyId);
    const subject: Json = { agency: agencyId, reviewersOf: draft.with, from: draft.from, until: draft.until };
    const subjectHash = hashOf(subject);
    if (!(await this.#approvals.isHeld(plan, 'review_agreement', subjectHash))) {
      const asked = await this.#approvals.request(plan, { kind: 'review_agreement', subject, why: draft.why, approverAgencyId: draft.with });
      return isRefused(asked) ? asked : { state: 'requested', id: null, approval: `${asked.value.agencyId}~${asked.value.approvalId}`, receipt: asked.receipt };
    }
    const taken = await this.#approvals.take(plan, 'review_agreement', subjectHash);
    if (isRefused(taken)) return taken;
    const agreementId = newId('agree', random);
    const { receipt } = await door.write(plan, { agreement: agreementId, ...subject, approved: taken.both }, async (intent: Intent) =>
      this.#store.add(intent, { agencyId, agreementId, withAgencyId: draft.with, fromOn: draft.from, untilOn: draft.until, why: draft.why, recordedBy: memberId, recordedAtMs: clock() }));
    await door.note(draft.with, { action: 'reviewAgreement', agency: agencyId, agreement: agreementId, from: draft.from, until: draft.until });
    return { state: 'done', id: agreementId, approval: null, receipt };
  }

  /** Undefined: the caller's agency has no such agreement that is not ended. */
  async end(plan: Plan, agreementId: string, why: string): Promise<Receipt | undefined> {
    const { door, clock } = this.#desk.parts;
    const { agencyId, memberId } = plan.caller.member;
    const one = (await this.#store.of(agencyId)).find((other) => other.agreementId === agreementId && other.endedAtMs === null);
    if (one === undefined) return undefined;
    const { receipt } = await door.write(plan, { agreement: agreementId, ended: true }, async (intent: Intent) => this.#store.end(intent, one, { by: memberId, atMs: clock(), why }));
    await door.note(one.withAgencyId, { action: 'endReviewAgreement', agency: agencyId, agreement: agreementId });
    return receipt;
  }

  /** The caller's agency's. */
  async list(plan: Plan): Promise<Sealed<readonly AgreementLine[]>> {
    const { agencyId } = plan.caller.member;
    const today = this.#desk.parts.door.today();
    const lines = (await this.#store.of(agencyId)).map((one) => ({ ...one, isInForce: isInForce(one, today) }));
    return seal(plan, new Map([[agencyId, lines.map((one) => one.agreementId)]]), lines);
  }

  async #check({ with: partner, from, until }: AgreementDraft, agencyId: string): Promise<void> {
    const today = this.#desk.parts.door.today();
    if (partner === agencyId || !(await this.#desk.parts.people.agencies()).some((one) => one.agencyId === partner)) throw new BadInput('name another agency of this node', { fr: 'nommez un autre service de ce nœud' });
    if (until < from || until < today || Date.parse(until) - Date.parse(from) > longestDays * 86_400_000) throw new BadInput('it ends today or later, and within a year of its first day', { fr: 'elle finit aujourd’hui ou plus tard, et moins d’un an après son premier jour' });
  }
}
