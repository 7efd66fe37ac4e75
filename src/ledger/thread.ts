// The writer runs in a thread of its own: a sync that takes long must not hold up those who only read.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ThreadOptions } from './protocol.js';

/** Starts the compiled thread where there is one beside this file, else the TypeScript source through `source-hooks.mjs`. */
export function startWriterThread(workerData: ThreadOptions, compiled = new URL('./writer.worker.js', import.meta.url)): Worker {
  if (existsSync(compiled)) return new Worker(compiled, { workerData });
  const hooks = new URL('./source-hooks.mjs', import.meta.url);
  return new Worker(new URL('./writer.worker.ts', import.meta.url), { workerData, execArgv: ['--import', hooks.href] });
}
