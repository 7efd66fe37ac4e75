// Every touch of the disk by the writer goes through here, so that a test can make each of them fail.
import {
  closeSync, constants, existsSync, fchmodSync, fdatasync, fdatasyncSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync,
  rmSync, statfsSync, writeSync,
} from 'node:fs';
import { LedgerError, reasonOf } from './errors.js';

/** Synchronous but for the sync that batches wait for: the writer has its own thread, and goes on hashing while the disk works. */
export interface FileLayer {
  /** Opens a file to append to, made with mode 0600 when it is not there. */
  openToAppend(path: string): number;
  /** May write less than all, as `write(2)` may. Returns the bytes written. */
  write(file: number, bytes: Uint8Array): number;
  datasync(file: number): void;
  /** Opens a file to write at any place, made with mode 0600 when it is not there. */
  openToWrite(path: string): number;
  /** May write less than all. Returns the bytes written. */
  writeAt(file: number, bytes: Uint8Array, at: number): number;
  /** Like `datasync`, without holding up the thread. */
  datasyncLater(file: number): Promise<void>;
  truncate(file: number, length: number): void;
  close(file: number): void;
  makeFolder(path: string): void;
  /** Makes the names in a folder durable: a new file is lost in a crash until then. */
  syncFolder(path: string): void;
  rename(from: string, to: string): void;
  /** Nothing happens when it is not there. */
  remove(path: string): void;
  /** With all that is in it. */
  removeFolder(path: string): void;
  exists(path: string): boolean;
  list(path: string): string[];
  readFile(path: string): Buffer;
  readAt(path: string, at: number, length: number): Buffer;
  /** Bytes that an ordinary user may still write. */
  freeBytes(path: string): number;
}

export const diskLayer: FileLayer = {
  openToAppend: (path) => openPrivate(path, constants.O_APPEND),
  openToWrite: (path) => openPrivate(path, 0),
  writeAt: (file, bytes, at) => writeSync(file, bytes, 0, bytes.length, at),
  datasyncLater: (file) =>
    new Promise((resolve, reject) => {
      fdatasync(file, (fault) => (fault === null ? resolve() : reject(fault)));
    }),
  remove: (path) => rmSync(path, { force: true }),
  removeFolder: (path) => rmSync(path, { recursive: true, force: true }),
  exists: existsSync,
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

function openPrivate(path: string, flags: number): number {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW | flags, 0o600);
  fchmodSync(file, 0o600);
  return file;
}

/** The disk said that it has no room: what was asked has not been done, and may be once there is. */
export function isFullDisk(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'ENOSPC' || fault.code === 'EDQUOT');
}

/** Refused for want of room; goes on by itself when there is some. */
export function noSpace(cause?: unknown): LedgerError {
  const message = 'the disk of the ledger is nearly full, so nothing is recorded and nothing is answered; free some space';
  return new LedgerError('no_space', cause === undefined ? message : `${message} (${reasonOf(cause)})`, { cause });
}

/** For what is written aside or can be written again: a full disk is a refusal there (`no_space`), any other fault stays what it is. */
export function orNoSpace(write: () => void): void {
  try {
    write();
  } catch (fault) {
    throw isFullDisk(fault) ? noSpace(fault) : fault;
  }
}

/** Writes all of `bytes` at `at`, in as many calls as it takes. */
export function writeAllAt(layer: FileLayer, file: number, bytes: Uint8Array, at: number): void {
  for (let from = 0; from < bytes.length; ) from += layer.writeAt(file, bytes.subarray(from), at + from);
}

/** Puts a file in place whole, but not yet durable: what is published can be made again from the segments. */
export function putFile(layer: FileLayer, path: string, bytes: Uint8Array): void {
  const aside = `${path}.new`;
  const file = layer.openToWrite(aside);
  try {
    layer.truncate(file, 0);
    writeAllAt(layer, file, bytes, 0);
  } finally {
    layer.close(file);
  }
  layer.rename(aside, path);
}

/** Writes all of `bytes`, in as many calls as it takes. */
export function writeAll(layer: FileLayer, file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += layer.write(file, bytes.subarray(from));
}

/** Puts a small file in place whole and durable: written aside, synced, renamed, its folder synced. */
export function writeWhole(layer: FileLayer, folder: string, name: string, content: string | Uint8Array): void {
  const aside = `${folder}/${name}.new`;
  const file = layer.openToAppend(aside);
  try {
    layer.truncate(file, 0);
    writeAll(layer, file, Buffer.from(content));
    layer.datasync(file);
  } finally {
    layer.close(file);
  }
  layer.rename(aside, `${folder}/${name}`);
  layer.syncFolder(folder);
}
