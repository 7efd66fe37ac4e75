import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../kernel/index.js';
import { LedgerError } from '../ledger/index.js';
import { refuseNullIn } from './clean-input.js';
import { languageOf } from './language.js';
import { problemOf, RefusedError } from './problem.js';

describe('a null character', () => {
  it('is found wherever it stands, in a name too, and nothing else is refused', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const holds = JSON.stringify(value).includes('\\u0000') && !JSON.stringify(value).includes('\\\\u0000');
      if (holds) expect(() => refuseNullIn(value)).toThrow(BadInput);
      else if (!JSON.stringify(value).includes('u0000')) expect(() => refuseNullIn(value)).not.toThrow();
    }));
    for (const value of ['\u0000', { 'a\u0000': 1 }, [[[{ a: ['x\u0000'] }]]]]) expect(() => refuseNullIn(value)).toThrow(BadInput);
  });
  it('is looked for at any depth', () => {
    let deep: unknown = 'x\u0000';
    for (let i = 0; i < 200_000; i += 1) deep = [deep];
    expect(() => refuseNullIn(deep)).toThrow(BadInput);
  });
});

describe('a fault on its way out', () => {
  it('has a status of its own and never its own words unless they were written for people', () => {
    expect(problemOf(new Error('password=hunter2'))).toMatchObject({ status: 500, body: { error: 'fault', message: expect.not.stringContaining('hunter2') } });
    expect(problemOf('hunter2').body.message).not.toContain('hunter2');
    for (const code of ['stopped', 'no_space', 'unavailable', 'damaged'] as const) expect(problemOf(new LedgerError(code, 'disk /dev/sda1'))).toMatchObject({ status: 503, body: { error: 'ledger_down', message: expect.not.stringContaining('sda1') } });
    expect(problemOf(new LedgerError('not_granted', 'disk /dev/sda1'), 'fr')).toMatchObject({ status: 503, body: { error: 'keys_refused', message: expect.stringContaining('détient les clés') } });
    expect(problemOf(new BadInput('write it like `x`'))).toEqual({ status: 400, body: { error: 'bad_input', message: 'write it like `x`' } });
    const statuses = (['not_signed_in', 'purpose_not_held', 'case_not_open', 'not_allowed', 'not_a_demo_folder'] as const).map((code) => problemOf(new RefusedError({ refused: true, code, message: 'm', fr: 'm' })).status);
    expect(statuses).toEqual([401, 403, 403, 403, 403]);
  });
  it('of form names the field and the rule, never the value', () => {
    const validation = [{ instancePath: '/label/level', message: 'must be string', params: { value: 'hunter2' }, keyword: 'type', schemaPath: '' }];
    const { status, body } = problemOf(Object.assign(new Error('body/label/level hunter2'), { validation }));
    expect([status, body.message.includes('`label.level`'), body.message.includes('hunter2')]).toEqual([400, true, false]);
  });
});

describe('language', () => {
  it.each([['fr-CA,en;q=0.8', 'fr'], [' FR', 'fr'], ['en-CA, fr', 'en'], ['', 'en'], ['de', 'en']])('`%s` is %s', (header, language) => {
    expect(languageOf({ headers: { 'accept-language': header } } as never)).toBe(language);
  });
});
