// Entries come a bundle at a time, as they scroll into view; each is checked against the root before it is shown.
import { useEffect, useRef, useState } from 'react';
import type { PublishedEntry, PublishedTree } from '../../../ledger/published-tree.js';
import { TileFault } from '../../../ledger/published-tree.js';
import { tileHashes } from '../../../ledger/tile.js';

export type Bundle = readonly PublishedEntry[] | 'wrong' | 'missing';

/** Bundles by number, once they are there. `first` and `last`: the lowest and the highest entry in view. */
export function useEntries(tree: PublishedTree, first: number, last: number): ReadonlyMap<number, Bundle> {
  const [bundles, setBundles] = useState<{ readonly of: PublishedTree; readonly known: ReadonlyMap<number, Bundle> }>({ of: tree, known: new Map() });
  const asked = useRef({ of: tree, numbers: new Set<number>() });
  const [from, to] = [Math.floor(first / tileHashes), Math.floor(last / tileHashes)];
  useEffect(() => {
    if (asked.current.of !== tree) asked.current = { of: tree, numbers: new Set() };
    const put = (number: number, bundle: Bundle): void => setBundles((before) => ({ of: tree, known: new Map([...(before.of === tree ? before.known : []), [number, bundle]]) }));
    for (let number = from; number <= to; number += 1) {
      if (asked.current.numbers.has(number)) continue;
      asked.current.numbers.add(number);
      tree.bundle(number).then((entries) => put(number, entries), (fault: unknown) => {
        const isWrong = fault instanceof TileFault && fault.kind === 'wrong';
        // What did not come may come at the next look; what contradicts the root stays so.
        if (!isWrong) asked.current.numbers.delete(number);
        put(number, isWrong ? 'wrong' : 'missing');
      });
    }
  }, [tree, from, to]);
  return bundles.of === tree ? bundles.known : new Map();
}
