// What stands in the tree is a salted commitment, never the content: a proof can be shown to someone who may not read
// the payload, and without the salt nobody can guess a short payload back from its hash.
import { LedgerError } from '../errors.js';
import { equalBytes, HASH_BYTES, sha256 } from './hash.js';
import { strictBase64 } from './key.js';

export const SALT_BYTES = 32;
/** Larger than any query with its ids; keeps one frame within memory. */
export const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

/** The public part of an entry. */
export interface EntryRecord {
  readonly origin: string;
  /** Milliseconds since the Unix epoch, UTC; never earlier than the entry before it. */
  readonly recordedAtMs: number;
  /** `SHA-256(salt || payload)`, 32 bytes. */
  readonly commitment: Uint8Array;
  /** SHA-256 of the sealed payload, 32 bytes: a swapped one is found without any key. */
  readonly sealedHash: Uint8Array;
  /** Month of the payload key, `YYYY-MM`. */
  readonly key: string;
}

/** `salt` has a fixed length, so that the border between salt and payload cannot be moved. Throws `bad_entry`. */
export function commitTo(salt: Uint8Array, payload: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new LedgerError('bad_entry', 'a salt has exactly 32 bytes');
  return sha256(Buffer.concat([salt, payload]));
}

/**
 * The bytes that become a leaf: canonical JSON `{commitment, key, origin, recorded_at, sealed, v}`.
 * INVARIANT: written out here because every entry passes, and equal to `canonicalBytes`; held by `entry.test.ts`.
 */
export function entryBytes(record: EntryRecord): Uint8Array {
  const { origin, recordedAtMs, key } = record;
  const commitment = base64(record.commitment);
  return Buffer.from(`{"commitment":"${commitment}","key":"${key}","origin":${JSON.stringify(origin)},"recorded_at":${recordedAtMs},"sealed":"${base64(record.sealedHash)}","v":2}`);
}

/** Reads entry bytes. Throws `bad_entry` when they are not exactly what `entryBytes` writes. */
export function parseEntry(bytes: Uint8Array): EntryRecord {
  const record = fieldsOf(bytes);
  if (!equalBytes(entryBytes(record), bytes)) throw badEntry();
  return record;
}

function fieldsOf(bytes: Uint8Array): EntryRecord {
  const parsed = parseJson(bytes);
  if (typeof parsed !== 'object' || parsed === null) throw badEntry();
  if (!('origin' in parsed && 'recorded_at' in parsed && 'commitment' in parsed && 'sealed' in parsed && 'key' in parsed)) throw badEntry();
  const { origin, recorded_at: recordedAtMs, key } = parsed;
  if (typeof origin !== 'string' || typeof recordedAtMs !== 'number' || typeof key !== 'string' || !isMonth(key)) throw badEntry();
  return { origin, recordedAtMs, key, commitment: hashIn(parsed.commitment), sealedHash: hashIn(parsed.sealed) };
}

function hashIn(value: unknown): Uint8Array {
  const hash = typeof value === 'string' ? strictBase64(value) : undefined;
  if (hash?.length !== HASH_BYTES) throw badEntry();
  return hash;
}

/** `YYYY-MM`, years 0000 to 9999. */
export function isMonth(text: string): boolean {
  return /^[0-9]{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month of a moment, UTC: names the key that seals what was recorded then. */
export function monthOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw badEntry(cause);
  }
}

function badEntry(cause?: unknown): LedgerError {
  return new LedgerError('bad_entry', 'the entry is not a record of this ledger; run `custos ledger verify`', { cause });
}
