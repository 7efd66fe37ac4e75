// Claims that a sentence sets side by side though their figures cannot be: a trend between two measures, a sum of two agencies, one six of eight taken for the other.
import { reasonsAgainst, samePeriod } from '../comparable.js';
import { isComparison, isTrend } from './comparison-words.js';
import type { Judgement } from './judgement.js';
import type { Quantity } from './quantity.js';
import type { Relation } from './relation.js';
import type { Sense } from './sense.js';

export interface Judged {
  readonly quantity: Quantity;
  readonly sense: Sense;
  readonly judgement: Judgement;
}

/** The judgements of one sentence, with those that compare what cannot be. */
export function withComparisons(judged: readonly Judged[], folded: string): readonly Judged[] {
  const crossed = judged.map((one) => isCrossed(one, folded) ? notComparable(one) : one);
  const [compares, tells] = judged.length < 2 ? [false, false] : [isComparison(folded), isTrend(folded)];
  if (!compares && !tells) return crossed;
  const named = crossed.filter(({ judgement: { verdict, near } }) => near !== undefined && ['agrees', 'other_population', 'other_measure', 'not_comparable', 'no_figure'].includes(verdict));
  const apart = named.filter((one) => named.some((other) => areApart(one.judgement.near, other.judgement.near) && (compares || isOverTime(one.judgement.near, other.judgement.near))));
  if (apart.length < 2) return crossed;
  return crossed.map((one) => apart.includes(one) || isDerived(one) ? notComparable(one) : one);
}

function notComparable(one: Judged): Judged {
  return { ...one, judgement: { ...one.judgement, verdict: 'not_comparable', relation: one.judgement.near } };
}

/** `twice the 43 pounds`, and a per cent that rests on two such figures. */
function isDerived({ quantity, judgement }: Judged): boolean {
  return (quantity.kind === 'times' || quantity.kind === 'percent') && (judgement.verdict === 'no_figure' || judgement.verdict === 'uncheckable' || judgement.verdict === 'small_base' && judgement.relation?.fit !== 'close');
}

/** Two borders of one agency in one year may stand side by side; whatever else `compare` refuses may not. */
function areApart(a: Relation | undefined, b: Relation | undefined): boolean {
  if (a === undefined || b === undefined || a.target.figure.id === b.target.figure.id) return false;
  const codes = new Set(reasonsAgainst(a.target.figure, b.target.figure).map(({ code }) => code));
  const [first, second] = [a.target.figure, b.target.figure];
  const isSameCounter = first.of.countedBy !== undefined && first.of.countedBy === second.of.countedBy && first.measure === second.measure && first.unit !== 'percent-change';
  if (isSameCounter && [...codes].every((code) => code === 'population' || code === 'direction')) return false;
  // What is known and what is not known of one whole belong beside each other.
  const isOneShare = first.base !== null && first.base === second.base && [first, second].some(({ measure }) => measure === 'infiltration-not-known');
  const isPartOf = first.base === second.id || second.base === first.id || isOneShare;
  codes.delete('share_and_count');
  return codes.size > 0 && !isPartOf;
}

/** A rise or a fall is told of two of one kind that stand at two times. */
function isOverTime(a: Relation | undefined, b: Relation | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const isOneTheme = a.face.kind === b.face.kind || [a, b].every(({ target: { figure: { measure } } }) => measure.startsWith('infiltration-'));
  return isOneTheme && !samePeriod(a.target.figure.period, b.target.figure.period);
}

/** One number told as two: the six that attempt and the six of the west (domain.md section 1, trap 3). */
function isCrossed({ quantity, sense, judgement: { relation } }: Judged, folded: string): boolean {
  if (quantity.of === undefined || relation === undefined || relation.target.figure.base === null || !relation.isOfBase) return false;
  return sense.measures.includes('centred-in') && sense.measures.some((code) => code.startsWith('infiltration-')) && /\bwest|\bouest|\bcentral\b|\bcentre\b/.test(folded);
}
