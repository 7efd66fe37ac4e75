// Lines of a CSV file that could not be cut into columns. DuckDB keeps them aside; each goes to the quarantine with its number and reason.
// A quotation mark that is never closed swallows every line up to the next one, thousands at a time: an insider who types one into a
// free text would make what he does afterwards disappear. So the line that opens it is taken out, and the file is read once more.
import { countIn } from './cells.js';
import type { EvidenceFile } from './evidence-file.js';
import type { TableName } from './format.js';
import { literal } from './sql-text.js';
import { QUARANTINE, sealed } from './stage.store.js';
import type { Workspace } from '../workspace.store.js';

/** DuckDB's kinds of faults that can take other lines with them. */
const SWALLOWS = "error_type IN ('UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM')";

const REASON = `CASE any_value(error_type) WHEN 'MISSING COLUMNS' THEN 'the line has fewer columns than the header' WHEN 'TOO MANY COLUMNS' THEN 'the line has more columns than the header'
  WHEN 'LINE SIZE OVER MAXIMUM' THEN 'the line is longer than 2 MB' WHEN 'UNQUOTED VALUE' THEN 'a quotation mark stands where none may' ELSE 'the line cannot be cut into columns' END`;

async function hasRejects(workspace: Workspace): Promise<boolean> {
  const [found] = await workspace.rows("SELECT count(*) AS n FROM duckdb_tables() WHERE temporary AND table_name = 'reject_errors'");
  return countIn(found, 'n') > 0;
}

/** Where lines of the file begin that opened a quotation and swallowed what follows; bytes from the beginning of the file. */
export async function swallowingLines(workspace: Workspace): Promise<readonly number[]> {
  if (!(await hasRejects(workspace))) return [];
  const rows = await workspace.rows(`SELECT DISTINCT line_byte_position AS place FROM reject_errors WHERE ${SWALLOWS} AND (contains(rtrim(csv_line, chr(10) || chr(13)), chr(10)) OR contains(rtrim(csv_line, chr(10) || chr(13)), chr(13)) OR length(csv_line) >= 10000) ORDER BY place`);
  return rows.map((row) => Math.max(0, countIn(row, 'place') - 1));
}

export async function forgetRejects(workspace: Workspace): Promise<void> {
  if (!(await hasRejects(workspace))) return;
  await workspace.run('DELETE FROM reject_errors');
  await workspace.run('DELETE FROM reject_scans');
}

/** Resolves to how many lines went to the quarantine. */
export async function quarantineRejects(workspace: Workspace, table: TableName, file: EvidenceFile): Promise<number> {
  if (!(await hasRejects(workspace))) return 0;
  const [counted] = await workspace.rows("SELECT count(DISTINCT line) AS n FROM reject_errors WHERE trim(csv_line, ' ' || chr(9) || chr(10) || chr(13)) <> ''");
  if (countIn(counted, 'n') > 0) {
    await workspace.run(`INSERT INTO ${QUARANTINE} SELECT ${literal(table)}, ${literal(file.name)}, NULL, line, NULL, ${sealed(table, "left(any_value(csv_line), 200)")}, ${REASON}, false
      FROM reject_errors WHERE trim(csv_line, ' ' || chr(9) || chr(10) || chr(13)) <> '' GROUP BY line ORDER BY line`);
  }
  await forgetRejects(workspace);
  return countIn(counted, 'n');
}

/** Lines that `withoutLines` took out. */
export async function quarantineLines(workspace: Workspace, table: TableName, file: EvidenceFile, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await workspace.run(`INSERT INTO ${QUARANTINE} VALUES ($1, $2, NULL, NULL, NULL, ${sealed(table, '$3')}, 'a quotation mark opens in this line and is never closed', false)`,
      sealed(table, '') === '' ? [table, file.name, line.slice(0, 200)] : [table, file.name]);
  }
}
