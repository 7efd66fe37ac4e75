// What leaves for an investigator: what was found under one hash that stands in the record, that very entry opened for its receiver, and proofs that every entry it
// names stands there too. What an entry says beyond its line stays behind: answers to prompts are compelled, and whoever investigates asks afresh (domain.md section 4).
import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../../kernel/index.js';
import { type Ledger, openCheckpoint, parseVerifier, type Receipt } from '../../ledger/index.js';
import type { PackageCaveats } from './package-caveats.js';

export interface PackageDraft {
  readonly asked: Json;
  readonly found: Json;
  readonly caveats: PackageCaveats;
  readonly agency: string;
  readonly by: string;
  /** How its reader is called, and the fingerprint of their key. */
  readonly to: string;
  readonly reader: string;
  /** The two people of the approval. */
  readonly both: Json;
  /** The entry of the reading that this is made of. */
  readonly entry: bigint;
  readonly atMs: number;
}

/** Canonical JSON and its SHA-256: the receiver hashes the text as it came. */
export function contentOf({ asked, found, caveats, agency, by, to, reader, both, entry, atMs }: PackageDraft): { readonly content: string; readonly sha256: string } {
  const content = canonicalJson({ format: 'custos-look-back/2', agency, asked, caveats: { markings: [...caveats.markings], en: [...caveats.en], fr: [...caveats.fr] }, found, madeBy: by, madeFor: { name: to, key: reader }, approval: both, madeAt: new Date(atMs).toISOString(), entry: entry.toString() });
  return { content, sha256: hash('sha256', content, 'hex') };
}

export interface SealEntry {
  /** Of the entry that holds the hash. */
  readonly receipt: Receipt;
  /** What it says, and the salt of its commitment: whoever has both sees that the tree holds exactly this. */
  readonly opened: { readonly salt: Uint8Array; readonly payload: Uint8Array };
}

/** What is sealed to the reader: canonical JSON, read by `package-check.ts`. */
export async function packageOf(ledger: Pick<Ledger, 'prove' | 'publicKeys'>, agencyId: string, content: string, { receipt, opened }: SealEntry, indexes: readonly bigint[]): Promise<string> {
  const key = (await ledger.publicKeys())[agencyId] ?? '';
  const seal = {
    index: receipt.index.toString(), entry: base64(receipt.entry), proof: receipt.proof.map(base64), checkpoint: receipt.checkpoint, key, salt: base64(opened.salt), payload: Buffer.from(opened.payload).toString('utf8'),
  };
  return canonicalJson({ content, seal, proofs: await proofLines(ledger, agencyId, key, [...indexes, receipt.index]) });
}

/** JSON lines as `custos ledger check-proofs` reads them: for each entry its inclusion, for each checkpoint that these speak of its signature. */
async function proofLines(ledger: Pick<Ledger, 'prove'>, agencyId: string, key: string, indexes: readonly bigint[]): Promise<string> {
  const notes = new Set<string>();
  const lines: object[] = [];
  for (const index of [...new Set(indexes)].toSorted((a, b) => Number(a - b))) {
    const proven = await ledger.prove(agencyId, index);
    const { size, root } = openCheckpoint(proven.checkpoint, parseVerifier(key));
    notes.add(proven.checkpoint);
    lines.push({ type: 'inclusion', leaf_hash: base64(proven.leafHash), index: index.toString(), size: size.toString(), root: base64(root), proof: proven.proof.map(base64) });
  }
  for (const note of notes) lines.push({ type: 'note', note, keys: [key] });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
