// What this browser saw of each log, so that a log which forks, shrinks or changes its key is noticed (promise G2).
import type { LedgerReceipt } from '../../src/http/contract.js';
import { type Outcome, readDecimal } from './receipt.js';

/** The largest checkpoint whose proof held, and the key that signed it. */
export interface Seen {
  readonly key: string;
  readonly size: string;
  readonly root: string;
}
/** By origin. */
export type Memory = Readonly<Record<string, Seen>>;

const place = 'custos.seen';

function isSeen(value: unknown): value is Seen {
  return typeof value === 'object' && value !== null && 'key' in value && 'size' in value && 'root' in value;
}

/** What the browser remembers. A damaged memory counts as none: it can then only fail to warn, never accuse falsely. */
export function readMemory(store: Pick<Storage, 'getItem'>): Memory {
  try {
    const parsed: unknown = JSON.parse(store.getItem(place) ?? '{}');
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter((pair): pair is [string, Seen] => isSeen(pair[1])));
  } catch {
    return {};
  }
}

export function writeMemory(store: Pick<Storage, 'setItem'>, memory: Memory): void {
  store.setItem(place, JSON.stringify(memory));
}

/**
 * Compares a receipt with what was known *before its question was asked*: answers may overtake each other,
 * so only a size below that one is a roll-back.
 */
export function compareWith(before: Memory, receipt: LedgerReceipt, key: string): Outcome {
  const seen = before[receipt.origin];
  if (seen === undefined) return 'holds';
  const [size, seenSize] = [readDecimal(receipt.size), readDecimal(seen.size)];
  if (seen.key !== key || size === undefined || seenSize === undefined || size < seenSize) return 'fails';
  return size === seenSize && seen.root !== receipt.root ? 'fails' : 'holds';
}

/** The memory after a receipt whose every check held. */
export function remember(memory: Memory, receipt: LedgerReceipt, key: string): Memory {
  const seen = memory[receipt.origin];
  if (seen !== undefined && (readDecimal(seen.size) ?? 0n) >= (readDecimal(receipt.size) ?? 0n)) return memory;
  return { ...memory, [receipt.origin]: { key, size: receipt.size, root: receipt.root } };
}

export function forget(memory: Memory, origin: string): Memory {
  return Object.fromEntries(Object.entries(memory).filter(([one]) => one !== origin));
}
