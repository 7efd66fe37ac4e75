// Checks of proofs and notes for anyone, from one line of JSON each, without a node and without a ledger. Every byte is the
// attacker's: whatever a line holds it gets one answer, in its turn, and the next line is read. One reading for each line:
// numbers for strings, second spellings of a value and members given twice are refused, for two readers could differ on them.
import { LedgerError } from './errors.js';
import { parseNoteKey } from './format/cosignature.js';
import { HASH_BYTES } from './format/hash.js';
import { type NoteVerifier, strictBase64 } from './format/key.js';
import { openNote } from './format/note.js';
import { type ProofCheck, verifyConsistency, verifyInclusion } from './format/proof.js';
import { LineCutter, MAX_LINE_BYTES } from './line-cutter.js';

/** A tree of 2^64 - 1 leaves has 64 levels; a consistency proof has at most one hash more. */
const MAX_PROOF_HASHES = 65;
const MAX_KEYS = 1000;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

type Fields = Readonly<Record<string, unknown>>;

/**
 * Answers each line of `input` that is not empty with `{"ok":true}` or `{"ok":false,"error":"…"}` and a newline, in order; an
 * empty line (also one that holds only a carriage return) has no answer. What comes out belongs to one chunk of the input, so
 * that memory stays bounded and whoever waits for an answer has it before sending the next line.
 */
export async function* checkProofs(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const lines = new LineCutter();
  for await (const chunk of input) yield* joined(lines.take(chunk));
  yield* joined(lines.end());
}

/** The answer to one line, without its newline. Never throws. */
export function checkProofLine(line: Uint8Array): ProofCheck {
  try {
    const fields = fieldsOf(line);
    const check = checks.get(textOf(fields, 'type'));
    return check === undefined ? { ok: false, error: '`type` is none of `inclusion`, `consistency`, `note`' } : check(fields);
  } catch (fault) {
    return { ok: false, error: fault instanceof LedgerError ? fault.message : 'the line cannot be checked' };
  }
}

const checks: ReadonlyMap<string, (fields: Fields) => ProofCheck> = new Map([
  ['inclusion', (fields) => verifyInclusion({
    leafHash: hashOf(fields, 'leaf_hash'), index: integerOf(fields, 'index'), size: integerOf(fields, 'size'), root: hashOf(fields, 'root'), proof: proofOf(fields),
  })],
  ['consistency', (fields) => verifyConsistency({
    size1: integerOf(fields, 'size1'), size2: integerOf(fields, 'size2'), root1: hashOf(fields, 'root1'), root2: hashOf(fields, 'root2'), proof: proofOf(fields),
  })],
  ['note', (fields) => {
    openNote(textOf(fields, 'note'), keysOf(fields));
    return { ok: true };
  }],
]);

/** The members of the line's object. Throws `bad_proof` when the line is anything else, or gives a member twice. */
function fieldsOf(line: Uint8Array): Fields {
  if (line.length > MAX_LINE_BYTES) throw bad('the line is too long');
  const text = decoded(line);
  const parsed = parsedOf(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw bad('the line is not a JSON object');
  if (membersIn(text) !== Object.keys(parsed).length) throw bad('a member of the object is given twice');
  return parsed as Fields;
}

function decoded(line: Uint8Array): string {
  try {
    return utf8.decode(line);
  } catch (cause) {
    throw bad('the line is not UTF-8', cause);
  }
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The parser's own words would repeat the line.
    throw bad('the line is not JSON', cause);
  }
}

/** How many members the outermost object of valid JSON spells out: its colons outside strings. */
function membersIn(text: string): number {
  let [depth, members] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    else if (char === ':' && depth === 1) members += 1;
  }
  return members;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

function valueOf(fields: Fields, name: string): unknown {
  if (!Object.hasOwn(fields, name)) throw bad(`\`${name}\` is missing`);
  return fields[name];
}

function textOf(fields: Fields, name: string): string {
  const value = valueOf(fields, name);
  if (typeof value !== 'string') throw bad(`\`${name}\` is not a string`);
  return value;
}

/** An unsigned integer of 64 bits, written as a string in the one way there is. */
function integerOf(fields: Fields, name: string): bigint {
  const text = textOf(fields, name);
  // One spelling only: no sign, space, leading zero or other base, and never a number that a reader of doubles would round.
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text) || BigInt(text) >= 2n ** 64n) throw bad(`\`${name}\` is not a decimal of 64 bits`);
  return BigInt(text);
}

function hashOf(fields: Fields, name: string): Uint8Array {
  return decodedHash(textOf(fields, name), name);
}

function proofOf(fields: Fields): Uint8Array[] {
  const proof = textsOf(fields, 'proof');
  if (proof.length > MAX_PROOF_HASHES) throw bad('the proof is too long');
  return proof.map((one) => decodedHash(one, 'proof'));
}

function decodedHash(text: string, name: string): Uint8Array {
  const hash = strictBase64(text);
  if (hash?.length !== HASH_BYTES) throw bad(`\`${name}\` is not base64 of ${HASH_BYTES} bytes`);
  return hash;
}

function textsOf(fields: Fields, name: string): string[] {
  const value = valueOf(fields, name);
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw bad(`\`${name}\` is not an array of strings`);
  return value;
}

/** Keys of logs and of witnesses: the question is whether the note is signed by one of them, not in which office. */
function keysOf(fields: Fields): NoteVerifier[] {
  const texts = [...new Set(textsOf(fields, 'keys'))];
  if (texts.length > MAX_KEYS) throw bad(`\`keys\` has more than ${MAX_KEYS} keys`);
  const keys = texts.map((text) => {
    const key = parseNoteKey(text);
    if (key.vkey !== text) throw bad('a key has more around it than `name+hash+key`');
    return key;
  });
  // A key made to collide with a known id must not decide which of the two is asked (signed-note, "Signatures").
  if (new Set(keys.map(({ name, id }) => `${name}+${id}`)).size !== keys.length) throw bad('two keys have the same name and hash');
  return keys;
}

function bad(message: string, cause?: unknown): LedgerError {
  return new LedgerError('bad_proof', message, { cause });
}

function* joined(lines: Iterable<Uint8Array | undefined>): Generator<string> {
  let answers = '';
  for (const line of lines) answers += `${JSON.stringify(line === undefined ? { ok: false, error: 'the line is too long' } : checkProofLine(line))}\n`;
  if (answers !== '') yield answers;
}
