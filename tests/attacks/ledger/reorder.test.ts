// Attacker: whoever can write the disk puts two entries in each other's place, so that an answer seems to come before its refusal.
// Found by verification when it next runs: frames exchanged in their file break the chain (`frame_order`, `entry_order`); with every
// hash made good the signed checkpoints have other roots (`two_roots`), and the times fall (`clock_backwards`). By the next start
// (`damaged`). With log key and signer's folder stolen too, by the times, and by the key process on the first reading: a sealed
// payload opens in its own place only (`damaged`).
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { parseEntry } from '../../../src/ledger/format/entry.js';
import type { FrameEntry } from '../../../src/ledger/format/frame.js';
import { openPayload } from '../../../src/ledger/format/sealed-payload.js';
import { framesOf } from '../../../src/ledger/testing-folders.js';
import { segmentPaths, TestWriter } from '../../../src/ledger/testing.js';
import { verifyLedger } from '../../../src/ledger/verify.js';
import { stolenLogKey } from '../../support/ledger-attack.js';
import { freshPlace } from '../../support/ledger-scene.js';
import { backUp, changeEntries, memoryOf, putBack, rebuild, redated, rewriteFrames, withoutNotes } from '../../support/ledger-rewrite.js';

const folder = freshPlace();
const noon = Date.UTC(2026, 2, 1, 12);
let sound: string | undefined;
let key: Uint8Array;
beforeEach(async () => {
  if (sound !== undefined) return putBack(sound, folder, 'ledger', 'signer');
  let nowMs = noon;
  const writer = await TestWriter.open(folder, { clock: () => nowMs });
  for (const text of ['first', 'second', 'third', 'fourth']) {
    nowMs += 60_000;
    await writer.commit(text);
  }
  key = await writer.keys.sealingKey('opp', '2026-03');
  await writer.close();
  sound = backUp(folder);
});

const found = async (options = {}) => [...new Set((await verifyLedger({ folder, ...options })).problems.map(({ code }) => code))];

/** The second entry and the third. */
const exchanged = changeEntries(([first, second, third, ...rest]) => [first, third, second, ...rest] as FrameEntry[]);

/** What stands at a place opens there, or throws. */
function opened(index: number): string {
  const entries = segmentPaths(folder).flatMap((path) => framesOf(path)).flatMap(({ frame }) => frame.logs.flatMap((log) => log.entries));
  const { sealed } = entries[index] ?? { sealed: new Uint8Array() };
  return Buffer.from(openPayload(key, { origin: 'custos.example/opp', index }, sealed).payload).toString();
}

test('control', async () => {
  expect(await found({ signed: memoryOf(folder) })).toEqual([]);
  expect([0, 1, 2, 3].map(opened)).toEqual(['first', 'second', 'third', 'fourth'].map((text) => `{"text":"${text}"}`));
});

test('two frames exchanged in their file', async () => {
  const [path = ''] = segmentPaths(folder);
  const [, second, third] = framesOf(path);
  if (second === undefined || third === undefined) throw new Error('there are four frames');
  const bytes = readFileSync(path);
  writeFileSync(path, Buffer.concat([bytes.subarray(0, second.start), bytes.subarray(third.start, third.end), bytes.subarray(second.start, second.end), bytes.subarray(third.end)]));
  expect(await found()).toEqual(expect.arrayContaining(['frame_order', 'entry_order', 'clock_backwards']));
  await expect(TestWriter.open(folder)).rejects.toMatchObject({ code: 'damaged' });
});

test('two entries exchanged, with every hash of the file made good', async () => {
  rewriteFrames(folder, exchanged);
  expect(await found()).toEqual(expect.arrayContaining(['clock_backwards', 'two_roots']));
  expect(await found()).not.toContain('frame_order');
  await expect(TestWriter.open(folder)).rejects.toMatchObject({ code: 'damaged' });
});

test('signed anew, with the signer’s folder: the times, and the payloads', async () => {
  const stolen = stolenLogKey(folder);
  rewriteFrames(folder, (batches) => withoutNotes(exchanged(batches)));
  await rebuild(folder, { opp: stolen });
  expect(await found({ signed: memoryOf(folder) })).toEqual(['clock_backwards']);

  // With their times exchanged as well, verification without keys has nothing to go by: each entry says when, not what.
  rewriteFrames(folder, (batches) => withoutNotes(changeEntries((entries) => entries.map((one, at) => redated(one, noon + (at + 1) * 60_000)))(batches)));
  await rebuild(folder, { opp: stolen });
  expect(await found({ signed: memoryOf(folder) })).toEqual([]);
  for (const index of [1, 2]) expect(() => opened(index)).toThrow(expect.objectContaining({ code: 'damaged' }));
  expect(opened(3)).toBe('{"text":"fourth"}');
  expect(parseEntry(new Uint8Array(framesOf(segmentPaths(folder)[0] ?? '')[1]?.frame.logs[0]?.entries[0]?.entry ?? [])).recordedAtMs).toBe(noon + 120_000);
});
