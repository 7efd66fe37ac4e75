// What reading found, table by table: nothing that was lost, changed or guessed goes unsaid.
import type { TableName } from './format.js';

export interface Note {
  readonly code: string;
  /** Rows, values or pairs that it is about. */
  readonly count: number;
  readonly column?: string;
  readonly en: string;
  readonly fr: string;
}

export interface TableSummary {
  readonly table: TableName;
  /** Names of the files it was read from; none: the table is missing. */
  readonly files: readonly string[];
  /** Rows that are examined. */
  readonly rows: number;
  readonly quarantined: number;
  /** Rows that said what an earlier row had said, and were left out. */
  readonly duplicates: number;
  /** Columns that the format does not know; they were not read. */
  readonly unknownColumns: readonly string[];
  readonly notes: readonly Note[];
}

export interface EvidenceSummary {
  readonly tables: readonly TableSummary[];
  readonly notes: readonly Note[];
}

export const note = (code: string, count: number, en: string, fr: string, column?: string): Note => ({ code, count, en, fr, ...(column !== undefined && { column }) });
