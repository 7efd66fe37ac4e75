// How much drug a mass or a number of tablets held, as an interval that names what it rests on. Without a purity it is gross only, and there is no count of doses (domain.md section 6).
// The dose is a reference dose: 2 mg is a convention, and what it does to somebody depends on tolerance. It is called nothing else here (equivalence.test.ts).
import { exactly, numberWords, order, percentWords, product, quotient, type Rational, rational, rounded, type Words } from '../../figures/index.js';
import { BadInput } from '../../kernel/index.js';
import type { Interval } from './purity.js';
import type { PuritySample } from './purity-samples.js';

/** What a purity is drawn from. */
export type PurityFrom = { readonly kind: 'given' } | { readonly kind: 'sample'; readonly sample: PuritySample };

export type Held =
  | { readonly kind: 'mass'; readonly grossKg: string; /** Null: nobody measured it. */ readonly purity: Interval | null; readonly from: PurityFrom }
  | { readonly kind: 'tablets'; readonly tablets: string; readonly mgPerTablet: Interval | null; readonly from: PurityFrom };

/** Numbers are decimal text. */
export interface Equivalence {
  readonly held: Held;
  readonly pureKg: Interval | null;
  /** How many times `mg` the pure mass is, to the nearest one. */
  readonly referenceDoses: (Interval & { readonly mg: string }) | null;
  readonly basis: Words;
}

/** DEA convention, criticised as unsound (domain.md section 6): a unit to count in. */
export const defaultReferenceMg = '2';

/** Throws `BadInput` for a mass or a number below zero, a dose of zero, or a purity over 1. */
export function equivalentOf(held: Held, referenceMg: string = defaultReferenceMg): Equivalence {
  const mg = atLeast(referenceMg, '--reference-mg', true);
  const amount = held.kind === 'mass' ? atLeast(held.grossKg, '--gross-kg') : wholeNumber(held.tablets);
  const each = held.kind === 'mass' ? held.purity : held.mgPerTablet;
  if (each === null) return { held, pureKg: null, referenceDoses: null, basis: grossOnly };
  if (held.kind === 'mass' && order(rational(each.high), rational('1')) > 0) throw new BadInput('the purity is over 1; write a fraction between 0 and 1', { fr: 'la pureté dépasse 1 ; écrivez une fraction de 0 à 1' });
  const milligrams = held.kind === 'tablets' ? rational('1/1000000') : rational('1');
  const pure = (one: string) => product(product(amount, rational(one)), milligrams);
  const doses = (one: string) => rounded(quotient(product(pure(one), rational('1000000')), mg), 0);
  return { held, pureKg: { low: text(pure(each.low)), high: text(pure(each.high)) }, referenceDoses: { low: doses(each.low), high: doses(each.high), mg: referenceMg }, basis: basisOf(held, each, referenceMg) };
}

const grossOnly: Words = { en: 'gross only', fr: 'brut seulement' };

/** The shape that `custos drugs equivalent --json` answers with. */
export function equivalenceJson({ held, pureKg, referenceDoses, basis }: Equivalence): object {
  const numbers = ({ low, high }: Interval) => ({ low: Number(low), high: Number(high) });
  return {
    ...(held.kind === 'mass' ? { gross_kg: Number(held.grossKg) } : { tablets: Number(held.tablets), mg_per_tablet: held.mgPerTablet && numbers(held.mgPerTablet) }),
    pure_kg: pureKg && numbers(pureKg), reference_doses: referenceDoses && { ...numbers(referenceDoses), mg: Number(referenceDoses.mg) }, basis: basis.en,
  };
}

function basisOf(held: Held, each: Interval, mg: string): Words {
  const dose: Words = { en: `reference dose ${mg} mg`, fr: `dose de référence de ${numberWords(mg, 'fr')} mg` };
  const { from } = held;
  if (from.kind === 'sample') {
    const said = sampleWords(from.sample);
    return { en: `sample ${from.sample.code} (${said.en}); ${dose.en}`, fr: `échantillon ${from.sample.code} (${said.fr}) ; ${dose.fr}` };
  }
  const range = (language: 'en' | 'fr') => [...new Set([each.low, each.high])].map((one) => numberWords(one, language)).join(language === 'fr' ? ' à ' : ' to ');
  const point = each.low === each.high ? { en: ', a single value without its spread', fr: ', une seule valeur sans dispersion' } : { en: '', fr: '' };
  return held.kind === 'mass'
    ? { en: `purity ${range('en')} as given${point.en}; ${dose.en}`, fr: `pureté de ${range('fr')} telle que donnée${point.fr} ; ${dose.fr}` }
    : { en: `${range('en')} mg per tablet as given${point.en}; ${dose.en}`, fr: `${range('fr')} mg par comprimé, tels que donnés${point.fr} ; ${dose.fr}` };
}

/** The sample with what was found: its ends, its middle, how many. */
export function sampleWords(sample: PuritySample): Words {
  const { low, high, lowIsOpen, highIsOpen, middle, n } = sample;
  const value = (one: string, language: 'en' | 'fr') => (sample.measure === 'fraction' ? percentWords(exactly(product(rational(one), rational('100'))) ?? one, language) : `${numberWords(one, language)} mg`);
  const middleWords = { mean: { en: 'mean', fr: 'moyenne' }, median: { en: 'median', fr: 'médiane' }, stated: { en: 'stated value', fr: 'valeur énoncée' } } as const;
  const ends: Words = {
    en: `${lowIsOpen ? 'under ' : ''}${value(low, 'en')} to ${highIsOpen ? 'over ' : ''}${value(high, 'en')}`,
    fr: `${lowIsOpen ? 'moins de ' : ''}${value(low, 'fr')} à ${highIsOpen ? 'plus de ' : ''}${value(high, 'fr')}`,
  };
  const parts = (language: 'en' | 'fr') => [
    sample[language],
    ...(middle === null ? [] : [`${middleWords[middle.kind][language]} ${value(middle.value, language)}`]),
    low === high ? { en: 'its spread was not published', fr: 'dispersion non publiée' }[language] : ends[language],
    ...(n === null ? [] : [`n = ${numberWords(String(n), language)}`]),
  ].join(language === 'fr' ? ' ; ' : '; ');
  return { en: parts('en'), fr: parts('fr') };
}

function atLeast(written: string, option: string, isAbove = false): Rational {
  const value = rational(written.trim());
  if (value.top > 0n || (value.top === 0n && !isAbove)) return value;
  throw new BadInput(`\`${option}\` is ${isAbove ? 'zero or below' : 'below zero'}; give a number above`, { fr: `\`${option}\` est ${isAbove ? 'nul ou inférieur à zéro' : 'inférieur à zéro'} ; donnez un nombre supérieur` });
}

function wholeNumber(written: string): Rational {
  if (/^\d{1,15}$/.test(written.trim())) return rational(written.trim());
  throw new BadInput('`--tablets` is a whole number from 0, in digits alone', { fr: '`--tablets` est un nombre entier à partir de 0, en chiffres seulement' });
}

/** Exact where it is, else to the microgram. */
function text(value: Rational): string {
  const exact = exactly(value);
  return exact === undefined ? rounded(value, 9) : exact;
}
