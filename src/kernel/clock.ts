// Time and randomness come as arguments, so that every rule about them can be tested.
import { randomBytes } from 'node:crypto';

/** Milliseconds since the Unix epoch, UTC. */
export type Clock = () => number;
/** `size` unpredictable bytes. */
export type Random = (size: number) => Uint8Array;

export const systemClock: Clock = () => Date.now();
export const systemRandom: Random = (size) => randomBytes(size);

/** The UTC calendar day of a moment, as `YYYY-MM-DD`. */
export function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
