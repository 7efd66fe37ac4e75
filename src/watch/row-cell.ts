// A cell of a row as the type it must have; anything else counts as absent.
import type { Row } from './workspace.store.js';

export function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOr(value: unknown): number | undefined {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}

export function textsIn(row: Row, name: string): string[] {
  const value = row[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
