// `custos precursors check|lookup|indicators`: for a dealer or the regulator, on their own file. Needs no node and touches no data folder: bulk records of lawful buyers are none of the police's business.
import { availableParallelism } from 'node:os';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { BadInput, dayOf, systemClock } from '../kernel/index.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';
import { precursorWords } from './precursor-words.js';
import { print, printJson } from './with-node.js';

interface CheckOptions {
  readonly asOf: string;
  readonly out: string;
  readonly per100000?: string;
  readonly memory: string;
  readonly language: string;
  readonly json?: boolean;
}

export function precursorCommands(program: Command): void {
  const precursors = program.commands.find((one) => one.name() === 'precursors') ?? program.command('precursors').description('the chemicals of drugs: what is owed when they change hands, and what is worth a second look');
  precursors.command('check').description('a file of transactions against the law of their day and signs of diversion; for dealers and the regulator, on their own machine').argument('<file>', 'CSV; at least transaction_id, date, substance, quantity, unit, buyer, seller')
    .requiredOption('--as-of <day>', 'transactions up to this day, YYYY-MM-DD').requiredOption('--out <file>', 'alerts as CSV; what could not be read goes beside it, into `….quarantine.csv`')
    .option('--per-100000 <n>', 'only the n strongest suspicions of each 100,000 transactions, beside what is already suspected').option('--memory <size>', 'how much memory to use before spilling to disk', '2GB')
    .option('--language <code>', 'of what is said and written: en or fr', terminalLanguage()).option('--json', 'one JSON document instead of the summary')
    .action(checkFile);
  precursors.command('lookup').description('what a substance is, from which quantity a declaration is owed, and where it is listed').argument('<name...>', 'a name, an abbreviation or a CAS number').option('--as-of <day>', 'YYYY-MM-DD; today when absent').option('--json', 'one JSON document')
    .action(lookUp);
  precursors.command('indicators').description('what is asked of transactions: weights, innocent explanations, false alarms, sources').option('--json', 'one JSON document').action(listIndicators);
}

async function checkFile(file: string, options: CheckOptions): Promise<void> {
  const { language } = options;
  if (language !== 'en' && language !== 'fr') throw new BadInput('`--language` is `en` or `fr`', { fr: '`--language` est `en` ou `fr`' });
  if (!/^\d+(\.\d+)?\s?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/.test(options.memory)) throw new BadInput('`--memory` is a size such as `2GB` or `512MB`', { fr: '`--memory` est une taille, comme `2GB` ou `512MB`' });
  const request = { file, asOf: dayIn(options.asOf), out: options.out, language, memory: options.memory, threads: availableParallelism(), ...(options.per100000 !== undefined && { perHundredThousand: countIn(options.per100000) }) } as const;
  const { check, PrecursorsError } = await import('../precursors/index.js');
  const words = precursorWords[language];
  const bar = new SingleBar({ stream: process.stderr, format: '[{bar}] {percentage} % {step}', clearOnComplete: true, barsize: 24, hideCursor: true, noTTYOutput: false });
  if (process.stderr.isTTY) bar.start(100, 0, { step: '' });
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.once(name, onSignal);
  try {
    const outcome = await check(request, { onProgress: (step, share) => bar.update(Math.floor(share * 100), { step: words.steps[step] ?? step }), signal: stop.signal });
    bar.stop();
    if (options.json === true) printJson({ out: options.out, ...outcome });
    else print(words.summary(outcome, options.out));
  } catch (fault) {
    throw fault instanceof PrecursorsError && fault.code === 'stopped' ? new Exit(1, words.stopped) : fault;
  } finally {
    bar.stop();
    for (const name of signals) process.off(name, onSignal);
  }
}

function dayIn(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)) return text;
  throw new BadInput('`--as-of` is a day, such as `2026-06-15`', { fr: '`--as-of` est un jour, comme `2026-06-15`' });
}

function countIn(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  throw new BadInput('`--per-100000` is a whole number above 0', { fr: '`--per-100000` est un nombre entier au-dessus de 0' });
}

async function lookUp(name: readonly string[], options: { readonly asOf?: string; readonly json?: boolean }): Promise<void> {
  const { isInForce, resolve } = await import('../precursors/index.js');
  const text = name.join(' ');
  const day = options.asOf === undefined ? dayOf(systemClock()) : dayIn(options.asOf);
  const language = terminalLanguage();
  const found = resolve(text);
  const words = precursorWords[language];
  if (found.kind === 'unknown') throw new BadInput(precursorWords.en.unknown(text, found.suggestion?.en), { fr: precursorWords.fr.unknown(text, found.suggestion?.fr) });
  if (options.json === true) printJson({ asOf: day, ...found.substance });
  else print(words.substance(found.substance, day, isInForce).join('\n'));
}

async function listIndicators({ json }: { readonly json?: boolean }): Promise<void> {
  const { INDICATORS } = await import('../precursors/index.js');
  const language = terminalLanguage();
  const { innocent, falseAlarms } = precursorWords[language];
  const rows = INDICATORS.map((one) => ({ name: one.name, family: one.family, weight: one.weight, question: one.question[language], innocent: one.innocent[language], falseAlarms: one.falseAlarms, source: one.source, needs: one.needs }));
  if (json === true) printJson(rows);
  else print(rows.flatMap((one) => [`${one.name}  ${one.family}  ${one.weight}`, `  ${one.question}`, `  ${innocent}: ${one.innocent}`, `  ${falseAlarms}: ${one.falseAlarms}`, `  ${one.source}`, '']).join('\n'));
}
