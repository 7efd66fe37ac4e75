// What is wrong with an entity is told value by value, and the rest of it is kept; only an entity that says nothing sound is refused whole.
import { getSchema, type SchemaInfo } from './schema-model.js';
import { checkEntityId, validateValue } from './validate-value.js';

export interface ValidEntity {
  readonly id: string;
  readonly schema: string;
  /** Property name to its distinct values, in their normal form and their first order. */
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** One value (or a whole property) that was left out. `reason` never repeats the value. */
export interface RejectedValue {
  readonly prop: string;
  readonly reason: string;
}

export type CheckedEntity =
  | { readonly ok: true; readonly entity: ValidEntity; readonly rejected: readonly RejectedValue[] }
  | { readonly ok: false; readonly reason: string; readonly rejected: readonly RejectedValue[] };

/** More values than this are one record's attempt to drown the rest. */
const maxValues = 20_000;
/** Names from the file are repeated in a reason only when they look like names. */
const shown = (name: string) => (/^[\w.:-]{1,60}$/.test(name) ? `\`${name}\`` : 'of that name');

function listOf(values: unknown): readonly unknown[] {
  return Array.isArray(values) ? values : [values];
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

function checkProperty(schema: SchemaInfo, prop: string, values: readonly unknown[], rejected: RejectedValue[]): string[] {
  const property = schema.properties.get(prop);
  if (property === undefined) {
    rejected.push({ prop: prop.slice(0, 60), reason: `\`${schema.name}\` has no property ${shown(prop)}; correct the name` });
    return [];
  }
  if (property.stub) {
    rejected.push({ prop, reason: `is the other side of a link; write \`${property.reverse ?? ''}\` of a \`${property.range ?? ''}\` instead` });
    return [];
  }
  const kept = new Set<string>();
  for (const value of values) {
    const text = asText(value);
    const checked = text === undefined ? undefined : validateValue(property, text);
    if (checked === undefined) rejected.push({ prop, reason: 'is not text; write values as text, and a linked entity on a line of its own' });
    else if (checked.ok) kept.add(checked.value);
    else rejected.push({ prop, reason: checked.reason });
  }
  return [...kept];
}

function missingEnd(schema: SchemaInfo, properties: ReadonlyMap<string, readonly string[]>): string | undefined {
  if (schema.edge === null) return undefined;
  return [schema.edge.source, schema.edge.target].find((end) => !properties.has(end));
}

function schemaProblem(name: string, schema: SchemaInfo | undefined): string | undefined {
  if (schema === undefined) return `there is no schema ${shown(name)}; use one of FollowTheMoney's or ours (names are case-sensitive)`;
  return schema.abstract ? `\`${schema.name}\` is abstract; use a more exact schema` : undefined;
}

/**
 * Checks id, schema and every value. Values that are not valid are left out and listed; the entity is refused when its id or
 * schema is not usable, when no value is left, or when a link lacks one of its ends.
 */
export function validateEntity(id: unknown, schemaName: unknown, properties: ReadonlyMap<string, unknown>): CheckedEntity {
  const rejected: RejectedValue[] = [];
  const refused = (reason: string): CheckedEntity => ({ ok: false, reason, rejected });
  if (typeof id !== 'string' || !checkEntityId(id).ok) return refused('`id` must be a text of 1 to 200 characters without spaces');
  const name = typeof schemaName === 'string' ? schemaName : '';
  const schema = getSchema(name);
  const problem = schemaProblem(name, schema);
  if (schema === undefined || problem !== undefined) return refused(problem ?? '`schema` is missing');
  const kept = new Map<string, readonly string[]>();
  let count = 0;
  for (const [prop, values] of properties) {
    const list = listOf(values);
    count += list.length;
    if (count > maxValues) return refused(`has more than ${maxValues.toLocaleString('en-CA')} values; split it`);
    const sound = checkProperty(schema, prop, list, rejected);
    if (sound.length > 0) kept.set(prop, sound);
  }
  const end = missingEnd(schema, kept);
  if (end !== undefined) return refused(`a \`${schema.name}\` links two entities; give \`${end}\``);
  if (kept.size === 0) return refused('no valid value is left; correct the values');
  return { ok: true, entity: { id, schema: schema.name, properties: Object.fromEntries(kept) }, rejected };
}
