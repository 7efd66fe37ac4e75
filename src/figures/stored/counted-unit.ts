// What a figure counts, one by one: groups and entities that were judged to be one are one, a report is one however many labels it stands under (G4, G8).
import type { CountedPopulation } from './vocabulary.js';

/** A statement about a group that was read. */
export interface GroupRow {
  readonly agencyId: string;
  /** `agency~id` */
  readonly entity: string;
  readonly prop: string;
  readonly value: string;
  readonly labelId: number;
  /** Day of the report; null where it has none. */
  readonly reportedOn: string | null;
}

/** So many statements of one report about one entity under one label. */
export interface RecordRow {
  readonly agencyId: string;
  /** `agency~id` */
  readonly report: string;
  readonly entity: string;
  readonly schema: string;
  readonly labelId: number;
  readonly reportedOn: string | null;
  readonly statements: number;
}

export interface CountedUnit {
  readonly ref: string;
  readonly agencyIds: readonly string[];
  /** Values by property, or by `schema`. */
  readonly facts: ReadonlyMap<string, readonly string[]>;
  /** Of its reports, earliest first. */
  readonly days: readonly string[];
  readonly labels: readonly number[];
  /** What was read of it, as text for the hash. */
  readonly rows: readonly string[];
  /** How much of what is counted it holds: a report that is counted by its statements holds as many. */
  readonly weight: number;
}

type Same = readonly (readonly [string, string])[];

/** `same`: pairs of refs that were judged one. Neither order of rows nor of pairs matters. */
export function groupUnits(rows: readonly GroupRow[], same: Same): CountedUnit[] {
  return [...collect(rows, rootIn(same), ({ entity }) => entity)].map(([ref, own]) => ({
    ref, agencyIds: distinct(own.map(({ agencyId }) => agencyId)), facts: factsOf(own), days: daysOf(own), labels: labelsOf(own),
    rows: own.map(({ entity, prop, value }) => JSON.stringify([entity, prop, value])), weight: 1,
  }));
}

export function recordUnits(population: Exclude<CountedPopulation['code'], 'group' | 'judged'>, rows: readonly RecordRow[], same: Same): CountedUnit[] {
  const isEntity = population === 'entity';
  const found = isEntity ? collect(rows, rootIn(same), ({ entity }) => entity) : collect(rows, (ref) => ref, ({ report }) => report);
  return [...found].map(([ref, own]) => ({
    ref, agencyIds: distinct(own.map(({ agencyId }) => agencyId)), facts: new Map([['schema', distinct(own.map(({ schema }) => schema))]]), days: daysOf(own), labels: labelsOf(own),
    rows: own.map(({ report, entity, schema, reportedOn, statements }) => JSON.stringify(isEntity ? [entity, schema, report, reportedOn] : [report, entity, reportedOn, statements])),
    weight: population === 'statement' ? own.reduce((sum, { statements }) => sum + statements, 0) : 1,
  }));
}

function collect<R>(rows: readonly R[], rootOf: (ref: string) => string, refOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const root = rootOf(refOf(row));
    const own = found.get(root);
    if (own === undefined) found.set(root, [row]);
    else own.push(row);
  }
  return found;
}

/** Each under the first of its refs. */
function rootIn(same: Same): (ref: string) => string {
  const first = new Map<string, string>();
  const rootOf = (ref: string): string => {
    const next = first.get(ref);
    return next === undefined ? ref : rootOf(next);
  };
  for (const [left, right] of same) {
    const [a = '', b = ''] = [rootOf(left), rootOf(right)].toSorted();
    if (a !== b) first.set(b, a);
  }
  return rootOf;
}

function factsOf(rows: readonly GroupRow[]): ReadonlyMap<string, readonly string[]> {
  const facts = new Map<string, string[]>();
  for (const { prop, value } of rows) {
    const own = facts.get(prop);
    if (own === undefined) facts.set(prop, [value]);
    else if (!own.includes(value)) own.push(value);
  }
  return facts;
}

function daysOf(rows: readonly { readonly reportedOn: string | null }[]): string[] {
  return distinct(rows.flatMap(({ reportedOn }) => reportedOn ?? []));
}

function labelsOf(rows: readonly { readonly labelId: number }[]): number[] {
  return [...new Set(rows.map(({ labelId }) => labelId))];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}
