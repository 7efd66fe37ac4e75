import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson, hashOf, type Json } from './canonical.js';
import { dayOf } from './clock.js';
import { always, and, never, not, or } from './condition.js';
import { BadInput } from './error.js';
import { entityRef, newId, parseEntityRef } from './ids.js';
import { isRefused, refuse } from './refused.js';

describe('canonical JSON', () => {
  it('is JSON, and the same for the same value however its keys are ordered', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }));
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
      expect(hashOf(Object.fromEntries(Object.entries(record).toReversed()))).toBe(hashOf(record));
    }));
  });
  it('leaves undefined out, writes large integers as text and refuses what is no number', () => {
    expect(canonicalJson({ b: undefined, a: [1, 'é', null] })).toBe('{"a":[1,"é",null]}');
    expect(canonicalJson(2n ** 60n)).toBe('"1152921504606846976"');
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonicalJson({ bad })).toThrow(expect.objectContaining({ code: 'not_canonical' }));
    expect(Buffer.from(canonicalBytes({ é: 1 })).toString('hex')).toBe(Buffer.from('{"é":1}').toString('hex'));
  });
});

describe('ids', () => {
  it('are written and read back', () => {
    const part = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
    fc.assert(fc.property(part, fc.stringMatching(/^[a-z0-9~#.-]{1,40}$/), (agencyId, entityId) => {
      expect(parseEntityRef(entityRef({ agencyId, entityId }))).toEqual({ agencyId, entityId });
    }));
  });
  it.each(['', '~', 'a~', '~a', 'a', `a~${'b'.repeat(300)}`])('`%s` is refused without being repeated', (text) => {
    expect(() => parseEntityRef(text)).toThrow(BadInput);
  });
  it('are new, readable and as random as their source', () => {
    expect(newId('rep', (size) => new Uint8Array(size).fill(255))).toBe(`rep-${'z'.repeat(16)}`);
    fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      expect(newId('q', () => bytes)).toMatch(/^q-[0-9a-hjkmnp-z]{16}$/);
    }));
  });
});

describe('conditions', () => {
  const one = { kind: 'present', column: 'a' } as const;
  it('fold what is always or never so', () => {
    expect([and(), and(always, one), and(one, never), or(), or(never, one), or(one, always)]).toEqual([always, one, never, never, one, always]);
    expect([not(always), not(never), not(not(one))]).toEqual([never, always, one]);
  });
});

describe('a day and a refusal', () => {
  it('the day is the UTC one', () => expect([dayOf(Date.UTC(2026, 0, 1) - 1), dayOf(Date.UTC(2026, 0, 1))]).toEqual(['2025-12-31', '2026-01-01']));
  it('a refusal is known by its mark alone', () => {
    expect(isRefused(refuse('not_allowed', 'no', 'non'))).toBe(true);
    for (const other of [null, undefined, 'refused', {}, { refused: 'true' }, new Error('x')]) expect(isRefused(other)).toBe(false);
  });
});
