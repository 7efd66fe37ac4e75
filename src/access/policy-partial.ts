// Partial evaluation: everything that a fixed person, action and context decide is folded by the closures themselves; what is left speaks
// of columns, and carries beside "true when" also "cannot be evaluated when", so that a missing value is never taken for a no to a forbid.
// INVARIANT: for every row, the residual and the closure say the same (policy-condition.test.ts).
import { always, and, type Condition, never, not, or } from '../kernel/index.js';
import type { Node } from './policy-ast.js';
import { compileClosure } from './policy-closure.js';
import { asBoolean, boolean, constant, failure, noOf, type Part, type PartialScope, refusal, relate, type Residual } from './policy-column.js';
import { failed, isSet, Reference, type Val } from './policy-value.js';

/** The residual of a policy's tests. Throws PolicyError `not_filterable`. */
export function residualOf(node: Node, scope: PartialScope): Residual {
  return asBoolean(partOf(node, scope));
}

/** An entity named in the text may be the resource itself: its attributes and parents are then not known. */
function speaksOfResource(node: Node, type: string): boolean {
  const sub = (inner: Node): boolean => speaksOfResource(inner, type);
  switch (node.kind) {
    case 'literal': return namesType(node.value, type);
    case 'var': return node.name === 'resource';
    case 'not': case 'neg': case 'isEmpty': return sub(node.arg);
    case 'and': case 'or': case 'binary': return sub(node.left) || sub(node.right);
    case 'if': return sub(node.test) || sub(node.consequent) || sub(node.alternate);
    case 'attr': case 'has': case 'like': case 'is': return sub(node.left);
    case 'set': return node.items.some(sub);
    case 'record': return node.fields.some(([, value]) => sub(value));
    default: return node satisfies never;
  }
}

function namesType(value: Val, type: string): boolean {
  if (isSet(value)) return value.some((item) => namesType(item, type));
  return value instanceof Reference && value.type === type;
}

function fold(node: Node, scope: PartialScope): Part {
  const value = compileClosure(node, scope.action)(scope.request);
  return value === failed ? failure : { kind: 'known', value };
}

function partOf(node: Node, scope: PartialScope): Part {
  if (!speaksOfResource(node, scope.request.resource.type)) return fold(node, scope);
  switch (node.kind) {
    case 'literal': return { kind: 'known', value: node.value };
    case 'var': return { kind: 'resource' };
    case 'not': {
      const arg = asBoolean(partOf(node.arg, scope));
      return boolean(noOf(arg), arg.error);
    }
    case 'and': return both(node.left, node.right, scope);
    case 'or': return either(node.left, node.right, scope);
    case 'if': return choice(node, scope);
    case 'attr': return attributeOf(partOf(node.left, scope), node.name, scope);
    case 'has': return presenceOf(partOf(node.left, scope), node.name, scope);
    case 'is': return typeOf(partOf(node.left, scope), node, scope);
    case 'isEmpty': return emptinessOf(partOf(node.arg, scope), node, scope);
    case 'binary': return binaryOf(node, scope);
    case 'neg': case 'like': case 'set': case 'record': throw refusal(scope, `it applies \`${node.kind}\` to an attribute of the resource`);
    default: return node satisfies never;
  }
}

function both(left: Node, right: Node, scope: PartialScope): Part {
  const a = asBoolean(partOf(left, scope));
  if (a.yes.kind === 'never') return boolean(never, a.error);
  const b = asBoolean(partOf(right, { ...scope, columns: given(a.yes, scope.columns) }));
  return boolean(and(a.yes, b.yes), or(a.error, and(a.yes, b.error)));
}

/** Where the left of `&&` holds, the columns that it found present cannot be missing on the right. */
function given(holds: Condition, columns: PartialScope['columns']): PartialScope['columns'] {
  const found = presentIn(holds).flatMap((name) => {
    const column = columns.get(name);
    return column === undefined || column.required ? [] : [[name, { ...column, required: true }] as const];
  });
  return found.length === 0 ? columns : new Map([...columns, ...found]);
}

function presentIn(condition: Condition): readonly string[] {
  if (condition.kind === 'and') return condition.of.flatMap(presentIn);
  return condition.kind === 'present' ? [condition.column] : [];
}

function either(left: Node, right: Node, scope: PartialScope): Part {
  const a = asBoolean(partOf(left, scope));
  if (a.yes.kind === 'always') return boolean(always);
  const b = asBoolean(partOf(right, scope));
  return boolean(or(a.yes, and(not(a.error), b.yes)), or(a.error, and(not(a.yes), b.error)));
}

function choice(node: Extract<Node, { kind: 'if' }>, scope: PartialScope): Part {
  const test = asBoolean(partOf(node.test, scope));
  if (test.error.kind === 'always') return failure;
  if (test.yes.kind === 'always') return partOf(node.consequent, scope);
  if (test.yes.kind === 'never' && test.error.kind === 'never') return partOf(node.alternate, scope);
  const [a, b] = [branchOf(partOf(node.consequent, scope), scope), branchOf(partOf(node.alternate, scope), scope)];
  const no = noOf(test);
  return boolean(or(and(test.yes, a.yes), and(no, b.yes)), or(test.error, and(test.yes, a.error), and(no, b.error)));
}

function branchOf(part: Part, scope: PartialScope): Residual {
  const isBoolean = part.kind === 'boolean' || part.kind === 'failed' || (part.kind === 'known' && typeof part.value === 'boolean')
    || (part.kind === 'column' && part.type === 'Bool');
  if (!isBoolean) throw refusal(scope, 'it chooses between values by an attribute of the resource');
  return asBoolean(part);
}

function attributeOf(left: Part, name: string, scope: PartialScope): Part {
  if (left.kind === 'resource') {
    const column = scope.columns.get(name);
    if (column === undefined) return failure;
    return { kind: 'column', name, type: column.type, missing: column.required ? never : not({ kind: 'present', column: name }) };
  }
  if (left.kind === 'known' || (left.kind === 'column' && left.type === 'other')) throw refusal(scope, `it looks for \`${name}\` inside an attribute or another resource`);
  return failure;
}

function presenceOf(left: Part, name: string, scope: PartialScope): Part {
  if (left.kind === 'resource') {
    const column = scope.columns.get(name);
    return boolean(column === undefined ? never : column.required ? always : { kind: 'present', column: name });
  }
  if (left.kind === 'known' || (left.kind === 'column' && left.type === 'other')) throw refusal(scope, `it looks for \`${name}\` inside an attribute or another resource`);
  return failure;
}

function typeOf(left: Part, node: Extract<Node, { kind: 'is' }>, scope: PartialScope): Part {
  if (left.kind === 'resource') return constant(scope.request.resource.type === node.type);
  if (left.kind === 'known') return fold({ ...node, left: { kind: 'literal', value: left.value } }, scope);
  return failure;
}

function emptinessOf(arg: Part, node: Extract<Node, { arg: Node }>, scope: PartialScope): Part {
  if (arg.kind === 'known') return fold({ ...node, arg: { kind: 'literal', value: arg.value } }, scope);
  if (arg.kind !== 'column') return failure;
  if (arg.type === 'other') throw refusal(scope, `\`${arg.name}\` is not a column of plain values`);
  return arg.type.startsWith('Set:') ? boolean({ kind: 'empty', column: arg.name }, arg.missing) : failure;
}

function binaryOf(node: Extract<Node, { kind: 'binary' }>, scope: PartialScope): Part {
  const [left, right] = [partOf(node.left, scope), partOf(node.right, scope)];
  // `in` is not folded here: an entity named in the text may be the resource, whose parents are not known.
  if (left.kind !== 'known' || right.kind !== 'known' || node.op === 'in') return relate(node.op, left, right, scope);
  return fold({ ...node, left: { kind: 'literal', value: left.value }, right: { kind: 'literal', value: right.value } }, scope);
}
