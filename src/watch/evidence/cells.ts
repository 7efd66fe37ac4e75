// A cell of a row that DuckDB gave, as text or as a number.
import type { Row } from '../workspace.store.js';

export function textIn(row: Row | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === 'string' ? value : '';
}

export function countIn(row: Row | undefined, column: string): number {
  const value = row?.[column];
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : 0;
}
