import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonOf, labelHash, type Label, labelRow, type Marking, levels, markingOf, resourceOf } from './label.js';
import type { LabelSpec } from './label-spec.js';
import { labelOf } from '../../tests/support/access-facts.js';
import { parseMarking } from './marking.js';

const agencies = fc.uniqueArray(fc.constantFrom('alder', 'birch', 'cedar'), { maxLength: 3 });
const specs: fc.Arbitrary<LabelSpec> = fc.record({
  level: fc.constantFrom(...levels.map((one) => one.code)), releasableTo: fc.oneof(agencies, fc.constant(['ALL'])), originatorControl: fc.boolean(),
  citizenshipsOnly: fc.uniqueArray(fc.constantFrom('CA', 'US', 'GB'), { maxLength: 2 }),
});

const numbered = (marking: Marking, labelId: number): Label => ({ ...marking, labelId, sector: 'police', foreignOrigins: [] });

describe('markingOf and parseMarking', () => {
  it('what is printed can be read back', () => {
    fc.assert(fc.property(specs, (spec) => {
      const row = labelRow('alder', spec);
      expect(canonOf(labelRow('alder', parseMarking(markingOf(numbered(row, 1)))))).toBe(canonOf(row));
    }));
  });
  it('reads what people write', () => {
    expect(parseMarking(' protected b // orcon// REL TO nsrp, ppib')).toEqual({ level: 'PROTECTED_B', originatorControl: true, releasableTo: ['nsrp', 'ppib'] });
    expect(parseMarking('SECRET // CA/US EYES ONLY // CASE alder~pine')).toEqual({ level: 'SECRET', citizenshipsOnly: ['CA', 'US'], caseRef: 'alder~pine' });
    expect(parseMarking('PROTECTED_A')).toEqual({ level: 'PROTECTED_A' });
  });
  it.each(['', 'COSMIC', 'SECRET // NOFORN', 'REL TO ALL', 'SECRET // REL', 'SECRET // CASES'])('refuses `%s` and says what to write', (text) => {
    expect(() => parseMarking(text)).toThrow(/use one of|write it like/);
  });
});

describe('a label', () => {
  it('is the same whatever the order of its lists, and another when anything in it changes', () => {
    fc.assert(fc.property(specs, (spec) => {
      const row = labelRow('alder', spec);
      const turned = labelRow('alder', { ...spec, releasableTo: [...(spec.releasableTo ?? []), ...(spec.releasableTo ?? [])].toReversed() });
      expect(canonOf(turned)).toBe(canonOf(row));
      const hashes = [row, { ...row, agencyId: 'birch' }, { ...row, levelRank: 0 - 1 }, { ...row, caseRef: 'a~b' }, { ...row, expiresOn: 1 }, { ...row, sealed: true }].map((one) => labelHash(numbered(one, 1)));
      expect(new Set(hashes).size).toBe(hashes.length);
      expect(labelHash(numbered(row, 2))).toBe(hashes[0]);
    }));
  });
  it('gives policies an attribute only where it has one', () => {
    const bare = resourceOf(labelOf('alder', { level: 'SECRET' }, 4));
    expect(Object.keys(bare.attrs)).not.toEqual(expect.arrayContaining(['caseRef']));
    expect(resourceOf(labelOf('alder', { level: 'SECRET', caseRef: 'alder~pine', expiresOn: 20_300_101 }, 4)).attrs).toMatchObject({ caseRef: 'alder~pine', expiresOn: 20_300_101 });
  });
  it('of a level that does not exist is refused', () => expect(() => labelRow('alder', { level: 'cosmic' })).toThrow('there is no handling level'));
});
