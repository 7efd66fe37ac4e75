// A file as rows of columns, by DuckDB's own readers. Every row that the file holds comes out, or stands in `rejects`: a line that cannot be
// cut into columns is counted with its reason, for whoever can spoil his own line in a log would otherwise be gone from it.
import { textIn } from './cells.js';
import type { EvidenceFile } from './evidence-file.js';
import { literal, name } from './sql-text.js';
import type { Workspace } from '../workspace.store.js';

export interface RawColumn {
  readonly header: string;
  /** SQL over `relation` that gives the value as the file has it. */
  readonly sql: string;
  /** DuckDB's name of its type. */
  readonly type: string;
}

/** The file's columns, and the relation that gives them. */
export interface RawSource {
  readonly file: EvidenceFile;
  readonly relation: string;
  readonly columns: readonly RawColumn[];
}

/** `expected`: columns that a JSON record may have even where the first thousand records have not. */
export async function openSource(workspace: Workspace, file: EvidenceFile, expected: readonly string[]): Promise<RawSource> {
  if (file.form === 'parquet') return openParquet(workspace, file);
  return file.form === 'csv' ? openCsv(file) : openJson(workspace, file, expected);
}

async function openParquet(workspace: Workspace, file: EvidenceFile): Promise<RawSource> {
  const relation = `read_parquet(${literal(file.path)})`;
  const described = await workspace.rows(`DESCRIBE SELECT * FROM ${relation}`);
  return { file, relation, columns: described.map((row) => ({ header: textIn(row, 'column_name'), sql: name(textIn(row, 'column_name')), type: textIn(row, 'column_type') })) };
}

function openCsv(file: EvidenceFile): RawSource {
  const columns = file.headers.map((header, at) => ({ header, sql: `c${at}`, type: 'VARCHAR' }));
  const shape = columns.map(({ sql }) => `${sql}: 'VARCHAR'`).join(', ');
  const dialect = `delim = ${literal(file.delimiter)}, quote = ${literal(file.quote)}, escape = ${literal(file.quote)}, header = false, skip = ${file.headerLines}, auto_detect = false`;
  return { file, relation: `read_csv(${literal(file.path)}, columns = {${shape}}, ${dialect}, store_rejects = true, rejects_limit = 0)`, columns };
}

async function openJson(workspace: Workspace, file: EvidenceFile, expected: readonly string[]): Promise<RawSource> {
  const records = jsonRecords(file);
  const sample = await workspace.rows(`SELECT DISTINCT unnest(json_keys(record)) AS key FROM (SELECT record FROM ${records} LIMIT 1000) WHERE json_type(record) = 'OBJECT' ORDER BY key`);
  const keys = [...new Set([...sample.map((row) => textIn(row, 'key')), ...expected])];
  const shape = JSON.stringify(Object.fromEntries(keys.map((key) => [key, 'VARCHAR'])));
  const relation = `(SELECT TRY(json_transform(record, ${literal(shape)})) AS r FROM ${records})`;
  return { file, relation, columns: keys.map((key) => ({ header: key, sql: `r.${name(key)}`, type: 'VARCHAR' })) };
}

/** A relation of one column, `record`; null where a line is no JSON. */
export function jsonRecords(file: EvidenceFile): string {
  const path = literal(file.path);
  if (file.form !== 'jsonl') return `(SELECT json AS record FROM read_json_objects(${path}, format = ${literal(file.form === 'json-array' ? 'array' : 'unstructured')}, maximum_object_size = 268435456))`;
  // As lines first: DuckDB's reader of JSON lines loses the good line after one that was cut short.
  const lines = `read_csv(${path}, columns = {'line': 'VARCHAR'}, delim = '\u0001', quote = '', escape = '', header = false, auto_detect = false, strict_mode = false, max_line_size = 16000000)`;
  return `(SELECT TRY_CAST(line AS JSON) AS record FROM ${lines} WHERE line IS NOT NULL)`;
}
