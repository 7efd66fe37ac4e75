// How surprising a count is among honest people: minus the logarithm of the chance of so many or more.
// Poisson where people are alike; where they differ more than chance, negative binomial, so that honest variety does not look like guilt.

/**
 * `-ln P(X ≥ k)` for a mean of `expected` and a variance of `expected + dispersion · expected²`.
 * 0 for `k` ≤ 0; `Infinity` where nothing was to be expected.
 */
export function surprise(k: number, expected: number, dispersion: number): number {
  if (k <= 0) return 0;
  if (expected <= 0) return Infinity;
  const step = (j: number): number => (expected * (1 + dispersion * j)) / ((j + 1) * (1 + dispersion * expected));
  let lnMass = dispersion < 1e-9 ? -expected : -Math.log1p(dispersion * expected) / dispersion;
  let below = 0;
  for (let j = 0; j < k; j += 1) {
    below += Math.exp(lnMass);
    lnMass += Math.log(step(j));
  }
  if (below < 0.5) return -Math.log1p(-below);
  let sum = 1;
  let term = 1;
  for (let j = k; j < k + 100_000 && term > sum * 1e-12; j += 1) {
    term *= step(j);
    sum += term;
  }
  return Math.max(0, -lnMass - Math.log(sum));
}

/** `-ln P(Γ(shape) ≥ total)`: how surprising the sum of `shape` independent surprises is (Fisher's method). */
export function surpriseOfSum(total: number, shape: number): number {
  let term = 1;
  let sum = 1;
  for (let j = 1; j < shape; j += 1) {
    term *= total / j;
    sum += term;
  }
  return Math.max(0, total - Math.log(sum));
}

/**
 * How surprising it is that `least` or more of `tried` independent surprises are large together: the best `k` of −ln(C(tried, k)·e^(−k·x)) with x the k-th largest, less what trying every k costs.
 * A sum over all of them hides a few large ones among many that say nothing.
 */
export function surpriseOfMost(nats: readonly number[], tried: number, least: number): number {
  const sorted = nats.toSorted((a, b) => b - a);
  let lnWays = 0;
  let best = 0;
  for (const [index, nth] of sorted.entries()) {
    const k = index + 1;
    lnWays += Math.log((tried - index) / k);
    if (k >= least) best = Math.max(best, k * nth - lnWays - Math.log(tried - least + 1));
  }
  return best;
}

/**
 * The most that a surprise of `surpriseNats` can favour a vague alternative, as a logarithm: −ln(−e·p·ln p).
 * Sellke, Bayarri and Berger, "Calibration of p values", The American Statistician 55 (2001): a small p is weaker evidence than it looks.
 */
export function boundedEvidence(surpriseNats: number): number {
  return surpriseNats <= 1 ? 0 : surpriseNats - 1 - Math.log(surpriseNats);
}
