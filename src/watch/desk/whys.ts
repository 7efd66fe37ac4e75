// "What was it for?", asked of whoever made a low-risk look, at their next shift: most are honest, and being asked ends most of the rest (domain.md section 4).
// Never where it would warn: what a question must not be about is left out where prompts are chosen (rank/prompts.ts), and nobody is asked about whom a lead is
// under review, whoever found it. INVARIANT: tests/attacks/access/asked-is-not-warned.test.ts.
import { hashOf, type Refused } from '../../kernel/index.js';
import type { Intent, Member, Plan } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import { namesOf } from '../office/reader.js';
import { foldName } from './blind-names.js';
import type { Colleague, Desk } from './desk.js';
import type { Asking, WhyPrompt } from './incoming.js';
import type { Barred } from './lead-step.js';
import { minuteOf } from './lead-terms.js';
import type { Question } from './question.store.js';
import type { WhyStore } from './why.store.js';

const dayMs = 86_400_000;
/** Where no roster says when the next shift begins. */
const nextShiftMs = dayMs / 2;
/** Later nobody remembers. */
const oldestMs = 14 * dayMs;
const pauseMs = 7 * dayMs;
const answerWithinMs = 7 * dayMs;

export const answered: Barred = { rule: 'reviews/answered', en: 'you have answered this already, and an answer is not taken back', fr: 'vous y avez déjà répondu, et une réponse ne se reprend pas' };

export class Whys implements Asking {
  readonly #desk: Desk;
  readonly #store: WhyStore;

  constructor(desk: Desk, store: WhyStore) {
    this.#desk = desk;
    this.#store = store;
  }

  /** The same prompt again asks nothing again. */
  async ask(agencyId: string, prompts: readonly WhyPrompt[], nowMs: number): Promise<void> {
    const due = prompts.filter((one) => (one.askAtMs ?? one.lookedAtMs + nextShiftMs) <= nowMs && one.lookedAtMs > nowMs - oldestMs);
    const known = await this.#store.known(agencyId, due.map((one) => one.promptId));
    const fresh = due.filter((one) => !known.has(one.promptId));
    if (fresh.length === 0) return;
    const roster = await this.#desk.parts.people.rosterOf(agencyId);
    for (const one of fresh) {
      const called = new Set(one.namesOf.map(foldName));
      const member = roster.find((other) => namesOf(other).some((name) => called.has(name)));
      if (member !== undefined && await this.#mayAsk(member, nowMs)) await this.#put(member, one, nowMs);
    }
  }

  async of({ agencyId, memberId }: Pick<Member, 'agencyId' | 'memberId'>): Promise<Question[]> {
    return this.#store.of(agencyId, this.#desk.parts.names.tag(agencyId, memberId));
  }

  /** The plan's action is `answerReview`. Undefined: nothing of theirs waits for that answer. */
  async answer(plan: Plan, questionId: string, answer: string): Promise<Receipt | Refused | undefined> {
    const { door, clock } = this.#desk.parts;
    const { member } = plan.caller;
    return this.#desk.inTurn(`why ${member.agencyId} ${questionId}`, async () => {
      const question = (await this.of(member)).find((one) => one.questionId === questionId);
      if (question === undefined) return undefined;
      if (question.isAnswered) return this.#desk.bar(plan, answered);
      const { receipt } = await door.write(plan, { question: questionId, hash: hashOf(answer) }, async (intent: Intent) => this.#store.answer(member.agencyId, questionId, answer, clock(), intent.index));
      return receipt;
    });
  }

  async #mayAsk(member: Colleague, nowMs: number): Promise<boolean> {
    const { names } = this.#desk.parts;
    if (member.suspended || await this.#store.wasAskedSince(member.agencyId, names.tag(member.agencyId, member.memberId), nowMs - pauseMs)) return false;
    return !await this.#store.isUnderReview(member.agencyId, names.tags(member.agencyId, namesOf(member)));
  }

  async #put({ agencyId, memberId }: Colleague, { promptId, question, eventId }: WhyPrompt, nowMs: number): Promise<void> {
    const { door, names, notices } = this.#desk.parts;
    // In the node's own log: who was asked what is theirs to know, and no examiner's who happens to be one of them.
    const { index } = await door.note('node', { action: 'askWhy', agency: agencyId, question: promptId });
    const words = { en: `${question.en} (${eventId})`, fr: `${question.fr} (${eventId})` };
    const dueAtMs = nowMs + answerWithinMs;
    await this.#store.add(agencyId, { questionId: promptId, memberTag: names.tag(agencyId, memberId), words, askedAtMs: nowMs, dueAtMs, intentIndex: index });
    await notices.tell({ to: { agencyId, memberId }, kind: 'review_question', facts: { due: minuteOf(dueAtMs) }, link: '/questions', dueAtMs, inLog: 'node' });
  }
}
