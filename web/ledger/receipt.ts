// Every answer's receipt is checked where it is read: leaf, path, root, size, origin and signature, each on its own.
import type { LedgerReceipt } from '../../src/http/contract.js';
import { type Bytes, concat, fromBase64, isSame, sha256, textOf, toBase64 } from './bytes.js';
import { hashLeaf, type PathStep, walkProof } from './merkle.js';
import { openCheckpoint, type VerifierKey } from './note.js';

/** The steps of a check, in the order in which a person would follow them. */
export const checkSteps = ['commitment', 'leaf', 'path', 'checkpoint', 'signature', 'memory'] as const;
export type CheckStep = (typeof checkSteps)[number];
/** `open`: not part of this check, or it could not be made here; never shown as good. */
export type Outcome = 'holds' | 'fails' | 'open';
export type Findings = Readonly<Record<CheckStep, Outcome>>;

export interface Checked {
  readonly findings: Findings;
  readonly leafHash?: Bytes;
  readonly path: readonly PathStep[];
}

export const nothingFound: Findings = { commitment: 'open', leaf: 'open', path: 'open', checkpoint: 'open', signature: 'open', memory: 'open' };

const outcome = (holds: boolean): Outcome => (holds ? 'holds' : 'fails');

/** A decimal of the receipt, or undefined: a size such as `1e3` or ` 7` is no size. */
export function readDecimal(text: string): bigint | undefined {
  return /^(0|[1-9][0-9]{0,19})$/u.test(text) ? BigInt(text) : undefined;
}

export interface EntryFields {
  readonly origin: string;
  readonly commitment: Bytes;
  /** SHA-256 of the sealed payload. */
  readonly sealedHash: Bytes;
  /** Month of the payload key, `YYYY-MM`. */
  readonly month: string;
  readonly recordedAtMs: number;
}

/** The fields of an entry record, or undefined when the bytes are not exactly its canonical JSON. */
export function readEntry(entry: Bytes): EntryFields | undefined {
  try {
    const text = textOf(entry);
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== 'object' || fields === null) return undefined;
    const { commitment, key: month, origin, recorded_at: recordedAtMs, sealed, v } = fields as Partial<Record<string, unknown>>;
    if (typeof commitment !== 'string' || typeof origin !== 'string' || typeof recordedAtMs !== 'number' || v !== 2) return undefined;
    if (typeof sealed !== 'string' || typeof month !== 'string' || !/^[0-9]{4}-(0[1-9]|1[0-2])$/u.test(month)) return undefined;
    // One record has one spelling: further fields, spaces or another order would be room for a second meaning.
    if (JSON.stringify({ commitment, key: month, origin, recorded_at: recordedAtMs, sealed, v }) !== text) return undefined;
    const [hash, sealedHash] = [fromBase64(commitment), fromBase64(sealed)];
    return hash?.length === 32 && sealedHash?.length === 32 ? { origin, commitment: hash, sealedHash, month, recordedAtMs } : undefined;
  } catch {
    return undefined;
  }
}

/** Checks a receipt against the log's key. `memory` and `commitment` stay open: they need more than the receipt. */
export async function checkReceipt(receipt: LedgerReceipt, key: VerifierKey): Promise<Checked> {
  const [index, size, root] = [readDecimal(receipt.index), readDecimal(receipt.size), fromBase64(receipt.root)];
  const entry = fromBase64(receipt.entry);
  const proof = receipt.proof.map(fromBase64).filter((hash) => hash !== undefined);
  if (index === undefined || size === undefined || root === undefined || entry === undefined || proof.length !== receipt.proof.length) {
    return { findings: { ...nothingFound, leaf: 'fails' }, path: [] };
  }
  const leafHash = await hashLeaf(entry);
  const isOurs = receipt.leafHash === toBase64(leafHash) && readEntry(entry)?.origin === receipt.origin;
  const path = await walkProof({ index, size, leafHash, proof });
  const checkpoint = await openCheckpoint(receipt.checkpoint, key);
  const isAbout = checkpoint !== undefined && checkpoint.origin === receipt.origin && checkpoint.size === size && isSame(checkpoint.root, root);
  const arrives = path !== undefined && isSame(path.at(-1)?.node ?? leafHash, root);
  const findings = { ...nothingFound, leaf: outcome(isOurs), path: outcome(arrives), checkpoint: outcome(isAbout), signature: outcome(checkpoint !== undefined) };
  return { findings, leafHash, path: path ?? [] };
}

/** Whether an entry commits to this payload: SHA-256 of salt and payload is its commitment. */
export async function checkCommitment(entry: string, salt: string, payload: string): Promise<Outcome> {
  const [entryBytes, saltBytes, payloadBytes] = [fromBase64(entry), fromBase64(salt), fromBase64(payload)];
  const fields = entryBytes === undefined ? undefined : readEntry(entryBytes);
  if (fields === undefined || saltBytes?.length !== 32 || payloadBytes === undefined) return 'fails';
  return outcome(isSame(await sha256(concat(saltBytes, payloadBytes)), fields.commitment));
}

/** One word for a whole check: a single failure decides, and what was not checked is never called good. */
export function verdictOf(findings: Findings, needed: readonly CheckStep[]): Outcome {
  const outcomes = needed.map((step) => findings[step]);
  if (outcomes.includes('fails')) return 'fails';
  return outcomes.includes('open') ? 'open' : 'holds';
}
