// The address of a search is the search: what was asked, narrowed how, as of when, and which page of it.
import type { SearchQuery } from '../../../src/http/contract.js';

export const pageSize = 25;
/** The contract ends offsets at 900. */
const lastPage = 37;

export interface SearchAddress {
  readonly q?: string;
  readonly schema?: string;
  readonly agency?: string;
  readonly group?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly page?: number;
}

const words = ['q', 'schema', 'agency', 'group'] as const;
const days = ['from', 'to', 'asOf', 'knownAt'] as const;

export function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value));
}

/** Reads an address; what does not fit is left out, never passed on. A number typed as a name (`q=1234`) is text. */
export function readSearchAddress(raw: Record<string, unknown>): SearchAddress {
  const texts = words.flatMap((name): [string, string][] => {
    const value = typeof raw[name] === 'number' ? String(raw[name]) : raw[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  const dates = days.flatMap((name): [string, string][] => (isDay(raw[name]) ? [[name, raw[name]]] : []));
  const page = Number(raw['page']);
  const pages: [string, number][] = Number.isInteger(page) && page > 1 && page <= lastPage ? [['page', page]] : [];
  return Object.fromEntries([...texts, ...dates, ...pages]);
}

/** The question for an address, or undefined while nothing is asked. */
export function queryOfAddress(address: SearchAddress): SearchQuery | undefined {
  const { page, q, ...rest } = address;
  if (q === undefined || q.trim() === '') return undefined;
  return { q, ...rest, limit: pageSize, ...(page === undefined ? {} : { offset: (page - 1) * pageSize }) };
}

/** Pages that can be asked for, of a total. */
export function pageCount(total: number): number {
  return Math.min(Math.max(Math.ceil(total / pageSize), 1), lastPage);
}
