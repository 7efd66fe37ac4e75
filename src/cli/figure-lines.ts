// Figures side by side as lines of the terminal: each with its period, then the difference or every reason why there is none.
import { type Comparison, type Figure, periodWords, publicFigures, type Span, units, valueWords } from '../figures/index.js';
import { BadInput } from '../kernel/index.js';
import { terminalLanguage } from './language.js';

/** Throws `BadInput` where there is no public figure of that id. */
export function figureOf(id: string): Figure {
  const found = publicFigures.get(id);
  if (found === undefined) throw new BadInput(`there is no public figure \`${id.slice(0, 60)}\`; \`custos figures list\` names them`, { fr: `il n’y a pas de chiffre public \`${id.slice(0, 60)}\` ; \`custos figures list\` les nomme` });
  return found;
}

export function lineOf(figure: Figure): string {
  const language = terminalLanguage();
  return `${figure.id}: ${valueWords(figure, language)} · ${figure.label[language]} · ${periodWords(figure.period, language)}`;
}

export function comparisonLines(result: Comparison): readonly string[] {
  const language = terminalLanguage();
  const isFrench = language === 'fr';
  const reasons = result.reasons.map((reason) => `  ${reason.code}: ${reason[language]}`);
  if (!result.comparable) return [isFrench ? 'non comparables :' : 'not comparable:', ...reasons];
  const unit = units.get(result.unit)?.[language] ?? result.unit;
  return [
    `${isFrench ? 'écart' : 'difference'}: ${spanText(result.difference)} ${unit}`,
    ...(result.ratio === null ? [] : [`${isFrench ? 'rapport' : 'ratio'}: ${spanText(result.ratio)}`]),
    ...(result.percentChange === null ? [] : [`${isFrench ? 'variation' : 'change'}: ${spanText(result.percentChange)} %`]),
    ...(result.direction === 'not_known' ? [isFrench ? 'le sens n’est pas connu : l’inconnu pourrait le renverser' : 'direction not known: what is unknown could turn it round'] : []),
    ...(result.conflict ? [isFrench ? 'conflit : les deux ne peuvent pas être vrais' : 'conflict: they cannot both be true'] : []), ...reasons,
  ];
}

function spanText([low, high]: Span): string {
  return low !== null && low === high ? low : `${low ?? '?'} … ${high ?? '?'}`;
}
