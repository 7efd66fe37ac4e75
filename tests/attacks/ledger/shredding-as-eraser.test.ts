// A mole wants the record of their searches gone: destroying a month's payload key would do it. Whoever has the keys' socket tries every
// way in; only two people of different agencies get through, after the retention, with no hold, each standing in their own log.
import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashLeaf, openCheckpoint, verifyInclusion } from '../../../src/ledger/index.js';
import { serveKeys } from '../../../src/ledger/payload/key-process.js';
import type { OpeningRecord } from '../../../src/ledger/payload/payload-keys.js';
import { RemoteKeys } from '../../../src/ledger/payload/remote-keys.js';
import { type KeyPlace, keyPlace, WrittenLog } from '../../../src/ledger/payload/testing.js';

const DAY = 86_400_000;
const month = '2026-03';
const endOfRetention = Date.UTC(2033, 3, 1);
const refused = (words: RegExp) => expect.objectContaining({ code: 'not_granted', message: expect.stringMatching(words) });

let place: KeyPlace;
let server: Awaited<ReturnType<typeof serveKeys>>;
let keys: RemoteKeys;
let logs: Record<'alder' | 'birch' | 'cedar' | 'node', WrittenLog>;

beforeEach(async () => {
  place = keyPlace();
  const socketPath = `${place.folder}.sock`;
  server = await serveKeys({ ...place, socketPath });
  keys = await RemoteKeys.connect(socketPath);
  const log = (agencyId: string) => new WrittenLog(agencyId, keys, place);
  logs = { alder: log('alder'), birch: log('birch'), cedar: log('cedar'), node: log('node') };
  // What the mole did, and a line in each log, so that its key is known from now on.
  for (const [agencyId, one] of Object.entries(logs)) await one.add({ kind: 'answer', action: 'search', actor: { agency: agencyId, member: 'mole' } }, place.nowMs);
  place.nowMs = endOfRetention + DAY;
});
afterEach(async () => {
  keys.close();
  await server.close();
  rmSync(`${place.folder}/..`, { recursive: true, force: true });
});

type Agency = keyof typeof logs;
interface Step { readonly agency: Agency; readonly member?: string; readonly role?: string; readonly allow?: boolean; readonly kind?: string; readonly of?: string; readonly log?: Agency }

async function announce(action: string, asked: object, { agency, member = 'exa', role = 'integrity_examiner', allow = true, kind = 'intent', of = agency, log = agency }: Step): Promise<OpeningRecord> {
  const payload = { kind, action, actor: { agency: of, member, user: member, role }, decision: { allow, policies: ['watchers-end-retention'] }, asked };
  return logs[log].shown(await logs[log].add(payload as never, place.nowMs));
}
const placeOf = (shown: OpeningRecord) => `custos.example/${shown.agencyId}#${shown.index}`;
const requested = (by: Step, asked: object = {}) => announce('shredRequest', { agency: 'alder', month, ...asked }, by);
const approved = (by: Step, request: OpeningRecord, asked: object = {}) => announce('shredApprove', { agency: 'alder', month, request: placeOf(request), ...asked }, by);
const isLive = async () => (await keys.state()).months.find((one) => one.agencyId === 'alder' && one.month === month)?.state === 'live';

/** What the mole did can still be read: the key stands. */
async function canStillRead(): Promise<boolean> {
  const scan = { kind: 'scan', actor: { agency: 'node', member: 'operator', role: 'operator' }, logs: [{ agency: 'alder', from: '0', to: '1' }] };
  const shown = logs.node.shown(await logs.node.add(scan, place.nowMs));
  return keys.open(shown, [logs.alder.item(0)]).then(() => true, (fault: { code: string }) => (fault.code === 'destroyed' ? false : Promise.reject(fault as unknown as Error)));
}

test('two people of different agencies, after the retention: destroyed, and the log still proves', async () => {
  const request = await requested({ agency: 'birch' });
  place.nowMs += DAY;
  const approval = await approved({ agency: 'cedar', role: 'independent_reviewer' }, request);
  expect(await keys.destroy(request, approval)).toMatchObject({ state: 'destroyed', request: { origin: 'custos.example/birch', index: request.index }, approval: { origin: 'custos.example/cedar' } });
  expect(await isLive()).toBe(false);
  expect(await canStillRead()).toBe(false);
  const { entry, index, size, proof, checkpoint } = logs.alder.shown(0);
  const { root } = openCheckpoint(checkpoint, logs.alder.verifier);
  expect(verifyInclusion({ leafHash: hashLeaf(entry), index, size, root, proof })).toEqual({ ok: true });
  await expect(keys.destroy(request, approval)).rejects.toEqual(expect.objectContaining({ code: 'destroyed' }));
});

describe('people', () => {
  const pairs: readonly [string, Step, Step, RegExp][] = [
    ['one person twice', { agency: 'birch' }, { agency: 'birch' }, /different agencies/],
    ['two of one agency', { agency: 'birch' }, { agency: 'birch', member: 'rex' }, /different agencies/],
    ['an agency’s administrator', { agency: 'birch' }, { agency: 'cedar', role: 'agency_administrator' }, /may not/],
    ['the operator of the node', { agency: 'birch' }, { agency: 'node', role: 'operator', member: 'operator' }, /may not/],
    ['an analyst who claims to be of another agency in their own log', { agency: 'birch' }, { agency: 'birch', of: 'cedar' }, /may not/],
    ['somebody whom the policies refused', { agency: 'birch' }, { agency: 'cedar', allow: false }, /may not/],
    ['an entry that only notes', { agency: 'birch' }, { agency: 'cedar', kind: 'note' }, /does not announce/],
  ];
  test.each(pairs)('%s do not shred', async (_, first, second, words) => {
    const request = await requested(first);
    await expect(keys.destroy(request, await approved(second, request))).rejects.toEqual(refused(words));
    expect(await canStillRead()).toBe(true);
  });
});

describe('time', () => {
  test('the day before the retention ends, nothing', async () => {
    place.nowMs = endOfRetention - 1;
    const request = await requested({ agency: 'birch' });
    await expect(keys.destroy(request, await approved({ agency: 'cedar' }, request))).rejects.toEqual(refused(/retained until 2033-04-01/));
    expect(await canStillRead()).toBe(true);
  });
  test('eight days after the request, nothing', async () => {
    const request = await requested({ agency: 'birch' });
    place.nowMs += 8 * DAY;
    await expect(keys.destroy(request, await approved({ agency: 'cedar' }, request))).rejects.toEqual(refused(/older than 7 days/));
  });
  test('an approval that was there before its request is none', async () => {
    const later = { origin: 'custos.example/birch', index: BigInt(logs.birch.items.length) };
    const approval = await announce('shredApprove', { agency: 'alder', month, request: `${later.origin}#${later.index}` }, { agency: 'cedar' });
    place.nowMs += DAY;
    await expect(keys.destroy(await requested({ agency: 'birch' }), approval)).rejects.toEqual(refused(/older than its request/));
  });
  test('a retention of no years is refused, not obeyed', async () => {
    writeFileSync(`${place.folder}/retention.json`, '{"years":0}');
    const request = await requested({ agency: 'birch' });
    await expect(keys.destroy(request, await approved({ agency: 'cedar' }, request))).rejects.toEqual(expect.objectContaining({ code: 'bad_policy' }));
    expect(await isLive().catch(() => true)).toBe(true);
  });
});

describe('holds', () => {
  const hold = (agency: Agency, asked: object = {}) => announce('placeHold', { agency: 'alder', from: '2026-01', to: '2026-06', reason: 'a proceeding before a court', ...asked }, { agency });
  const lift = (agency: Agency, asked: object) => announce('liftHold', asked, { agency });

  test('a month under a hold is not shredded; lifting takes two of different agencies, and then it may be', async () => {
    const { id } = await keys.placeHold(await hold('alder'));
    const request = await requested({ agency: 'birch' });
    const approval = await approved({ agency: 'cedar' }, request);
    await expect(keys.destroy(request, approval)).rejects.toEqual(refused(/a hold covers/));
    const first = await lift('birch', { hold: id });
    await expect(keys.liftHold(first, await lift('birch', { hold: id, request: placeOf(first) }))).rejects.toEqual(refused(/different agencies/));
    await expect(keys.liftHold(first, await lift('cedar', { hold: 'other-1', request: placeOf(first) }))).rejects.toEqual(refused(/different holds/));
    await expect(keys.liftHold(first, approval)).rejects.toEqual(refused(/does not announce/));
    expect(await canStillRead()).toBe(true);
    const lifted = await keys.liftHold(first, await lift('cedar', { hold: id, request: placeOf(first) }));
    expect(lifted.lifted).toMatchObject({ request: { origin: 'custos.example/birch' } });
    expect(await keys.destroy(request, approval)).toMatchObject({ state: 'destroyed' });
  });
  test('a hold that cannot be read stops everything', async () => {
    await keys.placeHold(await hold('alder'));
    writeFileSync(`${place.folder}/holds/alder-1.json`, '{}');
    const request = await requested({ agency: 'birch' });
    await expect(keys.destroy(request, await approved({ agency: 'cedar' }, request))).rejects.toEqual(expect.objectContaining({ code: 'damaged' }));
    expect(await canStillRead()).toBe(true);
  });
  test('the entry that placed a hold does not place it again', async () => {
    const shown = await hold('alder');
    await keys.placeHold(shown);
    await expect(keys.placeHold(shown)).rejects.toEqual(refused(/already/));
    await expect(keys.placeHold(await announce('search', {}, { agency: 'alder' }))).rejects.toEqual(refused(/does not announce/));
  });
});

describe('entries', () => {
  test('an approval of another month, or of another agency’s month, is not one of this', async () => {
    const request = await requested({ agency: 'birch' });
    const elsewhere = [await approved({ agency: 'cedar' }, request, { month: '2026-02' }), await approved({ agency: 'cedar' }, request, { agency: 'birch' })];
    for (const approval of elsewhere) await expect(keys.destroy(request, approval)).rejects.toEqual(refused(/different months/));
    expect(await canStillRead()).toBe(true);
  });
  test('an approval of another request is not one of this', async () => {
    const old = await requested({ agency: 'birch' });
    const approval = await approved({ agency: 'cedar' }, old);
    await expect(keys.destroy(await requested({ agency: 'birch' }), approval)).rejects.toEqual(refused(/another request/));
  });
  test('forged: an entry that stands in no log, whatever is changed about it', async () => {
    const request = await requested({ agency: 'birch' });
    const approval = await approved({ agency: 'cedar' }, request);
    const lies: readonly OpeningRecord[] = [
      { ...approval, sealed: request.sealed }, { ...approval, entry: request.entry, sealed: request.sealed }, { ...approval, index: approval.index - 1n },
      { ...approval, proof: [] }, { ...approval, agencyId: 'alder' }, { ...approval, checkpoint: request.checkpoint },
    ];
    for (const lie of lies) await expect(keys.destroy(request, lie)).rejects.toEqual(expect.objectContaining({ code: expect.stringMatching(/^(not_granted|damaged)$/) }));
    expect(await canStillRead()).toBe(true);
  });
  test('a log made up for the purpose vouches for nobody for 30 days', async () => {
    const ghost = new WrittenLog('ghost', keys, place);
    const request = await requested({ agency: 'birch' });
    const payload = { kind: 'intent', action: 'shredApprove', actor: { agency: 'ghost', member: 'exa', user: 'exa', role: 'integrity_examiner' }, decision: { allow: true }, asked: { agency: 'alder', month, request: placeOf(request) } };
    await expect(keys.destroy(request, ghost.shown(await ghost.add(payload, place.nowMs)))).rejects.toEqual(refused(/less than 30 days/));
    expect(await canStillRead()).toBe(true);
  });
  test('a known log under a new key vouches for nobody at all', async () => {
    const forged = new WrittenLog('cedar', keys, place);
    const request = await requested({ agency: 'birch' });
    const payload = { kind: 'intent', action: 'shredApprove', actor: { agency: 'cedar', member: 'exa', user: 'exa', role: 'integrity_examiner' }, decision: { allow: true }, asked: { agency: 'alder', month, request: placeOf(request) } };
    await expect(keys.destroy(request, forged.shown(await forged.add(payload, place.nowMs)))).rejects.toEqual(refused(/not the one first seen/));
  });
});

test('the socket alone: no message destroys anything without two entries', async () => {
  const empty: OpeningRecord = { agencyId: 'birch', index: 0n, size: 0n, entry: new Uint8Array(), sealed: new Uint8Array(), proof: [], checkpoint: '' };
  await expect(keys.destroy(empty, empty)).rejects.toEqual(refused(/does not stand/));
  const own = logs.birch.shown(0);
  await expect(keys.destroy(own, own)).rejects.toEqual(refused(/does not announce/));
  await expect(keys.sealingKey('alder', month)).rejects.toEqual(expect.objectContaining({ code: 'bad_entry' }));
  expect(await canStillRead()).toBe(true);
});
