// A policy becomes a function with Cedar's exact meaning; only the verdict on errors is ours (any erroring policy denies, see policy-engine.ts).
// INVARIANT: a closure agrees with the wasm engine on every request (policy-closure.test.ts).
import type { BinaryOp, Node } from './policy-ast.js';
import type { EntityUid, EntityValue, PolicyRequest } from './policy-request.js';
import {
  compute, contains, containsAll, containsAny, failed, isEntity, isEqual, isLike, isLong, isRecord, isSet, Reference, type Result, sameUid, type Val,
} from './policy-value.js';

export type Evaluate = (request: PolicyRequest) => Result;

/** Compiles an expression for one action. `action` carries the groups that it is in. */
export function compileClosure(node: Node, action: Reference): Evaluate {
  const sub = (inner: Node): Evaluate => compileClosure(inner, action);
  switch (node.kind) {
    case 'literal': return always(node.value);
    case 'var': return variable(node.name, action);
    case 'not': return not(sub(node.arg));
    case 'neg': return negate(sub(node.arg));
    case 'isEmpty': return isEmpty(sub(node.arg));
    case 'and': return shortCircuit(sub(node.left), sub(node.right), true);
    case 'or': return shortCircuit(sub(node.left), sub(node.right), false);
    case 'if': return choose(sub(node.test), sub(node.consequent), sub(node.alternate));
    case 'attr': return attribute(node, sub(node.left));
    case 'has': return hasAttribute(node.name, sub(node.left));
    case 'like': return like(sub(node.left), node.segments);
    case 'is': return isOfType(sub(node.left), node.type);
    case 'set': return setOf(node.items.map(sub));
    case 'record': return recordOf(node.fields.map(([name, value]) => [name, sub(value)]));
    case 'binary': return node.op === '==' ? equals(sub(node.left), sub(node.right)) : binary(node.op, sub(node.left), sub(node.right));
    default: return node satisfies never;
  }
}

const always = (value: Val): Evaluate => () => value;

function variable(name: 'principal' | 'action' | 'resource' | 'context', action: Reference): Evaluate {
  switch (name) {
    case 'principal': return (request) => request.principal;
    case 'resource': return (request) => request.resource;
    case 'context': return (request) => request.context;
    case 'action': return () => action;
    default: return name satisfies never;
  }
}

function not(arg: Evaluate): Evaluate {
  return (request) => {
    const value = arg(request);
    return value === true ? false : value === false ? true : failed;
  };
}

function negate(arg: Evaluate): Evaluate {
  return (request) => {
    const value = arg(request);
    return isLong(value) ? compute('-', 0, value) : failed;
  };
}

function isEmpty(arg: Evaluate): Evaluate {
  return (request) => {
    const value = arg(request);
    return isSet(value) ? value.length === 0 : failed;
  };
}

/** `&&` goes on while the left is true, `||` while it is false; the right must be a boolean too. */
function shortCircuit(left: Evaluate, right: Evaluate, goesOn: boolean): Evaluate {
  return (request) => {
    const value = left(request);
    if (value !== goesOn) return value === !goesOn ? value : failed;
    const other = right(request);
    return other === true || other === false ? other : failed;
  };
}

function choose(test: Evaluate, consequent: Evaluate, alternate: Evaluate): Evaluate {
  return (request) => {
    const value = test(request);
    return value === true ? consequent(request) : value === false ? alternate(request) : failed;
  };
}

/** The attributes of an entity named in a policy are known only when the request brings that entity. */
function broughtBy(request: PolicyRequest, uid: EntityUid): EntityValue | undefined {
  if (sameUid(uid, request.principal)) return request.principal;
  return sameUid(uid, request.resource) ? request.resource : undefined;
}

function attribute(node: { readonly left: Node; readonly name: string }, left: Evaluate): Evaluate {
  const { name } = node;
  const from = node.left.kind === 'var' ? node.left.name : undefined;
  // What nearly every rule reads: kept on the shortest path.
  if (from === 'principal') return (request) => request.principal.attrs[name] ?? failed;
  if (from === 'resource') return (request) => request.resource.attrs[name] ?? failed;
  if (from === 'context') return (request) => request.context[name] ?? failed;
  return (request) => {
    const value = left(request);
    if (isEntity(value, request)) return broughtBy(request, value)?.attrs[name] ?? failed;
    return isRecord(value, request) ? (value[name] ?? failed) : failed;
  };
}

function hasAttribute(name: string, left: Evaluate): Evaluate {
  return (request) => {
    const value = left(request);
    if (isEntity(value, request)) return broughtBy(request, value)?.attrs[name] !== undefined;
    return isRecord(value, request) ? value[name] !== undefined : failed;
  };
}

function like(left: Evaluate, segments: readonly string[]): Evaluate {
  return (request) => {
    const value = left(request);
    return typeof value === 'string' ? isLike(value, segments) : failed;
  };
}

function isOfType(left: Evaluate, type: string): Evaluate {
  return (request) => {
    const value = left(request);
    return isEntity(value, request) ? value.type === type : failed;
  };
}

function setOf(items: readonly Evaluate[]): Evaluate {
  return (request) => {
    const values: Val[] = [];
    for (const item of items) {
      const value = item(request);
      if (value === failed) return failed;
      values.push(value);
    }
    return values;
  };
}

function recordOf(fields: readonly (readonly [string, Evaluate])[]): Evaluate {
  return (request) => {
    const record: Record<string, Val> = {};
    for (const [name, field] of fields) {
      const value = field(request);
      if (value === failed) return failed;
      record[name] = value;
    }
    return record;
  };
}

function equals(left: Evaluate, right: Evaluate): Evaluate {
  return (request) => {
    const a = left(request);
    if (a === failed) return failed;
    const b = right(request);
    return b === failed ? failed : isEqual(a, b, request);
  };
}

function binary(op: Exclude<BinaryOp, '=='>, left: Evaluate, right: Evaluate): Evaluate {
  const apply = operators[op];
  return (request) => {
    const a = left(request);
    if (a === failed) return failed;
    const b = right(request);
    return b === failed ? failed : apply(a, b, request);
  };
}

type Operator = (a: Val, b: Val, request: PolicyRequest) => Result;

const operators: Readonly<Record<Exclude<BinaryOp, '=='>, Operator>> = {
  '<': (a, b) => (isLong(a) && isLong(b) ? a < b : failed),
  '<=': (a, b) => (isLong(a) && isLong(b) ? a <= b : failed),
  '+': (a, b) => (isLong(a) && isLong(b) ? compute('+', a, b) : failed),
  '-': (a, b) => (isLong(a) && isLong(b) ? compute('-', a, b) : failed),
  '*': (a, b) => (isLong(a) && isLong(b) ? compute('*', a, b) : failed),
  contains: (a, b, request) => (isSet(a) ? contains(a, b, request) : failed),
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
