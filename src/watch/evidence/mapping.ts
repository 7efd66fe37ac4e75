// A mapping says which column of somebody else's file is which column of the format. It is data: what it may say is checked before a row is
// read, and it can name columns and values, never SQL.
import { BadInput } from '../../kernel/index.js';
import { columnName } from './evidence-file.js';
import { FORMAT, formatOf, isTableName, type TableName } from './format.js';
import { isPath } from './json-path.js';

export interface Rule {
  /** Columns of the file, or paths into its JSON; the first that holds something counts. */
  readonly from?: readonly string[];
  /** The value of every row. */
  readonly constant?: string;
  /** The number of the record in the file, with this before it, where nothing else stands: for systems that give their events no identifier. */
  readonly numbered?: string;
  /** What the file says (upper and lower case alike) → what the format says. */
  readonly values?: Readonly<Record<string, string>>;
  /** For what stands there and `values` does not list; without it, that stays as it is. */
  readonly otherwise?: string;
  /** Where nothing stands. */
  readonly absent?: string;
  /** A regular expression (RE2): its first group is the value; where it does not match, there is none. */
  readonly cut?: string;
  /** How a time is written: `rfc3339` (the default), `epoch_s`, `epoch_ms`, `epoch_us`, `epoch_ns`, or a pattern such as `%d/%m/%Y %H:%M:%S`. */
  readonly time?: string;
}

export interface Mapping {
  readonly about?: string;
  readonly table: TableName;
  /** Time zone of times that carry no offset. */
  readonly timezone?: string;
  /** Path to the list of records, where a file is one JSON document. */
  readonly records?: string;
  /** Path to a list within a record: one row for each of its elements, whose own paths begin with `@.`. */
  readonly each?: string;
  /** Only records in which each of these columns holds one of these values. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly columns: Readonly<Record<string, Rule>>;
}

/** Headers that a mapping may find in a file, as `columnName` writes them. */
export function headersOf(mapping: Mapping): readonly string[] {
  return [...Object.values(mapping.columns).flatMap((rule) => rule.from ?? []), ...Object.keys(mapping.where ?? {})].map(columnName);
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a mapping file. Throws `BadInput` that names the place and says what may stand there. */
export function parseMapping(text: string, fileName: string): Mapping {
  const document = jsonOf(text, fileName);
  const at = (place: string): string => `mapping \`${fileName}\`: \`${place}\``;
  if (!isFields(document)) throw new BadInput(`mapping \`${fileName}\` must be a JSON object with \`columns\``);
  refuseUnknown(document, ['about', 'table', 'timezone', 'records', 'each', 'where', 'columns'], `mapping \`${fileName}\``);
  const table = document['table'] ?? 'accesses';
  if (typeof table !== 'string' || !isTableName(table)) throw new BadInput(`${at('table')} must be one of ${Object.keys(FORMAT).join(', ')}`);
  if (!isFields(document['columns'])) throw new BadInput(`${at('columns')} must be an object: a column of the format → a column of the file, or a rule`);
  const known = formatOf(table).columns;
  const columns = Object.fromEntries(Object.entries(document['columns']).map(([column, rule]) => {
    if (!Object.hasOwn(known, column)) throw new BadInput(`${at(`columns.${column}`)} is no column of \`${table}\`; it has ${Object.keys(known).join(', ')}`);
    return [column, ruleOf(rule, at(`columns.${column}`))];
  }));
  const missing = formatOf(table).required.filter((column) => !Object.hasOwn(columns, column));
  if (missing.length > 0) throw new BadInput(`${at('columns')} lacks ${missing.map((column) => `\`${column}\``).join(', ')}, which the table \`${table}\` needs; give each a column of the file, or a \`constant\``);
  return { table, columns, ...options(document, at) };
}

function jsonOf(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadInput(`mapping \`${fileName}\` is no JSON; write it with \`custos watch map FILE\`, or correct it`, { cause });
  }
}

function options(document: Fields, at: (place: string) => string): Omit<Mapping, 'table' | 'columns'> {
  const texts = Object.fromEntries(['about', 'timezone', 'records', 'each'].flatMap((field) => (document[field] === undefined ? [] : [[field, textOf(document[field], at(field))]])));
  for (const field of ['records', 'each'] as const) if (texts[field] !== undefined && !isPath(texts[field])) throw new BadInput(`${at(field)} must be a path such as \`entry\` or \`entity[what.reference^=Patient/]\``);
  if (document['where'] === undefined) return texts;
  if (!isFields(document['where'])) throw new BadInput(`${at('where')} must be an object: a column of the file → a list of values`);
  return { ...texts, where: Object.fromEntries(Object.entries(document['where']).map(([column, values]) => [column, textsOf(values, at(`where.${column}`))])) };
}

function ruleOf(rule: unknown, place: string): Rule {
  if (typeof rule === 'string' || Array.isArray(rule)) return { from: textsOf(rule, place) };
  if (!isFields(rule)) throw new BadInput(`${place} must be a column of the file, a list of them, or a rule with \`from\`, \`constant\` or \`numbered\``);
  refuseUnknown(rule, ['from', 'constant', 'numbered', 'values', 'otherwise', 'absent', 'cut', 'time'], place);
  const sources = ['from', 'constant', 'numbered'].filter((field) => rule[field] !== undefined);
  if (sources.length !== 1 && sources.join(' ') !== 'from numbered') throw new BadInput(`${place} needs one of \`from\`, \`constant\` and \`numbered\` (or \`from\` with \`numbered\`)`);
  const texts = Object.fromEntries(['constant', 'numbered', 'otherwise', 'absent', 'cut', 'time'].flatMap((field) => (rule[field] === undefined ? [] : [[field, textOf(rule[field], `${place}.${field}`)]])));
  if (texts['cut'] !== undefined && !/(?<!\\)\((?!\?)/u.test(texts['cut'])) throw new BadInput(`${place}.cut must hold one group in parentheses: what it matches is the value`);
  const { values } = rule;
  if (values !== undefined && !isFields(values)) throw new BadInput(`${place}.values must be an object: what the file says → what the format says`);
  return {
    ...texts, ...(rule['from'] !== undefined && { from: textsOf(rule['from'], `${place}.from`) }),
    ...(values !== undefined && { values: Object.fromEntries(Object.entries(values).map(([said, meant]) => [said.toLowerCase(), textOf(meant, `${place}.values.${said}`)])) }),
  };
}

function refuseUnknown(fields: Fields, known: readonly string[], place: string): void {
  const unknown = Object.keys(fields).find((field) => !known.includes(field));
  if (unknown !== undefined) throw new BadInput(`${place} has \`${unknown}\`, which means nothing there; it may have ${known.join(', ')}`);
}

function textOf(value: unknown, place: string): string {
  if (typeof value !== 'string') throw new BadInput(`${place} must be a text`);
  return value;
}

function textsOf(value: unknown, place: string): readonly string[] {
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list) || list.length === 0 || !list.every((one): one is string => typeof one === 'string' && one !== '')) throw new BadInput(`${place} must be a text or a list of texts`);
  return list;
}
