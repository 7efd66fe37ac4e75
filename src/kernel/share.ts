// A share that was counted, with how far it can be trusted.

/** For bounds that hold 95 times of 100. */
const z = 1.96;

/** Wilson's bounds (1927), honest for few; `of` is above 0. */
export function shareWithBounds(hits: number, of: number): { readonly share: number; readonly low: number; readonly high: number } {
  const share = hits / of;
  const middle = (share + z * z / (2 * of)) / (1 + z * z / of);
  const half = z / (1 + z * z / of) * Math.sqrt(share * (1 - share) / of + z * z / (4 * of * of));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
