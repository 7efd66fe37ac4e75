// Asks for one more sentence, before anything is looked up, when nothing that the asker says or did explains a look-up (domain.md section 4). What is behind the door
// has no part in it, and what a reviewer must see first (canaries, rivals, relatives) never sets it off: a prompt would warn.
import { createHmac } from 'node:crypto';
import { canonicalJson, type Clock, dayOf, type Json, newId, type Random, type Refused, refuse } from '../../kernel/index.js';
import { type Caller, isLookup } from '../member.js';
import type { Plan } from '../plan.js';
import type { SpokenAnswer } from '../prompts/index.js';
import { seal, type Sealed } from '../sealed.js';
import { type Effect, effectOf } from './effect.js';
import type { FrictionMode, FrictionSettings } from './friction-settings.js';
import type { Arm, FrictionStore } from './friction.store.js';
import type { ShiftStore } from './shift.store.js';
import { namesSelf, type Unexplained, unexplained, wordsOf } from './line-of-work.js';

export interface FrictionParts {
  readonly store: FrictionStore;
  readonly shifts: Pick<ShiftStore, 'dutyAt'>;
  readonly settings: FrictionSettings;
  /** Marks what people ask about, for this node alone. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
}

interface Asked {
  readonly action: string;
  readonly asked: Json;
}

const minuteMs = 60_000;
/** So often at most in one shift, so that whoever is asked reads it. */
const mostPerShift = 3;
const shiftMs = 12 * 60 * minuteMs;
const answerWithinMs = 15 * minuteMs;
/** What follows within it, in one session and case, is the same piece of work. */
const lineMs = 30 * minuteMs;
/** Writing about somebody is work that explains looking them up later; for oneself alone, since a colleague's work would tell of what is hidden from one. */
const teaches: ReadonlySet<string> = new Set(['createReport', 'askOwner', 'answerRequest', 'judge', 'requestCorrection']);
const longest = 1_000;
const [mostLines, mostWords] = [50_000, 200];

interface Marks {
  readonly question: string;
  readonly subject: string;
  readonly words: readonly string[];
  readonly case: string;
  readonly line: string;
  /** How the lines of their own begin. */
  readonly own: string;
}

export class Friction {
  readonly #parts: FrictionParts;
  /** When a piece of work was last gone on with: by session and case. */
  readonly #lines = new Map<string, number>();
  /** What was asked about since it was last written down. */
  readonly #heard = new Map<string, { readonly caller: Caller; marks: Marks }>();

  constructor(parts: FrictionParts) {
    this.#parts = parts;
  }

  /** Undefined: go on. A sentence that was given: it goes on the record with the answer. A refusal: it asks for one. */
  async hear(caller: Caller, question: Asked): Promise<SpokenAnswer | Refused | undefined> {
    const mode = this.#parts.settings.modeOf(caller.member.agencyId, this.#today());
    if (mode === 'off' || caller.member.role === 'service') return undefined;
    if (!isLookup(question.action)) {
      if (teaches.has(question.action)) await this.#learn(caller, this.#marks(caller, question));
      return undefined;
    }
    const marks = this.#marks(caller, question);
    const said = await this.#sentence(caller, marks);
    if (said === undefined && caller.glass === undefined) {
      const why = await this.#why(caller, question, marks);
      const asked = why && (await this.#raise(caller, marks, why, mode));
      if (asked !== undefined) return asked;
    }
    await this.#goOn(caller, marks);
    return said;
  }

  /** What asking changes, among the people of the caller's agency; the plan's action is `viewFriction`. */
  async effect(plan: Plan): Promise<Sealed<{ readonly mode: FrictionMode; readonly effect: Effect }>> {
    const { agencyId } = plan.caller.member;
    const effect = effectOf(await this.#parts.store.trials(agencyId), this.#parts.clock());
    return seal(plan, new Map([[agencyId, ['friction']]]), { mode: this.#parts.settings.modeOf(agencyId, this.#today()), effect });
  }

  async #why(caller: Caller, { asked }: Asked, marks: Marks): Promise<Unexplained | undefined> {
    const { store, shifts, clock } = this.#parts;
    const [words, now] = [wordsOf(asked), clock()];
    if (namesSelf(caller, words)) return (await store.since(caller.member, now - shiftMs)).some((one) => one.subjectMark === marks.subject && one.isAnswered) ? undefined : 'self';
    if ((this.#lines.get(marks.line) ?? 0) > now - lineMs) return undefined;
    await this.#remember((line) => line.startsWith(marks.own));
    const [known, days, duty] = await Promise.all([store.known(caller.member, marks.words, now), store.days(caller.member, marks.case, now), shifts.dutyAt(caller.member, now)]);
    return unexplained(caller, words, { isKnown: marks.words.length > 0 && marks.words.every((one) => known.has(one)), days, duty }, now);
  }

  /** Undefined: nobody is asked. The row says what was done, for the measurement. */
  async #raise(caller: Caller, marks: Marks, reason: Unexplained, mode: FrictionMode): Promise<Refused | undefined> {
    const { store, clock, random } = this.#parts;
    const [now, sessionId] = [clock(), caller.sessionId ?? ''];
    const open = await store.open(caller.member, sessionId, marks.question, now - answerWithinMs);
    if (open !== undefined) return this.#prompt(open);
    const before = await store.since(caller.member, now - shiftMs);
    const arm: Arm = mode === 'randomised' && this.#isHeld(marks) ? 'held' : before.filter((one) => one.arm === 'asked').length >= mostPerShift ? 'capped' : 'asked';
    const { agencyId, memberId } = caller.member;
    const frictionId = newId('frc', random);
    await store.raise({ agencyId, memberId, frictionId, sessionId, questionMark: marks.question, subjectMark: marks.subject, arm, isTrial: mode === 'randomised' && arm !== 'capped', reason, raisedAtMs: now });
    return arm === 'asked' ? this.#prompt(frictionId) : undefined;
  }

  #prompt(id: string): Refused {
    const { version, en, fr, least } = this.#parts.settings.wordsOf(this.#today());
    const asked = refuse('one_more_sentence', 'one more sentence is asked before anything is looked up; nothing has been, and what you write goes on the record', 'une phrase de plus est demandée avant toute consultation ; rien n’a été consulté, et ce que vous écrivez est versé au registre');
    return { ...asked, prompt: { id, version, en, fr, least } };
  }

  /** The sentence that came with the question, if it is one, for this question, and for the first time. */
  async #sentence(caller: Caller, marks: Marks): Promise<SpokenAnswer | undefined> {
    const { store, settings, clock } = this.#parts;
    const { sentence } = caller;
    if (sentence === undefined) return undefined;
    const words = settings.wordsOf(this.#today());
    const answer = sentence.answer.trim();
    if (sentence.version !== words.version || answer.length < words.least || answer.length > longest || answer.split(/\s+/u).length < 3) return undefined;
    const now = clock();
    if (!(await store.settle(caller.member, sentence.prompt, marks.question, caller.sessionId ?? '', now - answerWithinMs, now))) return undefined;
    return { prompt: sentence.prompt, version: words.version, language: sentence.language, words: words[sentence.language], answer };
  }

  async #goOn(caller: Caller, marks: Marks): Promise<void> {
    const now = this.#parts.clock();
    const isFresh = (this.#lines.get(marks.line) ?? 0) <= now - minuteMs;
    if (this.#lines.size > mostLines) this.#lines.clear();
    this.#lines.set(marks.line, now);
    const heard = this.#heard.get(marks.line);
    if (heard === undefined) this.#heard.set(marks.line, { caller, marks });
    else heard.marks = { ...marks, words: [...new Set([...heard.marks.words, ...marks.words])].slice(-mostWords) };
    if (isFresh) await this.#remember((line) => line === marks.line);
  }

  /** Once a minute and piece of work, not once a look-up: a write that each answer would wait for. */
  async #remember(isMeant: (line: string) => boolean): Promise<void> {
    for (const [line, { caller, marks }] of this.#heard) {
      if (!isMeant(line)) continue;
      this.#heard.delete(line);
      await this.#learn(caller, marks);
    }
  }

  async #learn({ member: { agencyId, memberId } }: Caller, marks: Marks): Promise<void> {
    const now = this.#parts.clock();
    await this.#parts.store.learn({ agencyId, memberId, marks: marks.words, caseMark: marks.case, day: dayOf(now), hour: new Date(now).getUTCHours() });
  }

  #isHeld({ question }: Marks): boolean {
    return Number.parseInt(this.#mark(['arm', question]).slice(0, 2), 16) < 128;
  }

  #marks({ member: { agencyId, memberId }, sessionId = '', purpose, caseRef }: Caller, { action, asked }: Asked): Marks {
    const own = [agencyId, memberId];
    const words = wordsOf(asked);
    return {
      question: this.#mark(['question', ...own, sessionId, purpose, caseRef, action, asked]), subject: this.#mark(['subject', ...own, ...words.toSorted()]),
      words: words.map((word) => this.#mark(['word', ...own, caseRef, word])), case: this.#mark(['case', ...own, caseRef]), line: `${canonicalJson(own)}${canonicalJson([sessionId, caseRef])}`, own: canonicalJson(own),
    };
  }

  #mark(parts: Json): string {
    return createHmac('sha256', this.#parts.key).update(canonicalJson(parts)).digest('hex').slice(0, 32);
  }

  #today(): string {
    return dayOf(this.#parts.clock());
  }
}
