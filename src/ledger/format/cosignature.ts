// A cosignature says: at this time, this was the largest tree of this log that I had seen, and it extended all before it
// (C2SP tlog-cosignature). A witness's key and a log's key are different types to the compiler and differ in their type
// byte, so that no log can stand up as its own witness.
import { LedgerError } from '../errors.js';
import { type Checkpoint, parseCheckpoint } from './checkpoint.js';
import { ed25519Check, ed25519Of, type NoteVerifier, parseVerifier, splitKey, splitSecretKey, writeKey, writeSecretKey } from './key.js';
import { mlDsaCheck, mlDsaOf } from './ml-dsa.js';
import { openNote } from './note.js';

/** Signature type identifier bytes of witnesses' keys. */
const types = { 'ed25519': 0x04, 'ml-dsa-44': 0x06 } as const;
export type WitnessAlgorithm = keyof typeof types;

const TIME_BYTES = 8;
const MAX_TIME_SECONDS = 2n ** 63n - 1n;
/** How far a witness's clock may be ahead of ours. Further ahead, its word would count as fresh long after it was given. */
const AHEAD_MS = 60_000;

export interface WitnessVerifier {
  readonly name: string;
  /** Key id: 4 bytes, 8 lower-case hex digits. */
  readonly id: string;
  /** `name+id+base64(type || public key)`. */
  readonly vkey: string;
  readonly algorithm: WitnessAlgorithm;
  /** The time of a cosignature that holds for this checkpoint text, in seconds since the epoch; undefined when it does not hold. */
  timeOf(text: string, signature: Uint8Array): bigint | undefined;
}

export interface WitnessSigner {
  readonly verifier: WitnessVerifier;
  /** `PRIVATE+KEY+name+id+base64(type || seed)`. Never leaves the witness's folder. */
  readonly skey: string;
  /** The signature line of a checkpoint text, with its newline. `timeSeconds` is of this moment. Throws `bad_checkpoint`. */
  cosign(text: string, timeSeconds: bigint): string;
}

/** A cosignature that counts. */
export interface Cosignature {
  readonly name: string;
  readonly vkey: string;
  /** When the witness gave it, by its own clock; milliseconds since the epoch. */
  readonly timeMs: number;
  /** The signature line, with its newline. */
  readonly line: string;
}

type Check = (message: Uint8Array, signature: Uint8Array) => boolean;

/** A witness's key pair from 32 secret bytes. Throws `bad_key`. */
export function witnessSignerOf(name: string, seed: Uint8Array, algorithm: WitnessAlgorithm = 'ed25519'): WitnessSigner {
  const { publicKey, sign } = algorithm === 'ed25519' ? ed25519Of(seed) : mlDsaOf(seed);
  const verifier = witnessVerifierOf(name, publicKey, algorithm);
  const cosign = (text: string, timeSeconds: bigint): string => {
    if (timeSeconds < 1n || timeSeconds > MAX_TIME_SECONDS) throw new LedgerError('bad_checkpoint', 'the time of a cosignature is a positive number of seconds; check the clock of this machine');
    const time = u64(timeSeconds);
    return lineOf(verifier, Buffer.concat([time, sign(messageOf(verifier, text, timeSeconds))]));
  };
  return { verifier, skey: writeSecretKey(name, verifier.id, types[algorithm], seed), cosign };
}

export function witnessVerifierOf(name: string, publicKey: Uint8Array, algorithm: WitnessAlgorithm = 'ed25519'): WitnessVerifier {
  const check: Check = algorithm === 'ed25519' ? ed25519Check(publicKey) : mlDsaCheck(publicKey);
  const verifier: WitnessVerifier = {
    ...writeKey(name, types[algorithm], publicKey),
    algorithm,
    timeOf: (text, signature) => {
      if (signature.length <= TIME_BYTES) return undefined;
      const time = Buffer.from(signature).readBigUInt64BE(0);
      if (time > MAX_TIME_SECONDS) return undefined;
      return check(messageOf(verifier, text, time), signature.subarray(TIME_BYTES)) ? time : undefined;
    },
  };
  return verifier;
}

/** Reads the key of a witness, `name+id+key`. Throws `bad_key`: a log's key is refused here. */
export function parseWitness(vkey: string): WitnessVerifier {
  const { name, type, bytes } = splitKey(vkey);
  return witnessVerifierOf(name, bytes, algorithmOf(type));
}

/** Reads `PRIVATE+KEY+name+id+key` of a witness. Throws `bad_key`; the message never repeats the text. */
export function parseWitnessSigner(skey: string): WitnessSigner {
  const { name, id, type, bytes } = splitSecretKey(skey);
  const signer = witnessSignerOf(name, bytes, algorithmOf(type));
  if (signer.verifier.id !== id) throw new LedgerError('bad_key', 'the id in a private key does not belong to its name and bytes; restore it from its backup');
  return signer;
}

/** A key of any type that a signed note may bear, for those who ask only whether a note is signed and not by whom. Throws `bad_key`. */
export function parseNoteKey(vkey: string): NoteVerifier {
  const { type } = splitKey(vkey);
  if (!Object.values(types).some((one) => one === type)) return parseVerifier(vkey);
  const witness = parseWitness(vkey);
  const { name, id } = witness;
  return { name, id, vkey: witness.vkey, verify: (text, signature) => witness.timeOf(Buffer.from(text).toString(), signature) !== undefined };
}

/**
 * The cosignatures of `witnesses` that count: each witness once (its latest), none of time 0 or of a time more than a minute
 * ahead of `nowMs`. A note that is malformed, or in which a line under one of these keys does not hold, has none: someone
 * tampered with it. Says nothing about the log's own signature.
 */
export function verifyCosignatures(note: string, witnesses: readonly WitnessVerifier[], nowMs: number): Cosignature[] {
  const gathering = new Gathering(witnesses, nowMs);
  try {
    openNote(note, gathering.keys);
  } catch (fault) {
    if (fault instanceof LedgerError) return [];
    throw fault;
  }
  return gathering.cosignatures();
}

/**
 * Opens a signed checkpoint of the log that `log` names, with the cosignatures that count. Throws `bad_note` (malformed, not
 * signed by the log, or a line under a known key does not hold) or `bad_checkpoint` (another log's, or with extension lines).
 */
export function openCosigned(note: string, log: NoteVerifier, witnesses: readonly WitnessVerifier[], nowMs: number): { readonly checkpoint: Checkpoint; readonly cosignatures: Cosignature[] } {
  const gathering = new Gathering(witnesses, nowMs);
  const { text, signedBy } = openNote(note, [log, ...gathering.keys]);
  if (!signedBy.includes(log)) throw new LedgerError('bad_note', 'the log did not sign this checkpoint; fetch it again and compare it with a copy that another party holds');
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== log.name) throw new LedgerError('bad_checkpoint', 'the checkpoint belongs to another log; fetch the checkpoint again');
  return { checkpoint, cosignatures: gathering.cosignatures() };
}

/**
 * What the first three lines of a checkpoint text say. Extension lines may follow, for a witness serves logs of all kinds; it
 * vouches for none of them, and our own logs and readers refuse them. Throws `bad_checkpoint`.
 */
export function headOf(text: string): Checkpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.some((line) => line === '')) throw new LedgerError('bad_checkpoint', 'a line of the checkpoint is empty or not ended; fetch the checkpoint again');
  return parseCheckpoint(`${lines.slice(0, 3).join('\n')}\n`);
}

/** Remembers, while a note is opened, which witness signed when. */
class Gathering {
  readonly keys: NoteVerifier[];
  private readonly found = new Map<string, Cosignature>();

  constructor(
    witnesses: readonly WitnessVerifier[],
    private readonly nowMs: number,
  ) {
    this.keys = witnesses.map((witness) => ({
      name: witness.name, id: witness.id, vkey: witness.vkey, verify: (text, signature) => this.take(witness, Buffer.from(text).toString(), signature),
    }));
  }

  cosignatures(): Cosignature[] {
    return [...this.found.values()];
  }

  /** A line that holds but is of an impossible time is no forgery, and yet does not count. */
  private take(witness: WitnessVerifier, text: string, signature: Uint8Array): boolean {
    const seconds = witness.timeOf(text, signature);
    if (seconds === undefined) return false;
    const timeMs = Number(seconds) * 1000;
    const { name, vkey } = witness;
    const known = this.found.get(vkey);
    if (seconds > 0n && timeMs <= this.nowMs + AHEAD_MS && (known === undefined || known.timeMs < timeMs)) {
      this.found.set(vkey, { name, vkey, timeMs, line: lineOf(witness, signature) });
    }
    return true;
  }
}

/** What is signed: the note itself below a header (Ed25519), or a structure that also binds the witness's name (ML-DSA-44). */
function messageOf(witness: { readonly name: string; readonly algorithm: WitnessAlgorithm }, text: string, seconds: bigint): Uint8Array {
  if (witness.algorithm === 'ed25519') return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
  const { origin, size, root } = headOf(text);
  return Buffer.concat([Buffer.from('subtree/v1\n\0'), text8(witness.name), u64(seconds), text8(origin), u64(0n), u64(size), root]);
}

/** A signature line of a note, with its newline. */
export function lineOf(key: { readonly name: string; readonly id: string }, signature: Uint8Array): string {
  return `\u2014 ${key.name} ${Buffer.concat([Buffer.from(key.id, 'hex'), signature]).toString('base64')}\n`;
}

/** A name of at most 255 bytes behind its length: `opaque<1..2^8-1>`. */
function text8(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  if (bytes.length > 255) throw new LedgerError('bad_checkpoint', 'the name of a log or witness has at most 255 bytes in this kind of cosignature; choose a shorter name');
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

function algorithmOf(type: number): WitnessAlgorithm {
  for (const algorithm of ['ed25519', 'ml-dsa-44'] as const) if (types[algorithm] === type) return algorithm;
  throw new LedgerError('bad_key', 'this is not the key of a witness; a witness prints its own when it starts');
}
