// Whether the clock tells that a word exists under labels which the reader may not see: hidden and absent words asked in turn.
import type { Db } from '../../src/db/index.js';
import { prepared } from '../../src/db/index.js';
import type { Plan } from '../../src/access/index.js';
import { quantile } from '../rig/latency.js';
import type { Way } from './ways.js';
import { hiddenWords, strangeAbsentWords } from './world.js';

const rounds = 800;

/** Looks for a word on the copy and drops what the reader may not see: what a filter in the query does. */
export function inlineFilter(db: Db, plan: Plan): Way {
  return async (text) => (await prepared(db, 'inline-filter',
    'select statement_id, value from plain.statement where keys && (select $1::text[]) and label_id = any($2::int[]) and known_to is null limit 1000', [[text], plan.labelIds])).length;
}

/** Prints median and p99 of both, and the difference of the medians. */
export async function printHiddenAgainstAbsent(name: string, way: Way): Promise<void> {
  const times = { hidden: [] as number[], absent: [] as number[] };
  const same = (kind: 'hidden' | 'absent', turn: number): string => (kind === 'hidden' ? hiddenWords : strangeAbsentWords)[turn % hiddenWords.length] as string;
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const kind of turn % 2 === 0 ? (['hidden', 'absent'] as const) : (['absent', 'hidden'] as const)) {
      const startMs = performance.now();
      await way(same(kind, turn));
      if (turn >= 80) times[kind].push(performance.now() - startMs);
    }
  }
  const [hidden, absent] = [times.hidden.toSorted((a, b) => a - b), times.absent.toSorted((a, b) => a - b)];
  const at = (list: readonly number[], share: number): string => quantile(list, share).toFixed(3).padStart(8);
  console.log(`${name.padEnd(26)} ${at(hidden, 0.5)} ${at(hidden, 0.99)}   ${at(absent, 0.5)} ${at(absent, 0.99)}   ${(quantile(hidden, 0.5) - quantile(absent, 0.5)).toFixed(3).padStart(8)}`);
}
