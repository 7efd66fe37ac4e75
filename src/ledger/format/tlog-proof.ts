// One small file shows a stranger that an entry stands in a log: C2SP tlog-proof. The extra line carries the entry's own bytes,
// which hold a commitment and never the content, so that the file alone is enough and may be shown to anyone.
import { LedgerError } from '../errors.js';
import { HASH_BYTES } from './hash.js';
import { strictBase64 } from './key.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A path in a tree of 2^64 - 1 leaves. */
const MAX_HASHES = 64;
const MAX_CHARS = 2_000_000;

export interface TlogProof {
  /** Not authenticated by the format; here the entry, whose leaf hash the proof must fit. Never of length 0. */
  readonly extra?: Uint8Array;
  /** From 0; below 2^64. */
  readonly index: bigint;
  /** Inclusion proof, 32 bytes each, the leaf's sibling first. */
  readonly proof: readonly Uint8Array[];
  /** Signed note, verbatim, with whatever cosignatures it carries. */
  readonly checkpoint: string;
}

/** The text of a proof file. Throws `bad_proof` when a part cannot be written. */
export function formatTlogProof({ extra, index, proof, checkpoint }: TlogProof): string {
  const lines = [HEADER, ...(extra === undefined ? [] : [`extra ${base64(extra)}`]), `index ${index}`, ...proof.map(base64)];
  const text = `${lines.join('\n')}\n\n${checkpoint}`;
  parseTlogProof(text);
  return text;
}

/** Reads the text of a proof file. Says nothing of whether it holds. Throws `bad_proof`. */
export function parseTlogProof(text: string): TlogProof {
  if (text.length > MAX_CHARS) throw bad('it is too long');
  // The first empty line ends the proof: a checkpoint may hold others.
  const split = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(split, 0)).split('\n');
  if (header !== HEADER) throw bad(`it does not begin with \`${HEADER}\``);
  const extra = lines[0]?.startsWith('extra ') === true ? bytesOf(lines.shift()) : undefined;
  const index = indexOf(lines.shift());
  if (lines.length > MAX_HASHES) throw bad('its path is too long');
  return { ...(extra && { extra }), index, proof: lines.map(hashOf), checkpoint: checkpointOf(text.slice(split + 2)) };
}

function bytesOf(line = ''): Uint8Array {
  const bytes = strictBase64(line.slice('extra '.length));
  if (bytes === undefined || bytes.length === 0) throw bad('its extra line is not base64');
  return bytes;
}

function indexOf(line = ''): bigint {
  const [, digits] = /^index (0|[1-9][0-9]{0,19})$/.exec(line) ?? [];
  if (digits === undefined || BigInt(digits) >= 2n ** 64n) throw bad('its index is not a decimal of 64 bits');
  return BigInt(digits);
}

function hashOf(line: string): Uint8Array {
  const hash = strictBase64(line);
  if (hash?.length !== HASH_BYTES) throw bad(`a line of its path is not base64 of ${HASH_BYTES} bytes`);
  return hash;
}

function checkpointOf(note: string): string {
  if (!note.endsWith('\n') || !note.includes('\n\n')) throw bad('no signed checkpoint follows the path');
  return note;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function bad(what: string): LedgerError {
  return new LedgerError('bad_proof', `the text is not a proof file: ${what}; ask for the file again`);
}
