// A report is drawn and set in a thread of its own: Typst takes a second in one piece, in which nobody else would be answered.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Language } from '../../figures/index.js';
import type { Evidence } from './evidence.js';
import type { MadeFile, Progress } from './make.js';

export interface ReportOrder {
  readonly evidence: Evidence;
  readonly language: Language;
}

export type ReportLine = { readonly progress: Progress } | { readonly files: readonly MadeFile[] };

/** How far it is, then the files. Ending the generator before its end ends the work. Throws what the thread threw. */
export async function* madeInThread(order: ReportOrder): AsyncGenerator<Progress, readonly MadeFile[]> {
  const worker = startThread(order);
  const lines: ReportLine[] = [];
  let fault: unknown;
  let isOver = false;
  let wake: () => void = () => undefined;
  worker.on('message', (line: ReportLine) => { lines.push(line); wake(); });
  worker.once('error', (thrown) => { fault = thrown; isOver = true; wake(); });
  worker.once('exit', () => { isOver = true; wake(); });
  try {
    for (;;) {
      const line = lines.shift();
      if (line !== undefined && 'files' in line) return line.files.map((file) => ({ ...file, bytes: new Uint8Array(file.bytes) }));
      if (line !== undefined) yield line.progress;
      else if (isOver) throw fault ?? new TypeError('the thread that makes reports ended before the report was made');
      else await new Promise<void>((resolve) => { wake = resolve; });
    }
  } finally {
    await worker.terminate();
  }
}

/** The compiled thread where there is one beside this file, else the TypeScript source. */
function startThread(workerData: ReportOrder): Worker {
  const compiled = new URL('./make.worker.js', import.meta.url);
  if (existsSync(compiled)) return new Worker(compiled, { workerData });
  const hooks = new URL('../../ledger/source-hooks.mjs', import.meta.url);
  return new Worker(new URL('./make.worker.ts', import.meta.url), { workerData, execArgv: ['--import', hooks.href] });
}
