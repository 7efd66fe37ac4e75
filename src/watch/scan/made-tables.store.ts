// Tables that a scan adds to the working tables, made once for all steps.
import { createTable, EXPLAINED_TABLES, FINDING_COLUMNS, TOLD_TABLES } from '../evidence/working-tables.store.js';
import type { Workspace } from '../workspace.store.js';
import { hasTable } from './needs.store.js';

export async function makeTables(workspace: Workspace): Promise<void> {
  for (const [name, columns] of Object.entries({ ...EXPLAINED_TABLES, ...TOLD_TABLES, findings: FINDING_COLUMNS })) {
    if (!await hasTable(workspace, name)) await workspace.run(createTable(name, columns));
  }
}
