import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodeFrame, type FrameEntry, type FrameHead } from './format/frame.js';
import { hashLeaf } from './format/hash.js';
import { MerkleTree } from './format/tree.js';
import { segmentPaths, TestWriter } from './testing.js';
import { coded, filledFolder, framesOf, hasty, killedFolder, lastFrameOf } from './testing-folders.js';
import { verifyLedger } from './verify.js';

describe('damage', () => {
  test('of any byte refuses to start and is found by verify', async () => {
    const folder = await filledFolder();
    // What a frontier passes over, only a whole reading finds.
    rmSync(`${folder}/frontier`);
    const [path = ''] = segmentPaths(folder);
    const { start: lastStart, end, frame: last } = lastFrameOf(path);
    expect(last.logs).toEqual([]);
    const whole = readFileSync(path).subarray(0, end + 512);
    for (let at = 0; at < lastStart; at += at % 64 < 3 ? 1 : 23) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      writeFileSync(path, changed);
      await expect(TestWriter.open(folder, { layer: hasty })).rejects.toEqual(coded('damaged'));
      expect((await verifyLedger({ folder })).ok).toBe(false);
    }
  });

  test('of a last frame that was signed refuses to start: what is cut there is not what a crash tore', async () => {
    const folder = await killedFolder(5);
    const [path = ''] = segmentPaths(folder);
    const { start, end } = lastFrameOf(path);
    const whole = readFileSync(path).subarray(0, end + 512);
    for (let at = start; at < end; at += 31) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      writeFileSync(path, changed);
      await expect(TestWriter.open(folder, { layer: hasty })).rejects.toEqual(coded('damaged'));
    }
  });

  test('a frame that is put behind the last one does not pass for a torn tail', async () => {
    const folder = await killedFolder(5);
    const [path = ''] = segmentPaths(folder);
    const { end, frame } = lastFrameOf(path);
    const bytes = readFileSync(path);
    const { bytes: stray } = encodeFrame({ sequence: 99n, epoch: 1n, previous: frame.hash }, [], []);
    bytes.set(stray, end);
    writeFileSync(path, bytes);
    await expect(TestWriter.open(folder)).rejects.toEqual(coded('damaged'));
    expect((await verifyLedger({ folder })).ok).toBe(false);
  });

  test('a payload swapped under its leaf, with every file hash made good, is found by verify and never shown', async () => {
    const folder = await filledFolder();
    rewrite(folder, 4, (entry) => ({ ...entry, sealed: Buffer.from(entry.sealed).fill(1, 60, 80) }));
    const report = await verifyLedger({ folder });
    expect(report.problems).toContainEqual(expect.objectContaining({ log: 'opp', index: 4n, code: 'wrong_payload' }));
    const one = await TestWriter.open(folder);
    const log = one.writer.logs.get('opp');
    expect(() => log && one.writer.read(log, 4)).toThrow(coded('damaged'));
    await one.close();
  });

  test.each(['with the root that was there', 'with the root that it has now'] as const)('an entry rewritten %s, with every file hash made good, is not what the key signed', async (how) => {
    const folder = await filledFolder();
    const forged = (entry: FrameEntry): FrameEntry => ({ ...entry, entry: Buffer.from(Buffer.from(entry.entry).toString().replace(/"recorded_at":\d+/, '"recorded_at":1772999999999')) });
    rewrite(folder, 4, forged, how === 'with the root that it has now');
    await expect(TestWriter.open(folder)).rejects.toEqual(coded('damaged'));
    expect((await verifyLedger({ folder })).problems.map(({ code }) => code)).toContain(how === 'with the root that it has now' ? 'two_roots' : 'wrong_root');
  });

  test('a log without its key refuses to start', async () => {
    const folder = await filledFolder();
    rmSync(`${folder}/keys/opp.pub`);
    await expect(TestWriter.open(folder)).rejects.toEqual(coded('damaged'));
    expect((await verifyLedger({ folder })).problems).toContainEqual(expect.objectContaining({ log: 'opp', code: 'key_missing' }));
  });
});

/** Rewrites frames from the `nth` on as someone with the disk but without the key would: contents of that one changed, all hashes recomputed, `roots` too when asked. */
function rewrite(folder: string, nth: number, change: (entry: FrameEntry) => FrameEntry, roots = false): void {
  const [path = ''] = segmentPaths(folder);
  const bytes = readFileSync(path);
  const trees = new Map<string, MerkleTree>();
  let previous: Uint8Array = new Uint8Array(32);
  for (const [at, { frame, start }] of framesOf(path).entries()) {
    const logs = frame.logs.map((log) => {
      const entries = at === nth ? log.entries.map(change) : log.entries;
      const tree = trees.get(log.agencyId) ?? new MerkleTree();
      trees.set(log.agencyId, tree);
      for (const { entry } of entries) tree.push(hashLeaf(entry));
      return { ...log, entries, root: roots ? tree.root() : log.root };
    });
    const head: FrameHead = { ...frame.head, previous };
    const written = encodeFrame(head, frame.notes, logs);
    bytes.set(written.bytes, start);
    previous = Uint8Array.from(written.hash);
  }
  writeFileSync(path, bytes);
}
