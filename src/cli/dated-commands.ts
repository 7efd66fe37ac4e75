// `custos figures commitments|trend|map|import`: commitments in three stages, series that refuse false trends, figures by province. The first three need no node and show what is public.
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { publicCommitments, readCommitments, readFigures, stages, stageState, stageWords } from '../figures/commitments/index.js';
import { byProvince, type Figure, periodWords, provinceFigures, provinces, publicFigures, seriesOf, trendOf, valueWords } from '../figures/index.js';
import type { DatedTaken } from '../http/contract.js';
import { BadInput } from '../kernel/index.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

type Kind = 'commitments' | 'figures';
interface ImportOptions extends Asker {
  readonly kind: string;
  readonly quarantine?: string;
  readonly json?: boolean;
}

export function datedCommands(program: Command): void {
  const figures = program.commands.find((one) => one.name() === 'figures') ?? program.command('figures').description('figures that cannot be misread');
  figures.command('commitments').description('public commitments: promised, funded, delivered; or, with a file, which of its rows would be quarantined').option('--check <file>', 'a CSV of commitments').option('--check-figures <file>', 'a CSV of dated figures').option('--json', 'one JSON document').action(commitments);
  figures.command('trend').description('the series of a public figure: what may be joined by a line, and why the rest may not').argument('<id>', 'the id of a figure').option('--json', 'one JSON document').action(trend);
  figures.command('map').description('a public figure by province and territory').argument('<id>', 'the id of a figure').option('--json', 'one JSON document').action(map);
  figures.command('import').description('bring a table of your agency in; rows that cannot be read are quarantined').argument('<file>', 'CSV').requiredOption('--kind <kind>', '`commitments` or `figures`').option('--quarantine <file>', 'where to write the lines that were set aside, as CSV').option('--as <user>').option('--purpose <code>').option('--case <agency~case>').option('--json', 'one JSON document').action(bringIn);
}

function commitments(options: { readonly check?: string; readonly checkFigures?: string; readonly json?: boolean }): void {
  const language = terminalLanguage();
  const file = options.check ?? options.checkFigures;
  if (file !== undefined) return checked(options.check === undefined ? 'figures' : 'commitments', file, options.json === true);
  const all = [...publicCommitments.values()];
  if (options.json === true) return printJson(all.map((one) => ({ ...one, stages: Object.fromEntries(stages.map((name) => [name, { state: stageState(one, name), words: { en: stageWords(one, name, 'en'), fr: stageWords(one, name, 'fr') }, on: one.stages[name]?.on ?? null, source: one.stages[name]?.source ?? null }])) })));
  const heads = language === 'fr' ? ['nom', 'promis', 'financé', 'livré', 'engagement'] : ['id', 'promised', 'funded', 'delivered', 'commitment'];
  return print(table(heads, all.map((one) => [one.id, ...stages.map((name) => stageWords(one, name, language)), one.label[language]])));
}

function checked(kind: Kind, file: string, isJson: boolean): void {
  const text = textOf(file);
  const { rows, quarantined } = kind === 'commitments' ? readCommitments(text) : readFigures(text);
  if (isJson) return printJson({ rows: rows.length, quarantined });
  const language = terminalLanguage();
  return print([language === 'fr' ? `${rows.length} lignes lisibles, ${quarantined.length} en quarantaine` : `${rows.length} rows can be read, ${quarantined.length} quarantined`, ...quarantined.map((one) => `${one.line}: ${one[language]}`)].join('\n'));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BadInput(`there is no \`${file}\` that can be read`, { cause, fr: `il n’y a pas de \`${file}\` lisible` });
  }
}

function figureOf(id: string): Figure {
  const found = publicFigures.get(id);
  if (found === undefined) throw new BadInput(`there is no public figure \`${id.slice(0, 60)}\`; \`custos figures list\` names them`, { fr: `il n’y a pas de chiffre public \`${id.slice(0, 60)}\` ; \`custos figures list\` les nomme` });
  return found;
}

function trend(id: string, options: { readonly json?: boolean }): void {
  const picked = figureOf(id);
  const { unit, points, joins } = trendOf(picked, seriesOf(picked, publicFigures.values()));
  const nameOf = (at: number) => points[at]?.figure.id ?? '';
  if (options.json === true) return printJson({ unit, points: points.map(({ figure, ...rest }) => ({ id: figure.id, revision: figure.revision, ...rest })), joins: joins.map(({ from, to, ...rest }) => ({ from: nameOf(from), to: nameOf(to), ...rest })) });
  const language = terminalLanguage();
  const words = language === 'fr' ? { joined: 'reliés', gap: 'interruption' } : { joined: 'joined', gap: 'gap' };
  print(table(['id', 'period', 'value'], points.map(({ figure }) => [figure.id, periodWords(figure.period, language), valueWords(figure, language)])));
  return print(joins.flatMap(({ from, to, joined, reasons }) => [`${joined ? words.joined : words.gap}: ${nameOf(from)} → ${nameOf(to)}`, ...reasons.map((one) => `  ${one.code}: ${one[language]}`)]).join('\n'));
}

function map(id: string, options: { readonly json?: boolean }): void {
  const picked = figureOf(id);
  const found = byProvince(provinceFigures(picked, publicFigures.values()));
  if (options.json === true) return printJson(found.map(({ province, state, figure }) => ({ province, state, figure: figure?.id ?? null, value: figure && { en: valueWords(figure, 'en'), fr: valueWords(figure, 'fr') } })));
  const language = terminalLanguage();
  return print(table(['province', 'state', 'value'], found.map(({ province, state, figure }) => [provinces.get(province)?.[language] ?? province, state, figure === null ? '' : valueWords(figure, language)])));
}

async function bringIn(file: string, options: ImportOptions): Promise<void> {
  if (options.kind !== 'commitments' && options.kind !== 'figures') throw new Exit(2, '`--kind` is `commitments` or `figures`');
  const csv = await readFile(file, 'utf8').catch(() => { throw new Exit(2, `there is no \`${file}\` that can be read`); });
  const taken = await withNode((link) => askJson<DatedTaken>(link, { method: 'POST', path: '/api/commitments', headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body: JSON.stringify({ kind: options.kind, csv }) }));
  if (options.quarantine !== undefined) await writeQuarantine(options.quarantine, taken);
  if (options.json === true) return printJson({ ...taken, ledger: summaryOf(taken.ledger) });
  print(`${taken.taken} taken, ${taken.unchanged} as they stood, ${taken.quarantined.length} quarantined.`);
  if (taken.quarantined.length > 0) print(taken.quarantined.map((one) => `  line ${one.line}: ${one.why}`).join('\n'));
  return print(`On the record as ${taken.ledger.origin}#${taken.ledger.index}.`);
}

async function writeQuarantine(path: string, { quarantined }: DatedTaken): Promise<void> {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await writeFile(path, `line,why\n${quarantined.map((one) => `${one.line},${cell(one.why)}`).join('\n')}\n`, { mode: 0o600 });
}
