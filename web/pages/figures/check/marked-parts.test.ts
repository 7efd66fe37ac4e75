import { expect, test } from 'vitest';
import { drawnWhole, markedParts } from './marked-parts.js';

test('all of a short text comes back in its order, with its claims apart', () => {
  const text = 'There are 369 groups and 14 threats.';
  const parts = markedParts(text, [{ from: 10, to: 13 }, { from: 25, to: 27 }]);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.filter((part) => part.kind === 'claim').map((part) => part.text)).toEqual(['369', '14']);
});

test('of a long text what stands around claims is left, and what overlaps or lies outside is not marked', () => {
  const text = `${'a'.repeat(drawnWhole)}12 groups${'b'.repeat(2_000)}`;
  const parts = markedParts(text, [{ from: drawnWhole, to: drawnWhole + 2 }, { from: drawnWhole + 1, to: drawnWhole + 3 }, { from: text.length, to: text.length + 5 }]);
  expect(parts.filter((part) => part.kind === 'claim')).toHaveLength(1);
  expect(parts.filter((part) => part.kind === 'gap')).toHaveLength(2);
  expect(parts.reduce((sum, part) => sum + part.text.length, 0)).toBeLessThan(1_000);
});

test('a text without a claim is one part, and an empty one none', () => {
  expect(markedParts('nothing here', [])).toEqual([{ kind: 'text', text: 'nothing here', at: 0 }]);
  expect(markedParts('', [])).toEqual([]);
});
