// Two texts as one run of lines: what stayed, what went, what came. The fewest lines that can (longest common subsequence), so that nothing looks changed that is not.

export interface Line {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Lines that stayed far from any change, folded to their number. */
export interface Fold {
  readonly kind: 'fold';
  readonly count: number;
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/u, '').split('\n'));

/** Both read from the top; in a change what went stands before what came. `''` is a file that is not there. */
export function lineDifference(before: string, after: string): Line[] {
  const [old, young] = [linesOf(before), linesOf(after)];
  const longest = commonLengths(old, young);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      lines.push({ kind: 'same', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < old.length && (j === young.length || (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))) {
      lines.push({ kind: 'gone', text: old[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: young[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** `[i][j]`: how many lines of `old` from `i` and `young` from `j` can be kept. Policies are some hundred lines: the whole table is small. */
function commonLengths(old: readonly string[], young: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(young.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i], table[i + 1]];
    if (row === undefined || below === undefined) continue;
    for (let j = young.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === young[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** The same with lines that stand further than `around` from a change folded; one line alone is not worth a fold. */
export function foldSame(lines: readonly Line[], around: number): (Line | Fold)[] {
  const changed = lines.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at]));
  const isNear = (at: number): boolean => changed.some((one) => Math.abs(one - at) <= around);
  const folded: (Line | Fold)[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && !isNear(end)) end += 1;
    if (end - at > 1) folded.push({ kind: 'fold', count: end - at });
    else if (lines[at] !== undefined) folded.push(lines[at] as Line);
    at = end - at > 1 ? end : at + 1;
  }
  return folded;
}
