import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { openCheckpoint } from '../format/checkpoint.js';
import { parseVerifier } from '../format/key.js';
import type { ConsistentSigner } from './consistent-signer.js';
import { SLOT_BYTES, type SlotDisk, slotDisk } from './signed-file.js';
import { History, openSigner, signerFolder } from './testing.js';

const folders: string[] = [];
const open: ConsistentSigner[] = [];

afterEach(() => {
  for (const signer of open.splice(0)) signer.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function freshFolder(): string {
  const folder = signerFolder();
  folders.push(folder);
  return folder;
}

function opened(...args: Parameters<typeof openSigner>): ConsistentSigner {
  const signer = openSigner(...args);
  open.push(signer);
  return signer;
}

/** A signer with one log, signed at each of the sizes. */
async function signedAt(sizes: readonly number[], folder = freshFolder()): Promise<{ folder: string; signer: ConsistentSigner; log: History; epoch: bigint; notes: string[] }> {
  const signer = opened(folder);
  const log = new History('opp');
  await signer.keyOf(log.agencyId, log.origin);
  const { epoch } = await signer.open(0n);
  const notes: string[] = [];
  for (const [at, size] of sizes.entries()) notes.push(...(await signer.sign(epoch, [log.head(sizes[at - 1] ?? 0, size)])));
  return { folder, signer, log, epoch, notes };
}

test('signs each extension, and remembers it through a restart', async () => {
  const { folder, signer, log, notes } = await signedAt([1, 2, 7, 8, 21]);
  const vkey = await signer.keyOf(log.agencyId, log.origin);
  for (const [at, size] of [1n, 2n, 7n, 8n, 21n].entries()) {
    expect(openCheckpoint(notes[at] ?? '', parseVerifier(vkey))).toEqual({ origin: log.origin, size, root: Buffer.from(log.head(0, Number(size)).root) });
  }
  signer.close();
  const again = opened(folder);
  const { epoch, logs } = await again.open(0n);
  expect(logs).toEqual([{ agencyId: 'opp', origin: log.origin, vkey, size: 21n, note: notes[4] }]);
  expect(await again.sign(epoch, [log.head(21, 22)])).toHaveLength(1);
});

test('any walk of sizes is signed, and none of its heads can be replaced by another', async () => {
  await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }), async (sizes) => {
    const walk = sizes.toSorted((a, b) => a - b);
    const { signer, epoch, log } = await signedAt(walk);
    const last = walk.at(-1) ?? 0;
    const fork = new History('opp', 'another history');
    for (const size of [last, last + 1, last + 5]) {
      await expect(signer.sign(epoch, [fork.head(last, size)])).rejects.toMatchObject({ code: 'inconsistent' });
    }
    await expect(signer.sign(epoch, [log.head(last, last + 3)])).resolves.toHaveLength(1);
    signer.close();
  }), { numRuns: 15 });
});

test('the head signed last is given again, byte for byte, to a writer that lost the answer', async () => {
  const { signer, log, epoch, notes } = await signedAt([3, 5]);
  expect(await signer.sign(epoch, [log.head(3, 5)])).toEqual([notes[1]]);
  expect(await signer.sign(epoch, [log.head(5, 5)])).toEqual([notes[1]]);
});

test('an older size, another old size, a first head twice and a proof too many are refused', async () => {
  const { signer, log, epoch } = await signedAt([3, 6]);
  for (const head of [log.head(3, 4), log.head(3, 7), log.head(6, 5), log.head(0, 6 + 1), { ...log.head(6, 9), oldSize: 5n }]) {
    await expect(signer.sign(epoch, [head])).rejects.toMatchObject({ code: 'inconsistent' });
  }
  await signer.keyOf('rcmp', 'custos.example/rcmp');
  const first = new History('rcmp').head(0, 2);
  await expect(signer.sign(epoch, [{ ...first, proof: [first.root] }])).rejects.toMatchObject({ code: 'inconsistent' });
  await expect(signer.sign(epoch, [{ ...first, size: 0n }])).rejects.toMatchObject({ code: 'inconsistent' });
  expect(await signer.sign(epoch, [first])).toHaveLength(1);
});

test('hostile heads: lengths, sizes, strangers', async () => {
  const { signer, log, epoch } = await signedAt([3]);
  const head = log.head(3, 4);
  await expect(signer.sign(epoch, [{ ...head, root: head.root.subarray(1) }])).rejects.toMatchObject({ code: 'bad_checkpoint' });
  await expect(signer.sign(epoch, [{ ...head, size: 2n ** 64n }])).rejects.toMatchObject({ code: 'bad_checkpoint' });
  await expect(signer.sign(epoch, [{ ...head, size: -1n }])).rejects.toMatchObject({ code: 'bad_checkpoint' });
  await expect(signer.sign(epoch, [{ ...head, proof: [...head.proof, head.root] }])).rejects.toMatchObject({ code: 'inconsistent' });
  await expect(signer.sign(epoch, [{ ...head, agencyId: 'stranger' }])).rejects.toMatchObject({ code: 'not_found' });
  await expect(signer.sign(epoch, [head, head])).rejects.toMatchObject({ code: 'bad_entry' });
  expect(await signer.sign(epoch, [head])).toHaveLength(1);
});

test('all heads of a call or none', async () => {
  const { signer, log, epoch } = await signedAt([3]);
  const other = new History('rcmp');
  await signer.keyOf(other.agencyId, other.origin);
  await expect(signer.sign(epoch, [other.head(0, 4), new History('opp', 'fork').head(3, 4)])).rejects.toMatchObject({ code: 'inconsistent' });
  expect(signer.signed().map(({ size }) => size)).toEqual([3n, 0n]);
  expect(await signer.sign(epoch, [other.head(0, 4), log.head(3, 4)])).toHaveLength(2);
});

// INVARIANT (fencing): of two writers only the newer is signed for, through restarts of the signer and of its disk.
test('a newer writer fences the older off, for good', async () => {
  const { folder, signer, log, epoch } = await signedAt([3]);
  const newer = await signer.open(0n);
  expect(newer.epoch).toBe(epoch + 1n);
  await expect(signer.sign(epoch, [log.head(3, 4)])).rejects.toMatchObject({ code: 'fenced' });
  await expect(signer.sign(newer.epoch + 1n, [log.head(3, 4)])).rejects.toMatchObject({ code: 'fenced' });
  expect((await signer.open(40n)).epoch).toBe(40n);
  signer.close();
  const again = opened(folder);
  await expect(again.sign(newer.epoch, [log.head(3, 4)])).rejects.toMatchObject({ code: 'fenced' });
  expect((await again.open(7n)).epoch).toBe(41n);
  await expect(again.open(2n ** 64n)).rejects.toMatchObject({ code: 'bad_entry' });
});

test('a log keeps its origin, and an origin its log', async () => {
  const { signer } = await signedAt([1]);
  for (const [agencyId, origin] of [['opp', 'custos.example/other'], ['other', 'custos.example/opp'], ['../up', 'custos.example/up'], ['up', 'two words'], ['up', 'x'.repeat(256)]] as const) {
    await expect(signer.keyOf(agencyId, origin)).rejects.toMatchObject({ code: 'bad_key' });
  }
});

test('a second signer on the folder is refused', async () => {
  const { folder } = await signedAt([1]);
  expect(() => openSigner(folder)).toThrow(expect.objectContaining({ code: 'locked' }));
});

test('everything in the folder is for its owner only', async () => {
  const { folder } = await signedAt([1]);
  for (const name of readdirSync(folder, { recursive: true })) expect(statSync(`${folder}/${String(name)}`).mode & 0o077).toBe(0);
});

test('each file that is taken away or spoilt is damage, never a log that was never signed', async () => {
  const { folder, signer } = await signedAt([3, 5]);
  signer.close();
  const spoils: ((path: string) => void)[] = [
    ...['signed', 'epoch', 'keys/opp.key', 'keys/opp.pub'].map((name) => (path: string) => rmSync(`${path}/${name}`)),
    ...['signed', 'epoch', 'keys/opp.key', 'keys/opp.pub'].map((name) => (path: string) => writeFileSync(`${path}/${name}`, '')),
    // The slot that is left cannot be read: each of its bytes is another one.
    (path) => writeFileSync(`${path}/signed`, readFileSync(`${path}/signed`).map((byte) => byte ^ 1).fill(0, 0, SLOT_BYTES)),
  ];
  for (const spoil of spoils) {
    const copy = freshFolder();
    cpSync(folder, copy, { recursive: true });
    spoil(copy);
    expect(() => openSigner(copy)).toThrow(expect.objectContaining({ code: 'damaged' }));
  }
});

test('a torn newer slot leaves the older, and the same head is signed with the same bytes', async () => {
  const { folder, signer, log, notes } = await signedAt([3, 5]);
  signer.close();
  const bytes = readFileSync(`${folder}/signed`);
  const at = bytes.indexOf(notes[1] ?? '');
  writeFileSync(`${folder}/signed`, Buffer.from(bytes).fill(0, at + 20, at + 60));
  const again = opened(folder);
  const { epoch, logs } = await again.open(0n);
  expect(logs).toMatchObject([{ size: 3n, note: notes[0] }]);
  expect(await again.sign(epoch, [log.head(3, 5)])).toEqual([notes[1]]);
});

// The stated residue: nothing in the folder itself says that it is old.
test('a folder put back as it was is behind the writer, who is told the older size', async () => {
  const { folder, signer, log, epoch } = await signedAt([3]);
  signer.close();
  const yesterday = freshFolder();
  cpSync(folder, yesterday, { recursive: true });
  const today = opened(folder);
  const { epoch: newer } = await today.open(epoch + 1n);
  await today.sign(newer, [log.head(3, 9)]);
  today.close();
  const restored = opened(yesterday);
  expect(restored.signed()).toMatchObject([{ size: 3n }]);
  const opening = await restored.open(newer + 1n);
  await expect(restored.sign(opening.epoch, [log.head(9, 10)])).rejects.toMatchObject({ code: 'inconsistent' });
});

test('a slot signed by someone without the key does not count', async () => {
  const { folder, signer, notes } = await signedAt([3, 5]);
  signer.close();
  const bytes = readFileSync(`${folder}/signed`).toString('latin1');
  writeFileSync(`${folder}/signed`, Buffer.from(bytes.replace('custos.example/opp\n5\n', 'custos.example/opp\n9\n'), 'latin1'));
  expect(opened(folder).signed()).toMatchObject([{ size: 3n, note: notes[0] }]);
});

test('a crash while a log is added leaves room that is used again', async () => {
  const { folder, signer } = await signedAt([3]);
  signer.close();
  writeFileSync(`${folder}/signed`, Buffer.concat([readFileSync(`${folder}/signed`), Buffer.from('rcmp 0\n')]));
  const again = opened(folder);
  await again.keyOf('rcmp', 'custos.example/rcmp');
  again.close();
  expect(opened(folder).signed()).toMatchObject([{ agencyId: 'opp', size: 3n }, { agencyId: 'rcmp', size: 0n }]);
});

function failing(fault: Partial<SlotDisk>): SlotDisk {
  return { ...slotDisk, ...fault };
}

test('after a failed write or sync nothing is signed again until a restart', async () => {
  const { folder, signer, log } = await signedAt([3]);
  signer.close();
  let broken = false;
  let failures = 0;
  const fault = new Error('EIO: i/o error, write');
  const disks = [
    failing({ write: (file, bytes, at) => { if (broken) throw fault; return slotDisk.write(file, bytes, at); } }),
    failing({ sync: (file, done) => { if (broken) done(fault); else slotDisk.sync(file, done); failures += Number(broken); } }),
  ];
  for (const [at, disk] of disks.entries()) {
    broken = false;
    const copy = freshFolder();
    cpSync(folder, copy, { recursive: true });
    const next = opened(copy, { disk });
    const { epoch } = await next.open(0n);
    broken = true;
    if (at === 0) await expect(next.sign(epoch, [log.head(3, 4)])).rejects.toMatchObject({ code: 'stopped' });
    else await next.sign(epoch, [log.head(3, 4)]);
    if (at === 1) await expect.poll(() => failures, { timeout: 5_000 }).toBe(1);
    broken = false;
    await expect(next.sign(epoch, [log.head(4, 5)])).rejects.toMatchObject({ code: 'stopped' });
    next.close();
    const after = opened(copy);
    const { epoch: later, logs } = await after.open(0n);
    expect(await after.sign(later, [log.head(Number(logs[0]?.size), 6)])).toHaveLength(1);
  }
});

test('what was signed is synced once for all, a tenth of a second after the first', async () => {
  const { folder, signer, log } = await signedAt([3]);
  signer.close();
  const synced: number[] = [];
  const next = opened(folder, { disk: failing({ sync: (file, done) => { synced.push(performance.now()); slotDisk.sync(file, done); } }) });
  const { epoch } = await next.open(0n);
  const start = performance.now();
  const heads = Array.from({ length: 6 }, (_, at) => log.head(at + 3, at + 4));
  for (const head of heads) await next.sign(epoch, [head]);
  await expect.poll(() => synced.length, { timeout: 5_000 }).toBe(1);
  // Timers come late on a busy machine, never early.
  expect((synced[0] ?? 0) - start).toBeGreaterThan(90);
});
