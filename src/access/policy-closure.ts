// A policy becomes a function with Cedar's exact meaning; only the verdict on errors is ours (any erroring policy denies, see policy-engine.ts).
// INVARIANT: a closure agrees with the wasm engine on every request (policy-closure.test.ts).
import { type BinaryOp, isBooleanNode, type Node, type Variable } from './policy-ast.js';
import type { EntityUid, EntityValue, PolicyRequest } from './policy-request.js';
import {
  compute, contains, containsAll, containsAny, failed, isEntity, isEqual, isLike, isLong, isRecord, isSet, Reference, type Result, sameUid, type Val,
} from './policy-value.js';

export type Evaluate = (request: PolicyRequest) => Result;

/** Compiles an expression for one action. `action` carries the groups that it is in. */
export function compileClosure(node: Node, action: Reference): Evaluate {
  const sub = (inner: Node): Operand => operandOf(inner, action);
  switch (node.kind) {
    case 'literal': return always(node.value);
    case 'var': return variable(node.name, action);
    case 'not': return not(sub(node.arg));
    case 'neg': return negate(sub(node.arg));
    case 'isEmpty': return isEmpty(sub(node.arg));
    case 'and': return isBooleanNode(node.right) ? quickAnd(sub(node.left), sub(node.right)) : and(sub(node.left), sub(node.right));
    case 'or': return or(sub(node.left), sub(node.right));
    case 'if': return choose(sub(node.test), sub(node.consequent), sub(node.alternate));
    case 'attr': return attribute(node.name, sub(node.left));
    case 'has': return isVar(node.left, 'resource') ? resourceHas(node.name) : hasAttribute(node.name, sub(node.left));
    case 'like': return like(sub(node.left), node.segments);
    case 'is': return isOfType(sub(node.left), node.type);
    case 'set': return setOf(node.items.map(sub));
    case 'record': return recordOf(node.fields.map(([name, value]) => [name, sub(value)]));
    case 'binary': return relation(node.op, sub(node.left), sub(node.right));
    default: return node satisfies never;
  }
}

/** Where an expression takes a part from: what nearly every rule reads is read in place, without a call. */
interface Operand {
  readonly source: 'principal' | 'resource' | 'context' | 'literal' | 'expression';
  readonly name: string;
  readonly value: Result;
  readonly evaluate: Evaluate;
}

function operandOf(node: Node, action: Reference): Operand {
  const plain = { source: 'expression', name: '', value: failed, evaluate: compileClosure(node, action) } as const;
  if (node.kind === 'literal') return { ...plain, source: 'literal', value: node.value };
  if (node.kind !== 'attr' || node.left.kind !== 'var' || node.left.name === 'action') return plain;
  return { ...plain, source: node.left.name, name: node.name };
}

function read(operand: Operand, request: PolicyRequest): Result {
  const { source } = operand;
  if (source === 'expression') return operand.evaluate(request);
  if (source === 'resource') return request.resource.attrs[operand.name] ?? failed;
  if (source === 'principal') return request.principal.attrs[operand.name] ?? failed;
  if (source === 'context') return request.context[operand.name] ?? failed;
  return operand.value;
}

const isVar = (node: Node, name: Variable): boolean => node.kind === 'var' && node.name === name;
const always = (value: Val): Evaluate => () => value;

function variable(name: Variable, action: Reference): Evaluate {
  switch (name) {
    case 'principal': return (request) => request.principal;
    case 'resource': return (request) => request.resource;
    case 'context': return (request) => request.context;
    case 'action': return () => action;
    default: return name satisfies never;
  }
}

function not(arg: Operand): Evaluate {
  return (request) => {
    const value = read(arg, request);
    return value === true ? false : value === false ? true : failed;
  };
}

function negate(arg: Operand): Evaluate {
  return (request) => {
    const value = read(arg, request);
    return isLong(value) ? compute('-', 0, value) : failed;
  };
}

function isEmpty(arg: Operand): Evaluate {
  const { source, name } = arg;
  if (source === 'resource') {
    return (request) => {
      const value = request.resource.attrs[name];
      return value !== undefined && isSet(value) ? value.length === 0 : failed;
    };
  }
  return (request) => {
    const value = read(arg, request);
    return isSet(value) ? value.length === 0 : failed;
  };
}

/** The right side is looked at only when the left is true; it must be a boolean too. */
function and(left: Operand, right: Operand): Evaluate {
  return (request) => {
    const value = read(left, request);
    return value === true ? booleanOf(read(right, request)) : value === false ? false : failed;
  };
}

/** The right side is a boolean or an error by its form. */
function quickAnd(left: Operand, right: Operand): Evaluate {
  return (request) => {
    const value = read(left, request);
    return value === true ? read(right, request) : value === false ? false : failed;
  };
}

function or(left: Operand, right: Operand): Evaluate {
  return (request) => {
    const value = read(left, request);
    return value === false ? booleanOf(read(right, request)) : value === true ? true : failed;
  };
}

const booleanOf = (value: Result): Result => (value === true || value === false ? value : failed);

function choose(test: Operand, consequent: Operand, alternate: Operand): Evaluate {
  return (request) => {
    const value = read(test, request);
    return value === true ? read(consequent, request) : value === false ? read(alternate, request) : failed;
  };
}

/** The attributes of an entity named in a policy are known only when the request brings that entity. */
function broughtBy(request: PolicyRequest, uid: EntityUid): EntityValue | undefined {
  if (sameUid(uid, request.principal)) return request.principal;
  return sameUid(uid, request.resource) ? request.resource : undefined;
}

function attribute(name: string, left: Operand): Evaluate {
  return (request) => {
    const value = read(left, request);
    if (isEntity(value, request)) return broughtBy(request, value)?.attrs[name] ?? failed;
    return isRecord(value, request) ? (value[name] ?? failed) : failed;
  };
}

function hasAttribute(name: string, left: Operand): Evaluate {
  return (request) => {
    const value = read(left, request);
    if (isEntity(value, request)) return (broughtBy(request, value)?.attrs[name] ?? failed) !== failed;
    return isRecord(value, request) ? (value[name] ?? failed) !== failed : failed;
  };
}

function resourceHas(name: string): Evaluate {
  return (request) => (request.resource.attrs[name] ?? failed) !== failed;
}

function like(left: Operand, segments: readonly string[]): Evaluate {
  return (request) => {
    const value = read(left, request);
    return typeof value === 'string' ? isLike(value, segments) : failed;
  };
}

function isOfType(left: Operand, type: string): Evaluate {
  return (request) => {
    const value = read(left, request);
    return isEntity(value, request) ? value.type === type : failed;
  };
}

function setOf(items: readonly Operand[]): Evaluate {
  return (request) => {
    const values: Val[] = [];
    for (const item of items) {
      const value = read(item, request);
      if (value === failed) return failed;
      values.push(value);
    }
    return values;
  };
}

function recordOf(fields: readonly (readonly [string, Operand])[]): Evaluate {
  return (request) => {
    const record: Record<string, Val> = {};
    for (const [name, field] of fields) {
      const value = read(field, request);
      if (value === failed) return failed;
      record[name] = value;
    }
    return record;
  };
}

/** An attribute of the resource beside something settled: what a list is made of, so each form is read without a detour. */
function besideSettled(op: BinaryOp, { source, name, value }: Operand, right: Operand): Evaluate | undefined {
  if (source === 'resource' && right.source === 'literal' && right.value !== failed) {
    const item = right.value;
    if (op === 'contains' && typeof item !== 'object') return (request) => includes(request.resource.attrs[name], item);
    if (op === '==' && typeof item !== 'object') return (request) => same(request.resource.attrs[name], item);
  }
  if (source === 'literal' && right.source === 'resource' && op === 'contains' && isSet(value)) {
    return (request) => {
      const item = request.resource.attrs[right.name];
      return item === undefined ? failed : typeof item === 'object' ? contains(value, item, request) : value.includes(item);
    };
  }
  return undefined;
}

const includes = (set: Val | undefined, item: Val): Result => (set !== undefined && isSet(set) ? set.includes(item) : failed);
const same = (value: Val | undefined, item: Val): Result => (value === undefined ? failed : value === item);

function relation(op: BinaryOp, left: Operand, right: Operand): Evaluate {
  const settled = besideSettled(op, left, right);
  if (settled !== undefined) return settled;
  if (op === '==') return equals(left, right);
  return op === 'contains' ? containing(left, right) : binary(op, left, right);
}

function equals(left: Operand, right: Operand): Evaluate {
  return (request) => {
    const a = read(left, request);
    const b = read(right, request);
    return a === failed || b === failed ? failed : isEqual(a, b, request);
  };
}

function containing(left: Operand, right: Operand): Evaluate {
  return (request) => {
    const set = read(left, request);
    const item = read(right, request);
    return item !== failed && isSet(set) ? contains(set, item, request) : failed;
  };
}

function binary(op: Exclude<BinaryOp, '==' | 'contains'>, left: Operand, right: Operand): Evaluate {
  const apply = operators[op];
  return (request) => {
    const a = read(left, request);
    const b = read(right, request);
    return a === failed || b === failed ? failed : apply(a, b, request);
  };
}

type Operator = (a: Val, b: Val, request: PolicyRequest) => Result;

const operators: Readonly<Record<Exclude<BinaryOp, '==' | 'contains'>, Operator>> = {
  '<': (a, b) => (isLong(a) && isLong(b) ? a < b : failed),
  '<=': (a, b) => (isLong(a) && isLong(b) ? a <= b : failed),
  '+': (a, b) => (isLong(a) && isLong(b) ? compute('+', a, b) : failed),
  '-': (a, b) => (isLong(a) && isLong(b) ? compute('-', a, b) : failed),
  '*': (a, b) => (isLong(a) && isLong(b) ? compute('*', a, b) : failed),
  containsAll: (a, b, request) => (isSet(a) && isSet(b) ? containsAll(a, b, request) : failed),
  containsAny: (a, b, request) => (isSet(a) && isSet(b) ? containsAny(a, b, request) : failed),
  in: isWithin,
};

function isWithin(a: Val, b: Val, request: PolicyRequest): Result {
  if (!isEntity(a, request)) return failed;
  if (isEntity(b, request)) return isBelow(a, b, request);
  if (!isSet(b)) return failed;
  let found = false;
  for (const item of b) {
    if (!isEntity(item, request)) return failed;
    found ||= isBelow(a, item, request);
  }
  return found;
}

function isBelow(a: EntityValue | Reference, b: EntityUid, request: PolicyRequest): boolean {
  if (sameUid(a, b)) return true;
  const parents = a instanceof Reference && a.parents.length === 0 ? broughtBy(request, a)?.parents : a.parents;
  if (parents === undefined) return false;
  // One step further when a parent is itself the principal or the resource: the request brings no third entity.
  return parents.some((parent) => sameUid(parent, b) || (broughtBy(request, parent)?.parents?.some((over) => sameUid(over, b)) ?? false));
}
