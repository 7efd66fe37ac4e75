// Bytes that never change: whoever verifies in ten years computes the same. A new form gets a new test; these stay as they are.
import { expect, test } from 'vitest';
import { markingOf, parseMarking } from '../../src/access/index.js';
import { canonOf, type Label, labelHash, type LabelSpec, labelRow } from '../../src/access/label.js';
import { canonicalJson, hashOf } from '../../src/kernel/index.js';
import { contentHash, rowsHash } from '../../src/registry/statement-row.js';
import { restrictionHash } from '../../src/registry/restriction.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const numbered = (spec: LabelSpec): Label => ({ ...labelRow('alder', spec), labelId: 7 });
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
