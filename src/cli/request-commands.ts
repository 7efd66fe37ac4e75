// `custos requests`: asking other agencies in one's own words, and answering as the agency that was asked. Asking says the same whatever they hold.
import type { Command } from 'commander';
import type { Static } from 'typebox';
import type { GivenOwnerAnswer, OwnRequests, RequestsToUs, SentOwnerRequest } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { Exit } from './exit.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
interface Answering extends Options {
  readonly words?: string;
  readonly release?: readonly string[];
  readonly sanitised?: readonly string[];
  readonly silent?: boolean;
}

export function requestCommands(program: Command): void {
  const requests = program.command('requests').description('ask other agencies, and answer what they ask');
  asks(requests.command('ask <agency> <words>').description('ask an agency, or `sector:police` for every other one, in your own words')).action(ask);
  asks(requests.command('list').description('what you asked, and what came back')).action(list);
  asks(requests.command('received').description('what other agencies ask yours')).action(received);
  asks(requests.command('answer <request>').description('answer as the owner: in words, with reports, or by silence, which shows them nothing').option('--words <text>', 'in words, alone or beside reports')
    .option('--release <agency~report...>', 'release reports of your agency to them').option('--sanitised <agency~report...>', 'hand over sanitised reports that were written for them').option('--silent', 'close it without a word')).action(answer);
}

async function ask(to: string, words: string, options: Options): Promise<void> {
  const sent = await withNode((link) => askJson<SentOwnerRequest>(link, { method: 'POST', path: '/api/requests', headers: jsonHeaders(options), body: JSON.stringify({ to, words }) }));
  if (options.json === true) return printJson({ ...sent, ledger: summaryOf(sent.ledger) });
  print(`Sent. You will hear from them if they choose to answer: \`custos requests list\`.\nOn the record: ${sent.ledger.origin} entry ${sent.ledger.index}`);
}

async function list(options: Options): Promise<void> {
  const own = await withNode((link) => askJson<OwnRequests>(link, { method: 'GET', path: '/api/requests', headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...own, ledger: summaryOf(own.ledger) });
  print(own.requests.length === 0 ? 'You have asked nothing yet.' : table(['asked', 'to', 'words', 'answers'], own.requests.map((one) => [
    one.at.slice(0, 16), one.to, one.words, one.answers.map(({ agency, words, reports }) => [agency, words, ...reports].filter((part) => part !== '').join(' · ')).join(' | ') || 'sent',
  ])));
}

async function received(options: Options): Promise<void> {
  const found = await withNode((link) => askJson<RequestsToUs>(link, { method: 'GET', path: '/api/requests/received', headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  print(found.requests.length === 0 ? 'Nobody has asked.' : table(['request', 'asked', 'by', 'purpose', 'state', 'words'], found.requests.map((one) => [
    one.id, one.at.slice(0, 16), `${one.member}@${one.agency}`, one.purpose, one.state, one.words,
  ])));
}

async function answer(request: string, options: Answering): Promise<void> {
  const body = JSON.stringify(answerOf(options));
  const given = await withNode((link) => askJson<Static<typeof GivenOwnerAnswer>>(link, { method: 'POST', path: `/api/requests/received/${encodeURIComponent(request)}`, headers: jsonHeaders(options), body }));
  if (options.json === true) return printJson({ ledger: summaryOf(given.ledger) });
  print(`Done. On the record: ${given.ledger.origin} entry ${given.ledger.index}`);
}

/** Exactly one of the four ways. Throws `Exit` 2. */
function answerOf({ words, release, sanitised, silent }: Answering): { kind: string; words: string; reports: readonly string[] } {
  const ways = [release !== undefined, sanitised !== undefined, silent === true].filter(Boolean).length;
  if (ways > 1 || (silent === true && words !== undefined) || (ways === 0 && words === undefined)) throw new Exit(2, 'say how you answer: `--words`, `--release`, `--sanitised` or `--silent`; words may stand beside reports');
  if (silent === true) return { kind: 'silent', words: '', reports: [] };
  const kind = release !== undefined ? 'released' : sanitised === undefined ? 'words' : 'sanitised';
  return { kind, words: words ?? '', reports: release ?? sanitised ?? [] };
}

const jsonHeaders = (options: Options): Record<string, string> => ({ ...askerHeaders(options), 'content-type': 'application/json' });
