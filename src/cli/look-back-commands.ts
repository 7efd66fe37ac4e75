// `custos watch look-back` and `custos watch reverse`: who looked at somebody, and what somebody looked at; each a look-up on the record.
import type { Command } from 'commander';
import type { LookBackAnswer, LookBackStep, ReverseAnswer, ReverseLine } from '../http/contract.js';
import { asks, asksSignedIn } from './asker-options.js';
import { type AskingOptions, lookBackPackageCommands, post, request, told } from './look-back-package-commands.js';
import { printFound, yesNo } from './look-back-table.js';
import { table } from './table.js';
import { print, printJson } from './with-node.js';

interface Options extends AskingOptions {
  readonly from?: string;
  readonly rebuild?: boolean;
}

export function lookBackCommands(program: Command): void {
  const watch = program.commands.find((one) => one.name() === 'watch') ?? program.command('watch');
  asks(watch.command('look-back').description('who of your agency looked at these, when, and what explains it; a look-up itself').argument('[entity...]', '`agency~id`: a person, an address, a vehicle, a group; several for an incident'))
    .option('--to <day>', 'the last day, YYYY-MM-DD; today unless said').option('--days <n>', 'how many days back', '90').option('--rebuild', 'instead: make the index of looks anew from the log').action(lookBack);
  lookBackPackageCommands(watch);
  asksSignedIn(watch.command('reverse').description('what one member looked at; opens once, after somebody outside their chain approved it').argument('<user>')).requiredOption('--from <day>', 'the first day').requiredOption('--to <day>', 'the last day')
    .option('--request', 'ask a second person for it').option('--why <words>', 'with `--request`: why').option('--approver <agency>', 'with `--request`: whose people may approve').action(reverse);
}

async function lookBack(entities: string[], options: Options): Promise<void> {
  if (options.rebuild === true) {
    await post('/api/watch/look-back/rebuild', {}, options);
    return print('The index is being made anew from the log; look-backs wait for it.');
  }
  const found = await post<LookBackAnswer>('/api/watch/look-back', { entities, days: Number(options.days), ...(options.to !== undefined && { lastDay: options.to }) }, options);
  if (options.json === true) return printJson(found);
  if (found.lines.length === 0) return print(`Between ${found.firstDay} and ${found.lastDay} nobody looked at this, of what you may see and of whom you may be told.`);
  printFound(found, entities);
}

async function reverse(user: string, options: Options): Promise<void> {
  const question = { user, from: options.from, to: options.to };
  if (options.request === true) return told(await post<LookBackStep>('/api/watch/reverse/requests', { ...question, ...request(options) }, options), options);
  const found = await post<ReverseAnswer>('/api/watch/reverse', question, options);
  if (options.json === true) return printJson(found);
  print(`${found.user}: unit ${found.unit ?? '?'}, role ${found.role}; cases ${found.cases.map((one) => one.caseRef).join(' ') || 'none'}; signed in ${found.signIns.length} times; shifts and leaves ${found.duty.hasRoster ? found.duty.shifts.length : 'unknown'}; dispatches ${found.duty.hasDispatches ? found.duty.dispatches.length : 'unknown'}`);
  print(table(['when', 'act', 'at', 'purpose', 'case', 'on it', 'on duty', 'sent to'], found.lines.map((one) => [one.at, `${one.act} ${one.outcome}`, one.named ?? '', one.purpose ?? '?', one.caseRef ?? '?', yesNo(one.onCase), shiftOf(one), sentTo(one)])));
  for (const file of found.duty.unread) print(`${file} could not be read`);
}

/** `*`: by their own word, or entered afterwards. */
const shiftOf = ({ shift }: ReverseLine): string => (shift === null ? '?' : `${shift.kind}${shift.isAlone ? '*' : ''}`);
const sentTo = ({ dispatch }: ReverseLine): string => (dispatch === null ? '?' : `${dispatch.incident ?? 'nowhere'}${dispatch.isAlone ? '*' : ''}`);
