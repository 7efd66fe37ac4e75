// Logs for tests of the payload keys, written by hand: real keys, real seals, real proofs, and whatever lie a test wants to tell.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalBytes, type Json, systemRandom } from '../../kernel/index.js';
import { diskLayer } from '../file-layer.js';
import { signCheckpoint } from '../format/checkpoint.js';
import { commitTo, entryBytes, monthOf, parseEntry, SALT_BYTES } from '../format/entry.js';
import { hashLeaf, hashNode, sha256 } from '../format/hash.js';
import { type NoteSigner, type NoteVerifier, signerOf } from '../format/key.js';
import { NONCE_BYTES, sealPayload, TAGS_BYTES } from '../format/sealed-payload.js';
import type { Receipt } from '../receipt.js';
import type { DeskOptions } from './key-desk.js';
import type { OpeningRecord, SealedItem, SealingKeys } from './payload-keys.js';

export interface KeyPlace extends DeskOptions {
  /** The keys' clock; set it to move time. */
  nowMs: number;
}

/** A fresh folder for keys and published log keys, at noon of 1 March 2026. */
export function keyPlace(): KeyPlace {
  const base = mkdtempSync(join(tmpdir(), 'custos-keys-'));
  mkdirSync(join(base, 'log-keys'));
  const place: KeyPlace = {
    folder: join(base, 'payload-keys'), logKeys: join(base, 'log-keys'), layer: diskLayer, random: systemRandom,
    nowMs: Date.UTC(2026, 2, 1, 12), clock: () => place.nowMs,
  };
  return place;
}

export class WrittenLog {
  readonly origin: string;
  readonly items: SealedItem[] = [];
  private readonly leaves: Uint8Array[] = [];

  constructor(
    readonly agencyId: string,
    private readonly keys: SealingKeys,
    place: KeyPlace,
    readonly signer: NoteSigner = signerOf(`custos.example/${agencyId}`, systemRandom(32)),
  ) {
    this.origin = signer.verifier.name;
    writeFileSync(join(place.logKeys, `${agencyId}.pub`), `${signer.verifier.vkey}\n`);
  }

  /** Goes on where another left off, with other keys. */
  take(before: WrittenLog): void {
    this.items.push(...before.items);
    this.leaves.push(...before.leaves);
  }

  /** Returns the index. */
  async add(payload: Json, atMs: number): Promise<number> {
    const index = BigInt(this.items.length);
    const key = monthOf(atMs);
    const salt = systemRandom(SALT_BYTES);
    const bytes = canonicalBytes(payload);
    const sealed = sealPayload(await this.keys.sealingKey(this.agencyId, key), { origin: this.origin, index }, new Uint8Array(TAGS_BYTES), systemRandom(NONCE_BYTES), Buffer.concat([salt, bytes]));
    const entry = entryBytes({ origin: this.origin, recordedAtMs: atMs, commitment: commitTo(salt, bytes), sealedHash: sha256(sealed), key });
    this.items.push({ agencyId: this.agencyId, index, entry, sealed });
    this.leaves.push(hashLeaf(entry));
    return Number(index);
  }

  get verifier(): NoteVerifier {
    return this.signer.verifier;
  }

  item(index: number): SealedItem {
    const item = this.items[index];
    if (item === undefined) throw new Error(`the log has no entry ${index}`);
    return item;
  }

  /** The entry as a ledger gives it back to a reader. */
  read(index: bigint): SealedItem & { readonly recordedAtMs: number } {
    const item = this.item(Number(index));
    return { ...item, recordedAtMs: parseEntry(item.entry).recordedAtMs };
  }

  /** What a ledger acknowledged the entry with. */
  receipt(index: number): Receipt {
    const { agencyId, entry, size, proof, checkpoint } = this.shown(index);
    const { recordedAtMs } = parseEntry(entry);
    return { agencyId, origin: this.origin, index: BigInt(index), size, root: rootOf(this.leaves), leafHash: hashLeaf(entry), entry, proof, checkpoint, recordedAtMs };
  }

  /** The entry with its proof at the log's present size. */
  shown(index: number): OpeningRecord {
    const size = BigInt(this.leaves.length);
    const checkpoint = signCheckpoint({ origin: this.origin, size, root: rootOf(this.leaves) }, this.signer);
    return { ...this.item(index), size, proof: pathOf(this.leaves, index), checkpoint };
  }
}

function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [only = sha256(new Uint8Array(0))] = leaves;
  if (leaves.length < 2) return only;
  const middle = splitOf(leaves.length);
  return hashNode(rootOf(leaves.slice(0, middle)), rootOf(leaves.slice(middle)));
}

function pathOf(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (leaves.length < 2) return [];
  const middle = splitOf(leaves.length);
  return index < middle
    ? [...pathOf(leaves.slice(0, middle), index), rootOf(leaves.slice(middle))]
    : [...pathOf(leaves.slice(middle), index - middle), rootOf(leaves.slice(0, middle))];
}
