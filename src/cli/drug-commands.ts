// `custos drugs …`: how much drug a mass held, the samples that a purity is drawn from, what is seized and in which units. Needs no node and touches no data folder.
import type { Command } from 'commander';
import { numberWords } from '../figures/index.js';
import { BadInput } from '../kernel/index.js';
import { commodities, defaultReferenceMg, drugCodes, type Equivalence, equivalenceJson, equivalentOf, type Held, type Interval, parseMilligrams, parsePurity, potencyRatios, puritySamples, sampleOf, sampleWords } from '../operations/commodities/index.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson } from './with-node.js';

interface EquivalentOptions {
  readonly grossKg?: string;
  readonly purity?: string;
  readonly sample?: string;
  readonly tablets?: string;
  readonly mgPerTablet?: string;
  readonly referenceMg: string;
  readonly json?: boolean;
}
interface JsonOption {
  readonly json?: boolean;
}

export function drugCommands(program: Command): void {
  const drugs = program.command('drugs').description('what is seized, in which units, and how much drug it held');
  drugs.command('equivalent').description('pure mass and reference doses as an interval; gross only without a purity')
    .option('--gross-kg <n>', 'gross mass').option('--purity <low:high>', 'fractions of the mass, such as 0.08:0.12').option('--sample <code>', 'a purity sample that `custos drugs samples` names')
    .option('--tablets <n>', 'instead of a mass').option('--mg-per-tablet <low:high>', 'active substance in one').option('--reference-mg <n>', 'the dose to count in', defaultReferenceMg).option('--json', 'one JSON document')
    .action((options: EquivalentOptions) => {
      const found = equivalentOf(heldOf(options), options.referenceMg);
      if (options.json === true) printJson(equivalenceJson(found));
      else print(equivalenceLines(found).join('\n'));
    });
  drugs.command('samples').description('purity samples with their ends, days and what they do not say').option('--json', 'one JSON document').action(samples);
  drugs.command('potency').description('how many times as potent as fentanyl; never multiplied with a purity').option('--json', 'one JSON document').action(potency);
  drugs.command('commodities').description('what is seized, by code, with the units it is counted in').option('--json', 'one JSON document').action(reference);
  drugs.command('codes').description('UCR2 codes of drug offences, with their days').option('--json', 'one JSON document').action(codes);
}

/** Throws `BadInput` where mass and tablets stand together, or a purity beside a sample. */
function heldOf({ grossKg, purity, sample, tablets, mgPerTablet }: EquivalentOptions): Held {
  if ((grossKg === undefined) === (tablets === undefined)) throw new BadInput('give `--gross-kg` or `--tablets`, and one of them alone: tablets are no mass', { fr: 'donnez `--gross-kg` ou `--tablets`, et l’un seulement : des comprimés ne sont pas une masse' });
  const each = grossKg === undefined ? mgPerTablet : purity;
  if (sample !== undefined && each !== undefined) throw new BadInput('a purity is given or drawn from a sample, not both', { fr: 'une pureté est donnée ou tirée d’un échantillon, pas les deux' });
  if (grossKg !== undefined && mgPerTablet !== undefined) throw new BadInput('`--mg-per-tablet` is for `--tablets`', { fr: '`--mg-per-tablet` va avec `--tablets`' });
  if (tablets !== undefined && purity !== undefined) throw new BadInput('`--purity` is for `--gross-kg`; tablets have `--mg-per-tablet`', { fr: '`--purity` va avec `--gross-kg` ; les comprimés ont `--mg-per-tablet`' });
  const found = sample === undefined ? undefined : sampleOf(sample, grossKg === undefined ? 'mg-per-tablet' : 'fraction');
  const from: Held['from'] = found === undefined ? { kind: 'given' } : { kind: 'sample', sample: found };
  const interval = found ?? (each === undefined ? null : grossKg === undefined ? parseMilligrams(each, '--mg-per-tablet') : parsePurity(each, '--purity'));
  return grossKg === undefined ? { kind: 'tablets', tablets: tablets ?? '', mgPerTablet: interval, from } : { kind: 'mass', grossKg, purity: interval, from };
}

function equivalenceLines({ held, pureKg, referenceDoses, basis }: Equivalence): readonly string[] {
  const language = terminalLanguage();
  const isFrench = language === 'fr';
  const said = ({ low, high }: Interval) => [...new Set([low, high])].map((one) => numberWords(one, language)).join(' – ');
  const dose = referenceDoses === null ? '' : numberWords(referenceDoses.mg, language);
  return [
    held.kind === 'mass' ? `${isFrench ? 'masse brute' : 'gross'}: ${numberWords(held.grossKg, language)} kg` : `${isFrench ? 'comprimés' : 'tablets'}: ${numberWords(held.tablets, language)}`,
    ...(pureKg === null ? [] : [`${isFrench ? 'masse pure' : 'pure'}: ${said(pureKg)} kg`]),
    ...(referenceDoses === null ? [] : [`${isFrench ? `doses de référence (${dose} mg)` : `reference doses (${dose} mg)`}: ${said(referenceDoses)}`]),
    `${isFrench ? 'fondement' : 'basis'}: ${basis[language]}`,
    ...(held.from.kind === 'sample' ? held.from.sample.doesNotSay.map((words) => `${isFrench ? 'ne dit pas' : 'does not say'}: ${words[language]}`) : []),
    ...(pureKg === null ? [isFrench ? 'sans pureté mesurée, aucune dose n’est comptée' : 'without a measured purity no dose is counted'] : []),
  ];
}

function samples({ json }: JsonOption): void {
  const language = terminalLanguage();
  if (json === true) return printJson([...puritySamples.values()]);
  return print(table(['code', 'days', 'source', 'sample'], [...puritySamples.values()].map((one) => [one.code, one.from === null ? '–' : `${one.from} … ${one.to ?? ''}`, one.source, sampleWords(one)[language]])));
}

function potency({ json }: JsonOption): void {
  const language = terminalLanguage();
  if (json === true) return printJson(potencyRatios);
  const near = { en: { most: 'up to about', one: 'about', note: 'A ratio of potency is no purity; no dose is counted with it.' }, fr: { most: 'jusqu’à environ', one: 'environ', note: 'Un rapport de puissance n’est pas une pureté ; aucune dose n’en est tirée.' } }[language];
  print(table(['code', 'fentanyl ×', 'source', 'substance'], potencyRatios.map((one) => [one.code, `${one.low === null ? near.most : near.one} ${one.high}`, one.source, one[language]])));
  return print(near.note);
}

function reference({ json }: JsonOption): void {
  const language = terminalLanguage();
  if (json === true) return printJson([...commodities.values()]);
  return print(table(['code', 'units', 'commodity'], [...commodities.values()].map((one) => [one.code, one.class === 'money' ? 'CAD, USD, …' : one.units.join(' '), `${one[language]}${one.note === null ? '' : `; ${one.note[language]}`}`])));
}

function codes({ json }: JsonOption): void {
  const language = terminalLanguage();
  if (json === true) return printJson(drugCodes);
  return print(table(['code', 'from', 'to', 'offence'], drugCodes.map((one) => [one.code, one.effectiveFrom ?? '', one.effectiveTo ?? '', one[language]])));
}
