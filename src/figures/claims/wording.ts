// What is said of a claim, and a correction that can be sent, in the language of the text: what the figure is, of whom, of when, by whose source, and what it does not say.
import type { Figure } from '../figure.js';
import { valueWords } from '../figure-words.js';
import { periodWords } from '../period.js';
import { measures, populations } from '../terms.js';
import { type Language, numberWords, percentWords } from '../wording.js';
import { isHeld } from './holders.js';
import type { Verdict } from './judgement.js';
import type { Quantity } from './quantity.js';
import type { Relation } from './relation.js';

export interface Told {
  readonly written: string;
  readonly quantity: Quantity;
  readonly verdict: Verdict;
  readonly relation: Relation | undefined;
  /** The text itself says that the claim is wrong. */
  readonly isRefuted: boolean;
}

/** Whether a text repeats a claim to reject it: the claim is judged, the writer is not accused. */
export function isRefutedHere(folded: string, next: string): boolean {
  const rejects = /\b(?:incorrectly|wrongly|falsely|mistakenly|erroneously|inaccurately|incorrect|misread|misreport\w*|not true|untrue|false claim|a tort|par erreur|erronement|faussement|inexact\w*|errone\w*|incorrectement)\b/;
  return rejects.test(folded) || /^["' ]*(?:this|that|it|these|both|cela|ceci|c'est|ce|cette)\b[^.;]{0,40}(?:incorrect|wrong|false|inaccurate|not so|misread|inexact|faux|errone|n'est pas)/.test(next);
}

const figureSentence = (figure: Figure, language: Language): string => {
  const value = figure.value.kind === 'share' && (figure.value.counts.withheld ?? 0) === 0 ? `${numberWords(String(figure.value.counts.yes), language)} / ${numberWords(String(figure.value.counts.total), language)} (${valueWords(figure, language)})` : valueWords(figure, language);
  return language === 'fr'
    ? `${figure.label.fr} : ${value} (${periodWords(figure.period, 'fr')} ; source : ${figure.source.by.fr})`
    : `${figure.label.en}: ${value} (${periodWords(figure.period, 'en')}; source: ${figure.source.by.en})`;
};

const termOf = (terms: ReadonlyMap<string, { readonly en: string; readonly fr: string }>, code: string, language: Language): string => terms.get(code)?.[language] ?? code;

export function explanationOf({ written, verdict, relation, isRefuted, quantity }: Told, language: Language): string {
  const figure = relation?.target.figure;
  const fr = language === 'fr';
  const stands = figure === undefined ? '' : ` ${figureSentence(figure, language)}.`;
  const dispute = figure?.disputes.map(({ words }) => words[language]).join(fr ? ' ; ' : '; ') ?? '';
  const refuted = !isRefuted || verdict === 'agrees' ? '' : fr ? ' Le texte lui-même rejette cette affirmation : rien n’y est reproché à son auteur.' : ' The text itself rejects this claim; its author is not at fault.';
  const caveat = figure !== undefined && figure.doesNotSay.length > 0 ? (fr ? ` Ne dit pas : ${figure.doesNotSay.map((one) => one.fr).join(' ; ')}.` : ` It does not say: ${figure.doesNotSay.map((one) => one.en).join('; ')}.`) : '';
  switch (verdict) {
    case 'agrees': return (fr ? `« ${written} » s’accorde avec le chiffre publié.` : `“${written}” agrees with the figure.`) + stands + caveat + (dispute === '' ? '' : fr ? ` Contesté : ${dispute}.` : ` Disputed: ${dispute}.`);
    case 'contradicts': return (fr ? `« ${written} » contredit le chiffre publié.` : `“${written}” contradicts the figure.`) + stands + refuted;
    case 'reads_unknown_as_yes': return (fr ? `« ${written} » compte comme établi ce que personne ne sait : ces groupes sont ceux dont on sait trop peu.` : `“${written}” counts as established what nobody knows: these are the groups about which too little is known.`) + stands + refuted;
    case 'other_population': return (fr ? `« ${written} » est vrai d’une autre population : ${figure === undefined ? '' : termOf(populations, figure.population, 'fr')}.` : `“${written}” is true of another population: ${figure === undefined ? '' : termOf(populations, figure.population, 'en')}.`) + stands + refuted;
    case 'other_measure': return (fr ? `« ${written} » est le nombre d’autre chose : ${figure === undefined ? '' : termOf(measures, figure.measure, 'fr')}.` : `“${written}” is the number of something else: ${figure === undefined ? '' : termOf(measures, figure.measure, 'en')}.`) + stands + caveat + refuted;
    case 'period_disputed': return (fr ? `La période de « ${written} » est contestée : ${dispute}.` : `The period of “${written}” is disputed: ${dispute}.`) + stands;
    case 'not_comparable': return (fr ? `« ${written} » est mis à côté d’un nombre auquel il ne se compare pas : mesure, population, organisme ou période diffèrent.` : `“${written}” is set beside a number that it cannot be compared with: measure, population, agency or period differ.`) + stands + caveat;
    case 'small_base': return (fr ? `« ${written} » est le pourcentage d’une base si petite qu’un arrondi ou une seule prise en décide.` : `“${written}” is a per cent of a base so small that a rounding or one find decides it.`) + stands + (dispute === '' ? '' : fr ? ` Contesté : ${dispute}.` : ` Disputed: ${dispute}.`);
    case 'uncheckable': return quantity.kind === 'vague' ? (fr ? `« ${written} » ne donne pas de nombre.` : `“${written}” gives no number.`) + stands : (fr ? `« ${written} » ne dit ni de quelle base, ni de quelle période, ni de quel organisme : rien ne permet de le vérifier.` : `“${written}” names no base, no period or no agency: nothing can check it.`) + (figure === undefined ? '' : stands);
    case 'no_figure': break;
  }
  return fr ? `Aucun chiffre connu ici ne porte sur « ${written} ». Ce n’est pas dire que c’est faux.` : `No figure that is known here is about “${written}”. That does not say that it is wrong.`;
}

/** Null where there is nothing to correct or nothing to set in its place. */
export function correctionOf({ verdict, relation, written, quantity }: Told, language: Language): string | null {
  const figure = relation?.target.figure;
  const fr = language === 'fr';
  if (verdict === 'agrees' || verdict === 'no_figure') return null;
  if (verdict === 'uncheckable') return quantity.kind === 'vague' ? null : fr ? `Donnez la base, la période et l’organisme de « ${written} », ou retirez le chiffre.` : `Give the base, the period and the agency of “${written}”, or leave the number out.`;
  if (figure === undefined) return fr ? `Donnez les deux quantités sans pourcentage : la base de « ${written} » est trop petite pour en porter un.` : `Give the two quantities without a per cent: the base of “${written}” is too small to bear one.`;
  const [stated, limits] = [figureSentence(figure, language), figure.doesNotSay.map((one) => one[language]).join(fr ? ' ; ' : '; ')];
  const not = limits === '' ? '' : fr ? ` Ce chiffre ne dit pas : ${limits}.` : ` This figure does not say: ${limits}.`;
  switch (verdict) {
    case 'reads_unknown_as_yes': return unknownCorrection(figure, language);
    case 'contradicts': return fr ? `Au lieu de « ${written} », lire : ${stated}.${not}` : `Instead of “${written}”, read: ${stated}.${not}`;
    case 'other_population': return fr ? `Le chiffre vaut pour : ${termOf(populations, figure.population, 'fr')}, et pour personne d’autre. ${stated}.${not}` : `The number is of ${termOf(populations, figure.population, 'en')}, and of nobody else. ${stated}.${not}`;
    case 'other_measure': return fr ? `Le chiffre compte : ${termOf(measures, figure.measure, 'fr')}, et rien de plus. ${stated}.${not}` : `The number counts ${termOf(measures, figure.measure, 'en')}, and no more. ${stated}.${not}`;
    case 'period_disputed': return fr ? `La période de ce chiffre est contestée ; ne le donnez pas sans le dire : ${figure.disputes.map(({ words }) => words.fr).join(' ; ')}.` : `The period of this number is disputed; do not give it without saying so: ${figure.disputes.map(({ words }) => words.en).join('; ')}.`;
    case 'not_comparable': return fr ? `Donnez chaque chiffre à part, sans tendance ni rapport. ${stated}.${not}` : `Give each number by itself, without a trend or a ratio. ${stated}.${not}`;
    case 'small_base': break;
  }
  return fr ? `Donnez les quantités sans pourcentage : la base est trop petite pour en porter un. ${stated}.` : `Give the quantities without a per cent: the base is too small to bear one. ${stated}.`;
}

function unknownCorrection(figure: Figure, language: Language): string {
  if (figure.value.kind !== 'share') return figureSentence(figure, language);
  const { yes, unknown, total } = figure.value.counts;
  const say = (count: number): string => percentWords((100 * count / total).toFixed(1), language);
  if (isHeld(figure)) {
    return language === 'fr'
      ? `${figure.label.fr} : ${yes} sur ${numberWords(String(total), 'fr')} (${say(yes)}) sont établis ; pour ${unknown} (${say(unknown)}), on ne sait pas (${periodWords(figure.period, 'fr')}). Source : ${figure.source.by.fr}.`
      : `${figure.label.en}: ${yes} of ${numberWords(String(total), 'en')} (${say(yes)}) are known to be so; of ${unknown} (${say(unknown)}) it is not known (${periodWords(figure.period, 'en')}). Source: ${figure.source.by.en}.`;
  }
  return language === 'fr'
    ? `Sur ${numberWords(String(total), 'fr')} groupes évalués (${periodWords(figure.period, 'fr')}), ${yes} (${say(yes)}) sont connus pour avoir influence ou accès ; pour ${unknown} (${say(unknown)}), on sait trop peu pour le dire. La part véritable se situe entre ${say(yes)} et ${say(yes + unknown)}. Source : ${figure.source.by.fr}.`
    : `Of ${numberWords(String(total), 'en')} groups assessed (${periodWords(figure.period, 'en')}), ${yes} (${say(yes)}) are known to have influence or access; for ${unknown} (${say(unknown)}) too little is known to tell. The true share lies between ${say(yes)} and ${say(yes + unknown)}. Source: ${figure.source.by.en}.`;
}
