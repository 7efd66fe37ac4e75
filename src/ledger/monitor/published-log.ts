// A log as its address serves it: `checkpoint` and tiles at the standard paths (C2SP tlog-tiles).
import { LedgerError } from '../errors.js';
import type { ReadTile } from '../format/tile-proof.js';
import { TILE_WIDTH, tilePath } from '../format/tile.js';
import { HASH_BYTES } from '../format/hash.js';
import { askWeb, under } from '../witness/web-request.js';

const MAX_NOTE_BYTES = 1_000_000;
const MAX_TILE_BYTES = TILE_WIDTH * HASH_BYTES;

/** The text of a signed checkpoint; undefined when the address has none. Rejects `unavailable`. */
export async function fetchNote(url: string, path: string, timeoutMs: number): Promise<string | undefined> {
  const { status, bytes } = await askWeb(under(url, path), { timeoutMs, maxBytes: MAX_NOTE_BYTES });
  if (status === 404) return undefined;
  if (status !== 200) throw new LedgerError('unavailable', `\`${url}\` answers with status \`${status}\`; look at its server`);
  return Buffer.from(bytes).toString('utf8');
}

/** Reads tiles from an address; a partial tile that is gone is cut off the full one, as the specification allows. Rejects `unavailable`. */
export function tilesAt(url: string, timeoutMs: number): ReadTile {
  return async (level, index, width) => {
    const partial = await askWeb(under(url, tilePath({ level, index, width })), { timeoutMs, maxBytes: MAX_TILE_BYTES });
    if (partial.status === 200) return partial.bytes;
    const full = await askWeb(under(url, tilePath({ level, index, width: TILE_WIDTH })), { timeoutMs, maxBytes: MAX_TILE_BYTES });
    if (full.status === 200) return full.bytes.subarray(0, width * HASH_BYTES);
    throw new LedgerError('unavailable', `\`${url}\` does not serve tile \`${level}/${index}\` of its own checkpoint; look at its server`);
  };
}
