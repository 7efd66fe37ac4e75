// Explains every access before any detector looks: which of the things that were happening could have made somebody ask, who wrote it down, and when.
import { EXPLAINED_TABLES } from '../evidence/working-tables.store.js';
import type { Workspace } from '../workspace.store.js';
import { CLOSER_LOOK } from './closer-look.store.js';
import { HAND_TABLES } from './hands.store.js';
import { FIRST_ROUND, LAST_ROUND } from './match.store.js';
import { NEAR_TABLES } from './near.store.js';
import { REASON_TABLES } from './reasons.store.js';

const STEPS: readonly string[] = [...HAND_TABLES, ...NEAR_TABLES, ...REASON_TABLES, ...FIRST_ROUND, ...CLOSER_LOOK, ...LAST_ROUND];
const MADE = STEPS.flatMap((statement) => /^CREATE TEMP TABLE (x_\w+)/u.exec(statement)?.[1] ?? []);

// Also what a run that was interrupted left behind.
const sweep = async (workspace: Workspace): Promise<void> => {
  for (const table of MADE) await workspace.run(`DROP TABLE IF EXISTS ${table}`);
};

/** How much of explaining is done, from 0 to 1, and how much will be after the next statement. */
export type ExplainProgress = (done: number, next: number) => void;

/**
 * Fills `reach`, `reasons`, `explained`, `open_accesses` and `requests` from the working tables, which it creates if they are not there and empties if they are.
 * Throws what DuckDB throws, also when `workspace.interrupt()` stops it; then call it again from the beginning.
 */
export const explain = async (workspace: Workspace, progress: ExplainProgress = () => undefined): Promise<void> => {
  await sweep(workspace);
  for (const table of Object.keys(EXPLAINED_TABLES)) await workspace.run(`DELETE FROM ${table}`);
  for (const [index, statement] of STEPS.entries()) {
    progress(index / STEPS.length, (index + 1) / STEPS.length);
    await workspace.run(statement);
  }
  await sweep(workspace);
};
