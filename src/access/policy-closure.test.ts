import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cedar } from './cedar.js';
import type { Json } from '../kernel/index.js';
import { type Node, readPolicy } from './policy-ast.js';
import { readsOf } from './policy-atom.js';
import { drawChart } from './policy-chart.js';
import { compileClosure } from './policy-closure.js';
import { PolicyError } from './policy-error.js';
import { foldNode } from './policy-fold.js';
import { ActionMemory } from './policy-memory.js';
import type { EntityValue, PolicyRequest, Value } from './policy-request.js';
import { Reference } from './policy-value.js';

const action = new Reference('Action', 'act');

function compile(text: string) {
  const answer = cedar.policyToJson(text);
  if (answer.type === 'failure') throw new Error(`${text}: ${answer.errors[0]?.message ?? ''}`);
  const json: Json = JSON.parse(JSON.stringify(answer.json));
  return readPolicy('p', json, (type, id) => (type === 'Action' && id === 'act' ? action : new Reference(type, id)));
}

type Verdict = 'true' | 'false' | 'error';
const verdictOf = (value: unknown): Verdict => (value === true ? 'true' : value === false ? 'false' : 'error');

/** A condition as closures see it, plain and folded (they must be the same). */
function ours(condition: string, request: PolicyRequest): Verdict {
  const { rest } = compile(`permit(principal, action, resource) when { ${condition} };`);
  const plain = verdictOf(compileClosure(rest, action)(request));
  const scope = { action, principalType: request.principal.type, resourceType: request.resource.type };
  expect(verdictOf(compileClosure(foldNode(rest, scope), action)(request)), `folded: ${condition}`).toBe(plain);
  return plain;
}

const entityOf = ({ type, id, attrs, parents: above = [] }: EntityValue) => ({ uid: { type, id }, attrs: JSON.parse(JSON.stringify(attrs)), parents: [...above] });

/** The same condition put to the wasm engine: allow is true, an error is an error. */
function theirs(condition: string, { principal, resource, context }: PolicyRequest): Verdict {
  const answer = cedar.isAuthorized({
    principal: { type: principal.type, id: principal.id }, action: { type: 'Action', id: 'act' }, resource: { type: resource.type, id: resource.id },
    context: JSON.parse(JSON.stringify(context)),
    policies: { staticPolicies: { p: `permit(principal, action, resource) when { ${condition} };` } },
    entities: [entityOf(principal), entityOf(resource)],
  });
  if (answer.type === 'failure') throw new Error(answer.errors.map((e) => e.message).join('; '));
  const { decision, diagnostics } = answer.response;
  return diagnostics.errors.length > 0 ? 'error' : decision === 'allow' ? 'true' : 'false';
}

const request: PolicyRequest = {
  principal: { type: 'User', id: 'u', attrs: { n: 5, s: 'x*y', b: true, set: ['a', 'b'], nums: [1, 2], r: { at: { deep: 1 } } }, parents: [{ type: 'Group', id: 'g' }] },
  action: 'act',
  resource: { type: 'Thing', id: 't', attrs: { n: 9007199254740991, s: '', b: false, set: [], name: '😀z' }, parents: [{ type: 'User', id: 'u' }, { type: 'Group', id: 'g' }] },
  context: { n: -9007199254740991, empty: {} },
};

const big = 'resource.n';
const edges: readonly (readonly [string, Verdict])[] = [
  // 64-bit integers: exact beyond 2^53, an error beyond 2^63
  [`${big} + ${big} == ${big} * 2`, 'true'],
  [`${big} + ${big} + 1 > ${big} + ${big}`, 'true'],
  [`${big} * 1024 + 1023 > 0`, 'true'],
  [`(${big} * 1024) + 1023 == (${big} + 1) * 1024 - 1`, 'error'],
  [`${big} * 1024 + 1023 + 1 > 0`, 'error'],
  [`${big} * 1024 + 1024 > 0 || true`, 'error'],
  [`${big} * ${big} > 0`, 'error'],
  ['context.n * 1024 - 1024 < 0', 'true'],
  ['context.n * 1024 - 1024 - 1 < 0', 'error'],
  ['-(context.n * 1024 - 1024) > 0', 'error'],
  ['-context.n == resource.n', 'true'],
  ['0 - 0 == 0 * -5', 'true'],
  // like
  ['principal.s like "x\\*y"', 'true'],
  ['principal.s like "x\\*z"', 'false'],
  ['principal.s like "*\\**"', 'true'],
  ['"ab" like "ab*ab"', 'false'],
  ['"aXbXc" like "a*X*c"', 'true'],
  ['"aba" like "*ba*ba*"', 'false'],
  ['"" like ""', 'true'],
  ['"" like "*"', 'true'],
  ['"a" like ""', 'false'],
  ['resource.name like "😀*"', 'true'],
  ['resource.name like "*z*"', 'true'],
  ['principal.n like "*"', 'error'],
  // missing attributes and wrong types
  ['principal.missing == 1', 'error'],
  ['principal has missing || true', 'true'],
  ['principal has missing', 'false'],
  ['principal has r.at.deep && principal.r.at.deep == 1', 'true'],
  ['principal has r.at.deeper', 'false'],
  ['principal has n.at', 'error'],
  ['context has empty && !(context.empty has x)', 'true'],
  ['principal.n has x', 'error'],
  ['principal.n', 'error'],
  ['true && principal.n', 'error'],
  ['false && principal.n', 'false'],
  ['true || principal.missing', 'true'],
  ['principal.b || principal.missing', 'true'],
  ['resource.b && principal.missing', 'false'],
  ['principal.n && false', 'error'],
  ['principal.s < 3', 'error'],
  ['principal.s == 3', 'false'],
  ['!principal.s', 'error'],
  ['-principal.s == 1', 'error'],
  ['principal.s.contains(1)', 'error'],
  ['[1].containsAll(1)', 'error'],
  ['principal.r.isEmpty()', 'error'],
  ['if principal.n then true else true', 'error'],
  ['if true then true else principal.missing', 'true'],
  ['if resource.b then principal.missing else true', 'true'],
  // sets and records
  ['[1, 2, 2] == [2, 1]', 'true'],
  ['[[1], [1, 1]] == [[1]]', 'true'],
  ['[1, "1"].contains("1") && ![1].contains("1") && !["true"].contains(true)', 'true'],
  ['{a: 1, b: [2]} == {b: [2], a: 1}', 'true'],
  ['{a: 1} == {a: 1, b: 2}', 'false'],
  ['[{a: 1}].contains({a: 1})', 'true'],
  ['principal.set.containsAll([]) && resource.set.isEmpty() && !principal.set.containsAny([])', 'true'],
  ['[principal.missing].isEmpty()', 'error'],
  ['{a: principal.missing} == {}', 'error'],
  // entities
  ['principal == User::"u" && principal != resource && principal != "u"', 'true'],
  ['User::"u".n == 5', 'true'],
  ['User::"v" has n', 'false'],
  ['User::"v".n == 5', 'error'],
  ['principal in Group::"g" && resource in principal && resource in Group::"g"', 'true'],
  ['principal in [Group::"h", Group::"g"]', 'true'],
  ['principal in []', 'false'],
  ['principal in [Group::"g", 1]', 'error'],
  ['principal in principal', 'true'],
  ['principal in "g"', 'error'],
  ['"u" in principal', 'error'],
  ['User::"u" in Group::"g" && Thing::"t" in User::"u"', 'true'],
  ['principal is User && resource is Thing in Group::"g" && !(principal is Thing)', 'true'],
  ['principal.n is User', 'error'],
  ['action == Action::"act" && action in [Action::"act"] && action != Action::"other"', 'true'],
  ['action has x', 'false'],
  ['[principal, resource].contains(User::"u")', 'true'],
];

/** The same condition decided from memory, where all that can be known of one part is settled, and the rest recalled by numbers. */
function recallOf(rest: Node): (asked: PolicyRequest) => Verdict {
  const memory = new ActionMemory(drawChart([rest], action), [{ test: compileClosure(rest, action), reads: readsOf(rest) }]);
  return (asked) => {
    const person = memory.people.of(asked.principal) ?? memory.meetPerson(asked.principal);
    const moment = memory.moments.of(asked.context) ?? memory.meetMoment(asked.context);
    const thing = memory.resources.of(asked.resource) ?? memory.meetResource(asked.resource);
    const asker = memory.meetAsker(asked.principal, asked.context);
    const { facts } = memory;
    const settled = [person, asker].map((one) => {
      if (((facts[one] ?? 0) & (facts[moment] ?? 0) & (facts[thing] ?? 0)) === 0) return 'false';
      if (((facts[one + 1] ?? 0) | (facts[moment + 1] ?? 0) | (facts[thing + 1] ?? 0)) !== 0) return 'true';
      return verdictNames[memory.verdict(0, one, moment, thing, asked)] ?? 'error';
    });
    expect(settled[1]).toBe(settled[0]);
    return settled[0] ?? 'error';
  };
}
const verdictNames: readonly Verdict[] = ['true', 'false', 'error'];

describe('a closure', () => {
  it.each(edges)('%s is %s, as the wasm engine says', (condition, expected) => {
    expect([ours(condition, request), theirs(condition, request)]).toEqual([expected, expected]);
  });

  it('takes no number that is not whole: NaN would silence a forbid', () => {
    for (const n of [Number.NaN, Infinity, 1.5, 2 ** 53]) {
      const hostile = { ...request, principal: { ...request.principal, attrs: { n } } };
      expect(ours('principal.n < 3', hostile)).toBe('error');
    }
  });

  it('never reads what JavaScript objects inherit', () => {
    for (const name of ['constructor', '__proto__', 'toString', '__entity']) {
      expect(() => compile(`permit(principal, action, resource) when { principal has ${name} };`)).toThrow(PolicyError);
    }
  });

  it.each(['ip("1.2.3.4").isIpv4()', 'decimal("1.2") == context.d', 'datetime("2026-11-22") < context.t', 'principal.hasTag("x")', 'context.n == 9223372036854775807', '9007199254740993 > 1'])(
    'refuses %s when it is compiled', (condition) => {
      expect(() => compile(`permit(principal, action, resource) when { ${condition} };`)).toThrow(expect.objectContaining({ code: 'unsupported' }));
    });
});

const name = fc.constantFrom('n', 's', 'b', 'set', 'nums', 'r', 'missing');
const holder = fc.constantFrom('principal', 'resource', 'context');
const chosen = (...texts: readonly string[]) => fc.constantFrom(...texts);
/** Mostly well typed, or nearly every expression would be an error; one part in twelve is of any type. */
const { bool } = fc.letrec<{ bool: string; long: string; text: string; set: string; entity: string; any: string }>((tie) => {
  const some = (type: 'bool' | 'long' | 'text' | 'set' | 'entity') => fc.oneof({ weight: 11, arbitrary: tie(type) }, { weight: 1, arbitrary: tie('any') });
  const attr = (...names: readonly string[]) => fc.tuple(holder, chosen(...names, ...names, 'missing')).map(([of, n]) => `${of}.${n}`);
  const depth = { maxDepth: 5, depthSize: 'small' } as const;
  return {
    any: fc.oneof(depth, chosen('context', 'action', '{}', '{n: 1}', '"x"', '[]', '0'), tie('bool'), tie('long'), tie('text'), tie('set'), tie('entity'), tie('long').map((n) => `{n: ${n}}`)),
    long: fc.oneof(depth, chosen('0', '1', '-1', '9007199254740991', '1024'), attr('n'), tie('bool').map((b) => `(if ${b} then 1 else 2)`),
      fc.tuple(some('long'), chosen('+', '-', '*'), some('long')).map(([x, op, y]) => `((${x}) ${op} (${y}))`), some('long').map((x) => `(-(${x}))`)),
    text: fc.oneof(depth, chosen('"x"', '""', '"axbxc"'), attr('s')),
    set: fc.oneof(depth, chosen('[]', '["x"]', '[1, 2]', '["x", "axbxc"]'), attr('set'), fc.array(some('long'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`)),
    entity: fc.oneof(depth, chosen('principal', 'resource', 'action', 'User::"u"', 'Thing::"t"', 'Group::"g"', 'Action::"act"')),
    bool: fc.oneof(
      depth, chosen('true', 'false'), attr('b'), attr('b'),
      fc.tuple(some('bool'), chosen('&&', '||', '=='), some('bool')).map(([x, op, y]) => `((${x}) ${op} (${y}))`),
      fc.tuple(some('long'), chosen('<', '<=', '>', '>=', '==', '!='), some('long')).map(([x, op, y]) => `((${x}) ${op} (${y}))`),
      fc.tuple(tie('any'), chosen('==', '!='), tie('any')).map(([x, op, y]) => `((${x}) ${op} (${y}))`),
      fc.tuple(some('set'), chosen('containsAll', 'containsAny'), some('set')).map(([x, op, y]) => `(${x}).${op}(${y})`),
      fc.tuple(some('set'), tie('any')).map(([x, y]) => `(${x}).contains(${y})`), some('set').map((x) => `(${x}).isEmpty()`), some('bool').map((x) => `!(${x})`),
      fc.tuple(holder, name).map(([x, n]) => `(${x} has ${n})`), fc.tuple(tie('any'), name).map(([x, n]) => `((${x}) has ${n})`),
      fc.tuple(holder, chosen('n', 's', 'b'), tie('bool')).map(([x, n, y]) => `(${x} has ${n} && ${y})`),
      fc.tuple(some('text'), chosen('*', 'x', 'x*', '*x*', 'a*b*c', '\\*')).map(([x, pattern]) => `((${x}) like "${pattern}")`),
      fc.tuple(some('entity'), chosen('User', 'Thing', 'Action')).map(([x, type]) => `((${x}) is ${type})`),
      fc.tuple(some('entity'), fc.oneof(tie('entity'), tie('entity').map((y) => `[${y}, Group::"h"]`))).map(([x, y]) => `((${x}) in ${y})`),
      fc.tuple(some('bool'), some('bool'), some('bool')).map(([x, y, z]) => `(if (${x}) then (${y}) else (${z}))`),
    ),
  };
});

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>('x', '', 'axbxc', 0, 1, -1, 9007199254740991, -9007199254740991, true, false, [], ['x'], [1, 2], {}, { n: 1 }, { r: { b: true } }),
  fc.maxSafeInteger(), fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
);
const attributes: fc.Arbitrary<Record<string, Value>> = fc.record({
  n: fc.oneof(fc.constantFrom(0, 1, -1, 9007199254740991), fc.maxSafeInteger(), value), s: fc.oneof(fc.constantFrom('x', '', 'axbxc'), value), b: fc.boolean(),
  set: fc.oneof(fc.constantFrom<Value>([], ['x'], [1, 2], ['axbxc', 'x', 'x']), value), r: value,
}, { noNullPrototype: true, requiredKeys: ['b'] });
const parents = fc.subarray([{ type: 'Group', id: 'g' }, { type: 'Group', id: 'h' }]);
const anyRequest: fc.Arbitrary<PolicyRequest> = fc.record({ principal: attributes, resource: attributes, context: attributes, above: parents }).map((made) => ({
  principal: { type: 'User', id: 'u', attrs: made.principal, parents: made.above },
  action: 'act',
  resource: { type: 'Thing', id: 't', attrs: made.resource, parents: [] },
  context: made.context,
}));

describe('generated policies', () => {
  it('mean the same to the closures as to the wasm engine', () => {
    const seen: Record<Verdict, number> = { true: 0, false: 0, error: 0 };
    fc.assert(fc.property(bool, anyRequest, (condition, asked) => {
      const expected = theirs(condition, asked);
      seen[expected]++;
      expect(ours(condition, asked)).toBe(expected);
    }), { numRuns: 2000 });
    expect(Math.min(seen.true, seen.false, seen.error)).toBeGreaterThan(200);
  });

  it('mean the same from memory, whoever meets whom in whatever order', () => {
    const seen: Record<Verdict, number> = { true: 0, false: 0, error: 0 };
    fc.assert(fc.property(bool, fc.array(anyRequest, { minLength: 2, maxLength: 3 }), (condition, asked) => {
      const { rest } = compile(`permit(principal, action, resource) when { ${condition} };`);
      const decide = recallOf(rest);
      const pairs = asked.flatMap(({ principal }) => asked.flatMap(({ resource }) => asked.map(({ context }) => ({ principal, action: 'act', resource, context }))));
      for (const one of [...pairs, ...pairs.toReversed()]) {
        const expected = verdictOf(compileClosure(rest, action)(one));
        seen[expected]++;
        expect(decide(one), condition).toBe(expected);
      }
    }), { numRuns: 1000 });
    expect(Math.min(seen.true, seen.false, seen.error)).toBeGreaterThan(1000);
  }, 120_000);
});
