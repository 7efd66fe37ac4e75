// Where a scan's files lie: in the node's data folder, under the agency whose scan it is, for the node's own user alone.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageRecords } from '../output/page-records.js';

/** What a list of scans needs of one: figures, and whom each alert concerns. */
export interface ScanIndex extends Pick<PageRecords, 'concerns' | 'below' | 'people' | 'units' | 'sexes'> {
  readonly lookUps: number;
  readonly shareExplained: number | null;
  readonly quarantined: number;
  readonly alerts: readonly { readonly id: string; readonly kind: 'lead' | 'audit' }[];
  readonly prompts: readonly string[];
}

export type ScanResult = Pick<PageRecords, 'told' | 'pictures' | 'prompts' | 'lookback'>;

/** `out` is where the scan writes; what is shown lies beside it. */
export function scanFiles(out: string): { readonly index: string; readonly result: string } {
  return { index: join(out, '..', 'index.json'), result: join(out, '..', 'result.json') };
}

/** Both undefined where whoever runs the node has removed it. */
export function readIndex(out: string): ScanIndex | undefined {
  const { index } = scanFiles(out);
  return existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as ScanIndex) : undefined;
}

export function readResult(out: string): ScanResult | undefined {
  const { result } = scanFiles(out);
  return existsSync(result) ? ({ lookback: [], ...(JSON.parse(readFileSync(result, 'utf8')) as Partial<ScanResult>) } as ScanResult) : undefined;
}
