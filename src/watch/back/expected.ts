// What would be expected of somebody: as many looks at this as at anything, for somebody with their volume, at the heat that it has among their peers.

export interface Expected {
  /** Looks that such work alone would have made. */
  readonly looks: number;
  /** P(X ≥ looked) for a Poisson number of that mean. */
  readonly chance: number;
}

/** Below so many peers, everybody else of the agency is who they are held against. */
export const fewestPeers = 5;

/**
 * `heat`: looks of the peers at it; `volume`: all looks of the peers. Half a look is added to what the peers did, so that what nobody else looked at is rare
 * and not impossible (Jeffreys). Undefined where the peers looked at nothing: unknown is not zero (G7).
 */
export function expectedOf(looked: number, ownVolume: number, heat: number, volume: number): Expected | undefined {
  if (volume === 0) return undefined;
  const looks = ownVolume * (heat + 0.5) / (volume + 1);
  return { looks, chance: poissonTail(looked, looks) };
}

/** P(X ≥ k), summed from k upward, so that a tail far below the smallest difference from 1 keeps its digits; 1 where k does not exceed the mean. */
function poissonTail(k: number, mean: number): number {
  if (k <= mean || k <= 0) return 1;
  let term = Math.exp(-mean + k * Math.log(mean) - logFactorial(k));
  let sum = 0;
  for (let j = k; j < k + 500 && term > sum * 1e-16; j += 1) {
    sum += term;
    term *= mean / (j + 1);
  }
  return Math.min(1, sum);
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i += 1) sum += Math.log(i);
  return sum;
}
