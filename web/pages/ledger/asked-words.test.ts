import { describe, expect, it } from 'vitest';
import { askedWords, spreadJson } from './asked-words.js';

describe('what was asked', () => {
  it('is shown as pairs, and as it is when it is something else', () => {
    expect(askedWords('{"limit":25,"q":"sinaloa","schema":null,"to":""}')).toBe('limit: 25 · q: sinaloa');
    expect([askedWords('"text"'), askedWords('null')]).toEqual(['text', '']);
    expect([askedWords('[1]'), askedWords('{'), askedWords('')]).toEqual(['[1]', '{', '']);
  });

  it('is spread over lines only when it is JSON', () => {
    expect(spreadJson('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(spreadJson('{')).toBe('{');
  });
});
