import { cedar } from './cedar.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextCases, labelCases, principalCases } from '../../bench/policies/cases.js';
import { labelTypes } from '../../bench/policies/label-table.js';
import { realEngine } from '../../bench/policies/real-engine.js';
import type { Condition, Json, Scalar } from '../kernel/index.js';
import { readPolicy } from './policy-ast.js';
import { compileClosure } from './policy-closure.js';
import { resourceIdColumn } from './policy-column.js';
import { compileCondition, type FilterRule } from './policy-condition.js';
import { createPolicyEngine } from './policy-engine.js';
import type { Attributes, EntityValue, PolicyRequest, Value } from './policy-request.js';
import { SchemaShape } from './policy-shape.js';
import { failed } from './policy-value.js';

/** What `db` renders to SQL, read here in JavaScript: on a missing column every test but `not` is false. */
function holds(condition: Condition, row: Readonly<Record<string, Value>>): boolean {
  if ('column' in condition) return row[condition.column] !== undefined && isTrueOf(condition, row[condition.column]);
  switch (condition.kind) {
    case 'always': return true;
    case 'never': return false;
    case 'and': return condition.of.every((one) => holds(one, row));
    case 'or': return condition.of.some((one) => holds(one, row));
    case 'not': return !holds(condition.of, row);
    default: return condition satisfies never;
  }
}

const isScalar = (value: unknown): value is Scalar => typeof value !== 'object' && value !== undefined;

function isTrueOf(condition: Extract<Condition, { column: string }>, cell: unknown): boolean {
  const items: readonly Scalar[] = Array.isArray(cell) ? cell : [];
  switch (condition.kind) {
    case 'present': return true;
    case 'empty': return items.length === 0;
    case 'has': return items.includes(condition.value);
    case 'overlaps': return items.some((item) => condition.values.includes(item));
    case 'within': return items.every((item) => condition.values.includes(item));
    case 'in': return isScalar(cell) && condition.values.includes(cell);
    case 'compare': return isScalar(cell) && compare(cell, condition.op, condition.value);
    default: return condition satisfies never;
  }
}

function compare(a: Scalar, op: string, b: Scalar): boolean {
  if (typeof a !== typeof b) throw new Error(`a column of ${typeof a} is compared with ${typeof b}`);
  switch (op) {
    case '=': return a === b;
    case '<>': return a !== b;
    case '<': return a < b;
    case '<=': return a <= b;
    case '>': return a > b;
    default: return a >= b;
  }
}

const rowOf = ({ id, attrs }: EntityValue): Record<string, Value> => ({ ...attrs, [resourceIdColumn]: id });

describe('the condition of the real policy set', () => {
  const engine = realEngine();

  it('shows the labels that decide allows, and no other', () => {
    let allowed = 0;
    fc.assert(fc.property(principalCases, contextCases, fc.array(labelCases, { minLength: 20, maxLength: 20 }), (principal, context, labels) => {
      const condition = engine.condition(principal, 'readLabel', context);
      for (const resource of labels) {
        const { allow } = engine.decide({ principal, action: 'readLabel', resource, context });
        if (allow) allowed++;
        expect(holds(condition, rowOf(resource))).toBe(allow);
      }
    }), { numRuns: 500 });
    expect(allowed).toBeGreaterThan(300);
  });

  it('is compared over every attribute that the schema gives a label', () => {
    const met = fc.sample(labelCases, { numRuns: 500, seed: 1 }).flatMap(({ attrs }) => Object.keys(attrs));
    expect([...new Set(met)].toSorted()).toEqual([...labelTypes().keys()].toSorted());
  });

  it('shows no label with a missing column', () => {
    fc.assert(fc.property(principalCases, contextCases, labelCases, fc.nat(7), (principal, context, label, at) => {
      const attrs = Object.fromEntries(Object.entries(label.attrs).filter((_, i) => i !== at));
      expect(engine.decide({ principal, action: 'readLabel', resource: { ...label, attrs }, context }).allow).toBe(false);
      expect(holds(engine.condition(principal, 'readLabel', context), attrs)).toBe(false);
    }));
  });

  it('is never for a malformed person or context and for an action that is none', () => {
    const [principal] = fc.sample(principalCases, { numRuns: 1, seed: 1 });
    const [context] = fc.sample(contextCases, { numRuns: 1, seed: 1 });
    if (principal === undefined || context === undefined) throw new Error('no sample');
    expect(engine.condition({ ...principal, attrs: { ...principal.attrs, clearance: Number.NaN } }, 'readLabel', context)).toEqual({ kind: 'never' });
    expect(engine.condition(principal, 'readLabel', { ...context, today: 1.5 })).toEqual({ kind: 'never' });
    expect(engine.condition(principal, 'reading', context)).toEqual({ kind: 'never' });
    expect(engine.condition(principal, 'constructor', context)).toEqual({ kind: 'never' });
  });
});

const schema = `
entity User = { n: Long, s: String, set: Set<String>, m?: Long };
entity Thing = { n: Long, s: String, b: Bool, set: Set<String>, nums: Set<Long>, on?: Long, os?: String, ob?: Bool, oset?: Set<String> };
action act appliesTo { principal: [User], resource: [Thing], context: { n: Long, s: String } };
`;
const schemaAnswer = cedar.schemaToJsonWithResolvedTypes(schema);
if (schemaAnswer.type === 'failure') throw new Error('the schema of this test is wrong');
const shape = new SchemaShape(schemaAnswer.json);

function ruleOf(effect: 'permit' | 'forbid', condition: string): FilterRule {
  const answer = cedar.policyToJson(`${effect}(principal, action, resource) when { ${condition} };`);
  if (answer.type === 'failure') throw new Error(`${condition}: ${answer.errors[0]?.message ?? ''}`);
  const json: Json = JSON.parse(JSON.stringify(answer.json));
  return { id: effect, effect, isKept: true, rest: readPolicy(effect, json, (type, id) => shape.refer(type, id)).rest };
}

const act = shape.actions.get('act');
if (act === undefined) throw new Error('the schema of this test has no action');

function pointwise(rules: readonly FilterRule[], request: PolicyRequest): boolean {
  const verdicts = rules.map((rule) => ({ effect: rule.effect, verdict: compileClosure(rule.rest, shape.refer('Action', 'act'))(request) }));
  if (verdicts.some(({ verdict }) => verdict === failed)) return false;
  const is = (effect: string) => verdicts.some((one) => one.effect === effect && one.verdict === true);
  return is('permit') && !is('forbid');
}

const chosen = (...texts: readonly string[]) => fc.constantFrom(...texts);
const { bool } = fc.letrec<{ bool: string; long: string; text: string; set: string; any: string }>((tie) => {
  const some = (type: 'long' | 'text' | 'set' | 'bool') => fc.oneof({ weight: 15, arbitrary: tie(type) }, { weight: 1, arbitrary: tie('any') });
  const depth = { maxDepth: 4, depthSize: 'small' } as const;
  return {
    any: chosen('resource.n', 'resource.os', 'resource.missing', 'principal.m', '"x"', '1', 'true', '["x", 1]', 'resource', 'principal', 'resource.ob', 'Thing::"t2"'),
    long: chosen('resource.n', 'resource.on', 'resource.on', 'principal.n', 'context.n', '0', '2', '(principal.n + 1)', 'principal.m', '(9007199254740991 * 5)', '(-9007199254740991 * 5)'),
    text: chosen('resource.s', 'resource.os', 'resource.os', 'principal.s', 'context.s', '"x"', '"y"'),
    set: chosen('resource.set', 'resource.oset', 'resource.oset', 'resource.nums', 'principal.set', '["x"]', '["x", "y", "x"]', '[]', '[1, 2]', '["x", 1]', '[principal.s]'),
    bool: fc.oneof(
      depth, chosen('resource.b', 'resource.ob', 'true', 'false', 'principal has m', 'resource has on', 'resource has os', 'resource has oset', 'resource has ob',
        'resource == Thing::"t1"', 'principal == resource', 'resource is Thing', 'resource is User', 'resource has n', 'resource has missing', 'resource == resource'),
      fc.tuple(some('long'), chosen('<', '<=', '>', '>=', '==', '!='), some('long')).map(([x, op, y]) => `(${x} ${op} ${y})`),
      fc.tuple(some('text'), chosen('==', '!='), some('text')).map(([x, op, y]) => `(${x} ${op} ${y})`),
      fc.tuple(some('set'), chosen('containsAll', 'containsAny'), some('set')).map(([x, op, y]) => `${x}.${op}(${y})`),
      fc.tuple(some('set'), chosen('==', '!='), some('set')).map(([x, op, y]) => `(${x} ${op} ${y})`),
      fc.tuple(some('set'), fc.oneof(some('text'), some('long'))).map(([x, y]) => `${x}.contains(${y})`),
      some('set').map((x) => `${x}.isEmpty()`), some('bool').map((x) => `!(${x})`),
      fc.tuple(some('bool'), chosen('&&', '||', '==', '!='), some('bool')).map(([x, op, y]) => `((${x}) ${op} (${y}))`),
      fc.tuple(chosen('on', 'os', 'oset', 'ob'), tie('bool')).map(([x, y]) => `(resource has ${x} && (${y}))`),
      fc.tuple(some('bool'), some('bool'), some('bool')).map(([x, y, z]) => `(if ${x} then (${y}) else (${z}))`),
    ),
  };
});

const words = fc.subarray(['x', 'y', 'z']);
const users: fc.Arbitrary<EntityValue> = fc.record({ n: fc.nat(3), s: chosen('x', 'y'), set: words, m: fc.nat(3) }, { noNullPrototype: true, requiredKeys: ['n', 's', 'set'] })
  .map((attrs): EntityValue => ({ type: 'User', id: 'u', attrs: { ...attrs } }));
const things: fc.Arbitrary<EntityValue> = fc.tuple(
  chosen('t1', 't2'),
  fc.record({ n: fc.nat(3), s: chosen('x', 'y'), b: fc.boolean(), set: words, nums: fc.subarray([1, 2, 3]), on: fc.nat(3), os: chosen('x', 'y'), ob: fc.boolean(), oset: words },
    { noNullPrototype: true, requiredKeys: ['n', 's', 'b', 'set', 'nums'] }),
).map(([id, attrs]): EntityValue => ({ type: 'Thing', id, attrs: { ...attrs } }));

describe('the condition of generated policies', () => {
  it('holds for a row when and only when the closures allow it', () => {
    const count = { allowed: 0, denied: 0, refused: 0 };
    const contexts: fc.Arbitrary<Attributes> = fc.record({ n: fc.nat(3), s: chosen('x', 'y') }).map((context) => ({ ...context }));
    fc.assert(fc.property(fc.array(bool, { minLength: 1, maxLength: 2 }), fc.array(bool, { maxLength: 2 }), users, contexts, fc.array(things, { minLength: 8, maxLength: 8 }), (permits, forbids, principal, context, rows) => {
      const rules = [...permits.map((one) => ruleOf('permit', one)), ...forbids.map((one) => ruleOf('forbid', one))];
      let condition: Condition;
      try {
        condition = compileCondition(act, rules, principal, context);
      } catch (fault) {
        expect(fault).toMatchObject({ code: 'not_filterable' });
        count.refused++;
        return;
      }
      for (const resource of rows) {
        const allow = pointwise(rules, { principal, action: 'act', resource, context });
        count[allow ? 'allowed' : 'denied']++;
        expect(holds(condition, rowOf(resource)), JSON.stringify(condition)).toBe(allow);
      }
    }), { numRuns: 1500 });
    expect(Math.min(count.allowed, count.denied)).toBeGreaterThan(600);
    expect(count.refused).toBeLessThan(1000);
  });

  it.each(['resource.n + 1 == 2', 'resource.s like "x*"', 'resource.n == resource.on', 'resource in Thing::"t"', '[resource.n].contains(1)', 'Thing::"t".n == 1', 'Thing::"t" has on'])(
    'is refused for %s, naming the policy', (condition) => {
      const [principal] = fc.sample(users, { numRuns: 1 });
      if (principal === undefined) throw new Error('no sample');
      expect(() => compileCondition(act, [ruleOf('forbid', condition)], principal, { n: 1, s: 'x' })).toThrow(expect.objectContaining({ code: 'not_filterable', message: expect.stringContaining('`forbid`') }));
    });

  it('leaves out what a permit with an unknown obligation would allow', () => {
    const text = '@id("plain") permit(principal, action, resource) when { resource.b }; @id("odd") @obligation("unheard-of") permit(principal, action, resource) when { resource.n > 1 };';
    const engine = createPolicyEngine({ texts: [{ name: 'a', text }], schema, obligations: [] });
    fc.assert(fc.property(users, things, (principal, resource) => {
      const context = { n: 1, s: 'x' };
      const { allow } = engine.decide({ principal, action: 'act', resource, context });
      expect(holds(engine.condition(principal, 'act', context), rowOf(resource))).toBe(allow);
    }));
  });
});
