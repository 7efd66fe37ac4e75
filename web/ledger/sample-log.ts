// A small true log for tests: real hashing and a real signature, so that every mutation of it must be noticed.
import type { LedgerReceipt } from '../../src/http/contract.js';
import { type Bytes, concat, sha256, toBase64, toHex, utf8 } from './bytes.js';
import { hashLeaf, hashNode } from './merkle.js';
import { tileHashes, tilePath } from './tile.js';

export interface SampleLog {
  readonly key: string;
  readonly salt: string;
  readonly payload: string;
  receipt(index: number, size: number): Promise<LedgerReceipt>;
  /** The published files of the log at a size, by path. */
  files(size: number): Promise<ReadonlyMap<string, Bytes>>;
}

const splitOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

/** RFC 6962 section 2.1, written as the definition is. */
export async function rootOf(leaves: readonly Bytes[]): Promise<Bytes> {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return first;
  const at = splitOf(leaves.length);
  return hashNode(await rootOf(leaves.slice(0, at)), await rootOf(leaves.slice(at)));
}

/** RFC 6962 section 2.1.1. */
export async function proofOf(index: number, leaves: readonly Bytes[]): Promise<readonly Bytes[]> {
  if (leaves.length <= 1) return [];
  const at = splitOf(leaves.length);
  const isLeft = index < at;
  const inner = await proofOf(isLeft ? index : index - at, isLeft ? leaves.slice(0, at) : leaves.slice(at));
  return [...inner, await rootOf(isLeft ? leaves.slice(at) : leaves.slice(0, at))];
}

async function entryOf(origin: string, salt: Bytes, payload: Bytes, index: number, msApart: number): Promise<Bytes> {
  const commitment = toBase64(await sha256(concat(salt, payload, index === 0 ? new Uint8Array() : Uint8Array.of(index))));
  const sealed = toBase64(await sha256(concat(salt, Uint8Array.of(index & 255))));
  return utf8(JSON.stringify({ commitment, key: '2026-09', origin, recorded_at: 1_790_000_000_000 + index * msApart, sealed, v: 2 }));
}

function bundleOf(entries: readonly Bytes[]): Bytes {
  return concat(...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]));
}

/** A log whose entry 0 commits to `payload` with `salt`. */
export async function sampleLog(origin: string, entries: number, msApart = 1): Promise<SampleLog> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('a key pair was expected');
  const typed = concat(Uint8Array.of(1), new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const keyHash = (await sha256(concat(utf8(`${origin}\n`), typed))).slice(0, 4);
  const [salt, payload] = [new Uint8Array(32).fill(7), utf8('{"action":"search"}')];
  const bodies = await Promise.all(Array.from({ length: entries }, (_, at) => entryOf(origin, salt, payload, at, msApart)));
  const leaves = await Promise.all(bodies.map(hashLeaf));
  const receipt = async (index: number, size: number): Promise<LedgerReceipt> => {
    const tree = leaves.slice(0, size);
    const root = toBase64(await rootOf(tree));
    const body = `${origin}\n${size}\n${root}\n`;
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(body)));
    const checkpoint = `${body}\n\u2014 ${origin} ${toBase64(concat(keyHash, signature))}\n`;
    const proof = (await proofOf(index, tree)).map(toBase64);
    return { origin, index: String(index), size: String(size), root, leafHash: toBase64(leaves[index] ?? salt), entry: toBase64(bodies[index] ?? salt), proof, checkpoint };
  };
  const files = async (size: number): Promise<ReadonlyMap<string, Bytes>> => {
    const made = new Map<string, Bytes>([['checkpoint', utf8((await receipt(0, size)).checkpoint)]]);
    for (let level = 0, row = leaves.slice(0, size); row.length > 0; level += 1) {
      const above: Bytes[] = [];
      for (let at = 0; at < row.length; at += tileHashes) {
        const hashes = row.slice(at, at + tileHashes);
        made.set(tilePath(level, at / tileHashes, hashes.length), concat(...hashes));
        if (level === 0) made.set(tilePath('entries', at / tileHashes, hashes.length), bundleOf(bodies.slice(at, at + hashes.length)));
        if (hashes.length === tileHashes) above.push(await rootOf(hashes));
      }
      row = above;
    }
    return made;
  };
  return { key: `${origin}+${toHex(keyHash)}+${toBase64(typed)}`, salt: toBase64(salt), payload: toBase64(payload), receipt, files };
}
