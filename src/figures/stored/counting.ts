// Counting the units of a question: of the registry, or of a closed cycle of assessment, under the labels of whoever counts (G4, G8).
import type { Plan } from '../../access/index.js';
import { BadInput, parseEntityRef } from '../../kernel/index.js';
import type { JudgementStore } from '../../registry/index.js';
import { compute, type Computed, type Counting } from './computed.js';
import { type CountedUnit, groupUnits, recordUnits } from './counted-unit.js';
import type { FigureRows, RowsProgress } from './figure-rows.store.js';
import { indicatorsRead } from './judged-fields.js';
import { daysAsked } from './question.js';
import type { Filter, Question } from './vocabulary.js';

/** Groups as a cycle of assessment judged them; the assessment answers. */
export interface JudgedCycles {
  /** First and last day of a cycle that takes no more judgements; undefined for any other. */
  closed(cycle: string): Promise<{ readonly from: string; readonly to: string } | undefined>;
  /** Each group of which existence, level or one of the indicators was judged, once, with `judged.*` facts: of a conflict every value that was given. */
  units(plan: Plan, cycle: string, indicators: readonly string[]): Promise<readonly CountedUnit[]>;
}

export interface CountingParts {
  readonly rows: FigureRows;
  readonly judgements: JudgementStore;
  readonly judged: JudgedCycles;
  /** A record of somebody who does not exist is counted nowhere, and nothing says so (decision 0050). */
  readonly isPlanted: (ref: string) => boolean;
}

const cycleIn = ({ where }: Question): Filter | undefined => where.find(({ field }) => field === 'cycle');

/** The question with the days of its cycle, where it asks of one. Throws `BadInput` unless that cycle is closed: an open one counts otherwise tomorrow (G8). */
export async function datedQuestion({ judged }: CountingParts, question: Question): Promise<Question> {
  const [ref = ''] = cycleIn(question)?.is ?? [];
  if (question.population !== 'judged') return question;
  const days = await judged.closed(ref);
  if (days === undefined) throw new BadInput('figures are counted of a cycle that is closed; there is no closed cycle of that name', { fr: 'les chiffres se comptent sur un cycle fermé ; il n’y a pas de cycle fermé de ce nom' });
  return { ...question, where: question.where.map((filter) => (filter.field === 'cycle' ? { field: 'cycle', is: [ref], ...days } : filter)) };
}

/** `knownAt`: as it was known at the end of that day; null: now. A closed cycle was the same on every day since. */
export async function* counted(parts: CountingParts, plan: Plan, counting: Omit<Counting, 'provinces'>, knownAt: string | null): AsyncGenerator<RowsProgress, Computed> {
  const { rows, judgements, judged, isPlanted } = parts;
  const sameAmong = async (refs: readonly string[]) => judgements.sameAs(plan, [...new Set(refs)].map(parseEntityRef));
  const provinces = await rows.provinces();
  const { question } = counting;
  const { population } = question;
  if (population === 'judged') {
    const fields = [...question.where.map(({ field }) => field), ...(question.tells.field === undefined ? [] : [question.tells.field])];
    yield { done: 0, total: 1 };
    const units = await judged.units(plan, cycleIn(question)?.is?.[0] ?? '', indicatorsRead(fields));
    return compute({ ...counting, provinces }, units.filter(({ ref }) => !isPlanted(ref)));
  }
  const days = population === 'report' || population === 'statement' ? daysAsked(question) : undefined;
  const asked = { knownAt, from: days?.from ?? null, to: days?.to ?? null };
  if (population === 'group') {
    const read = (yield* rows.groups(plan, asked)).filter(({ entity }) => !isPlanted(entity));
    return compute({ ...counting, provinces }, groupUnits(read, await sameAmong(read.map(({ entity }) => entity))));
  }
  const read = (yield* rows.records(plan, asked)).filter(({ entity }) => !isPlanted(entity));
  return compute({ ...counting, provinces }, recordUnits(population, read, population === 'entity' ? await sameAmong(read.map(({ entity }) => entity)) : []));
}
