// `custos figures …`: shares that cannot be misread, units, and the public figures side by side. Needs no node and touches no data folder.
import type { Command } from 'commander';
import { compare, convert, type Figure, measures, periodWords, populations, publicFigures, Share, valueWords } from '../figures/index.js';
import { BadInput } from '../kernel/index.js';
import { comparisonLines, figureOf, lineOf } from './figure-lines.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson } from './with-node.js';

interface ShareOptions {
  readonly yes: string;
  readonly no?: string;
  readonly unknown: string;
  readonly withheld?: string;
  readonly total: string;
  readonly json?: boolean;
}

export function figureCommands(program: Command): void {
  const figures = program.commands.find((one) => one.name() === 'figures') ?? program.command('figures').description('figures that cannot be misread');
  figures.command('share').description('a share with what is unknown, and the bounds between which the truth lies')
    .requiredOption('--yes <n>', 'known to be so').option('--no <n>', 'known not to be so, where somebody said that').requiredOption('--unknown <n>', 'not known').option('--withheld <n>', 'known and not told').requiredOption('--total <n>', 'of how many').option('--json', 'one JSON document')
    .action(share);
  figures.command('convert').description('an exact conversion within mass or volume').argument('<number>', 'digits with a point').argument('<from>', 'a unit').argument('<to>', 'a unit').option('--places <n>', 'digits after the point').option('--json', 'one JSON document')
    .action((number: string, from: string, to: string, options: { places?: string; json?: boolean }) => {
      const result = convert(number, from, to, options.places === undefined ? undefined : wholeNumber(options.places, '--places'));
      if (options.json === true) printJson(result);
      else print(`${result.number} ${result.from} = ${result.rounded} ${result.to}${result.exact === null || result.exact === result.rounded ? '' : ` (${result.exact})`}`);
    });
  figures.command('compare').description('two figures side by side, or why they may not be').argument('<from>', 'the id of a figure').argument('<to>', 'the id of another').option('--json', 'one JSON document')
    .action((from: string, to: string, options: { json?: boolean }) => {
      const [a, b] = [figureOf(from), figureOf(to)];
      const result = compare(a, b);
      if (options.json === true) printJson({ from: a.id, to: b.id, ...result });
      else print([lineOf(a), lineOf(b), ...comparisonLines(result)].join('\n'));
    });
  figures.command('list').description('the public figures, with their sources').option('--population <code>', 'of one population').option('--measure <code>', 'of one measure').option('--json', 'one JSON document')
    .action((options: { population?: string; measure?: string; json?: boolean }) => {
      const found = [...publicFigures.values()].filter(({ population, measure }) => (options.population ?? population) === population && (options.measure ?? measure) === measure);
      const language = terminalLanguage();
      if (options.json === true) printJson(found);
      else print(table(['id', 'value', 'period', 'figure'], found.map((one) => [one.id, valueWords(one, language), periodWords(one.period, language), one.label[language]])));
    });
  figures.command('show').description('one figure with its caveats, disputes and what it does not say').argument('<id>', 'the id of a figure').option('--json', 'one JSON document')
    .action((id: string, options: { json?: boolean }) => (options.json === true ? printJson(figureOf(id)) : print(figureLines(figureOf(id)).join('\n'))));
}

function share(options: ShareOptions): void {
  checkUnits(options);
  const counts = new Share({
    yes: wholeNumber(options.yes, '--yes'), unknown: wholeNumber(options.unknown, '--unknown'), total: wholeNumber(options.total, '--total'),
    ...(options.no !== undefined && { no: wholeNumber(options.no, '--no') }), ...(options.withheld !== undefined && { withheld: wholeNumber(options.withheld, '--withheld') }),
  });
  if (options.json === true) printJson(counts);
  else print(counts.words(terminalLanguage()));
}

/** A count comes without a unit. Two of them are two figures, and a per cent is of something that is not here. Throws `BadInput`. */
function checkUnits(options: ShareOptions): void {
  const found = (['yes', 'no', 'unknown', 'withheld', 'total'] as const).flatMap((name) => {
    const unit = /^-?[\d\s.,\u00A0\u202F']*\d\s*(%|[^\d\s.,].*)$/u.exec(options[name]?.trim() ?? '')?.[1];
    return unit === undefined ? [] : [{ name, unit: unit.slice(0, 30) }];
  });
  const [first] = found;
  if (first === undefined) return;
  const percent = found.find(({ unit }) => /^(%|per ?cent|p\.?\s*c|pour ?cent|pour-cent)/iu.test(unit));
  if (percent !== undefined) throw new BadInput(`\`--${percent.name}\` is a percentage, and a percentage without its base is no count; give the count, and the \`--total\` that it is of`, { fr: `\`--${percent.name}\` est un pourcentage, et un pourcentage sans sa base n’est pas un décompte ; donnez le décompte, et le \`--total\` dont il est une part` });
  const other = found.find(({ unit }) => unit !== first.unit);
  if (other !== undefined) throw new BadInput(`\`--${first.name}\` is in \`${first.unit}\` and \`--${other.name}\` in \`${other.unit}\`; a share is of one thing: convert first (\`custos figures convert\`), then give bare numbers`, { fr: `\`--${first.name}\` est en \`${first.unit}\` et \`--${other.name}\` en \`${other.unit}\` ; une part est d’une seule chose : convertissez d’abord (\`custos figures convert\`), puis donnez des nombres nus` });
  throw new BadInput(`\`--${first.name}\` has a unit (\`${first.unit}\`); a share is of counts: give bare numbers, all of the same thing`, { fr: `\`--${first.name}\` porte une unité (\`${first.unit}\`) ; une part se fait de décomptes : donnez des nombres nus, tous de la même chose` });
}

function wholeNumber(text: string, option: string): number {
  if (/^\s*[-−]/u.test(text)) throw new BadInput(`\`${option}\` is \`${text.slice(0, 60)}\`; there are no fewer than none`, { fr: `\`${option}\` vaut \`${text.slice(0, 60)}\` ; il n’y en a jamais moins que zéro` });
  if (!/^\d{1,15}$/.test(text)) throw new BadInput(`\`${option}\` is \`${text.slice(0, 60)}\`; a count is a whole number from 0, in digits alone`, { fr: `\`${option}\` vaut \`${text.slice(0, 60)}\` ; un décompte est un nombre entier à partir de 0, en chiffres seulement` });
  return Number(text);
}

function figureLines(figure: Figure): readonly string[] {
  const language = terminalLanguage();
  const isFrench = language === 'fr';
  const heads = isFrench ? { counts: 'mesure', among: 'population', source: 'source', method: 'méthode', base: 'base', no: 'ne dit pas', caveat: 'réserve', dispute: 'contesté', standing: 'statut' } : { counts: 'measure', among: 'population', source: 'source', method: 'method', base: 'base', no: 'does not say', caveat: 'caveat', dispute: 'disputed', standing: 'standing' };
  return [
    lineOf(figure), `${heads.counts}: ${measures.get(figure.measure)?.[language] ?? figure.measure}`, `${heads.among}: ${populations.get(figure.population)?.[language] ?? figure.population}`,
    `${heads.source}: ${figure.source.by[language]}, ${figure.source.where[language]} (${figure.source.cited})`, `${heads.standing}: ${figure.standing}`,
    ...(figure.method === null ? [] : [`${heads.method}: ${figure.method[language]}`]), ...(figure.base === null ? [] : [`${heads.base}: ${figure.base}`]),
    ...figure.doesNotSay.map((words) => `${heads.no}: ${words[language]}`), ...figure.caveats.map((words) => `${heads.caveat}: ${words[language]}`),
    ...figure.disputes.map(({ about, words, against }) => `${heads.dispute} (${about}): ${words[language]}${against === undefined ? '' : ` [${against}]`}`),
  ];
}
