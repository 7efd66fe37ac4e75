import { appendFileSync, cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { diskLayer, type FileLayer } from './file-layer.js';
import { encodeFrame } from './format/frame.js';
import { verifyInclusion } from './format/proof.js';
import { lockFolder } from './lock.js';
import { packReceipts, unpackReceipts } from './receipt.js';
import { SegmentReader } from './segment.js';
import { commitOne, freshFolder, openWriter, segmentPaths } from './testing.js';
import { verifyLedger } from './verify.js';
import type { Writer } from './writer.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function folderOf(): string {
  const folder = freshFolder();
  folders.push(folder);
  return folder;
}

function sizesOf(writer: Writer): Record<string, number> {
  return Object.fromEntries([...writer.logs.values()].filter(({ size }) => size > 0).map((log) => [log.agencyId, log.size]));
}

/** A closed ledger of five frames: first one entry in each of the logs named, then four of `opp`. */
function filledFolder(...first: string[]): string {
  const folder = folderOf();
  const writer = openWriter(folder);
  commitOne(writer, 'first', ...(first.length > 0 ? first : ['opp', 'rcmp']));
  for (const text of ['second', 'third', 'fourth', 'fifth']) commitOne(writer, text);
  writer.close();
  return folder;
}

function framesOf(path: string): number[] {
  const reader = new SegmentReader(readFileSync(path));
  const starts: number[] = [];
  for (let start = 0; reader.next() !== undefined; start = reader.length) starts.push(start);
  return starts;
}

/** For tests that open a folder hundreds of times: what they ask is not about durability. */
const hasty: FileLayer = { ...diskLayer, datasync: () => undefined, syncFolder: () => undefined };
const damaged: object = expect.objectContaining({ code: 'damaged' });
const stopped: object = expect.objectContaining({ code: 'stopped' });

describe('writer', () => {
  test('goes on where it ended, with the same keys', () => {
    const folder = filledFolder();
    const writer = openWriter(folder);
    expect(sizesOf(writer)).toEqual({ opp: 5, rcmp: 1 });
    const key = writer.logs.get('opp')?.signer.verifier.vkey;
    const [receipt] = unpackReceipts(packReceipts(commitOne(writer, 'sixth').map((committed) => ({ ticket: 1, committed })))).get(1) ?? [];
    expect(receipt).toMatchObject({ index: 5n, size: 6n, origin: 'custos.example/opp' });
    expect(receipt && verifyInclusion(receipt)).toEqual({ ok: true });
    writer.close();
    expect(openWriter(folder).logs.get('opp')?.signer.verifier.vkey).toBe(key);
  });

  test('keeps files to the ledger\'s user alone', () => {
    const folder = `${folderOf()}/inner`;
    const writer = openWriter(folder);
    commitOne(writer, 'x');
    const modes = ['', '/keys', '/segments', '/keys/opp.key', '/keys/opp.pub', `/segments/${'0'.repeat(20)}.frames`].map((name) => statSync(folder + name).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o600, 0o600, 0o600]);
  });

  test('starts a new segment when one is full, and reads entries of all', () => {
    const folder = folderOf();
    const writer = openWriter(folder, { segmentBytes: 1000 });
    for (let at = 0; at < 9; at += 1) commitOne(writer, `entry ${at}`);
    writer.close();
    expect(segmentPaths(folder).length).toBeGreaterThan(2);
    const again = openWriter(folder, { segmentBytes: 1000 });
    const log = again.logs.get('opp');
    if (log === undefined) throw new Error('no log');
    for (let at = 0; at < 9; at += 1) expect(JSON.parse(Buffer.from(again.read(log, at).payload).toString())).toEqual({ text: `entry ${at}` });
  });

  test('a clock that goes back does not take the record with it', async () => {
    const folder = folderOf();
    let nowMs = 5000;
    const writer = openWriter(folder, { clock: () => nowMs });
    commitOne(writer, 'late');
    nowMs = 1000;
    expect(commitOne(writer, 'early')[0]?.recordedAtMs).toBe(5000);
    writer.close();
    expect(commitOne(openWriter(folder, { clock: () => nowMs }), 'again')[0]?.recordedAtMs).toBe(5000);
    expect((await verifyLedger({ folder })).ok).toBe(true);
  });

  test('refuses while the disk is nearly full and goes on when there is space', () => {
    let free = 1000;
    const writer = openWriter(folderOf(), { layer: { ...diskLayer, freeBytes: () => free }, reserveBytes: 10_000 });
    expect(() => commitOne(writer, 'x')).toThrow(expect.objectContaining({ code: 'no_space' }));
    expect(writer.stopReason).toBeUndefined();
    free = 1_000_000;
    expect(commitOne(writer, 'x')[0]?.index).toBe(0);
  });

  test('one folder has one writer', () => {
    const folder = folderOf();
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'locked' }));
    unlock();
    lockFolder(folder)();
  });
});

describe('a torn tail', () => {
  test('is cut at every offset of the last frame, and nothing else is', { timeout: 120_000 }, async () => {
    const folder = filledFolder('opp');
    const [path = ''] = segmentPaths(folder);
    const whole = readFileSync(path);
    const lastStart = framesOf(path).at(-1) ?? 0;
    for (let length = lastStart; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      if (length % 8 === 0) expect(await verifyLedger({ folder })).toMatchObject({ ok: true, tornBytes: length - lastStart });
      const writer = openWriter(folder, { layer: hasty });
      expect(sizesOf(writer)).toEqual({ opp: 4 });
      expect(statSync(path).size).toBe(lastStart);
      if (length % 50 === 0) expect(commitOne(writer, 'after')[0]?.index).toBe(4);
      writer.close();
    }
  });

  test('is not excused before another segment', async () => {
    const folder = folderOf();
    const writer = openWriter(folder, { segmentBytes: 1 });
    for (const text of ['one', 'two', 'three']) commitOne(writer, text);
    writer.close();
    const path = segmentPaths(folder)[1] ?? '';
    truncateSync(path, statSync(path).size - 1);
    expect(() => openWriter(folder)).toThrow(damaged);
    expect((await verifyLedger({ folder })).ok).toBe(false);
  });
});

describe('damage', () => {
  test('of any byte refuses to start and is found by verify', { timeout: 120_000 }, async () => {
    const folder = filledFolder();
    const [path = ''] = segmentPaths(folder);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += at % 64 < 4 ? 1 : 11) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      writeFileSync(path, changed);
      expect(() => openWriter(folder, { layer: hasty })).toThrow(damaged);
      expect((await verifyLedger({ folder })).ok).toBe(false);
    }
  });

  test('bytes that are no frame after the last one are not a torn tail', () => {
    const folder = filledFolder();
    appendFileSync(segmentPaths(folder)[0] ?? '', 'CUSX');
    expect(() => openWriter(folder)).toThrow(damaged);
  });

  test('a payload swapped under its leaf, with every file hash made good, is found by verify and never shown', async () => {
    const folder = filledFolder();
    rewriteLast(folder, (entry) => ({ ...entry, payload: Buffer.from('{"text":"other"}') }));
    const report = await verifyLedger({ folder });
    expect(report.problems).toEqual([expect.objectContaining({ log: 'opp', index: 4n, code: 'wrong_commitment' })]);
    const writer = openWriter(folder);
    const log = writer.logs.get('opp');
    expect(() => log && writer.read(log, 4)).toThrow(damaged);
  });

  test('an entry rewritten, with every file hash made good, is not what the key signed', async () => {
    const folder = filledFolder();
    rewriteLast(folder, ({ entry, ...rest }) => ({ ...rest, entry: Buffer.from(Buffer.from(entry).toString().replace(/"recorded_at":\d+/, '"recorded_at":1795000000000')) }));
    expect(() => openWriter(folder)).toThrow(damaged);
    expect((await verifyLedger({ folder })).problems.map(({ code }) => code)).toEqual(['wrong_root']);
  });

  test('a log without its key refuses to start', async () => {
    const folder = filledFolder();
    rmSync(`${folder}/keys/opp.pub`);
    expect(() => openWriter(folder)).toThrow(damaged);
    expect((await verifyLedger({ folder })).problems).toContainEqual(expect.objectContaining({ log: 'opp', code: 'key_missing' }));
  });
});

describe('a fault of the disk', () => {
  const operations = ['openToAppend', 'write', 'datasync', 'syncFolder', 'rename', 'truncate', 'close'] as const;
  const cases = operations.flatMap((operation) => (['fails', 'fails but persisted'] as const).map((mode) => [operation, mode] as const));

  test.each(cases)('%s %s: the writer stops, and what it acknowledged is there after a restart', { timeout: 120_000 }, async (operation, mode) => {
    let faults = 0;
    for (let nth = 0; ; nth += 1) {
      const folder = folderOf();
      const acknowledged = appendUntilFault(folder, faultyLayer(operation, mode, nth));
      if (acknowledged === undefined) break;
      faults += 1;
      const copy = `${folder}-copy`;
      folders.push(copy);
      cpSync(folder, copy, { recursive: true });
      const size = openWriter(copy).logs.get('opp')?.size ?? 0;
      expect(size).toBeGreaterThanOrEqual(acknowledged);
      expect(size).toBeLessThanOrEqual(acknowledged + 1);
      expect((await verifyLedger({ folder: copy })).ok).toBe(true);
    }
    expect(faults).toBeGreaterThan(0);
  });

  test('a short write is finished', async () => {
    const folder = folderOf();
    const writer = openWriter(folder, { layer: { ...diskLayer, write: (file, bytes) => diskLayer.write(file, bytes.subarray(0, 7)) } });
    commitOne(writer, 'whole', 'opp', 'rcmp');
    expect(await verifyLedger({ folder })).toMatchObject({ ok: true, tornBytes: 0 });
  });
});

/** Appends eight entries over small segments. Returns how many were acknowledged before the writer stopped; undefined when it did not. */
function appendUntilFault(folder: string, layer: FileLayer): number | undefined {
  let acknowledged = 0;
  const setUp = openWriter(folder);
  setUp.close();
  const writer = openWriter(folder, { layer, segmentBytes: 900 });
  try {
    for (; acknowledged < 8; acknowledged += 1) commitOne(writer, `entry ${acknowledged}`);
    return undefined;
  } catch (fault) {
    expect(fault).toEqual(stopped);
    expect(writer.stopReason).toContain('injected');
    expect(writer.logs.get('opp')?.size ?? 0).toBe(acknowledged);
    expect(() => commitOne(writer, 'later')).toThrow(stopped);
    return acknowledged;
  }
}

/** Fails the `nth` call of one operation made while appending: before or after doing what was asked. */
function faultyLayer(operation: 'openToAppend' | 'write' | 'datasync' | 'syncFolder' | 'rename' | 'truncate' | 'close', mode: 'fails' | 'fails but persisted', nth: number): FileLayer {
  let calls = operation === 'syncFolder' ? -1 : 0; // opening syncs the folder once
  const broken = (...args: unknown[]): unknown => {
    const isTurn = calls++ === nth;
    if (isTurn && mode === 'fails') throw new Error('injected');
    const result: unknown = Reflect.apply(diskLayer[operation], diskLayer, args);
    if (isTurn) throw new Error('injected');
    return result;
  };
  return { ...diskLayer, [operation]: broken };
}

/** Rewrites the last frame as someone with the disk but without the key would: contents changed, hashes recomputed. */
function rewriteLast(folder: string, change: (entry: { entry: Uint8Array; salt: Uint8Array; payload: Uint8Array }) => { entry: Uint8Array; salt: Uint8Array; payload: Uint8Array }): void {
  const [path = ''] = segmentPaths(folder);
  const whole = readFileSync(path);
  const reader = new SegmentReader(whole);
  let [start, last] = [0, reader.next()];
  for (let next = last; next !== undefined; next = reader.next()) {
    start = last === next ? 0 : (last?.end ?? 0);
    last = next;
  }
  if (last === undefined) throw new Error('no frame');
  const logs = last.logs.map((log) => ({ ...log, entries: log.entries.map(change) }));
  writeFileSync(path, Buffer.concat([whole.subarray(0, start), encodeFrame(last.head, logs).bytes]));
}
