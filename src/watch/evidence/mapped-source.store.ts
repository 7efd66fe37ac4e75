// Somebody else's file as rows of the format, by a mapping. Names and values of the mapping reach SQL as quoted names and literals only.
import { BadInput } from '../../kernel/index.js';
import { columnName, type EvidenceFile } from './evidence-file.js';
import { formatOf, type Kind } from './format.js';
import { stepsOf } from './json-path.js';
import type { Mapping, Rule } from './mapping.js';
import { jsonRecords, openSource, type RawSource } from './raw.store.js';
import { literal } from './sql-text.js';
import { type Columns, countRows } from './stage.store.js';
import { type Note, note } from './summary.js';
import { asText, type Given } from './value.store.js';
import type { Workspace } from '../workspace.store.js';

export interface MappedSource {
  readonly relation: string;
  readonly columns: Columns;
  readonly unknown: readonly string[];
  readonly notes: readonly Note[];
}

type Finder = (source: string) => Given | undefined;

/** Throws `BadInput` when the file has none of the columns from which a required one would come. */
export async function mapSource(workspace: Workspace, file: EvidenceFile, mapping: Mapping): Promise<MappedSource> {
  const isJson = file.form !== 'csv' && file.form !== 'parquet';
  const raw = isJson ? undefined : await openSource(workspace, file, []);
  const find: Finder = raw === undefined ? (source) => inJson(source) : (source) => inColumns(raw, source);
  const records = raw === undefined ? jsonRelation(file, mapping) : raw.relation;
  const whole = `(SELECT *, row_number() OVER () AS record_number FROM ${records})`;
  const kinds: Readonly<Record<string, Kind>> = formatOf(mapping.table).columns;
  const columns = new Map<string, Given>();
  const notes: Note[] = [];
  for (const [column, rule] of Object.entries(mapping.columns)) {
    const sql = valueOf(rule, find, kinds[column] ?? 'text');
    if (sql !== undefined) columns.set(column, distinct(mapping, column, sql));
    else notes.push(absent(file, mapping, column, rule));
  }
  const left = whereOf(mapping, find);
  const relation = left === undefined ? whole : `(SELECT * FROM ${whole} WHERE ${left})`;
  if (left !== undefined) {
    const out = await countRows(workspace, `${whole} WHERE NOT coalesce(${left}, false)`);
    if (out > 0) notes.push(note('left_out', out, `${out} records are of another kind than the mapping asks for (${Object.keys(mapping.where ?? {}).join(', ')}); they were left out`, `${out} enregistrements ne sont pas de la nature que demande la correspondance (${Object.keys(mapping.where ?? {}).join(', ')}) ; ils ont été écartés`));
  }
  return { relation, columns, unknown: raw === undefined ? [] : unknownOf(raw, mapping), notes };
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

const test = ({ path, starts, value }: { readonly path: string; readonly starts: boolean; readonly value: string }): string => {
  const found = jsonValue('e', path);
  return starts ? `coalesce(starts_with(${found}, ${literal(value)}), false)` : `coalesce(${found} = ${literal(value)}, false)`;
};

const listAt = (base: string, path: string): string => `CASE WHEN json_type(${base}, ${literal(path)}) = 'ARRAY' THEN json_extract(${base}, ${literal(`${path}[*]`)}) ELSE [] END`;

/** `entry.resource`: the field `resource` of each element of the list `entry`. A document without the list is a record itself. */
const listOf = (records: string): string => `$."${records.split('.')[0] ?? ''}"`;
const elementsOf = (records: string): string => `${listOf(records)}[*]${records.split('.').slice(1).map((field) => `."${field}"`).join('')}`;

/** Records, and with `each` their elements: a record without any is one row with none. */
function jsonRelation(file: EvidenceFile, { records, each }: Mapping): string {
  const documents = jsonRecords(file);
  const rows = records === undefined ? documents : `(SELECT unnest(CASE WHEN json_type(record, ${literal(listOf(records))}) = 'ARRAY' THEN json_extract(record, ${literal(elementsOf(records))}) ELSE [record] END) AS record FROM ${documents})`;
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
  return { sql: `(${value.sql}) || CASE WHEN element_number > 1 THEN '#' || element_number ELSE '' END`, type: 'VARCHAR' };
}

/** SQL of the value that the rule gives, and its type; undefined when the file has none of its columns. */
function valueOf(rule: Rule, find: Finder, kind: Kind): Given | undefined {
  if (rule.constant !== undefined) return { sql: literal(rule.constant), type: 'VARCHAR' };
  if (rule.numbered !== undefined) return { sql: `${literal(rule.numbered)} || record_number`, type: 'VARCHAR' };
  const found = (rule.from ?? []).flatMap((source) => find(source) ?? []);
  const [only] = found;
  if (only === undefined) return rule.absent === undefined ? undefined : { sql: literal(rule.absent), type: 'VARCHAR' };
  if (found.length === 1 && Object.keys(rule).length === 1) return only;
  const text = `coalesce(${found.map(asText).join(', ')})`;
  const value = withDefault(translated(cut(text, rule), rule), rule);
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
    const given = find(source);
    return given === undefined ? 'false' : `lower(${asText(given)}) IN (${values.map((value) => literal(value.toLowerCase())).join(', ')})`;
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
