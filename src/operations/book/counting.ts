// How an operation is counted: a person is no arrest, an arrest no charge, a charge no occurrence; a seizure counts once, for its owner; and what nobody knows is a range (domain.md section 5; G7).
import { groupBy } from '../../kernel/index.js';
import { decimalOf, type EventRow, eventKeys, type MergeDecision, microOf, type Proposal, settle } from './joint-events.js';
import type { RowKind } from './row.js';

/** Rows of one kind, one commodity and one unit together, as if none spoke of another's. */
export interface TallyLine {
  readonly kind: RowKind;
  readonly commodity: string;
  readonly unit: string;
  readonly records: number;
  /** Decimal text; null for whatever is no seizure. */
  readonly quantity: string | null;
}

/** Arrests by whom they name: persons surely told apart, and arrests of whom nobody knows whether they are one of those. */
export interface PersonTally {
  readonly known: number;
  readonly unresolved: number;
}

export interface SeizureTotal {
  readonly commodity: string;
  readonly unit: string;
  readonly quantity: string;
  readonly records: number;
}

export interface Totals<R extends EventRow = EventRow> {
  readonly occurrences: number;
  readonly arrests: { readonly count: number; readonly persons: { readonly low: number; readonly high: number } };
  readonly charges: number;
  readonly labs: number;
  /** By commodity and unit, never added across units. */
  readonly seizures: readonly SeizureTotal[];
  readonly proposals: readonly Proposal<R>[];
}

/** Low: every arrest of somebody unknown is of somebody known; high: each is of another person. */
export function personRange({ known, unresolved }: PersonTally): { readonly low: number; readonly high: number } {
  return { low: known > 0 ? known : Math.min(unresolved, 1), high: known + unresolved };
}

/** `meeting`: every row that shares a key with another; more do no harm. */
export function countTotals<R extends EventRow>(tally: readonly TallyLine[], persons: PersonTally, meeting: readonly R[], decisions: readonly MergeDecision[]): Totals<R> {
  const { uncounted, proposals } = settle(meeting, decisions);
  const lines = new Map(tally.map(({ kind, commodity, unit, records, quantity }) => [keyOf({ kind, commodity, unit }), { kind, commodity, unit, records, micro: microOf(quantity) }]));
  for (const row of uncounted) {
    const line = lines.get(keyOf(row));
    if (line === undefined) continue;
    line.records -= 1;
    line.micro -= microOf(row.quantity);
  }
  const count = (kind: RowKind) => [...lines.values()].filter((one) => one.kind === kind).reduce((sum, { records }) => sum + records, 0);
  const seizures = [...lines.values()].filter(({ kind, records }) => kind === 'seizure' && records > 0).map(({ commodity, unit, records, micro }) => ({ commodity, unit, quantity: decimalOf(micro), records }));
  return {
    occurrences: count('occurrence'), arrests: { count: count('arrest'), persons: personRange(persons) }, charges: count('charge'), labs: count('lab'),
    seizures: seizures.toSorted((a, b) => (keyOf({ kind: 'seizure', ...a }) < keyOf({ kind: 'seizure', ...b }) ? -1 : 1)), proposals,
  };
}

/** What the database keeps counted, from the rows themselves. */
export function tallyRows(rows: readonly EventRow[]): { readonly tally: readonly TallyLine[]; readonly persons: PersonTally } {
  const tally = [...groupBy(rows, keyOf).values()].map((of) => {
    const { kind = 'occurrence', commodity = '', unit = '' } = of[0] ?? {};
    return { kind, commodity, unit, records: of.length, quantity: kind === 'seizure' ? decimalOf(of.reduce((sum, { quantity }) => sum + microOf(quantity), 0n)) : null };
  });
  const arrests = rows.filter(({ kind }) => kind === 'arrest');
  return { tally, persons: { known: new Set(arrests.flatMap(({ mark }) => mark ?? [])).size, unresolved: arrests.filter(({ mark }) => mark === null).length } };
}

/** Rows that share a key with another: what `countTotals` must be given. */
export function meetingRows<R extends EventRow>(rows: readonly R[]): readonly R[] {
  const times = new Map<string, number>();
  for (const row of rows) for (const key of eventKeys(row)) if (key !== '') times.set(key, (times.get(key) ?? 0) + 1);
  return rows.filter((row) => eventKeys(row).some((key) => (times.get(key) ?? 0) > 1));
}

function keyOf({ kind, commodity, unit }: Pick<EventRow, 'kind' | 'commodity' | 'unit'>): string {
  return `${kind} ${commodity} ${unit}`;
}
