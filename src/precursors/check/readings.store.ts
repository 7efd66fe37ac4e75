// From a file to typed transactions: what is plain is read by DuckDB, every other word once by us (`readings.ts`, `substance-name.ts`), and joined back. A transaction that cannot be read whole is judged by nobody: it stands in the quarantine with each of its faults.
import type { Language } from '../language.js';
import { maxGrams, type Substance, substances } from '../substance.js';
import { resolve } from '../substance-name.js';
import { type Fault, hoursAfter, readDay, readQuantity, readUnit } from './readings.js';
import { type Column, columns, type TransactionFile } from './transaction-file.js';
import type { Cell, Row, Workbench } from './workbench.store.js';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const textIn = (row: Row, name: string): string => {
  const value = row[name];
  return typeof value === 'string' ? value : '';
};

/** `raw`: the file's rows, a column that it has not is empty. */
export async function readRows(bench: Workbench, file: TransactionFile): Promise<void> {
  const shape = Array.from({ length: file.width }, (_, at) => `c${at}: 'VARCHAR'`).join(', ');
  const source = `read_csv(${literal(file.path)}, columns = {${shape}}, delim = ${literal(file.delimiter)}, quote = '"', escape = '"', header = false, skip = ${file.headerLines}, auto_detect = false, store_rejects = true, rejects_limit = 0)`;
  const space = "' ' || chr(9) || chr(13) || chr(160)";
  const cells = columns.map((column) => (file.places.has(column) ? `nullif(trim(c${file.places.get(column)}, ${space}), '') AS ${column}` : `CAST(NULL AS VARCHAR) AS ${column}`));
  await bench.run(`CREATE TABLE raw AS SELECT ${cells.join(', ')} FROM ${source}`);
  await bench.run('CREATE TABLE quarantine ("row" BIGINT, line BIGINT, transaction_id VARCHAR, column_name VARCHAR, value VARCHAR, fault VARCHAR, kept BOOLEAN)');
  const [found] = await bench.rows("SELECT count(*) AS n FROM duckdb_tables() WHERE temporary AND table_name = 'reject_errors'");
  if (Number(found?.['n']) > 0) await bench.run("INSERT INTO quarantine SELECT NULL, line, NULL, NULL, left(any_value(csv_line), 200), 'line', false FROM reject_errors WHERE trim(csv_line, ' ' || chr(9) || chr(10) || chr(13)) <> '' GROUP BY line ORDER BY line");
  // A line of separators alone is how spreadsheets end a table.
  await bench.run(`DELETE FROM raw WHERE ${columns.map((column) => `${column} IS NULL`).join(' AND ')}`);
  await bench.commitNoMore();
}

const PLAIN_NUMBER = "'[0-9]{1,15}([.][0-9]{1,9})?'";

/** Each word of the file that DuckDB cannot read by itself, read once. */
export async function readWords(bench: Workbench, language: Language): Promise<void> {
  await bench.run('CREATE TABLE sub (sid INTEGER, kind VARCHAR, max_grams DOUBLE, per_package INTEGER, t_from DATE, t_to DATE, l_from DATE, l_to DATE, grams_per_ml DOUBLE)');
  await bench.run('CREATE TEMP TABLE sub_text (sid INTEGER, kind VARCHAR, max_grams VARCHAR, per_package INTEGER, t_from VARCHAR, t_to VARCHAR, l_from VARCHAR, l_to VARCHAR, grams_per_ml VARCHAR)');
  await bench.fill('sub_text', substances.map((one, sid) => substanceCells(one, sid)));
  await bench.run('INSERT INTO sub SELECT sid, kind, CAST(max_grams AS DOUBLE), per_package, CAST(t_from AS DATE), CAST(t_to AS DATE), CAST(l_from AS DATE), CAST(l_to AS DATE), CAST(grams_per_ml AS DOUBLE) FROM sub_text');
  const sids = new Map(substances.map(({ id }, sid) => [id, sid]));
  await bench.run('CREATE TABLE said_substance (substance VARCHAR, cas VARCHAR, sid INTEGER, why VARCHAR, suggestion VARCHAR)');
  await readDistinct(bench, 'said_substance', "SELECT DISTINCT substance, coalesce(cas, '') AS cas FROM raw WHERE substance IS NOT NULL", (row) => {
    const [substance, cas] = [textIn(row, 'substance'), textIn(row, 'cas')];
    const found = resolve(substance, cas === '' ? undefined : cas);
    return found.kind === 'known' ? [substance, cas, sids.get(found.substance.id) ?? null, null, null] : [substance, cas, null, found.why, found.suggestion?.[language] ?? null];
  });
  await bench.run('CREATE TABLE said_unit (unit VARCHAR, code VARCHAR, dimension VARCHAR, factor VARCHAR)');
  await readDistinct(bench, 'said_unit', 'SELECT DISTINCT unit FROM raw WHERE unit IS NOT NULL', (row) => {
    const { value } = readUnit(textIn(row, 'unit'));
    return [textIn(row, 'unit'), value?.code ?? null, value?.dimension ?? null, value?.factor ?? null];
  });
  await bench.run('CREATE TABLE said_quantity (quantity VARCHAR, number VARCHAR, fault VARCHAR, code VARCHAR, dimension VARCHAR, factor VARCHAR)');
  await readDistinct(bench, 'said_quantity', `SELECT DISTINCT quantity FROM raw WHERE quantity IS NOT NULL AND NOT regexp_full_match(quantity, ${PLAIN_NUMBER})`, (row) => {
    const { value, fault } = readQuantity(textIn(row, 'quantity'));
    return [textIn(row, 'quantity'), value?.number ?? null, fault ?? null, value?.unit?.code ?? null, value?.unit?.dimension ?? null, value?.unit?.factor ?? null];
  });
  await bench.run('CREATE TABLE said_day (date VARCHAR, day VARCHAR, fault VARCHAR)');
  await readDistinct(bench, 'said_day', 'SELECT DISTINCT date FROM raw WHERE date IS NOT NULL', (row) => {
    const { value, fault } = readDay(textIn(row, 'date'));
    return [textIn(row, 'date'), value ?? null, fault ?? null];
  });
  await bench.run('CREATE TABLE said_suspected (suspected_at VARCHAR, due_by VARCHAR)');
  await readDistinct(bench, 'said_suspected', 'SELECT DISTINCT suspected_at FROM raw WHERE suspected_at IS NOT NULL', (row) => [textIn(row, 'suspected_at'), hoursAfter(textIn(row, 'suspected_at'), 72) ?? null]);
}

function substanceCells({ kind, threshold, listings, gramsPerMl }: Substance, sid: number): readonly Cell[] {
  const [listing] = listings;
  return [sid, kind, threshold === null ? null : String(maxGrams(threshold)), threshold?.per === 'package' ? 1 : 0, threshold?.from ?? null, threshold?.to ?? null, listing?.from ?? null, listing?.to ?? null, gramsPerMl];
}

async function readDistinct(bench: Workbench, table: string, sql: string, read: (row: Row) => readonly Cell[]): Promise<void> {
  // Its own list of answers first: a connection that streams cannot append.
  const answers: (readonly Cell[])[] = [];
  for await (const rows of bench.parts(sql)) for (const row of rows) answers.push(read(row));
  await bench.fill(table, answers);
}

/** A mass exactly as its unit says it; a volume by the density of what it is. */
const GRAMS = "CASE dimension WHEN 'mass' THEN CAST(number * factor AS DOUBLE) WHEN 'volume' THEN CAST(number * factor AS DOUBLE) * grams_per_ml END";

/** `tx`: what can be judged. */
export async function typeRows(bench: Workbench, asOf: string): Promise<void> {
  await bench.run(`
    CREATE TABLE typed AS
    SELECT r.rowid + 1 AS "row", r.*, d.day, d.fault AS day_fault, s.sid, s.why, s.suggestion,
      TRY_CAST(CASE WHEN q.quantity IS NULL THEN r.quantity ELSE q.number END AS DECIMAL(20, 9)) AS number, q.fault AS quantity_fault, u.code AS unit_code, q.code AS own_code,
      coalesce(u.dimension, q.dimension) AS dimension, CAST(coalesce(u.factor, q.factor) AS DECIMAL(16, 9)) AS factor, p.due_by,
      coalesce(TRY_CAST(r.packages AS INTEGER), 1) AS packs, k.kind, k.max_grams, k.per_package, k.grams_per_ml,
      (k.t_from IS NULL OR k.t_from <= d.day) AND (k.t_to IS NULL OR d.day <= k.t_to) AS t_in_force, (k.l_from IS NULL OR k.l_from <= d.day) AND (k.l_to IS NULL OR d.day <= k.l_to) AS in_force
    FROM raw r LEFT JOIN (SELECT date, CAST(day AS DATE) AS day, fault FROM said_day) d ON d.date = r.date LEFT JOIN said_substance s ON s.substance = r.substance AND s.cas = coalesce(r.cas, '') LEFT JOIN said_quantity q ON q.quantity = r.quantity
    LEFT JOIN said_unit u ON u.unit = r.unit LEFT JOIN said_suspected p ON p.suspected_at = r.suspected_at LEFT JOIN sub k ON k.sid = s.sid`);
  await quarantineFaults(bench, asOf);
  await bench.run('DROP TABLE raw');
  await bench.run('CREATE TABLE set_aside AS SELECT DISTINCT "row" FROM quarantine WHERE NOT kept AND "row" IS NOT NULL');
  await bench.run(`
    CREATE VIEW tx AS
    SELECT t.*, ${GRAMS} AS grams, ${GRAMS} / CASE WHEN per_package = 1 AND packs > 0 THEN packs ELSE 1 END AS judged_grams FROM typed t ANTI JOIN set_aside a ON a."row" = t."row"`);
}

const empty = (column: Column, fault: Fault): readonly [Column, Fault, string] => [column, fault, `${column} IS NULL`];

/** Column, what is wrong, and when; a mass is needed only where the law counts one. */
function faultsOf(asOf: string): readonly (readonly [Column, Fault, string])[] {
  const needsMass = "kind = 'class_a' AND max_grams > 0 AND t_in_force";
  const unitFault = "unit IS NOT NULL AND unit_code IS NULL AND coalesce(kind, '') <> 'equipment'";
  return [
    empty('transaction_id', 'no_transaction_id'), empty('date', 'no_date'), empty('substance', 'no_substance'), empty('quantity', 'no_quantity'), empty('buyer', 'no_buyer'), empty('seller', 'no_seller'),
    ['transaction_id', 'repeated', 'EXISTS (SELECT 1 FROM first_of f WHERE f.transaction_id = typed.transaction_id AND typed."row" > f.first_row)'],
    ['date', 'date', "day_fault = 'date' OR (day IS NULL AND date IS NOT NULL AND day_fault IS NULL)"], ['date', 'date_ambiguous', "day_fault = 'date_ambiguous'"], ['date', 'lost_clock', "day < DATE '1990-01-01'"], ['date', 'after_as_of', `day > DATE ${literal(asOf)}`],
    ['quantity', 'quantity', "quantity_fault = 'quantity' OR (number IS NULL AND quantity IS NOT NULL AND quantity_fault IS NULL)"], ['quantity', 'quantity_ambiguous', "quantity_fault = 'quantity_ambiguous'"], ['quantity', 'negative', "quantity_fault = 'negative'"], ['quantity', 'zero', 'number = 0'],
    ['unit', 'no_unit', "unit IS NULL AND own_code IS NULL AND quantity IS NOT NULL AND coalesce(kind, '') <> 'equipment'"], ['unit', 'unit', unitFault], ['unit', 'two_units', 'unit_code <> own_code'],
    ['unit', 'no_mass', `dimension = 'count' AND ${needsMass}`], ['unit', 'no_density', `dimension = 'volume' AND grams_per_ml IS NULL AND ${needsMass}`],
  ];
}

async function quarantineFaults(bench: Workbench, asOf: string): Promise<void> {
  const insert = async ([column, fault, when]: readonly [Column, Fault, string], kept: boolean): Promise<void> =>
    bench.run(`INSERT INTO quarantine SELECT "row", NULL, transaction_id, ${literal(column)}, left(${column}, 200), ${literal(fault)}, ${String(kept)} FROM typed WHERE ${when} ORDER BY "row"`);
  await bench.run('CREATE TABLE first_of AS SELECT transaction_id, min("row") AS first_row FROM typed WHERE transaction_id IS NOT NULL GROUP BY transaction_id HAVING count(*) > 1');
  for (const fault of faultsOf(asOf)) await insert(fault, false);
  // What only costs a clock or a suggestion keeps its row.
  await insert(['suspected_at', 'suspected_at', 'suspected_at IS NOT NULL AND due_by IS NULL'], true);
  await insert(['substance', 'misspelt', 'sid IS NULL AND substance IS NOT NULL AND suggestion IS NOT NULL AND "row" NOT IN (SELECT "row" FROM quarantine WHERE "row" IS NOT NULL)'], true);
}
