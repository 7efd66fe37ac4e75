// Counting: the same units and the same question give the same figure and the same hash, whoever counts and in whatever order rows come (G8).
import { asJson, BadInput, hashOf, type Json } from '../../kernel/index.js';
import type { CountedUnit } from './counted-unit.js';
import { type Field, fieldOf, type Filter, type Question, type Tells } from './vocabulary.js';

/** Each unit once, under the first of its refs; `weight` where it holds other than one of what is counted. */
export type UnitState = readonly [ref: string, cell: string, weight?: number];

export interface Computed {
  readonly states: readonly UnitState[];
  /** By cell. Of a share: `yes`, `no`, `unknown`, `withheld`. Of parts: each, with `several` and `unknown`. Of a count: `all`. */
  readonly cells: Readonly<Record<string, number>>;
  readonly total: number;
  /** Whose statements were counted, with how many units. */
  readonly originators: Readonly<Record<string, number>>;
  /** Labels of all that was counted: whoever reads the figure sees each of them. */
  readonly labels: readonly number[];
  readonly rowsHash: string;
  readonly rows: number;
}

/** A question of before there was a vocabulary: its hash and its reading of scopes stay as they were, so that it can be counted again. */
export interface FirstQuestion {
  readonly query: string;
  readonly version: number;
  readonly scope: string | null;
}

export interface Counting {
  readonly question: Question;
  readonly vocabulary: number;
  /** Of each agency. */
  readonly provinces: ReadonlyMap<string, string>;
  readonly first?: FirstQuestion | undefined;
}

/** What is kept of a figure names each unit: of more than these a figure would be of a part. */
const mostUnits = 100_000;

/** Throws `BadInput` when there is too much to count at once. */
export function compute(counting: Counting, units: readonly CountedUnit[]): Computed {
  const { question, first } = counting;
  const counted = units.filter((unit) => (first === undefined ? question.where.every((filter) => holds(unit, filter, counting)) : first.scope === null || unit.facts.get('scope')?.includes(first.scope) === true));
  if (counted.length > mostUnits) throw new BadInput('there is too much to count at once; narrow the question to fewer days', { fr: 'il y a trop à compter en une fois ; restreignez la question à moins de jours' });
  const states = counted.map((unit): UnitState => {
    const cell = cellOf(unit, question.tells, counting);
    return unit.weight === 1 ? [unit.ref, cell] : [unit.ref, cell, unit.weight];
  }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const cells: Record<string, number> = Object.fromEntries(namedCells(question.tells).map((code) => [code, 0]));
  for (const [, cell, weight = 1] of states) cells[cell] = (cells[cell] ?? 0) + weight;
  const agencies = new Map<string, number>();
  for (const agencyId of counted.flatMap(({ agencyIds }) => agencyIds)) agencies.set(agencyId, (agencies.get(agencyId) ?? 0) + 1);
  const rows = counted.flatMap((unit) => unit.rows).toSorted();
  const asked: Record<string, Json> = first === undefined ? { question: asJson(question), vocabulary: counting.vocabulary } : { ...first };
  return {
    states, cells, total: Object.values(cells).reduce((sum, count) => sum + count, 0), originators: Object.fromEntries([...agencies].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    labels: [...new Set(counted.flatMap(({ labels }) => labels))].toSorted((a, b) => a - b), rowsHash: hashOf({ ...asked, rows }), rows: rows.length,
  };
}

/** Cells that stand in the figure even when nothing is in them: none is known, which is not the same as not asked. */
export function namedCells({ what, field: code }: Tells): readonly string[] {
  if (what === 'count') return ['all'];
  if (what === 'share') return ['yes', 'no', 'unknown'];
  if (what === 'known') return ['yes', 'unknown'];
  return (fieldOf(code ?? '')?.values ?? []).map((one) => one.code);
}

/** Somebody says so: whatever contradicts it stands beside it, and the unit is counted under both. */
function holds(unit: CountedUnit, filter: Filter, counting: Counting): boolean {
  const field = fieldOf(filter.field);
  if (field === undefined) return false;
  if (field.kind === 'day') {
    const [day] = unit.days;
    return day !== undefined && (filter.from === undefined || day >= filter.from) && (filter.to === undefined || day <= filter.to);
  }
  return valuesOf(unit, field, counting).some((value) => filter.is?.includes(value) === true);
}

function cellOf(unit: CountedUnit, { what, field: code, value }: Tells, counting: Counting): string {
  const field = code === undefined ? undefined : fieldOf(code);
  if (what === 'count' || field === undefined) return 'all';
  const said = valuesOf(unit, field, counting);
  const known = said.filter((one) => field.values?.find((listed) => listed.code === one)?.saysNothing !== true);
  const otherwise = unit.facts.get(field.code)?.includes('withheld') === true ? 'withheld' : 'unknown';
  if (what === 'known') return known.length > 0 ? 'yes' : otherwise;
  if (what === 'share') {
    const [saysYes, saysNo] = [known.some((one) => one === value), known.some((one) => one !== value)];
    // INVARIANT: two who contradict each other are unknown, never the one or the other (publication.test.ts "conflicting statements are unknown").
    return saysYes !== saysNo ? (saysYes ? 'yes' : 'no') : saysYes ? 'unknown' : otherwise;
  }
  const [only, ...more] = known.length > 0 ? known : said;
  return only === undefined ? otherwise : more.length > 0 ? 'several' : only;
}

/** What is said of the unit in the field, by the codes of its list where it has one. What is in no list says nothing. */
function valuesOf({ agencyIds, days: [day], facts }: CountedUnit, { kind, code, values }: Field, { provinces }: Counting): readonly string[] {
  switch (kind) {
    case 'agency': return agencyIds;
    case 'province': return [...new Set(agencyIds.flatMap((agencyId) => provinces.get(agencyId) ?? []))];
    case 'year': return day === undefined ? [] : [day.slice(0, 4)];
    case 'month': return day === undefined ? [] : [day.slice(0, 7)];
    case 'presence': return (facts.get(code) ?? []).filter((one) => one !== '' && one !== 'unknown' && one !== 'withheld');
    case 'value': return (values ?? []).filter(({ is }) => is.some((one) => facts.get(code)?.includes(one) === true)).map((one) => one.code);
    case 'schema':
    case 'cycle':
    case 'day': break;
  }
  return facts.get(code) ?? [];
}
