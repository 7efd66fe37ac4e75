// A witness counts by its own signature, checked here, and not by what the node says of it (C2SP tlog-cosignature).
import { type Bytes, concat, fromBase64, fromHex, isSame, sha256, utf8 } from './bytes.js';
import { splitNote } from './note.js';
import type { Outcome } from './receipt.js';

const ed25519 = 4;
const mlDsa44 = 6;
const keyBytes: Readonly<Record<number, number>> = { [ed25519]: 33, [mlDsa44]: 1313 };
/** A witness whose clock is further ahead than this did not sign now. */
const aheadSeconds = 60;

interface WitnessKey {
  readonly name: string;
  readonly hash: Bytes;
  readonly type: number;
  readonly publicKey: Bytes;
}

/** `open`: signed with an algorithm that this browser does not check. `none`: no line of this witness. */
export interface Cosigned {
  readonly outcome: Outcome | 'none';
  /** When it cosigned, as it says itself; only with `holds`. */
  readonly atMs?: number;
}

async function readWitnessKey(text: string): Promise<WitnessKey | undefined> {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text);
  const [name, hash, typed] = [match?.[1], fromHex(match?.[2] ?? ''), fromBase64(match?.[3] ?? '')];
  if (name === undefined || hash === undefined || typed === undefined || keyBytes[typed[0] ?? 0] !== typed.length) return undefined;
  const whole = await sha256(concat(utf8(`${name}\n`), typed));
  return isSame(whole.slice(0, 4), hash) ? { name, hash, type: typed[0] ?? 0, publicKey: typed.slice(1) } : undefined;
}

/** Looks in a signed checkpoint for the witness's cosignature and checks it. A log's key is no witness's and is not read as one. */
export async function checkCosignature(note: string, witness: string, nowMs: number): Promise<Cosigned> {
  const [key, split] = [await readWitnessKey(witness), splitNote(note)];
  if (key === undefined || split === undefined) return { outcome: 'none' };
  const lines = split.signatures.filter((one) => one.name === key.name && isSame(one.hash, key.hash));
  if (lines.length === 0) return { outcome: 'none' };
  if (key.type !== ed25519) return { outcome: 'open' };
  // One bad line under a known key refuses the note (signed-note), whatever the others say.
  const times = await Promise.all(lines.map((line) => timeOf(line.bytes, split.body, key, nowMs)));
  if (times.some((time) => time === undefined)) return { outcome: 'fails' };
  return { outcome: 'holds', atMs: Math.max(...times.map((time) => time ?? 0)) };
}

async function timeOf(bytes: Bytes, body: string, key: WitnessKey, nowMs: number): Promise<number | undefined> {
  if (bytes.length !== 72) return undefined;
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (seconds === 0n || seconds > BigInt(Math.floor(nowMs / 1000) + aheadSeconds)) return undefined;
  const publicKey = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
  const holds = await crypto.subtle.verify('Ed25519', publicKey, bytes.slice(8), utf8(`cosignature/v1\ntime ${seconds}\n${body}`));
  return holds ? Number(seconds) * 1000 : undefined;
}
