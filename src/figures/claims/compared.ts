// Claims that a sentence sets side by side though their figures cannot be: a trend between two measures, a sum of two agencies, one six of eight taken for the other.
import { reasonsAgainst } from '../comparable.js';
import type { Judgement } from './judgement.js';
import type { Quantity } from './quantity.js';
import type { Relation } from './relation.js';
import type { Sense } from './sense.js';

export interface Judged {
  readonly quantity: Quantity;
  readonly sense: Sense;
  readonly judgement: Judgement;
}

const sideBySide = /\bcompar(?:ed|able) (?:with|to)\b|\bthan (?:the|those|that|in|it)\b|\b(?:more|less|fewer|higher|lower|larger|bigger|greater|smaller|worse|better) than (?!\$?\d|half\b|an? |one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twenty\b|thirty\b|hundred)|\bbien (?:moins|plus) que\b|\bbecame\b|\bovertook\b|\bnext to\b|\bis an? (?:leap|jump|rise|drop|fall)\b|\b(?:success )?rate of\b|\btaux de\b|\bun recul\b|\bne sont plus que\b|\bsont (?:celles|ceux)\b|\bpass\w+ (?:a|aux?)\b|\bshrink\w*|\bsont devenue?s\b|\btwice\b|\bdwarf\w*|\bexceed\w*|\boutnumber\w*|\bovertak\w+|\bversus\b|\bvs\b|\b(?:very )?same\b|\bimprovement|\bworsen\w*|\bdeteriorat\w+|\btimes (?:those|that|the|as)\b|\b(?:rose|went|climbed|jumped|grew|fell|dropped|up|exploded|soared|surged|moved|rising|growing|going) from\b|\bfrom\b[^.;]{1,60}\bto\b|\bpar rapport a|\bcomparativement|\bcomparee?s? (?:a|aux?)\b|\bcontre (?:seulement |a peine |les )?\S*\d|\bdepass\w+|\bmemes?\b|\b(?:le|du) double\b|\baggrav\w*|\bamelior\w*|\bmarquent? un recul|\brecule\b|\bpass(?:e|es|ee|ant|ent|aient|ait)\b[^.;]{1,60}\baux?\b|\bpass(?:e|es|ee|ant|ent|ait) de\b|\bde \d[\d,. ]*(?:%|p\. 100|pour cent)[^.;]{0,20} (?:a|aux) \d|\bde\b[^.;]{1,40}\b(?:en|de) (?:19|20)\d{2} (?:a|aux)\b|\bso\b[^.;]{0,30}\b(?:of the|outnumber|overtak)/;

/** The judgements of one sentence, with those that compare what cannot be. */
export function withComparisons(judged: readonly Judged[], folded: string): readonly Judged[] {
  const crossed = judged.map((one) => isCrossed(one, folded) ? notComparable(one) : one);
  if (judged.length < 2 || !sideBySide.test(folded)) return crossed;
  const named = crossed.filter(({ judgement: { verdict, near } }) => near !== undefined && ['agrees', 'other_population', 'other_measure', 'not_comparable', 'no_figure'].includes(verdict));
  const apart = named.filter((one) => named.some((other) => areApart(one.judgement.near, other.judgement.near)));
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

/** One number told as two: the six that attempt and the six of the west (domain.md section 1, trap 3). */
function isCrossed({ quantity, sense, judgement: { relation } }: Judged, folded: string): boolean {
  if (quantity.of === undefined || relation === undefined || relation.target.figure.base === null || !relation.isOfBase) return false;
  return sense.measures.includes('centred-in') && sense.measures.some((code) => code.startsWith('infiltration-')) && /\bwest|\bouest|\bcentral\b|\bcentre\b/.test(folded);
}
