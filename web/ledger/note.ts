// A checkpoint counts only with a good Ed25519 signature by the log's own key (C2SP signed-note and tlog-checkpoint).
import { type Bytes, concat, fromBase64, fromHex, isSame, sha256, utf8 } from './bytes.js';

/** A C2SP verifier key: name, four bytes that name the key, and the Ed25519 public key. */
export interface VerifierKey {
  readonly name: string;
  readonly hash: Bytes;
  readonly publicKey: Bytes;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Bytes;
}

const ed25519 = 1;

/** Reads `name+hash+key`. Undefined when the text is malformed or the hash does not belong to the key. */
export async function readVerifierKey(text: string): Promise<VerifierKey | undefined> {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text);
  const [name, hash, typed] = [match?.[1], fromHex(match?.[2] ?? ''), fromBase64(match?.[3] ?? '')];
  if (name === undefined || hash === undefined || typed?.length !== 33 || typed[0] !== ed25519) return undefined;
  const whole = await sha256(concat(utf8(`${name}\n`), typed));
  return isSame(whole.slice(0, 4), hash) ? { name, hash, publicKey: typed.slice(1) } : undefined;
}

export interface Signature {
  readonly name: string;
  readonly hash: Bytes;
  readonly bytes: Bytes;
}

function readSignature(line: string): Signature | undefined {
  const match = /^\u2014 (\S+) (\S+)$/u.exec(line);
  const bytes = fromBase64(match?.[2] ?? '');
  if (match?.[1] === undefined || bytes === undefined || bytes.length < 5) return undefined;
  return { name: match[1], hash: bytes.slice(0, 4), bytes: bytes.slice(4) };
}

/** Splits a signed note at its last empty line. Undefined when any line is malformed. */
export function splitNote(note: string): { body: string; signatures: readonly Signature[] } | undefined {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n')) return undefined;
  const signatures = note.slice(at + 2, -1).split('\n').map(readSignature);
  if (!signatures.every((signature) => signature !== undefined)) return undefined;
  return { body: note.slice(0, at + 1), signatures };
}

function readBody(body: string): Checkpoint | undefined {
  const [origin, sizeText, rootText, end, ...rest] = body.split('\n');
  const root = fromBase64(rootText ?? '');
  // Extension lines are refused: nobody could audit what they say.
  if (end !== '' || rest.length > 0) return undefined;
  if (origin === undefined || origin === '' || !/^(0|[1-9][0-9]{0,19})$/u.test(sizeText ?? '') || root?.length !== 32) return undefined;
  return { origin, size: BigInt(sizeText ?? '0'), root };
}

async function isSignedBy(key: VerifierKey, body: string, signature: Bytes): Promise<boolean> {
  const publicKey = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', publicKey, signature, utf8(body));
}

/**
 * The checkpoint of a signed note, or undefined when it is malformed or not signed by `key`.
 * Signatures of unknown keys are passed over; a bad signature under our key's name refuses the note whatever else it carries.
 */
export async function openCheckpoint(note: string, key: VerifierKey): Promise<Checkpoint | undefined> {
  const split = splitNote(note);
  const checkpoint = split === undefined ? undefined : readBody(split.body);
  if (split === undefined || checkpoint === undefined || checkpoint.origin !== key.name) return undefined;
  const ours = split.signatures.filter((one) => one.name === key.name && isSame(one.hash, key.hash));
  const verdicts = await Promise.all(ours.map((one) => isSignedBy(key, split.body, one.bytes)));
  return verdicts.length > 0 && verdicts.every(Boolean) ? checkpoint : undefined;
}
