import { describe, expect, it } from 'vitest';
import type { PolicyErrorCode } from './policy-error.js';
import { parsePolicies } from './policy-parse.js';

const schema = `
entity User = { n: Long, m?: Long };
entity Thing = { n: Long };
action reading;
action look in [reading] appliesTo { principal: [User], resource: [Thing], context: { t: Long } };
`;
const parse = (text: string, words = schema) => parsePolicies([{ name: 'a.cedar', text }], words);
const permit = '@id("p") permit(principal, action, resource);';

const hostile: readonly (readonly [string, PolicyErrorCode, string])[] = [
  ['no name', 'unnamed', 'permit(principal, action, resource);'],
  ['a name without text', 'unnamed', '@id permit(principal, action, resource);'],
  ['an empty name', 'bad_annotation', '@id("") permit(principal, action, resource);'],
  ['a name that looks like a fault of the engine', 'bad_annotation', '@id("engine:fault") permit(principal, action, resource);'],
  ['one name twice', 'duplicate_id', `${permit} @id("p") forbid(principal, action, resource);`],
  ['an annotation that nobody reads', 'unknown_annotation', '@id("p") @obligations("watermark") permit(principal, action, resource);'],
  ['an obligation on a forbid', 'bad_annotation', '@id("p") @obligation("watermark") forbid(principal, action, resource);'],
  ['an empty obligation', 'bad_annotation', '@id("p") @obligation("watermark,") permit(principal, action, resource);'],
  ['an obligation without text', 'bad_annotation', '@id("p") @obligation permit(principal, action, resource);'],
  ['text that is no policy', 'unparsable', '@id("p") permit(principal, action);'],
  ['a template', 'unsupported', '@id("p") permit(principal == ?principal, action, resource);'],
  ['an extension type', 'unsupported', '@id("p") permit(principal, action, resource) when { ip("10.0.0.1").isIpv4() };'],
  ['a number beyond 2^53', 'unsupported', '@id("p") permit(principal, action, resource) when { context.t < 9007199254740993 };'],
  ['an attribute that the schema does not know', 'invalid', '@id("p") permit(principal, action, resource) when { principal.rank > 1 };'],
  ['an optional attribute read without has', 'invalid', '@id("p") forbid(principal, action, resource) when { principal.m > 1 };'],
  ['an action that does not exist', 'invalid', '@id("p") permit(principal, action == Action::"lok", resource);'],
  ['a policy that can never apply', 'invalid', '@id("p") permit(principal is Thing, action, resource is User);'],
  ['look-alike letters', 'invalid', '@id("p") permit(principal == User::"аdmin", action, resource);'],
];

describe('a policy set', () => {
  it.each(hostile)('with %s is refused whole: %s', (_, code, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code }));
  });

  it.each(['namespace A { entity User; }', 'entity User = { at: ipaddr };', 'entity User tags String;', 'entity User = { constructor: Long };', 'entity User = { other: Thing }; entity Thing;'])(
    'whose schema holds %s is refused', (words) => {
      expect(() => parse('', words)).toThrow(expect.objectContaining({ code: 'unsupported' }));
    });

  it('whose schema cannot be read is refused', () => {
    expect(() => parse('', 'entity')).toThrow(expect.objectContaining({ code: 'unparsable' }));
  });

  it('carries obligations and masks', () => {
    const { policies } = parse('@id("p") @obligation("watermark, second-person") @mask("source") permit(principal, action, resource);');
    expect(policies).toMatchObject([{ id: 'p', effect: 'permit', obligations: ['watermark', 'second-person'], masks: ['source'] }]);
  });

  it('keeps its hash when comments, order or files change, and no other time', () => {
    const forbid = '@id("f") forbid(principal, action, resource) when { context.t > 1 };';
    const hash = parse(`${permit}\n${forbid}`).policyHash;
    expect(parse(`// why\n${forbid}\n\n${permit}`).policyHash).toBe(hash);
    expect(parsePolicies([{ name: 'b', text: forbid }, { name: 'a', text: permit }], schema).policyHash).toBe(hash);
    expect(parse(`${permit} ${forbid.replace('1', '2')}`).policyHash).not.toBe(hash);
    expect(parse(`${permit} ${forbid}`, schema.replace('m?: Long', 'm?: Bool')).policyHash).not.toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
