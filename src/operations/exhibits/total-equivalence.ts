// How much drug several exhibits held: only those with a laboratory's purity count in it, and the rest is gross only, said beside it (domain.md section 6, M = Σ gross × purity).
import { difference, exactly, order, product, quotient, type Rational, rational, rounded, sum, type Words } from '../../figures/index.js';
import { BadInput } from '../../kernel/index.js';
import { defaultReferenceMg, type Interval } from '../commodities/index.js';
import type { Exhibit, LabResult } from './exhibit.js';

/** Kilograms and counts as decimal text. */
export interface TotalEquivalence {
  readonly measured: { readonly exhibits: number; readonly kg: string };
  readonly grossOnly: { readonly exhibits: number; readonly kg: string };
  /** Exhibits that nobody weighed: in neither. */
  readonly notWeighed: number;
  /** Of the measured ones alone; null: none was measured. */
  readonly pureKg: Interval | null;
  readonly referenceDoses: (Interval & { readonly mg: string }) | null;
  readonly basis: Words;
}

/** Net where it was weighed, gross where it was not. Throws `BadInput` where exhibits of several commodities come together: their doses are no sum. */
export function totalEquivalence(exhibits: readonly Exhibit[], referenceMg: string = defaultReferenceMg): TotalEquivalence {
  if (new Set(exhibits.map(({ commodity, kind }) => `${commodity}/${kind ?? ''}`)).size > 1) throw new BadInput('the exhibits are of several commodities; one equivalence is of one substance', { fr: 'les pièces portent sur plusieurs biens ; une équivalence porte sur une substance' });
  const weighed = exhibits.flatMap((one) => {
    const kg = one.masses.netKg ?? one.masses.grossKg;
    return kg === null ? [] : [{ kg: rational(kg), purity: measuredIn(one) }];
  });
  const measured = weighed.flatMap(({ kg, purity }) => (purity === undefined ? [] : [{ kg, purity }]));
  const rest = weighed.filter(({ purity }) => purity === undefined);
  const pure = (end: 'low' | 'high') => sum(measured.map(({ kg, purity }) => product(kg, rational(purity[end]))));
  const doses = (end: 'low' | 'high') => rounded(quotient(product(pure(end), rational('1000000')), rational(referenceMg)), 0);
  return {
    measured: { exhibits: measured.length, kg: text(sum(measured.map(({ kg }) => kg))) }, grossOnly: { exhibits: rest.length, kg: text(sum(rest.map(({ kg }) => kg))) }, notWeighed: exhibits.length - weighed.length,
    pureKg: measured.length === 0 ? null : { low: text(pure('low')), high: text(pure('high')) }, referenceDoses: measured.length === 0 ? null : { low: doses('low'), high: doses('high'), mg: referenceMg },
    basis: measured.length === 0 ? { en: 'gross only', fr: 'brut seulement' }
      : { en: `laboratory purity of ${measured.length} of ${exhibits.length} exhibits${rest.length > 0 ? '; gross only for the rest' : ''}; reference dose ${referenceMg} mg`, fr: `pureté de laboratoire (pièces : ${measured.length} sur ${exhibits.length})${rest.length > 0 ? ' ; brut seulement pour le reste' : ''} ; dose de référence de ${referenceMg} mg` },
  };
}

/** The laboratory's value with its ±, within 0 and 1; undefined where it measured none, or found something else than was claimed. */
export function measuredIn({ lab, commodity }: Pick<Exhibit, 'lab' | 'commodity'>): Interval | undefined {
  if (lab === null || lab.purity === null || lab.found !== commodity) return undefined;
  return spread(lab.purity, lab.plusMinus);
}

function spread(purity: string, plusMinus: LabResult['plusMinus']): Interval {
  if (plusMinus === null) return { low: purity, high: purity };
  const [at, off, zero, one] = [purity, plusMinus, '0', '1'].map((written) => rational(written)) as [Rational, Rational, Rational, Rational];
  const [low, high] = [difference(at, off), sum([at, off])];
  return { low: text(order(low, zero) < 0 ? zero : low), high: text(order(high, one) > 0 ? one : high) };
}

function text(value: Rational): string {
  return exactly(value) ?? rounded(value, 9);
}
