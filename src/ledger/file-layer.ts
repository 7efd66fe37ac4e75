// Every touch of the disk by the writer goes through here, so that a test can make each of them fail.
import { closeSync, constants, fchmodSync, fdatasyncSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, statfsSync, writeSync } from 'node:fs';

/** Synchronous on purpose: the writer has its own thread, and must not wait for a thread-pool slot that password hashing holds. */
export interface FileLayer {
  /** Opens a file to append to, made with mode 0600 when it is not there. */
  openToAppend(path: string): number;
  /** May write less than all, as `write(2)` may. Returns the bytes written. */
  write(file: number, bytes: Uint8Array): number;
  datasync(file: number): void;
  truncate(file: number, length: number): void;
  close(file: number): void;
  makeFolder(path: string): void;
  /** Makes the names in a folder durable: a new file is lost in a crash until then. */
  syncFolder(path: string): void;
  rename(from: string, to: string): void;
  list(path: string): string[];
  readFile(path: string): Buffer;
  readAt(path: string, at: number, length: number): Buffer;
  /** Bytes that an ordinary user may still write. */
  freeBytes(path: string): number;
}

export const diskLayer: FileLayer = {
  openToAppend(path) {
    const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW, 0o600);
    fchmodSync(file, 0o600);
    return file;
  },
  write: (file, bytes) => writeSync(file, bytes),
  datasync: fdatasyncSync,
  truncate: ftruncateSync,
  close: closeSync,
  makeFolder: (path) => void mkdirSync(path, { recursive: true, mode: 0o700 }),
  syncFolder(path) {
    const folder = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
  rename: renameSync,
  list: (path) => readdirSync(path),
  readFile: (path) => readFileSync(path),
  readAt(path, at, length) {
    const file = openSync(path, constants.O_RDONLY);
    try {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    } finally {
      closeSync(file);
    }
  },
  freeBytes(path) {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  },
};

/** Writes all of `bytes`, in as many calls as it takes. */
export function writeAll(layer: FileLayer, file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += layer.write(file, bytes.subarray(from));
}

/** Puts a small file in place whole and durable: written aside, synced, renamed, its folder synced. */
export function writeWhole(layer: FileLayer, folder: string, name: string, text: string): void {
  const aside = `${folder}/${name}.new`;
  const file = layer.openToAppend(aside);
  try {
    layer.truncate(file, 0);
    writeAll(layer, file, Buffer.from(text));
    layer.datasync(file);
  } finally {
    layer.close(file);
  }
  layer.rename(aside, `${folder}/${name}`);
  layer.syncFolder(folder);
}
