// The same event in the reports of two agencies: found by what rows say of themselves, proposed to people, and counted as separate until somebody decides (domain.md section 5).
import { groupBy } from '../../kernel/index.js';
import type { RowKind } from './row.js';

/** What of a row tells whether another speaks of the same. `ref`: who brought it in, who reports it, its number. */
export interface EventRow {
  readonly ref: string;
  readonly agency: string;
  readonly rowId: string;
  readonly kind: RowKind;
  readonly occurrence: string;
  readonly day: string;
  readonly province: string;
  /** Keyed; null where nobody is named, or the agency is not sure. */
  readonly mark: string | null;
  readonly commodity: string;
  readonly quantity: string | null;
  readonly unit: string;
  readonly owner: string;
  readonly assists: readonly string[];
  readonly exhibit: string;
}

/** What somebody decided of some rows. Of those that are the same, `keep` alone counts. */
export interface MergeDecision {
  readonly verdict: 'same' | 'different';
  readonly rows: readonly string[];
  readonly keep: string;
}

export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** Rows that may be one event. `effect`: what merging them takes from the totals. */
export interface Proposal<R extends EventRow = EventRow> {
  readonly rows: readonly R[];
  readonly why: Words;
  readonly effect: { readonly kind: RowKind; readonly commodity: string; readonly unit: string; readonly records: number; readonly quantity: string | null };
}

export interface Settled<R extends EventRow = EventRow> {
  /** Rows that do not count: their owner's record does, or somebody decided that they are another row. */
  readonly uncounted: readonly R[];
  readonly proposals: readonly Proposal<R>[];
}

const part = '\u001f';
/** Of a number that very many rows share, which tells little: each is compared with so many after it. */
const mostCompared = 100;

/** By what a row can be met again: up to three keys, each apart from the others. Empty where it says too little. */
export function eventKeys(row: EventRow): readonly [exhibit: string, occasion: string, joint: string] {
  const { kind, occurrence, day, commodity, quantity, unit, exhibit, mark } = row;
  if (kind !== 'seizure') return ['', occasionOf(kind, row), ''];
  const what = [commodity, unit, day];
  const named = row.assists.length > 0 || row.owner !== row.agency;
  return [
    exhibit === '' ? '' : ['x', exhibit.toUpperCase(), ...what].join(part), occurrence === '' ? '' : ['s', occurrence.toUpperCase(), ...what, quantity].join(part),
    named ? ['j', ...what, quantity].join(part) : '',
  ];
  function occasionOf(of: RowKind, { rowId }: EventRow): string {
    if (occurrence === '') return '';
    const at = [occurrence.toUpperCase(), day];
    if (of === 'occurrence') return ['o', ...at].join(part);
    if (of === 'lab') return ['l', ...at].join(part);
    if (mark === null) return '';
    return of === 'arrest' ? ['a', ...at, mark].join(part) : ['c', ...at, mark, rowId].join(part);
  }
}

/**
 * What counts among rows that may be one event. A seizure is its owner's: an assisting agency's report of it never counts beside the owner's own (domain.md section 5, "one owning agency").
 * Whatever else may be the same is proposed.
 */
export function settle<R extends EventRow>(rows: readonly R[], decisions: readonly MergeDecision[]): Settled<R> {
  const uncounted: R[] = [];
  const proposals: Proposal<R>[] = [];
  const merged = new Set(decisions.filter(({ verdict }) => verdict === 'same').flatMap(({ rows: same, keep }) => same.filter((ref) => ref !== keep)));
  const apart = decisions.filter(({ verdict }) => verdict === 'different').map(({ rows: different }) => new Set(different));
  for (const together of eventsOf(rows)) {
    const { counting, covered } = ownersOf(together);
    uncounted.push(...covered, ...counting.filter(({ ref }) => merged.has(ref)));
    // What only a covered row joined is no event by itself: two bags of one owner, and one report of whoever assisted.
    for (const left of eventsOf(counting.filter(({ ref }) => !merged.has(ref)))) {
      if (!apart.some((set) => left.every(({ ref }) => set.has(ref)))) proposals.push({ rows: left, why: whyOf(left), effect: effectOf(left) });
    }
  }
  return { uncounted, proposals };
}

/** Groups of two rows or more that share a key and are not plainly two things; each in the order of its rows. */
function eventsOf<R extends EventRow>(rows: readonly R[]): readonly (readonly R[])[] {
  const leader = new Map<R, R>();
  const find = (row: R): R => {
    let at = row;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  for (const place of [0, 1, 2] as const) {
    for (const [key, sharing] of groupBy(rows, (row) => eventKeys(row)[place])) {
      if (key === '') continue;
      for (const [at, one] of sharing.entries()) for (const other of sharing.slice(at + 1, at + 1 + mostCompared)) if (maySame(one, other, place)) leader.set(find(other), find(one));
    }
  }
  const groups = groupBy(rows, find);
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Two bags from one place, reported by one agency, are two; agencies that do not name each other may have the same numbers by chance, and another day or amount says so. */
function maySame(one: EventRow, other: EventRow, place: 0 | 1 | 2): boolean {
  if (one.agency === other.agency && one.kind === 'seizure') return place === 0 && one.quantity === other.quantity && one.occurrence === other.occurrence;
  if (place === 2) return names(one, other) || names(other, one);
  if (place === 0) return one.owner === other.owner || one.quantity === other.quantity || one.occurrence === other.occurrence;
  return true;
}

function names(one: EventRow, other: EventRow): boolean {
  return one.assists.includes(other.agency) || one.owner === other.agency;
}

/** An assisting agency's rows are covered by the owner's own; where the owner has not reported, the first of them counts. */
function ownersOf<R extends EventRow>(rows: readonly R[]): { readonly counting: readonly R[]; readonly covered: readonly R[] } {
  const counting: R[] = [];
  const covered: R[] = [];
  for (const [owner, owned] of groupBy(rows, (row) => row.owner)) {
    const own = owned.filter(({ agency }) => agency === owner);
    const stands = own.length > 0 ? own : owned.slice(0, 1);
    counting.push(...stands);
    covered.push(...owned.filter((row) => !stands.includes(row)));
  }
  return { counting, covered };
}

function effectOf(rows: readonly EventRow[]): Proposal['effect'] {
  const [kept, ...others] = rows;
  const { kind = 'seizure', commodity = '', unit = '' } = kept ?? {};
  const of = others.filter((row) => row.commodity === commodity && row.unit === unit);
  return { kind, commodity, unit, records: others.length, quantity: kind === 'seizure' ? decimalOf(of.reduce((sum, { quantity }) => sum + microOf(quantity), 0n)) : null };
}

function whyOf(rows: readonly EventRow[]): Words {
  const agencies = [...new Set(rows.map(({ agency }) => agency))];
  const same = (of: (row: EventRow) => string | null) => new Set(rows.map(of)).size === 1 && of(rows[0] as EventRow) !== '' && of(rows[0] as EventRow) !== null;
  const shared: readonly (readonly [boolean, string, string])[] = [
    [same(({ exhibit }) => exhibit), 'exhibit', 'pièce'], [same(({ occurrence }) => occurrence), 'occurrence', 'événement'], [same(({ day }) => day), 'date', 'date'], [same(({ commodity }) => commodity), 'commodity', 'produit'],
    [same(({ quantity, unit }) => quantity && `${quantity} ${unit}`), 'quantity', 'quantité'], [same(({ mark }) => mark), 'person', 'personne'], [same(({ rowId }) => rowId), 'row number', 'numéro de ligne'],
  ];
  const [en, fr] = [shared.filter(([is]) => is).map(([, word]) => word).join(', '), shared.filter(([is]) => is).map(([, , word]) => word).join(', ')];
  const owners = [...new Set(rows.map(({ owner }) => owner))];
  const twice = rows[0]?.kind === 'seizure' && owners.length > 1;
  if (agencies.length === 1) return { en: `${agencies[0]} reports it ${rows.length} times: same ${en}`, fr: `${agencies[0]} le déclare ${rows.length} fois : même ${fr}` };
  return {
    en: `${agencies.join(' and ')} report the same ${en}${twice ? `; one seizure is owned by ${owners.join(' and ')}` : ''}`,
    fr: `${agencies.join(' et ')} déclarent les mêmes ${fr}${twice ? ` ; une saisie est à ${owners.join(' et à ')}` : ''}`,
  };
}

/** Millionths, exactly. */
export function microOf(text: string | null): bigint {
  const [whole = '0', decimals = ''] = (text ?? '0').split('.');
  return BigInt(whole) * 1_000_000n + BigInt(decimals.padEnd(6, '0').slice(0, 6));
}

export function decimalOf(micro: bigint): string {
  const text = `${micro / 1_000_000n}.${(micro % 1_000_000n).toString().padStart(6, '0')}`;
  return text.replace(/\.?0+$/, '');
}
