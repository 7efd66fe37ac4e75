// `custos precursors report|loss|told|due`: what the law asks dealers to report, one at a time, through the door.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { PrecursorReportRecorded, PrecursorReportsAnswer, ReportTold } from '../http/contract.js';
import { BadInput } from '../kernel/index.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}

export function precursorReportCommands(program: Command): void {
  const precursors = program.commands.find((one) => one.name() === 'precursors') ?? program.command('precursors').description('the chemicals of drugs: what is owed when they change hands, and what is worth a second look');
  const shape = '"reporter":{"name","title","address","phone"},"occurredAt","awareAt","type","substance","quantity","reasons","concerns":[],"label"}';
  asks(precursors.command('report <file>').description(`record a suspicious transaction that a dealer reported, as JSON: {"party":{"name","address"},${shape}`)).action((file: string, options: Options) => record(file, () => 'suspicious', options));
  asks(precursors.command('loss <file>').description(`record a theft or a loss, as JSON: {"kind":"theft" or "loss",${shape}`)).action((file: string, options: Options) => record(file, (kind) => (kind === 'theft' ? 'theft' : 'loss'), options));
  asks(precursors.command('told <id> <whom> <at>').description('write down when `police` or the `minister` were told, as 2026-06-15T10:00:00-04:00')).action(tell);
  asks(precursors.command('due').description('reports with their clocks, what is due first first')).action(list);
}

async function record(file: string, kindOf: (kind: unknown) => string, options: Options): Promise<void> {
  const draft = jsonOf(file);
  const body = JSON.stringify({ party: null, concerns: [], ...draft, kind: kindOf(draft['kind']) });
  const recorded = await withNode((link) => askJson<PrecursorReportRecorded>(link, { method: 'POST', path: '/api/precursors/reports', headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body }));
  if (options.json === true) return printJson({ ...recorded, ledger: summaryOf(recorded.ledger) });
  print(`${recorded.id}\n${terminalLanguage() === 'fr' ? 'Au registre' : 'On the record'}: ${recorded.ledger.origin} entry ${recorded.ledger.index}`);
}

async function tell(id: string, whom: string, at: string, options: Options): Promise<void> {
  const told = await withNode((link) => askJson<ReportTold>(link, { method: 'POST', path: `/api/precursors/reports/${encodeURIComponent(id)}/told`, headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body: JSON.stringify({ whom, at }) }));
  if (options.json === true) return printJson({ ledger: summaryOf(told.ledger) });
  print(`${terminalLanguage() === 'fr' ? 'Au registre' : 'On the record'}: ${told.ledger.origin} entry ${told.ledger.index}`);
}

async function list(options: Options): Promise<void> {
  const { reports, ledger } = await withNode((link) => askJson<PrecursorReportsAnswer>(link, { method: 'GET', path: '/api/precursors/reports', headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ reports, ledger: summaryOf(ledger) });
  const isFrench = terminalLanguage() === 'fr';
  const states: Readonly<Record<string, readonly [string, string]>> = { open: ['open', 'en cours'], overdue: ['OVERDUE', 'EN RETARD'], in_time: ['told in time', 'avisé à temps'], late: ['told late', 'avisé en retard'] };
  const whoms: Readonly<Record<string, readonly [string, string]>> = { police: ['police', 'police'], minister: ['Minister', 'ministre'] };
  const at = isFrench ? 1 : 0;
  if (reports.length === 0) return print(isFrench ? 'Aucun rapport à montrer.' : 'No report to show.');
  print(table(isFrench ? ['rapport', 'base', 'substance', 'partie', 'délais', 'conservé jusqu’au'] : ['report', 'basis', 'substance', 'party', 'clocks', 'kept until'], reports.map((one) => [
    one.id, one.basis, `${one.quantity} ${one.substanceName}`, one.party?.name ?? '-', one.clocks.map(({ whom, dueAt, state }) => `${whoms[whom]?.[at] ?? whom} ${dueAt.slice(0, 16)}Z ${states[state]?.[at] ?? state}`).join('; ') || (isFrench ? 'volontaire, sans délai' : 'voluntary, no clock'), one.keepUntil,
  ])));
}

function jsonOf(file: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Readonly<Record<string, unknown>>;
  } catch (fault) {
    throw new BadInput(`\`${file}\` cannot be read; name a file with one report as JSON`, { cause: fault, fr: `\`${file}\` ne peut être lu ; nommez un fichier contenant un rapport en JSON` });
  }
  throw new BadInput(`\`${file}\` holds no single report; reports come one at a time`, { fr: `\`${file}\` ne contient pas un seul rapport ; les rapports se font un à la fois` });
}
