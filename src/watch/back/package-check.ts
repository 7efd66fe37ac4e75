// What its receiver holds against a package before reading a word of it: that the hash is that of the text, that the log holds the entry with that hash, and that every
// entry named in it stands in the same log under the same key. Nothing is believed for being inside: a package is made by whoever holds the reader's public half.
// INVARIANT: a package of which anything was changed, cut or swapped is not shown (package.test.ts).
import { hash } from 'node:crypto';
import { BadInput } from '../../kernel/index.js';
import { checkProofs, commitTo, hashLeaf, openCheckpoint, parseEntry, parseVerifier, verifyInclusion } from '../../ledger/index.js';

export interface CheckedPackage {
  /** Canonical JSON, as it was hashed. */
  readonly content: string;
  /** Where the hash stands. */
  readonly origin: string;
  readonly index: string;
  readonly recordedAtMs: number;
  /** Public key of the log that everything was checked under: to be compared with what the agency publishes. */
  readonly logKey: string;
  readonly entries: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** `fingerprint`: of the key that opened it. `logKey`: what the receiver believes; else the package's own word is taken, and told. Throws `BadInput`. */
export async function checkedPackage(inside: string, fingerprint: string, logKey?: string): Promise<CheckedPackage> {
  const whole = fieldsOf(parsed(inside));
  const content = textIn(whole, 'content');
  const seal = fieldsOf(whole['seal']);
  if (logKey !== undefined && logKey !== textIn(seal, 'key')) throw refused('it was made under another log’s key than the one you gave', 'il a été établi sous la clé d’un autre registre que celle que vous avez indiquée');
  const { origin, recordedAtMs, size } = sealStands(seal, { sha256: hash('sha256', content, 'hex'), fingerprint });
  const entries = await proofsStand(textIn(whole, 'proofs'), textIn(seal, 'key'), [...linesIn(content), textIn(seal, 'index')]);
  if (entries === 0 || size < 1n) throw refused('no entry of the log stands behind it', 'aucune inscription du registre ne l’appuie');
  return { content, origin, index: textIn(seal, 'index'), recordedAtMs, logKey: textIn(seal, 'key'), entries };
}

/** The entry in the log that says: this hash, for this key. */
function sealStands(seal: Fields, expected: { readonly sha256: string; readonly fingerprint: string }): { readonly origin: string; readonly recordedAtMs: number; readonly size: bigint } {
  const entry = bytesIn(seal, 'entry');
  const payload = textIn(seal, 'payload');
  const said = fieldsOf(parsed(payload));
  if (said['action'] !== 'sealLookBack' || said['sha256'] !== expected.sha256) throw refused('its text is not the one whose hash stands in the log', 'son texte n’est pas celui dont l’empreinte figure au registre');
  if (said['reader'] !== expected.fingerprint) throw refused('the log says that it was made for another key', 'le registre indique qu’il a été établi pour une autre clé');
  const stands = attempt(() => {
    const verifier = parseVerifier(textIn(seal, 'key'));
    const { size, root } = openCheckpoint(textIn(seal, 'checkpoint'), verifier);
    const { commitment, origin, recordedAtMs } = parseEntry(entry);
    const found = verifyInclusion({ leafHash: hashLeaf(entry), index: BigInt(textIn(seal, 'index')), size, root, proof: listIn(seal, 'proof').map(bytesOf) });
    const isCommitted = Buffer.from(commitTo(bytesIn(seal, 'salt'), Buffer.from(payload))).equals(commitment);
    return found.ok && isCommitted && origin === verifier.name ? { origin, recordedAtMs, size } : undefined;
  });
  if (stands === undefined) throw refused('the entry with its hash does not stand in the log under that key', 'l’inscription portant son empreinte ne figure pas au registre sous cette clé');
  return stands;
}

/** How many entries were proven. Each proof speaks of a checkpoint that the same key signed. */
async function proofsStand(proofs: string, key: string, indexes: readonly string[]): Promise<number> {
  const bad = refused('a proof in it does not hold', 'une preuve qu’il contient ne tient pas');
  for await (const answers of checkProofs(oneChunk(proofs))) if (answers.split('\n').some((one) => one !== '' && one !== '{"ok":true}')) throw bad;
  const lines = proofs.split('\n').filter((one) => one !== '').map((one) => fieldsOf(parsed(one)));
  const heads = attempt(() => new Set(lines.filter((one) => one['type'] === 'note').map((one) => {
    const { size, root } = openCheckpoint(textIn(one, 'note'), parseVerifier(key));
    return `${size} ${Buffer.from(root).toString('base64')}`;
  })));
  const inclusions = lines.filter((one) => one['type'] === 'inclusion');
  if (heads === undefined || !inclusions.every((one) => heads.has(`${textIn(one, 'size')} ${textIn(one, 'root')}`))) throw bad;
  const proven = new Set(inclusions.map((one) => textIn(one, 'index')));
  if (!indexes.every((one) => proven.has(one))) throw refused('an entry that it names is not proven', 'une inscription qu’il cite n’est pas prouvée');
  return proven.size;
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function linesIn(content: string): string[] {
  const found = fieldsOf(fieldsOf(parsed(content))['found']);
  return (Array.isArray(found['lines']) ? found['lines'] : []).map((line: unknown) => textIn(fieldsOf(line), 'index'));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof BadInput) throw fault;
    return undefined;
  }
}

function parsed(text: string): unknown {
  return attempt(() => JSON.parse(text) as unknown);
}

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notWhole();
  return value as Fields;
}

function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw notWhole();
  return value;
}

function listIn(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw notWhole();
  return value;
}

const bytesIn = (fields: Fields, name: string): Uint8Array => bytesOf(textIn(fields, name));

function bytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw notWhole();
  return Buffer.from(value, 'base64');
}

const notWhole = (): BadInput => refused('something is missing in it', 'il y manque quelque chose');

function refused(en: string, fr: string): BadInput {
  return new BadInput(`this package opens, and is not to be believed: ${en}`, { fr: `cet envoi s’ouvre, mais n’est pas digne de foi : ${fr}` });
}
