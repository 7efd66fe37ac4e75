// `custos release …`: asking the originators of a derived report to release it, and releasing as one of them.
import type { Command } from 'commander';
import type { AskedReleases, ReceivedReleases, ReleaseGiven, ReleaseWithdrawn, SentReleaseRequest } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
interface TermOptions extends Options {
  readonly to: string;
  readonly for: string;
  readonly why: string;
}

export function releaseCommands(program: Command): void {
  const release = program.command('release').description('derived reports: what their originators release');
  const terms = (command: Command) => asked(command.requiredOption('--to <agencies>', 'with commas between').requiredOption('--for <purposes>', 'with commas between').requiredOption('--why <words>'));
  terms(release.command('ask <report>').description('ask the originators of a derived report of your agency')).action(ask);
  asked(release.command('list').description('what you asked, and whether it is in effect')).action(list);
  asked(release.command('withdraw <request>').description('withdraw what you asked; what was released closes')).action(withdraw);
  asked(release.command('received').description('what your agency is asked')).action(received);
  terms(release.command('give <request>').description('release your agency’s part; the first time this asks a second person, then it releases')).action(give);
  asked(release.command('take-back <request>').description('take your agency’s release back, at once').requiredOption('--why <words>')).action(takeBack);
}

function asked(command: Command): Command {
  return command.option('--as <user>').option('--purpose <code>').option('--case <agency~case>').option('--json', 'one JSON document');
}

const split = (given: string): string[] => given.split(',').map((one) => one.trim()).filter((one) => one !== '');
const at = (id: string, step: string): string => `/api/releases/received/${encodeURIComponent(id)}/${step}`;

async function send<T>(method: 'POST' | 'DELETE' | 'GET', path: string, options: Options, body?: object): Promise<T> {
  const headers = { ...askerHeaders(options), ...(body && { 'content-type': 'application/json' }) };
  return withNode((link) => askJson<T>(link, { method, path, headers, ...(body && { body: JSON.stringify(body) }) }));
}

async function ask(report: string, options: TermOptions): Promise<void> {
  const sent = await send<SentReleaseRequest>('POST', '/api/releases', options, { report, agencies: split(options.to), purposes: split(options.for), why: options.why });
  if (options.json === true) return printJson({ ...sent, ledger: summaryOf(sent.ledger) });
  return print(`Asked as ${sent.id}. On the record as ${sent.ledger.origin}#${sent.ledger.index}.`);
}

async function list(options: Options): Promise<void> {
  const { requests, ledger } = await send<AskedReleases>('GET', '/api/releases', options);
  if (options.json === true) return printJson({ requests, ledger: summaryOf(ledger) });
  print(requests.length === 0 ? 'You asked for no release.' : table(['id', 'report', 'to', 'for', 'state'], requests.map((one) => [one.id, one.report, one.agencies.join(', '), one.purposes.join(', '), one.state])));
  return print(`On the record as ${ledger.origin}#${ledger.index}.`);
}

async function withdraw(id: string, options: Options): Promise<void> {
  const { ledger } = await send<ReleaseWithdrawn>('DELETE', `/api/releases/${encodeURIComponent(id)}`, options);
  if (options.json === true) return printJson({ ledger: summaryOf(ledger) });
  return print(`Withdrawn, if you asked it. On the record as ${ledger.origin}#${ledger.index}.`);
}

async function received(options: Options): Promise<void> {
  const { requests, ledger } = await send<ReceivedReleases>('GET', '/api/releases/received', options);
  if (options.json === true) return printJson({ requests, ledger: summaryOf(ledger) });
  const rows = requests.map((one) => [one.id, one.report, one.inputs.join(', '), one.adds.map((add) => `${add.agency} ${add.before} → ${add.after}`).join(', '), one.purposes.join(', '), one.released === null ? 'waiting' : 'released']);
  print(rows.length === 0 ? 'Your agency is asked for no release.' : table(['id', 'report', 'your part', 'people who would see it (at most)', 'for', 'state'], rows));
  return print(`On the record as ${ledger.origin}#${ledger.index}.`);
}

async function give(id: string, options: TermOptions): Promise<void> {
  return say(await send<ReleaseGiven>('POST', at(id, 'release'), options, { agencies: split(options.to), purposes: split(options.for), why: options.why }), options);
}

async function takeBack(id: string, options: Options & { readonly why: string }): Promise<void> {
  return say(await send<ReleaseGiven>('POST', at(id, 'take-back'), options, { why: options.why }), options);
}

function say({ state, ledger }: ReleaseGiven, options: Options): void {
  if (options.json === true) return printJson({ state, ledger: summaryOf(ledger) });
  const words = state === 'waiting' ? 'A second person is asked; give it again once they approved.' : state === 'released' ? 'Released for your agency’s part.' : 'Taken back.';
  return print(`${words} On the record as ${ledger.origin}#${ledger.index}.`);
}
