// A test without `&&`, `||`, `!` or `if` is one atom, the same wherever it stands. What it reads says what its verdict may be remembered by.
import type { Node, Variable } from './policy-ast.js';
import { compileClosure, type Evaluate } from './policy-closure.js';
import { isSet, Reference, type Result, type Val } from './policy-value.js';

/** An atom is true, false, or cannot be evaluated; a value that is no boolean is an error where a boolean must stand. */
export const verdicts = { yes: 0, no: 1, error: 2 } as const;

/** Not known, or not from one part alone. It has all bits of every verdict: `&` of what three parts know is what is known. */
export const open = 3;

export const verdictOf = (value: Result): number => (value === true ? verdicts.yes : value === false ? verdicts.no : verdicts.error);

export type Part = Exclude<Variable, 'action'>;

/** Names of attributes by the part that they are read of. */
export type Reads = ReadonlyMap<Part, readonly string[]>;

export interface Atom {
  readonly evaluate: Evaluate;
  readonly reads: Reads | undefined;
}

export function readAtom(node: Node, action: Reference): Atom {
  return { evaluate: compileClosure(node, action), reads: readsOf(node) };
}

/** Undefined when the expression reads more of a part than attributes, its ancestors for example. */
export function readsOf(node: Node): Reads | undefined {
  const found = new Map<Part, Set<string>>();
  return collect(node, found) ? new Map([...found].map(([part, names]) => [part, [...names].toSorted()])) : undefined;
}

/** Adds what the node reads; false when that is more than attributes. */
function collect(node: Node, found: Map<Part, Set<string>>): boolean {
  const sub = (inner: Node): boolean => collect(inner, found);
  switch (node.kind) {
    case 'literal': return !namesEntity(node.value);
    case 'var': return false;
    case 'not': case 'neg': case 'isEmpty': return sub(node.arg);
    case 'and': case 'or': case 'binary': return sub(node.left) && sub(node.right);
    case 'if': return sub(node.test) && sub(node.consequent) && sub(node.alternate);
    case 'attr': case 'has': return node.left.kind === 'var' ? isAttributeOf(node.left.name, node.name, found) : sub(node.left);
    case 'like': case 'is': return sub(node.left);
    case 'set': return node.items.every(sub);
    case 'record': return node.fields.every(([, value]) => sub(value));
    default: return node satisfies never;
  }
}

function isAttributeOf(part: Variable, name: string, found: Map<Part, Set<string>>): boolean {
  if (part === 'action') return false;
  found.set(part, (found.get(part) ?? new Set()).add(name));
  return true;
}

/** An entity named in the text may be the principal or the resource itself: then what is read of it is theirs. */
function namesEntity(value: Val): boolean {
  if (typeof value !== 'object') return false;
  if (isSet(value)) return value.some(namesEntity);
  return value instanceof Reference || Object.values(value).some((one: Val) => namesEntity(one));
}

/** The same text for the same test. No name that a policy may use begins with `__`. */
export function textOfAtom(node: Node): string {
  return JSON.stringify(node, (_, value: unknown) => {
    if (typeof value === 'bigint') return { __long: String(value) };
    return value instanceof Reference ? { __entity: [value.type, value.id] } : value;
  });
}

/** The verdict of an atom that reads nothing of the request. */
export function constantOf({ evaluate, reads }: Atom): number | undefined {
  return reads?.size === 0 ? verdictOf(evaluate(nothing)) : undefined;
}

const nobody = { type: '', id: '', attrs: {} };
const nothing = { principal: nobody, action: '', resource: nobody, context: {} };
