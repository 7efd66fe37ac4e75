// An outsider with one file of ours, a policy of their own and a log's public folder finds out what an insider did to it.
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { witnessSignerOf } from '../../src/ledger/format/cosignature.js';
import { signerOf } from '../../src/ledger/format/key.js';
import { decodeBundle, encodeBundle } from '../../src/ledger/format/tile.js';
import { copyOfModel, outcome, policy, run, SIZE, sound, wrong } from './outsider.js';
import { checkpointOf, entriesOf, entryOf, freshFolder, log, origin, publish, put, removeFolders, treeOf } from './public-folder.js';

let folder: string;
beforeEach(() => {
  folder = copyOfModel();
});
afterAll(removeFolders);
const path = (name: string): string => join(folder, name);
const flipIn = (name: string, at: number): void => {
  const bytes = readFileSync(path(name));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path(name), bytes);
};
/** The log written anew by someone who leaves no old partial file behind. */
const anew = (...[entries, options]: [readonly Uint8Array[], Parameters<typeof publish>[2]?]): void => {
  rmSync(path('tile'), { recursive: true });
  publish(folder, entries, options);
};

describe('a log that is as it should be', () => {
  test('verifies, and says so in words', async () => {
    const { code, stdout } = await run('--policy', policy, '--max-age', '60', folder);
    expect(stdout).toMatch(/custos\.example\/opp[^]*600 entries[^]*w1 at [^]*VERIFIES/);
    expect(code).toBe(0);
  });

  test.each([0, 1, 2, 255, 256, 257, 511, 512, 513])('of %i entries', async (size) => {
    const own = freshFolder();
    publish(own, sound.slice(0, size));
    expect(await outcome(own)).toMatchObject({ exit: 0, size, entries: size, witnesses: [{ name: 'w1' }, { name: 'w2' }] });
  });

  test('of 66,000 entries, with three levels of tiles', async () => {
    const own = freshFolder();
    publish(own, entriesOf(66_000));
    expect(await outcome(own)).toMatchObject({ exit: 0, entries: 66_000, tiles: 258 + 2 + 1 });
  });

  test('also without partial files that a full one has replaced', async () => {
    const grown = [...sound, ...Array.from({ length: 200 }, (_, at) => entryOf(SIZE + at))];
    const note = readFileSync(path('checkpoint'));
    publish(folder, grown);
    rmSync(path('tile/0/002.p'), { recursive: true });
    rmSync(path('tile/entries/002.p'), { recursive: true });
    put(folder, 'checkpoint', note);
    expect(await outcome(folder)).toMatchObject({ exit: 0, entries: SIZE });
  });

  test('strangers’ signatures mean nothing', async () => {
    const stranger = witnessSignerOf('stranger.example', new Uint8Array(32).fill(9));
    appendFileSync(path('checkpoint'), stranger.cosign('another text\n', 1n));
    expect(await outcome(folder)).toMatchObject({ exit: 0 });
  });
});

describe('an insider is found who', () => {
  const tree = treeOf(sound);
  const resign = (signing: Parameters<typeof checkpointOf>[2]): void => put(folder, 'checkpoint', Buffer.from(checkpointOf(tree, SIZE, signing)));
  const bundle = (index: number, entries: readonly Uint8Array[]): void => {
    rmSync(path(`tile/entries/00${index}.p`), { recursive: true, force: true });
    put(folder, `tile/entries/00${index}`, encodeBundle(entries));
  };
  const editEntry = (at: number, entry: Uint8Array): Uint8Array[] => sound.with(at, entry);
  const edited = entryOf(7, { payload: Buffer.from('{"action":"nothing"}') });

  test.each<[string, () => void, RegExp]>([
    ['edits an entry', () => bundle(0, sound.slice(0, 256).with(7, edited)), /tile\/0\/000.*not what the entries hash to/],
    ['swaps two entries', () => bundle(1, sound.slice(256, 512).with(0, sound[257] ?? edited).with(1, sound[256] ?? edited)), /entry 257: its time is before/],
    ['edits an entry and recomputes the tiles', () => {
      const note = readFileSync(path('checkpoint'));
      anew(editEntry(7, edited));
      put(folder, 'checkpoint', note);
    }, /root is not the one that was signed/],
    ['does so and signs again with a stolen log key', () => anew(editEntry(7, edited), { cosigned: [] }), /no quorum: cosigned by nobody/],
    ['deletes from the middle', () => anew(sound.toSpliced(300, 1), { cosigned: [] }), /no quorum/],
    ['inserts an entry dated back', () => anew(sound.toSpliced(300, 0, entryOf(3)).slice(0, SIZE)), /entry 300: its time is before/],
    ['puts in another log’s entry', () => anew(editEntry(599, entryOf(599, { origin: 'custos.example/rcmp' }))), /entry 599: it is not a record of this log/],
    ['writes an entry in another spelling', () => anew(editEntry(599, Buffer.from(Buffer.from(entryOf(599)).toString().replace('{', '{ ')))), /entry 599: it is not a record/],
    ['writes an entry with a time no calendar has', () => anew(editEntry(599, Buffer.from(Buffer.from(entryOf(599)).toString().replace(/"recorded_at":\d+/, '"recorded_at":9999999999999999')))), /entry 599: its time is not/],
    ['cuts a hash tile', () => truncateSync(path('tile/0/000'), 8160), /tile\/0\/000: a tile of 256 hashes has 8160 bytes/],
    ['adds to a hash tile', () => appendFileSync(path('tile/1/000.p/2'), Buffer.alloc(32)), /tile\/1\/000: a tile of 2 hashes has 96 bytes/],
    ['flips a bit in an old tile', () => flipIn('tile/0/001', 5000), /not what the entries hash to/],
    ['flips a bit in an upper tile', () => flipIn('tile/1/000.p/2', 3), /tile\/1\/000/],
    ['flips a bit in the last partial tile', () => flipIn('tile/0/002.p/88', 3), /tile\/0\/002/],
    ['leaves an old partial tile that disagrees with the full one', () => flipIn('tile/0/000.p/3', 3), /tile\/0\/000: a partial file disagrees/],
    ['leaves an old partial bundle that disagrees with the full one', () => put(folder, 'tile/entries/001.p/44', encodeBundle(decodeBundle(readFileSync(path('tile/entries/001.p/44')), 44).with(0, edited))), /entries\/001: a partial file disagrees/],
    ['leaves an older, wider partial tile that disagrees', () => put(folder, 'tile/0/002.p/90', Buffer.alloc(90 * 32)), /tile\/0\/002: a partial file disagrees/],
    ['takes a tile away', () => rmSync(path('tile/0/001')), /tile\/0\/001 is missing/],
    ['takes the last bundle away', () => rmSync(path('tile/entries/002.p'), { recursive: true }), /tile\/entries\/002 is missing/],
    ['cuts a bundle', () => truncateSync(path('tile/entries/001'), 1000), /exactly 256 entries/],
    ['adds a byte to a bundle', () => appendFileSync(path('tile/entries/001'), 'x'), /exactly 256 entries/],
    ['adds an entry to a bundle', () => appendFileSync(path('tile/entries/001'), encodeBundle([edited])), /exactly 256 entries/],
    ['makes a tile of a gigabyte', () => truncateSync(path('tile/0/000'), 2 ** 30), /larger than it can be/],
    ['truncates the tail', () => put(folder, 'checkpoint', Buffer.from(checkpointOf(tree, 512, { cosigned: [] }))), /no quorum/],
    ['has one witness only', () => resign({ cosigned: [[0, 0]] }), /no quorum: cosigned by w1$/],
    ['lets one witness sign twice', () => resign({ cosigned: [[0, 0], [0, -1]] }), /no quorum: cosigned by w1$/],
    ['has cosignatures of a time to come', () => resign({ cosigned: [[0, 3600], [1, 0]] }), /no quorum: cosigned by w2$/],
    ['has cosignatures of a time far to come', () => resign({ cosigned: [[0, 4e15], [1, 4e15]] }), /no quorum: cosigned by nobody/],
    ['takes cosignatures from another checkpoint', () => {
      const [older, lines] = [checkpointOf(tree, 512), checkpointOf(tree, SIZE, { cosigned: [] })];
      put(folder, 'checkpoint', Buffer.from(lines + older.slice(older.indexOf('— one.example'))));
    }, /signature of one\.example does not hold/],
    ['moves the time of a cosignature', () => {
      const note = checkpointOf(tree);
      const [, line = '', encoded = ''] = /(— one\.example (\S+)\n)/.exec(note) ?? [];
      const bytes = Buffer.from(encoded, 'base64');
      bytes[11] = (bytes[11] ?? 0) ^ 1;
      put(folder, 'checkpoint', Buffer.from(note.replace(line, `— one.example ${bytes.toString('base64')}\n`)));
    }, /signature of one\.example does not hold/],
    ['lets the log pose as a witness', () => resign({ by: [log, signerOf('one.example', new Uint8Array(32).fill(1)), signerOf('two.example', new Uint8Array(32).fill(1))], cosigned: [] }), /no quorum: cosigned by nobody/],
    ['lets another log sign', () => resign({ by: [signerOf('custos.example/rcmp', new Uint8Array(32).fill(5))] }), /did not sign its checkpoint/],
    ['rotates the key without being asked', () => resign({ by: [signerOf(origin, new Uint8Array(32).fill(6))] }), /did not sign its checkpoint/],
    ['smuggles an extension line', () => resign({ text: (text) => `${text}smuggled\n` }), /exactly three lines/],
    ['takes another origin', () => resign({ text: (text) => text.replace('/opp', '/opq') }), /custos\.example\/opq did not sign/],
    ['writes the size with a zero before it', () => resign({ text: (text) => text.replace('600', '0600') }), /not an integer/],
    ['writes a size of 2^64', () => resign({ text: (text) => text.replace('600', '18446744073709551616') }), /not an integer/],
    ['writes a root of 31 bytes', () => resign({ text: (text) => text.replace(/\S+=\n$/, `${Buffer.alloc(31).toString('base64')}\n`) }), /base64/],
    ['says fewer entries than the root has', () => resign({ text: (text) => text.replace('600', '599') }), /root is not the one|missing/],
    ['sends a checkpoint of a million lines', () => appendFileSync(path('checkpoint'), '— a AAAAAAA=\n'.repeat(50_000)), /more than 100 signatures/],
    ['cuts the checkpoint', () => truncateSync(path('checkpoint'), 100), /signed note|base64|malformed/],
    ['forks the log at its first entry', () => anew(editEntry(0, entryOf(0, { payload: Buffer.from('{}') })), { cosigned: [[0, 0]] }), /no quorum/],
  ])('%s', async (_, attack, words) => {
    attack();
    expect(await outcome(folder)).toMatchObject(wrong(words));
  });

  test('shows a stale checkpoint for ever', async () => {
    resign({ cosigned: [[0, -500], [1, -400]] });
    expect(await outcome('--max-age', '600', folder)).toMatchObject({ exit: 0 });
    expect(await outcome('--max-age', '300', folder)).toMatchObject(wrong(/stale/));
    // One bought witness does not make it fresh.
    resign({ cosigned: [[0, 0], [1, -400]] });
    expect(await outcome('--max-age', '300', folder)).toMatchObject(wrong(/stale/));
  });

  test('writes more than this program counts to', async () => {
    resign({ text: (text) => text.replace('600', '18446744073709551615') });
    expect(await outcome(folder)).toMatchObject({ exit: 2 });
  });
});
