// Claims about seizures, tested by the figures behind them: the verdict is what the figures give, every time anew (domain.md section 5, the claims table).
import { compare, convert, converted, type Figure, impliedBase, isSmallBase, leastBase, meet, percentChange, publicFigures, type Rational, rangeOf, rational, type Reason, rounded, unitOf, type Words } from '../../figures/index.js';
import { CustosError, referenceText } from '../../kernel/index.js';

type Test =
  | { readonly kind: 'implied_base'; readonly result: string; readonly change: string; /** The year before, as published. */ readonly before: string; /** The same year, as published. */ readonly same: string }
  | { readonly kind: 'other_measure'; readonly claimed: string; readonly readAs: string }
  | { readonly kind: 'change'; readonly rounded: string; readonly from: string; readonly to: string; readonly claimed: string }
  | { readonly kind: 'converted'; readonly figures: readonly string[]; readonly into: string }
  | { readonly kind: 'agreement'; readonly claimed: string; /** The first is what it claims, the others stand beside it. */ readonly published: readonly string[]; readonly into: string }
  | { readonly kind: 'share'; readonly part: string; readonly whole: string; readonly places: number }
  | { readonly kind: 'usable'; readonly claimed: string; /** What the same author says of the same thing. */ readonly besides: string | null }
  | { readonly kind: 'side_by_side'; readonly pairs: readonly (readonly [string, string])[] };

interface WrittenClaim {
  readonly id: string;
  readonly says: Words;
  readonly source: string;
  readonly test: Test;
  readonly note: Words | null;
}

export type ClaimVerdict = 'period_disputed' | 'arithmetic_fine' | 'other_measure' | 'holds_as_rounded' | 'holds' | 'contradicted' | 'converted' | 'agrees' | 'loosely_true' | 'computed' | 'not_usable' | 'usable' | 'not_comparable' | 'comparable';

/** One step of the arithmetic: decimal text. */
export interface Step extends Words {
  readonly value: string;
  readonly unit: string;
}

export interface TestedClaim {
  readonly id: string;
  readonly says: Words;
  readonly source: string;
  readonly verdict: ClaimVerdict;
  readonly arithmetic: readonly Step[];
  readonly reasons: readonly (Words & { readonly code: Reason['code'] | 'no_base' | 'inconsistent' })[];
  readonly note: Words | null;
}

type Found = Pick<TestedClaim, 'verdict' | 'arithmetic' | 'reasons'>;

/** Every claim of data/operations/seizure-claims.json. Throws `broken_reference` where one names a figure that there is not. */
export function testedClaims(): readonly TestedClaim[] {
  const { claims } = JSON.parse(referenceText('operations/seizure-claims.json')) as { readonly claims: readonly WrittenClaim[] };
  return claims.map(({ test, ...rest }) => ({ ...rest, ...tested(test) }));
}

function tested(test: Test): Found {
  switch (test.kind) {
    case 'implied_base': return impliedBaseOf(test);
    case 'other_measure': return { verdict: 'other_measure', arithmetic: [], reasons: reasonsOf(test.claimed, test.readAs) };
    case 'change': return changeOf(test);
    case 'converted': return { verdict: 'converted', arithmetic: test.figures.map((id) => inUnit(id, test.into)), reasons: [] };
    case 'agreement': return agreementOf(test);
    case 'share': return shareOf(test);
    case 'usable': return usableOf(test);
    case 'side_by_side': break;
  }
  const reasons = test.pairs.flatMap(([a, b]) => reasonsOf(a, b));
  return { verdict: reasons.length > 0 ? 'not_comparable' : 'comparable', arithmetic: test.pairs.flatMap((pair) => pair.map((id) => inUnit(id, 'kg'))), reasons: unique(reasons) };
}

function impliedBaseOf(test: Extract<Test, { readonly kind: 'implied_base' }>): Found {
  const [result, before, same] = [figureOf(test.result), figureOf(test.before), figureOf(test.same)];
  const base = impliedBase(numberOf(test.result), numberOf(test.change));
  const againstSame = compare(result, same);
  return {
    verdict: againstSame.comparable && againstSame.conflict && result.disputes.some(({ about }) => about === 'period') ? 'period_disputed' : 'arithmetic_fine',
    arithmetic: [
      step('the base that it implies', 'la base qu’il implique', rounded(base, 2), result.unit), step('published for the year before', 'publié pour l’année précédente', textOf(before), before.unit), step('published for the same year', 'publié pour la même année', textOf(same), same.unit),
      step('change as published', 'variation publiée', rounded(percentChange(numberOf(test.before), numberOf(test.same)), 1), 'percent'),
    ],
    reasons: unique(reasonsOf(test.before, test.result)),
  };
}

function changeOf(test: Extract<Test, { readonly kind: 'change' }>): Found {
  const to = numberOf(test.to);
  const from = figureOf(test.from);
  const [asRounded, exact] = [percentChange(numberOf(test.rounded), to), percentChange(numberOf(test.from), to)];
  const claimed = rangeOf(figureOf(test.claimed));
  const holds = (value: Rational) => claimed !== undefined && meet(claimed, { low: value, high: value, isApproximate: false });
  const isSmall = isSmallBase(numberOf(test.from), unitOf(from.unit));
  return {
    verdict: holds(exact) ? 'holds' : holds(asRounded) ? 'holds_as_rounded' : 'contradicted',
    arithmetic: [step('from the rounded base', 'depuis la base arrondie', rounded(asRounded, 1), 'percent'), step('from the base as published', 'depuis la base publiée', rounded(exact, 1), 'percent')],
    reasons: isSmall ? [{ code: 'small_base', en: `the base is below ${leastBase.massKg} kg: no per cent is published of it`, fr: `la base est sous ${leastBase.massKg} kg : aucun pourcentage n’en est publié` }] : [],
  };
}

function agreementOf({ claimed, published, into }: Extract<Test, { readonly kind: 'agreement' }>): Found {
  const result = compare(figureOf(claimed), figureOf(published[0] ?? ''));
  const arithmetic = published.map((id) => inUnit(id, into));
  if (!result.comparable) return { verdict: 'not_comparable', arithmetic, reasons: result.reasons };
  return { verdict: result.conflict ? 'contradicted' : result.isApproximate ? 'loosely_true' : 'agrees', arithmetic, reasons: [] };
}

function shareOf({ part, whole, places }: Extract<Test, { readonly kind: 'share' }>): Found {
  const [top, base] = [figureOf(part), figureOf(whole)];
  const turned = converted(numberOf(part), unitOf(top.unit), unitOf(base.unit));
  const of = numberOf(whole);
  const value = turned === undefined ? undefined : { top: turned.top * of.over * 100n, over: turned.over * of.top };
  return { verdict: 'computed', arithmetic: value === undefined ? [] : [step('share', 'part', rounded(value, places), 'percent')], reasons: [] };
}

function usableOf({ claimed, besides }: Extract<Test, { readonly kind: 'usable' }>): Found {
  const figure = figureOf(claimed);
  const [own, other] = [rangeOf(figure), besides === null ? undefined : rangeOf(figureOf(besides))];
  const reasons: TestedClaim['reasons'] = [
    ...(figure.base === null ? [{ code: 'no_base' as const, en: 'a per cent without the number that it is of', fr: 'un pourcentage sans le nombre dont il est une part' }] : []),
    ...(figure.of.countedBy === undefined ? [{ code: 'counted_by' as const, en: 'it does not say who counted', fr: 'on ne dit pas qui a compté' }] : []),
    ...(figure.period.kind === 'not_stated' ? [{ code: 'period_not_stated' as const, en: 'it does not say of which period it is', fr: 'on ne dit pas de quelle période il s’agit' }] : []),
    ...(own !== undefined && other !== undefined && !meet(own, other) ? [{ code: 'inconsistent' as const, en: 'the same author says another number of the same thing', fr: 'le même auteur donne un autre nombre de la même chose' }] : []),
  ];
  return { verdict: reasons.length > 0 ? 'not_usable' : 'usable', arithmetic: [], reasons };
}

function reasonsOf(a: string, b: string): readonly Reason[] {
  const result = compare(figureOf(a), figureOf(b));
  return result.comparable ? [] : result.reasons;
}

/** Of two pairs with one reason against both, it is said once. */
function unique<T extends { readonly code: string; readonly en: string }>(reasons: readonly T[]): readonly T[] {
  return [...new Map(reasons.map((one) => [`${one.code}\n${one.en}`, one])).values()];
}

function inUnit(id: string, unit: string): Step {
  const figure = figureOf(id);
  return step(figure.label.en, figure.label.fr, convert(textOf(figure), figure.unit, unit, figure.unit === unit ? (textOf(figure).split('.')[1]?.length ?? 0) : undefined).rounded, unit);
}

function step(en: string, fr: string, value: string, unit: string): Step {
  return { en, fr, value, unit };
}

function numberOf(id: string): Rational {
  return rational(textOf(figureOf(id)));
}

function textOf({ id, value }: Figure): string {
  if (value.kind === 'number') return value.number;
  throw new CustosError('broken_reference', `the figure \`${id}\` gives no number that a claim could be tested by; mend data/operations/seizure-claims.json`);
}

function figureOf(id: string): Figure {
  const found = publicFigures.get(id);
  if (found === undefined) throw new CustosError('broken_reference', `a claim names the figure \`${id}\`, which there is not; mend data/operations/seizure-claims.json`);
  return found;
}
