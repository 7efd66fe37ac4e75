// Attacker: whoever sets the node's clock back, so that what is done now is recorded as of last week.
// It has no effect where there are entries: times never fall in a log. Set back into another month while the key process has the true
// time, no key is to be had (`bad_entry`, at once): nothing is recorded, and so nothing is answered. A program that writes falling
// times all the same is found by verification (`clock_backwards`; back-dated-insert.test.ts).
// The residues: entries bear the time of the last one before, while the clock is behind it; and where node and key process both lie,
// a log that has no entry yet begins in the past. Its first cosignature says, by the witness's clock, when it was first seen.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemRandom } from '../../../src/kernel/index.js';
import { diskLayer } from '../../../src/ledger/file-layer.js';
import { parseEntry } from '../../../src/ledger/format/entry.js';
import { LocalKeys } from '../../../src/ledger/payload/local-keys.js';
import { unpackReceipts } from '../../../src/ledger/receipt.js';
import { ConsistentSigner, FileKeys } from '../../../src/ledger/signer/index.js';
import { verifyLedger } from '../../../src/ledger/verify.js';
import { Writer } from '../../../src/ledger/writer.js';
import { freshPlace } from '../../support/ledger-scene.js';

const DAY = 86_400_000;
const noon = Date.UTC(2026, 2, 20, 12);
let folder: string;
/** The node's clock and the key process's: they may be two machines. */
const clocks = { node: noon, keys: noon };
let node: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
  folder = freshPlace();
  Object.assign(clocks, { node: noon, keys: noon });
  node = await start();
  await node.record('opp');
});
afterEach(() => node.stop());

async function start() {
  const signer = ConsistentSigner.open({ folder: `${folder}/signer`, keys: (layer, at) => new FileKeys(layer, at, systemRandom) });
  const keys = new LocalKeys({ folder: `${folder}/payload-keys`, logKeys: `${folder}/keys`, layer: diskLayer, clock: () => clocks.keys, random: systemRandom });
  let [done, refused]: [(ms: number) => void, (fault: unknown) => void] = [() => undefined, () => undefined];
  const writer = await Writer.open({ folder, originPrefix: 'custos.example', segmentBytes: 2 ** 20, reserveBytes: 0, layer: diskLayer, clock: () => clocks.node, random: systemRandom, signer, keys }, {
    acked: (batch) => [...unpackReceipts(batch).values()].flat().forEach(({ entry }) => done(parseEntry(entry).recordedAtMs)),
    failed: (_, fault) => refused(fault),
    stopped: () => undefined,
  });
  /** Resolves to the time that the new entry bears. */
  const record = (agencyId: string) => new Promise<number>((resolve, reject) => {
    [done, refused] = [resolve, reject];
    writer.append({ ticket: 1, items: [{ agencyId, bytes: Buffer.alloc(64) }] });
  });
  return { record, stop: async () => {
    await writer.close();
    keys.close();
  } };
}

async function restart(): Promise<void> {
  await node.stop();
  node = await start();
}

const set = (toMs: number, ...whose: readonly (keyof typeof clocks)[]) => whose.forEach((one) => (clocks[one] = toMs));

test('control: time goes on', async () => {
  set(noon + DAY, 'node', 'keys');
  expect(await node.record('opp')).toBe(noon + DAY);
  expect(await node.record('rcmp')).toBe(noon + DAY);
  expect(await verifyLedger({ folder })).toMatchObject({ ok: true });
});

test('within the month: the entry bears the time of the last one, and the true time again afterwards', async () => {
  set(noon - 7 * DAY, 'node', 'keys');
  expect(await node.record('opp')).toBe(noon);
  await restart();
  expect(await node.record('opp')).toBe(noon);
  set(noon + DAY, 'node', 'keys');
  expect(await node.record('opp')).toBe(noon + DAY);
  expect(await verifyLedger({ folder })).toMatchObject({ ok: true });
});

test('into another month, and the key process has the true time', async () => {
  set(noon - 30 * DAY, 'node');
  for (const agencyId of ['rcmp', 'opp']) await expect(node.record(agencyId)).rejects.toMatchObject({ code: 'bad_entry', message: expect.stringContaining('check the clock') });
  set(noon, 'node');
  expect(await node.record('opp')).toBe(noon);
  expect(await verifyLedger({ folder })).toMatchObject({ ok: true, logs: [{ size: 2n }] });
});

test('into another month, and the key process’s clock as well', async () => {
  set(noon - 30 * DAY, 'node', 'keys');
  expect(await node.record('opp')).toBe(noon);
  // The residue.
  expect(await node.record('rcmp')).toBe(noon - 30 * DAY);
  expect(await verifyLedger({ folder })).toMatchObject({ ok: true });
});

test('forward for a moment: the log goes on, and bears the later time until that has come', async () => {
  set(noon + 60 * DAY, 'node', 'keys');
  expect(await node.record('opp')).toBe(noon + 60 * DAY);
  set(noon + DAY, 'node', 'keys');
  await restart();
  expect(await node.record('opp')).toBe(noon + 60 * DAY);
  expect(await verifyLedger({ folder })).toMatchObject({ ok: true });
});
