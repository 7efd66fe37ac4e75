// What the police do, can do and are about to do is marked as such, whoever writes it and under whatever label.
import { expect, test } from 'vitest';
import { asMeans, isMeans } from './means.js';

test('techniques, capabilities and plans are means, and nothing else is', () => {
  expect(['Technique', 'Capability', 'Plan', 'Person', 'Incident', '__proto__'].map(isMeans)).toEqual([true, true, true, false, false, false]);
});

test('their marking says so beside all that it said, and is one object for one marking', () => {
  const spec = { level: 'PROTECTED_C', releasableTo: ['birch'], kinds: ['rests_on_source'] };
  expect(asMeans(spec)).toEqual({ ...spec, kinds: ['rests_on_source', 'technique'] });
  expect(asMeans(spec)).toBe(asMeans(spec));
  expect(asMeans(asMeans(spec))).toEqual(asMeans(spec));
});
