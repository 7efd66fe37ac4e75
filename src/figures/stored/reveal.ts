// Whether published counts, put together, tell a few groups apart: by subtraction of two, or of any number of them. The attacker has every release and a pencil.
import { leastCell } from './cells.js';

/** One published count: the refs of whatever it counted, with how much each holds of it. */
export type CountedSet = ReadonlyMap<string, number>;

/**
 * Whether some 1 to 4 refs get a count of their own from sums and differences of `published`. Refs that stand in the same sets are one atom; each
 * published count is a sum of atoms, and a union of atoms is told when its row lies in the space of those rows.
 * What inequalities alone would tell, pinned.ts looks for.
 */
export function tellsFewApart(published: readonly CountedSet[]): boolean {
  const atoms = atomsOf(published);
  const space = reduced(published.map((set) => atoms.map(({ refs }) => (set.has(refs[0] ?? '') ? 1 : 0))));
  const small = atoms.flatMap(({ size }, at) => (size < leastCell ? [{ at, size }] : []));
  return unionsBelow(small, leastCell).some((members) => isIn(space, atoms.map((_, at) => (members.includes(at) ? 1 : 0))));
}

interface Atom {
  readonly refs: readonly string[];
  /** Of what is counted. Where more was reported between two counts, the lesser. */
  readonly size: number;
}

function atomsOf(published: readonly CountedSet[]): readonly Atom[] {
  const byPlace = new Map<string, string[]>();
  for (const ref of new Set(published.flatMap((set) => [...set.keys()]))) {
    const place = published.map((set) => (set.has(ref) ? '1' : '0')).join('');
    const own = byPlace.get(place);
    if (own === undefined) byPlace.set(place, [ref]);
    else own.push(ref);
  }
  const sizeOf = (ref: string) => Math.min(...published.flatMap((set) => set.get(ref) ?? []));
  return [...byPlace.values()].map((refs) => ({ refs, size: refs.reduce((sum, ref) => sum + sizeOf(ref), 0) }));
}

/** Sets of atoms whose sizes together stay below `limit`. */
function unionsBelow(small: readonly { readonly at: number; readonly size: number }[], limit: number): readonly (readonly number[])[] {
  return small.flatMap(({ at, size }, i) => (size >= limit ? [] : [[at], ...unionsBelow(small.slice(i + 1), limit - size).map((rest) => [at, ...rest])]));
}

type Row = readonly number[];
interface Pivot {
  readonly column: number;
  readonly row: Row;
}

/** Row echelon form; counts are small whole numbers, so what is below a billionth is nothing. */
function reduced(rows: readonly Row[]): readonly Pivot[] {
  const pivots: Pivot[] = [];
  for (const row of rows) {
    const left = without(pivots, row);
    const column = left.findIndex((one) => Math.abs(one) > 1e-9);
    if (column >= 0) pivots.push({ column, row: left.map((one) => one / (left[column] ?? 1)) });
  }
  return pivots;
}

function without(pivots: readonly Pivot[], row: Row): Row {
  return pivots.reduce<Row>((left, pivot) => {
    const times = left[pivot.column] ?? 0;
    return Math.abs(times) < 1e-9 ? left : left.map((one, at) => one - times * (pivot.row[at] ?? 0));
  }, row);
}

function isIn(space: readonly Pivot[], row: Row): boolean {
  return without(space, row).every((one) => Math.abs(one) < 1e-9);
}
