// A file of the public folder as it lies there, and never another one: whoever can write into the folder gains nothing of the node's.
import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** 256 entries of the largest size that a bundle can express. */
const maxFileBytes = 256 * 65_537;
const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO', 'ENAMETOOLONG']);

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
