// What a log shows to everyone: tiles, entry bundles and a checkpoint at the standard paths of C2SP tlog-tiles, as plain files
// that any static file server can serve. They hold commitments and hashes, never content. All of it can be made again.
import { LedgerError } from './errors.js';
import { type FileLayer, putFile } from './file-layer.js';
import { bundlePath, encodeBundle, type Tile, TILE_WIDTH, tilePath } from './format/tile.js';
import type { TiledTree } from './tiled-tree.js';

/** A head with its signature. */
export interface SignedSize {
  /** 0 before the first. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Signed note text; empty before the first. */
  readonly note: string;
}

/** What of a log is needed to pack it. */
export interface Packable {
  readonly tree: TiledTree;
  /** The first `width` entries of a bundle. */
  bundle(number: number, width: number): Uint8Array[];
  /** Told when all bundles below `number` are on disk. */
  bundled(number: number): void;
}

export class PublicFolder {
  /** Entries whose full tiles and bundles are on disk. */
  packed = 0;
  /** The checkpoint that the folder shows. */
  size = 0;
  note = '';
  /** Files written since they were last made durable. */
  readonly dirty = new Set<string>();
  private readonly folders = new Set<string>();

  constructor(
    private readonly layer: FileLayer,
    readonly path: string,
  ) {}

  /** A full tile. Throws `damaged` when it cannot be read. */
  readTile(level: number, number: number): Uint8Array {
    try {
      return this.layer.readFile(`${this.path}/${tilePath(tileAt(level, number))}`);
    } catch (cause) {
      throw new LedgerError('damaged', `tile \`${level}/${number}\` cannot be read; delete the file \`frontier\` of the ledger and start again, and it is made anew`, { cause });
    }
  }

  /** Writes the full tiles and bundles of the first `size` entries that are not there yet. */
  pack(log: Packable, size: number): void {
    for (let level = 0; level < log.tree.levels(size); level += 1) {
      const span = TILE_WIDTH ** (level + 1);
      for (let number = Math.floor(this.packed / span); number < Math.floor(size / span); number += 1) {
        const tile = tileAt(level, number);
        this.put(tilePath(tile), log.tree.tile(level, number));
        log.tree.stored(level, number);
        if (level === 0) this.put(bundlePath(tile), encodeBundle(log.bundle(number, TILE_WIDTH)));
        this.dropPartials(level === 0 ? [tilePath(tile), bundlePath(tile)] : [tilePath(tile)]);
      }
    }
    log.bundled(Math.floor(size / TILE_WIDTH));
    this.packed = size;
  }

  /** Shows `head`: its partial tiles first, its checkpoint last. What it needs in full must have been packed. */
  publish(log: Packable, head: SignedSize): void {
    for (const { level, number, width } of this.partials(head.size)) {
      // A full tile stands for its partial ones.
      if (number < Math.floor(this.packed / TILE_WIDTH ** (level + 1))) continue;
      const tile = tileAt(level, number, width);
      this.put(tilePath(tile), log.tree.tile(level, number, width));
      if (level === 0) this.put(bundlePath(tile), encodeBundle(log.bundle(number, width)));
    }
    this.put('checkpoint', Buffer.from(head.note));
    this.size = head.size;
    this.note = head.note;
  }

  private partials(size: number): Partial[] {
    const partials: Partial[] = [];
    for (let [level, rest] = [0, size]; rest > 0; [level, rest] = [level + 1, Math.floor(rest / TILE_WIDTH)]) {
      const [number, width] = [Math.floor(rest / TILE_WIDTH), rest % TILE_WIDTH];
      if (width > 0) partials.push({ level, number, width });
    }
    return partials;
  }

  /** Partial tiles are served until the full one is there (tlog-tiles, "Partial tiles"): whoever read an older checkpoint may still want them. */
  private dropPartials(paths: readonly string[]): void {
    for (const path of paths) {
      const folder = `${this.path}/${path}.p`;
      this.folders.delete(folder);
      if (!this.layer.exists(folder)) continue;
      this.layer.removeFolder(folder);
      for (const file of this.dirty) if (file.startsWith(`${folder}/`)) this.dirty.delete(file);
    }
  }

  private put(path: string, bytes: Uint8Array): void {
    const whole = `${this.path}/${path}`;
    const folder = whole.slice(0, whole.lastIndexOf('/'));
    if (!this.folders.has(folder)) this.layer.makeFolder(folder);
    this.folders.add(folder);
    putFile(this.layer, whole, bytes);
    this.dirty.add(whole);
  }
}

/** A tile that is still filling at some size. */
interface Partial {
  readonly level: number;
  readonly number: number;
  readonly width: number;
}

function tileAt(level: number, number: number, width = TILE_WIDTH): Tile {
  return { level, index: BigInt(number), width };
}
