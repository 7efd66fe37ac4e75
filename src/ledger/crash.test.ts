import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyInclusion, verifyLedger } from './index.js';
import { freshFolder, openTestLedger } from './testing.js';

const KILLS = 3;
const SEGMENT_BYTES = 65_536;
const hooks = new URL('./source-hooks.mjs', import.meta.url).href;
const program = new URL('./crash-child.mjs', import.meta.url).pathname;

interface Acked {
  readonly agencyId: string;
  readonly index: bigint;
  readonly leafHash: string;
}

function startChild(folder: string, segmentBytes: number, ...prefix: string[]): ChildProcess {
  const [command, ...args] = [...prefix, process.execPath, '--import', hooks, program, folder, '16', String(segmentBytes)];
  return spawn(command ?? '', args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

function ackedIn(output: string): Acked[] {
  // The last line may have been cut off by the kill.
  const lines = output.slice(0, output.lastIndexOf('\n') + 1).split('\n').filter((line) => line.startsWith('acked '));
  return lines.map((line) => {
    const [, agencyId = '', index = '', leafHash = ''] = line.split(' ');
    return { agencyId, index: BigInt(index), leafHash };
  });
}

async function killUnderLoad(folder: string, afterMs: number): Promise<Acked[]> {
  const child = startChild(folder, SEGMENT_BYTES);
  if (child.stdout === null) throw new Error('no output');
  const output = text(child.stdout);
  await once(child.stdout, 'data');
  await setTimeout(afterMs);
  child.kill('SIGKILL');
  await once(child, 'close');
  return ackedIn(await output);
}

async function expectKept(folder: string, acked: readonly Acked[]): Promise<void> {
  expect(await verifyLedger({ folder: `${folder}/ledger` })).toMatchObject({ ok: true });
  const { ledger, close } = await openTestLedger(folder, { segmentBytes: SEGMENT_BYTES });
  for (const { agencyId, index, leafHash } of acked) {
    const receipt = await ledger.prove(agencyId, index);
    expect(Buffer.from(receipt.leafHash).toString('hex')).toBe(leafHash);
    expect(verifyInclusion(receipt).ok).toBe(true);
  }
  await close();
}

// INVARIANT (G10): what was acknowledged survives kill -9; thirty kills of writer, signer and keys: tests/ledger/faults-kill.test.ts.
test('nothing acknowledged is lost through kill -9 under load', async () => {
  const folder = freshFolder();
  let total = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const acked = await killUnderLoad(folder, 20 + 37 * round);
    await expectKept(folder, acked);
    total += acked.length;
  }
  expect(total).toBeGreaterThan(KILLS);
  rmSync(folder, { recursive: true, force: true });
});

test('a write that the kernel refuses stops the writer and loses nothing', async () => {
  const folder = freshFolder();
  // A limit on the size of a file, below that of the third segment: its zeros come back short, then fail.
  const child = startChild(folder, 2 ** 26, 'prlimit', '--fsize=3000000');
  if (child.stdout === null) throw new Error('no output');
  const output = await text(child.stdout);
  expect(output.split('\n').filter((line) => line.startsWith('rejected'))).toEqual(Array.from({ length: 16 }, () => 'rejected stopped'));
  expect(output).toContain('state {"running":false,"reason":"EFBIG');
  const acked = ackedIn(output);
  expect(acked.length).toBeGreaterThan(10);
  await expectKept(folder, acked);
  rmSync(folder, { recursive: true, force: true });
});
