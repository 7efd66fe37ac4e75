// Entries of a shredded month are told apart from those that can be read, and a log of both goes on being read.
import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { KeyVault } from './key-vault.js';
import { LocalKeys } from './local-keys.js';
import { PayloadReader } from './payload-reader.js';
import { type KeyPlace, keyPlace, WrittenLog } from './testing.js';

let place: KeyPlace;
afterEach(() => rmSync(`${place.folder}/..`, { recursive: true, force: true }));

const exa = { agency: 'alder', member: 'exa', role: 'integrity_examiner' };
const textOf = (opened: { readonly payload: Uint8Array } | undefined) => (opened === undefined ? 'shredded' : Buffer.from(opened.payload).toString());

/** A log of two entries in March and one in April, and the answer that shows them all; March is shredded when `shred` says so. */
async function twoMonths(shred: boolean) {
  place = keyPlace();
  let keys = new LocalKeys(place);
  const log = new WrittenLog('alder', keys, place);
  for (const n of [0, 1]) await log.add({ n }, place.nowMs);
  if (shred) {
    keys.close();
    const vault = KeyVault.open(place);
    vault.shred('alder', '2026-03', { state: 'destroyed', destroyedAtMs: 0, request: { origin: log.origin, index: 0n }, approval: { origin: log.origin, index: 1n } });
    vault.close();
    keys = new LocalKeys(place);
  }
  place.nowMs = Date.UTC(2026, 3, 2);
  const april = new WrittenLog('alder', keys, place, log.signer);
  april.take(log);
  await april.add({ n: 2 }, place.nowMs);
  const shown = await april.add({ kind: 'answer', action: 'viewLedger', actor: exa, shown: [{ agencyId: 'alder', ids: ['@0', '@1', '@2'] }] }, place.nowMs);
  return { keys, log: april, receipt: april.receipt(shown), reader: new PayloadReader({ read: async (_, index) => april.read(index), readAll: async (_, indexes) => indexes.map((index) => april.read(index)) }, keys) };
}

test.each([[false, ['{"n":2}', '{"n":0}', '{"n":1}']], [true, ['{"n":2}', 'shredded', 'shredded']]])('with March shredded: %s', async (shred, texts) => {
  const { keys, receipt, reader } = await twoMonths(shred);
  const opened = await reader.open(receipt, await reader.entries('alder', [2n, 0n, 1n]));
  expect(opened.map(textOf)).toEqual(texts);
  expect(await reader.open(receipt, [])).toEqual([]);
  keys.close();
});

test('a receipt of another entry opens nothing', async () => {
  const { keys, log, reader } = await twoMonths(false);
  await expect(reader.open(log.receipt(2), await reader.entries('alder', [0n]))).rejects.toEqual(expect.objectContaining({ code: 'not_granted' }));
  keys.close();
});
