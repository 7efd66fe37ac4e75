// The published tiles, bundles and addresses of a log, each compared with what its frames say: whoever changed a tile shows
// strangers another tree than the one that was signed.
import { readdir, readFile } from 'node:fs/promises';
import { bundlePath, bundlesBetween, encodeBundle, parseTilePath, TILE_WIDTH, tilePath, tilesBetween, widthAt } from './format/tile.js';
import { equalBytes } from './format/hash.js';
import type { LogAudit } from './log-audit.js';
import { ifThere } from './outside-heads.js';

const ADDRESS_BYTES = 16;

/** Adds `tile_differs`, `index_differs` and `rolled_back` problems to `log`; `before`: the paths that were there before the frames were read. Tiles that a running writer has packed since the frames were read are passed over. */
export async function auditPublic(folder: string, log: LogAudit, publishedSize: bigint, before: readonly string[]): Promise<void> {
  const root = `${folder}/public/${log.agencyId}`;
  const paths = new Set(await filesUnder(root, ''));
  for (const path of before) auditWidth(path, log);
  for (const path of paths) if (path !== 'checkpoint' && !path.endsWith('.new')) await auditFile(root, path, log);
  for (const place of neededAt(publishedSize)) {
    if (!place.some((path) => paths.has(path))) log.report('tile_differs', `\`${place[0] ?? ''}\` is missing from what is published`);
  }
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

/** A tile that was there before the frames were read, and is wider than the log: the frames behind it were cut away. */
function auditWidth(path: string, log: LogAudit): void {
  const place = parseTilePath(path);
  if (place === undefined) return;
  const { level, index, width } = 'tile' in place ? place.tile : { level: 0, ...place.bundle };
  if (widthAt(BigInt(log.tree.size), level, index) < width) log.report('rolled_back', `\`${path}\` was published and holds more than the log on disk`);
}

/** What a published size needs, each as the paths of which one must be there: the partial file, or the full one that came after it. */
function* neededAt(size: bigint): Generator<string[]> {
  for (const tile of tilesBetween(0n, size)) yield wide(tile).map(tilePath);
  for (const bundle of bundlesBetween(0n, size)) yield wide(bundle).map(bundlePath);
}

function wide<T extends { readonly width: number }>(place: T): T[] {
  return place.width === TILE_WIDTH ? [place] : [place, { ...place, width: TILE_WIDTH }];
}

export async function filesUnder(root: string, path: string): Promise<string[]> {
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
