// Two entities found to be the same are linked by a judgement: who, when, why, undoable. Statements never move.

/** Undirected links between entity refs. */
export type Links = readonly (readonly [string, string])[];

/** Every ref reachable from `start`, itself first, the rest in order. */
export function clusterOf(start: string, links: Links): string[] {
  const found = new Set([start]);
  const queue = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const [left, right] of links) {
      const other = left === next ? right : right === next ? left : undefined;
      if (other === undefined || found.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  }
  return [start, ...[...found].filter((ref) => ref !== start).toSorted()];
}
