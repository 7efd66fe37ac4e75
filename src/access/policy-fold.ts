// What an action alone settles is settled once: its groups, the types of principal and resource, sets written in the text.
// INVARIANT: a folded expression has the same value, or the same error, for every request of that action (policy-closure.test.ts).
import { isBooleanNode, type Node } from './policy-ast.js';
import { compileClosure } from './policy-closure.js';
import { failed, type Reference, type Val } from './policy-value.js';

/** The action with its groups; the types when the schema leaves one only, and the request has been checked against it. */
export interface ActionScope {
  readonly action: Reference;
  readonly principalType?: string | undefined;
  readonly resourceType?: string | undefined;
}

const nobody = { type: '', id: '', attrs: {} };
const noRequest = { principal: nobody, action: '', resource: nobody, context: {} };

const literal = (value: Val): Node => ({ kind: 'literal', value });

export function foldNode(node: Node, scope: ActionScope): Node {
  const sub = (inner: Node): Node => foldNode(inner, scope);
  switch (node.kind) {
    case 'literal': return node;
    case 'var': return node.name === 'action' ? literal(scope.action) : node;
    case 'not': case 'neg': case 'isEmpty': return settle({ ...node, arg: sub(node.arg) }, scope);
    case 'and': case 'or': return foldJunction({ ...node, left: sub(node.left), right: sub(node.right) });
    case 'binary': return settle({ ...node, left: sub(node.left), right: sub(node.right) }, scope);
    case 'if': return foldChoice({ ...node, test: sub(node.test), consequent: sub(node.consequent), alternate: sub(node.alternate) });
    case 'attr': case 'has': return { ...node, left: sub(node.left) };
    case 'like': return { ...node, left: sub(node.left) };
    case 'is': return foldType({ ...node, left: sub(node.left) }, scope);
    case 'set': return settle({ ...node, items: node.items.map(sub) }, scope);
    case 'record': return { ...node, fields: node.fields.map(([name, value]) => [name, sub(value)] as const) };
    default: return node satisfies never;
  }
}

type Settling = Extract<Node, { kind: 'not' | 'neg' | 'isEmpty' | 'binary' | 'set' }>;

function partsOf(node: Settling): readonly Node[] {
  if (node.kind === 'set') return node.items;
  return node.kind === 'binary' ? [node.left, node.right] : [node.arg];
}

/** An expression whose parts are all literals has one value. One that is an error stays as it is, to be an error each time. */
function settle(node: Settling, { action }: ActionScope): Node {
  const parts = partsOf(node);
  // What an entity is in depends on the request, unless it is the action.
  const isSettled = parts.every((part) => part.kind === 'literal') && !(node.kind === 'binary' && node.op === 'in' && !isAction(parts[0]));
  if (!isSettled) return node;
  const value = compileClosure(node, action)(noRequest);
  return value === failed ? node : literal(value);
}

function isAction(node: Node | undefined): boolean {
  return node?.kind === 'literal' && typeof node.value === 'object' && 'type' in node.value && node.value['type'] === 'Action';
}

function foldJunction(node: Extract<Node, { kind: 'and' | 'or' }>): Node {
  const { left, right } = node;
  const goesOnRight = node.kind === 'and';
  // What is only repeated: `x && true` and `x || false`, where x is a boolean or an error by its form.
  if (right.kind === 'literal' && right.value === goesOnRight && isBooleanNode(left)) return left;
  if (left.kind !== 'literal' || typeof left.value !== 'boolean') return node;
  const goesOn = node.kind === 'and';
  if (left.value !== goesOn) return left;
  return isBooleanNode(right) ? right : node;
}

function foldChoice(node: Extract<Node, { kind: 'if' }>): Node {
  if (node.test.kind !== 'literal' || typeof node.test.value !== 'boolean') return node;
  return node.test.value ? node.consequent : node.alternate;
}

function foldType(node: Extract<Node, { kind: 'is' }>, scope: ActionScope): Node {
  if (node.left.kind !== 'var') return node;
  const type = node.left.name === 'principal' ? scope.principalType : node.left.name === 'resource' ? scope.resourceType : undefined;
  return type === undefined ? node : literal(type === node.type);
}
