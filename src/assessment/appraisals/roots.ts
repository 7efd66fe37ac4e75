// Which records are one group: pairs that were judged to be the same, followed to the first of their refs.

/** Records that were judged to be one group, under the first of their refs. */
export function rootsOf(links: readonly (readonly [string, string])[]): (ref: string) => string {
  const roots = new Map<string, string>();
  const rootOf = (ref: string): string => {
    const next = roots.get(ref);
    return next === undefined ? ref : rootOf(next);
  };
  for (const [left, right] of links) {
    const [a = '', b = ''] = [rootOf(left), rootOf(right)].toSorted();
    if (a !== b) roots.set(b, a);
  }
  return rootOf;
}
