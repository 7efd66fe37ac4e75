// Somebody else's file as rows of the format, by a mapping. Names and values of the mapping reach SQL as quoted names and literals only.
import { BadInput } from '../../kernel/index.js';
import { columnName, type EvidenceFile } from './evidence-file.js';
import { formatOf, type Kind } from './format.js';
import { type Filter, stepsOf } from './json-path.js';
import type { Mapping, Rule } from './mapping.js';
import { jsonRecords, openSource, type RawSource } from './raw.store.js';
import { literal, name } from './sql-text.js';
import { type Columns, countRows } from './stage.store.js';
import { type Note, note } from './summary.js';
import { asText, type Given, isOneOf } from './value.store.js';
import type { Workspace } from '../workspace.store.js';

export interface MappedSource {
  readonly relation: string;
  readonly columns: Columns;
  readonly unknown: readonly string[];
  readonly notes: readonly Note[];
}

/** SQL of the text of a column or path of the file; undefined where the file has no such column. */
type Finder = (source: string) => string | undefined;

/**
 * Throws `BadInput` when the file has none of the columns from which a required one would come. Each layer names what it made for the next, so
 * that no expression stands in another twice: paths, then their text, then the rules.
 */
export async function mapSource(workspace: Workspace, file: EvidenceFile, mapping: Mapping): Promise<MappedSource> {
  const isJson = file.form !== 'csv' && file.form !== 'parquet';
  const raw = isJson ? undefined : await openSource(workspace, file, []);
  const sources = [...new Set([...Object.values(mapping.columns).flatMap((rule) => rule.from ?? []), ...Object.keys(mapping.where ?? {})])];
  const found = new Map(sources.flatMap((source, at) => { const given = raw === undefined ? inJson(source) : inColumns(raw, source); return given === undefined ? [] : [[source, { ...given, at }] as const]; }));
  const find: Finder = (source) => { const one = found.get(source); return one === undefined ? undefined : `t${one.at}`; };
  const records = raw === undefined ? jsonRelation(file, mapping) : raw.relation;
  const number = mapping.each === undefined ? 'NULL' : 'element_number';
  const values = [...found.values()].map(({ sql, at }) => `, ${sql} AS v${at}`).join('');
  const texts = [...found.values()].map(({ type, at }) => `, ${asText({ sql: `v${at}`, type })} AS t${at}`).join('');
  const whole = `(SELECT *${texts} FROM (SELECT row_number() OVER () AS record_number, ${number} AS part${values} FROM ${records}))`;
  const { rules, notes } = rulesOf(file, mapping, find, (source) => found.get(source)?.type);
  const left = whereOf(mapping, find);
  if (left !== undefined) {
    const out = await countRows(workspace, `${whole} WHERE NOT coalesce(${left}, false)`);
    if (out > 0) notes.push(note('left_out', out, `${out} records are of another kind than the mapping asks for (${Object.keys(mapping.where ?? {}).join(', ')}); they were left out`, `${out} enregistrements ne sont pas de la nature que demande la correspondance (${Object.keys(mapping.where ?? {}).join(', ')}) ; ils ont été écartés`));
  }
  const relation = `(SELECT ${[...rules].map(([column, { sql }]) => `${sql} AS ${name(column)}`).join(', ')} FROM ${whole}${left === undefined ? '' : ` WHERE ${left}`})`;
  return { relation, columns: new Map([...rules].map(([column, { type }]) => [column, { sql: name(column), type }])), unknown: raw === undefined ? [] : unknownOf(raw, mapping), notes };
}

function rulesOf(file: EvidenceFile, mapping: Mapping, find: Finder, typeOf: (source: string) => string | undefined): { readonly rules: ReadonlyMap<string, Given>; readonly notes: Note[] } {
  const kinds: Readonly<Record<string, Kind>> = formatOf(mapping.table).columns;
  const rules = new Map<string, Given>();
  const notes: Note[] = [];
  for (const [column, rule] of Object.entries(mapping.columns)) {
    const value = valueOf(rule, find, typeOf, kinds[column] ?? 'text');
    if (value !== undefined) rules.set(column, distinct(mapping, column, value));
    else notes.push(absent(file, mapping, column, rule));
  }
  return { rules, notes };
}

function inColumns(raw: RawSource, source: string): Given | undefined {
  return raw.columns.find(({ header }) => header === source) ?? raw.columns.find(({ header }) => columnName(header) === columnName(source));
}

/** Both readings of a dotted name: nested objects, and one key with dots in it, as Elasticsearch exports either. */
function inJson(source: string): Given {
  const ofElement = source.startsWith('@.');
  const base = ofElement ? 'element' : 'record';
  const path = ofElement ? source.slice(2) : source;
  const nested = jsonValue(base, path);
  return { sql: path.includes('.') && !path.includes('[') ? `coalesce(${nested}, json_extract_string(${base}, ${literal(`$."${path}"`)}))` : nested, type: 'VARCHAR' };
}

/** SQL of the text at a path; text where the path leads nowhere is NULL. */
function jsonValue(base: string, path: string): string {
  const steps = stepsOf(path);
  if (steps === undefined) return `json_extract_string(${base}, ${literal(`$."${path.replaceAll('"', '')}"`)})`;
  const { from, rest } = walk(base, path);
  return rest === '$' ? `json_extract_string(${from}, '$')` : `json_extract_string(${from}, ${literal(rest)})`;
}

/** SQL of the JSON up to the last filter, and the plain path that is left. */
function walk(base: string, path: string): { readonly from: string; readonly rest: string } {
  let from = base;
  let rest = '$';
  for (const { field, index, filter } of stepsOf(path) ?? []) {
    rest += `."${field}"${index === undefined ? '' : `[${index}]`}`;
    if (filter !== undefined) {
      from = `list_filter(${listAt(from, rest)}, lambda e: ${test(filter)})[1]`;
      rest = '$';
    }
  }
  return { from, rest };
}

const TESTS = { '=': '=', '^=': 'starts_with', '*=': 'contains' } as const;

function test({ path, operator, value }: Filter): string {
  const found = jsonValue('e', path);
  return `coalesce(${operator === '=' ? `${found} = ${literal(value)}` : `${TESTS[operator]}(${found}, ${literal(value)})`}, false)`;
}

const listAt = (base: string, path: string): string => `CASE WHEN json_type(${base}, ${literal(path)}) = 'ARRAY' THEN json_extract(${base}, ${literal(`${path}[*]`)}) ELSE [] END`;

/** `entry.resource`: the field `resource` of each element of the list `entry`. An object there is the record; a document without it is one itself. */
const listOf = (records: string): string => `$."${records.split('.')[0] ?? ''}"`;
const elementsOf = (records: string): string => `${listOf(records)}[*]${records.split('.').slice(1).map((field) => `."${field}"`).join('')}`;

/** Records, and with `each` their elements: a record without any is one row with none. */
function jsonRelation(file: EvidenceFile, { records, each }: Mapping): string {
  const documents = jsonRecords(file);
  const rows = records === undefined ? documents : `(SELECT unnest(CASE json_type(record, ${literal(listOf(records))}) WHEN 'ARRAY' THEN json_extract(record, ${literal(elementsOf(records))}) WHEN 'OBJECT' THEN [json_extract(record, ${literal(listOf(records))})] ELSE [record] END) AS record FROM ${documents})`;
  if (each === undefined) return rows;
  const last = stepsOf(each)?.at(-1);
  const path = last?.filter === undefined ? each : each.slice(0, each.lastIndexOf('['));
  const { from, rest } = walk('record', path);
  const all = listAt(from, rest);
  const elements = last?.filter === undefined ? all : `list_filter(${all}, lambda e: ${test(last.filter)})`;
  return `(SELECT record, unnest(CASE WHEN len(${elements}) = 0 THEN [NULL] ELSE ${elements} END) AS element, generate_subscripts(CASE WHEN len(${elements}) = 0 THEN [NULL] ELSE ${elements} END, 1) AS element_number FROM ${rows})`;
}

/** Several rows of one record bear its identifier and their number. */
function distinct(mapping: Mapping, column: string, value: Given): Given {
  if (mapping.each === undefined || formatOf(mapping.table).key !== column) return value;
  return { sql: `(${value.sql}) || CASE WHEN part > 1 THEN '#' || part ELSE '' END`, type: 'VARCHAR' };
}

/** SQL of the value that the rule gives, and its type; undefined when the file has none of its columns. */
function valueOf(rule: Rule, find: Finder, typeOf: (source: string) => string | undefined, kind: Kind): Given | undefined {
  if (rule.constant !== undefined) return { sql: literal(rule.constant), type: 'VARCHAR' };
  const there = (rule.from ?? []).filter((source) => find(source) !== undefined);
  const [only] = there;
  const number = rule.numbered === undefined ? undefined : `${literal(rule.numbered)} || record_number`;
  if (only === undefined && number !== undefined) return { sql: number, type: 'VARCHAR' };
  if (only === undefined) return rule.absent === undefined ? undefined : { sql: literal(rule.absent), type: 'VARCHAR' };
  // A column as it is keeps its type: a Parquet file's times and numbers need no detour through text.
  if (there.length === 1 && Object.keys(rule).length === 1) return { sql: (find(only) ?? '').replace('t', 'v'), type: typeOf(only) ?? 'VARCHAR' };
  const text = there.length === 1 ? (find(only) ?? '') : `coalesce(${there.map(find).join(', ')})`;
  const told = withDefault(translated(cut(text, rule), rule), rule);
  const value = number === undefined ? told : `coalesce(${told}, ${number})`;
  return kind === 'time' && rule.time !== undefined && rule.time !== 'rfc3339' ? timeOf(value, rule.time) : { sql: value, type: 'VARCHAR' };
}

const cut = (sql: string, { cut: pattern }: Rule): string => (pattern === undefined ? sql : `nullif(regexp_extract(${sql}, ${literal(pattern)}, 1), '')`);

function translated(sql: string, { values, otherwise }: Rule): string {
  if (values === undefined) return sql;
  const cases = Object.entries(values).map(([said, meant]) => `WHEN ${literal(said)} THEN ${literal(meant)}`).join(' ');
  return `CASE WHEN ${sql} IS NULL THEN NULL ELSE CASE lower(${sql}) ${cases} ELSE ${otherwise === undefined ? sql : literal(otherwise)} END END`;
}

const withDefault = (sql: string, { absent: value }: Rule): string => (value === undefined ? sql : `coalesce(${sql}, ${literal(value)})`);

const EPOCHS: Readonly<Record<string, string>> = { epoch_s: '* 1000000', epoch_ms: '* 1000', epoch_us: '* 1', epoch_ns: '/ 1000' };

/** What cannot be read so stays as it is, and is quarantined as what it says. A pattern with `%z` gives an offset of its own. */
function timeOf(sql: string, form: string): Given {
  const scale = EPOCHS[form];
  const utc = "'%Y-%m-%dT%H:%M:%S.%fZ'";
  if (scale !== undefined) return { sql: `coalesce(strftime(TRY(make_timestamp(CAST(TRY_CAST(${sql} AS DECIMAL(38, 6)) ${scale} AS BIGINT))), ${utc}), ${sql})`, type: 'VARCHAR' };
  const hasZone = form.includes('%z') || form.includes('%Z');
  return { sql: `coalesce(strftime(${hasZone ? `CAST(TRY_CAST(try_strptime(${sql}, ${literal(form)}) AS TIMESTAMPTZ) AS TIMESTAMP)` : `try_strptime(${sql}, ${literal(form)})`}, ${hasZone ? utc : "'%Y-%m-%dT%H:%M:%S.%f'"}), ${sql})`, type: 'VARCHAR' };
}

function whereOf({ where }: Mapping, find: Finder): string | undefined {
  if (where === undefined) return undefined;
  return Object.entries(where).map(([source, values]) => {
    const text = find(source);
    return text === undefined ? 'false' : isOneOf(`lower(${text})`, values.map((value) => value.toLowerCase()));
  }).join(' AND ');
}

function absent(file: EvidenceFile, { table }: Mapping, column: string, { from }: Rule): Note {
  const sources = (from ?? []).map((source) => `\`${source}\``).join(', ');
  if (formatOf(table).required.includes(column)) {
    throw new BadInput(`\`${file.name}\` has no column ${sources}, from which the mapping takes \`${column}\`; correct the mapping, or choose the one that fits this file`, { fr: `\`${file.name}\` n’a pas la colonne ${sources}, d’où la correspondance tire \`${column}\` ; corrigez-la, ou prenez celle qui convient à ce fichier` });
  }
  return note('column_absent', 1, `the file has no column ${sources}; \`${column}\` stays empty`, `le fichier n’a pas la colonne ${sources} ; \`${column}\` reste vide`, column);
}

function unknownOf(raw: RawSource, mapping: Mapping): readonly string[] {
  const used = new Set([...Object.values(mapping.columns).flatMap((rule) => rule.from ?? []), ...Object.keys(mapping.where ?? {})].map(columnName));
  return raw.columns.map(({ header }) => header).filter((header) => header !== '' && !used.has(columnName(header)));
}
