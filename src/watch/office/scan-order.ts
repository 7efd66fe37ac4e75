// What is asked of a scan, and what the node gives one.
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import type { ScanRequest } from '../scan/scan.js';
import type { ToldCanary } from '../scan/told-canaries.store.js';
import type { ScanRow } from './scan-book.store.js';

export interface ScanOrder {
  /** Name of an evidence folder; absent: the node's own record. */
  readonly evidence?: string;
  /** `YYYY-MM-DD`, UTC, the last one included. */
  readonly fromDay?: string;
  readonly toDay?: string;
  readonly perThousand: number;
  /** `512MB`, `2GB`. */
  readonly memory: string;
  readonly timezone?: string;
}

export interface Limits {
  /** The most that one scan may ask for. */
  readonly memory: string;
}

/** In megabytes. */
export function sizeOf(memory: string): number {
  return Number.parseInt(memory, 10) * (memory.endsWith('GB') ? 1000 : 1);
}

/** Makes the folder that the scan writes into. The node keeps a processor for itself. */
export function requestOf(row: ScanRow, evidence: string, out: string, canaries: readonly ToldCanary[]): ScanRequest {
  mkdirSync(dirname(out), { recursive: true, mode: 0o700 });
  return {
    evidence, out, perThousand: row.perThousand, memory: row.memory, threads: Math.max(1, availableParallelism() - 1), seed: row.scanId, language: 'en', ...(canaries.length > 0 && { canaries }),
    ...(row.timezone !== null && { timezone: row.timezone }), ...(row.fromDay !== null && { fromDay: row.fromDay }), ...(row.toDay !== null && { toDay: row.toDay }),
  };
}
