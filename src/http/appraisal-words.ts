// What every route that takes judgements needs: the cycle that they are for, and their free text, which names no source (G6).
import type { Plan } from '../access/index.js';
import type { AppraisalDraft, CycleRow } from '../assessment/appraisals/index.js';
import { refuse } from '../kernel/index.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import type { NamedText } from './source-names.js';

export async function cycleNamed(house: House, plan: Plan, name: string): Promise<CycleRow> {
  const cycle = await house.assessment.cycles.named(name);
  if (cycle !== undefined) return cycle;
  throw new RefusedError(await house.door.decline(plan, 'assessment/no-cycle', refuse('no_such_request', 'there is no such cycle; look at the list of cycles', 'il n’y a pas de tel cycle ; voyez la liste des cycles')));
}

export function textsOf(one: Pick<AppraisalDraft, 'source' | 'note' | 'criterion' | 'why'>, before: string): NamedText[] {
  return (['source', 'note', 'criterion', 'why'] as const).flatMap((field) => (one[field] === undefined ? [] : [{ field: `${before}${field}`, text: one[field] }]));
}
