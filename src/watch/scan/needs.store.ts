// Whether a detector has what it needs. What is missing is said; nothing that did not run is ever called clean.
import type { Need } from '../detector.js';
import type { Workspace } from '../workspace.store.js';

/** Which of the needs no row, or no value, fills. */
export async function missingNeeds(workspace: Workspace, needs: readonly Need[]): Promise<readonly Need[]> {
  const missing: Need[] = [];
  for (const need of needs) if (!await isFilled(workspace, need)) missing.push(need);
  return missing;
}

async function isFilled(workspace: Workspace, need: Need): Promise<boolean> {
  const [table, column] = need.split('.');
  const [row] = await workspace.rows(`SELECT EXISTS (SELECT 1 FROM ${table}${column === undefined ? '' : ` WHERE "${column}" IS NOT NULL`}) AS filled`);
  return row?.['filled'] === true;
}

export async function hasTable(workspace: Workspace, table: string): Promise<boolean> {
  return (await workspace.rows('SELECT 1 FROM duckdb_tables() WHERE table_name = $1', [table])).length > 0;
}

/** Number of rows; 0 where there is no such table. */
export async function countTable(workspace: Workspace, table: string): Promise<number> {
  if (!await hasTable(workspace, table)) return 0;
  const [row] = await workspace.rows(`SELECT CAST(count(*) AS DOUBLE) AS n FROM ${table}`);
  return Number(row?.['n'] ?? 0);
}
