// `custos watch scan`: the examiner at the terminal. Needs no node, no database and no sign-in: this is how agencies meet Custos.
import { availableParallelism } from 'node:os';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { BadInput, systemClock } from '../kernel/index.js';
import type { RunOutcome, ScanListener, ScanRequest } from '../watch/index.js';
import { mapCommand } from './examiner-map-command.js';
import { examinerWords } from './examiner-words.js';
import { Exit } from './exit.js';
import { type TerminalLanguage, terminalLanguage } from './language.js';
import { type OwnScanOptions, scanOwnRecord } from './own-scan-command.js';
import { table } from './table.js';

interface ScanOptions extends OwnScanOptions {
  readonly own?: boolean;
  readonly out?: string;
  readonly seed: string;
  readonly language: string;
  readonly timezone?: string;
  readonly since?: string;
  readonly preset?: string;
  readonly mapping: readonly string[];
}

export function examinerCommands(program: Command): void {
  const watch = program.commands.find((one) => one.name() === 'watch') ?? program.command('watch').description('the examiner: finds the few look-ups worth a person’s time, reasons and innocent explanations included');
  watch.command('scan').description('examine an evidence set: a folder of tables about who looked at what, and what they were meant to be doing').argument('[evidence]', 'folder of the tables, or one file of accesses')
    .option('--own', 'instead: the node’s own record of your agency, under `--purpose` and `--case`; `--from` and `--to` for some days').option('--from <day>', 'with `--own`: YYYY-MM-DD').option('--to <day>', 'with `--own`: the last day')
    .option('--as <user>', 'with `--own`: a demo person (demo folders only)').option('--purpose <code>', 'with `--own`: why you ask').option('--case <agency~case>', 'with `--own`: the case you work on')
    .option('--out <dir>', 'new folder for alerts, coverage and report')
    .option('--per-thousand <k>', 'alerts per 1,000 people and ISO week', '10').option('--timezone <zone>', 'of times without an offset, such as `America/Toronto`')
    .option('--since <when>', 'carry on an earlier scan: its folder, or a date when `--out` holds it')
    .option('--preset <name>', 'accesses are a log of another kind: ocsf, fhir, ecs, plate-reader').option('--mapping <file>', 'how a table of another kind is read, written by `custos watch map`; once a table', (file: string, before: readonly string[]) => [...before, file], [])
    .option('--memory <size>', 'how much memory to use before spilling to disk', '4GB').option('--seed <text>', 'another draw of the random audits', '')
    .option('--language <code>', 'of what is said and written: en or fr', terminalLanguage()).option('--json', 'one JSON document instead of the summary')
    .action(scanEvidence);
  mapCommand(watch);
}

async function scanEvidence(evidence: string | undefined, options: ScanOptions): Promise<void> {
  if (options.own === true && evidence === undefined) return scanOwnRecord(options);
  if (evidence === undefined || options.own === true) throw new BadInput('name the evidence, or `--own` for the node’s own record; see `custos watch scan --help`', { fr: 'nommez les données, ou `--own` pour le registre du nœud ; voyez `custos watch scan --help`' });
  const { readMappings, scan, WatchError } = await import('../watch/index.js');
  const request = { ...requestOf(evidence, options), mappings: readMappings(options.preset, options.mapping) };
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, onSignal);
  const listener = process.stderr.isTTY && options.json !== true ? barListener(request.language) : lineListener(request.language);
  try {
    const outcome = await scan(request, { listener, clock: systemClock, signal: stop.signal });
    process.stdout.write(options.json === true ? `${JSON.stringify({ out: request.out, ...outcome.coverage })}\n` : summaryOf(outcome, request));
  } catch (fault) {
    throw fault instanceof WatchError ? new Exit(1, examinerWords[request.language].stopped) : fault;
  } finally {
    listener.close();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, onSignal);
  }
}

function requestOf(evidence: string, options: ScanOptions): ScanRequest {
  const perThousand = Number(options.perThousand);
  if (!Number.isFinite(perThousand) || perThousand <= 0 || perThousand > 1000) throw new BadInput('`--per-thousand` is a number above 0 and up to 1000', { fr: '`--per-thousand` est un nombre au-dessus de 0 et d’au plus 1000' });
  if (!/^\d+(\.\d+)?\s?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/.test(options.memory)) throw new BadInput('`--memory` is a size such as `4GB` or `512MB`', { fr: '`--memory` est une taille, comme `4GB` ou `512MB`' });
  const { language } = options;
  if (language !== 'en' && language !== 'fr') throw new BadInput('`--language` is `en` or `fr`');
  return {
    evidence, out: options.out ?? missingOut(), perThousand, memory: options.memory, threads: availableParallelism(), seed: options.seed, language,
    ...(options.timezone !== undefined && { timezone: options.timezone }), ...(options.since !== undefined && { since: options.since }),
  };
}

function missingOut(): never {
  throw new BadInput('name a new folder for the result with `--out`', { fr: 'nommez un nouveau dossier pour le résultat avec `--out`' });
}

type ClosingListener = ScanListener & { readonly close: () => void };

function barListener(language: TerminalLanguage): ClosingListener {
  const bar = new SingleBar({ stream: process.stderr, format: '[{bar}] {index}/{count} {step} {percent} {rate}', clearOnComplete: true, barsize: 24, hideCursor: true });
  let at = { index: 0, count: 1, step: '', percent: '', rate: '' };
  let fromMs = systemClock();
  bar.start(1, 0, at);
  return {
    begin: (step, index, count) => {
      at = { step: stepName(step, language), index, count, percent: '', rate: '' };
      fromMs = systemClock();
      bar.setTotal(placeOf(count, 1));
      bar.update(placeOf(index, 0), at);
    },
    progress: (share, { part, whole }) => bar.update(placeOf(at.index, share), { ...at, step: part === undefined ? at.step : `${at.step} ${part}`, percent: `${Math.floor(share * 100)} %`, rate: whole === undefined ? '' : rateOf(whole.count * share, whole.unit, systemClock() - fromMs, language) }),
    end: () => bar.update(placeOf(at.index, 1), at),
    close: () => bar.stop(),
  };
}

/** Reading and explaining take as long as ten detectors each. */
const LONG_STEPS = 2;
const LONG_STEP = 10;

/** Where the bar stands with `share` of step `index` (from 1) done. */
function placeOf(index: number, share: number): number {
  const before = Math.min(index - 1, LONG_STEPS);
  return index - 1 + before * (LONG_STEP - 1) + share * (index <= LONG_STEPS ? LONG_STEP : 1);
}

/** Since the step began; nothing in its first second. */
function rateOf(done: number, unit: 'bytes' | 'look-ups', sinceMs: number, language: TerminalLanguage): string {
  if (done === 0 || sinceMs < 1000) return '';
  const aSecond = done / sinceMs * 1000;
  const { lookUpsASecond, megabytesASecond } = examinerWords[language];
  return unit === 'bytes' ? `${(aSecond / 1e6).toFixed(1)} ${megabytesASecond}` : `${Math.round(aSecond).toLocaleString(language)} ${lookUpsASecond}`;
}

/** A step by its name in the words of the person at the terminal; a detector keeps its own. */
function stepName(step: string, language: TerminalLanguage): string {
  const words = examinerWords[language];
  return words.steps[step] ?? words.detecting(step.replace(/^detect /u, ''));
}

/** Where there is no terminal: a line a step. */
function lineListener(language: TerminalLanguage): ClosingListener {
  const words = examinerWords[language];
  return {
    begin: () => undefined, progress: () => undefined, close: () => undefined,
    end: (step, { rows, seconds, missing }, isResumed) => {
      const what = missing === undefined ? words.ended(rows, seconds) : words.cannotRun(missing.join(', '));
      process.stderr.write(`custos: ${stepName(step, language)}: ${what}${isResumed ? words.doneBefore : ''}\n`);
    },
  };
}

function summaryOf({ coverage, alerts }: RunOutcome, { out, language }: ScanRequest): string {
  const words = examinerWords[language];
  const notRun = coverage.detectors.filter((one) => one.state === 'cannot run');
  const counts = {
    lookUps: coverage.explained.accesses, shareExplained: coverage.explained.share_explained, setAside: coverage.tables.reduce((sum, one) => sum + one.quarantined, 0),
    ran: coverage.detectors.length - notRun.length, detectors: coverage.detectors.length, notRun: notRun.map((one) => `${one.name} (${words.needs((one.why ?? '').replace('cannot run: needs ', ''))})`),
    leads: coverage.alerts.leads, audits: coverage.alerts.audits, perWeek: coverage.budget.alerts_per_week, prompts: coverage.alerts.prompts, below: coverage.alerts.below_budget,
  };
  const best = alerts.filter((one) => one.kind === 'lead').slice(0, 10).map((one) => [one.week, one.score.toFixed(1), one.actor_id ?? (one.actors ?? []).join(' '), `${one.subject_type ?? ''} ${one.subject_id ?? ''}`.trim(), one.detectors.join(' ')]);
  return `${[words.explained(counts), words.ran(counts), words.found(counts), ...(best.length === 0 ? [] : ['', table([...words.columns], best)]), '', words.readReport(out)].join('\n')}\n`;
}
