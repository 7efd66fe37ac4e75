import { expect, test } from 'vitest';
import { readJudged } from './judged-file.js';
import { scheme } from './scheme.js';
import { assessSleipnir, rank } from './sleipnir.js';

const all = (value: string, but: Record<string, string> = {}) => scheme.attributes.map(({ code }) => [code, but[code] ?? value] as const);

test('the scheme is the published one: 19 attributes, weights 19 to 1, at most 760', () => {
  expect(scheme.attributes.map(({ weight }) => weight)).toEqual(Array.from({ length: 19 }, (_, i) => 19 - i));
  expect(assessSleipnir(all('high'))).toMatchObject({ point: 760, floor: 760, ceiling: 760, knownShare: 1 });
});

test('a group that nobody looked at scores 380 by the published rule, and says that nothing is known (test vector 5)', () => {
  expect(assessSleipnir(all('unknown'))).toMatchObject({ point: 380, floor: 0, ceiling: 760, knownShare: 0 });
  expect(assessSleipnir(all('nil', { corruption: 'unknown' }))).toMatchObject({ point: 38, floor: 0, ceiling: 76, knownShare: 0.9, unknown: ['corruption'] });
});

test.each([
  ['HLT', /`violence` is `HLT`, which is no value of Sleipnir/],
  ['High', /`violence` is `High`/],
])('a value of another scheme is refused by its attribute: %s', (value, message) => {
  expect(() => assessSleipnir(all('low', { violence: value }))).toThrow(message);
});

test('what is missing, doubled or of no scheme is named', () => {
  expect(() => assessSleipnir(all('low').filter(([code]) => code !== 'scope'))).toThrow(/`scope` is missing; write `unknown`/);
  expect(() => assessSleipnir([...all('low'), ['Corruption', 'high']])).toThrow(/`corruption` stands twice/);
  expect(() => assessSleipnir([...all('low'), ['charm', 'high']])).toThrow(/`charm` is no attribute/);
  expect(() => readJudged('{"attributes": {"violence": "low", "corruption": "nil", "\\u0063orruption": "high"}}')).toThrow(/`corruption` stands twice/);
  expect(() => readJudged('{"attributes": ["corruption"]}')).toThrow(/has no `attributes`/);
  expect(() => readJudged('{"attributes": {')).toThrow(/no JSON/);
  expect(readJudged('{"group": "a \\" }", "attributes": {"violence": "low", "corruption": 4}}')).toEqual([['violence', 'low'], ['corruption', '4']]);
});

test('groups are ranked only where no unknown could turn the order round', () => {
  const [low, open, high] = [assessSleipnir(all('low')), assessSleipnir(all('low', { corruption: 'unknown' })), assessSleipnir(all('high'))];
  expect(rank([low, high])).toEqual({ order: [1, 0], overlapping: [] });
  expect(rank([low, open, high])).toEqual({ order: null, overlapping: [[0, 1]] });
});
