// A row as an agency reports it: what it must say, and what each cell may be. What does not fit is told by column, with its reason, and goes no further (domain.md section 5).
export const rowKinds = ['occurrence', 'arrest', 'charge', 'seizure', 'lab'] as const;
export type RowKind = (typeof rowKinds)[number];

/** As a file names them; others through a mapping. */
export const rowColumns = [
  'row_id', 'agency', 'kind', 'occurrence_id', 'date', 'province', 'person_key', 'commodity', 'quantity', 'unit', 'purity', 'currency', 'lead_agency', 'assist_agencies', 'exhibit_no', 'direction', 'note',
] as const;
export type RowColumn = (typeof rowColumns)[number];
export type RawRow = Readonly<Record<RowColumn, string>>;

export interface RowProblem {
  readonly column: RowColumn;
  /** As given; empty where it says who somebody is. */
  readonly value: string;
  readonly en: string;
  readonly fr: string;
}

export interface CheckedRow {
  readonly rowId: string;
  readonly agency: string;
  readonly kind: RowKind;
  readonly occurrence: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** A code, or empty: not said. */
  readonly province: string;
  /** `isSure`: false where the agency wrote a question mark after it. Never stored: only its mark is. */
  readonly person: { readonly key: string; readonly isSure: boolean } | null;
  /** Empty for whatever is no seizure. */
  readonly commodity: string;
  /** Decimal text with at most six decimals; null for whatever is no seizure. */
  readonly quantity: string | null;
  readonly unit: string;
  readonly purity: string | null;
  readonly currency: string;
  /** Of a seizure: the one agency that owns it. Of all else: who reports. */
  readonly owner: string;
  readonly assists: readonly string[];
  readonly exhibit: string;
  readonly direction: string;
  readonly note: string;
}

/** Columns whose values say who somebody is, or what somebody wrote: never given back. */
const unspoken: ReadonlySet<RowColumn> = new Set<RowColumn>(['person_key', 'note']);

export function problem(raw: RawRow, column: RowColumn, en: string, fr: string): RowProblem {
  return { column, value: unspoken.has(column) ? '' : raw[column].slice(0, 80), en, fr };
}

/** The row with nothing of a person in it: what may be kept of one that waits to be mended. */
export function withoutPerson(raw: RawRow): RawRow {
  return { ...raw, person_key: '' };
}
