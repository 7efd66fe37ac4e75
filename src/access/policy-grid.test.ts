import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Combinations } from './policy-combinations.js';
import { Grid, unknown } from './policy-grid.js';

it('a grid gives back what was put last, and knows nothing of other pairs', () => {
  const near = fc.oneof(fc.nat(40), fc.nat(3_000));
  fc.assert(fc.property(fc.array(fc.tuple(near, near, fc.nat(unknown - 1)), { maxLength: 60 }), (puts) => {
    const grid = new Grid();
    const model = new Map<string, number>();
    for (const [row, column, value] of puts) {
      grid.put(row, column, value);
      model.set(`${row} ${column}`, value);
      // Past what it holds it forgets; it never answers for another pair.
      for (const [r, c] of puts) expect([unknown, model.get(`${r} ${c}`) ?? unknown]).toContain(grid.at(r, c));
    }
    for (const [row, column] of puts) if (row < 40 && column < 40) expect(grid.at(row, column)).toBe(model.get(`${row} ${column}`));
    expect(grid.bytes).toBeLessThanOrEqual(2 ** 20);
  }));
});

it('a combination is found by its very bits, and by no others', () => {
  const decision = (id: string) => ({ allow: true, policies: [id], errors: [], obligations: [], masks: [], policyHash: '' });
  fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.integer(), fc.integer({ min: -3, max: 3 })), { selector: String, minLength: 1, maxLength: 900, size: 'max' }), (sets) => {
    const combinations = new Combinations(2);
    for (const set of sets) {
      const bits = Int32Array.from(set);
      expect(combinations.find(bits)).toBeUndefined();
      combinations.keep(bits, decision(String(set)));
    }
    for (const set of sets) expect(combinations.find(Int32Array.from(set))?.policies).toEqual([String(set)]);
  }), { numRuns: 20 });
});
