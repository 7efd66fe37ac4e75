// `custos search`, `custos entity`, `custos report`: questions at the door, with purpose and case.
import type { Command } from 'commander';
import type { EntityAnswer, FtmAnswer, LedgerReceipt, ReportAnswer, SearchAnswer, StatementView } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { printable, table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
  readonly ftm?: boolean;
  readonly schema?: string;
  readonly agency?: string;
  readonly group?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly limit?: string;
}

function withTime(command: Command): Command {
  return command.option('--as-of <day>', 'true on this day, YYYY-MM-DD').option('--known-at <day>', 'as known at this day, YYYY-MM-DD');
}

export function searchCommands(program: Command): void {
  withTime(asks(program.command('search <text>').description('search the registry, on the record')))
    .option('--schema <name>').option('--agency <id>').option('--group <agency~id>').option('--from <day>').option('--to <day>').option('--limit <n>')
    .action((text: string, options: Options) => search(text, options));
  withTime(asks(program.command('entity <id>').description('what you may know about one entity')))
    .option('--ftm', 'as one line of FollowTheMoney JSON')
    .action((id: string, options: Options) => entity(id, options));
  asks(program.command('report <id>').description('a report as far as you may see it'))
    .action((id: string, options: Options) => report(id, options));
}

function query(options: Options, more: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams(more);
  for (const name of ['schema', 'agency', 'group', 'from', 'to', 'asOf', 'knownAt', 'limit'] as const) {
    const value = options[name];
    if (value !== undefined) params.set(name, value);
  }
  return params.size > 0 ? `?${params.toString()}` : '';
}

async function search(text: string, options: Options): Promise<void> {
  const answer = await withNode((link) => askJson<SearchAnswer>(link, { method: 'GET', path: `/api/search${query(options, { q: text })}`, headers: askerHeaders(options) }));
  if (options.json === true) {
    const results = answer.results.map(({ id, schema, caption, names, score }) => ({ id, schema, caption, names, score }));
    printJson({ results, total: answer.total, ledger: summaryOf(answer.ledger) });
    return;
  }
  if (answer.results.length === 0) print('Nothing found under this purpose and case.');
  else {
    print(table(['id', 'type', 'name', 'score', 'from', 'notices'], answer.results.map((hit) => [
      hit.id, hit.schema, hit.caption, hit.score.toFixed(2), hit.originators.join(' '), hit.notices.join(' '),
    ])));
  }
  printLedger(answer.ledger);
}

async function entity(id: string, options: Options): Promise<void> {
  if (options.ftm === true) {
    const ftm = `/api/entities/${encodeURIComponent(id)}/ftm${query(options)}`;
    printJson((await withNode((link) => askJson<FtmAnswer>(link, { method: 'GET', path: ftm, headers: askerHeaders(options) }))).entity);
    return;
  }
  const path = `/api/entities/${encodeURIComponent(id)}${query(options)}`;
  const { entity: page, ledger } = await withNode((link) => askJson<EntityAnswer>(link, { method: 'GET', path, headers: askerHeaders(options) }));
  if (options.json === true) {
    printJson({ entity: page, ledger: summaryOf(ledger) });
    return;
  }
  print(`${printable(page.caption)}  (${page.schemaLabel}, ${page.id})${page.notices.length > 0 ? `  ! ${page.notices.join(', ')}` : ''}`);
  print(statementsTable(page.statements, new Map(page.reports.map((one) => [one.id, one]))));
  printLedger(ledger);
}

async function report(id: string, options: Options): Promise<void> {
  const path = `/api/reports/${encodeURIComponent(id)}`;
  const { report: head, statements, ledger } = await withNode((link) => askJson<ReportAnswer>(link, { method: 'GET', path, headers: askerHeaders(options) }));
  if (options.json === true) {
    printJson({ report: head, statements, ledger: summaryOf(ledger) });
    return;
  }
  print(`${printable(head.title)}  (${head.originatorName}, ${head.reportedOn ?? 'no date'})\n${head.label.text}`);
  print(statementsTable(statements, new Map([[head.id, head]])));
  printLedger(ledger);
}

function statementsTable(statements: readonly StatementView[], reports: ReadonlyMap<string, EntityAnswer['entity']['reports'][number]>): string {
  return table(['property', 'value', 'originator', 'graded', 'label', 'reported', 'true', 'report'], statements.map((one) => {
    const from = reports.get(one.report);
    const graded = [from?.sourceGrade, from?.informationGrade].map((grade) => grade?.code ?? '–').join('/');
    const valid = one.validFrom === null && one.validTo === null ? '' : `${one.validFrom ?? '…'} to ${one.validTo ?? '…'}`;
    return [one.propLabel, (one.caption ?? one.value).slice(0, 80), from?.originator ?? '', graded, one.label.text, from?.reportedOn ?? '', valid, (from?.title ?? '').slice(0, 50)];
  }));
}

function printLedger(ledger: LedgerReceipt): void {
  print(`\nOn the record: ${ledger.origin} entry ${ledger.index}`);
}
