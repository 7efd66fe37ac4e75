// The database keeps a copy of the record to search in, as ciphertext. It is never believed: each row is compared with the tree,
// and the columns people search by with the blind terms inside what was sealed, so that an edited one cannot hide an entry from its owner.
import { LedgerError } from './errors.js';
import { parseEntry } from './format/entry.js';
import { equalBytes, hashLeaf, sha256 } from './format/hash.js';
import { tagsOf } from './format/sealed-payload.js';

/** An entry as the writer keeps it and a mirror copies it. */
export interface SealedEntry {
  readonly agencyId: string;
  readonly index: bigint;
  readonly entry: Uint8Array;
  readonly sealed: Uint8Array;
  readonly recordedAtMs: number;
}

export interface MirrorRow {
  readonly index: bigint;
  readonly recordedAtMs: number;
  readonly entry: Uint8Array;
  readonly sealed: Uint8Array;
  /** Blind search terms, 16 bytes each; all zero for none. */
  readonly actorTag: Uint8Array;
  readonly actionTag: Uint8Array;
  readonly caseTag: Uint8Array;
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

export function rowOf({ index, recordedAtMs, entry, sealed }: SealedEntry): MirrorRow {
  const tags = tagsOf(sealed);
  return { index, recordedAtMs, entry, sealed, actorTag: tags.actor, actionTag: tags.action, caseTag: tags.case };
}

/** True when the row is the entry whose leaf hash stands in the tree: its hash ties the sealed bytes to it, and they the search columns. */
export function isFaithful(row: MirrorRow, leafHash: Uint8Array): boolean {
  if (!equalBytes(hashLeaf(row.entry), leafHash)) return false;
  try {
    const { sealedHash, recordedAtMs } = parseEntry(row.entry);
    const tags = tagsOf(row.sealed);
    return recordedAtMs === row.recordedAtMs && equalBytes(sha256(row.sealed), sealedHash)
      && equalBytes(tags.actor, row.actorTag) && equalBytes(tags.action, row.actionTag) && equalBytes(tags.case, row.caseTag);
  } catch (fault) {
    if (fault instanceof LedgerError) return false;
    throw fault;
  }
}
