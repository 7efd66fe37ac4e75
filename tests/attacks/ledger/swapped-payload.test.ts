// Attacker: whoever can write the disk, without any key, leaves an entry in its place and puts another content under it: that of
// another entry, or the same with other search terms, so that its owner does not find it.
// Found by verification when it next runs, without any key (`wrong_payload`): the entry commits to the sealed bytes. By the first who
// reads it (`damaged`): nothing is shown. With the commitment in the entry changed to match, it is another entry (`two_roots`), and the
// next start refuses (`damaged`).
import { beforeEach, expect, test } from 'vitest';
import { entryBytes, parseEntry } from '../../../src/ledger/format/entry.js';
import type { FrameEntry } from '../../../src/ledger/format/frame.js';
import { sha256 } from '../../../src/ledger/format/hash.js';
import { LedgerNode } from '../../support/ledger-scene.js';
import { backUp, changeEntries, changeEntry, putBack, rewriteFrames } from '../../support/ledger-rewrite.js';

const node = new LedgerNode();
let sound: string | undefined;
beforeEach(async () => {
  if (sound !== undefined) return putBack(sound, node.folder, 'ledger', 'signer');
  for (let batch = 0; batch < 4; batch += 1) await node.record(1);
  await node.rest();
  sound = backUp(node.folder);
});

function read(index: number): FrameEntry | undefined {
  const log = node.writer.writer.logs.get('opp');
  return log && node.writer.writer.read(log, index);
}

/** The bytes of the fourth entry under the second, in the entry's own words or in new ones. */
const swapped = (restate: boolean) => changeEntries((entries) => entries.map((one, at) => {
  const { sealed } = entries[at === 1 ? 3 : at] as FrameEntry;
  const entry = restate ? entryBytes({ ...parseEntry(one.entry), sealedHash: sha256(sealed) }) : one.entry;
  return { entry, sealed };
}));

test('control', async () => {
  rewriteFrames(node.folder, changeEntries((entries) => entries));
  expect(await node.problems()).toEqual([]);
  await node.start();
  expect(read(1)).toBeDefined();
  await node.rest();
});

test.each([
  ['the sealed bytes of another entry', swapped(false)],
  ['other search terms on the same bytes', changeEntry(1, ({ entry, sealed }) => ({ entry, sealed: Buffer.from(sealed).fill(7, 0, 16) }))],
])('%s', async (_, attack) => {
  rewriteFrames(node.folder, attack);
  expect(await node.problems()).toEqual(['wrong_payload']);
  await node.start();
  expect(() => read(1)).toThrow(expect.objectContaining({ code: 'damaged' }));
  expect(read(2)).toBeDefined();
  await node.rest();
});

test('with the commitment in the entry made to match', async () => {
  rewriteFrames(node.folder, swapped(true));
  expect(await node.problems()).toEqual(expect.arrayContaining(['two_roots', 'tile_differs']));
  expect(await node.problems()).not.toContain('wrong_payload');
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
});
