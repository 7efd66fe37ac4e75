// `explained.csv`: one line an access, in order of time and identifier (as accesses are numbered), so that the same run on the same evidence gives the same bytes.
import { literal } from '../evidence/sql-text.js';
import type { Workspace } from '../workspace.store.js';

/** Streams the file to `path`; nothing is held in memory but what DuckDB sorts. */
export const writeExplained = async (workspace: Workspace, path: string): Promise<void> => {
  await workspace.run(`COPY (
    SELECT a.event_id, e.standing AS explained, e.template, e.first_access FROM explained e JOIN accesses a ON a.access = e.access ORDER BY e.access
  ) TO ${literal(path)} (FORMAT csv, HEADER)`);
};
