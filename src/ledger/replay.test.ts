import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { diskLayer } from './file-layer.js';
import { verifyInclusion } from './format/proof.js';
import { decodeFrontier, encodeFrontier, type Frontier } from './frontier.js';
import { replay, type Replayed, replayWhole } from './replay.js';
import { TestWriter } from './testing.js';
import { copyOf, folderOf, hasty, sizesOf } from './testing-folders.js';
import { verifyLedger } from './verify.js';

const sizes = { opp: 700, rcmp: 256, sq: 1 };
let closed: string;
let killed: string;

/** Small segments, full and partial tiles; `closed` ends at its frontier, `killed` has frames after one. */
beforeAll(async () => {
  closed = folderOf();
  const one = await TestWriter.open(closed, { segmentBytes: 65_536, layer: hasty });
  for (let from = 0; from < 255; from += 15) await one.append(Array.from({ length: 15 }, (_, n) => ({ agencyId: 'rcmp', payload: from + n })));
  for (let from = 0; from < 700; from += 20) await one.append(Array.from({ length: 20 }, (_, n) => ({ agencyId: 'opp', payload: from + n })));
  await one.commit('last', 'rcmp', 'sq');
  await one.close();
  killed = copyOf(closed);
  const two = await TestWriter.open(killed, { layer: hasty });
  for (let at = 0; at < 5; at += 1) await two.commit(`after ${at}`, 'opp', 'new');
  two.abandon();
});

function stateOf({ logs, chain, segments, lastLength, tornBytes, fileBytes }: Replayed): object {
  const told = [...logs.values()].toSorted((a, b) => (a.agencyId < b.agencyId ? -1 : 1)).map((log) => ({
    agencyId: log.agencyId, size: log.tree.size, root: Buffer.from(log.tree.root()).toString('hex'), durable: log.durable, lastRecordedAtMs: log.lastRecordedAtMs,
    addresses: Array.from({ length: log.tree.size }, (_, index) => log.addresses.at(index)),
    bundle: log.bundle(Math.floor(log.tree.size / 256), log.tree.size % 256).map((entry) => Buffer.from(entry).toString()),
  }));
  const { sequence, epoch, previous } = chain;
  return { told, sequence, epoch, previous: Buffer.from(previous).toString('hex'), segments, lastLength, tornBytes, fileBytes };
}

async function expectGoesOn(folder: string, expected: Record<string, number>): Promise<void> {
  const one = await TestWriter.open(folder, { layer: hasty });
  expect(sizesOf(one)).toEqual(expected);
  const [receipt] = await one.commit('goes on');
  expect(receipt?.index).toBe(BigInt(expected['opp'] ?? 0));
  expect(receipt && verifyInclusion(receipt)).toEqual({ ok: true });
  for (const log of one.writer.logs.values()) for (let index = 0; index < log.signed.size; index += 37) one.writer.read(log, index);
  await one.close();
  expect(await verifyLedger({ folder })).toMatchObject({ ok: true, problems: [], tornBytes: 0 });
}

describe('a frontier', () => {
  test('is where start-up goes on from, with the state that a whole reading has', () => {
    for (const folder of [closed, killed]) {
      const found = replay(diskLayer, folder);
      expect(found.isFromFrontier).toBe(true);
      expect(stateOf(found)).toEqual(stateOf(replayWhole(diskLayer, folder)));
    }
  });

  test('spares reading the segments before it', () => {
    const read: string[] = [];
    replay({ ...diskLayer, readFile: (path) => (read.push(path), diskLayer.readFile(path)) }, killed);
    const segments = diskLayer.list(`${killed}/segments`).filter((name) => name.endsWith('.frames'));
    expect(segments.length).toBeGreaterThan(2);
    expect(new Set(read.filter((path) => path.endsWith('.frames'))).size).toBeLessThan(segments.length);
  });

  const missing: [string, (folder: string) => void][] = [
    ['that is missing', (folder) => rmSync(`${folder}/frontier`)],
    ['that is empty', (folder) => writeFileSync(`${folder}/frontier`, '')],
    ['that was torn', (folder) => truncateSync(`${folder}/frontier`, 300)],
    ['that is zeros', (folder) => writeFileSync(`${folder}/frontier`, Buffer.alloc(500))],
    ['with a byte changed', (folder) => writeFileSync(`${folder}/frontier`, readFileSync(`${folder}/frontier`).map((byte, at) => (at === 200 ? byte ^ 1 : byte)))],
    ['without its index', (folder) => rmSync(`${folder}/index/opp`)],
    ['with a short index', (folder) => truncateSync(`${folder}/index/opp`, 16 * 690)],
    ['with an index of zeros', (folder) => writeFileSync(`${folder}/index/opp`, Buffer.alloc(16 * 700))],
    ['with an index of ones', (folder) => writeFileSync(`${folder}/index/opp`, Buffer.alloc(16 * 700, 0xff))],
    ['with an index that names other entries', (folder) => {
      const index = readFileSync(`${folder}/index/opp`);
      writeFileSync(`${folder}/index/opp`, Buffer.concat([index.subarray(0, 16 * 698), index.subarray(16 * 699), index.subarray(16 * 698, 16 * 699)]));
    }],
  ];

  test.each(missing)('%s is passed over', async (_, harm) => {
    for (const [source, expected] of [[closed, sizes], [killed, { ...sizes, opp: 705, new: 5 }]] as const) {
      const folder = copyOf(source);
      harm(folder);
      const found = replay(diskLayer, folder);
      expect(found.isFromFrontier).toBe(false);
      await expectGoesOn(folder, expected);
    }
  });

  const lies: [string, (frontier: Frontier) => unknown][] = [
    ['of no object', () => null],
    ['without logs', (frontier) => ({ ...frontier, logs: [] })],
    ['that leaves a log out', (frontier) => ({ ...frontier, logs: frontier.logs.filter(({ agencyId }) => agencyId !== 'sq') })],
    ['that stands one byte further', (frontier) => ({ ...frontier, at: frontier.at + 1 })],
    ['that stands behind the file', (frontier) => ({ ...frontier, at: 2 ** 40 })],
    ['that stands at the start', (frontier) => ({ ...frontier, at: 0 })],
    ['that stands nowhere', (frontier) => ({ ...frontier, at: -1 })],
    ['with a later sequence', (frontier) => ({ ...frontier, sequence: String(BigInt(frontier.sequence) + 1n) })],
    ['with a sequence that is no number', (frontier) => ({ ...frontier, sequence: 'soon' })],
    ['with another frame before it', (frontier) => ({ ...frontier, previous: Buffer.alloc(32, 1).toString('base64') })],
    ['that leaves out a segment', (frontier) => ({ ...frontier, segments: frontier.segments.slice(1) })],
    ['that names a segment twice', (frontier) => ({ ...frontier, segments: [...frontier.segments, frontier.segments.at(-1)] })],
    ['without segments', (frontier) => ({ ...frontier, segments: [] })],
    ['of another tree', (frontier) => onOpp(frontier, (log) => ({ ...log, rightEdge: log.rightEdge.map((edge) => Buffer.alloc(Buffer.from(edge, 'base64').length, 7).toString('base64')) }))],
    ['with an edge that is too wide', (frontier) => onOpp(frontier, (log) => ({ ...log, rightEdge: [Buffer.alloc(32 * 300).toString('base64')] }))],
    ['with an edge of half hashes', (frontier) => onOpp(frontier, (log) => ({ ...log, rightEdge: log.rightEdge.map((edge) => edge.slice(0, -8)) }))],
    ['with a smaller size', (frontier) => onOpp(frontier, (log) => ({ ...log, size: log.size - 1 }))],
    ['with a larger size', (frontier) => onOpp(frontier, (log) => ({ ...log, size: log.size + 256 }))],
    ['with the note of another log', (frontier) => onOpp(frontier, (log) => ({ ...log, note: frontier.logs.find(({ agencyId }) => agencyId === 'sq')?.note ?? '' }))],
    ['without a note', (frontier) => onOpp(frontier, (log) => ({ ...log, note: '' }))],
    ['of a name that leads elsewhere', (frontier) => onOpp(frontier, (log) => ({ ...log, agencyId: '../keys/opp' }))],
  ];

  function onOpp(frontier: Frontier, change: (log: Frontier['logs'][number]) => object): object {
    return { ...frontier, logs: frontier.logs.map((log) => (log.agencyId === 'opp' ? change(log) : log)) };
  }

  test.each(lies)('%s, with its own hash made good, is passed over', async (_, lie) => {
    for (const [source, expected] of [[closed, sizes], [killed, { ...sizes, opp: 705, new: 5 }]] as const) {
      const folder = copyOf(source);
      const told = lie(decodeFrontier(readFileSync(`${folder}/frontier`))) as Frontier | null;
      writeFileSync(`${folder}/frontier`, told === null ? Buffer.from('74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b\nnull') : encodeFrontier(told));
      await expectGoesOn(folder, expected);
    }
  });

  test('cannot make the signer leap: its word of the epoch is not taken', async () => {
    const folder = copyOf(closed);
    const frontier = decodeFrontier(readFileSync(`${folder}/frontier`));
    writeFileSync(`${folder}/frontier`, encodeFrontier({ ...frontier, epoch: '18446744073709551615' }));
    expect(replay(diskLayer, folder).chain.epoch).toBe(1n);
    await expectGoesOn(folder, sizes);
  });
});

describe('a reading from the first frame', () => {
  // A million entries, with the memory that it takes: `npm run bench ledger-crash`.
  test('holds no more than what is unsigned and the newest tiles', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder, { layer: hasty });
    for (let batch = 0; batch < 18; batch += 1) await one.append(Array.from({ length: 4096 }, (_, n) => ({ agencyId: 'opp', payload: n })));
    const { root } = one.writer.logs.get('opp')?.signed ?? {};
    one.abandon();
    await one.writer.close();
    const log = replayWhole(diskLayer, folder).logs.get('opp');
    expect(log?.tree.size).toBe(18 * 4096);
    expect(log?.tree.root()).toEqual(root);
    expect(log?.published.packed).toBeGreaterThanOrEqual(16 * 4096);
    expect(log?.addresses.packed).toBe(log?.published.packed);
    expect(log?.bundle(Math.floor((log.published.packed) / 256), 1)).toHaveLength(1);
  });
});
