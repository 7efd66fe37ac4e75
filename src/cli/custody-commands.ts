// `custos ledger shred` and `custos ledger hold`: the end of the record's retention. Each step is an entry first; two people of
// different agencies destroy a month's key, and nobody alone.
import type { Command } from 'commander';
import type { CustodyStep, HoldsAnswer } from '../http/contract.js';
import { type Asker, askerHeaders, askJson } from './ask.js';
import { asks } from './asker-options.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}

export function custodyCommands(program: Command): void {
  const ledger = program.commands.find((command) => command.name() === 'ledger') ?? program.command('ledger');
  const shred = ledger.command('shred').description('destroy the payload key of a month after its retention; two people of different agencies');
  asks(shred.command('request <agency> <month>').description('ask for it; prints the entry that another person approves')).action(shredRequest);
  asks(shred.command('approve <agency> <month>').description('approve it: the key is destroyed').requiredOption('--request <origin#index>')).action(shredApprove);
  const hold = ledger.command('hold').description('keep months readable beyond their retention');
  asks(hold.command('place <agency> <from> <to>').description('months as YYYY-MM').requiredOption('--reason <text>')).action(holdPlace);
  asks(hold.command('lift <hold>').description('ask for it; with another person’s request, lift it').option('--request <origin#index>')).action(holdLift);
  asks(hold.command('list').description('holds on your agency’s months, and those that it placed')).action(holdList);
}

async function shredRequest(agency: string, month: string, options: Options): Promise<void> {
  const step = await send('/api/ledger/shred', { agency, month }, options);
  say(options, step, `Asked for. Another agency’s examiner, reviewer or auditor approves it with:\n  custos ledger shred approve ${agency} ${month} --request ${step.entry}`);
}

async function shredApprove(agency: string, month: string, options: Options & { readonly request: string }): Promise<void> {
  const step = await send('/api/ledger/shred', { agency, month, request: options.request }, options);
  say(options, step, `The payload key of ${month} is destroyed. Its entries verify and can no longer be read.`);
}

async function holdPlace(agency: string, fromMonth: string, toMonth: string, options: Options & { readonly reason: string }): Promise<void> {
  const step = await send('/api/ledger/holds', { agency, fromMonth, toMonth, reason: options.reason }, options);
  say(options, step, `Held from ${fromMonth} to ${toMonth}.`);
}

async function holdLift(hold: string, options: Options & { readonly request?: string }): Promise<void> {
  const step = await send('/api/ledger/holds/lift', { hold, ...(options.request === undefined ? {} : { request: options.request }) }, options);
  say(options, step, step.state === 'done' ? 'The hold is lifted.' : `Asked for. A person of another agency lifts it with:\n  custos ledger hold lift ${hold} --request ${step.entry}`);
}

async function holdList(options: Options): Promise<void> {
  const found = await withNode((link) => askJson<HoldsAnswer>(link, { method: 'GET', path: '/api/ledger/holds', headers: askerHeaders(options) }));
  if (options.json === true) printJson(found);
  else print(table(['hold', 'agency', 'from', 'to', 'by', 'lifted', 'reason'], found.holds.map((one) => [one.id, one.agency, one.fromMonth, one.toMonth, one.by, one.lifted ? 'yes' : 'no', one.reason])));
}

function send(path: string, body: object, options: Options): Promise<CustodyStep> {
  const headers = { ...askerHeaders(options), 'content-type': 'application/json' };
  return withNode((link) => askJson<CustodyStep>(link, { method: 'POST', path, headers, body: JSON.stringify(body) }));
}

function say(options: Options, step: CustodyStep, sentence: string): void {
  if (options.json === true) printJson(step);
  else print(`${sentence}\nOn the record as ${step.entry}.`);
}
