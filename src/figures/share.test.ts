import { assert, nat, pre, property } from 'fast-check';
import { expect, test } from 'vitest';
import { BadInput } from '../kernel/index.js';
import { order } from './rational.js';
import { Share } from './share.js';

const cisc2022 = new Share({ yes: 29, unknown: 369, total: 647 });

test('the share of 2022 is worded so that 369 cannot be read as yes (test vector 1)', () => {
  expect(cisc2022.words('en')).toBe('4.5% confirmed; up to 61.5%; unknown 57.0%');
  expect(cisc2022.words('fr')).toBe('4,5\u00A0% confirmés\u00A0; jusqu’à 61,5\u00A0%\u00A0; inconnu 57,0\u00A0%');
  expect(cisc2022.toJSON()).toMatchObject({ bounds: [0.0448, 0.6151], shares: { yes: 0.0448, no: null, unknown: 0.5703, withheld: 0, rest: 0.3849 } });
  expect(JSON.stringify(cisc2022)).not.toContain('398');
});

test('withheld is a state of its own, and a stated no is said', () => {
  expect(new Share({ yes: 1, no: 5, unknown: 2, withheld: 2, total: 10 }).words('en')).toBe('10.0% confirmed; up to 50.0%; unknown 20.0%; withheld 20.0%; known not 50.0%');
  expect(new Share({ yes: 3, no: 1, unknown: 0, total: 4 }).words('en')).toBe('75.0% confirmed; unknown 0.0%; known not 25.0%');
});

test('what is something is never printed as nothing, and what is not all never as all', () => {
  expect(new Share({ yes: 1, unknown: 9_998, total: 10_000 }).words('en')).toBe('under 0.1% confirmed; up to 100.0%; unknown over 99.9%');
});

test.each([
  [{ yes: 29, no: 300, unknown: 369, total: 647 }, /`yes` 29 \+ `no` 300 \+ `unknown` 369 = 698 is more than `total` 647/],
  [{ yes: 29, no: 200, unknown: 369, total: 647 }, /leaves 49 of `total` 647 in no state/],
  [{ yes: 400, unknown: 369, total: 647 }, /= 769 is more than `total` 647/],
  [{ yes: -1, unknown: 1, total: 2 }, /`yes` is -1/],
  [{ yes: 1, unknown: 1.5, total: 3 }, /`unknown` is 1.5/],
  [{ yes: 0, unknown: 0, total: 0 }, /`total` is 0/],
  [{ yes: 1, unknown: 1, withheld: Number.NaN, total: 3 }, /`withheld` is NaN/],
])('counts that do not add up are refused by name: %j', (counts, message) => {
  expect(() => new Share(counts)).toThrow(BadInput);
  expect(() => new Share(counts)).toThrow(message);
});

test('whatever the unknown turn out to be, the share lies within its bounds', () => {
  assert(property(nat(500), nat(500), nat(500), nat(500), nat(1000), (yes, no, unknown, withheld, extra) => {
    pre(yes + no + unknown + withheld > 0);
    const share = new Share({ yes, no, unknown, withheld, total: yes + no + unknown + withheld });
    const turnedOut = BigInt(yes + (extra % (unknown + withheld + 1)));
    const truth = { top: turnedOut, over: BigInt(share.total) };
    expect(order(share.floor, truth)).toBeLessThanOrEqual(0);
    expect(order(truth, share.ceiling)).toBeLessThanOrEqual(0);
  }), { numRuns: 200 });
});
