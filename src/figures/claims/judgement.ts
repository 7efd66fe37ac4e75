// What is to be said of one claim, by the figures that it comes near to. Where several verdicts fit: unknown read as yes, period disputed, small base, then the rest in their order.
import { isSmallBase } from '../change.js';
import { rational } from '../rational.js';
import { unitOf } from '../terms.js';
import type { Context } from './context.js';
import { isHeld } from './holders.js';
import { kgIn, type Quantity, significantDigits } from './quantity.js';
import { relate, type Relation, type Target } from './relation.js';
import type { Sense } from './sense.js';

export type Verdict = 'agrees' | 'contradicts' | 'reads_unknown_as_yes' | 'other_population' | 'other_measure' | 'period_disputed' | 'not_comparable' | 'small_base' | 'uncheckable' | 'no_figure';

export interface Judgement {
  readonly verdict: Verdict;
  readonly relation: Relation | undefined;
  /** The figure that it comes nearest to, where too little is said to judge by it: enough to see that two are set side by side. */
  readonly near: Relation | undefined;
}

/** Points from which a claim is taken to be about a figure. */
const enough = { agrees: 4, loosely: 5, elsewhere: 4.5, contradicts: 5 } as const;

export function judge(claim: Quantity, sense: Sense, targets: readonly Target[], context: Context, siblings: readonly Quantity[]): Judgement {
  if (claim.kind === 'vague') return { verdict: 'uncheckable', relation: vagueFigure(claim, sense, targets, context), near: undefined };
  const relations = targets.filter(({ figure }) => !isRefuted(figure)).flatMap((target) => relate(claim, sense, target, context));
  const first = (verdict: Verdict, holds: (one: Relation) => boolean): Judgement | undefined => {
    const relation = relations.filter(holds).toSorted((a, b) => b.points - a.points)[0];
    return relation === undefined ? undefined : { verdict, relation, near: relation };
  };
  return first('reads_unknown_as_yes', (one) => readsUnknown(one, sense, claim) || readsHeldUnknown(one, sense, claim, relations))
    ?? first('period_disputed', (one) => isPeriodDisputed(one))
    ?? first('small_base', (one) => restsOnSmallBase(one, sense)) ?? ownSmallBase(claim, sense, siblings)
    ?? first('agrees', (one) => agrees(one, claim))
    ?? first('contradicts', (one) => contradicts(one, sense))
    ?? first('other_population', (one) => isOtherPopulation(one, sense))
    ?? first('other_measure', (one) => isOtherMeasure(one, sense, claim))
    ?? first('uncheckable', (one) => hasNoBase(one))
    ?? { verdict: isWithoutBase(claim, sense) ? 'uncheckable' : 'no_figure', relation: undefined, near: first('agrees', (one) => isNear(one, claim, sense))?.relation };
}

/** Enough to see which figure is set beside another: the number itself, and nothing that speaks against it. */
function isNear(one: Relation, claim: Quantity, sense: Sense): boolean {
  if (one.fit !== 'close' && one.face.number !== claim.value || !isClear(one) || one.period === 'other' || one.points < 1.7) return false;
  if (one.measure === 'same' || isRung(one.target.figure.measure) && sense.measures.some(isRung)) return true;
  return significantDigits(claim.value) >= 3 && one.period === 'same' && sameKind(claim, sense, one);
}

/** A figure that another one says is misread stands for nothing. */
function isRefuted({ standing, disputes }: Target['figure']): boolean {
  return standing === 'claimed' && disputes.some(({ about }) => about === 'measure');
}

const isRung = (code: string): boolean => code.startsWith('infiltration-') && code !== 'infiltration-not-known' || code === 'members-in-public-employment';

/** INVARIANT: what nobody knows is not told as done or tried (G7; claims.test.ts "the unknown read as yes"). */
function readsUnknown(one: Relation, sense: Sense, claim: Quantity): boolean {
  if (one.face.role === 'value' || one.fit !== 'close' || sense.isNotKnown || !sense.measures.some(isRung)) return false;
  if (sense.subject !== 'group' && sense.subject !== 'other' || one.population === 'other' || one.period === 'other') return false;
  if (one.face.role === 'ceiling' && (claim.bound === 'at_most' || claim.bound === 'less_than')) return false;
  if (claim.kind === 'count' && claim.of === undefined) return significantDigits(claim.value) >= 3 && (claim.bound !== 'more_than' || one.face.number === claim.value);
  return one.isOfBase || one.population === 'same' || one.period === 'same' || significantDigits(claim.value) >= 2 && one.isAnchored;
}

/** Of a registry's share: the unknown, or it and what is known together, told as known; unless the number is that of what is known as well. */
function readsHeldUnknown(one: Relation, sense: Sense, claim: Quantity, all: readonly Relation[]): boolean {
  if (!isHeld(one.target.figure) || one.face.role === 'value' || one.fit !== 'close' || one.measure !== 'same' || !isClear(one) || sense.isNotKnown || one.period === 'other') return false;
  if (one.face.role === 'ceiling' && (claim.bound === 'at_most' || claim.bound === 'less_than')) return false;
  return !all.some(({ target, face, fit }) => target === one.target && face.role === 'value' && fit !== 'no');
}

const isClear = (one: Relation): boolean => one.population !== 'other' && one.goods !== 'other' && one.place !== 'other' && one.level !== 'other';

function isPeriodDisputed(one: Relation): boolean {
  const { figure } = one.target;
  return figure.disputes.some(({ about }) => about === 'period') && one.fit === 'close' && isClear(one) && one.measure !== 'other' && (one.isAnchored || one.period === 'same' && one.goods === 'same') && one.points >= enough.agrees - 0.5;
}

function restsOnSmallBase(one: Relation, sense: Sense): boolean {
  const { figure, base } = one.target;
  if (!one.face.isChange || base === undefined || base.value.kind !== 'number' || !isSmallBase(rational(base.value.number), unitOf(base.unit))) return false;
  if (one.measure !== 'same' || !isClear(one) || figure.of.commodity !== undefined && one.goods !== 'same') return false;
  if (one.fit === 'close') return one.population === 'same' || one.isAnchored;
  return one.fit === 'no' && !sense.isRatio && one.population === 'same' && sense.actors.size > 0 && (one.period === 'same' || sense.years.length === 0);
}

/** `from 1 kg to 5 kg, a rise of 400 per cent`: the sentence shows its own base. */
function ownSmallBase(claim: Quantity, sense: Sense, siblings: readonly Quantity[]): Judgement | undefined {
  if (!sense.isChange) return undefined;
  const amounts = siblings.filter(({ kind, of }) => (kind === 'mass' || kind === 'count') && of === undefined);
  const [from, to] = amounts;
  if (from === undefined || to === undefined || from.kind !== to.kind) return undefined;
  // Of these two, and not of something else in the sentence.
  const ratio = to.value * (kgIn[to.unit] ?? 1) / (from.value * (kgIn[from.unit] ?? 1));
  const told = claim.kind === 'times' ? ratio : 100 * Math.abs(ratio - 1);
  if (Math.abs(told - claim.value) > Math.max(0.25 * claim.value, 1)) return undefined;
  const base = from.kind === 'mass' ? from.value * (kgIn[from.unit] ?? 1) : from.value;
  return isSmallBase(rational(base.toFixed(9)), unitOf(from.kind === 'mass' ? 'kg' : 'group')) ? { verdict: 'small_base', relation: undefined, near: undefined } : undefined;
}

function agrees(one: Relation, claim: Quantity): boolean {
  if (one.fit === 'no' || one.face.role === 'unknown' && one.measure !== 'same' || !isClear(one) || one.measure === 'other' || one.target.figure.value.kind === 'interval' || hasNoBase(one)) return false;
  if (one.face.role === 'ceiling') return claim.bound === 'at_most' && one.measure === 'same';
  if (one.period === 'other' || isMaximum(one) && claim.bound !== 'at_most' && claim.bound !== 'less_than') return false;
  if (one.fit === 'loose') return one.measure === 'same' && one.points >= enough.loosely;
  return one.points >= enough.agrees && (one.measure === 'same' || one.population === 'same' && significantDigits(claim.value) >= 2);
}

/** Only where everything that tells the figure from its neighbours is named, and no neighbour fits. */
function contradicts(one: Relation, sense: Sense): boolean {
  const { figure } = one.target;
  if (one.fit !== 'no' || one.face.role !== 'value' || one.measure !== 'same' || !isClear(one) || sense.isPart || figure.standing === 'claimed' || figure.value.kind === 'interval' || one.face.isChange) return false;
  if (figure.of.level !== undefined && one.level !== 'same' || figure.of.region !== undefined && one.place !== 'same' && figure.population !== 'project-south-accused' || figure.of.commodity !== undefined && one.goods !== 'same' && !['firearm', 'vehicle', 'currency'].includes(figure.of.commodity)) return false;
  if (figure.population === 'ocg-national-hlt' && one.population !== 'same' || figure.population === 'ocg-entrenched-national-hlt' && one.population !== 'same' || figure.population === 'project-south-accused' && one.population !== 'same') return false;
  if (one.period === 'other' || one.period === 'late' || one.target.recurs && one.period !== 'same') return false;
  return one.isAnchored && pointsWithoutNumber(one) >= enough.contradicts - 1.5;
}

function pointsWithoutNumber(one: Relation): number {
  return one.points + (one.population === 'same' ? 0 : one.isAnchored ? 1 : 0);
}

function isOtherPopulation(one: Relation, sense: Sense): boolean {
  if (one.fit !== 'close' || one.measure !== 'same' || one.period === 'other' || one.face.role === 'ceiling' || one.target.figure.value.kind === 'interval') return false;
  if (one.face.role === 'unknown' && !sense.isNotKnown) return false;
  return !isClear(one) && (one.isAnchored || one.period === 'same') && one.points >= enough.elsewhere - 1;
}

/** A largest effect is no average (domain.md section 13). */
function isMaximum({ target: { figure: { value } } }: Relation): boolean {
  return value.kind === 'number' && value.precision === 'at_most';
}

function isOtherMeasure(one: Relation, sense: Sense, claim: Quantity): boolean {
  const { figure } = one.target;
  if (isMaximum(one) && one.measure === 'same' && one.face.number === claim.value && (sense.isAverage || claim.bound === 'exactly')) return true;
  if (one.fit !== 'close' || one.measure !== 'other' || !isClear(one) || one.period === 'other' || one.face.role !== 'value' || one.face.isChange || sense.isNotKnown) return false;
  if (!sameKind(claim, sense, one) || isHeld(figure) && !one.isOfBase) return false;
  return one.isAnchored && one.points >= enough.elsewhere - 1 - (one.isOfBase ? 0 : 0.5) && (significantDigits(claim.value) >= 2 || one.isOfBase || one.population === 'same' && (one.period === 'same' || figure.population === 'project-south-accused'));
}

/** Persons are not groups: another measure is one of the same things. */
function sameKind(claim: Quantity, sense: Sense, { target: { figure } }: Relation): boolean {
  const isOfGroups = figure.population.startsWith('ocg-');
  if (isOfGroups) return sense.subject === 'group' || sense.subject === 'other' && claim.kind === 'percent';
  return sense.subject !== 'group';
}

function hasNoBase(one: Relation): boolean {
  const { figure } = one.target;
  return figure.disputes.some(({ about }) => about === 'base') && one.fit === 'close' && one.measure !== 'other' && one.target.base === undefined;
}

/** A change of which neither base, nor year, nor whoever counted is named; a share of nothing that is named. */
function isWithoutBase(claim: Quantity, sense: Sense): boolean {
  if (claim.kind === 'times') return sense.years.length === 0;
  return claim.kind === 'percent' && sense.isChange && sense.years.length === 0;
}

function vagueFigure(claim: Quantity, sense: Sense, targets: readonly Target[], context: Context): Relation | undefined {
  const target = targets.find(({ figure }) => figure.value.kind === 'words' && sense.measures.includes(figure.measure));
  return target === undefined ? undefined : relate({ ...claim, kind: 'count' }, sense, { ...target, faces: [[{ kind: 'count', number: claim.value, stated: 'exactly', isChange: false, role: 'value' }]], kinds: new Set(['count']) }, context)[0];
}
