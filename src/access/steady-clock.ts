// A clock that never runs back: what ended by the clock stays ended when somebody sets the clock back.
import type { Clock } from '../kernel/index.js';

export function steadyClock(clock: Clock): Clock {
  let latest = 0;
  return () => {
    latest = Math.max(latest, clock());
    return latest;
  };
}
