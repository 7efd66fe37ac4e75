// The database keeps a copy of the record to search in. It is never believed: each row is compared with the tree,
// and the columns people search by with the payload, so that an edited name cannot hide an entry from its owner.
import { commitTo, parseEntry } from './format/entry.js';
import { equalBytes, hashLeaf } from './format/hash.js';
import type { StoredEntry } from './protocol.js';

/** Columns drawn from the payload's `actor.agency`, `actor.member`, `action` and `case`; null when it has none. */
export interface SearchColumns {
  readonly actorAgencyId: string | null;
  readonly actorId: string | null;
  readonly action: string | null;
  readonly caseId: string | null;
}

export interface MirrorRow extends SearchColumns {
  readonly index: bigint;
  readonly entry: Uint8Array;
  readonly salt: Uint8Array;
  readonly payload: Uint8Array;
  readonly recordedAtMs: number;
}

export interface MirrorHead {
  readonly agencyId: string;
  /** Highest index plus one. */
  readonly size: bigint;
}

/** How the verifier reads a mirror, whatever holds it. */
export interface MirrorReader {
  heads(): Promise<MirrorHead[]>;
  /** In order of index, from `from` on. */
  rows(agencyId: string, from: bigint): AsyncIterable<MirrorRow>;
}

export function rowOf(entry: StoredEntry): MirrorRow {
  return { ...searchColumnsOf(entry.payload), index: entry.index, entry: entry.entry, salt: entry.salt, payload: entry.payload, recordedAtMs: entry.recordedAtMs };
}

/** True when the row is the entry whose leaf hash stands in the tree: the commitment ties salt and payload to it. */
export function isFaithful(row: MirrorRow, leafHash: Uint8Array): boolean {
  if (!equalBytes(hashLeaf(row.entry), leafHash) || row.salt.length !== 32) return false;
  const { commitment, recordedAtMs } = parseEntry(row.entry);
  return recordedAtMs === row.recordedAtMs && equalBytes(commitTo(row.salt, row.payload), commitment) && hasOwnColumns(row);
}

function hasOwnColumns(row: MirrorRow): boolean {
  const own = searchColumnsOf(row.payload);
  return own.actorAgencyId === row.actorAgencyId && own.actorId === row.actorId && own.action === row.action && own.caseId === row.caseId;
}

export function searchColumnsOf(payload: Uint8Array): SearchColumns {
  const fields: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
  return {
    actorAgencyId: textAt(fields, 'actor', 'agency'),
    actorId: textAt(fields, 'actor', 'member'),
    action: textAt(fields, 'action'),
    caseId: textAt(fields, 'case'),
  };
}

function textAt(value: unknown, ...path: readonly string[]): string | null {
  const [key, ...rest] = path;
  // A NUL cannot stand in a PostgreSQL text; such a value is only found in the payload.
  if (key === undefined) return typeof value === 'string' && !value.includes('\0') ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  return textAt(Object.entries(value).find(([name]) => name === key)?.[1], ...rest);
}
