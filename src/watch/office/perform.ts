// Runs one scan to its end and leaves what readers are shown of it. Loads DuckDB: only where a scan runs.
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../kernel/index.js';
import { scan, type ScanRequest } from '../scan/scan.js';
import type { JobEnd, ScanProgress } from './scan-progress.js';
import { type ScanIndex, scanFiles } from './scan-files.js';

/** Throws what `scan` throws. */
export async function perform(request: ScanRequest, onProgress: (progress: ScanProgress) => void, { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal }): Promise<JobEnd> {
  let at = { step: '', index: 0, count: 1 };
  const { page, coverage } = await scan({ ...request, forPage: true }, {
    clock, signal,
    listener: {
      begin: (step, index, count) => {
        at = { step, index, count };
        onProgress({ ...at, share: (index - 1) / count });
      },
      progress: (share) => onProgress({ ...at, share: (at.index - 1 + share) / at.count }),
      end: () => onProgress({ ...at, share: at.index / at.count }),
    },
  });
  if (page === undefined) throw new TypeError('a scan for a page came without one');
  const { told, pictures, prompts, lookback, ...about } = page;
  const index: ScanIndex = {
    ...about, lookUps: coverage.explained.accesses, shareExplained: coverage.explained.share_explained, quarantined: coverage.tables.reduce((sum, one) => sum + one.quarantined, 0),
    alerts: told.en.alerts.map(({ alert_id, kind }) => ({ id: alert_id, kind })), prompts: prompts.map((one) => one.prompt_id),
  };
  const files = scanFiles(request.out);
  write(files.result, { told, pictures, prompts, lookback });
  write(files.index, index);
  // A copy of the whole evidence lies there; nothing reads it any more.
  rmSync(join(request.out, '.custos-scan'), { recursive: true, force: true });
  return { kind: 'done' };
}

function write(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}
