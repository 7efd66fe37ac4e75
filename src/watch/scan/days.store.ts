// A scan of some days only: other look-ups are not examined, while the work that may explain these is read whole.
import { BadInput } from '../../kernel/index.js';
import type { Workspace } from '../workspace.store.js';

export interface Days {
  readonly fromDay?: string;
  /** The last one, included. */
  readonly toDay?: string;
}

/** Throws `BadInput` where no look-up of the evidence falls into these days: nothing examined is never "clean". */
export async function keepDays(workspace: Workspace, { fromDay, toDay }: Days): Promise<void> {
  if (fromDay !== undefined) await workspace.run('DELETE FROM accesses WHERE "at" < CAST($1 AS DATE)', [fromDay]);
  if (toDay !== undefined) await workspace.run('DELETE FROM accesses WHERE "at" >= CAST($1 AS DATE) + INTERVAL 1 DAY', [toDay]);
  if (fromDay === undefined && toDay === undefined) return;
  const [row] = await workspace.rows('SELECT EXISTS (SELECT 1 FROM accesses) AS filled');
  if (row?.['filled'] !== true) throw new BadInput('no look-up of this evidence falls into these days', { fr: 'aucune consultation de ces données ne tombe dans ces jours' });
}
