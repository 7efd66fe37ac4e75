// Whether a figure states a number: of a share each of its counts, exactly, and their per cents as far as they were written out.
import type { PlacedClaim } from '../claims/index.js';
import type { Figure } from '../figure.js';

/** 4.5 % and 4 % are of 29 among 647, which is 4.48 %; 30 is not. */
export function isStatedBy({ value, unit }: Pick<PlacedClaim, 'value' | 'unit'>, figure: Figure): boolean {
  if (value === null) return figure.value.kind === 'words';
  const digits = (String(value).split('.')[1] ?? '').length;
  const isPercent = unit === '%';
  const slack = isPercent ? 10 ** -digits / 2 + 1e-9 : 1e-9;
  return numbersOf(figure, isPercent).some((number) => Math.abs(number - value) <= slack);
}

function numbersOf({ value }: Figure, isPercent: boolean): readonly number[] {
  switch (value.kind) {
    case 'number': return [Number(value.number)];
    case 'parts': return isPercent ? [] : [value.total, ...value.parts.flatMap(({ count }) => count ?? [])];
    case 'interval': return [Number(value.low), Number(value.high)];
    case 'incomplete_list': return [value.listed];
    case 'share': {
      const { yes, no, unknown, withheld = 0, total } = value.counts;
      const counts = [yes, unknown, total, yes + unknown + withheld, ...(no === undefined ? [] : [no]), ...(withheld === 0 ? [] : [withheld])];
      return isPercent ? counts.map((count) => (100 * count) / total) : counts;
    }
    case 'withheld':
    case 'suppressed':
    case 'unknown':
    case 'words': break;
  }
  return [];
}
