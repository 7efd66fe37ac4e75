// Starts a scan in a child of the node. The child has no key, no database and no socket: it reads one folder and writes into another.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type JobEnd, notBegun, type ScanProgress, type StartScan } from './watch/office/index.js';

/** After it was told to stop, it has this long to leave. */
const LEAVE_MS = 10_000;

interface Line {
  readonly progress?: ScanProgress;
  readonly end?: JobEnd;
}

export const scanInChild: StartScan = (request) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../bin/custos.mjs', import.meta.url)), 'watch-run', '--child'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let progress = notBegun;
  let end: JobEnd | undefined;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  // Writing to a child that has just died is not news: its end is.
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(request)}\n`);
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = readLine(text);
    if (line.progress !== undefined) progress = line.progress;
    if (line.end !== undefined) end = line.end;
  });
  const ended = new Promise<JobEnd>((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      resolve(end ?? (isStopped ? { kind: 'stopped' } : { kind: 'failed', en: 'the scan’s process ended before it was done, perhaps for want of memory; carry it on with less, or ask whoever runs the node', fr: 'le processus de l’examen s’est arrêté avant la fin, peut-être faute de mémoire ; reprenez-le, ou adressez-vous à qui exploite le nœud' }));
    };
    child.once('error', over);
    child.once('close', over);
  });
  const stop = (): void => {
    isStopped = true;
    child.stdin.end();
    timer ??= setTimeout(() => child.kill('SIGKILL'), LEAVE_MS);
  };
  return { get progress() { return progress; }, ended, stop };
};

function readLine(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    // DuckDB may say something of its own.
    return {};
  }
}
