// `custos approvals`: what waits for you as a second person, and what you asked for. It works for signed-in people: two people are two sessions.
import type { Command } from 'commander';
import type { ApprovalsAnswer, ApprovalStep } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asksSignedIn } from './asker-options.js';
import { Exit } from './exit.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}

export function approvalCommands(program: Command): void {
  const approvals = program.command('approvals').description('acts that take two people');
  asksSignedIn(approvals.command('list').description('what you may approve, and what you asked for')).action(list);
  asksSignedIn(approvals.command('approve <approval>').description('approve exactly what the list shows').requiredOption('--why <text>')).action((id: string, options: Options & { readonly why: string }) => decide('approve', id, options));
  asksSignedIn(approvals.command('refuse <approval>').description('refuse it').requiredOption('--why <text>')).action((id: string, options: Options & { readonly why: string }) => decide('refuse', id, options));
  asksSignedIn(approvals.command('withdraw <approval>').description('take back what you asked for')).action(withdraw);
}

const fetchList = (options: Options): Promise<ApprovalsAnswer> =>
  withNode((link) => askJson<ApprovalsAnswer>(link, { method: 'GET', path: '/api/approvals', headers: signedInHeaders(options) }));

/** Two people are two sessions: a demo person's name is not enough. */
function signedInHeaders(options: Options): Record<string, string> {
  const asker = askerHeaders(options);
  if (asker['cookie'] === undefined) throw new Exit(2, 'acts of two are of two sessions; sign in first with `custos login`');
  return asker;
}

async function list(options: Options): Promise<void> {
  const found = await fetchList(options);
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  print(found.waiting.length === 0 ? 'Nothing waits for you.' : table(['approval', 'act', 'asked by', 'until', 'why', 'subject'], found.waiting.map((one) => [one.id, one.kind, `${one.askedBy.user}@${one.askedBy.agency}`, one.expiresAt.slice(0, 16), one.why, one.subject])));
  if (found.mine.length > 0) print(`\nAsked by you:\n${table(['approval', 'act', 'state', 'decided by', 'why'], found.mine.map((one) => [one.id, one.kind, one.state, one.decidedBy?.user ?? '', one.why]))}`);
}

/** The hash that is sent back is of what the list shows now: nothing is approved unseen. */
async function decide(verdict: 'approve' | 'refuse', id: string, options: Options & { readonly why: string }): Promise<void> {
  const one = (await fetchList(options)).waiting.find((row) => row.id === id);
  if (one === undefined) throw new Exit(3, 'nothing of that name waits for you');
  if (options.json !== true) print(`${one.kind}, asked by ${one.askedBy.displayName}: ${one.subject}`);
  await send(id, verdict, { kind: one.kind, subjectHash: one.subjectHash, why: options.why }, options);
}

const withdraw = (id: string, options: Options): Promise<void> => send(id, 'withdraw', undefined, options);

async function send(id: string, step: string, body: object | undefined, options: Options): Promise<void> {
  const headers = { ...signedInHeaders(options), ...(body !== undefined && { 'content-type': 'application/json' }) };
  const done = await withNode((link) => askJson<ApprovalStep>(link, { method: 'POST', path: `/api/approvals/${encodeURIComponent(id)}/${step}`, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }));
  if (options.json === true) printJson({ ...done, ledger: summaryOf(done.ledger) });
  else print(`${done.id}: ${done.state}. On the record: ${done.ledger.origin} entry ${done.ledger.index}`);
}
