// More of the attacker's tools: what he writes anew, and what he puts back. Each step is one that somebody with these files and
// keys could take; nothing here asks the rooms' leave.
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemRandom } from '../../src/kernel/index.js';
import { entryBytes, parseEntry } from '../../src/ledger/format/entry.js';
import type { FrameEntry } from '../../src/ledger/format/frame.js';
import { sha256 } from '../../src/ledger/format/hash.js';
import { type NoteSigner, signerOf } from '../../src/ledger/format/key.js';
import { TAGS_BYTES } from '../../src/ledger/format/sealed-payload.js';
import { ConsistentSigner, FileKeys, type SignedLog } from '../../src/ledger/signer/index.js';
import { TestWriter } from '../../src/ledger/testing.js';
import { type Batch, plantSigner, rewriteFrames as rewriteAll } from './ledger-attack.js';
import { freshPlace } from './ledger-scene.js';

/** The signer's memory, as the signer itself reads it when it starts. Rejects as it does. */
export function memoryOf(ledgerFolder: string): readonly SignedLog[] {
  const signer = ConsistentSigner.open({ folder: `${ledgerFolder}/signer`, keys: (layer, folder) => new FileKeys(layer, folder, systemRandom) });
  try {
    return signer.signed();
  } finally {
    signer.close();
  }
}

/** What lies on which machine or disk: the ledger's own folder, the signer's, the key process's. */
const parts = {
  ledger: ['keys', 'segments', 'public', 'index', 'cosigned', 'frontier'],
  signer: ['signer'],
  'payload keys': ['payload-keys'],
} as const;
export type Part = keyof typeof parts;

/** A copy of all of a node's folders, gone when the file's tests have run. */
export function backUp(ledgerFolder: string): string {
  const copy = join(freshPlace(), 'copy');
  cpSync(ledgerFolder, copy, { recursive: true });
  return copy;
}

/** Puts parts of a copy in the place of what is there now; what the copy has not is gone afterwards. */
export function putBack(copy: string, ledgerFolder: string, ...which: readonly Part[]): void {
  for (const name of which.flatMap((part) => [...parts[part]])) putBackFile(copy, ledgerFolder, name);
}

/** The same for one file or folder of it. */
export function putBackFile(copy: string, ledgerFolder: string, name: string): void {
  rmSync(`${ledgerFolder}/${name}`, { recursive: true, force: true });
  if (existsSync(`${copy}/${name}`)) cpSync(`${copy}/${name}`, `${ledgerFolder}/${name}`, { recursive: true });
}

/** Writes the frames anew with hashes, chain, indexes and roots that fit, and leaves all that lies beside them as it was. */
export function rewriteFrames(ledgerFolder: string, change: (batches: readonly Batch[]) => readonly Batch[]): void {
  const before = backUp(ledgerFolder);
  rewriteAll(ledgerFolder, change);
  for (const name of ['public', 'index', 'frontier']) putBackFile(before, ledgerFolder, name);
}

/**
 * All that follows from the frames as they now stand is made anew by the node's own program, under the keys given: tiles, bundles,
 * addresses, frontier, checkpoints. Whoever holds these keys could have written it. The signer that did it stays, and remembers this alone.
 */
export async function rebuild(ledgerFolder: string, keys: Readonly<Record<string, NoteSigner>>): Promise<void> {
  for (const name of ['public', 'index', 'cosigned', 'frontier']) rmSync(`${ledgerFolder}/${name}`, { recursive: true, force: true });
  for (const [agencyId, { verifier }] of Object.entries(keys)) writeFileSync(`${ledgerFolder}/keys/${agencyId}.pub`, `${verifier.vkey}\n`);
  plantSigner(ledgerFolder, keys);
  const program = await TestWriter.open(ledgerFolder);
  await program.close();
  if (program.stoppedBecause !== undefined) throw new Error(program.stoppedBecause);
}

/**
 * As far as one comes without a key: frames, tiles, bundles and addresses all fit each other. Keys, signer and the checkpoints that
 * were shown are the old ones again, for no others can be signed.
 */
export async function rebuildWithoutKey(ledgerFolder: string, agencies: readonly string[] = ['opp']): Promise<void> {
  const before = backUp(ledgerFolder);
  await rebuild(ledgerFolder, Object.fromEntries(agencies.map((agencyId) => [agencyId, ownKey(agencyId)])));
  // The frame that the program added holds signatures of a key that nobody knows.
  rewriteFrames(ledgerFolder, (batches) => batches.slice(0, -1));
  rmSync(`${ledgerFolder}/frontier`);
  for (const name of ['keys', 'signer', 'cosigned', ...agencies.map((agencyId) => `public/${agencyId}/checkpoint`)]) putBackFile(before, ledgerFolder, name);
}

/** A key pair of the attacker's own, under the log's name. */
export function ownKey(agencyId = 'opp', origin = `custos.example/${agencyId}`): NoteSigner {
  return signerOf(origin, systemRandom(32));
}

/** The same entry at another time, under the key of the same month or another. */
export function redated({ entry, sealed }: FrameEntry, recordedAtMs: number, key = parseEntry(entry).key): FrameEntry {
  return { entry: entryBytes({ ...parseEntry(entry), recordedAtMs, key }), sealed };
}

/** Another entry in the place of one: of the same moment, under the same search terms, and it says something else. */
export function retold({ entry, sealed }: FrameEntry): FrameEntry {
  const other = Buffer.concat([sealed.subarray(0, TAGS_BYTES), systemRandom(sealed.length - TAGS_BYTES)]);
  return { entry: entryBytes({ ...parseEntry(entry), commitment: systemRandom(32), sealedHash: sha256(other) }), sealed: other };
}

/** Changes the entry at an index of a log in whichever batch it stands; notes stay as they were. */
export function changeEntry(index: number, change: (entry: FrameEntry) => FrameEntry, agencyId = 'opp'): (batches: readonly Batch[]) => Batch[] {
  return changeEntries((entries) => entries.map((entry, at) => (at === index ? change(entry) : entry)), agencyId);
}

/** Changes all entries of a log at once; as many as before stand in each batch, what is more in the last one. */
export function changeEntries(change: (entries: readonly FrameEntry[]) => readonly FrameEntry[], agencyId = 'opp'): (batches: readonly Batch[]) => Batch[] {
  return (batches) => {
    const left = [...change(batches.flatMap((batch) => entriesOf(batch, agencyId)))];
    const last = batches.findLastIndex((batch) => entriesOf(batch, agencyId).length > 0);
    return batches.map((batch, at) => ({
      ...batch,
      logs: batch.logs.map((log) => (log.agencyId === agencyId ? { agencyId, entries: left.splice(0, at === last ? left.length : log.entries.length) } : log)),
    }));
  };
}

function entriesOf({ logs }: Batch, agencyId: string): readonly FrameEntry[] {
  return logs.filter((log) => log.agencyId === agencyId).flatMap(({ entries }) => entries);
}

/** Without the signed checkpoints of earlier batches, which would contradict what was changed. */
export function withoutNotes(batches: readonly Batch[]): Batch[] {
  return batches.map((batch) => ({ ...batch, notes: [] }));
}
