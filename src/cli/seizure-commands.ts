// `custos seizures …`: two figures of seizures side by side or every reason why not, and what was claimed in public. Needs no node and touches no data folder.
import type { Command } from 'commander';
import { compareSeizures, type SeizureComparison, type TestedClaim, testedClaims } from '../operations/comparison/index.js';
import { comparisonLines, figureOf, lineOf } from './figure-lines.js';
import { type TerminalLanguage, terminalLanguage } from './language.js';
import { print, printJson } from './with-node.js';

export function seizureCommands(program: Command): void {
  const seizures = program.commands.find((one) => one.name() === 'seizures') ?? program.command('seizures').description('seizures over time and place');
  seizures.command('compare').description('two figures of seizures side by side, or every reason why they may not be').argument('<from>', 'the id of a figure').argument('<to>', 'the id of another').option('--json', 'one JSON document')
    .action((from: string, to: string, options: { json?: boolean }) => {
      const found = compareSeizures(figureOf(from), figureOf(to));
      const { comparison, ...rest } = found;
      if (options.json === true) printJson({ ...rest, ...comparison });
      else print([lineOf(figureOf(from)), lineOf(figureOf(to)), ...comparisonLines(comparison), ...conditionLines(found, terminalLanguage())].join('\n'));
    });
  seizures.command('claims').description('what was claimed of seizures in public, tested by the figures behind it').option('--json', 'one JSON document')
    .action((options: { json?: boolean }) => {
      const found = testedClaims();
      if (options.json === true) printJson(found);
      else print(found.map((one) => claimLines(one, terminalLanguage()).join('\n')).join('\n\n'));
    });
}

function conditionLines({ overlap, effort }: SeizureComparison, language: TerminalLanguage): readonly string[] {
  const isFrench = language === 'fr';
  const unstated = isFrench ? 'non précisé' : 'not stated';
  const days = overlap === null ? (isFrench ? 'aucune' : 'none') : `${overlap.from} … ${overlap.to}, ${overlap.months === null ? `${overlap.days} ${isFrench ? 'jours' : 'days'}` : `${overlap.months} ${isFrench ? 'mois' : 'months'}`}`;
  return [`${isFrench ? 'période commune' : 'shared period'}: ${days}`, `${isFrench ? 'effort de recherche' : 'effort'}: ${effort.map((one) => one ?? unstated).join(', ')}`];
}

const verdictWords: Readonly<Record<TestedClaim['verdict'], Readonly<Record<TerminalLanguage, string>>>> = {
  period_disputed: { en: 'period disputed', fr: 'période contestée' }, arithmetic_fine: { en: 'arithmetic fine', fr: 'calcul juste' }, other_measure: { en: 'counts something else', fr: 'compte autre chose' },
  holds_as_rounded: { en: 'correct as rounded only', fr: 'juste seulement tel qu’arrondi' }, holds: { en: 'holds', fr: 'tient' }, contradicted: { en: 'contradicted', fr: 'contredit' }, converted: { en: 'converted', fr: 'converti' },
  agrees: { en: 'agrees', fr: 'concorde' }, loosely_true: { en: 'loosely true', fr: 'vrai en gros' }, computed: { en: 'computed', fr: 'calculé' }, not_usable: { en: 'not usable', fr: 'inutilisable' }, usable: { en: 'usable', fr: 'utilisable' },
  not_comparable: { en: 'not comparable', fr: 'non comparables' }, comparable: { en: 'comparable', fr: 'comparables' },
};

function claimLines({ id, says, verdict, arithmetic, reasons, note }: TestedClaim, language: TerminalLanguage): readonly string[] {
  return [
    `${id}: ${says[language]}`, `  → ${verdictWords[verdict][language]}${note === null ? '' : `; ${note[language]}`}`,
    ...arithmetic.map((one) => `  ${one[language]}: ${one.value} ${one.unit === 'percent' ? '%' : one.unit}`), ...reasons.map((one) => `  ${one.code}: ${one[language]}`),
  ];
}
