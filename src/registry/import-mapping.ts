// A mapping file says what each column means. It is read strictly: whatever it says that cannot be meant is told with its path, all at once,
// before a single row is read. Shape and words follow FollowTheMoney's own mappings (`keys`, `column`, `literal`, `entity`, `split`).
import { BadInput, type Json } from '../kernel/index.js';
import { dateReader } from './import-date-format.js';
import { getSchema, type PropertyInfo, type SchemaInfo } from './schema-model.js';
import { validateValue } from './validate-value.js';

/** Where values come from: columns of the table (joined), the same text for each row, or another entity of the row. */
export interface Source {
  readonly from: { readonly columns: readonly string[]; readonly join: string } | { readonly literal: string } | { readonly entity: string };
  /** Text at which a cell is cut into several values. */
  readonly split?: string;
  readonly readDate?: (text: string) => string | undefined;
  readonly lang?: string;
  readonly label?: string;
}

export interface EntityMapping {
  readonly name: string;
  readonly schema: SchemaInfo;
  readonly keys: readonly string[];
  readonly properties: readonly { readonly property: PropertyInfo; readonly sources: readonly Source[] }[];
  readonly validFrom?: Source;
  readonly validTo?: Source;
  readonly label?: Source;
}

export const reportFields = ['title', 'reference', 'date', 'sourceGrade', 'informationGrade', 'label'] as const;
export type ReportField = (typeof reportFields)[number];

export interface Mapping {
  /** Begins every id, so that two tables never collide. */
  readonly namespace: string;
  readonly delimiter: string;
  /** Sheet of a workbook; the first when absent. */
  readonly sheet?: string;
  readonly report: ReadonlyMap<ReportField, Source>;
  readonly entities: readonly EntityMapping[];
  /** Every column that the mapping names. */
  readonly columns: readonly string[];
}

type Fields = ReadonlyMap<string, Json | undefined>;

/** Collects what is wrong, each with its path, and the columns that are named on the way. */
class Problems {
  readonly found: string[] = [];
  readonly columns = new Set<string>();

  add(path: string, what: string): undefined {
    this.found.push(`\`${path}\` ${what}`);
    return undefined;
  }

  fields(value: Json | undefined, path: string, allowed: readonly string[] | null): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.add(path, 'must be an object');
      return new Map();
    }
    const fields = new Map<string, Json | undefined>(Object.entries(value));
    if (allowed !== null) for (const key of fields.keys()) if (!allowed.includes(key)) this.add(`${path}.${key}`, `is not known here; use ${allowed.join(', ')}`);
    return fields;
  }

  text(value: Json | undefined, path: string): string | undefined {
    if (value === undefined) return undefined;
    return typeof value === 'string' && value !== '' && value.length <= 1_000 ? value : this.add(path, 'must be a text of 1 to 1,000 characters');
  }
}

const origins = ['column', 'columns', 'literal', 'entity'] as const;

function columnList(value: Json | undefined, path: string, problems: Problems): readonly string[] {
  const names = Array.isArray(value) ? value.filter((name: Json) => typeof name === 'string' && name !== '') : [];
  if (names.length === 0 || !Array.isArray(value) || names.length !== value.length) problems.add(path, 'must be a list of one or more names of columns');
  for (const name of names) problems.columns.add(name);
  return names;
}

function originOf(fields: Fields, path: string, problems: Problems): Source['from'] | undefined {
  const given = origins.filter((origin) => fields.has(origin));
  if (given.length !== 1) return problems.add(path, 'must have exactly one of column, columns, literal, entity');
  const columns = fields.has('columns') ? columnList(fields.get('columns'), `${path}.columns`, problems) : [problems.text(fields.get('column'), `${path}.column`)].filter((name) => name !== undefined);
  const literal = problems.text(fields.get('literal'), `${path}.literal`);
  const entity = problems.text(fields.get('entity'), `${path}.entity`);
  for (const name of columns) problems.columns.add(name);
  if (columns.length > 0) return { columns, join: problems.text(fields.get('join'), `${path}.join`) ?? ' ' };
  if (literal !== undefined) return { literal };
  return entity === undefined ? undefined : { entity };
}

function formatOf(fields: Fields, path: string, isDate: boolean, problems: Problems): Source['readDate'] {
  const format = problems.text(fields.get('format'), `${path}.format`);
  if (format === undefined) return undefined;
  if (!isDate) return problems.add(`${path}.format`, 'belongs to dates only; remove it');
  return dateReader(format) ?? problems.add(`${path}.format`, 'is not a date format; write it with YYYY, MM (or M, MMM), DD (or D), hh, mm, such as DD/MM/YYYY');
}

function sourceOf(value: Json | undefined, path: string, isDate: boolean, problems: Problems): Source | undefined {
  const fields = problems.fields(value, path, ['column', 'columns', 'join', 'literal', 'entity', 'split', 'format', 'lang', 'label']);
  if (fields.size === 0) return problems.found.length > 0 ? undefined : problems.add(path, 'is empty; give column, columns, literal or entity');
  const from = originOf(fields, path, problems);
  const split = problems.text(fields.get('split'), `${path}.split`);
  const label = problems.text(fields.get('label'), `${path}.label`);
  const readDate = formatOf(fields, path, isDate, problems);
  const lang = problems.text(fields.get('lang'), `${path}.lang`);
  const spoken = lang === undefined ? undefined : validateValue({ type: 'language', format: null }, lang);
  if (spoken?.ok === false) problems.add(`${path}.lang`, spoken.reason);
  if (from === undefined) return undefined;
  return { from, ...(split === undefined ? {} : { split }), ...(readDate === undefined ? {} : { readDate }), ...(label === undefined ? {} : { label }), ...(spoken?.ok === true ? { lang: spoken.value } : {}) };
}

function checkSource(source: Source, property: PropertyInfo, path: string, names: ReadonlySet<string>, problems: Problems): void {
  if ('entity' in source.from) {
    if (property.type !== 'entity') problems.add(path, `points at an entity, but \`${property.name}\` takes a ${property.type}; use column or literal`);
    else if (!names.has(source.from.entity)) problems.add(`${path}.entity`, `names no entity of this mapping; use one of ${[...names].join(', ')}`);
  }
  const checked = 'literal' in source.from ? validateValue(property, source.from.literal) : undefined;
  if (checked?.ok === false) problems.add(`${path}.literal`, checked.reason);
}

function propertiesOf(value: Json | undefined, schema: SchemaInfo, path: string, names: ReadonlySet<string>, problems: Problems): EntityMapping['properties'] {
  const mapped: { property: PropertyInfo; sources: Source[] }[] = [];
  for (const [prop, given] of problems.fields(value, path, null)) {
    const property = schema.properties.get(prop);
    if (property === undefined || property.stub) {
      problems.add(`${path}.${prop}`, property === undefined ? `is no property of \`${schema.name}\`; correct the name` : 'is the other side of a link; map the link itself');
      continue;
    }
    const sources: Source[] = [];
    for (const [i, each] of (Array.isArray(given) ? given : [given]).entries()) {
      const here = Array.isArray(given) ? `${path}.${prop}.${i}` : `${path}.${prop}`;
      const source = sourceOf(each, here, property.type === 'date', problems);
      if (source === undefined) continue;
      checkSource(source, property, here, names, problems);
      sources.push(source);
    }
    mapped.push({ property, sources });
  }
  return mapped;
}

function entityOf(name: string, value: Json | undefined, names: ReadonlySet<string>, problems: Problems): EntityMapping | undefined {
  const path = `entities.${name}`;
  const fields = problems.fields(value, path, ['schema', 'keys', 'properties', 'validFrom', 'validTo', 'label']);
  const keys = columnList(fields.get('keys'), `${path}.keys`, problems);
  const schema = getSchema(problems.text(fields.get('schema'), `${path}.schema`) ?? '');
  if (schema === undefined || schema.abstract) return problems.add(`${path}.schema`, 'must be a schema of FollowTheMoney or of ours that can have entities, such as Person');
  const properties = propertiesOf(fields.get('properties'), schema, `${path}.properties`, names, problems);
  for (const end of schema.edge === null ? [] : [schema.edge.source, schema.edge.target]) {
    if (!properties.some(({ property }) => property.name === end)) problems.add(`${path}.properties.${end}`, `is needed: a \`${schema.name}\` links two entities`);
  }
  const more = new Map((['validFrom', 'validTo', 'label'] as const).flatMap((key) => {
    const source = fields.has(key) ? sourceOf(fields.get(key), `${path}.${key}`, key !== 'label', problems) : undefined;
    return source === undefined ? [] : [[key, source] as const];
  }));
  return { name, schema, keys, properties, ...Object.fromEntries(more) };
}

function reportOf(value: Json | undefined, problems: Problems): Mapping['report'] {
  const report = new Map<ReportField, Source>();
  if (value === undefined) return report;
  const fields = problems.fields(value, 'report', reportFields);
  for (const field of reportFields) {
    const source = fields.has(field) ? sourceOf(fields.get(field), `report.${field}`, field === 'date', problems) : undefined;
    if (source === undefined) continue;
    if ('entity' in source.from) problems.add(`report.${field}.entity`, 'has no meaning here; use column or literal');
    const checked = field === 'date' && 'literal' in source.from ? validateValue({ type: 'date', format: null }, source.from.literal) : undefined;
    if (checked?.ok === false) problems.add('report.date.literal', checked.reason);
    report.set(field, source);
  }
  return report;
}

function parsed(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch (cause) {
    throw new BadInput('the mapping file is not JSON; correct it (commas, quotation marks) and try again', { cause });
  }
}

/** Reads a mapping file. Throws `BadInput` with every problem and its path. The format is described in docs/examples/README.md. */
export function readMapping(text: string): Mapping {
  const problems = new Problems();
  const fields = problems.fields(parsed(text), 'mapping', ['namespace', 'delimiter', 'sheet', 'report', 'entities']);
  const namespace = problems.text(fields.get('namespace'), 'namespace') ?? '';
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(namespace)) problems.add('namespace', 'must be 1 to 40 of a-z, 0-9 and -, and is needed: it begins every id');
  const delimiter = problems.text(fields.get('delimiter'), 'delimiter') ?? ',';
  if (![',', ';', '\t', '|'].includes(delimiter)) problems.add('delimiter', 'must be one of , ; | or a tab');
  const sheet = problems.text(fields.get('sheet'), 'sheet');
  const given = problems.fields(fields.get('entities'), 'entities', null);
  if (given.size === 0) problems.add('entities', 'must describe at least one entity');
  const names = new Set(given.keys());
  const entities = [...given].flatMap(([name, value]) => entityOf(name, value, names, problems) ?? []);
  const report = reportOf(fields.get('report'), problems);
  if (problems.found.length > 0) throw new BadInput(`the mapping cannot be used: ${[...new Set(problems.found)].slice(0, 20).join('; ')}`);
  return { namespace, delimiter, report, entities, columns: [...problems.columns], ...(sheet === undefined ? {} : { sheet }) };
}
