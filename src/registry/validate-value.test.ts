import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf, listSchemata } from './schema-model.js';
import { validateValue } from './validate-value.js';

const check = (type: string, text: string, format: string | null = null) => {
  const checked = validateValue({ type, format }, text);
  return checked.ok ? checked.value : `refused: ${checked.reason}`;
};

describe('validateValue', () => {
  it.each([
    ['date', '2021', '2021'], ['date', '2021-02', '2021-02'], ['date', '2024-02-29', '2024-02-29'], ['date', '2021-02-16T21:48', '2021-02-16T21:48'],
    ['date', '2021-02-16 21:48:52', '2021-02-16T21:48:52'], ['date', '2021-02-16T21:48:52.123Z', '2021-02-16T21:48:52'], ['date', '2021-02-16T21:48:00-05:00', '2021-02-17T02:48:00'],
    ['country', 'CA', 'ca'], ['country', 'suhh', 'suhh'], ['country', 'Korea, North', 'kp'], ['country', 'Türkiye', 'tr'], ['country', 'Côte d\'Ivoire', 'ci'],
    ['language', 'en', 'eng'], ['language', 'pan', 'pan'], ['topic', 'crime.boss', 'crime.boss'], ['gender', 'F', 'female'],
    ['number', '1,000.50', '1000.50'], ['number', '1 000', '1000'], ['number', '-0.25', '-0.25'],
    ['email', 'Jo@Example.ORG', 'Jo@example.org'], ['url', 'example.org/a', 'https://example.org/a'], ['url', 'http://example.org', 'http://example.org'],
    ['phone', '+1 (613) 555-0100', '+16135550100'], ['phone', '0044 20 7946 0000', '+442079460000'], ['ip', '2001:DB8::1', '2001:db8::1'],
    ['mimetype', 'Text/HTML; charset=x', 'text/html'], ['checksum', 'A'.repeat(40), 'a'.repeat(40)], ['name', '  José\u0301  X ', 'José\u0301 X'],
    ['text', 'a\r\nb\tc', 'a\nb\tc'], ['string', '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
  ])('%s %j becomes %j', (type, text, value) => {
    expect(check(type, text)).toBe(value);
  });

  it.each([
    ['date', 'next Tuesday'], ['date', '2023-02-29'], ['date', '2021-13-01'], ['date', '2021-00'], ['date', '16/02/2021'], ['date', '2021-W07'], ['date', '0000-01-01'],
    ['date', '2021-02-16T25:00'], ['country', 'Atlantis'], ['country', '__proto__'], ['language', 'qqqq'], ['topic', 'constructor'], ['gender', 'yes'],
    ['number', '12,5'], ['number', '43 lb'], ['number', 'NaN'], ['number', '1e400'], ['email', 'x@y'], ['email', 'a b@example.org'], ['url', 'javascript:alert(1)'],
    ['url', 'data:text/html,x'], ['url', 'http://localhost'], ['phone', '12'], ['phone', 'call me'], ['ip', '300.1.1.1'], ['mimetype', 'pdf'], ['checksum', 'xyz'],
    ['json', '{'], ['entity', 'a b'], ['name', ''], ['name', '   '], ['name', 'a\u0000b'], ['name', 'a\u202Eb'], ['name', '\uD800'], ['name', 'x'.repeat(1001)], ['text', 'x'.repeat(65_001)],
  ])('%s %j is refused, and the reason does not repeat it', (type, text) => {
    const answer = check(type, text);
    expect(answer).toMatch(/^refused: .*[;]? /);
    if (text.trim().length > 4) expect(answer).not.toContain(text);
  });

  it('checks the digits of IBAN, BIC and LEI', () => {
    expect(check('identifier', 'GB82 WEST 1234 5698 7654 32', 'iban')).toBe('GB82WEST12345698765432');
    expect(check('identifier', 'GB83WEST12345698765432', 'iban')).toMatch(/^refused/);
    expect(check('identifier', 'deutdeff', 'bic')).toBe('DEUTDEFF');
    expect(check('identifier', '5493001KJTIIGC8Y1R12', 'lei')).toBe('5493001KJTIIGC8Y1R12');
    expect(check('identifier', '5493001KJTIIGC8Y1R13', 'lei')).toMatch(/^refused/);
  });

  it('changes nothing the second time, for any text and any type', () => {
    const types = [...new Set(listSchemata().flatMap((schema) => [...schema.properties.values()].map((property) => property.type)))];
    fc.assert(fc.property(fc.constantFrom(...types), fc.string({ unit: 'binary', maxLength: 80 }), (type, text) => {
      const first = validateValue({ type, format: null }, text);
      if (first.ok) expect(validateValue({ type, format: null }, first.value)).toEqual(first);
    }), { numRuns: 3000 });
  });

  it('knows every country of FollowTheMoney by its code and its label', () => {
    for (const [code, label] of codesOf('country')) {
      expect(check('country', code)).toBe(code);
      expect(check('country', label)).toBe(code);
    }
  });
});
