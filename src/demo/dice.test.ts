// Choices repeat for a seed, stay in bounds, and streams do not disturb each other.
import { array, assert, integer, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, Dice } from './dice.js';

describe('Dice', () => {
  it('repeats for the same seed and stream, whatever other streams do', () => {
    assert(property(integer(), string(), (seed, name) => {
      const dice = new Dice(seed);
      const first = dice.stream(name).digits(20);
      dice.shuffle([1, 2, 3]);
      expect(dice.stream(name).digits(20)).toBe(first);
    }));
  });

  it('stays within bounds, keeps what it shuffles and never picks a weight of 0', () => {
    assert(property(integer(), integer({ min: -50, max: 50 }), nat(90), array(nat(), { minLength: 1 }), (seed, low, span, list) => {
      const dice = new Dice(seed);
      const number = dice.between(low, low + span);
      expect(number >= low && number <= low + span).toBe(true);
      expect(list).toContain(dice.pick(list));
      expect(dice.shuffle(list).toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b));
      expect(dice.weighted({ never: 0, often: 3, seldom: 1 })).not.toBe('never');
    }));
  });

  it('refuses an empty list', () => {
    expect(() => new Dice(1).pick([])).toThrow('ran out');
    expect(() => new Dice(1).weighted({ never: 0 })).toThrow('no weight');
  });
});

describe('codeOf', () => {
  it('is stable, and unrelated for neighbours', () => {
    expect(codeOf(1, 'a/1')).toBe(codeOf(1, 'a/1'));
    expect(new Set(Array.from({ length: 20_000 }, (_, i) => codeOf(1, `person/${i}`))).size).toBe(20_000);
  });
});
