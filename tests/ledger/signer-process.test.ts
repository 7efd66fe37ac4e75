// Promise: whatever comes over the signer's socket, and however its process ends, one history is signed.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LedgerError } from '../../src/ledger/errors.js';
import { LineLink } from '../../src/ledger/link.js';
import { RemoteSigner } from '../../src/ledger/signer/index.js';
import { History } from '../../src/ledger/signer/testing.js';
import { endSigner, type SignerPlace, signerPlace, startSigner } from './signer-program.js';

let place: SignerPlace;
let child: ChildProcess;

beforeEach(async () => {
  place = signerPlace();
  child = await startSigner(place);
});

afterEach(async () => {
  await endSigner(child, 'SIGKILL');
  rmSync(place.folder, { recursive: true, force: true });
});

async function connected(log: History): Promise<{ signer: RemoteSigner; epoch: bigint }> {
  const signer = await RemoteSigner.connect(place.socket);
  await signer.keyOf(log.agencyId, log.origin);
  return { signer, epoch: (await signer.open(0n)).epoch };
}

test('the socket is for its owner only, and SIGTERM ends the signer in order', async () => {
  expect(statSync(place.socket).mode & 0o777).toBe(0o600);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('two writers: the newer is signed for, the older is told so', async () => {
  const log = new History('opp');
  const older = await connected(log);
  await older.signer.sign(older.epoch, [log.head(0, 3)]);
  const newer = await connected(log);
  const fork = new History('opp', 'the older writer goes on');
  await expect(older.signer.sign(older.epoch, [fork.head(3, 4)])).rejects.toMatchObject({ code: 'fenced' });
  await expect(newer.signer.sign(newer.epoch, [fork.head(3, 4)])).rejects.toMatchObject({ code: 'inconsistent' });
  expect(await newer.signer.sign(newer.epoch, [log.head(3, 4)])).toHaveLength(1);
  expect(await older.signer.signed()).toMatchObject([{ agencyId: 'opp', size: 4n }]);
  for (const { signer } of [older, newer]) signer.close();
});

test('hostile messages are refused by code, and the next honest one is answered', async () => {
  const log = new History('opp');
  const { signer, epoch } = await connected(log);
  await signer.sign(epoch, [log.head(0, 3)]);
  const link = await LineLink.connect(place.socket, 'the signer');
  const hash = Buffer.alloc(32).toString('base64');
  const head = { agencyId: 'opp', oldSize: '3', size: '4', root: hash, proof: '' };
  const sign = (changed: object): object => ({ op: 'sign', epoch: String(epoch), heads: [{ ...head, ...changed }] });
  const hostile: [object, string][] = [
    [{}, 'bad_entry'], [{ op: 'export' }, 'bad_entry'], [{ op: '__proto__' }, 'bad_entry'], [{ op: 'open' }, 'bad_entry'], [{ op: 'open', atLeast: '-1' }, 'bad_entry'],
    [{ op: 'open', atLeast: String(2n ** 64n) }, 'bad_entry'], [{ op: 'keyOf', agencyId: '../../etc/passwd', origin: 'custos.example/x' }, 'bad_key'],
    [{ op: 'keyOf', agencyId: 'x', origin: 'custos.example/x\nsecond line' }, 'bad_key'], [{ op: 'sign', epoch: '1e1', heads: [] }, 'bad_entry'],
    [{ op: 'sign', epoch: String(epoch), heads: 'all' }, 'bad_entry'], [{ op: 'sign', epoch: String(epoch), heads: [null] }, 'bad_entry'],
    [{ op: 'sign', epoch: String(epoch), heads: Array.from({ length: 5000 }, () => head) }, 'bad_entry'],
    [sign({ agencyId: 7 }), 'bad_entry'], [sign({ size: '04' }), 'bad_entry'], [sign({ size: 4 }), 'bad_entry'], [sign({ size: String(2n ** 64n) }), 'bad_entry'],
    [sign({ root: 'AAAA' }), 'bad_proof'], [sign({ root: '' }), 'bad_checkpoint'], [sign({ root: `${hash}${hash}` }), 'bad_proof'], [sign({ proof: '!' }), 'bad_proof'],
    [sign({ proof: Buffer.alloc(33).toString('base64') }), 'bad_proof'], [sign({ proof: Buffer.alloc(32 * 200).toString('base64') }), 'bad_proof'],
    [sign({}), 'inconsistent'], [sign({ proof: Buffer.alloc(32 * 3).toString('base64') }), 'inconsistent'], [sign({ oldSize: '0' }), 'inconsistent'],
  ];
  for (const [message, code] of hostile) {
    await expect(link.call(message as Record<string, unknown>), JSON.stringify(message).slice(0, 120)).rejects.toMatchObject({ code });
  }
  expect(await signer.sign(epoch, [log.head(3, 4)])).toHaveLength(1);
  link.close();
  signer.close();
});

test('bytes that are no messages harm nobody else', async () => {
  const log = new History('opp');
  const { signer, epoch } = await connected(log);
  for (const bytes of [Buffer.from('\n\n{"op":\n[]\n"sign"\nnull\n'), Buffer.from([0, 255, 10, 254, 10]), Buffer.from('{"op":"signed"')]) {
    const socket = connect(place.socket);
    socket.on('error', () => socket.destroy());
    await once(socket, 'connect');
    socket.end(bytes);
    socket.resume();
    await once(socket, 'close');
  }
  expect(await signer.sign(epoch, [log.head(0, 2)])).toHaveLength(1);
  signer.close();
});

/** Signs on, one entry at a time, and kills the signer in the midst of the last; resolves to the last size that was answered. */
async function signUntilGone(log: History, from: number, last: number, signer: RemoteSigner, epoch: bigint): Promise<number> {
  for (let size = from; ; size += 1) {
    try {
      const asked = signer.sign(epoch, [log.head(size, size + 1)]);
      if (size === last) child.kill('SIGKILL');
      await asked;
    } catch (fault) {
      if (fault instanceof LedgerError && fault.code === 'unavailable') return size;
      throw fault;
    }
  }
}

// INVARIANT: a signature that was given out is remembered through kill -9 of the signer.
test('kill -9 under load: nothing that was answered is forgotten, and the same head gets the same note', async () => {
  const log = new History('opp');
  let size = 0;
  for (let round = 0; round < 5; round += 1) {
    const { signer } = await connected(log);
    const { epoch, logs } = await signer.open(BigInt(round * 100));
    const kept = Number(logs[0]?.size);
    // One more than was answered when the signer died between its write and its answer.
    expect([size, size + 1]).toContain(kept);
    if (kept > 0) expect(await signer.sign(epoch, [log.head(kept - 1, kept)])).toEqual([logs[0]?.note]);
    size = await signUntilGone(log, kept, kept + 10 + 7 * round, signer, epoch);
    await endSigner(child, 'SIGKILL');
    child = await startSigner(place);
  }
  expect(size).toBeGreaterThan(20);
});
