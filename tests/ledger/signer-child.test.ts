// Promise: the process that holds the keys lives exactly as long as its node.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RemoteSigner } from '../../src/ledger/signer/index.js';
import { startChild } from '../../src/processes.js';
import { custosProgram as program, loadSources } from '../support/custos-program.js';
import { endSigner, type SignerPlace, signerPlace, startSigner } from './signer-program.js';

let place: SignerPlace;

beforeEach(() => {
  place = signerPlace();
});

afterEach(() => rmSync(place.folder, { recursive: true, force: true }));

function words(): string[] {
  return ['--data', place.data, '--socket', place.socket];
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; !holds(); turn += 1) {
    if (turn > 400) throw new Error('it did not happen within 20 seconds');
    await sleep(50);
  }
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

test('a child is ready when it says so, comes back after kill -9, and is gone after a stop', async () => {
  const heard: string[] = [];
  const child = await startChild('ledger-signer', words(), { program, onExit: (reason) => heard.push(reason), onReturn: () => heard.push('back') });
  const first = child.pid ?? 0;
  const signer = await RemoteSigner.connect(place.socket);
  const { epoch } = await signer.open(0n);
  process.kill(first, 'SIGKILL');
  await until(() => heard.includes('back'));
  expect(heard).toEqual(['the process `ledger-signer` ended: SIGKILL', 'back']);
  expect(signer.isOpen).toBe(false);
  const again = await RemoteSigner.connect(place.socket);
  expect((await again.open(0n)).epoch).toBe(epoch + 1n);
  const second = child.pid ?? 0;
  again.close();
  await child.stop();
  expect(heard).toHaveLength(2);
  for (const pid of [first, second]) expect(isAlive(pid)).toBe(false);
});

test('the signals that stop a node do not take its signer away first', async () => {
  const child = await startChild('ledger-signer', words(), { program });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.kill(child.pid ?? 0, signal);
  await sleep(200);
  const signer = await RemoteSigner.connect(place.socket);
  expect((await signer.open(0n)).epoch).toBe(1n);
  signer.close();
  await child.stop();
});

test('kill -9 of the node leaves no orphan', async () => {
  const parent = spawn(process.execPath, [
    ...loadSources, '--input-type=module', '-e',
    `const { startChild } = await import(${JSON.stringify(new URL('../../src/processes.ts', import.meta.url).href)});
     const child = await startChild('ledger-signer', process.argv.slice(1), { program: ${JSON.stringify(program)} });
     console.log(child.pid);`,
    '--', ...words(),
  ], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await until(() => !isAlive(pid));
});

test('a start that fails says why: another signer, an open folder, no token', async () => {
  const other = await startSigner(place);
  await expect(startChild('ledger-signer', ['--data', place.data, '--socket', `${place.folder}/second.sock`], { program }))
    .rejects.toMatchObject({ code: 'not_started', message: expect.stringContaining('another signer has the folder') });
  await endSigner(other);
  mkdirSync(`${place.folder}/open`);
  chmodSync(`${place.folder}/open`, 0o755);
  await expect(startChild('ledger-signer', ['--data', `${place.folder}/open`, '--socket', place.socket], { program })).rejects.toThrow('chmod 700');
  await expect(startChild('ledger-signer', [...words(), '--token', 'x'], { program })).rejects.toThrow('go together');
  await expect(startChild('ledger-signer', ['--socket', place.socket], { program })).rejects.toThrow('`--data` and `--socket` are needed');
});

test('wrong words end with exit code 2 and one line on stderr', async () => {
  const child = spawn(process.execPath, [...program, 'ledger-signer', '--data', place.data, '--sockets', 'x'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(2);
  expect(complaint).toMatch(/^custos: .*--help`\n$/s);
});
