// Whether a log only grew since this browser last looked: the old root is put together again from the new tree's own hashes.
// This is what finds a log that was rewritten and then grew past what was seen before (promise G2).
import { type Bytes, fromBase64, isSame, toBase64 } from './bytes.js';
import { type Memory, readMemory, type Seen } from './memory.js';
import type { PublishedTree } from './published-tree.js';

/** The last checkpoint whose extension was checked here, and when. */
export interface Kept extends Seen {
  readonly atMs: number;
}

/**
 * `first`: nothing was kept. `extends`: the kept tree stands unchanged inside the new one. `rewritten`: it does not.
 * `shrunk`: the log is smaller than it was. `rekeyed`: another key signs for it.
 */
export type Extension =
  | { readonly kind: 'first' }
  | { readonly kind: 'extends' | 'shrunk' | 'rekeyed'; readonly from: Kept }
  | { readonly kind: 'rewritten'; readonly from: Kept; readonly rootNow: Bytes };

const place = 'custos.kept';

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'key' in value && 'size' in value && 'root' in value && 'atMs' in value && typeof value.atMs === 'number';
}

function readAll(store: Pick<Storage, 'getItem'>): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(store.getItem(place) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {}; // a damaged memory counts as none: it can only fail to warn
  }
}

export function readKept(store: Pick<Storage, 'getItem'>, origin: string): Kept | undefined {
  const kept = readAll(store)[origin];
  return isKept(kept) ? kept : undefined;
}

/** The largest of each log that this browser saw, in a checkpoint or with an answer. */
export function everSeen(store: Pick<Storage, 'getItem'>): Memory {
  const seen = readMemory(store);
  const kept = Object.entries(readAll(store)).filter((pair): pair is [string, Kept] => isKept(pair[1]));
  return { ...seen, ...Object.fromEntries(kept.filter(([origin, one]) => Number(one.size) > Number(seen[origin]?.size ?? -1))) };
}

export function keep(store: Pick<Storage, 'getItem' | 'setItem'>, origin: string, kept: Kept): void {
  store.setItem(place, JSON.stringify({ ...readAll(store), [origin]: kept }));
}

export function dropKept(store: Pick<Storage, 'getItem' | 'setItem'>, origin: string): void {
  store.setItem(place, JSON.stringify(Object.fromEntries(Object.entries(readAll(store)).filter(([one]) => one !== origin))));
}

/** Compares a tree, whose checkpoint `key` signed, with what was kept. Rejects `TileFault` when its tiles do not come or do not hold. */
export async function checkExtension(from: Kept | undefined, tree: PublishedTree, key: string): Promise<Extension> {
  if (from === undefined) return { kind: 'first' };
  if (from.key !== key) return { kind: 'rekeyed', from };
  const size = Number(from.size);
  if (!(size <= tree.size)) return { kind: 'shrunk', from };
  if (size < 1) return { kind: 'extends', from };
  const rootNow = await tree.rootAt(size);
  const rootThen = fromBase64(from.root);
  return rootThen !== undefined && isSame(rootNow, rootThen) ? { kind: 'extends', from } : { kind: 'rewritten', from, rootNow };
}

export function keptOf(tree: PublishedTree, key: string, atMs: number): Kept {
  return { key, size: String(tree.size), root: toBase64(tree.root), atMs };
}

/** The perfect subtrees that a tree of `size` consists of, the largest first: what the old root is put together from. */
export function subtreesOf(size: number): readonly number[] {
  const sizes: number[] = [];
  for (let rest = size; rest > 0; rest -= sizes.at(-1) ?? rest) sizes.push(2 ** Math.floor(Math.log2(rest)));
  return sizes;
}
