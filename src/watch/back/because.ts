// What explains a look: the case that was stated and who was on it that day, work of one's own or of somebody else on that case, and requests. Looked for
// before anything is held against anybody (G12); what the record does not hold is unknown, and not a no (G7).
import type { CaseStore } from '../../access/sign-on/index.js';
import { dayOf } from '../../kernel/index.js';
import type { ReadPayload } from './look-of-entry.js';

export type Because = 'own_work' | 'others_work' | 'request';

export interface Explained {
  /** Whether they were on the case that they stated, that day; null: no case was stated, or it is another agency's. */
  readonly onCase: boolean | null;
  readonly because: readonly Because[];
}

type Assignment = Awaited<ReturnType<CaseStore['assignmentsOf']>>[number];

/** Work with the same thing: a report, a judgement, a correction. */
export interface Work {
  readonly atMs: number;
  readonly actor: string;
  readonly caseRef: string | null;
}

export class Explanations {
  readonly #agencyId: string;
  readonly #onCase = new Map<string, Assignment[]>();
  readonly #work: readonly Work[];

  constructor(agencyId: string, assignments: readonly Assignment[], work: readonly Work[]) {
    this.#agencyId = agencyId;
    this.#work = work;
    for (const one of assignments) {
      const key = keyOf(one.caseRef, `${one.agencyId}~${one.memberId}`);
      this.#onCase.set(key, [...(this.#onCase.get(key) ?? []), one]);
    }
  }

  of({ actor, caseRef, isForRequest }: Pick<ReadPayload, 'actor' | 'caseRef' | 'isForRequest'>, atMs: number): Explained {
    const before = this.#work.filter((one) => one.atMs < atMs);
    const isOthers = (one: Work): boolean => one.actor !== actor && one.caseRef === caseRef && caseRef !== null && this.#wasOn(one.caseRef, one.actor, dayOf(one.atMs)) === true;
    return {
      onCase: this.#wasOn(caseRef, actor, dayOf(atMs)),
      because: [...(before.some((one) => one.actor === actor) ? ['own_work' as const] : []), ...(before.some(isOthers) ? ['others_work' as const] : []), ...(isForRequest ? ['request' as const] : [])],
    };
  }

  #wasOn(caseRef: string | null, actor: string, day: string): boolean | null {
    if (caseRef?.startsWith(`${this.#agencyId}~`) !== true) return null;
    return (this.#onCase.get(keyOf(caseRef, actor)) ?? []).some(({ fromOn, toOn }) => fromOn <= day && (toOn === null || toOn >= day));
  }
}

const keyOf = (caseRef: string, actor: string): string => `${caseRef} ${actor}`;
