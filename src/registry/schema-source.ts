// Our own schemata are data in FollowTheMoney's format (data/schemata.json); what its compiler would derive is derived here
// (ancestors, qualified names, reverse stubs), and anything the model would not carry refuses to start.
import { defaultModel } from '@opensanctions/followthemoney';
import { CustosError, referenceText } from '../kernel/index.js';

export interface PropertySource {
  readonly label: string;
  readonly labelFr?: string;
  readonly type?: string;
  readonly description?: string;
  readonly range?: string;
  readonly reverse?: { readonly name: string; readonly label: string; readonly labelFr?: string };
}

export interface SchemaSource {
  readonly label: string;
  readonly labelFr: string;
  readonly plural: string;
  readonly pluralFr: string;
  readonly description?: string;
  readonly extends: readonly string[];
  readonly matchable?: boolean;
  readonly featured: readonly string[];
  readonly caption: readonly string[];
  readonly required: readonly string[];
  readonly edge?: { readonly source: string; readonly target: string; readonly directed: boolean; readonly label: string; readonly labelFr: string; readonly caption: readonly string[] };
  readonly temporalExtent?: { readonly start: readonly string[]; readonly end: readonly string[] };
  readonly properties: Readonly<Record<string, PropertySource>>;
}

export interface FrenchLabels {
  readonly schemata: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
}

type Model = typeof defaultModel;
type SchemaDatum = Model['schemata'][string];
type PropertyDatum = SchemaDatum['properties'][string];

/** Our own schemata, by name, as data/schemata.json gives them. */
export function readOurSchemata(): ReadonlyMap<string, SchemaSource> {
  const file: { readonly schemata: Readonly<Record<string, SchemaSource>> } = JSON.parse(referenceText('schemata.json'));
  return new Map(Object.entries(file.schemata));
}

/** French words for FollowTheMoney's schemata and common properties, by English name. */
export function readFrenchLabels(): FrenchLabels {
  const file: FrenchLabels = JSON.parse(referenceText('labels-fr.json'));
  return file;
}

function propertyDatum(schema: string, name: string, source: PropertySource, maxLength: number): PropertyDatum {
  return {
    name, qname: `${schema}:${name}`, label: source.label, type: source.type ?? 'string', maxLength,
    ...(source.description === undefined ? {} : { description: source.description }),
    ...(source.range === undefined ? {} : { range: source.range }),
    ...(source.reverse === undefined ? {} : { reverse: source.reverse.name }),
    ...(source.type === 'entity' ? { matchable: true } : {}),
  };
}

function ancestorsOf(name: string, source: SchemaSource, model: Model): string[] {
  const all = new Set([name]);
  for (const parent of source.extends) {
    const known = model.schemata[parent];
    if (known === undefined) throw new CustosError('bad_schemata', `data/schemata.json: \`${name}\` extends \`${parent}\`, which does not exist; put the parent first`);
    for (const ancestor of known.schemata) all.add(ancestor);
  }
  return [...all].toSorted();
}

function schemaDatum(name: string, source: SchemaSource, model: Model): SchemaDatum {
  const properties: Record<string, PropertyDatum> = {};
  for (const [prop, each] of Object.entries(source.properties)) {
    const type = model.types[each.type ?? 'string'];
    if (type === undefined) throw new CustosError('bad_schemata', `data/schemata.json: \`${name}:${prop}\` has an unknown type; use one of FollowTheMoney's`);
    properties[prop] = propertyDatum(name, prop, each, type.maxLength ?? 250);
  }
  const { edge, temporalExtent } = source;
  return {
    label: source.label, plural: source.plural, schemata: ancestorsOf(name, source, model), extends: [...source.extends], properties,
    featured: [...source.featured], caption: [...source.caption], required: [...source.required], matchable: source.matchable === true,
    ...(source.description === undefined ? {} : { description: source.description }),
    ...(edge === undefined ? {} : { edge: { source: edge.source, target: edge.target, directed: edge.directed, label: edge.label, caption: [...edge.caption] } }),
    ...(temporalExtent === undefined ? {} : { temporalExtent: { start: [...temporalExtent.start], end: [...temporalExtent.end] } }),
  };
}

function addReverses(name: string, source: SchemaSource, model: Model): void {
  for (const [prop, each] of Object.entries(source.properties)) {
    if (each.reverse === undefined || each.range === undefined) continue;
    const range = model.schemata[each.range];
    if (range === undefined) throw new CustosError('bad_schemata', `data/schemata.json: \`${name}:${prop}\` points at an unknown schema; correct its range`);
    range.properties[each.reverse.name] = {
      name: each.reverse.name, qname: `${each.range}:${each.reverse.name}`, label: each.reverse.label,
      type: 'entity', range: name, reverse: prop, stub: true, matchable: true, maxLength: 200,
    };
  }
}

/** FollowTheMoney's default model with our schemata in it. Throws `bad_schemata` when the file contradicts the model. */
export function extendedModel(sources: ReadonlyMap<string, SchemaSource>): Model {
  const model = structuredClone(defaultModel);
  for (const [name, source] of sources) {
    if (model.schemata[name] !== undefined) throw new CustosError('bad_schemata', `data/schemata.json: \`${name}\` is a schema of FollowTheMoney already; choose another name`);
    model.schemata[name] = schemaDatum(name, source, model);
  }
  for (const [name, source] of sources) addReverses(name, source, model);
  return model;
}
