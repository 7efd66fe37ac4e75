// Operators between a column and what is known. A condition on a missing column is false, so each part says apart when it cannot be evaluated.
import { always, and, type Condition, never, not, or, type Scalar } from '../kernel/index.js';
import type { BinaryOp } from './policy-ast.js';
import { PolicyError } from './policy-error.js';
import type { PolicyRequest } from './policy-request.js';
import type { Column, ColumnType } from './policy-shape.js';
import { isEntity, isLong, isSet, type Reference, type Val } from './policy-value.js';

/** What is known and what is a column. `request.resource` has the right type and no attributes: it is never read. */
export interface PartialScope {
  readonly policy: string;
  readonly request: PolicyRequest;
  readonly action: Reference;
  readonly columns: ReadonlyMap<string, Column>;
}

/** A boolean over rows: true when `yes`, an error when `error`, else false. The two never hold together. */
export interface Residual {
  readonly yes: Condition;
  readonly error: Condition;
}

export type Part =
  | { readonly kind: 'known'; readonly value: Val }
  | { readonly kind: 'failed' }
  | { readonly kind: 'resource' }
  | { readonly kind: 'column'; readonly name: string; readonly type: ColumnType; readonly missing: Condition }
  | ({ readonly kind: 'boolean' } & Residual);
type ColumnPart = Extract<Part, { kind: 'column' }>;

/** The column that holds the resource's own id, for policies that name one resource. */
export const resourceIdColumn = 'resource.id';

export const failure: Part = { kind: 'failed' };
export const boolean = (yes: Condition, error: Condition = never): Part => ({ kind: 'boolean', yes, error });
/** The same for every row that can be evaluated. */
export const constant = (value: boolean, error: Condition = never): Part => boolean(value ? not(error) : never, error);
export const noOf = ({ yes, error }: Residual): Condition => not(or(yes, error));

export function refusal(scope: PartialScope, what: string): PolicyError {
  return new PolicyError('not_filterable', `policy \`${scope.policy}\` cannot filter a list: ${what}; compare one attribute of the resource with what is known of the person or the context`);
}

/** Where a boolean is wanted, any other value is an error. */
export function asBoolean(part: Part): Residual {
  if (part.kind === 'boolean') return part;
  if (part.kind === 'known' && typeof part.value === 'boolean') return { yes: part.value ? always : never, error: never };
  if (part.kind === 'column' && part.type === 'Bool') return { yes: { kind: 'compare', column: part.name, op: '=', value: true }, error: part.missing };
  return { yes: never, error: always };
}

/** An operator of which at least one side speaks of the resource. Throws PolicyError `not_filterable`. */
export function relate(op: BinaryOp, left: Part, right: Part, scope: PartialScope): Part {
  if (left.kind === 'failed' || right.kind === 'failed') return failure;
  for (const part of [left, right]) {
    if (part.kind === 'column' && part.type === 'other') throw refusal(scope, `\`${part.name}\` is not a column of plain values`);
  }
  switch (op) {
    case '==': return equality(left, right, scope);
    case '<': case '<=': return order(op, left, right, scope);
    case 'contains': return membership(left, right, scope);
    case 'containsAll': case 'containsAny': return setRelation(op, left, right, scope);
    case 'in': throw refusal(scope, 'it asks what the resource or an entity of its type is in');
    case '+': case '-': case '*': throw refusal(scope, `it computes with \`${op}\` on an attribute of the resource`);
    default: return op satisfies never;
  }
}

function equality(left: Part, right: Part, scope: PartialScope): Part {
  if (left.kind === 'known') return right.kind === 'known' ? failure : equality(right, left, scope);
  if (left.kind === 'resource' || right.kind === 'resource') return sameResource(left, right, scope);
  if (left.kind === 'column' && right.kind === 'known') return columnEquals(left, right.value);
  const isTyped = (part: Part): boolean => part.kind === 'boolean' || part.kind === 'column' && part.type === 'Bool' || part.kind === 'known' && typeof part.value === 'boolean';
  const error = or(errorOf(left), errorOf(right));
  if (isTyped(left) !== isTyped(right)) return constant(false, error);
  if (!isTyped(left)) throw refusal(scope, 'it compares two attributes of the resource');
  const [a, b] = [asBoolean(left), asBoolean(right)];
  return boolean(or(and(a.yes, b.yes), and(noOf(a), noOf(b))), error);
}

function errorOf(part: Part): Condition {
  return part.kind === 'column' ? part.missing : part.kind === 'boolean' ? part.error : never;
}

function sameResource(left: Part, right: Part, scope: PartialScope): Part {
  if (left.kind === right.kind) return boolean(always);
  const other = left.kind === 'resource' ? right : left;
  if (other.kind !== 'known') return constant(false, errorOf(other));
  const { value } = other;
  if (!isEntity(value, scope.request) || value.type !== scope.request.resource.type) return boolean(never);
  return boolean({ kind: 'compare', column: resourceIdColumn, op: '=', value: value.id });
}

const elementOf = (type: ColumnType): string => type.replace('Set:', '');

/** Whether a known value can be an item of the column; a whole number beyond 2^53 cannot be in any. */
function fits(type: ColumnType, value: Val): value is Scalar {
  const element = elementOf(type);
  return element === 'String' ? typeof value === 'string' : element === 'Long' ? typeof value === 'number' : typeof value === 'boolean';
}

const fitting = (type: ColumnType, values: readonly Val[]): readonly Scalar[] => values.filter((value) => fits(type, value));

function columnEquals(column: ColumnPart, value: Val): Part {
  const { name, type, missing } = column;
  if (type.startsWith('Set:')) {
    if (!isSet(value) || !value.every((item) => fits(type, item))) return constant(false, missing);
    return boolean(and(subsetOf(name, value), supersetOf(name, value)), missing);
  }
  if (!fits(type, value)) return constant(false, missing);
  return boolean({ kind: 'compare', column: name, op: '=', value }, missing);
}

const subsetOf = (column: string, values: readonly Scalar[]): Condition => (values.length === 0 ? { kind: 'empty', column } : { kind: 'within', column, values });
const supersetOf = (column: string, values: readonly Scalar[]): Condition =>
  and({ kind: 'present', column }, ...values.map((value): Condition => ({ kind: 'has', column, value })));

function order(op: '<' | '<=', left: Part, right: Part, scope: PartialScope): Part {
  const [column, known] = left.kind === 'column' ? [left, right] : [right, left];
  if (column.kind !== 'column' || column.type !== 'Long') return failure;
  if (known.kind === 'column' && known.type === 'Long') throw refusal(scope, 'it compares two attributes of the resource');
  if (known.kind !== 'known' || !isLong(known.value)) return failure;
  const { value } = known;
  const isLeft = column === left;
  // Columns hold safe integers: a bigint lies beyond all of them.
  if (typeof value === 'bigint') return constant(isLeft ? value > 0n : value < 0n, column.missing);
  const turned = op === '<' ? '>' : '>=';
  return boolean({ kind: 'compare', column: column.name, op: isLeft ? op : turned, value }, column.missing);
}

function membership(set: Part, item: Part, scope: PartialScope): Part {
  if (set.kind === 'column') {
    if (!set.type.startsWith('Set:')) return failure;
    if (item.kind === 'resource') return constant(false, set.missing);
    if (item.kind !== 'known') throw refusal(scope, 'it compares two attributes of the resource');
    if (!fits(set.type, item.value)) return constant(false, set.missing);
    return boolean({ kind: 'has', column: set.name, value: item.value }, set.missing);
  }
  if (set.kind !== 'known' || !isSet(set.value)) return failure;
  if (item.kind !== 'column' || item.type.startsWith('Set:')) throw refusal(scope, 'it looks in a set for the resource or for a set');
  const values = fitting(item.type, set.value);
  return values.length === 0 ? constant(false, item.missing) : boolean({ kind: 'in', column: item.name, values }, item.missing);
}

type KnownSet = { readonly kind: 'known'; readonly value: readonly Val[] };

const isSetColumn = (part: Part): part is ColumnPart => part.kind === 'column' && part.type.startsWith('Set:');
const isKnownSet = (part: Part): part is KnownSet => part.kind === 'known' && isSet(part.value);

function setRelation(op: 'containsAll' | 'containsAny', left: Part, right: Part, scope: PartialScope): Part {
  if (isSetColumn(left) && isKnownSet(right)) return op === 'containsAny' ? overlap(left, right.value) : superset(left, right.value);
  if (isSetColumn(right) && isKnownSet(left)) {
    return op === 'containsAny' ? overlap(right, left.value) : boolean(subsetOf(right.name, fitting(right.type, left.value)), right.missing);
  }
  if (isSetColumn(left) && isSetColumn(right)) throw refusal(scope, 'it compares two attributes of the resource');
  return failure;
}

function overlap({ name, type, missing }: ColumnPart, known: readonly Val[]): Part {
  const values = fitting(type, known);
  return values.length === 0 ? constant(false, missing) : boolean({ kind: 'overlaps', column: name, values }, missing);
}

function superset({ name, type, missing }: ColumnPart, known: readonly Val[]): Part {
  const values = fitting(type, known);
  return values.length < known.length ? constant(false, missing) : boolean(supersetOf(name, values), missing);
}
