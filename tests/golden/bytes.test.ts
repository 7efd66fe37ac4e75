// Bytes that never change: whoever verifies in ten years computes the same. A new form gets a new test; these stay as they are.
import { expect, test } from 'vitest';
import { markingOf, parseMarking } from '../../src/access/index.js';
import { canonOf, type Label, labelHash, labelRow } from '../../src/access/label.js';
import type { LabelSpec } from '../../src/access/label-spec.js';
import { canonicalJson, hashOf } from '../../src/kernel/index.js';
import { commitTo, entryBytes } from '../../src/ledger/format/entry.js';
import { encodeFrame } from '../../src/ledger/format/frame.js';
import { hashLeaf, sha256 } from '../../src/ledger/format/hash.js';
import { blindTag, sealPayload } from '../../src/ledger/format/sealed-payload.js';
import { contentHash, rowsHash } from '../../src/registry/statement-row.js';
import { restrictionHash } from '../../src/registry/restriction.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const numbered = (spec: LabelSpec): Label => ({ ...labelRow('alder', spec), labelId: 7, sector: 'police', foreignOrigins: [] });
const shared = numbered({ level: 'PROTECTED_B', releasableTo: ['ALL'] });

test('canonical JSON', () => {
  const value = { z: [1, -0.5, 1e21, 'é\u2028"\\/'], a: { b: null, A: true, undefinedIsLeftOut: undefined }, '': 0, '10': 'ten', '9': 'nine' };
  expect(canonicalJson(value)).toBe('{"":0,"10":"ten","9":"nine","a":{"A":true,"b":null},"z":[1,-0.5,1e+21,"é\u2028\\"\\\\/"]}');
  expect(hashOf(value)).toBe('b6d185e164c4384e6619272cfd9c558b3fcda9cd7492397a40933bdb28146b8a');
});

test('a label and its hash', () => {
  expect(canonOf(labelRow('alder', { level: 'PROTECTED_B', releasableTo: ['ALL'] }))).toBe(
    '{"agencyId":"alder","caseRef":null,"caveats":[],"citizenshipsOnly":[],"expiresOn":null,"levelCode":"PROTECTED_B","levelRank":2,"originatorControl":false,"permittedUses":[],"purposes":[],"releasableTo":["ALL"],"restricted":null,"sealed":false}');
  expect(labelHash(shared)).toBe('62d47fe6998e575a82cbe0512d7be17cf91a503354fb09efba6e613aef077cca');
});

test('the content hash of a statement', () => {
  const said = { entityId: 'p-1', schema: 'Person', prop: 'name', value: 'Marisse Draile' };
  expect(hex(contentHash({ agencyId: 'alder', source: 'rep-1' }, said, labelHash(shared)))).toBe('62658f2391605757c58945fe13304d0bfa377b1504f4997c5a3f77e8bf23bc4b');
  const dated = { ...said, lang: 'fra', validFrom: '2020', validTo: '2021-03-04' };
  expect(hex(contentHash({ agencyId: 'alder', source: 'rep-1' }, dated, labelHash(shared)))).toBe('38e0d5d6e86da3093a0e08be3a3f6b2eed5ee9d054a000b3d7b09d6b12165bfb');
  expect(rowsHash([{ contentHash: Buffer.from('one') }, { contentHash: Buffer.from('two') }])).toBe('25b6746d5172ed6352966a013d93ac846e1110d5a25e8f183b5931f4688842a1');
});

test('the hash of a restriction', () => {
  expect(restrictionHash({ entity: 'alder~p-1', kind: 'acquittal', effectiveOn: '2026-01-01', basis: 'acquitted' })).toBe('175cddd519e53dab5886345c791c49c0b5f6e4e0e399153bf91746c66a3890ac');
});

test.each([
  [{ level: 'UNCLASSIFIED', releasableTo: ['ALL'] }, 'UNCLASSIFIED // REL TO ALL'],
  [{ level: 'PROTECTED_B' }, 'PROTECTED B // ORIGINATOR ONLY'],
  [{ level: 'PROTECTED_B', releasableTo: ['ppib', 'nsrp'], originatorControl: true }, 'PROTECTED B // ORCON // REL TO nsrp, ppib'],
  [{ level: 'TOP_SECRET', releasableTo: ['ALL'], citizenshipsOnly: ['US', 'CA'] }, 'TOP SECRET // CA/US EYES ONLY // REL TO ALL'],
])('a marking as it is printed: %o', (spec, text) => {
  expect(markingOf(numbered(spec))).toBe(text);
  expect(labelHash(numbered(parseMarking(text)))).toBe(labelHash(numbered(spec)));
});

const filled = (byte: number, size = 32): Uint8Array => new Uint8Array(size).fill(byte);
const salted = Buffer.concat([filled(1), Buffer.from('{"action":"search"}')]);
const tags = Buffer.concat([blindTag(filled(2), 'alder', 'actor', 'ana'), blindTag(filled(2), 'alder', 'action', 'search'), blindTag(filled(2), 'alder', 'case', null)]);
const sealed = sealPayload(filled(3), { origin: 'custos.example/alder', index: 41 }, tags, filled(4, 12), salted);
const entry = entryBytes({
  origin: 'custos.example/alder', recordedAtMs: Date.UTC(2026, 10, 1), commitment: commitTo(filled(1), salted.subarray(32)), sealedHash: sha256(sealed), key: '2026-11',
});

test('an entry of a ledger, its leaf, and its sealed payload', () => {
  expect(hex(sealed)).toBe(
    '7f1554e3e7ae932046f904c992e830d17621e6b4a16c8419bcb5f28df78c61ee00000000000000000000000000000000040404040404040404040404412612ccac9f061f9815815f70553871907d8e6d42c246e329690690228fe85dd85b55bf353a87293b08a26f48d59ef5c17366cca8e5db1bf1641a5a912a86488d24d9');
  expect(Buffer.from(entry).toString()).toBe(
    '{"commitment":"E6T7UM4zfeueAmJDH+wYtweU4uXPdwrofWP3NvORlvg=","key":"2026-11","origin":"custos.example/alder","recorded_at":1793491200000,"sealed":"LuiOBwuAgAizAhb4vosRZKNpss1cA3wiSVA9YayvpFI=","v":2}');
  expect(hex(hashLeaf(entry))).toBe('3489334c7ba232fe041baeda100636e1f1f128d7dc45512bee76588874bf856b');
});

test('a frame of a ledger', () => {
  const { bytes } = encodeFrame(
    { sequence: 7n, epoch: 2n, previous: filled(5) }, [{ agencyId: 'birch', note: 'custos.example/birch\n1\nAAAA\n\n' }], [{ agencyId: 'alder', firstIndex: 41n, entries: [{ entry, sealed }], root: filled(6) }]);
  expect(hex(bytes.subarray(0, 64))).toBe(
    '435553460200000000000000000000070000000000000002000001a70505050505050505050505050505050505050505050505050505050505050505b2ba4944');
  expect(hex(sha256(bytes))).toBe('2b0105781c9f5542b77f877c59f14d76497cbd8c18244ca54a8e12266ba5f20e');
});
