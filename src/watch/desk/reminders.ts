// Reminders of what is overdue: its owner first, after stated hours whoever may take it over, each once (G12). A reminder says how much and since when, never whom
// it concerns; it is announced in the node's own log, since whom a lead concerns may read their agency's.
import { type Plan, seal, type Sealed } from '../../access/index.js';
import { type Bench, type Colleague, type Desk, memberCalled, type Reviewer } from './desk.js';
import { deskAtMs, type DueItem, Tally } from './due.js';
import { type DueStore, stepKey } from './due.store.js';

/** `owners`: members as they sign in. `isForDesk`: its hour has come, or nobody has it in hand. Who else may take it over is not said: who is missing would say whom it concerns. */
export interface DueLine extends Omit<DueItem, 'askedTag' | 'nameTags' | 'owners'> {
  readonly owners: readonly string[];
  readonly isForDesk: boolean;
  readonly isMine: boolean;
}

/** Whom one overdue thing is told to. */
interface Readers {
  readonly owners: readonly string[];
  readonly desk: readonly string[];
}

/** Kept for those who must be told, and by turns: a sweep of thousands would hold up everything else. */
const mostATurn = 200;

export class Reminders {
  readonly #desk: Desk;
  readonly #store: DueStore;

  constructor(desk: Desk, store: DueStore) {
    this.#desk = desk;
    this.#store = store;
  }

  /** How many members were told something. */
  async sweep(nowMs = this.#desk.parts.clock()): Promise<number> {
    let told = 0;
    for (const agencyId of await this.#store.agencies()) told += await this.#remind(agencyId, nowMs);
    return told;
  }

  /** What of it this reader may see; whoever is examined is named in no line. */
  async due(plan: Plan, nowMs = this.#desk.parts.clock()): Promise<Sealed<readonly DueLine[]>> {
    const { agencyId, memberId } = plan.caller.member;
    const items = (await this.#store.forReader(await this.#desk.scope(plan), nowMs)).slice(0, mostATurn);
    const readersOf = await this.#readers(agencyId, nowMs);
    const names = new Map((await this.#desk.parts.people.rosterOf(agencyId)).map((one) => [one.memberId, one.userName]));
    const lines: DueLine[] = [];
    for (const found of items) {
      const { owners, desk } = await readersOf({ ...found, askedTag: null });
      const { askedTag: _, nameTags: __, ...item } = found;
      lines.push({ ...item, owners: owners.map((id) => names.get(id) ?? id), isForDesk: desk.includes(memberId), isMine: owners.includes(memberId) });
    }
    return seal(plan, new Map([[agencyId, lines.map((one) => one.threadId)]]), lines);
  }

  async #remind(agencyId: string, nowMs: number): Promise<number> {
    const items = await this.#store.all(agencyId, nowMs);
    if (items.length === 0) return 0;
    const taken = await this.#store.taken(agencyId, items);
    const isTaken = ({ thread, threadId, dueAtMs }: DueItem, step: string): boolean => taken.has(stepKey(thread, threadId, step, dueAtMs));
    const waiting = items.filter((one) => !isTaken(one, 'owner') || !isTaken(one, 'desk')).slice(0, mostATurn);
    if (waiting.length === 0) return 0;
    const [readersOf, roster] = [await this.#readers(agencyId, nowMs), await this.#desk.parts.people.rosterOf(agencyId)];
    const [owned, shared, asked] = [new Tally(), new Tally(), new Tally()];
    for (const item of waiting) {
      const { owners, desk } = await readersOf(item);
      const examined = this.#examined(agencyId, roster, item);
      const first = item.kind === 'answer' ? examined : owners;
      if (first.length > 0 && !isTaken(item, 'owner') && await this.#store.take(agencyId, item, 'owner', nowMs, first.length)) for (const one of first) (item.kind === 'answer' ? asked : owned).add(one, item.dueAtMs);
      if (desk.length > 0 && !isTaken(item, 'desk') && await this.#store.take(agencyId, item, 'desk', nowMs, desk.length)) for (const one of desk) shared.add(one, item.dueAtMs);
    }
    return this.#tell(agencyId, { owned, shared, asked });
  }

  /** Owners who may no longer act on it have it in hand no more. */
  async #readers(agencyId: string, nowMs: number): Promise<(item: DueItem) => Promise<Readers>> {
    const [benchOf, reviewers] = [await this.#desk.benches(agencyId), await this.#desk.reviewers(agencyId)];
    return async (item) => {
      const { members, judges } = item.kind === 'referral' ? besides(reviewers, item.nameTags) : await benchOf(item.leadId);
      const owners = item.owners.filter((one) => judges.has(one));
      if (item.kind === 'answer') return { owners, desk: owners };
      const isForDesk = owners.length === 0 || nowMs >= deskAtMs(item);
      return { owners, desk: isForDesk ? members.map((one) => one.memberId).filter((one) => !owners.includes(one)) : [] };
    };
  }

  #examined(agencyId: string, roster: readonly Colleague[], { askedTag }: DueItem): readonly string[] {
    return askedTag === null ? [] : roster.filter((one) => this.#desk.parts.names.tag(agencyId, one.memberId) === askedTag).map((one) => one.memberId);
  }

  async #tell(agencyId: string, { owned, shared, asked }: Readonly<Record<'owned' | 'shared' | 'asked', Tally>>): Promise<number> {
    const { notices } = this.#desk.parts;
    for (const { memberId, facts } of owned.told) await notices.tell({ to: memberCalled(agencyId, memberId), kind: 'review_overdue', facts, link: memberId.includes('~') ? '/reviews/lent' : '/reviews?overdue=true&mine=true', inLog: 'node' });
    for (const { memberId, facts } of shared.told) await notices.tell({ to: { agencyId, memberId }, kind: 'review_overdue_desk', facts, link: '/reviews?overdue=true', inLog: 'node' });
    for (const { memberId, facts: { due } } of asked.told) await notices.tell({ to: { agencyId, memberId }, kind: 'review_question_overdue', facts: { due }, link: '/questions', inLog: 'node' });
    return owned.told.length + shared.told.length + asked.told.length;
  }
}

/** Whoever reviews and is not whom it is about: a referral has no lead here that would say more. */
function besides(reviewers: readonly Reviewer[], nameTags: readonly string[]): Pick<Bench, 'members' | 'judges'> {
  const members = reviewers.filter(({ tags }) => !tags.some((one) => nameTags.includes(one))).map(({ member }) => member);
  return { members, judges: new Set(members.map((one) => one.memberId)) };
}
