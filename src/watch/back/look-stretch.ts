// The part of a log that lies in some days, and as far back as the sessions of the first of them reach.
import type { Replays } from '../../access/replay/index.js';
import type { LogStretch } from './look.store.js';

const dayMs = 86_400_000;
/** A session lasts no longer: whoever looked on the first day signed in after this. */
const sessionMs = 12 * 3_600_000;

/** Days are `YYYY-MM-DD`, UTC, both included. */
export async function stretchOf(replays: Pick<Replays, 'firstSince'>, agencyId: string, firstDay: string, lastDay: string): Promise<{ readonly stretch: LogStretch; readonly before: bigint }> {
  const from = Date.parse(firstDay);
  return {
    stretch: { agencyId, from: await replays.firstSince(agencyId, from), to: await replays.firstSince(agencyId, Date.parse(lastDay) + dayMs) }, before: await replays.firstSince(agencyId, from - sessionMs),
  };
}
