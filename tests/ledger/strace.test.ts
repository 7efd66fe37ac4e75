// Promise: what the kernel itself refuses, or a kill in the middle of a system call, costs nothing that was acknowledged (G10).
// The same as `faults.test.ts`, without a layer in between: strace makes real system calls on the segments fail.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { verifyInclusion, verifyLedger } from '../../src/ledger/index.js';
import { freshFolder, openTestLedger } from '../../src/ledger/testing.js';
import { loadSources } from '../support/custos-program.js';
import { ackedIn } from './acked.js';

const program = new URL('../../src/ledger/crash-child.mjs', import.meta.url).pathname;
const SEGMENT_BYTES = 65_536;

/** A container without ptrace has strace and cannot use it. */
function canTrace(): boolean {
  return spawnSync('strace', ['-f', '-o', '/dev/null', '-e', 'inject=getuid:retval=0', 'true'], { stdio: 'ignore' }).status === 0;
}

interface Case {
  /** As strace writes it. Occurrences are counted for each thread. */
  readonly inject: string;
  /** The files that it strikes: below the ledger's segments. */
  readonly paths: readonly string[];
  /** How those who wait end; undefined: with their process. */
  readonly ends?: 'stopped' | 'no_space';
}

const current = ['00000000000000000000.frames'];
const next = ['next.zeros'];

const cases: [string, Case][] = [
  ['fdatasync of a frame fails', { inject: 'fdatasync:error=EIO:when=8', paths: current, ends: 'stopped' }],
  ['pwrite64 of a frame fails', { inject: 'pwrite64:error=EIO:when=10', paths: current, ends: 'stopped' }],
  ['pwrite64 finds the disk full while zeros are written', { inject: 'pwrite64:error=ENOSPC:when=2+', paths: next, ends: 'no_space' }],
  ['openat of the next segment fails', { inject: 'openat:error=EIO:when=2', paths: next, ends: 'stopped' }],
  ['rename of a segment fails', { inject: 'rename:error=EIO:when=2', paths: next, ends: 'stopped' }],
  ['fsync of the folder fails', { inject: 'fsync:error=EIO:when=3', paths: [''], ends: 'stopped' }],
  ['killed at fdatasync', { inject: 'fdatasync:signal=KILL:when=8', paths: current }],
  ['killed at rename', { inject: 'rename:signal=KILL:when=2', paths: next }],
];

describe.skipIf(!canTrace())('by strace', () => {
  test.concurrent.each(cases)('%s', async (_, { inject, paths, ends }) => {
    const folder = freshFolder();
    mkdirSync(`${folder}/ledger/segments`, { recursive: true, mode: 0o700 });
    const struck = paths.flatMap((path) => ['-P', `${folder}/ledger/segments${path === '' ? '' : '/'}${path}`]);
    const child = spawn('strace', [
      // With its filter in the kernel, strace cannot strike at the entry of a call.
      '-f', ...(ends === undefined ? [] : ['--seccomp-bpf']), '-qqq', '-o', '/dev/null', '-e', `trace=${inject.split(':')[0] ?? ''}`, '-e', `inject=${inject}`, ...struck,
      process.execPath, ...loadSources, program, folder, '4', String(SEGMENT_BYTES),
      // One pool thread makes all syncs, so that the occurrence is the same in every run, and late enough for some to be acknowledged.
    ], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, UV_THREADPOOL_SIZE: '1' } });
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    if (ends !== undefined) expect(output.split('\n').filter((line) => line.startsWith('rejected'))).toEqual(Array.from({ length: 4 }, () => `rejected ${ends}`));
    else expect(output).not.toContain('state');
    await expectKept(folder, output);
    rmSync(folder, { recursive: true, force: true });
  });
});

async function expectKept(folder: string, output: string): Promise<void> {
  const acked = ackedIn(output);
  expect(acked.length).toBeGreaterThan(0);
  expect((await verifyLedger({ folder: `${folder}/ledger` })).problems).toEqual([]);
  const { ledger, close } = await openTestLedger(folder, { segmentBytes: SEGMENT_BYTES });
  for (const { agencyId, index, leafHash } of acked) {
    const receipt = await ledger.prove(agencyId, index);
    expect(Buffer.from(receipt.leafHash).toString('hex')).toBe(leafHash);
    expect(verifyInclusion(receipt).ok).toBe(true);
  }
  await ledger.append({ agencyId: 'agency-0', payload: 'goes on' });
  await close();
  expect(await verifyLedger({ folder: `${folder}/ledger` })).toMatchObject({ problems: [], tornBytes: 0 });
}
