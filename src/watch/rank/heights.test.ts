// What a sum is worth beside what everybody else comes to.
import { expect, test } from 'vitest';
import { Heights } from './heights.js';
import type { Peer } from './finding.js';
import { kindOf } from './kind.js';

const kin = kindOf(0, ['none'], 8);
const bulk = kindOf(1, ['none'], 8);

/** A hundred detectives and four hundred patrol officers, half a year on. */
function year(): Heights {
  const peers = Array.from({ length: 500 }, (_, actor): [number, Peer] => [actor, { actor, actorId: `a${actor}`, role: actor < 100 ? 'detective' : 'response', unit: `u${actor % 10}`, sex: '', isService: false }]);
  const heights = new Heights(new Map(peers));
  for (let week = 0; week < 26; week += 1) heights.addWeek(peers.map(([actor]) => actor));
  return heights;
}

test('a sum that every tenth peer reaches is worth less, in the role that reaches it', () => {
  const heights = year();
  for (let actor = 0; actor < 10; actor += 1) heights.note(actor, kin, 5);
  expect(heights.worthOf(50, kin, 5)).toBeLessThan(4);
  expect(heights.worthOf(300, kin, 5)).toBeGreaterThan(heights.worthOf(50, kin, 5) + 1);
});

test('nothing is worth more than it says, and nobody is their own peer', () => {
  const heights = year();
  expect(heights.worthOf(1, kin, 6)).toBe(6);
  heights.note(1, kin, 6);
  expect(heights.worthOf(1, kin, 6)).toBe(6);
});

test('a few guilty ones with far heavier sums do not clear each other', () => {
  const heights = year();
  for (const actor of [101, 202, 303]) heights.note(actor, kin, 12);
  expect(heights.worthOf(101, kin, 12)).toBeGreaterThan(9.5);
});

test('a height to which one question brings many is worth less than the same by one that brings none', () => {
  const heights = year();
  for (let actor = 100; actor < 115; actor += 1) heights.note(actor, bulk, 4.5);
  expect(heights.worthOf(400, bulk, 4.5)).toBeLessThan(heights.worthOf(400, kin, 4.5) - 0.5);
});

test('reasons that most honest looks have and little misuse make the same height worth less', () => {
  const heights = year();
  const papered = kindOf(0, ['self_made', 'after_the_fact', 'none'], 8);
  for (let actor = 100; actor < 108; actor += 1) heights.note(actor, papered, 4.5);
  expect(heights.worthOf(400, papered, 4.5)).toBeLessThan(heights.worthOf(400, kin, 4.5) - 1);
});
