#!/usr/bin/env node
// Checks a Custos ledger from outside. This one file needs only Node 18 or later: no package, no node of Custos, no secret.
// It is written to be read from top to bottom by an auditor, who need believe nothing that the ledger's operator says.
//   node verify.mjs --policy POLICY [--max-age SECONDS] [--seen FILE] [--json] SOURCE...
//   node verify.mjs --policy POLICY [--max-age SECONDS] [--json] --proof FILE [--content FILE]
// POLICY   whom you trust, in the text format of C2SP tlog-policy: keys of logs, keys of witnesses, and how many must agree
// SOURCE   the public folder of one log, or the http(s) address that serves it
// --seen   remembers the last good checkpoint of each log, so that next time a log that went back or took another turn is found
// --proof  one entry's proof (C2SP tlog-proof); --content: what that entry commits to, from whoever may read it
// Exit code 0: all of it verifies. 1: something does not verify, keep what you have as evidence. 2: it could not be checked.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** The record is not what it should be (exit 1), or nothing can be said about it (exit 2). */
class Wrong extends Error {}
class Unclear extends Error {}

/** Does a piece of work; what it finds wrong is wrong with `what`. */
function within(what, work) {
  try {
    return work();
  } catch (fault) {
    throw fault instanceof Wrong ? new Wrong(`${what}: ${fault.message}`) : fault;
  }
}

// ---- 1. Bytes. Base64 has one spelling here, integers have one spelling, and nothing else is understood. ----

function fromBase64(text, length, what) {
  const bytes = Buffer.from(typeof text === 'string' ? text : '', 'base64');
  if (bytes.toString('base64') !== text || (length !== undefined && bytes.length !== length)) throw new Wrong(`${what} is not base64 of the right length`);
  return bytes;
}

function toInteger(text, what) {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text ?? '') || BigInt(text) >= 2n ** 64n) throw new Wrong(`${what} is not an integer of 64 bits`);
  if (BigInt(text) > BigInt(Number.MAX_SAFE_INTEGER)) throw new Unclear(`${what} is beyond what this program can count`);
  return Number(text);
}

// ---- 2. The Merkle tree (RFC 6962). A leaf and an inner node hash under different first bytes, so neither can pass for the other. ----

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafHash = (entry) => sha256(Buffer.of(0), entry);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** The largest power of two below a number of leaves: where the tree divides. */
function splitOf(count) {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** The root over hashes side by side. */
function rootOver(hashes) {
  const split = splitOf(hashes.length);
  return hashes.length === 1 ? hashes[0] : nodeHash(rootOver(hashes.slice(0, split)), rootOver(hashes.slice(split)));
}

/** The root that a proof leads to from one leaf: its last hash is the half of the tree in which the leaf is not, and so on down. */
function rootByProof(leaf, index, size, proof) {
  if (size === 1 && proof.length === 0) return leaf;
  if (size === 1 || proof.length === 0) throw new Wrong(`the proof is too ${size === 1 ? 'long' : 'short'}`);
  const [split, other, rest] = [splitOf(size), proof.at(-1), proof.slice(0, -1)];
  return index < split ? nodeHash(rootByProof(leaf, index, split, rest), other) : nodeHash(other, rootByProof(leaf, index - split, size - split, rest));
}

// ---- 3. Keys, written `name+id+key` (C2SP signed-note). Type 1 is a log's key; 4 and 6 are witnesses' keys, Ed25519 and ML-DSA-44. ----

const [LOG, WITNESS, WITNESS_ML_DSA] = [1, 4, 6];
/** By type: how many bytes a public key has, and what stands before them in the form that node:crypto reads (RFC 8410, RFC 9881). */
const ed25519 = { length: 32, prefix: '302a300506032b6570032100' };
const keyForms = { [LOG]: ed25519, [WITNESS]: ed25519, [WITNESS_ML_DSA]: { length: 1312, prefix: '30820532300b06096086480165030403110382052100' } };
const isName = (name) => name.length > 0 && !/[\s+\p{Cc}\p{Z}]/u.test(name);

function readKey(text, types) {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  if (name === undefined || !isName(name)) throw new Unclear('a key is written `name+id+key`');
  const typed = Buffer.from(encoded, 'base64');
  const [type, bytes] = [typed[0], typed.subarray(1)];
  if (typed.toString('base64') !== encoded || !types.includes(type) || bytes.length !== keyForms[type].length) throw new Unclear(`the key of ${name} is not of a type that can stand there`);
  if (sha256(`${name}\n`, typed).toString('hex', 0, 4) !== id) throw new Unclear(`the id in the key of ${name} does not belong to it`);
  return { name, id, type, bytes, publicKey: publicKeyOf(type, bytes) };
}

/** Undefined where this Node does not know ML-DSA: such cosignatures are then reported as not checked, and never counted. */
function publicKeyOf(type, bytes) {
  try {
    return createPublicKey({ key: Buffer.concat([Buffer.from(keyForms[type].prefix, 'hex'), bytes]), format: 'der', type: 'spki' });
  } catch (cause) {
    if (type === WITNESS_ML_DSA) return undefined;
    throw new Unclear('a key of the policy is no Ed25519 key', { cause });
  }
}

// ---- 4. The policy (C2SP tlog-policy): which logs, which witnesses, and which of them together are enough. ----

function readPolicy(bytes) {
  const [policy, names, grouped] = [{ keys: [], witnesses: new Map(), groups: new Map(), quorum: undefined }, new Set(), new Set()];
  const takeKey = (text, types) => {
    const key = readKey(text, types);
    if (policy.keys.some((one) => one.bytes.equals(key.bytes) || (one.name === key.name && one.id === key.id))) throw new Unclear('a key stands there twice');
    policy.keys.push(key);
    return key;
  };
  const define = (name) => {
    if (name === 'none' || names.has(name)) throw new Unclear('a name is defined twice');
    names.add(name);
    return name;
  };
  const takeGroup = ([name, rule, ...members]) => {
    const threshold = rule === 'all' ? members.length : rule === 'any' ? 1 : /^[1-9][0-9]{0,3}$/.test(rule ?? '') ? Number(rule) : 0;
    if (threshold < 1 || threshold > members.length) throw new Unclear('a group is written `group NAME all|any|K MEMBER...`');
    // A member stands in one group only, so that no witness can count in two ways.
    for (const member of members) {
      if (!names.has(member) || grouped.has(member)) throw new Unclear('a member is not defined above it, or stands in a group already');
      grouped.add(member);
    }
    policy.groups.set(define(name), { threshold, members });
  };
  const takeQuorum = ([name, more]) => {
    if (policy.quorum !== undefined || more !== undefined || !(name === 'none' || names.has(name))) throw new Unclear('there is one quorum line, and it names what is defined above it');
    policy.quorum = name;
  };
  const lines = bytes.toString('latin1').split('\n');
  if (lines.pop() !== '') throw new Unclear('the last line of the policy does not end');
  for (const [at, line] of lines.entries()) {
    try {
      if (/[^\t\x20-\x7e\x80-\xff]/.test(line)) throw new Unclear('there is a control character');
      const [word = '', ...fields] = line.split(/[\t ]+/).filter((field) => field !== '').map((field) => Buffer.from(field, 'latin1').toString());
      if (word === '' || word.startsWith('#')) continue;
      if (word === 'log' && fields.length >= 1 && fields.length <= 2) takeKey(fields[0], [LOG]);
      else if (word === 'witness' && fields.length >= 2 && fields.length <= 3) policy.witnesses.set(takeKey(fields[1], [WITNESS, WITNESS_ML_DSA]), define(fields[0]));
      else if (word === 'group') takeGroup(fields);
      else if (word === 'quorum') takeQuorum(fields);
      else throw new Unclear('it is not a line of a policy');
    } catch (fault) {
      throw new Unclear(`line ${at + 1} of the policy: ${fault.message}`, { cause: fault });
    }
  }
  if (policy.quorum === undefined) throw new Unclear('the policy has no quorum line');
  // Two keys of one institution are one witness: they stand together in one `any` group.
  const isOne = (pair) => [...policy.groups.values()].some(({ threshold, members }) => threshold === 1 && pair.every((key) => members.includes(policy.witnesses.get(key))));
  for (const a of policy.witnesses.keys()) for (const b of policy.witnesses.keys()) if (a !== b && a.name === b.name && !isOne([a, b])) throw new Unclear('two keys of one witness would count as two');
  return policy;
}

function isQuorum({ quorum, groups }, witnessNames) {
  const agreed = new Set(witnessNames);
  for (const [name, { threshold, members }] of groups) if (members.filter((member) => agreed.has(member)).length >= threshold) agreed.add(name);
  return quorum === 'none' || agreed.has(quorum);
}

// ---- 5. Checkpoints. A log's signed statement: my name, how many entries, the root over them. Witnesses sign it with the time. ----

/** Name, size and root: three lines and no more, for nobody could audit what further lines say. */
function readCheckpoint(text) {
  const [origin, size, root, end, ...rest] = text.split('\n');
  if (end !== '' || rest.length > 0 || !isName(origin)) throw new Wrong('the checkpoint has not exactly three lines');
  return { origin, size: toInteger(size, 'the size in the checkpoint'), root: fromBase64(root, 32, 'the root in the checkpoint') };
}

/** The message that a key signs, and the signature on it. A witness puts the time before the checkpoint. */
function signedBy(key, text, bytes) {
  if (key.type === LOG) return { message: Buffer.from(text), signature: bytes };
  const seconds = bytes.length > 8 ? bytes.readBigUInt64BE(0) : 0n;
  if (key.type === WITNESS) return { message: Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), signature: bytes.subarray(8), seconds };
  const { origin, size, root } = readCheckpoint(text);
  const numbers = Buffer.alloc(16);
  numbers.writeBigUInt64BE(BigInt(size), 8);
  const named = (name) => Buffer.concat([Buffer.of(Buffer.byteLength(name)), Buffer.from(name)]);
  return { message: Buffer.concat([Buffer.from('subtree/v1\n\0'), named(key.name), bytes.subarray(0, 8), named(origin), numbers, root]), signature: bytes.subarray(8), seconds };
}

/**
 * Splits a signed note at its last empty line and checks every signature of a key that we know. Strangers' signatures mean
 * nothing. A bad signature under a known key means that someone tampered with the note: all of it is refused.
 */
function openNote(note, keys) {
  const split = note.lastIndexOf('\n\n');
  if (note.length > MAX_NOTE || split < 1 || !note.endsWith('\n') || /[^\P{Cc}\n]/u.test(note)) throw new Wrong('the checkpoint is not a signed note');
  const text = note.slice(0, split + 1);
  const [signatures, lines] = [[], note.slice(split + 2, -1).split('\n')];
  if (lines.length > 100) throw new Wrong('the checkpoint has more than 100 signatures');
  for (const line of lines) {
    const [dash, name, encoded, ...rest] = line.split(' ');
    const bytes = fromBase64(encoded, undefined, 'a signature');
    if (dash !== '\u2014' || !isName(name ?? '') || rest.length > 0 || bytes.length < 5) throw new Wrong('a line of signature is malformed');
    const key = keys.find((one) => one.name === name && one.id === bytes.toString('hex', 0, 4));
    if (key === undefined) continue;
    const { message, signature, seconds } = signedBy(key, text, bytes.subarray(4));
    if (key.publicKey !== undefined && !verifySignature(null, message, key.publicKey, signature)) throw new Wrong(`the signature of ${name} does not hold`);
    signatures.push({ key, seconds });
  }
  return { text, signatures };
}

/** The checkpoint, if the policy accepts it: signed by its log, cosigned by a quorum, and (with `maxAge`) not long ago. */
function acceptCheckpoint(note, policy, maxAge) {
  const { text, signatures } = openNote(note, policy.keys);
  const checkpoint = readCheckpoint(text);
  if (!signatures.some(({ key }) => key.type === LOG && key.name === checkpoint.origin)) throw new Wrong(`the log ${checkpoint.origin} did not sign its checkpoint with a key of the policy`);
  const [now, times, unchecked] = [Math.floor(Date.now() / 1000), new Map(), new Set()];
  for (const { key, seconds } of signatures) {
    const name = policy.witnesses.get(key);
    if (name === undefined) continue;
    if (key.publicKey === undefined) unchecked.add(name);
    // A witness counts once, by its latest time; never by time 0, nor by a time more than a minute ahead of our clock.
    else if (seconds > 0n && seconds <= BigInt(now + 60)) times.set(name, Math.max(times.get(name) ?? 0, Number(seconds)));
  }
  const witnesses = [...times].map(([name, seconds]) => ({ name, seconds }));
  const unread = unchecked.size === 0 ? '' : `; not checked, for this Node has no ML-DSA: ${[...unchecked].join(', ')}`;
  if (!isQuorum(policy, times.keys())) throw new Wrong(`the checkpoint has no quorum: cosigned by ${[...times.keys()].join(', ') || 'nobody'}${unread}`);
  if (maxAge !== undefined) {
    const fresh = witnesses.filter(({ seconds }) => seconds >= now - maxAge).map(({ name }) => name);
    // One witness that signs an old checkpoint anew does not make it fresh: a quorum must have seen it within that time.
    if (fresh.length === 0 || !isQuorum(policy, fresh)) throw new Wrong(`the checkpoint is stale: no quorum cosigned it within the last ${maxAge} seconds`);
  }
  return { ...checkpoint, note, witnesses, unchecked: [...unchecked] };
}

// ---- 6. Where the files come from. Nothing that a source says is believed; it is only compared with what was signed. ----

const [MAX_NOTE, MAX_TILE, MAX_BUNDLE] = [1_000_000, 256 * 32, 256 * (2 + 65_535)];

class Source {
  constructor(place) {
    this.asked = new Map();
    this.place = place.replace(/\/+$/, '');
    this.isWeb = /^https?:\/\//.test(place);
  }

  /** Begins to fetch what will be needed soon. A fault is met where the bytes are used. */
  want(path, most) {
    if (this.asked.has(path)) return;
    const reading = this.isWeb ? this.fetched(path, most) : this.opened(path, most);
    reading.catch(() => undefined);
    this.asked.set(path, reading);
  }

  /** The bytes at a path, at most so many; undefined when there are none. */
  async read(path, most) {
    this.want(path, most);
    return this.asked.get(path).finally(() => this.asked.delete(path));
  }

  async opened(path, most) {
    try {
      if ((await stat(join(this.place, path))).size > most) throw new Wrong(`${path} is larger than it can be`);
      return await readFile(join(this.place, path));
    } catch (fault) {
      if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return undefined;
      throw fault instanceof Wrong ? fault : new Unclear(`${path} cannot be read (${fault.code})`);
    }
  }

  async fetched(path, most) {
    try {
      const answer = await fetch(`${this.place}/${path}`, { redirect: 'error', signal: AbortSignal.timeout(30_000) });
      if (answer.status === 404 || answer.status === 410) return undefined;
      if (!answer.ok) throw new Unclear(`${path} was answered with status ${answer.status}`);
      const chunks = [];
      for await (const chunk of answer.body ?? []) if (chunks.push(chunk) && (most -= chunk.length) < 0) throw new Wrong(`${path} is larger than it can be`);
      return Buffer.concat(chunks);
    } catch (fault) {
      throw fault instanceof Wrong || fault instanceof Unclear ? fault : new Unclear(`${path} cannot be fetched (${fault.cause?.code ?? fault.name})`);
    }
  }

  /** Widths of the partial files that lie at a path. Only a folder can be listed. */
  async partials(path) {
    const names = this.isWeb ? [] : await readdir(join(this.place, `${path}.p`)).catch(() => []);
    return names.filter((name) => /^[1-9][0-9]{0,2}$/.test(name) && Number(name) < 256).map(Number);
  }
}

/** `1234067` lies at `x001/x234/067`. */
const placeOf = (index) => String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0').replace(/\d{3}(?=\d)/g, 'x$&/');

/**
 * The first `width` hashes or entries at a path. They may lie in a partial file of that width, or in the full one, which comes
 * later; older partial files may still lie beside them. Whatever is there must agree. `startOf` cuts the first so many off.
 */
async function readPlace(source, path, width, most, startOf) {
  let found;
  for (const one of new Set([width, 256, ...(await source.partials(path))])) {
    if (source.isWeb && found !== undefined) break;
    const bytes = await source.read(one === 256 ? path : `${path}.p/${one}`, most);
    if (bytes === undefined) continue;
    const start = within(path, () => startOf(bytes, one, Math.min(width, one)));
    if (found === undefined && one >= width) found = start;
    else if (found !== undefined && !found.subarray(0, start.length).equals(start)) throw new Wrong(`${path}: a partial file disagrees with the others`);
  }
  if (found === undefined) throw new Wrong(`${path} is missing, although the signed checkpoint covers it`);
  return found;
}

/** A tile is hashes of 32 bytes side by side. */
function startOfTile(bytes, width, wanted) {
  if (bytes.length !== width * 32) throw new Wrong(`a tile of ${width} hashes has ${bytes.length} bytes`);
  return bytes.subarray(0, wanted * 32);
}

/** A bundle is entries side by side, each behind its length in two bytes. */
function entriesIn(bytes, width) {
  const entries = [];
  let at = 0;
  for (let from = 2; from <= bytes.length && entries.length < width; from = at + 2) entries.push(bytes.subarray(from, (at = from + bytes.readUInt16BE(at))));
  if (at !== bytes.length || entries.length !== width) throw new Wrong(`a bundle does not hold exactly ${width} entries`);
  return entries;
}

const startOfBundle = (bytes, width, wanted) => bytes.subarray(0, entriesIn(bytes, width).slice(0, wanted).reduce((sum, entry) => sum + 2 + entry.length, 0));

// ---- 7. Entries. Each is a small public record; its content is elsewhere, behind the commitment. It has one spelling. ----

const entryForm = /^\{"commitment":"(.{44})","key":"[0-9]{4}-(?:0[1-9]|1[0-2])","origin":(".+"),"recorded_at":(0|[1-9][0-9]{0,15}),"sealed":"(.{44})","v":2\}$/;

function readEntry(bytes, origin) {
  const [, commitment, from, recordedAt, sealed] = entryForm.exec(bytes.toString()) ?? [];
  if (from !== JSON.stringify(origin)) throw new Wrong('it is not a record of this log, version 2');
  // Dates end there, 273,790 years after 1970.
  if (Number(recordedAt) > 8.64e15) throw new Wrong('its time is not in milliseconds');
  fromBase64(sealed, 32, 'the hash of its sealed content');
  return { recordedAt: Number(recordedAt), commitment: fromBase64(commitment, 32, 'its commitment') };
}

// ---- 8. One log, whole: every entry is hashed, every tile compared, and the root must be the one that was signed. ----

/** The tree as it grows: at each level the hashes that do not fill a tile yet. A full tile is compared and hashed into the level above. */
class GrowingTree {
  async add(level, hash) {
    const row = (this.levels[level] ??= { hashes: [], index: 0 });
    row.hashes.push(hash);
    if (row.hashes.length < 256) return;
    await this.compare(level);
    await this.add(level + 1, rootOver(row.hashes));
    row.hashes = [];
    row.index += 1;
  }

  async compare(level) {
    const { hashes, index } = this.levels[level];
    const path = `tile/${level}/${placeOf(index)}`;
    const bytes = await readPlace(this.source, path, hashes.length, MAX_TILE, startOfTile);
    if (!bytes.equals(Buffer.concat(hashes))) throw new Wrong(`${path} is not what the entries hash to`);
    this.tiles += 1;
  }

  /** What is complete stands to the left, what is not to the right, level by level upward. */
  root() {
    let rest;
    for (const { hashes } of this.levels) {
      const row = rest === undefined ? hashes : [...hashes, rest];
      if (row.length > 0) rest = rootOver(row);
    }
    return rest ?? sha256('');
  }
}

/** `known`: every checkpoint of this log that we know, this one too; up to this size each must be a beginning of the log. */
async function checkLog(source, { origin, size }, known) {
  const tree = Object.assign(new GrowingTree(), { source, levels: [], tiles: 0 });
  const checkRoot = (at) => {
    if (known.some((one) => one.size === at && !one.root.equals(tree.root()))) throw new Wrong(`at ${at} entries the root is not the one that was signed`);
  };
  // The right edge first: a log that grows meanwhile may take its partial files away.
  for (let [level, rest] = [0, size]; rest > 0; [level, rest] = [level + 1, Math.floor(rest / 256)]) {
    const edge = `${placeOf(Math.floor(rest / 256))}.p/${rest % 256}`;
    if (rest % 256 > 0) for (const kind of level === 0 ? [0, 'entries'] : [level]) source.want(`tile/${kind}/${edge}`, MAX_BUNDLE);
  }
  let [count, lastMs] = [0, 0];
  checkRoot(0);
  for (let bundle = 0; bundle * 256 < size; bundle += 1) {
    // The next eight are fetched while this one is hashed.
    for (let ahead = bundle; ahead <= bundle + 8 && (ahead + 1) * 256 <= size; ahead += 1) {
      source.want(`tile/entries/${placeOf(ahead)}`, MAX_BUNDLE);
      source.want(`tile/0/${placeOf(ahead)}`, MAX_TILE);
    }
    const width = Math.min(256, size - count);
    for (const bytes of entriesIn(await readPlace(source, `tile/entries/${placeOf(bundle)}`, width, MAX_BUNDLE, startOfBundle), width)) {
      const { recordedAt } = within(`entry ${count}`, () => readEntry(bytes, origin));
      if (recordedAt < lastMs) throw new Wrong(`entry ${count}: its time is before that of the entry before it`);
      lastMs = recordedAt;
      await tree.add(0, leafHash(bytes));
      count += 1;
      checkRoot(count);
    }
  }
  for (const [level, { hashes }] of tree.levels.entries()) if (hashes.length > 0) await tree.compare(level);
  return { entries: count, tiles: tree.tiles };
}

// ---- 9. One proof: this entry stands in that log, and its content (if shown) is what was committed to. ----

function checkProof(text, content, policy, maxAge) {
  const split = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(split, 0)).split('\n');
  if (header !== 'c2sp.org/tlog-proof@v1') throw new Wrong('the file is not a tlog-proof');
  const entry = fromBase64(/^extra (.+)$/.exec(lines.shift() ?? '')?.[1], undefined, 'the entry in the proof');
  const index = toInteger(/^index (.*)$/.exec(lines.shift() ?? '')?.[1], 'the index of the proof');
  const proof = lines.map((line) => fromBase64(line, 32, 'a hash of the proof'));
  const checkpoint = acceptCheckpoint(text.slice(split + 2), policy, maxAge);
  if (index >= checkpoint.size) throw new Wrong('the proof is for an entry that the checkpoint does not cover');
  if (!rootByProof(leafHash(entry), index, checkpoint.size, proof).equals(checkpoint.root)) throw new Wrong('the proof leads to another root than the one that was signed');
  const { recordedAt, commitment } = readEntry(entry, checkpoint.origin);
  if (content !== undefined) {
    const salt = fromBase64(content?.salt, 32, 'the salt of the content');
    if (!sha256(salt, fromBase64(content.payload, undefined, 'the content')).equals(commitment)) throw new Wrong('the content is not what the entry commits to');
  }
  return { ...checkpoint, index, recordedAt: new Date(recordedAt).toISOString(), content: content !== undefined };
}

// ---- 10. The command: read what is trusted, look at every source, say in words what was found. ----

async function fromFile(path, read) {
  try {
    return read(await readFile(path));
  } catch (fault) {
    throw fault instanceof Unclear ? fault : new Unclear(`${path} cannot be read (${fault.code ?? 'malformed'})`, { cause: fault });
  }
}

const headOf = (note) => readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1));

/** Checkpoints seen before, by origin. The file is the auditor's own; no file yet is no memory yet. */
async function readSeen(path) {
  const isNew = path === undefined || await stat(path).then(() => false, (fault) => fault.code === 'ENOENT');
  return isNew ? new Map() : fromFile(path, (bytes) => new Map(Object.values(JSON.parse(bytes.toString())).map((note) => [headOf(note).origin, note])));
}

/** Runs one check; whatever goes wrong becomes its outcome, so that the next one is still looked at. */
const outcomeOf = (place, check) => check().then((found) => ({ place, exit: 0, ...found }), (fault) => ({ place, exit: fault instanceof Wrong ? 1 : 2, error: fault.message }));

async function checkSources(places, policy, maxAge, seenFile) {
  const seen = await readSeen(seenFile);
  // All checkpoints are read before any log: two sources that show one log differently are held against each other.
  const heads = await Promise.all(places.map((place) => outcomeOf(place, async () => {
    const bytes = await new Source(place).read('checkpoint', MAX_NOTE);
    if (bytes === undefined) throw new Unclear('there is no checkpoint');
    return acceptCheckpoint(bytes.toString(), policy, maxAge);
  })));
  const outcomes = [];
  for (const head of heads) {
    outcomes.push(head.exit !== 0 ? head : await outcomeOf(head.place, async () => {
      const before = seen.has(head.origin) ? headOf(seen.get(head.origin)) : undefined;
      if (before?.size > head.size) throw new Wrong(`the log went back: ${before.size} entries were seen before, now it shows ${head.size}`);
      const known = [...heads.filter((one) => one.exit === 0 && one.origin === head.origin), ...(before === undefined ? [] : [before])];
      return { ...head, seen: before?.size, ...(await checkLog(new Source(head.place), head, known)) };
    }));
  }
  if (seenFile !== undefined && outcomes.every(({ exit }) => exit === 0)) {
    for (const { origin, size, note } of outcomes) if (!seen.has(origin) || headOf(seen.get(origin)).size <= size) seen.set(origin, note);
    await writeFile(`${seenFile}.new`, `${JSON.stringify(Object.fromEntries(seen), null, 2)}\n`);
    await rename(`${seenFile}.new`, seenFile);
  }
  return outcomes;
}

function describe({ place, exit, error, origin, size, root, witnesses = [], unchecked = [], entries, tiles, seen, index, recordedAt, content }) {
  const lines = [place];
  if (exit === 0) {
    lines.push(`  log          ${origin}, signed by its own key`, `  root         ${root.toString('base64')} over ${size} entries`);
    if (entries !== undefined) lines.push(`  recomputed   ${entries} entries, each in its form and none before the one before it; ${tiles} tiles, all equal`);
    if (index !== undefined) lines.push(`  entry        ${index}, recorded at ${recordedAt}${content ? ', and its content is what was committed to' : ''}`);
    lines.push(`  cosigned by  ${witnesses.map(({ name, seconds }) => `${name} at ${new Date(seconds * 1000).toISOString()}`).join(', ') || 'nobody, and the policy asks for nobody'}`);
    if (unchecked.length > 0) lines.push(`  not checked  ${unchecked.join(', ')}, and not counted: this Node has no ML-DSA`);
    if (seen !== undefined) lines.push(`  seen before  ${seen} entries, a beginning of this log`);
  }
  lines.push(`  ${exit === 0 ? 'VERIFIES' : exit === 1 ? `DOES NOT VERIFY: ${error}` : `COULD NOT BE CHECKED: ${error}`}`);
  return lines.join('\n');
}

async function main() {
  const options = { policy: { type: 'string' }, seen: { type: 'string' }, 'max-age': { type: 'string' }, proof: { type: 'string' }, content: { type: 'string' }, json: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.policy === undefined || (values.proof === undefined) === (positionals.length === 0) || (values.content !== undefined && values.proof === undefined)) {
    throw new Unclear('give --policy POLICY and either SOURCE... or --proof FILE; the head of this file explains them');
  }
  const maxAge = values['max-age'] && Number(values['max-age']);
  if (maxAge !== undefined && !(Number.isSafeInteger(maxAge) && maxAge > 0)) throw new Unclear('--max-age is a number of seconds');
  const policy = await fromFile(values.policy, readPolicy);
  const outcomes = values.proof === undefined ? await checkSources(positionals, policy, maxAge, values.seen) : [await outcomeOf(values.proof, async () => {
    const content = values.content === undefined ? undefined : await fromFile(values.content, (bytes) => JSON.parse(bytes.toString()));
    return checkProof(await fromFile(values.proof, (bytes) => bytes.toString()), content, policy, maxAge);
  })];
  const shown = outcomes.map((one) => ({ ...one, root: one.root?.toString('base64') }));
  const exit = outcomes.some((one) => one.exit === 1) ? 1 : Math.max(...outcomes.map((one) => one.exit));
  console.log(values.json === true ? JSON.stringify({ ok: exit === 0, exit, outcomes: shown }) : outcomes.map(describe).join('\n\n'));
  return exit;
}

process.exitCode = await main().catch((fault) => {
  console.error(`could not be checked: ${fault.message}`);
  return 2;
});
