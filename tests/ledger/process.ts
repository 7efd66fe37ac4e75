// Runs `custos …` in a process of its own, for tests that kill it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { custosProgram } from '../support/custos-program.js';

export function startCustos(...args: string[]): ChildProcess {
  return spawn(process.execPath, [...custosProgram, '--', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Resolves to the lines of stdout up to and with the first that matches. Rejects when the process ends before. */
export async function linesUntil(child: ChildProcess, last: RegExp): Promise<string[]> {
  const lines: string[] = [];
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (last.test(line)) return lines;
  }
  throw new Error(`ended with \`${child.exitCode}\` after: ${lines.join('\n')}`);
}

export function ended(child: ChildProcess): Promise<number | null> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', resolve));
}
