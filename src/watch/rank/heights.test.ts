// What a sum is worth beside what everybody else comes to.
import { expect, test } from 'vitest';
import { Heights } from './heights.js';
import type { Peer } from './finding.js';

/** A hundred detectives and four hundred patrol officers, half a year on. */
function year(): Heights {
  const peers = Array.from({ length: 500 }, (_, actor): [number, Peer] => [actor, { actor, actorId: `a${actor}`, role: actor < 100 ? 'detective' : 'response', unit: `u${actor % 10}`, sex: '', isService: false }]);
  const heights = new Heights(new Map(peers));
  for (let week = 0; week < 26; week += 1) heights.addWeek(peers.map(([actor]) => actor));
  return heights;
}

test('a sum that every tenth peer reaches is worth less, in the role that reaches it', () => {
  const heights = year();
  for (let actor = 0; actor < 10; actor += 1) heights.note(actor, 5);
  expect(heights.worthOf(50, 5)).toBeLessThan(4);
  expect(heights.worthOf(300, 5)).toBeGreaterThan(heights.worthOf(50, 5) + 1);
});

test('nothing is worth more than it says, and nobody is their own peer', () => {
  const heights = year();
  expect(heights.worthOf(1, 6)).toBe(6);
  heights.note(1, 6);
  expect(heights.worthOf(1, 6)).toBe(6);
});

test('a few guilty ones with far heavier sums do not clear each other', () => {
  const heights = year();
  for (const actor of [101, 202, 303]) heights.note(actor, 12);
  expect(heights.worthOf(101, 12)).toBeGreaterThan(9.5);
});
