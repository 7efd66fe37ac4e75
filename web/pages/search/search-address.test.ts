import { assert, dictionary, anything, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageCount, queryOfAddress, readSearchAddress } from './search-address.js';

describe('the address of a search', () => {
  it('keeps what fits and leaves out the rest', () => {
    expect(readSearchAddress({ q: 1234, schema: 'Person', agency: '', from: '2024-02-30x', to: '2024-02-28', page: '3', other: 'x' })).toEqual({ q: '1234', schema: 'Person', to: '2024-02-28', page: 3 });
    expect(readSearchAddress({ page: 1 })).toEqual({});
    expect(readSearchAddress({ page: 99 })).toEqual({});
  });

  it('becomes a question only when something is asked', () => {
    expect(queryOfAddress({ schema: 'Person' })).toBeUndefined();
    expect(queryOfAddress({ q: '  ' })).toBeUndefined();
    expect(queryOfAddress({ q: 'x', page: 3 })).toEqual({ q: 'x', limit: 25, offset: 50 });
  });

  it('never leaves the offsets of the contract', () => {
    assert(property(dictionary(string(), anything()), (raw) => {
      const query = queryOfAddress({ q: 'x', ...readSearchAddress(raw) });
      expect(query?.offset ?? 0).toBeLessThanOrEqual(900);
    }));
    expect([pageCount(0), pageCount(25), pageCount(26), pageCount(5000)]).toEqual([1, 1, 2, 37]);
  });
});
