// Attacker: whoever runs the node wants an entry that was "there all along": a purpose stated, a second person's consent, of last month.
// Put between two others by somebody without keys: found by verification when it next runs (`two_roots`) and by the next start
// (`damaged`). Added at the end by a bought node, with an old date, and honestly signed as what it is, the newest entry: found by
// verification (`clock_backwards`), and by an outsider who reads the bundles. With the old month's key on it as well: the key process
// gives out no key of another month (`bad_entry`), so that it must name this month, which does not fit its date (`wrong_month`).
// The residue: dated between the newest entry and now it is not told from one that is late.
import { beforeEach, expect, test } from 'vitest';
import type { FrameEntry } from '../../../src/ledger/format/frame.js';
import { framesOf } from '../../../src/ledger/testing-folders.js';
import { segmentPaths, TestWriter } from '../../../src/ledger/testing.js';
import { verifyLedger } from '../../../src/ledger/verify.js';
import { freshPlace, outsider, wrong, written } from '../../support/ledger-scene.js';
import { backUp, changeEntries, memoryOf, putBack, redated, rewriteFrames, withoutNotes } from '../../support/ledger-rewrite.js';

const folder = freshPlace();
const noon = Date.UTC(2026, 2, 1, 12);
const HOUR = 3_600_000;
let sound: string | undefined;
let policy: string;
beforeEach(async () => {
  if (sound !== undefined) return putBack(sound, folder, 'ledger', 'signer');
  let nowMs = noon;
  const writer = await TestWriter.open(folder, { clock: () => nowMs });
  for (const text of ['first', 'second', 'third']) {
    nowMs += HOUR;
    await writer.commit(text);
  }
  policy = written('policy', `log ${writer.signer.signed()[0]?.vkey ?? ''}\nquorum none\n`);
  await writer.close();
  sound = backUp(folder);
});

const found = async (options = {}) => [...new Set((await verifyLedger({ folder, ...options })).problems.map(({ code }) => code))];

/** A node whose program takes the time from its owner; it is given the time of the entry that it adds. */
async function append(recordedAtMs: number, key = '2026-03'): Promise<void> {
  const [path = ''] = segmentPaths(folder);
  const [made] = framesOf(path).flatMap(({ frame }) => frame.logs.flatMap(({ entries }) => entries));
  rewriteFrames(folder, changeEntries((entries) => [...entries, redated(made as FrameEntry, recordedAtMs, key)]));
  // The true signer signs it: it extends what was signed before.
  const writer = await TestWriter.open(folder, { clock: () => noon + 9 * HOUR });
  await writer.close();
}

test('control: added now, with today’s date', async () => {
  await append(noon + 9 * HOUR);
  expect(await found({ signed: memoryOf(folder) })).toEqual([]);
  expect(await outsider(policy, `${folder}/public/opp`)).toMatchObject([{ exit: 0, size: 4 }]);
});

test('between two others', async () => {
  const insert = changeEntries(([first, ...rest]) => [first, redated(first as FrameEntry, noon + 1.5 * HOUR), ...rest] as FrameEntry[]);
  rewriteFrames(folder, insert);
  expect(await found()).toContain('two_roots');
  rewriteFrames(folder, withoutNotes);
  expect(await found({ signed: memoryOf(folder) })).toContain('two_roots');
  await expect(TestWriter.open(folder)).rejects.toMatchObject({ code: 'damaged' });
});

test('at the end, dated an hour before the last', async () => {
  await append(noon + 2 * HOUR);
  expect(await found({ signed: memoryOf(folder) })).toEqual(['clock_backwards']);
  expect(await outsider(policy, `${folder}/public/opp`)).toMatchObject([wrong(/^entry 3: its time is before that of the entry before it/)]);
});

test('at the end, dated last month: no key of that month is to be had', async () => {
  await append(noon - 30 * 24 * HOUR);
  expect(await found()).toEqual(['wrong_month', 'clock_backwards']);
  const writer = await TestWriter.open(folder, { clock: () => noon + 9 * HOUR });
  await expect(writer.keys.sealingKey('opp', '2026-02')).rejects.toMatchObject({ code: 'bad_entry' });
  expect(await writer.keys.sealingKey('opp', '2026-03')).toHaveLength(32);
  await writer.close();
});

test('dated truly, and sealed under a month that was, whose key is destroyed sooner', async () => {
  await append(noon + 9 * HOUR, '2025-03');
  expect(await found()).toEqual(['wrong_month']);
});

test('the residue: dated after the last entry and before now', async () => {
  await append(noon + 4 * HOUR);
  expect(await found({ signed: memoryOf(folder) })).toEqual([]);
});
