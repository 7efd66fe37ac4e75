// What kinds of entity there are and which properties each may carry: FollowTheMoney 4.5.2 and our own eight, one vocabulary.
// Names come from files of strangers: look-ups go through Maps, so `__proto__` or `constructor` is simply unknown.
import { Model } from '@opensanctions/followthemoney';
import { extendedModel, readFrenchLabels, readOurSchemata } from './schema-source.js';

export interface PropertyInfo {
  readonly name: string;
  /** Schema that declares it and its name: `Thing:name`. */
  readonly qname: string;
  readonly label: string;
  readonly labelFr: string;
  readonly description: string | null;
  /** FollowTheMoney's property type: `name`, `date`, `country`, `entity`, … */
  readonly type: string;
  /** Closer rule for an identifier: `iban`, `bic`, `lei`, …, or null. */
  readonly format: string | null;
  readonly maxLength: number;
  /** Schema that an `entity` property points at. */
  readonly range: string | null;
  /** Property of the range schema that shows the same link from the other side. */
  readonly reverse: string | null;
  /** True for the other side of a link: it is derived and never written. */
  readonly stub: boolean;
  readonly matchable: boolean;
  readonly deprecated: boolean;
  readonly hidden: boolean;
}

export interface EdgeInfo {
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  readonly label: string;
  readonly labelFr: string;
  readonly caption: readonly string[];
}

export interface SchemaInfo {
  readonly name: string;
  readonly label: string;
  readonly labelFr: string;
  readonly plural: string;
  readonly pluralFr: string;
  readonly description: string | null;
  /** An abstract schema has no entities of its own. */
  readonly abstract: boolean;
  readonly matchable: boolean;
  /** True for our own, false for FollowTheMoney's. */
  readonly ours: boolean;
  /** The schema itself and all it extends. */
  readonly ancestors: ReadonlySet<string>;
  readonly featured: readonly string[];
  readonly caption: readonly string[];
  readonly required: readonly string[];
  readonly edge: EdgeInfo | null;
  readonly temporalStart: readonly string[];
  readonly temporalEnd: readonly string[];
  /** All properties, inherited ones too. */
  readonly properties: ReadonlyMap<string, PropertyInfo>;
}

const ours = readOurSchemata();
const french = readFrenchLabels();
const frenchSchemata = new Map(Object.entries(french.schemata));
const frenchProperties = new Map(Object.entries(french.properties));
const frenchOurs = new Map<string, string>();
for (const [schema, source] of ours) {
  for (const [prop, each] of Object.entries(source.properties)) {
    if (each.labelFr !== undefined) frenchOurs.set(`${schema}:${prop}`, each.labelFr);
    if (each.reverse?.labelFr !== undefined) frenchOurs.set(`${each.range ?? ''}:${each.reverse.name}`, each.reverse.labelFr);
  }
}

const model = new Model(extendedModel(ours));
type FtmSchema = ReturnType<Model['getSchema']>;
type FtmProperty = ReturnType<FtmSchema['getProperty']>;

function propertyInfo(property: FtmProperty): PropertyInfo {
  return {
    name: property.name, qname: property.qname, label: property.label,
    labelFr: frenchOurs.get(property.qname) ?? frenchProperties.get(property.name) ?? property.label,
    description: property.description, type: property.type.name, format: property.format, maxLength: property.maxLength,
    range: property.hasRange ? property.getRange().name : null,
    reverse: property.hasReverse ? property.getReverse().name : null,
    stub: property.stub, matchable: property.matchable, deprecated: property.deprecated, hidden: property.hidden,
  };
}

function edgeInfo(schema: FtmSchema): EdgeInfo | null {
  if (schema.edge === undefined) return null;
  const label = schema.edge.label ?? schema.label;
  return {
    source: schema.edge.source, target: schema.edge.target, directed: schema.edge.directed, label,
    labelFr: ours.get(schema.name)?.edge?.labelFr ?? frenchSchemata.get(schema.name) ?? label, caption: schema.edge.caption,
  };
}

function schemaInfo(schema: FtmSchema): SchemaInfo {
  const own = ours.get(schema.name);
  return {
    name: schema.name, label: schema.label, labelFr: own?.labelFr ?? frenchSchemata.get(schema.name) ?? schema.label,
    plural: schema.plural, pluralFr: own?.pluralFr ?? frenchSchemata.get(schema.name) ?? schema.plural,
    description: schema.description, abstract: schema.abstract, matchable: schema.matchable, ours: own !== undefined,
    ancestors: new Set(schema.schemata), featured: schema.featured, caption: schema.caption, required: schema.required,
    edge: edgeInfo(schema), temporalStart: schema.temporalStart, temporalEnd: schema.temporalEnd,
    properties: new Map([...schema.getProperties()].map(([name, property]) => [name, propertyInfo(property)])),
  };
}

const schemata = new Map(model.getSchemata().map((schema) => [schema.name, schemaInfo(schema)]));

/** Codes and English labels that FollowTheMoney knows for a closed type: `country`, `language`, `topic`, `gender`. */
export function codesOf(type: 'country' | 'language' | 'topic' | 'gender'): ReadonlyMap<string, string> {
  return model.getType(type).values;
}

/** The schema of that name, or undefined. Names are case-sensitive. */
export function getSchema(name: string): SchemaInfo | undefined {
  return schemata.get(name);
}

/** All schemata, ours first, then by name; with `concrete` only those that can have entities. */
export function listSchemata(options: { readonly concrete?: boolean } = {}): readonly SchemaInfo[] {
  return [...schemata.values()]
    .filter((schema) => options.concrete !== true || !schema.abstract)
    .toSorted((a, b) => Number(b.ours) - Number(a.ours) || a.name.localeCompare(b.name));
}

/** A property of a schema, own or inherited, or undefined. */
export function propertyOf(schema: string, prop: string): PropertyInfo | undefined {
  return schemata.get(schema)?.properties.get(prop);
}

/** True when entities of this schema link two others (`GroupRole`, `Ownership`, …). */
export function isEdge(schema: string): boolean {
  return schemata.get(schema)?.edge !== null && schemata.has(schema);
}

/** True when `schema` is `ancestor` or extends it, at any depth. */
export function isA(schema: string, ancestor: string): boolean {
  return schemata.get(schema)?.ancestors.has(ancestor) === true;
}

/** What to call an entity: the first value of the first caption property that has one, else the schema's label. */
export function captionOf(schema: string, properties: Readonly<Record<string, readonly string[]>>): string {
  const known = schemata.get(schema);
  for (const prop of [...(known?.caption ?? []), 'name', 'alias', 'weakAlias']) {
    const first = Object.hasOwn(properties, prop) ? properties[prop]?.[0] : undefined;
    if (first !== undefined && first !== '') return first;
  }
  return known?.label ?? schema;
}
