// A note is believed only when a key we already hold signed it (C2SP signed-note). Signatures of strangers are ignored;
// a bad signature under a known key rejects the whole note, for someone tampered with it.
import { LedgerError } from '../errors.js';
import { isKeyName, type NoteSigner, type NoteVerifier, strictBase64 } from './key.js';

export interface OpenedNote {
  /** The signed text, with its final newline. */
  readonly text: string;
  /** The known keys whose signatures hold, each once. */
  readonly signedBy: readonly NoteVerifier[];
}

interface SignatureLine {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
}

/** More than any quorum of witnesses needs; a note beyond it is an attempt to keep us busy. */
const MAX_SIGNATURES = 100;
const MAX_NOTE_CHARS = 1_000_000;

/** Signs `text` (ends in a newline, holds no other control character). Throws `bad_note`. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isPlainText(text) || !text.endsWith('\n')) throw badNote('a note is plain text that ends in a newline');
  const bytes = Buffer.from(text);
  return `${text}\n${signers.map((signer) => signatureLine(signer, bytes)).join('')}`;
}

/** Opens a note with the keys the caller trusts. Throws `bad_note` when it is malformed, unsigned by them, or forged. */
export function openNote(note: string, known: readonly NoteVerifier[]): OpenedNote {
  const { text, lines } = splitNote(note);
  const bytes = Buffer.from(text);
  const signedBy = new Set<NoteVerifier>();
  for (const line of lines) {
    const key = known.find((candidate) => candidate.name === line.name && candidate.id === line.id);
    if (key === undefined) continue;
    if (!key.verify(bytes, line.signature)) throw badNote('a signature under a known key does not hold');
    signedBy.add(key);
  }
  if (signedBy.size === 0) throw badNote('no known key signed this note');
  return { text, signedBy: [...signedBy] };
}

function splitNote(note: string): { text: string; lines: SignatureLine[] } {
  if (note.length > MAX_NOTE_CHARS || !isPlainText(note)) throw badNote('the note is too long or is not plain text');
  const split = note.lastIndexOf('\n\n');
  if (split < 1 || !note.endsWith('\n')) throw badNote('the note has no signatures after an empty line');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw badNote('the note has more than 100 signatures');
  return { text: note.slice(0, split + 1), lines: lines.map(parseLine) };
}

function parseLine(line: string): SignatureLine {
  const [dash, name, encoded, ...rest] = line.split(' ');
  const bytes = strictBase64(encoded ?? '');
  if (dash !== '\u2014' || name === undefined || !isKeyName(name) || bytes === undefined || bytes.length < 5 || rest.length > 0) {
    throw badNote('a signature line is not a dash, a key name and base64');
  }
  return { name, id: Buffer.from(bytes.subarray(0, 4)).toString('hex'), signature: bytes.subarray(4) };
}

function signatureLine(signer: NoteSigner, text: Uint8Array): string {
  const bytes = Buffer.concat([Buffer.from(signer.verifier.id, 'hex'), signer.sign(text)]);
  return `\u2014 ${signer.verifier.name} ${bytes.toString('base64')}\n`;
}

/** Well-formed Unicode without control characters below U+0020 other than newline. */
function isPlainText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return false;
  }
  return Buffer.from(text).toString() === text;
}

function badNote(message: string): LedgerError {
  return new LedgerError('bad_note', `${message}; fetch it again and compare it with a copy that another party holds`);
}
