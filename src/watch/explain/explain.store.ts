// Explains every access before any detector looks: which of the things that were happening could have made somebody ask, who wrote it down, and when.
import { EXPLAINED_TABLES } from '../evidence/working-tables.store.js';
import type { Workspace } from '../workspace.store.js';
import { CLOSER_LOOK } from './closer-look.store.js';
import { HAND_TABLES } from './hands.store.js';
import { FIRST_ROUND, LAST_ROUND } from './match.store.js';
import { NEAR_TABLES } from './near.store.js';
import { type Part, partsOf, type Step } from './parts.store.js';
import { REASON_TABLES } from './reasons.store.js';

const STEPS: readonly Step[] = [...HAND_TABLES, ...NEAR_TABLES, ...REASON_TABLES, ...FIRST_ROUND, ...CLOSER_LOOK, ...LAST_ROUND];
const nowhere: Part = { isFirst: true, from: 1, to: 0, fromAt: 'NULL', toAt: 'NULL' };
const MADE = STEPS.flatMap((step) => /^CREATE TEMP TABLE (x_\w+)/u.exec(typeof step === 'string' ? step : step(nowhere))?.[1] ?? []);

// Also what a run that was interrupted left behind.
const sweep = async (workspace: Workspace): Promise<void> => {
  for (const table of MADE) await workspace.run(`DROP TABLE IF EXISTS ${table}`);
};

/** How much of explaining is done, from 0 to 1, and how much will be after the next statement. */
export type ExplainProgress = (done: number, next: number) => void;

/**
 * Fills `reach`, `reasons`, `explained`, `open_accesses` and `requests` from the working tables, which it creates if they are not there and empties if they are.
 * `accessesAPart`: so many are matched at a time; it changes what is held in memory, and nothing of what is found.
 * Throws what DuckDB throws, also when `workspace.interrupt()` stops it; then call it again from the beginning.
 */
export const explain = async (workspace: Workspace, progress: ExplainProgress = () => undefined, accessesAPart?: number): Promise<void> => {
  await sweep(workspace);
  for (const table of Object.keys(EXPLAINED_TABLES)) await workspace.run(`DELETE FROM ${table}`);
  const parts = await partsOf(workspace, accessesAPart);
  const statements = STEPS.flatMap((step) => (typeof step === 'string' ? [step] : parts.map((part) => step(part))));
  for (const [index, statement] of statements.entries()) {
    progress(index / statements.length, (index + 1) / statements.length);
    await workspace.run(statement);
  }
  await sweep(workspace);
};
