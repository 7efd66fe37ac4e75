// What a log sends to a witness (C2SP tlog-witness, add-checkpoint). One spelling for each request: whatever is not written
// exactly so is refused before anything is looked up.
import { LedgerError } from '../errors.js';
import { HASH_BYTES } from './hash.js';
import { strictBase64 } from './key.js';

export interface AddCheckpoint {
  /** Size that the witness is believed to hold; 0 when it holds none. */
  readonly oldSize: bigint;
  /** Consistency proof from `oldSize` to the checkpoint's size, RFC 6962 section 2.1.2. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint. */
  readonly note: string;
}

const MAX_PROOF_LINES = 63;
/** Room for the proof and a checkpoint with many signatures, ML-DSA's among them. */
export const MAX_REQUEST_BYTES = 256 * 1024;

/** The body of a request. Throws `bad_proof` when the proof has more than 63 hashes or one of another length. */
export function encodeAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  if (proof.length > MAX_PROOF_LINES || proof.some(({ length }) => length !== HASH_BYTES)) throw bad('a consistency proof has at most 63 hashes of 32 bytes');
  return `old ${oldSize}\n${proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n${note}`;
}

/** Reads the body of a request; the checkpoint is not opened here. Throws `bad_proof`. */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpoint {
  if (body.length > MAX_REQUEST_BYTES) throw bad('the request is too long');
  const text = Buffer.from(body).toString('utf8');
  if (!Buffer.from(text).equals(body)) throw bad('the request is not UTF-8');
  const end = text.indexOf('\n\n');
  if (end < 0) throw bad('the request has no empty line before the checkpoint');
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  const [, old] = /^old (0|[1-9][0-9]{0,19})$/.exec(first) ?? [];
  if (old === undefined || BigInt(old) >= 2n ** 64n) throw bad('the first line is not `old` and a size of 64 bits');
  if (lines.length > MAX_PROOF_LINES) throw bad('the proof has more than 63 hashes');
  return { oldSize: BigInt(old), proof: lines.map(hashOf), note: text.slice(end + 2) };
}

function hashOf(line: string): Uint8Array {
  const hash = strictBase64(line);
  if (hash?.length !== HASH_BYTES) throw bad('a line of the proof is not base64 of 32 bytes');
  return hash;
}

function bad(message: string): LedgerError {
  return new LedgerError('bad_proof', `${message}; write it as tlog-witness has it`);
}
