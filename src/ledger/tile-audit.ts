// The published tiles, bundles and addresses of a log, each compared with what its frames say: whoever changed a tile shows
// strangers another tree than the one that was signed.
import { readdir, readFile } from 'node:fs/promises';
import { encodeBundle, parseTilePath, TILE_WIDTH, widthAt } from './format/tile.js';
import { equalBytes } from './format/hash.js';
import type { LogAudit } from './log-audit.js';
import { ifThere } from './outside-heads.js';

const ADDRESS_BYTES = 16;

/** Adds `tile_differs` and `index_differs` problems to `log`. Tiles that a running writer has packed since the frames were read are passed over. */
export async function auditPublic(folder: string, log: LogAudit, publishedSize: bigint): Promise<void> {
  const root = `${folder}/public/${log.agencyId}`;
  const paths = new Set(await filesUnder(root, ''));
  for (const path of paths) if (path !== 'checkpoint' && !path.endsWith('.new')) await auditFile(root, path, log);
  const whole = new Set([...paths].map(wholeTileOf));
  for (const place of neededAt(publishedSize)) if (!whole.has(place)) log.report('tile_differs', `the full tile \`${place}\` is missing from what is published`);
  await auditAddresses(folder, log);
}

async function auditFile(root: string, path: string, log: LogAudit): Promise<void> {
  const place = parseTilePath(path);
  if (place === undefined) return log.report('tile_differs', `\`${path}\` is published and is not a tile`);
  const size = BigInt(log.tree.size);
  const { level, index, width } = 'tile' in place ? place.tile : { level: 0, ...place.bundle };
  if (widthAt(size, level, index) < width) return undefined;
  const bytes = await ifThere(readFile(`${root}/${path}`));
  if (bytes === undefined) return undefined;
  const first = Number(index) * TILE_WIDTH;
  const expected = 'tile' in place ? Buffer.concat(Array.from({ length: width }, (_, at) => log.tree.node(8 * level, first + at))) : encodeBundle(await log.entriesAt(first, width));
  if (!equalBytes(bytes, expected)) log.report('tile_differs', `\`${path}\` is not what the log holds`, BigInt(first) << BigInt(8 * level));
}

/** The full tiles that a published size needs; partial ones may have become full. */
function* neededAt(size: bigint): Generator<string> {
  for (let level = 0, count = size >> 8n; count > 0n; level += 1, count >>= 8n) {
    for (let index = 0n; index < count; index += 1n) yield `${level}/${index}`;
  }
}

function wholeTileOf(path: string): string | undefined {
  const place = parseTilePath(path);
  return place !== undefined && 'tile' in place && place.tile.width === TILE_WIDTH ? `${place.tile.level}/${place.tile.index}` : undefined;
}

async function filesUnder(root: string, path: string): Promise<string[]> {
  const entries = (await ifThere(readdir(`${root}/${path}`, { withFileTypes: true }))) ?? [];
  const files = await Promise.all(entries.map(async (entry) => {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, inner) : [inner];
  }));
  return files.flat();
}

/** Addresses are only a help for reading, but a wrong one would make an entry unreadable. */
async function auditAddresses(folder: string, log: LogAudit): Promise<void> {
  const bytes = await ifThere(readFile(`${folder}/index/${log.agencyId}`));
  if (bytes === undefined) return;
  const count = Math.min(Math.floor(bytes.length / ADDRESS_BYTES), log.tree.size);
  for (let index = 0; index < count; index += 1) {
    const from = index * ADDRESS_BYTES;
    const { segment, at, length } = log.addressOf(index);
    const isSame = bytes.readUInt32BE(from) === segment && bytes.readBigUInt64BE(from + 4) === BigInt(at) && bytes.readUInt32BE(from + 12) === length;
    if (!isSame) log.report('index_differs', 'the index points to another place than the entry\'s', BigInt(index));
  }
}
