// What a table needs to know of a column: words for copying and sorting, and how the cell is drawn.
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** The cell as plain text: what is copied and, without `order`, what is sorted by. */
  readonly text: (row: Row) => string;
  readonly order?: (row: Row) => number | string;
  readonly draw?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Copied but not drawn, because a group heading already says it. */
  readonly isInHeading?: boolean;
  readonly width?: string;
}

const cell = (text: string): string => text.replaceAll(/[\t\r\n]+/gu, ' ').trim();

/** Rows as tab-separated text with their headings, as spreadsheets take it. */
export function tabText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(column.text(row))).join('\t'));
  return [columns.map((column) => cell(column.header)).join('\t'), ...lines].join('\n');
}

/** Numbers by size, words by the rules of the reader's language, digits within words by size; empty last. */
export function compareCells(left: number | string, right: number | string, language: string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [String(left), String(right)];
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return a.localeCompare(b, language, { numeric: true, sensitivity: 'base' });
}

/** Where the marked row goes for a key, or undefined when the key does not move. */
export function moveRow(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  const moves: Partial<Record<string, number>> = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last, PageDown: Math.min(at + 10, last), PageUp: Math.max(at - 10, 0) };
  return moves[key];
}
