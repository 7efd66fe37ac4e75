// `custos delegation …`: a compartment of one's own agency, or its waiver of a second citizenship, for one other person and a time.
import type { Command } from 'commander';
import type { DelegationGiven, DelegationsAnswer, DelegationTakenBack, DelegationView } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
interface GiveOptions extends Options {
  readonly until: string;
  readonly from?: string;
  readonly why: string;
  readonly eyesOnly?: boolean;
}

export function delegationCommands(program: Command): void {
  const delegation = program.command('delegation').description('what was opened to one other person for a time');
  asks(delegation.command('give <name@agency>').description('open the compartment of the case at hand, or waive a second citizenship')
    .requiredOption('--until <moment>', 'RFC 3339, within 92 days').option('--from <moment>', 'RFC 3339; at once when absent').requiredOption('--why <words>')
    .option('--eyes-only', 'your agency’s waiver of a second citizenship, instead of the compartment')).action(give);
  asks(delegation.command('list').description('what you gave and what you hold')).action(list);
  asks(delegation.command('take-back <id>').description('end one that your agency gave, at once')).action(takeBack);
}

async function give(grantee: string, options: GiveOptions): Promise<void> {
  const { until, from, why } = options;
  const body = JSON.stringify({ kind: options.eyesOnly === true ? 'eyes_only' : 'case', grantee, until, why, ...(from !== undefined && { from }) });
  const given = await withNode((link) => askJson<DelegationGiven>(link, { method: 'POST', path: '/api/delegations', headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body }));
  if (options.json === true) return printJson({ ...given, ledger: summaryOf(given.ledger) });
  return print(`Delegated as ${given.id}. On the record as ${given.ledger.origin}#${given.ledger.index}.`);
}

async function list(options: Options): Promise<void> {
  const { delegations, ledger } = await withNode((link) => askJson<DelegationsAnswer>(link, { method: 'GET', path: '/api/delegations', headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ delegations, ledger: summaryOf(ledger) });
  print(delegations.length === 0 ? 'Nothing was delegated by you or to you.' : table(['id', 'what', 'from', 'to', 'until', 'state'], delegations.map(rowOf)));
  return print(`On the record as ${ledger.origin}#${ledger.index}.`);
}

async function takeBack(id: string, options: Options): Promise<void> {
  const { ledger } = await withNode((link) => askJson<DelegationTakenBack>(link, { method: 'DELETE', path: `/api/delegations/${encodeURIComponent(id)}`, headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ledger: summaryOf(ledger) });
  return print(`Taken back, if your agency gave it. On the record as ${ledger.origin}#${ledger.index}.`);
}

function rowOf(one: DelegationView): string[] {
  return [one.id, one.caseRef ?? 'second citizenship', one.grantor, one.grantee, one.until.slice(0, 16), one.isOpen ? 'open' : one.takenBackAt === null ? 'over or not begun' : 'taken back'];
}
