// What others know of a log: its signer, its witnesses, the folder that it shows to the world, a checkpoint that somebody kept.
// Read before the files themselves, so that a log which grows meanwhile is not taken for one that was cut.
import { readdir, readFile } from 'node:fs/promises';
import type { SignedLog } from './signer/log-signer.js';

/** A signed checkpoint that was found outside the frames. */
export interface FoundNote {
  readonly agencyId: string;
  readonly note: string;
  /** Where, in words. */
  readonly found: string;
  readonly isCosigned: boolean;
}

export interface OutsideHeads {
  readonly notes: readonly FoundNote[];
  readonly signed: readonly SignedLog[];
}

/** Reads the folder's public and cosigned checkpoints; `signed` and `seen` come from the caller. */
export async function readOutsideHeads(folder: string, signed: readonly SignedLog[], seen: Readonly<Record<string, string>>): Promise<OutsideHeads> {
  const notes: FoundNote[] = [];
  for (const agencyId of await namesIn(`${folder}/cosigned`)) notes.push({ agencyId, note: await readFile(`${folder}/cosigned/${agencyId}`, 'utf8'), found: 'the cosigned checkpoint', isCosigned: true });
  for (const agencyId of await namesIn(`${folder}/public`)) {
    const note = await readIfThere(`${folder}/public/${agencyId}/checkpoint`);
    if (note !== undefined) notes.push({ agencyId, note, found: 'the published checkpoint', isCosigned: false });
  }
  for (const { agencyId, note } of signed) if (note !== '') notes.push({ agencyId, note, found: 'the signer', isCosigned: false });
  for (const [agencyId, note] of Object.entries(seen)) notes.push({ agencyId, note, found: 'the checkpoint seen before', isCosigned: false });
  return { notes: notes.filter(({ agencyId }) => !agencyId.endsWith('.new')), signed };
}

/** Names in a folder; none when it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await ifThere(readdir(folder))) ?? [];
}

export function readIfThere(path: string): Promise<string | undefined> {
  return ifThere(readFile(path, 'utf8'));
}

export async function ifThere<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ENOTDIR')) return undefined;
    throw fault;
  }
}
