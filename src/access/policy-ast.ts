// Only what is understood is compiled: an operator, type or name that this compiler does not know is refused when the policies are read.
import type { Json } from '../kernel/index.js';
import { PolicyError } from './policy-error.js';
import { type Arithmetic, Reference, type Val } from './policy-value.js';

export type BinaryOp = '==' | '<' | '<=' | 'in' | 'contains' | 'containsAll' | 'containsAny' | Arithmetic;
export type Variable = 'principal' | 'action' | 'resource' | 'context';

/** A Cedar expression. `!=`, `>`, `>=`, `is … in …` and `has a.b` are written by means of the others. */
export type Node =
  | { readonly kind: 'literal'; readonly value: Val }
  | { readonly kind: 'var'; readonly name: Variable }
  | { readonly kind: 'not' | 'neg' | 'isEmpty'; readonly arg: Node }
  | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Node; readonly right: Node }
  | { readonly kind: 'if'; readonly test: Node; readonly consequent: Node; readonly alternate: Node }
  | { readonly kind: 'attr' | 'has'; readonly left: Node; readonly name: string }
  | { readonly kind: 'like'; readonly left: Node; readonly segments: readonly string[] }
  | { readonly kind: 'is'; readonly left: Node; readonly type: string }
  | { readonly kind: 'set'; readonly items: readonly Node[] }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [string, Node])[] };

/** Kinds whose value is a boolean or an error, whatever the request: only these may stand alone where `true &&` was taken off. */
export function isBooleanNode(node: Node): boolean {
  if (node.kind === 'literal') return typeof node.value === 'boolean';
  if (node.kind === 'binary') return !['+', '-', '*'].includes(node.op);
  return ['not', 'and', 'or', 'has', 'like', 'is', 'isEmpty'].includes(node.kind);
}

/** How a policy text names an entity: an action brings the groups that it is in. */
export type ReferenceReader = (type: string, id: string) => Reference;

interface Reader {
  readonly policy: string;
  readonly refer: ReferenceReader;
}
type Fields = { readonly [key: string]: Json | undefined };

const unsupported = (reader: Reader, what: string): PolicyError =>
  new PolicyError('unsupported', `policy \`${reader.policy}\` uses \`${what}\`, which cannot be compiled; write it with comparisons, sets, has, in, is or like`);

const isFields = (json: Json | undefined): json is Fields => typeof json === 'object' && json !== null && !Array.isArray(json);

/** One item may stand for a list of one. */
const listOf = (json: Json | undefined): readonly Json[] => (json === undefined ? [] : isList(json) ? json : [json]);
const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

const isVariable = (json: Json | undefined): json is Variable => json === 'principal' || json === 'action' || json === 'resource' || json === 'context';

function fieldsOf(reader: Reader, json: Json | undefined): Fields {
  if (!isFields(json)) throw unsupported(reader, JSON.stringify(json) ?? 'nothing');
  return json;
}

function textOf(reader: Reader, json: Json | undefined): string {
  if (typeof json !== 'string') throw unsupported(reader, JSON.stringify(json) ?? 'nothing');
  return json;
}

/** A name such as `constructor` would read JavaScript's own objects instead of the request. */
export function isPlainName(name: string): boolean {
  return !(name in Object.prototype) && !name.startsWith('__');
}

function nameOf(reader: Reader, json: Json | undefined): string {
  const name = textOf(reader, json);
  if (!isPlainName(name)) throw unsupported(reader, `attribute ${name}`);
  return name;
}

function literalOf(reader: Reader, json: Json | undefined): Val {
  if (typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') {
    if (Number.isSafeInteger(json)) return json;
    throw unsupported(reader, 'a whole number beyond 2^53');
  }
  if (Array.isArray(json)) return listOf(json).map((item) => literalOf(reader, item));
  const fields = fieldsOf(reader, json);
  const entity = fields['__entity'];
  if (entity !== undefined) return referenceOf(reader, entity);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [nameOf(reader, name), literalOf(reader, value)]));
}

function referenceOf(reader: Reader, json: Json | undefined): Reference {
  const fields = fieldsOf(reader, json);
  return reader.refer(textOf(reader, fields['type']), textOf(reader, fields['id']));
}

const flipped: Readonly<Record<string, BinaryOp>> = { '>': '<', '>=': '<=' };
const binaries: Readonly<Record<string, BinaryOp>> = {
  '==': '==', '<': '<', '<=': '<=', in: 'in', contains: 'contains', containsAll: 'containsAll', containsAny: 'containsAny',
  '+': '+', '-': '-', '*': '*',
};

function isSystem(reader: Reader, left: Node, type: string, within: Json | undefined): Node {
  const is: Node = { kind: 'is', left, type };
  if (within === undefined) return is;
  return { kind: 'and', left: is, right: { kind: 'binary', op: 'in', left, right: nodeOf(reader, within) } };
}

function hasPath(reader: Reader, left: Node, path: readonly (Json | undefined)[]): Node {
  const [first, ...rest] = path;
  const name = nameOf(reader, first);
  const has: Node = { kind: 'has', left, name };
  if (rest.length === 0) return has;
  return { kind: 'and', left: has, right: hasPath(reader, { kind: 'attr', left, name }, rest) };
}

function segmentsOf(reader: Reader, json: Json | undefined): readonly string[] {
  const segments = [''];
  for (const piece of listOf(json)) {
    if (piece === 'Wildcard') segments.push('');
    else segments.push((segments.pop() ?? '') + textOf(reader, fieldsOf(reader, piece)['Literal']));
  }
  return segments;
}

function compositeOf(reader: Reader, op: string, body: Fields): Node {
  const sub = (key: string): Node => nodeOf(reader, body[key]);
  switch (op) {
    case '!': return { kind: 'not', arg: sub('arg') };
    case 'neg': case 'isEmpty': return { kind: op, arg: sub('arg') };
    case '&&': return { kind: 'and', left: sub('left'), right: sub('right') };
    case '||': return { kind: 'or', left: sub('left'), right: sub('right') };
    case '!=': return { kind: 'not', arg: { kind: 'binary', op: '==', left: sub('left'), right: sub('right') } };
    case 'if-then-else': return { kind: 'if', test: sub('if'), consequent: sub('then'), alternate: sub('else') };
    case '.': return { kind: 'attr', left: sub('left'), name: nameOf(reader, body['attr']) };
    case 'has': return hasPath(reader, sub('left'), listOf(body['attr']));
    case 'like': return { kind: 'like', left: sub('left'), segments: segmentsOf(reader, body['pattern']) };
    case 'is': return isSystem(reader, sub('left'), textOf(reader, body['entity_type']), body['in']);
    case 'Record': return { kind: 'record', fields: Object.entries(body).map(([name, value]) => [nameOf(reader, name), nodeOf(reader, value)]) };
    default: break;
  }
  const flip = flipped[op];
  if (flip !== undefined) return { kind: 'binary', op: flip, left: sub('right'), right: sub('left') };
  const plain = binaries[op];
  if (plain !== undefined) return { kind: 'binary', op: plain, left: sub('left'), right: sub('right') };
  throw unsupported(reader, op);
}

function nodeOf(reader: Reader, json: Json | undefined): Node {
  const entries = Object.entries(fieldsOf(reader, json));
  const [op, body] = entries[0] ?? ['an empty expression', undefined];
  if (entries.length !== 1) throw unsupported(reader, 'an expression of another form');
  if (op === 'Value') return { kind: 'literal', value: literalOf(reader, body) };
  if (op === 'Var' && isVariable(body)) return { kind: 'var', name: body };
  if (op === 'Set') return { kind: 'set', items: listOf(body).map((item) => nodeOf(reader, item)) };
  if (!isFields(body)) throw unsupported(reader, op);
  return compositeOf(reader, op, body);
}

function scopeOf(reader: Reader, name: Variable, json: Json | undefined): Node {
  const fields = fieldsOf(reader, json);
  const left: Node = { kind: 'var', name };
  const entity = (of: Json | undefined): Node => ({ kind: 'literal', value: referenceOf(reader, of) });
  switch (textOf(reader, fields['op'])) {
    case 'All': return { kind: 'literal', value: true };
    case '==': return { kind: 'binary', op: '==', left, right: entity(fields['entity']) };
    case 'in': {
      const { entities } = fields;
      const right: Node = entities === undefined ? entity(fields['entity']) : { kind: 'set', items: listOf(entities).map(entity) };
      return { kind: 'binary', op: 'in', left, right };
    }
    case 'is': {
      const is: Node = { kind: 'is', left, type: textOf(reader, fields['entity_type']) };
      if (!isFields(fields['in'])) return is;
      return { kind: 'and', left: is, right: { kind: 'binary', op: 'in', left, right: entity(fields['in']['entity']) } };
    }
    default: throw unsupported(reader, `a scope with ${JSON.stringify(fields['op'])}`);
  }
}

/** The tests of one policy in the order in which Cedar makes them: scope of action, principal, resource, then each when and unless. */
export interface PolicyNodes {
  readonly action: Node;
  readonly rest: Node;
}

/** Reads the JSON form that `policyToJson` gives. Throws PolicyError `unsupported`. */
export function readPolicy(policy: string, json: Json, refer: ReferenceReader): PolicyNodes {
  const reader: Reader = { policy, refer };
  const fields = fieldsOf(reader, json);
  const clauses = listOf(fields['conditions']).map((clause): Node => {
    const { kind, body } = fieldsOf(reader, clause);
    const node = nodeOf(reader, body);
    return kind === 'unless' ? { kind: 'not', arg: node } : node;
  });
  const tests = [scopeOf(reader, 'principal', fields['principal']), scopeOf(reader, 'resource', fields['resource']), ...clauses];
  return {
    action: scopeOf(reader, 'action', fields['action']),
    rest: tests.reduceRight((right, left): Node => ({ kind: 'and', left, right })),
  };
}
