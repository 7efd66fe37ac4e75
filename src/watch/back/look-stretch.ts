// The part of a log that lies in some days, and as far back as the sessions of the first of them reach.
import type { Replays } from '../../access/replay/index.js';
import type { LogStretch } from './look.store.js';

const dayMs = 86_400_000;
/** A session lasts no longer: whoever looked on the first day signed in after this. */
export const sessionMs = 12 * 3_600_000;

/** Days are `YYYY-MM-DD`, UTC, both included. */
export async function stretchOf(replays: Pick<Replays, 'firstSince'>, agencyId: string, firstDay: string, lastDay: string): Promise<{ readonly stretch: LogStretch; readonly before: bigint }> {
  const from = Date.parse(firstDay);
  const [first, after, before] = await Promise.all([from, Date.parse(lastDay) + dayMs, from - sessionMs].map((atMs) => replays.firstSince(agencyId, atMs)));
  return { stretch: { agencyId, from: first ?? 0n, to: after ?? 0n }, before: before ?? 0n };
}
