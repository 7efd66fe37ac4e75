// A proof out of the files that the log shows to everyone, so that it carries the checkpoint that witnesses have cosigned and a
// stranger with a policy can use it. The proof is verified here before anyone is shown it.
import { LedgerError } from './errors.js';
import { openCheckpoint } from './format/checkpoint.js';
import { HASH_BYTES, hashLeaf } from './format/hash.js';
import type { NoteVerifier } from './format/key.js';
import { verifyInclusion } from './format/proof.js';
import { TILE_WIDTH, tilePath } from './format/tile.js';
import { inclusionFromTiles, type ReadTile } from './format/tile-proof.js';
import type { TlogProof } from './format/tlog-proof.js';

/** Reads a file of a log's public folder by its standard path; `undefined` when there is none. */
export type ReadPublished = (path: string) => Promise<Uint8Array | undefined>;

/**
 * The proof that `entry` stands at `index`, at the size of the published checkpoint; `undefined` when none is published or it
 * does not reach the entry yet. Throws `bad_note`, `bad_checkpoint`, or `bad_proof` when the files do not prove the entry.
 */
export async function provePublished(entry: Uint8Array, index: bigint, log: NoteVerifier, read: ReadPublished): Promise<TlogProof | undefined> {
  const note = await read('checkpoint');
  if (note === undefined) return undefined;
  const checkpoint = Buffer.from(note).toString('utf8');
  const { size, root } = openCheckpoint(checkpoint, log);
  if (index >= size) return undefined;
  const proof = await inclusionFromTiles(index, size, readTileFrom(read));
  const check = verifyInclusion({ leafHash: hashLeaf(entry), index, size, root, proof });
  if (!check.ok) throw new LedgerError('bad_proof', `the published files do not prove the entry: ${check.error}; keep them as evidence and run \`custos ledger verify\``);
  return { extra: entry, index, proof, checkpoint };
}

/** Reads tiles by their paths; a partial one that is gone is cut off the full one that replaced it (tlog-tiles, "Partial Tiles"). */
export function readTileFrom(read: ReadPublished): ReadTile {
  return async (level, index, width) => {
    const partial = await read(tilePath({ level, index, width }));
    if (partial !== undefined) return partial;
    const full = width < TILE_WIDTH ? await read(tilePath({ level, index, width: TILE_WIDTH })) : undefined;
    if (full?.length !== TILE_WIDTH * HASH_BYTES) throw new LedgerError('bad_proof', `tile \`${level}/${index}\` is not published, although the checkpoint covers it; keep the checkpoint as evidence`);
    return full.subarray(0, width * HASH_BYTES);
  };
}
