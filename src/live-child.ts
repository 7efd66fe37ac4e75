// Starts the process in which the live examiner of one agency makes its passes, when the first is due; one that ended is started again with the next.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { passesBy, type StartPasses, type WorkEnd } from './watch/live/index.js';

/** After it was told to stop, it has this long to leave. */
const LEAVE_MS = 10_000;

const stopped: WorkEnd = { pass: { kind: 'stopped' }, arrivals: { kind: 'stopped' } };
const failed = { kind: 'failed', en: 'the process of the live examiner ended in the middle of a pass, perhaps for want of memory; it begins anew', fr: 'le processus de l’examen continu s’est arrêté au milieu d’un passage, peut-être faute de mémoire ; il recommence' } as const;
const died: WorkEnd = { pass: failed, arrivals: failed };

export const passesInChild: StartPasses = (pace) => {
  let child: ChildProcess | undefined;
  let isStopped = false;
  let answer: ((end: WorkEnd) => void) | undefined;
  const say = (end: WorkEnd): void => {
    answer?.(end);
    answer = undefined;
  };
  const begin = (): ChildProcess => {
    const begun = spawn(process.execPath, [fileURLToPath(new URL('../bin/custos.mjs', import.meta.url)), 'watch-live', pace ?? 'prompt'], { stdio: ['pipe', 'pipe', 'inherit'] });
    // Writing to a child that has just died is not news: its end is.
    begun.stdin.on('error', () => undefined);
    createInterface({ input: begun.stdout }).on('line', (text) => { const end = readEnd(text); if (end !== undefined) say(end); });
    const over = (): void => {
      if (child === begun) child = undefined;
      say(isStopped ? stopped : died);
    };
    begun.once('error', over);
    begun.once('close', over);
    return begun;
  };
  return passesBy((request) => new Promise((resolve) => {
    if (isStopped) return resolve(stopped);
    answer = resolve;
    child ??= begin();
    child.stdin?.write(`${JSON.stringify(request)}\n`);
  }), () => {
    isStopped = true;
    const leaving = child;
    leaving?.stdin?.end();
    const timer = setTimeout(() => leaving?.kill('SIGKILL'), LEAVE_MS);
    leaving?.once('close', () => clearTimeout(timer));
    if (leaving === undefined) clearTimeout(timer);
  });
};

function readEnd(text: string): WorkEnd | undefined {
  try {
    return (JSON.parse(text) as { readonly end?: WorkEnd }).end;
  } catch {
    // DuckDB may say something of its own.
    return undefined;
  }
}
