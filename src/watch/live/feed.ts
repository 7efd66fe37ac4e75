// Where a lane has its look-ups from. A feed says what is new, and is told when that has been examined.
import type { Plan } from '../../access/index.js';
import type { Lane, Slice } from './lane.js';

/** `node`: the record of this node. `systems`: what other systems of the agency send. */
export type LaneName = 'node' | 'systems';

export interface Feed {
  readonly name: LaneName;
  readonly lane: Lane;
  /** Undefined where nothing can be new. `seen` is called once it was examined, or there was nothing to examine in it. */
  next(plan: Plan): Promise<{ readonly slice: Slice; seen(): void } | undefined>;
}
