// The keys of the sources believe entries that stand in their logs, and nothing that the asker says: every lie about who asked, who approved,
// when, for which source and which fields is refused, and what was used is used (G6).
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemRandom } from '../../kernel/index.js';
import { diskLayer } from '../file-layer.js';
import { KeyDesk } from '../payload/key-desk.js';
import type { OpeningRecord } from '../payload/payload-keys.js';
import { type KeyPlace, keyPlace, WrittenLog } from '../payload/testing.js';
import { FileAgencyKeys } from './agency-keys.js';
import type { SealedField } from './source-crypto.js';
import { type Opening, SourceDesk } from './source-desk.js';
import { SourceVault } from './source-vault.js';

const MINUTE = 60_000;
const coded = (code: string) => expect.objectContaining({ code });
type Fields = Readonly<Record<string, unknown>>;

let place: KeyPlace;
let keys: KeyDesk;
let desk: SourceDesk;
let vault: SourceVault;
let alder: WrittenLog;
let birch: WrittenLog;
beforeEach(() => {
  place = keyPlace();
  keys = new KeyDesk(place);
  const sealing = { sealingKey: async (agencyId: string, month: string) => keys.sealingKey(agencyId, month) };
  alder = new WrittenLog('alder', sealing as never, place);
  birch = new WrittenLog('birch', sealing as never, place);
  vault = new SourceVault({ folder: `${place.folder}/sources`, layer: diskLayer, clock: place.clock, random: systemRandom, agencyKeys: new FileAgencyKeys(diskLayer, `${place.folder}/source-agencies`, systemRandom) });
  desk = new SourceDesk({ vault, prove: (shown) => keys.prove(shown), holds: () => keys.holds(), clock: place.clock, random: systemRandom, closeKeys: () => undefined });
});
afterEach(() => {
  keys.close();
  rmSync(`${place.folder}/..`, { recursive: true, force: true });
});

const chains: Readonly<Record<string, readonly string[]>> = { sol: ['drugs', 'crime', 'chief'], sue: ['drugs', 'crime', 'chief'], sid: ['fraud', 'crime', 'chief'], sam: ['standards', 'chief'], bos: ['office'] };
const actor = (member: string) => ({ agency: member === 'bos' ? 'birch' : 'alder', member, role: 'source_handler' });
const party = (member: string) => ({ ...actor(member), session: `ses-${member}`, chain: [...(chains[member] ?? [])] });
const logOf = (member: string) => (member === 'bos' ? birch : alder);
const allowed = { allow: true };
const shownIn = async (log: WrittenLog, payload: Fields, atMs = place.nowMs): Promise<OpeningRecord> => log.shown(await log.add(payload as never, atMs));
const lastOf = (log: WrittenLog) => `${log.agencyId}#${log.items.length - 1}`;

async function sealed(fields: Readonly<Record<string, string>> = { name: 'Ottoline Marchbanks', notes: 'meets on the quay' }, sourceId = 'H-1'): Promise<SealedField[]> {
  const names = Object.keys(fields).map((field) => `${field}/1`);
  const shown = await shownIn(alder, { kind: 'intent', action: 'sealSource', actor: actor('sol'), decision: allowed, rows: { source: sourceId, fields: names } });
  return desk.seal(shown, Object.entries(fields).map(([field, text]) => ({ agencyId: 'alder', sourceId, field, version: 1, text })));
}

/** What a test says otherwise than the truth, of request, approval or act. */
interface Lies {
  readonly asker?: string;
  readonly approver?: string;
  readonly request?: Fields;
  readonly approval?: Fields;
  readonly act?: Fields;
  readonly askerParty?: Fields;
  readonly approverParty?: Fields;
  readonly approvalRows?: Fields;
  readonly shown?: readonly string[];
  readonly requestAtMs?: number;
  readonly approvalAtMs?: number;
  readonly actAtMs?: number;
}

async function opening(act: 'unseal' | 'destroy', lies: Lies = {}): Promise<Opening> {
  const [asker, approver] = [lies.asker ?? 'sol', lies.approver ?? 'sam'];
  const actions = act === 'unseal' ? ['requestUnseal', 'approveUnsealSource', 'unsealSource'] : ['requestDestroySource', 'approveDestroySource', 'destroySource'];
  const subject = { act, source: 'H-1', ...(act === 'unseal' && { fields: ['name', 'notes'] }) };
  const request = await shownIn(logOf(asker), {
    kind: 'intent', action: actions[0], actor: actor(asker), decision: allowed, rows: { asker: { ...party(asker), ...lies.askerParty }, subject, subjectHash: 'h' }, ...lies.request,
  }, lies.requestAtMs);
  const place1 = lastOf(logOf(asker));
  const approval = await shownIn(logOf(approver), {
    kind: 'intent', action: actions[1], actor: actor(approver), decision: allowed,
    rows: { approver: { ...party(approver), ...lies.approverParty }, state: 'approved', request: place1, subjectHash: 'h', ...lies.approvalRows }, ...lies.approval,
  }, lies.approvalAtMs);
  const shown = lies.shown ?? ['source:H-1/name/1', 'source:H-1/notes/1'];
  const acted = act === 'unseal' ? { kind: 'answer', shown: [{ agencyId: 'alder', ids: shown }] } : { kind: 'intent', rows: {} };
  return { request, approval, act: await shownIn(alder, { ...acted, action: actions[2], actor: actor('sol'), decision: allowed, ...lies.act }, lies.actAtMs) };
}

test('two people of different chains, in sessions of their own, open what both agreed to, once', async () => {
  const fields = await sealed();
  const agreed = await opening('unseal');
  expect(desk.open(agreed, fields)).toEqual(['Ottoline Marchbanks', 'meets on the quay']);
  const again = { ...agreed, act: (await opening('unseal')).act };
  expect(() => desk.open(again, fields)).toThrow(coded('not_granted'));
});

test('the second may be of another agency', async () => {
  expect(desk.open(await opening('unseal', { approver: 'bos' }), await sealed())).toHaveLength(2);
});

const lies: Readonly<Record<string, Lies>> = {
  'one person twice': { approver: 'sol' },
  'two of one desk': { approver: 'sue' },
  'two under one superior': { approver: 'sid' },
  'somebody whose unit is not known': { approverParty: { chain: [] } },
  'one session for both': { approverParty: { session: 'ses-sol' } },
  'no session': { approverParty: { session: '' } },
  'an approver who is not the entry’s own actor': { approverParty: { member: 'bos' } },
  'an asker who is not the entry’s own actor': { askerParty: { member: 'sid' } },
  'a chain that is no list': { approverParty: { chain: { units: ['office'] } } },
  'an administrator as the second': { approval: { actor: { ...actor('sam'), role: 'agency_administrator' } } },
  'an administrator as the first': { request: { actor: { ...actor('sol'), role: 'agency_administrator' } } },
  'an actor of another agency in this log': { request: { actor: { ...actor('sol'), agency: 'birch' } } },
  'nobody': { request: { actor: { agency: 'alder', member: '', role: 'source_handler' } } },
  'a request that was refused': { request: { decision: { allow: false } } },
  'an approval that was refused': { approval: { decision: { allow: false } } },
  'an approval without a decision': { approval: { decision: undefined } },
  'an approval that says no': { approvalRows: { state: 'refused' } },
  'an approval of another request': { approvalRows: { request: 'alder#0' } },
  'an approval of another subject': { approvalRows: { subjectHash: 'other' } },
  'an approval to destroy': { approval: { action: 'approveDestroySource' } },
  'a refusal for a request': { request: { kind: 'refusal' } },
  'an intent for an answer': { act: { kind: 'intent' } },
  'another’s answer': { act: { actor: actor('sid') } },
  'an answer to something else': { act: { action: 'viewSources' } },
};

describe('opening', () => {
  test.each(Object.entries(lies))('is refused for %s', async (_, lie) => {
    const fields = await sealed();
    await expect(opening('unseal', lie).then((agreed) => desk.open(agreed, fields))).rejects.toEqual(coded('not_granted'));
    // The keys were not used up by it.
    expect(desk.open(await opening('unseal'), fields)).toHaveLength(2);
  });
  test.each([
    ['a request of more than four hours and the approval’s time', { requestAtMs: -266 * MINUTE }], ['an approval of more than 25 minutes', { requestAtMs: -60 * MINUTE, approvalAtMs: -26 * MINUTE }],
    ['an act of more than ten minutes', { actAtMs: -11 * MINUTE }], ['an act of the future', { actAtMs: 11 * MINUTE }], ['an approval older than its request', { requestAtMs: -MINUTE, approvalAtMs: -2 * MINUTE }],
  ] as const)('is refused for %s', async (_, times: Readonly<Record<string, number>>) => {
    const fields = await sealed();
    const lie = Object.fromEntries(Object.entries(times).map(([name, shift]) => [name, place.nowMs + shift]));
    await expect(opening('unseal', lie).then((agreed) => desk.open(agreed, fields))).rejects.toEqual(coded('not_granted'));
  });
  test('covers the source, the fields and the versions that both agreed to and the answer names: all, or none is opened', async () => {
    const fields = await sealed();
    const [other] = await sealed({ name: 'Somebody Else' }, 'H-2');
    const [alias] = await sealed({ alias: 'Tilly Oars' });
    const [name] = fields;
    if (name === undefined || other === undefined || alias === undefined) throw new Error('nothing was sealed');
    for (const wanted of [[other], [name, other], [alias], [{ ...name, version: 2 }], [{ ...name, agencyId: 'birch' }], [{ ...name, sourceId: 'H-2' }]]) {
      await expect(opening('unseal').then((agreed) => desk.open(agreed, wanted))).rejects.toEqual(coded('not_granted'));
    }
    await expect(opening('unseal', { shown: ['source:H-1/name/1'] }).then((agreed) => desk.open(agreed, fields))).rejects.toEqual(coded('not_granted'));
    await expect(opening('unseal').then((agreed) => desk.open(agreed, [{ ...name, sealed: other.sealed, nonce: other.nonce }]))).rejects.toEqual(coded('damaged'));
  });
  test('needs entries that stand in their logs', async () => {
    const fields = await sealed();
    for (const which of ['request', 'approval', 'act'] as const) {
      const agreed = await opening('unseal');
      for (const broken of [{ proof: agreed[which].proof.slice(1) }, { index: 0n }, { size: agreed[which].size + 1n }, { agencyId: 'birch' }]) {
        expect(() => desk.open({ ...agreed, [which]: { ...agreed[which], ...broken } }, fields), `${which} ${Object.keys(broken).join()}`).toThrow(coded('not_granted'));
      }
      expect(desk.open(agreed, fields)).toHaveLength(2);
    }
  });
});

describe('sealing', () => {
  const field = (more: object = {}) => ({ agencyId: 'alder', sourceId: 'H-9', field: 'notes', version: 1, text: 'x', ...more });
  const intent = (more: Fields = {}) => ({ kind: 'intent', action: 'sealSource', actor: actor('sol'), decision: allowed, rows: { source: 'H-9', fields: ['notes/1'] }, ...more });
  test('takes the fields that its intent announced, of the handler’s own agency, once', async () => {
    const shown = await shownIn(alder, intent());
    expect(desk.seal(shown, [field()])).toMatchObject([{ sourceId: 'H-9', field: 'notes' }]);
    expect(() => desk.seal(shown, [field()])).toThrow(coded('not_granted'));
  });
  test.each([
    ['a field that was not announced', {}, { field: 'name' }], ['another version', {}, { version: 2 }], ['another source', {}, { sourceId: 'H-8' }], ['another agency', {}, { agencyId: 'birch' }],
    ['a refusal', { kind: 'refusal' }, {}], ['no handler', { actor: { ...actor('sol'), role: 'analyst' } }, {}], ['no source', { rows: { fields: ['notes/1'] } }, {}],
  ] as const)('is refused for %s', async (_, more, changed) => {
    const shown = await shownIn(alder, intent(more));
    expect(() => desk.seal(shown, [field(changed)])).toThrow(coded('not_granted'));
  });
});

describe('destroying', () => {
  test('takes the same two people; then nothing opens, seals or destroys it again, and the names are forgotten', async () => {
    const fields = await sealed();
    const check = async () => desk.check(await shownIn(alder, { kind: 'note', action: 'checkNames', actor: actor('sol') }), ['seen with Ottoline Marchbanks', 'seen with nobody']);
    expect(await check()).toEqual([true, false]);
    desk.destroy(await opening('destroy'));
    await expect(opening('unseal').then((agreed) => desk.open(agreed, fields))).rejects.toEqual(coded('destroyed'));
    await expect(opening('destroy').then((agreed) => desk.destroy(agreed))).rejects.toEqual(coded('destroyed'));
    await expect(sealed()).rejects.toEqual(coded('destroyed'));
    expect(await check()).toEqual([false, false]);
  });
  test.each(['one person twice', 'two under one superior', 'one session for both', 'an approval that says no', 'an administrator as the second'])('is refused for %s', async (name) => {
    await sealed();
    await expect(opening('destroy', lies[name]).then((agreed) => desk.destroy(agreed))).rejects.toEqual(coded('not_granted'));
  });
  test('is not what was agreed to for opening, nor the other way round', async () => {
    const fields = await sealed();
    const [open, destroy] = [await opening('unseal'), await opening('destroy')];
    expect(() => desk.destroy({ ...open, act: destroy.act })).toThrow(coded('not_granted'));
    expect(() => desk.open({ ...destroy, act: open.act }, fields)).toThrow(coded('not_granted'));
  });
});

test('one entry asks once whether texts name a source, in the log of who asks, and soon', async () => {
  await sealed();
  const note = (more: Fields = {}) => ({ kind: 'note', action: 'checkNames', actor: actor('sol'), ...more });
  const shown = await shownIn(alder, note());
  expect(desk.check(shown, ['O. Marchbanks came'])).toEqual([true]);
  expect(() => desk.check(shown, ['x'])).toThrow(coded('not_granted'));
  // Birch has no such source: its own entry asks about its own.
  expect(desk.check(await shownIn(birch, note({ actor: actor('bos') })), ['Ottoline Marchbanks'])).toEqual([false]);
  for (const wrong of [note({ kind: 'answer' }), note({ action: 'search' }), note({ actor: actor('bos') })]) {
    const entry = await shownIn(alder, wrong);
    expect(() => desk.check(entry, ['Ottoline Marchbanks'])).toThrow(coded('not_granted'));
  }
  const old = await shownIn(alder, note(), place.nowMs - 11 * MINUTE);
  expect(() => desk.check(old, ['x'])).toThrow(coded('not_granted'));
});
