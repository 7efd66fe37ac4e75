// The rule that keeps two people of one chain of command from being two people (G6, G12).
import { array, assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsDiffer } from '../kernel/index.js';
import { chainIn, type Unit } from './chain.js';

const unit = (unitId: string, parentUnitId: string | null, agencyId = 'alder'): Unit => ({ agencyId, unitId, parentUnitId, nameEn: unitId, nameFr: unitId });
const alder = [unit('chief', null), unit('crime', 'chief'), unit('drugs', 'crime'), unit('fraud', 'crime'), unit('standards', 'chief')];
const at = (unitId: string | null, units: readonly Unit[] = alder, agencyId = 'alder') => chainIn(units, agencyId, unitId);

describe('chains of command', () => {
  it.each([
    ['drugs', 'standards', true], ['crime', 'standards', true], ['drugs', 'drugs', false], ['drugs', 'crime', false], ['drugs', 'fraud', false],
    ['chief', 'standards', false], ['chief', 'chief', false],
  ])('%s and %s: %s', (a, b, differ) => {
    expect([chainsDiffer(at(a), at(b)), chainsDiffer(at(b), at(a))]).toEqual([differ, differ]);
  });
  it('unknown is never yes: no unit, a unit that is not there, a loop', () => {
    const loop = [unit('a', 'b'), unit('b', 'a'), unit('top', null), unit('c', 'top')];
    expect(chainsDiffer(at(null), at('drugs'))).toBe(false);
    expect(chainsDiffer(at('gone'), at('drugs'))).toBe(false);
    expect(chainsDiffer(at('a', loop), at('c', loop))).toBe(false);
  });
  it('another agency is another chain, whatever the units are called', () => {
    expect(chainsDiffer(at('drugs'), at('drugs', [unit('drugs', null, 'birch')], 'birch'))).toBe(true);
  });
  it('units of another agency are not in the way', () => {
    expect(at('drugs', [...alder, unit('drugs', null, 'birch')]).units).toEqual(['drugs', 'crime', 'chief']);
  });
});

/** A forest of at most twelve units in which each parent comes before its children. */
const forest = array(nat(), { minLength: 1, maxLength: 12 }).map((picks) =>
  picks.map((pick, n) => unit(`u${n}`, n === 0 || pick % (n + 1) === n ? null : `u${pick % n}`)));

describe('for every tree of units', () => {
  it('the rule is symmetric, and nobody differs from themselves, from a superior or from a unit beside them that is not under the top', () => {
    assert(property(forest, nat(), nat(), (units, i, j) => {
      const [a, b] = [at(`u${i % units.length}`, units), at(`u${j % units.length}`, units)];
      expect(chainsDiffer(a, b)).toBe(chainsDiffer(b, a));
      expect(chainsDiffer(a, a)).toBe(false);
      for (const above of a.units) expect(chainsDiffer(a, at(above, units))).toBe(false);
    }));
  });
  it('who differ share no unit but a top in which neither works', () => {
    assert(property(forest, nat(), nat(), (units, i, j) => {
      const [a, b] = [at(`u${i % units.length}`, units), at(`u${j % units.length}`, units)];
      const shared = a.units.filter((one) => b.units.includes(one));
      const onlyTop = shared.every((one) => one === a.units.at(-1) && one !== a.units[0] && one !== b.units[0]);
      expect(chainsDiffer(a, b)).toBe(onlyTop);
    }));
  });
});
