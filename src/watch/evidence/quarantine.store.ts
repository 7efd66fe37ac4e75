// The quarantine as a file for people, who will open it in a spreadsheet: a value that begins as a formula does is kept from being one.
import { literal } from './sql-text.js';
import { QUARANTINE } from './stage.store.js';
import type { Workspace } from '../workspace.store.js';

export async function writeQuarantine(workspace: Workspace, path: string): Promise<void> {
  const value = "CASE WHEN left(value, 1) IN ('=', '+', '-', '@', chr(9), chr(13)) AND TRY_CAST(value AS DOUBLE) IS NULL THEN '''' || value ELSE value END";
  await workspace.run(`COPY (SELECT table_name AS "table", file, "row", line, column_name AS "column", ${value} AS value, reason, kept FROM ${QUARANTINE} ORDER BY table_name, "row", line, column_name, reason) TO ${literal(path)} (FORMAT csv, HEADER)`);
}
