// What was said to "what was it for?", read by those who review and by nobody else: never by whoever works with the person, for no criminal inquiry, and one at a
// time, since a list with names would be browsed (G11, G12). INVARIANT: tests/attacks/access/why-answers-stay-with-reviewers.test.ts.
import { type Plan, seal, type Sealed } from '../../access/index.js';
import { keptFrom, namesOf } from '../office/reader.js';
import type { Colleague, Desk } from './desk.js';
import type { PutWhy, WhyStore } from './why.store.js';

/** Whom it was put to, and what they said, is not in it. */
export interface WhyLine {
  readonly questionId: string;
  readonly askedAtMs: number;
  readonly dueAtMs: number;
  readonly answeredAtMs: number | null;
}

export interface WhyAnswered extends WhyLine {
  readonly user: string;
  readonly question: Readonly<Record<'en' | 'fr', string>>;
  readonly answer: string | null;
}

export class WhyAnswers {
  readonly #desk: Desk;
  readonly #store: WhyStore;

  constructor(desk: Desk, store: WhyStore) {
    this.#desk = desk;
    this.#store = store;
  }

  /** The plan's action is `readCompelledAnswer`, as of all that follows. Newest first. */
  async list(plan: Plan): Promise<Sealed<readonly WhyLine[]>> {
    const { agencyId } = plan.caller.member;
    const lines = (await this.#store.putTo(agencyId, [...(await this.#readable(plan)).keys()])).map(lineOf);
    return seal(plan, new Map([[agencyId, lines.map((one) => one.questionId)]]), lines);
  }

  /** Undefined within: there is no such question for this reader. */
  async one(plan: Plan, questionId: string): Promise<Sealed<WhyAnswered | undefined>> {
    const { agencyId } = plan.caller.member;
    const asked = await this.#readable(plan);
    const [found] = await this.#store.putTo(agencyId, [...asked.keys()], questionId);
    const user = found && asked.get(found.memberTag)?.userName;
    if (found === undefined || user === undefined) return seal(plan, new Map(), undefined);
    return seal(plan, new Map([[agencyId, [questionId]]]), { ...lineOf(found), user, question: found.words, answer: found.answer?.words ?? null });
  }

  /** By blind term: whose answers the caller may read, which are neither their own nor those of somebody of their chain or unit. */
  async #readable({ caller: { member } }: Plan): Promise<ReadonlyMap<string, Colleague>> {
    const { people, units, names } = this.#desk.parts;
    const roster = await people.rosterOf(member.agencyId);
    const kept = await keptFrom(member, { people: { rosterOf: async () => Promise.resolve(roster) }, units });
    return new Map(roster.filter((one) => !kept.isReader(namesOf(one)) && !kept.isNear(namesOf(one))).map((one) => [names.tag(member.agencyId, one.memberId), one]));
  }
}

function lineOf({ questionId, askedAtMs, dueAtMs, answer }: PutWhy): WhyLine {
  return { questionId, askedAtMs, dueAtMs, answeredAtMs: answer?.atMs ?? null };
}
