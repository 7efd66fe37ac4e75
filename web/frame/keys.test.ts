import { describe, expect, it } from 'vitest';
import { readKey, restingKeys } from './keys.js';

describe('keys', () => {
  it('know the single keys', () => {
    expect([readKey(restingKeys, '/', 0).act, readKey(restingKeys, '?', 0).act, readKey(restingKeys, 's', 0).act]).toEqual(['search', 'help', undefined]);
  });

  it('go to a page after g, once, and not too late', () => {
    const after = readKey(restingKeys, 'g', 1000).state;
    expect(readKey(after, 'l', 1400).act).toBe('goLedger');
    expect(readKey(after, 'L', 1400).act).toBe('goLedger');
    expect(readKey(after, 'x', 1400)).toEqual({ state: restingKeys });
    expect(readKey(after, 'l', 9000).act).toBeUndefined();
    expect(readKey(readKey(after, 'm', 1100).state, 's', 1200).act).toBeUndefined();
  });
});
