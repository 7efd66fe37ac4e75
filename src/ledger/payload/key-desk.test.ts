// Past payloads are opened only by showing the fresh entry that records the opening; every lie about it is one and the same refusal.
import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemRandom } from '../../kernel/index.js';
import { signerOf } from '../format/key.js';
import { serveKeys } from './key-process.js';
import { LocalKeys } from './local-keys.js';
import type { OpeningRecord } from './payload-keys.js';
import { RemoteKeys } from './remote-keys.js';
import { type KeyPlace, keyPlace, WrittenLog } from './testing.js';

const coded = (code: string) => expect.objectContaining({ code });
const MINUTE = 60_000;
let place: KeyPlace;
let keys: LocalKeys;
let alder: WrittenLog;
let node: WrittenLog;
const ana = { agency: 'alder', member: 'ana', role: 'analyst' };
const exa = { agency: 'alder', member: 'exa', role: 'integrity_examiner' };
const answer = (actor: object, action: string, ids: readonly string[], agencyId = 'alder') => ({ kind: 'answer', actor, action, shown: [{ agencyId, ids: [...ids] }] });
const scan = (from: string, to: string, agency = 'alder') => ({ kind: 'scan', actor: { agency: 'node', member: 'operator', role: 'operator' }, logs: [{ agency, from, to }] });

beforeEach(async () => {
  place = keyPlace();
  keys = new LocalKeys(place);
  alder = new WrittenLog('alder', keys, place);
  node = new WrittenLog('node', keys, place);
  for (const actor of [ana, { ...ana, member: 'ivo' }, ana]) await alder.add({ kind: 'answer', actor, action: 'search' }, place.nowMs);
});
afterEach(() => {
  keys.close();
  rmSync(`${place.folder}/..`, { recursive: true, force: true });
});

const shownBy = async (log: WrittenLog, payload: object, atMs = place.nowMs): Promise<OpeningRecord> => log.shown(await log.add(payload as never, atMs));
const textOf = (opened: { readonly payload: Uint8Array } | undefined) => JSON.parse(Buffer.from(opened?.payload ?? []).toString()) as unknown;

describe('sealing keys', () => {
  test('are of the present month, and of its neighbour ten minutes around midnight', async () => {
    await expect(keys.sealingKey('alder', '2026-02')).rejects.toEqual(coded('bad_entry'));
    await expect(keys.sealingKey('alder', '2026-04')).rejects.toEqual(coded('bad_entry'));
    place.nowMs = Date.UTC(2026, 3, 1) - 5 * MINUTE;
    expect(await keys.sealingKey('alder', '2026-04')).toHaveLength(32);
    place.nowMs = Date.UTC(2026, 3, 1) + 5 * MINUTE;
    expect(await keys.sealingKey('alder', '2026-03')).toHaveLength(32);
    place.nowMs += 10 * MINUTE;
    await expect(keys.sealingKey('alder', '2026-03')).rejects.toEqual(coded('bad_entry'));
  });
});

describe('an answer', () => {
  test('opens one’s own entries that it names, in the order asked, and counts them', async () => {
    const shown = await shownBy(alder, answer(ana, 'viewRecord', ['@0', '@2']));
    const opened = await keys.open(shown, [alder.item(2), alder.item(0)]);
    expect(opened.map(textOf)).toEqual([{ kind: 'answer', actor: ana, action: 'search' }, { kind: 'answer', actor: ana, action: 'search' }]);
    expect((await keys.state()).months).toEqual([expect.objectContaining({ agencyId: 'alder', month: '2026-03', state: 'live', opened: 2 })]);
  });

  test('opens any entry of its log for those who watch it', async () => {
    const shown = await shownBy(alder, answer(exa, 'viewLedger', ['@0', '@1']));
    expect(await keys.open(shown, [alder.item(0), alder.item(1)])).toHaveLength(2);
  });

  test.each([
    ['an entry that it does not name', answer(ana, 'viewRecord', ['@0']), [0, 2]],
    ['somebody else’s entry under viewRecord', answer(ana, 'viewRecord', ['@1']), [1]],
    ['the log for somebody who does not watch it', answer(ana, 'viewLedger', ['@0']), [0]],
    ['anything for a search', answer(ana, 'search', ['@0']), [0]],
    ['anything for a refusal', { ...answer(exa, 'viewLedger', ['@0']), kind: 'refusal' }, [0]],
    ['entries of another log', answer(exa, 'viewLedger', ['@0'], 'birch'), [0]],
    ['anything for an actor of another agency', answer({ ...exa, agency: 'birch' }, 'viewLedger', ['@0']), [0]],
    ['anything for a list that is none', { ...answer(exa, 'viewLedger', []), shown: '@0' }, [0]],
  ])('does not open %s', async (_, payload, indexes) => {
    const shown = await shownBy(alder, payload);
    await expect(keys.open(shown, indexes.map((index) => alder.item(index)))).rejects.toEqual(coded('not_granted'));
  });

  test('opens nothing in another agency’s log', async () => {
    const birch = new WrittenLog('birch', keys, place);
    const shown = await shownBy(birch, answer({ ...exa, agency: 'birch' }, 'viewLedger', ['@0']));
    await expect(keys.open(shown, [alder.item(0)])).rejects.toEqual(coded('not_granted'));
  });

  test('opens nothing eleven minutes later, and nothing before its time', async () => {
    const shown = await shownBy(alder, answer(ana, 'viewRecord', ['@0']));
    place.nowMs += 11 * MINUTE;
    await expect(keys.open(shown, [alder.item(0)])).rejects.toEqual(coded('not_granted'));
    place.nowMs -= 22 * MINUTE;
    await expect(keys.open(shown, [alder.item(0)])).rejects.toEqual(coded('not_granted'));
  });
});

describe('a scan', () => {
  test('in the node’s log opens the ranges that it names, half-open', async () => {
    const shown = await shownBy(node, scan('0', '2'));
    expect(await keys.open(shown, [alder.item(0), alder.item(1)])).toHaveLength(2);
    await expect(keys.open(shown, [alder.item(2)])).rejects.toEqual(coded('not_granted'));
  });

  test('of others in an agency’s log opens nothing', async () => {
    const birch = new WrittenLog('birch', keys, place);
    const shown = await shownBy(birch, { ...scan('0', '3'), actor: { agency: 'birch', member: 'bex', role: 'integrity_examiner' } });
    await expect(keys.open(shown, [alder.item(0)])).rejects.toEqual(coded('not_granted'));
  });

  test.each([['-1', '2'], ['0', '2.5'], ['zero', '3']])('from `%s` to `%s` opens nothing', async (from, to) => {
    await expect(keys.open(await shownBy(node, scan(from, to)), [alder.item(0)])).rejects.toEqual(coded('not_granted'));
  });
});

describe('an entry that does not stand in its log', () => {
  const lies: readonly [string, (shown: OpeningRecord) => OpeningRecord][] = [
    ['a shortened proof', (shown) => ({ ...shown, proof: shown.proof.slice(1) })],
    ['another index', (shown) => ({ ...shown, index: 0n })],
    ['another size', (shown) => ({ ...shown, size: shown.size + 1n })],
    ['no signature', (shown) => ({ ...shown, checkpoint: shown.checkpoint.slice(0, shown.checkpoint.indexOf('\n\n') + 2) })],
    ['another log’s name', (shown) => ({ ...shown, agencyId: 'node' })],
    ['an unknown log’s name', (shown) => ({ ...shown, agencyId: 'nobody' })],
  ];
  test.each(lies)('opens nothing: %s', async (_, lie) => {
    const shown = await shownBy(alder, answer(ana, 'viewRecord', ['@0']));
    await expect(keys.open(lie(shown), [alder.item(0)])).rejects.toEqual(coded('not_granted'));
  });

  test('opens nothing under a key that somebody put in the ledger’s folder later', async () => {
    await keys.open(await shownBy(alder, answer(ana, 'viewRecord', ['@0'])), [alder.item(0)]);
    const forged = new WrittenLog('alder', keys, place, signerOf('custos.example/alder', systemRandom(32)));
    const shown = await shownBy(forged, answer(ana, 'viewRecord', ['@0']));
    await expect(keys.open(shown, [alder.item(0)])).rejects.toEqual(coded('not_granted'));
  });
});

test('a swapped payload, and one moved to another place, are damaged', async () => {
  const shown = await shownBy(alder, answer(ana, 'viewRecord', ['@0', '@2']));
  await expect(keys.open(shown, [{ ...alder.item(0), sealed: alder.item(2).sealed }])).rejects.toEqual(coded('damaged'));
  await expect(keys.open(shown, [{ ...alder.item(2), index: 0n }])).rejects.toEqual(coded('damaged'));
});

test('over the socket all is the same, and the socket is the owner’s alone', async () => {
  const shown = await shownBy(alder, answer(ana, 'viewRecord', ['@0']));
  const own = await keys.tagKey();
  keys.close();
  const socketPath = `${place.folder}/keys.sock`;
  const server = await serveKeys({ ...place, socketPath });
  const remote = await RemoteKeys.connect(socketPath);
  expect(Buffer.from(await remote.tagKey())).toEqual(Buffer.from(own));
  expect(await remote.sealingKey('alder', '2026-03')).toHaveLength(32);
  await expect(remote.sealingKey('alder', '2020-01')).rejects.toEqual(coded('bad_entry'));
  expect((await remote.open(shown, [alder.item(0)])).map(textOf)).toEqual([{ kind: 'answer', actor: ana, action: 'search' }]);
  await expect(remote.open(shown, [alder.item(1)])).rejects.toEqual(coded('not_granted'));
  expect(await remote.state()).toMatchObject({ retentionYears: 7 });
  expect(await remote.holds()).toEqual([]);
  remote.close();
  await server.close();
  keys = new LocalKeys(place);
});

test('a retention below what the law asks is refused', async () => {
  writeFileSync(`${place.folder}/retention.json`, '{"years":1}');
  await expect(keys.state()).rejects.toEqual(coded('bad_policy'));
});
