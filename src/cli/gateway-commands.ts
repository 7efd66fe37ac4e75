// `custos gateway …`: which sector may pass information to which, by which statute; and what one's own agency decided about foreign partners.
import type { Command } from 'commander';
import type { AssuranceDone, AssurancesAnswer, AssuranceView, PartnerView, Reference } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
interface RecordOptions extends Options {
  readonly kind: string;
  readonly outcome: string;
  readonly by: string;
  readonly on: string;
  readonly until: string;
  readonly reference: string;
  readonly ground: string;
  readonly approverAgency?: string;
}
interface EndOptions extends Options {
  readonly why: string;
  readonly approverAgency?: string;
}

export function gatewayCommands(program: Command): void {
  const gateway = program.command('gateway').description('the legal gateways between sectors, and assurances about foreign partners');
  asked(gateway.command('list').description('every gateway with its statute and dates, and what your agency decided about partners abroad')).action(list);
  asked(gateway.command('assure <partner>').description('record a decision about a foreign partner; one that lets information pass waits for a second person')
    .requiredOption('--kind <code>', 'mistreatment_risk or reliability').requiredOption('--outcome <code>', 'may_share or may_not_share')
    .requiredOption('--by <name>', 'who decided: the head of the agency, or whoever acts for them').requiredOption('--on <day>', 'YYYY-MM-DD').requiredOption('--until <day>', 'its last day, within a year')
    .requiredOption('--reference <text>', 'the paper: its file number').requiredOption('--ground <text>', 'why, in 10 to 500 characters').option('--approver-agency <id>', 'whose people may approve, where your agency has nobody')).action(assure);
  asked(gateway.command('end <assurance>').description('end one of your agency before its day, at once; ending a refusal waits for a second person')
    .requiredOption('--why <text>').option('--approver-agency <id>')).action(end);
}

function asked(command: Command): Command {
  return command.option('--as <user>').option('--purpose <code>').option('--case <agency~case>').option('--json', 'one JSON document');
}

async function list(options: Options): Promise<void> {
  const { gateways, found } = await withNode(async (link) => {
    const headers = askerHeaders(options);
    const reference = await askJson<Reference>(link, { method: 'GET', path: '/api/reference', headers });
    return { gateways: reference.gateways, found: await askJson<AssurancesAnswer>(link, { method: 'GET', path: '/api/assurances', headers }) };
  });
  if (options.json === true) return printJson({ gateways, ...found, ledger: summaryOf(found.ledger) });
  print(table(['gateway', 'from', 'to', 'since', 'until', 'statute'], gateways.map((one) => [one.code, one.from, one.to.join(' '), one.effectiveFrom ?? '', one.effectiveTo ?? '', one.statute])));
  print(`\n${found.partners.length === 0 ? 'This node has no foreign partner.' : table(['partner', 'today', 'until', 'missing'], found.partners.map(rowOfPartner))}`);
  print(`\n${found.assurances.length === 0 ? 'Your agency has recorded no assurance.' : table(['id', 'partner', 'what', 'decided', 'by', 'on', 'until', 'state'], found.assurances.map(rowOf))}`);
  return print(`On the record as ${found.ledger.origin}#${found.ledger.index}.`);
}

async function assure(partner: string, options: RecordOptions): Promise<void> {
  const { kind, outcome, by, on, until, reference, ground, approverAgency } = options;
  await step('/api/assurances', { partner, kind, outcome, decidedBy: by, decidedOn: on, until, reference, ground, ...(approverAgency !== undefined && { approverAgency }) }, options);
}

async function end(id: string, options: EndOptions): Promise<void> {
  const { why, approverAgency } = options;
  await step(`/api/assurances/${encodeURIComponent(id)}/end`, { why, ...(approverAgency !== undefined && { approverAgency }) }, options);
}

async function step(path: string, body: object, options: Options): Promise<void> {
  const headers = { ...askerHeaders(options), 'content-type': 'application/json' };
  const done = await withNode((link) => askJson<AssuranceDone>(link, { method: 'POST', path, headers, body: JSON.stringify(body) }));
  if (options.json === true) return printJson({ ...done, ledger: summaryOf(done.ledger) });
  const at = `On the record as ${done.ledger.origin}#${done.ledger.index}.`;
  return print(done.state === 'done' ? `Done: ${done.id ?? ''}. ${at}` : `It waits for a second person as ${done.approval ?? ''}. When they have approved, give the same command again within 15 minutes. ${at}`);
}

function rowOf(one: AssuranceView): string[] {
  return [one.id, one.partner, one.kind, one.outcome, one.decidedBy, one.decidedOn, one.until, one.state];
}

function rowOfPartner(one: PartnerView): string[] {
  return [one.agency, one.covered ? 'information may pass' : 'nothing passes', one.until ?? '', one.forbidden ? 'a decision in force says no' : one.missing.join(' ')];
}
