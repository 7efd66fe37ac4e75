// What an entity is called, from the values that the reader may see and no others.
import { captionOf, isA, listSchemata } from './schema-model.js';

/** Properties that name an entity, in the order in which a caption is looked for. */
export const nameProps = [...new Set([
  'name', 'alias', 'weakAlias', 'abbreviation', 'previousName', ...listSchemata().flatMap((schema) => schema.caption),
])];

interface Named {
  readonly schema: string;
  readonly prop: string;
  readonly value: string | null;
}

/** Of several schemata that statements give one entity, the most telling: one that extends the others, else the first. */
export function schemaOf(lines: readonly { readonly schema: string }[]): string {
  let found = lines[0]?.schema ?? 'Thing';
  for (const { schema } of lines) if (schema !== found && isA(schema, found)) found = schema;
  return found;
}

export function captionFrom(schema: string, lines: readonly Named[]): string {
  const properties: Record<string, string[]> = {};
  for (const { prop, value } of lines) if (value !== null) (properties[prop] ??= []).push(value);
  return captionOf(schema, properties);
}

/** Names and aliases, each once, the caption first. */
export function namesFrom(caption: string, lines: readonly Named[]): string[] {
  const names = lines.filter((line) => line.value !== null && ['name', 'alias', 'weakAlias', 'previousName'].includes(line.prop));
  return [...new Set([caption, ...names.map((line) => line.value as string)])];
}
