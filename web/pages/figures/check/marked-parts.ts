// A text in parts: what is no claim, each claim, and, of a long text, gaps where nothing is claimed.
export interface Placed {
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly text: string;
  readonly at: number;
}

export type MarkedPart = Part & ({ readonly kind: 'text' } | { readonly kind: 'gap' } | { readonly kind: 'claim'; readonly nth: number });

/** Beyond this many characters only what stands around claims is drawn. */
export const drawnWhole = 40_000;
const around = 240;

/** `claims` in the order of the text. Whatever overlaps what came before is left out of the marks. */
export function markedParts(text: string, claims: readonly Placed[]): readonly MarkedPart[] {
  const isWhole = text.length <= drawnWhole;
  const parts: MarkedPart[] = [];
  let end = 0;
  const plain = (from: number, to: number): void => {
    if (from < to) parts.push({ kind: 'text', text: text.slice(from, to), at: from });
  };
  const between = (from: number, to: number, isFirst: boolean, isLast: boolean): void => {
    const [keepLeft, keepRight] = [isFirst ? 0 : around, isLast ? 0 : around];
    if (isWhole || to - from <= keepLeft + keepRight + around) return plain(from, to);
    plain(from, from + keepLeft);
    parts.push({ kind: 'gap', text: '…', at: from + keepLeft });
    return plain(to - keepRight, to);
  };
  for (const [nth, { from, to }] of claims.entries()) {
    if (from < end || to <= from || to > text.length) continue;
    between(end, from, end === 0, false);
    parts.push({ kind: 'claim', text: text.slice(from, to), at: from, nth });
    end = to;
  }
  between(end, text.length, end === 0, true);
  return parts;
}
