import { describe, expect, it } from 'vitest';
import { fixedRequest } from '../../bench/policies/real-engine.js';
import { createPolicyEngine, type EntityValue, type PolicyEngine, type PolicyRequest } from './policy-engine.js';
import { fixedAttributes, fixedEntity } from './policy-fixed.js';

const schema = `
entity User = { n: Long, s: String, set: Set<String> };
entity Thing = { n: Long, r: { a: Bool } };
action look appliesTo { principal: [User], resource: [Thing], context: { t: Long } };
action touch appliesTo { principal: [User], resource: [Thing, User], context: { t: Long } };
`;
const engineOf = (text: string): PolicyEngine => createPolicyEngine({ texts: [{ name: 'a.cedar', text }], schema, obligations: [] });
const base: PolicyRequest = {
  principal: { type: 'User', id: 'u', attrs: { n: 1, s: 'x', set: ['a'] } },
  action: 'look',
  resource: { type: 'Thing', id: 't', attrs: { n: 2, r: { a: true } } },
  context: { t: 3 },
};
const many = (count: number) => Array.from({ length: count }, (_, i) => `@id("p${i}") permit(principal, action, resource) when { context.t != ${i + 100} };`).join('\n');

describe('an engine that remembers', () => {
  it('remembers only what can never change, and nobody poses as that', () => {
    const engine = engineOf(`@id("all") permit(principal, action, resource); @id("high") forbid(principal, action, resource) when { principal.n > 5 };`);
    const fixed = fixedRequest(base);
    expect(engine.decide(fixed).allow).toBe(true);
    expect(() => { Object.assign(fixed.principal.attrs, { n: 6 }); }).toThrow(TypeError);
    expect(() => { Object.assign(fixed.principal, { attrs: { n: 6 } }); }).toThrow(TypeError);
    const high = { ...fixed.principal.attrs, n: 6 };
    const posing = [
      { ...fixed.principal, attrs: high },
      new Proxy(fixed.principal, { get: (person, name) => (name === 'attrs' ? fixed.principal.attrs : Reflect.get(person, name)) }),
      Object.create(fixed.principal, { attrs: { value: high, enumerable: true } }),
    ];
    expect(posing.map((principal) => engine.decide({ ...fixed, principal }).allow)).toEqual([false, true, false]);
    const odd = fixedRequest({ ...base, principal: { ...base.principal, attrs: JSON.parse('{"n":1,"s":"x","set":["a"],"__proto__":{"n":1}}') }, context: JSON.parse('{"t":3,"__proto__":{"t":3}}') });
    for (const request of [{ ...fixed, principal: odd.principal }, { ...fixed, context: odd.context }]) expect(engine.decide(request)).toMatchObject({ allow: false, errors: ['engine:request'] });
  });

  it('tells one entity as principal from the same as resource', () => {
    const engine = engineOf('@id("low") permit(principal, action == Action::"touch", resource is User) when { principal.n < resource.n };');
    const [low, high] = [1, 2].map((n) => fixedEntity({ type: 'User', id: `u${n}`, attrs: { n, s: 'x', set: [] } }));
    if (low === undefined || high === undefined) throw new Error('no entities');
    const touch = (principal: EntityValue, resource: EntityValue) => engine.decide({ principal, action: 'touch', resource, context: { t: 1 } }).allow;
    const fixedTouch = (principal: EntityValue, resource: EntityValue) => engine.decide(fixedRequest({ principal, action: 'touch', resource, context: { t: 1 } })).allow;
    const still = fixedAttributes({ t: 1 });
    const kept = (principal: EntityValue, resource: EntityValue) => engine.decide({ principal, action: 'touch', resource, context: still }).allow;
    for (const ask of [touch, fixedTouch, kept, kept]) expect([ask(low, high), ask(high, low), ask(low, low), ask(low, high)]).toEqual([true, false, false, true]);
  });

  it('forgets what it remembered when that becomes too much, and decides on', () => {
    const engine = engineOf('@id("p") permit(principal, action, resource) when { principal.s like "*yes" && principal.n < resource.n && principal.s != "" } unless { principal.s == "" && resource.n == 0 };');
    const resources = [1, 5].map((n) => fixedEntity({ type: 'Thing', id: `t${n}`, attrs: { n, r: { a: true } } }));
    const person = (i: number) => ({ type: 'User', id: `u${i}`, attrs: { n: i % 4, s: `${'x'.repeat(40_000)}${i}${i % 2 === 0 ? 'yes' : 'no'}`, set: [] } });
    const first = engine.over(person(2), 'look', { t: 1 });
    const answers = resources.map((resource) => first(resource).allow);
    expect(answers).toEqual([false, true]);
    const still = fixedAttributes({ t: 1 });
    for (let i = 0; i < 800; i++) {
      const principal = fixedEntity(person(i));
      for (const resource of resources) expect(engine.decide({ principal, action: 'look', resource, context: still }).allow).toBe(i % 2 === 0 && i % 4 < Number(resource.attrs['n']));
      if (i % 100 === 0) expect(resources.map((resource) => first(resource).allow)).toEqual(answers);
    }
  });

  it('names every one of many rules', () => {
    expect(engineOf(many(53)).decide(base).policies).toHaveLength(53);
    expect(engineOf(many(53)).decide(fixedRequest(base)).policies).toHaveLength(53);
    expect(engineOf(many(120)).decide(base).policies).toHaveLength(120);
    expect(engineOf(many(120)).decide(fixedRequest(base)).policies).toHaveLength(120);
  });
});
