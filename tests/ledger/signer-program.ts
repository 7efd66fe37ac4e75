// The whole program from its sources, as a child of a test: the same words on the command line, no build.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href;

/** What `process.execPath` is given before the words of the command. */
export const program: readonly string[] = [
  '--import', source('ledger/source-hooks.mjs'), '--input-type=module', '-e',
  `const { main } = await import(${JSON.stringify(source('main.ts'))}); process.exitCode = await main(process.argv.slice(1));`,
];

export interface SignerPlace {
  readonly folder: string;
  readonly data: string;
  readonly socket: string;
}

export function signerPlace(): SignerPlace {
  const folder = mkdtempSync(join(tmpdir(), 'custos-signing-'));
  return { folder, data: `${folder}/signer`, socket: `${folder}/signer.sock` };
}

/** `custos ledger-signer`, ready to be asked. */
export async function startSigner(place: SignerPlace, ...more: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...program, 'ledger-signer', '--data', place.data, '--socket', place.socket, ...more], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

export async function endSigner(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
