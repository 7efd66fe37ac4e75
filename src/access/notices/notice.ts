// Telling people: each notice stands in the log of its reader's agency before anyone can read it, so that none is suppressed unseen
// (promise G11). It carries codes and names, never content.
import { type Clock, type Json, newId, type Random } from '../../kernel/index.js';
import type { Ledger, Receipt } from '../../ledger/index.js';
import type { Caller, Member } from '../member.js';
import { checkFacts, type NoticeFacts, type NoticeKind } from './notice-kind.js';
import type { NoticeRow, NoticeStore } from './notice.store.js';
import type { Plan } from '../plan.js';
import { seal, type Sealed } from '../sealed.js';

/** One member, or everyone who has the role in the agency. */
export type NoticeTo = { readonly agencyId: string } & ({ readonly memberId: string } | { readonly role: string });

export interface NoticeDraft {
  readonly to: NoticeTo;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  /** A page of the app, beginning with `/`. */
  readonly link: string;
  /** A task: when it must be done. Whoever it is for owns it; of a role, whoever reads it first may do it. */
  readonly dueAtMs?: number;
  /** What it is about, so that `settle` finds it; also on the record. */
  readonly subject?: string;
  /** The log that it is announced in; the reader's agency's when absent. `node`: where those who read the agency's log may not know of it. */
  readonly inLog?: 'node';
}

export class Notices {
  readonly #store: NoticeStore;
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(store: NoticeStore, ledger: Ledger, clock: Clock, random: Random) {
    this.#store = store;
    this.#ledger = ledger;
    this.#clock = clock;
    this.#random = random;
  }

  /** Records the notice, then leaves it for its reader. Throws `BadInput` for facts that the kind does not have. */
  async tell(draft: NoticeDraft): Promise<{ readonly noticeId: string; readonly receipt: Receipt }> {
    checkFacts(draft.kind, draft.facts);
    const noticeId = newId('ntc', this.#random);
    const { agencyId, ...reader } = draft.to;
    const receipt = await this.#ledger.append({
      agencyId: draft.inLog ?? agencyId,
      payload: {
        kind: 'note', action: 'tell', actor: { agency: 'node', member: 'notices', user: 'notices', role: 'node' }, notice: noticeId,
        ...announced({ ...draft, to: reader }),
      },
    });
    await this.#store.add({
      agencyId, noticeId, memberId: 'memberId' in draft.to ? draft.to.memberId : null, role: 'role' in draft.to ? draft.to.role : null,
      kind: draft.kind, facts: draft.facts, link: draft.link, subject: draft.subject ?? null, toldAtMs: this.#clock(), dueAtMs: draft.dueAtMs ?? null,
      settledAtMs: null, readAtMs: null, logIndex: receipt.index,
    });
    return { noticeId, receipt };
  }

  /** The newest notices to the caller; the plan's action is `viewNotices`. */
  async list(plan: Plan, limit: number): Promise<Sealed<readonly NoticeRow[]>> {
    const { agencyId } = plan.caller.member;
    const rows = await this.#store.list(plan.caller.member, limit);
    return seal(plan, new Map([[agencyId, rows.map((row) => row.noticeId)]]), rows);
  }

  /** How many the person has not read yet, tasks that wait included. */
  async waiting(member: Member): Promise<number> {
    return this.#store.waiting(member);
  }

  /** On the record first. Another person's notice, or none, is answered alike. */
  async markRead(caller: Caller, noticeId: string): Promise<Receipt> {
    const { agencyId, memberId, userName, role } = caller.member;
    const receipt = await this.#ledger.append({
      agencyId, payload: { kind: 'note', action: 'readNotice', actor: { agency: agencyId, member: memberId, user: userName, role }, notice: noticeId },
    });
    await this.#store.markRead(caller.member, noticeId, new Date(this.#clock()));
    return receipt;
  }

  /** The task behind these notices is done: they wait no longer. */
  async settle(agencyId: string, subject: string): Promise<void> {
    await this.#store.settle(agencyId, subject, new Date(this.#clock()));
  }

  /** This member's part of the task is done: it waits for others only. */
  async settleFor({ agencyId, memberId }: Member, subject: string): Promise<void> {
    await this.#store.settle(agencyId, subject, new Date(this.#clock()), memberId);
  }
}

function announced({ to, kind, facts, link, dueAtMs, subject }: Omit<NoticeDraft, 'to'> & { readonly to: Json }): { readonly [key: string]: Json } {
  return {
    to, notified: kind, facts: { ...facts }, link, ...(subject === undefined ? {} : { subject }),
    ...(dueAtMs === undefined ? {} : { due: new Date(dueAtMs).toISOString() }),
  };
}
