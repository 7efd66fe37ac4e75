// `custos ledger-signer` as a child of a test, in a place of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { custosProgram } from '../support/custos-program.js';

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
  const child = spawn(process.execPath, [...custosProgram, 'ledger-signer', '--data', place.data, '--socket', place.socket, ...more], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

export async function endSigner(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
