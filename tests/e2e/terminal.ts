// The terminal as a person meets it: a command, what it wrote to each stream, and how it ended.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { vi } from 'vitest';
import { runTerminal } from '../../src/cli/index.js';
import { surroundings } from './node.js';

export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `custos …` against a folder. `env` is added to the surroundings; `input` is what is typed. */
export async function custos(dataFolder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Promise<Said> {
  const child = spawn(process.execPath, ['bin/custos.mjs', ...args], { env: surroundings(dataFolder, env), stdio: ['pipe', 'pipe', 'pipe'] });
  const code = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

/** The same command in this process, against a node that runs: for the many that end at once, where starting a process is most of the time. */
export async function custosHere(dataFolder: string, args: readonly string[]): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const before = process.env;
  process.env = surroundings(dataFolder);
  const spies = (['stdout', 'stderr'] as const).map((name) => vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
    said[name] += chunk.toString();
    return true;
  }));
  try {
    return { code: await runTerminal(args), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.env = before;
  }
}

/** The one JSON document that a command printed. Throws when it failed, or printed anything else. */
export function documentOf(said: Said): unknown {
  if (said.code !== 0 || said.stderr !== '') throw new Error(`the command ended with ${said.code}: ${said.stderr}`);
  return JSON.parse(said.stdout);
}
