// A checkpoint says what a log is at one size, in the three lines of C2SP tlog-checkpoint and nothing else:
// extension lines are refused, because no monitor could audit what they say.
import { LedgerError } from '../errors.js';
import { HASH_BYTES } from './hash.js';
import { isKeyName, type NoteSigner, type NoteVerifier, strictBase64 } from './key.js';
import { openNote, signNote } from './note.js';

export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** The text that is signed: origin, size, root, each on its line. Throws `bad_checkpoint`. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root } = checkpoint;
  if (!isKeyName(origin) || size < 0n || size >= 2n ** 64n || root.length !== HASH_BYTES) {
    throw badCheckpoint('an origin without spaces, a size of 64 bits and a root of 32 bytes make a checkpoint');
  }
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** Reads the text of an opened note. Throws `bad_checkpoint`. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, encoded, end, ...rest] = text.split('\n');
  const root = strictBase64(encoded ?? '');
  if (origin === undefined || size === undefined || end !== '' || rest.length > 0) throw badCheckpoint('a checkpoint has three lines');
  if (!isKeyName(origin)) throw badCheckpoint('the origin is empty or holds a space');
  if (!/^(0|[1-9][0-9]{0,19})$/.test(size) || BigInt(size) >= 2n ** 64n) throw badCheckpoint('the size is not a decimal of 64 bits');
  if (root?.length !== HASH_BYTES) throw badCheckpoint('the root is not base64 of 32 bytes');
  return { origin, size: BigInt(size), root };
}

export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  return signNote(formatCheckpoint(checkpoint), [signer]);
}

/**
 * Opens a signed checkpoint of the log that `log` names: its key must have signed, and the origin must be its name, so that
 * no log passes off another's checkpoint as its own. Throws `bad_note` or `bad_checkpoint`.
 */
export function openCheckpoint(note: string, log: NoteVerifier): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(note, [log]).text);
  if (checkpoint.origin !== log.name) throw badCheckpoint('the checkpoint belongs to another log');
  return checkpoint;
}

function badCheckpoint(message: string): LedgerError {
  return new LedgerError('bad_checkpoint', `${message}; fetch the checkpoint again`);
}
