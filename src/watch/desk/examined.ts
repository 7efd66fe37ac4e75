// What whoever is examined sees of it: questions put to them, which they must answer, and afterwards that they were examined and cleared, where the policies
// let them be told. Never who asked, who noticed what, or that anything else waits (G4, G12).
import { hashOf, isRefused, type Refused } from '../../kernel/index.js';
import { type Caller, type Intent, type Plan, seal, type Sealed } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import { namesOf } from '../office/reader.js';
import type { Desk } from './desk.js';
import type { Clearance, Question, QuestionStore } from './question.store.js';
import { answered, type Whys } from './whys.js';

export interface OwnReviews {
  readonly questions: readonly Question[];
  readonly clearances: readonly Clearance[];
}

export class Examined {
  readonly #desk: Desk;
  readonly #store: QuestionStore;
  readonly #whys: Whys;

  constructor(desk: Desk, store: QuestionStore, whys: Whys) {
    this.#desk = desk;
    this.#store = store;
    this.#whys = whys;
  }

  /** The plan's action is `viewOwnReviews`. Each kind of clearance is a question of its own at the door: a refusal of it is silence. */
  async own(plan: Plan): Promise<Sealed<OwnReviews>> {
    const { names } = this.#desk.parts;
    const { member } = plan.caller;
    const put = await this.#store.of(member.agencyId, names.tag(member.agencyId, member.memberId));
    const questions = [...put, ...await this.#whys.of(member)].toSorted((a, b) => b.askedAtMs - a.askedAtMs);
    const all = await this.#store.clearances(member.agencyId, names.tags(member.agencyId, namesOf(member)));
    const clearances: Clearance[] = [];
    for (const one of all) if (await this.#mayBeTold(plan.caller, one)) clearances.push(one);
    // By time, not by the lead's id: nobody can ask about a lead that they can name.
    const ids = [...questions.map((one) => one.questionId), ...clearances.map((one) => `cleared@${one.closedAtMs}`)];
    return seal(plan, new Map([[member.agencyId, ids]]), { questions, clearances });
  }

  /** The plan's action is `answerReview`. Undefined: nothing of theirs waits for that answer. What is said stays out of the record; its hash does not. */
  async answer(plan: Plan, questionId: string, answer: string): Promise<Receipt | Refused | undefined> {
    const { names, door, acts, clock } = this.#desk.parts;
    const { agencyId, memberId } = plan.caller.member;
    const question = (await this.#store.of(agencyId, names.tag(agencyId, memberId))).find((one) => one.questionId === questionId);
    if (question === undefined) return this.#whys.answer(plan, questionId, answer);
    return this.#desk.inTurn(question.leadId, async () => {
      const thread = await acts.of(agencyId, 'lead', question.leadId);
      const after = thread.at(-1)?.after;
      if (after === undefined || thread.some((one) => one.kind === 'answered' && one.ref === questionId)) return this.#desk.bar(plan, answered);
      const { receipt } = await door.write(plan, { question: questionId, hash: hashOf(answer) }, async (intent: Intent) =>
        acts.append({ agencyId, atMs: clock(), intentIndex: intent.index }, [{ thread: 'lead', threadId: question.leadId, kind: 'answered', by: null, words: { answer }, ref: questionId, after }]));
      return receipt;
    });
  }

  async #mayBeTold(caller: Caller, { isSerious, isTaskOver }: Clearance): Promise<boolean> {
    return !isRefused(await this.#desk.parts.door.ask(caller, { action: 'viewOwnClearance', asked: { serious: isSerious, taskOver: isTaskOver }, agencyId: caller.member.agencyId, facts: { serious: isSerious, taskOver: isTaskOver } }));
  }
}
