// `custos watch look-back` and `custos watch reverse`: who looked at somebody, and what somebody looked at; each a look-up on the record.
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { ExportAnswer, LookBackAnswer, LookBackStep, ReverseAnswer } from '../http/contract.js';
import { askerHeaders, type Asker, askJson } from './ask.js';
import { asks, asksSignedIn } from './asker-options.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
  readonly to?: string;
  readonly from?: string;
  readonly days: string;
  readonly why?: string;
  readonly approver?: string;
  readonly request?: boolean;
  readonly out?: string;
  readonly rebuild?: boolean;
}

export function lookBackCommands(program: Command): void {
  const watch = program.commands.find((one) => one.name() === 'watch') ?? program.command('watch');
  asks(watch.command('look-back').description('who of your agency looked at these, when, and what explains it; a look-up itself').argument('[entity...]', '`agency~id`: a person, an address, a vehicle, a group; several for an incident'))
    .option('--to <day>', 'the last day, YYYY-MM-DD; today unless said').option('--days <n>', 'how many days back', '90').option('--rebuild', 'instead: make the index of looks anew from the log').action(lookBack);
  asksSignedIn(watch.command('look-back-export').description('a package for an investigator; takes a second person').argument('<entity...>')).requiredOption('--to <day>', 'the last day').option('--days <n>', 'how many days back', '90')
    .option('--request', 'ask a second person for it').option('--why <words>', 'with `--request`: why').option('--approver <agency>', 'with `--request`: whose people may approve').option('--out <file>', 'the package; FILE.proofs.jsonl is written beside it').action(exportLookBack);
  asksSignedIn(watch.command('reverse').description('what one member looked at; opens once, after somebody outside their chain approved it').argument('<user>')).requiredOption('--from <day>', 'the first day').requiredOption('--to <day>', 'the last day')
    .option('--request', 'ask a second person for it').option('--why <words>', 'with `--request`: why').option('--approver <agency>', 'with `--request`: whose people may approve').action(reverse);
}

async function post<T>(path: string, body: object, options: Options): Promise<T> {
  return withNode((link) => askJson<T>(link, { method: 'POST', path, headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body: JSON.stringify(body) }));
}

async function lookBack(entities: string[], options: Options): Promise<void> {
  if (options.rebuild === true) {
    await post('/api/watch/look-back/rebuild', {}, options);
    return print('The index is being made anew from the log; look-backs wait for it.');
  }
  const found = await post<LookBackAnswer>('/api/watch/look-back', { entities, days: Number(options.days), ...(options.to !== undefined && { lastDay: options.to }) }, options);
  if (options.json === true) return printJson(found);
  if (found.lines.length === 0) return print(`Between ${found.firstDay} and ${found.lastDay} nobody looked at this, of what you may see and of whom you may be told.`);
  print(table(['who', 'unit', 'looked', 'expected', 'by work alone'], found.people.map((one) => [one.user, one.unit ?? '?', String(one.looks), one.expected === null ? '?' : one.expected.toPrecision(2), one.chance === null ? '?' : one.chance.toPrecision(2)])));
  print('');
  print(table(['when', 'who', 'act', 'purpose', 'case', 'on it', 'explained by'], found.lines.map((one) => [one.at, one.user, `${one.act} ${one.outcome}`, one.purpose ?? '?', one.caseRef ?? '?', yesNo(one.onCase), one.because.join(' ') || (one.onCase === true ? 'the case alone' : 'nothing in this record')])));
  if (found.isCut) print('There are older ones; ask about fewer days.');
}

async function exportLookBack(entities: string[], options: Options): Promise<void> {
  const question = { entities, days: Number(options.days), lastDay: options.to };
  if (options.request === true) return told(await post<LookBackStep>('/api/watch/look-back/export/requests', { ...question, ...request(options) }, options), options);
  const made = await post<ExportAnswer>('/api/watch/look-back/export', question, options);
  if (options.out === undefined) return printJson(made);
  writeFileSync(options.out, made.content, { mode: 0o600, flag: 'wx' });
  writeFileSync(`${options.out}.proofs.jsonl`, made.proofs, { mode: 0o600, flag: 'wx' });
  print(`${options.out} is not encrypted: hand it over as what it is. Its SHA-256 is ${made.sha256} and stands in entry ${made.seal.index} of ${made.seal.origin}.\nIts receiver checks with \`sha256sum ${options.out}\` and \`custos ledger check-proofs ${options.out}.proofs.jsonl\`.`);
}

async function reverse(user: string, options: Options): Promise<void> {
  const question = { user, from: options.from, to: options.to };
  if (options.request === true) return told(await post<LookBackStep>('/api/watch/reverse/requests', { ...question, ...request(options) }, options), options);
  const found = await post<ReverseAnswer>('/api/watch/reverse', question, options);
  if (options.json === true) return printJson(found);
  print(`${found.user}: unit ${found.unit ?? '?'}, role ${found.role}; cases ${found.cases.map((one) => one.caseRef).join(' ') || 'none'}; signed in ${found.signIns.length} times; roster unknown`);
  print(table(['when', 'act', 'at', 'purpose', 'case', 'on it'], found.lines.map((one) => [one.at, `${one.act} ${one.outcome}`, one.named ?? '', one.purpose ?? '?', one.caseRef ?? '?', yesNo(one.onCase)])));
}

function request({ why, approver }: Options): object {
  return { why, ...(approver !== undefined && { approverAgency: approver }) };
}

function told(step: LookBackStep, { json }: Options): void {
  if (json === true) return printJson(step);
  print(`A second person was asked: ${step.approval}. Ask again without \`--request\` once they approved; it is good for 15 minutes, once, in this session.`);
}

const yesNo = (value: boolean | null): string => (value === null ? '?' : value ? 'yes' : 'no');
