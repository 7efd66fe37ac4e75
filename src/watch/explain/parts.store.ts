// Of many millions of accesses, some at a time: they are numbered in the order of their time, so a part of them is a stretch of weeks, and what is put beside it fits into memory.
import { countIn, textIn } from '../evidence/cells.js';
import { AFTER_THE_FACT_DAYS } from './limits.js';
import type { Row, Workspace } from '../workspace.store.js';

/** With a budget of 3 GB, as many as are matched with their reasons without going to disk. */
const ACCESSES_A_PART = 12_500_000;

export interface Part {
  readonly isFirst: boolean;
  /** Numbers of its accesses, both included. */
  readonly from: number;
  readonly to: number;
  /** Their earliest and latest moment, as SQL. */
  readonly fromAt: string;
  readonly toAt: string;
}

export type PartStep = (part: Part) => string;
/** A statement, or one for each part. */
export type Step = string | PartStep;

/** Whether the access so named is of the part. */
export const within = (access: string, { from, to }: Part): string => `${access} BETWEEN ${from} AND ${to}`;

/** Whether a reason can meet an access of the part, `after the fact` included. */
export const isOfThen = ({ fromAt, toAt }: Part): string => `to_at >= ${fromAt} AND good_from - INTERVAL ${AFTER_THE_FACT_DAYS} DAY <= ${toAt}`;

/** In the order of time; one that is empty where there are no accesses. */
export async function partsOf(workspace: Workspace, size = ACCESSES_A_PART): Promise<readonly Part[]> {
  const rows = await workspace.rows(`SELECT (access - 1) // ${size} AS nth, min(access) AS first, max(access) AS last, min("at")::VARCHAR AS from_at, max("at")::VARCHAR AS to_at FROM accesses GROUP BY nth ORDER BY nth`);
  const moment = (row: Row, column: string): string => `TIMESTAMP '${textIn(row, column)}'`;
  const parts = rows.map((row, index): Part => ({ isFirst: index === 0, from: countIn(row, 'first'), to: countIn(row, 'last'), fromAt: moment(row, 'from_at'), toAt: moment(row, 'to_at') }));
  return parts.length > 0 ? parts : [{ isFirst: true, from: 1, to: 0, fromAt: "TIMESTAMP '1900-01-01'", toAt: "TIMESTAMP '1900-01-01'" }];
}
