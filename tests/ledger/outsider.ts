// `tools/verify.mjs` as an outsider runs it: its own process, a policy file, and folders that tests may spoil.
import { execFile } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { entriesOf, freshFolder, keptFolder, policyText, publish } from './public-folder.js';

export interface Outcome {
  readonly exit: number;
  readonly error?: string;
  readonly size?: number;
  readonly entries?: number;
  readonly tiles?: number;
  readonly witnesses?: readonly { readonly name: string }[];
  readonly unchecked?: readonly string[];
  readonly seen?: number;
}

export const verifier = join(process.cwd(), 'tools/verify.mjs');
export const SIZE = 600;
export const sound = entriesOf(SIZE);
export const policy = join(keptFolder(), 'policy');
writeFileSync(policy, policyText);
/** A sound log of `SIZE` entries that grew in four steps: copied, never changed. */
export const model = keptFolder();
publish(model, sound, { olderSizes: [3, 300, 512] });

export function copyOfModel(): string {
  const folder = freshFolder();
  cpSync(model, folder, { recursive: true });
  return folder;
}

export function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [verifier, ...args], { maxBuffer: 2 ** 24 }, (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }));
  });
}

/** The outcome of each source (or of the one proof); the exit code and `ok` must tell the same story. */
export async function outcomes(...args: string[]): Promise<Outcome[]> {
  const { code, stdout, stderr } = await run('--policy', policy, '--json', ...args);
  expect(stderr).toBe('');
  const answer = JSON.parse(stdout) as { ok: boolean; exit: number; outcomes: Outcome[] };
  expect(answer).toMatchObject({ ok: code === 0, exit: code });
  return answer.outcomes;
}

export async function outcome(...args: string[]): Promise<Outcome> {
  const [one] = await outcomes(...args);
  return one ?? { exit: -1 };
}

export const wrong = (words: RegExp) => ({ exit: 1, error: expect.stringMatching(words) as string });
