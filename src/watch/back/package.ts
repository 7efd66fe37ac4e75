// A look-back that leaves for an investigator: what was found under one hash that stands in the record, and proofs that every entry it names stands there too. What an
// entry says beyond its line stays behind: answers to prompts are compelled, and whoever investigates asks afresh (domain.md section 4).
import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../../kernel/index.js';
import { type Ledger, openCheckpoint, parseVerifier } from '../../ledger/index.js';

export interface PackageDraft {
  readonly asked: Json;
  readonly found: Json;
  readonly agency: string;
  readonly by: string;
  /** The two people of the approval. */
  readonly both: Json;
  /** The entry of the reading that this is made of. */
  readonly entry: bigint;
  readonly atMs: number;
}

/** Canonical JSON and its SHA-256: the receiver hashes the text as it came. */
export function sealedContent({ asked, found, agency, by, both, entry, atMs }: PackageDraft): { readonly content: string; readonly sha256: string } {
  const content = canonicalJson({ format: 'custos-look-back/1', encrypted: false, agency, asked, found, madeBy: by, approval: both, madeAt: new Date(atMs).toISOString(), entry: entry.toString() });
  return { content, sha256: hash('sha256', content, 'hex') };
}

/** JSON lines as `custos ledger check-proofs` reads them: for each entry its inclusion, for each checkpoint that these speak of its signature. */
export async function proofLines(ledger: Pick<Ledger, 'prove' | 'publicKeys'>, agencyId: string, indexes: readonly bigint[]): Promise<string> {
  const key = (await ledger.publicKeys())[agencyId] ?? '';
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
