// A file of the public folder as it lies there, and never another one: whoever can write into the folder gains nothing of the node's.
import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** An agency id as the ledger accepts it: never empty, never a path. */
const agencyForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** C2SP tlog-tiles, "Merkle Tree" and "Log entries". */
const tileForm = /^tile\/(?:entries|[0-9]|[1-5][0-9]|6[0-3])\/(?!x000)(?:x[0-9]{3}\/){0,6}[0-9]{3}(?:\.p\/(?:[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?$/;
/** 256 entries of the largest size that a bundle can express. */
const maxFileBytes = 256 * 65_537;
const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO', 'ENAMETOOLONG']);

/** Whether a path is one that every tiled log has; nothing else in the folder is anybody's business. */
export function isPublishedPath(agency: string, path: string): boolean {
  return agencyForm.test(agency) && (path === 'checkpoint' || tileForm.test(path));
}

/**
 * The bytes of the regular file at `path` below `folder`, or undefined when there is none. No symbolic link is followed below
 * `folder`: it could show another file of the node to everyone. `path` is one that the caller has checked.
 */
export async function readPublished(folder: string, path: string): Promise<Buffer | undefined> {
  let file: FileHandle | undefined;
  try {
    const real = join(await realpath(folder), path);
    if ((await realpath(real)) !== real) return undefined;
    file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const facts = await file.stat();
    return facts.isFile() && facts.size <= maxFileBytes ? await file.readFile() : undefined;
  } catch (fault) {
    if (absent.has((fault as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw fault;
  } finally {
    await file?.close();
  }
}
