// `custos break-glass`: emergency access from the terminal, for a session that has stepped up; and what is open now.
import type { Command } from 'commander';
import type { EndedBreakGlass, OpenedBreakGlass, OwnBreakGlass } from '../http/contract.js';
import type { Static } from 'typebox';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
  readonly end?: boolean;
}

export function breakGlassCommands(program: Command): void {
  asks(program.command('break-glass [reason]').description('open emergency access for an hour, with the danger in your own words; without a reason, list yours')
    .option('--end', 'end the one that is open'))
    .action((reason: string | undefined, options: Options) => (options.end === true ? end(options) : reason === undefined ? list(options) : open(reason, options)));
}

const jsonHeaders = (options: Options) => ({ ...askerHeaders(options), 'content-type': 'application/json' });

async function open(reason: string, options: Options): Promise<void> {
  const opened = await withNode((link) => askJson<OpenedBreakGlass>(link, { method: 'POST', path: '/api/break-glass', headers: jsonHeaders(options), body: JSON.stringify({ reason }) }));
  if (options.json === true) printJson({ id: opened.id, until: opened.until, ledger: summaryOf(opened.ledger) });
  else print(`Emergency access is open until ${opened.until}. Your reviewers have been told.\nOn the record: ${opened.ledger.origin} entry ${opened.ledger.index}`);
}

async function end(options: Options): Promise<void> {
  const { ledger } = await withNode((link) => askJson<Static<typeof EndedBreakGlass>>(link, { method: 'DELETE', path: '/api/break-glass', headers: askerHeaders(options) }));
  if (options.json === true) printJson({ ledger: summaryOf(ledger) });
  else print('Emergency access is not open.');
}

async function list(options: Options): Promise<void> {
  const own = await withNode((link) => askJson<OwnBreakGlass>(link, { method: 'GET', path: '/api/break-glass', headers: askerHeaders(options) }));
  if (options.json === true) {
    printJson({ ...own, ledger: summaryOf(own.ledger) });
    return;
  }
  print(own.glasses.length === 0 ? 'You have opened none.' : table(['opened', 'ended', 'case', 'review due', 'outcome'], own.glasses.map((one) => [
    one.openedAt.slice(0, 16), (one.endedAt ?? one.until).slice(0, 16), one.caseRef, one.reviewDue.slice(0, 16), one.outcome ?? 'waits for review',
  ])));
}
