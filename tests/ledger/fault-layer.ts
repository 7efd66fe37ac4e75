// One fault in one touch of the disk: the nth call of an operation fails, fails although it was done, is done in part, meets a
// full disk, or is the last that the process does.
import type { FileLayer } from '../../src/ledger/file-layer.js';

export const operations = [
  'openToAppend', 'openToWrite', 'write', 'writeAt', 'datasync', 'datasyncLater', 'truncate', 'close', 'makeFolder', 'syncFolder', 'rename', 'remove', 'removeFolder',
  'exists', 'list', 'readFile', 'readAt', 'freeBytes',
] as const satisfies readonly (keyof FileLayer)[];

export type Operation = (typeof operations)[number];

export const modes = ['fails', 'fails but persisted', 'short write', 'short write, then fails', 'no space', 'crash after'] as const;

export type Mode = (typeof modes)[number];

const writes: readonly Operation[] = ['write', 'writeAt'];
const reads: readonly Operation[] = ['exists', 'list', 'readFile', 'readAt', 'freeBytes'];
const grows: readonly Operation[] = ['openToAppend', 'openToWrite', 'write', 'writeAt', 'datasync', 'datasyncLater', 'makeFolder', 'rename'];

export function isRead(operation: Operation): boolean {
  return reads.includes(operation);
}

/** Whether a disk can fail in this way: only a write is short, and what only reads leaves nothing behind. */
export function canFail(operation: Operation, mode: Mode): boolean {
  if (mode === 'fails') return true;
  if (mode === 'short write' || mode === 'short write, then fails') return writes.includes(operation);
  if (mode === 'no space') return grows.includes(operation);
  return !isRead(operation);
}

export interface Fault {
  readonly operation: Operation;
  readonly mode: Mode;
  readonly nth: number;
}

function injected(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

export class FaultLayer {
  /** How often each operation was asked for. */
  readonly calls = new Map<Operation, number>();
  /** The fault has been met. */
  isMet = false;
  private isDead = false;
  readonly layer: FileLayer;

  constructor(
    private readonly disk: FileLayer,
    private readonly fault?: Fault,
  ) {
    const watched = operations.map((operation) => [operation, (...args: unknown[]): unknown => this.call(operation, args)] as const);
    this.layer = { ...disk, ...Object.fromEntries(watched) };
  }

  private call(operation: Operation, args: unknown[]): unknown {
    const isLater = operation === 'datasyncLater';
    try {
      return this.pass(operation, args);
    } catch (fault) {
      if (isLater) return Promise.reject(fault);
      throw fault;
    }
  }

  private pass(operation: Operation, args: unknown[]): unknown {
    if (this.isDead) throw injected('EDEAD');
    const nth = this.calls.get(operation) ?? 0;
    this.calls.set(operation, nth + 1);
    if (this.fault?.operation !== operation || this.fault.nth !== nth) return this.done(operation, args);
    this.isMet = true;
    return this.meet(operation, args, this.fault.mode);
  }

  private done(operation: Operation, args: unknown[]): unknown {
    const result: unknown = Reflect.apply(this.disk[operation], this.disk, args);
    return result;
  }

  private meet(operation: Operation, args: unknown[], mode: Mode): unknown {
    if (mode === 'fails') throw injected('EIO');
    if (mode === 'no space') throw injected('ENOSPC');
    if (mode === 'short write') return this.done(operation, halved(args));
    const result = this.done(operation, mode === 'short write, then fails' ? halved(args) : args);
    this.isDead = mode === 'crash after';
    // What was opened must be closed by someone: nobody was told of it.
    if (operation === 'openToAppend' || operation === 'openToWrite') this.disk.close(result as number);
    if (result instanceof Promise) return result.then(() => Promise.reject(injected('EIO')));
    throw injected('EIO');
  }
}

/** The arguments of a write with the first half of its bytes. */
function halved([file, bytes, ...rest]: unknown[]): unknown[] {
  const whole = bytes as Uint8Array;
  return [file, whole.subarray(0, Math.max(1, whole.length >> 1)), ...rest];
}
