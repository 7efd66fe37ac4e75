// Where start-up goes on from: the right edge of every tree at one frame border, so that only the frames after it are read.
// It is believed only if each edge has the root that its log's key signed; otherwise everything is read from the start.
import { canonicalBytes } from '../kernel/index.js';
import { LedgerError } from './errors.js';
import { equalBytes, sha256 } from './format/hash.js';

/** One log at the frontier. */
export interface FrontierLog {
  readonly agencyId: string;
  readonly size: number;
  readonly note: string;
  /** Per tile level, base64 of the hashes of the tile that is filling. */
  readonly rightEdge: readonly string[];
}

export interface Frontier {
  /** The next frame's sequence number, and the epoch and hash (base64) of the one before it. */
  readonly sequence: string;
  readonly epoch: string;
  readonly previous: string;
  /** Names of the segments up to the frontier; the last holds `at` bytes of frames. */
  readonly segments: readonly string[];
  readonly at: number;
  readonly logs: readonly FrontierLog[];
}

const HASH_CHARS = 64;

/** SHA-256 in hex, a newline, canonical JSON: a file that was torn is passed over. */
export function encodeFrontier(frontier: Frontier): Uint8Array {
  const body = canonicalBytes({ ...frontier, segments: [...frontier.segments], logs: frontier.logs.map((log) => ({ ...log, rightEdge: [...log.rightEdge] })) });
  return Buffer.concat([Buffer.from(`${Buffer.from(sha256(body)).toString('hex')}\n`), body]);
}

/** Throws `damaged` when the bytes are not what `encodeFrontier` wrote. */
export function decodeFrontier(bytes: Buffer): Frontier {
  const body = bytes.subarray(HASH_CHARS + 1);
  if (!equalBytes(sha256(body), Buffer.from(bytes.toString('latin1', 0, HASH_CHARS), 'hex'))) throw new LedgerError('damaged', 'the frontier of the ledger is not whole');
  return JSON.parse(body.toString('utf8')) as Frontier;
}
