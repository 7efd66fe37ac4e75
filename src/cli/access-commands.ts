// `custos access …`: past decisions made again, who could see something, what somebody would see.
import type { Command } from 'commander';
import type { ReplayedLine, ReplayOutcome, SightAnswer, WhoSeesAnswer } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { Exit } from './exit.js';
import { policyCommands } from './policy-commands.js';
import { readOutcome } from './progress-stream.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}

export function accessCommands(program: Command): void {
  const access = program.command('access').description('the policies at work: what they decided, and for whom');
  asks(access.command('replay [entry]').description('decide again what your agency’s record says was decided; exit code 1 when something differs or cannot be told')
    .option('--from <day>', 'first day, YYYY-MM-DD').option('--to <day>', 'last day')).action(replay);
  asks(access.command('who-sees <id>').description('who could see an entity or a report that you see, and by which policies').option('--report', 'the id is a report’s')
    .option('--statement <agency~number>', 'one of its statements')).action(whoSees);
  asks(access.command('sees [user]').description('what a person would see: their labels, never content; without a name, what you would')).action(sees);
  policyCommands(access, asks);
}

async function replay(entry: string | undefined, options: Options & { readonly from?: string; readonly to?: string }): Promise<void> {
  const { from, to } = options;
  if (entry !== undefined && !/^([^#\s]+#)?(0|[1-9]\d{0,17})$/u.test(entry)) throw new Exit(2, 'an entry is its number, or `origin#number`');
  const body = JSON.stringify({ ...(entry !== undefined && { entry }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  const found = await withNode(async (link) => {
    const reply = await link.call({ method: 'POST', path: '/api/access/replays', headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body });
    return readOutcome<ReplayOutcome>(reply, '  deciding again {bar} {percentage}%', 'the replay was cut off; run it again');
  });
  if (options.json === true) printJson({ ...found, ledger: summaryOf(found.ledger) });
  else describe(found);
  if (found.differs + found.cannot > 0) throw new Exit(1, 'not every decision was made again as it stands in the record');
}

function describe({ entries, same, differs, cannot, reasons, lines, ledger }: ReplayOutcome): void {
  print(`${entries} ${entries === 1 ? 'entry' : 'entries'} read: ${same} decisions the same, ${differs} differ, ${cannot} cannot be made again`);
  for (const [reason, count] of Object.entries(reasons)) print(`  ${count}  ${reasonWords[reason] ?? reason}`);
  if (lines.length > 0) print(table(['entry', 'recorded', 'action', 'now', 'then', 'verdict'], lines.map(rowOf)));
  print(`On the record as ${ledger.origin}#${ledger.index}.`);
}

function rowOf({ entry, recordedAt, action, verdict, reason, was, now }: ReplayedLine): string[] {
  return [entry, recordedAt.slice(0, 19), action, decisionWords(now), decisionWords(was), reason === null ? verdict : `${verdict}: ${reason}`];
}

function decisionWords(decision: ReplayedLine['was']): string {
  return decision === null ? '–' : `${decision.allow ? 'yes' : 'no'} ${[...decision.policies, ...decision.errors].join(', ')}`;
}

const reasonWords: Readonly<Record<string, string>> = {
  decision: 'decided otherwise now', engines: 'on which the compiled policies and the reference engine differ', labels: 'under which other labels would be visible now',
  shredded: 'whose month’s key was destroyed', unreadable: 'that do not open', unwhole: 'recorded before decisions stood in their entries whole',
  archive: 'whose policies are missing or altered in the archive', labels_gone: 'whose labels are no longer all there',
};

async function whoSees(id: string, options: Options & { readonly report?: boolean; readonly statement?: string }): Promise<void> {
  const query = options.statement === undefined ? '' : `?statement=${encodeURIComponent(options.statement)}`;
  const path = `/api/access/who-sees/${options.report === true ? 'reports' : 'entities'}/${encodeURIComponent(id)}${query}`;
  const found = await withNode((link) => askJson<WhoSeesAnswer>(link, { method: 'GET', path, headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  print(`Under ${found.labels.map(({ agency, marking }) => `${marking} (${agency})`).join('; ')}`);
  print(table(['user', 'role', 'labels', 'purpose', 'case', 'policies'], found.people.flatMap(({ user, role, labels, ways }) => ways.map((way) => [user, role, String(labels), way.purpose, way.caseRef, way.policies.join(', ')]))));
  for (const { agency, people } of found.others) print(`${agency}: at most ${people}`);
  print(`People of other agencies are counted: who works there is theirs to say. On the record as ${found.ledger.origin}#${found.ledger.index}.`);
}

async function sees(user: string | undefined, options: Options): Promise<void> {
  const path = user === undefined ? '/api/access/sight' : `/api/access/sight/${encodeURIComponent(user)}`;
  const found = await withNode((link) => askJson<SightAnswer>(link, { method: 'GET', path, headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  print(`${found.displayName}, ${found.role}, ${found.agency}`);
  for (const { purpose, caseRef, reads, readsBy, labels } of found.ways) {
    print(`\n${purpose} · ${caseRef ?? 'a case of another agency'}: ${reads ? 'reads' : 'reads nothing'} (${readsBy.join(', ') || 'nothing permits it'})`);
    if (labels.length > 0) print(table(['originator', 'marking', 'labels', 'policies'], labels.map(({ agency, marking, count, policies }) => [agency, marking, String(count), policies.join(', ')])));
  }
  print(`On the record as ${found.ledger.origin}#${found.ledger.index}.`);
}
