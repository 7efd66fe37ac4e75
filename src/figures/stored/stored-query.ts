// The questions that a stored figure may ask of the registry: a closed set, each with its version, so that the same rows give the same figure (G8).
import { BadInput, hashOf } from '../../kernel/index.js';
import type { Words } from '../wording.js';

export interface StoredQuery {
  readonly code: string;
  readonly version: number;
  readonly schema: string;
  /** Values of `prop` that say yes and no; anything else, nothing, and both at once are unknown. */
  readonly prop: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly measure: string;
  readonly level?: 'high';
  readonly label: Words;
  readonly doesNotSay: readonly Words[];
}

const notKnownNo: Words = { en: 'that groups of which nothing is recorded are not so', fr: 'que les groupes dont rien n’est consigné ne le sont pas' };
const notAll: Words = { en: 'anything of groups that are not in the registry, or that the agency may not see', fr: 'quoi que ce soit des groupes absents du registre, ou que le service ne peut voir' };

export const storedQueries: readonly StoredQuery[] = [
  { code: 'group-believed-to-exist', version: 1, schema: 'CriminalGroup', prop: 'believedToExist', yes: ['yes'], no: ['no'], measure: 'groups-believed-to-exist', label: { en: 'groups believed to exist', fr: 'groupes dont on croit l’existence' }, doesNotSay: [notKnownNo, notAll] },
  { code: 'group-entrenched', version: 1, schema: 'CriminalGroup', prop: 'entrenched', yes: ['yes'], no: ['no'], measure: 'groups-entrenched', label: { en: 'entrenched groups', fr: 'groupes bien implantés' }, doesNotSay: [notKnownNo, notAll, { en: 'by which criterion a group is entrenched', fr: 'selon quel critère un groupe est bien implanté' }] },
  { code: 'group-high-level', version: 1, schema: 'CriminalGroup', prop: 'threatLevel', yes: ['HLT'], no: ['MLT', 'LLT'], measure: 'groups-at-level', level: 'high', label: { en: 'groups at high level', fr: 'groupes de niveau élevé' }, doesNotSay: [{ en: 'that unrated groups are low', fr: 'que les groupes non évalués sont de niveau faible' }, notAll] },
];

/** Reaches that a figure may be narrowed to, as the registry's schema has them. */
export const scopes = ['local', 'regional', 'interprovincial', 'national', 'international'] as const;

export function queryOf(code: string): StoredQuery {
  const found = storedQueries.find((one) => one.code === code);
  if (found === undefined) throw new BadInput(`there is no stored query \`${code.slice(0, 60)}\`; use one of ${storedQueries.map((one) => one.code).join(', ')}`, { fr: `il n’y a pas de requête \`${code.slice(0, 60)}\` ; employez ${storedQueries.map((one) => one.code).join(', ')}` });
  return found;
}

/** A statement that the query read. */
export interface QueryRow {
  readonly agencyId: string;
  /** `agency~id` */
  readonly entity: string;
  readonly prop: string;
  readonly value: string;
  readonly labelId: number;
}

export type RowState = 'yes' | 'no' | 'unknown';

export interface Computed {
  /** Each group once, under the first of its refs. */
  readonly states: readonly (readonly [ref: string, state: RowState])[];
  readonly counts: { readonly yes: number; readonly no: number; readonly unknown: number; readonly total: number };
  /** Whose statements were counted, with how many groups. */
  readonly originators: Readonly<Record<string, number>>;
  /** Labels of all that was counted: whoever reads the figure sees each of them. */
  readonly labels: readonly number[];
  readonly rowsHash: string;
  readonly rows: number;
}

/** `same`: pairs of refs that were judged one. Order of the rows does not matter. */
export function compute(query: StoredQuery, scope: string | null, rows: readonly QueryRow[], same: readonly (readonly [string, string])[]): Computed {
  const groups = [...grouped(rows, same)].filter(([, own]) => scope === null || own.some(({ prop, value }) => prop === 'scope' && value === scope));
  const states = groups.map(([ref, own]) => [ref, stateOf(query, own)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const count = (state: RowState) => states.filter(([, one]) => one === state).length;
  const counted = groups.flatMap(([, own]) => own);
  const agencies = [...new Set(counted.map(({ agencyId }) => agencyId))].toSorted();
  return {
    states, counts: { yes: count('yes'), no: count('no'), unknown: count('unknown'), total: states.length },
    originators: Object.fromEntries(agencies.map((agencyId) => [agencyId, groups.filter(([, own]) => own.some((row) => row.agencyId === agencyId)).length])),
    labels: [...new Set(counted.map(({ labelId }) => labelId))].toSorted((a, b) => a - b),
    rowsHash: hashOf({ query: query.code, version: query.version, scope, rows: counted.map(({ entity, prop, value }) => JSON.stringify([entity, prop, value])).toSorted() }), rows: counted.length,
  };
}

function grouped(rows: readonly QueryRow[], same: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly QueryRow[]> {
  const first = new Map<string, string>();
  const rootOf = (ref: string): string => {
    const next = first.get(ref);
    return next === undefined ? ref : rootOf(next);
  };
  for (const [left, right] of same) {
    const [a = '', b = ''] = [rootOf(left), rootOf(right)].toSorted();
    if (a !== b) first.set(b, a);
  }
  const groups = new Map<string, QueryRow[]>();
  for (const row of rows) {
    const root = rootOf(row.entity);
    groups.set(root, [...(groups.get(root) ?? []), row]);
  }
  return groups;
}

function stateOf({ prop, yes, no }: StoredQuery, rows: readonly QueryRow[]): RowState {
  const values = rows.filter((row) => row.prop === prop).map(({ value }) => value);
  const [saysYes, saysNo] = [values.some((value) => yes.includes(value)), values.some((value) => no.includes(value))];
  return saysYes === saysNo ? 'unknown' : saysYes ? 'yes' : 'no';
}
