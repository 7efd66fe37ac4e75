// `custos figures likelihood` and `custos figures draft`: the words of estimates, and what to mend in a draft. Needs no node, touches no data folder, keeps nothing.
import type { Command } from 'commander';
import { type Band, bands, bandsOf, confidences, draftMarks, type Mark, type MarkCode } from '../figures/drafting/index.js';
import { type Figure, referenceFigures } from '../figures/index.js';
import { BadInput } from '../kernel/index.js';
import { textOf } from './claim-commands.js';
import { terminalLanguage } from './language.js';
import { printable, table } from './table.js';
import { print, printJson } from './with-node.js';

interface DraftOptions {
  readonly lang?: string;
  readonly releasedOnly?: boolean;
  readonly json?: boolean;
}

export function draftCommands(program: Command): void {
  const figures = program.commands.find((one) => one.name() === 'figures') ?? program.command('figures').description('figures that cannot be misread');
  figures.command('likelihood').description('the words of likelihood with their bands, and the levels of confidence apart from them').argument('[percent]', 'only the words for this per cent').option('--json', 'one JSON document')
    .action(likelihood);
  figures.command('draft').description('what to mend in a draft: likelihood mixed with confidence, words on no scale, numbers without a figure').argument('<file>', 'plain text, at most 2 MB; a figure is named as [its-id] behind its number')
    .option('--lang <en|fr>', 'the language of the text; told from its words when absent').option('--released-only', 'by figures that the public may see and no others').option('--json', 'one JSON document')
    .action(draft);
}

function likelihood(percent: string | undefined, { json }: { readonly json?: boolean }): void {
  const found = percent === undefined ? bands : bandsOf(numberOf(percent));
  if (json === true) {
    printJson(percent === undefined ? { bands: found, confidence: confidences } : { percent: numberOf(percent), bands: found });
    return;
  }
  if (found.length === 0) {
    print(terminalLanguage() === 'fr' ? 'aucun mot : ce qui est sûr ne s’estime pas, et sous 1 % ou au-dessus de 99 % on donne le nombre et son calcul' : 'no word: what is certain is not estimated, and below 1% or above 99% give the number and how it was reached');
    return;
  }
  print(table(terminalLanguage() === 'fr' ? ['%', 'anglais', 'français'] : ['%', 'English', 'French'], found.map(bandRow)));
  if (percent !== undefined) return;
  print(['', terminalLanguage() === 'fr' ? 'Confiance (des éléments, jamais de l’événement ; dans une phrase à part) :' : 'Confidence (of the evidence, never of the event; in a sentence of its own):', ...confidences.map((one) => `  ${one.en[0]} · ${one.fr[0]}: ${one.says[terminalLanguage()]}`)].join('\n'));
}

function bandRow({ low, high, en, fr }: Band): readonly string[] {
  return [`${low}–${high}`, en.join(', '), fr.join(', ')];
}

function numberOf(percent: string): number {
  const text = percent.replace(',', '.').replace(/\s*%$/, '');
  if (!/^\d{1,3}(?:\.\d{1,6})?$/.test(text)) throw new BadInput(`\`${percent.slice(0, 60)}\` is no per cent; give a number from 0 to 100`, { fr: `\`${percent.slice(0, 60)}\` n’est pas un pourcentage ; donnez un nombre de 0 à 100` });
  return Number(text);
}

function draft(file: string, { lang, releasedOnly, json }: DraftOptions): void {
  if (lang !== undefined && lang !== 'en' && lang !== 'fr') throw new BadInput('`--lang` is `en` or `fr`', { fr: '`--lang` est `en` ou `fr`' });
  const figures: ReadonlyMap<string, Figure> = releasedOnly === true ? new Map([...referenceFigures].filter(([, { isReleased }]) => isReleased)) : referenceFigures;
  const marks = draftMarks(textOf(file), figures, lang);
  if (json === true) printJson(marks);
  else print(markLines(marks).join('\n'));
}

const markWords: Readonly<Record<'en' | 'fr', Readonly<Record<MarkCode, string>>>> = {
  en: { mixes_likelihood_and_confidence: 'mixes likelihood and confidence', word_on_no_scale: 'word on no scale', number_without_figure: 'number without a figure', figure_says_otherwise: 'the figure says otherwise', no_such_figure: 'no such figure' },
  fr: { mixes_likelihood_and_confidence: 'mêle probabilité et confiance', word_on_no_scale: 'mot hors échelle', number_without_figure: 'nombre sans chiffre', figure_says_otherwise: 'le chiffre dit autre chose', no_such_figure: 'chiffre inexistant' },
};

function markLines(marks: readonly Mark[]): readonly string[] {
  const language = terminalLanguage();
  if (marks.length === 0) return [language === 'fr' ? 'rien à reprendre ; ce que les chiffres ne couvrent pas reste à vérifier' : 'nothing to mend; what no figure is about is still yours to check'];
  return marks.flatMap(({ sentence, mark, explanation, instead }) => [markWords[language][mark].toUpperCase(), `  ${printable(sentence)}`, `  ${printable(explanation)}`, ...(instead === null ? [] : [`  → ${printable(instead)}`]), '']);
}
