// `custos operations …`: joint operations from the terminal, by the same door. Without `--as` and without a login it is whoever runs the node, who keeps operations and reads no row.
import type { Command } from 'commander';
import type { OperationAnswer, OperationMergesAnswer, OperationQuarantineAnswer, OperationRowsAnswer, OperationsAnswer, OperationStep, RowMended } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';
import { bringRowsIn, type BringOptions } from './operation-import.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
interface When extends Options {
  readonly asOf?: string;
  readonly knownAt?: string;
}
interface Opening extends Options {
  readonly from: string;
  readonly to: string;
  readonly agencies: string;
  readonly lead?: string;
  readonly aim?: string;
}
interface Deciding extends Options {
  readonly decide?: string;
  readonly rows?: readonly string[];
  readonly keep?: string;
  readonly undo?: string;
  readonly why?: string;
}

const dated = (command: Command) => asks(command).option('--as-of <day>', 'what had happened by this day, YYYY-MM-DD; a moment: what was known then too').option('--known-at <day>', 'as known at the end of this day, or at this moment');

export function operationCommands(program: Command): void {
  const parent = program.command('operations').description('joint operations: what agencies report of them, and what counts');
  asks(parent.command('create <id>').description('open one').requiredOption('--from <day>', 'first day, YYYY-MM-DD').requiredOption('--to <day>', 'last day').requiredOption('--agencies <codes>', 'who takes part, apart by commas: `A,B`')
    .option('--lead <codes>', 'those of them that lead').option('--aim <words>')).action(create);
  asks(parent.command('list').description('those that you keep or take part in')).action(list);
  asks(parent.command('import <file>').description('bring rows in, CSV or XLSX: row_id, agency, kind, occurrence_id, date, province, person_key, commodity, quantity, unit, purity, currency, lead_agency, assist_agencies, exhibit_no, direction, note')
    .requiredOption('--operation <id>').option('--map <file>', 'what other columns mean, as JSON (docs/users/operations.md)').option('--label <marking>', 'handling label, like `PROTECTED B // REL TO ALL`; else those who take part').option('--quarantine <file>', 'where to write the rows that were set aside, as CSV'))
    .action((file: string, options: BringOptions) => bringRowsIn(file, options));
  dated(parent.command('totals <id>').description('what counts once, what is a range, and what may be one event')).action(totals);
  dated(parent.command('show <id>').description('the plan, who has not reported, and those of its rows that you may see').option('--kind <kind>', 'occurrence, arrest, charge, seizure or lab').option('--agency <code>').option('--commodity <code>').option('--after <page>', 'from the page before')).action(show);
  asks(parent.command('merges <id>').description('rows that may be one event, and what was decided of them').option('--decide <verdict>', 'same or different').option('--rows <ref...>', 'the rows that are decided about').option('--keep <ref>', 'the one that counts')
    .option('--undo <decision>', 'take a decision of your agency back').option('--why <reason>')).action(merges);
  asks(parent.command('mend <id> [row]').description('rows that wait to be mended; with a row: correct it').option('--set <column=value...>', 'what a column should say').option('--confirm', 'what was asked about stands as it is').option('--after <row>', 'the last of the page before')).action(mend);
  dated(parent.command('missing <id>').description('agencies that have not reported')).action(missing);
}

const get = async <T>(path: string, options: Options): Promise<T> => withNode((link) => askJson<T>(link, { method: 'GET', path, headers: askerHeaders(options) }));
const post = async <T>(path: string, body: unknown, options: Options): Promise<T> => withNode((link) => askJson<T>(link, { method: 'POST', path, headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body: JSON.stringify(body) }));
const at = (id: string, more = '') => `/api/operations/${encodeURIComponent(id)}${more}`;
const listOf = (text: string | undefined) => (text ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
const isFrench = () => terminalLanguage() === 'fr';

function queryOf(fields: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]))).toString();
  return query === '' ? '' : `?${query}`;
}

async function create(id: string, options: Opening): Promise<void> {
  const leads = new Set(listOf(options.lead).map((one) => one.toLowerCase()));
  const agencies = listOf(options.agencies).map((agency) => ({ agency, role: leads.has(agency.toLowerCase()) ? 'lead' : 'partner' }));
  const step = await post<OperationStep>('/api/operations', { id, from: options.from, to: options.to, agencies, ...(options.aim !== undefined && { aim: options.aim }) }, options);
  if (options.json === true) return printJson({ ...step, ledger: summaryOf(step.ledger) });
  print(`${step.id}\n${isFrench() ? 'Au registre' : 'On the record'}: ${step.ledger.origin} #${step.ledger.index}`);
}

async function list(options: Options): Promise<void> {
  const found = await get<OperationsAnswer>('/api/operations', options);
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  const heads = isFrench() ? ['opération', 'du', 'au', 'jours', 'services', 'but'] : ['operation', 'from', 'to', 'days', 'agencies', 'aim'];
  print(found.operations.length === 0 ? (isFrench() ? 'Aucune opération.' : 'No operation.') : table(heads, found.operations.map((one) => [one.id, one.from, one.to, `${one.days}`, one.agencies.map(({ agency }) => agency).join(', '), one.aim])));
}

const totalsOf = (id: string, { asOf, knownAt, ...options }: When) => get<OperationAnswer>(at(id, queryOf({ asOf, knownAt })), options);

async function totals(id: string, options: When): Promise<void> {
  const found = await totalsOf(id, options);
  if (options.json === true) return printJson(contractOf(found));
  const french = isFrench();
  const { low, high } = found.arrests.persons;
  print([
    `${found.operation.id}  ${found.operation.from} – ${found.operation.to} (${found.operation.days} ${french ? 'jours' : 'days'})  ${french ? 'au' : 'as of'} ${found.asOf}`,
    table(['', ''], [
      [french ? 'événements' : 'occurrences', `${found.occurrences.count}`], [french ? 'arrestations' : 'arrests', `${found.arrests.count}`], [french ? 'personnes arrêtées' : 'persons arrested', low === high ? `${low}` : `${low} – ${high}`],
      [french ? 'accusations' : 'charges', `${found.charges.count}`], [french ? 'laboratoires' : 'laboratories', `${found.labs.count}`], ...found.seizures.map((one) => [`${one.commodity} (${one.unit})`, `${one.quantity}   [${one.records}]`]),
    ]),
    `${french ? 'lignes de votre côté à corriger' : 'rows of yours that wait to be mended'}: ${found.quarantined}`,
    ...found.proposedMerges.map((one) => `? ${one.rows.map(({ agency, row }) => `${agency} ${row}`).join(' = ')}: ${whyOf(one)}`),
    found.rule.words,
  ].join('\n'));
}

/** As the contract has it; the effect of a merge stands in its reason. */
function contractOf(found: OperationAnswer): object {
  return {
    occurrences: found.occurrences, arrests: found.arrests, charges: found.charges, labs: found.labs, seizures: found.seizures.map(({ commodity, unit, quantity, records }) => ({ commodity, unit, quantity: Number(quantity), records })), quarantined: found.quarantined,
    proposed_merges: found.proposedMerges.map((one) => ({ rows: one.rows.map(({ row }) => row), why: whyOf(one) })), as_of: found.asOf,
  };
}

function whyOf({ why, effect: { kind, commodity, unit, records, quantity } }: OperationAnswer['proposedMerges'][number]): string {
  const less = quantity === null ? `${records} ${kind}` : `${records} ${kind}, ${quantity} ${unit} ${commodity}`;
  return `${why}; ${isFrench() ? `fusionnées, le total perd ${less}` : `merged, the total loses ${less}`}`;
}

async function show(id: string, options: When & { readonly kind?: string; readonly agency?: string; readonly commodity?: string; readonly after?: string }): Promise<void> {
  const { asOf, knownAt, kind, agency, commodity, after } = options;
  const found = await totalsOf(id, options);
  const page = await get<OperationRowsAnswer>(at(id, `/rows${queryOf({ asOf, knownAt, kind, agency, commodity, after })}`), options);
  if (options.json === true) return printJson({ operation: found.operation, rule: found.rule, missing: found.missing, rows: page.rows, after: page.after, ledger: summaryOf(page.ledger) });
  const { operation } = found;
  const french = isFrench();
  print([
    `${operation.id}  ${operation.from} – ${operation.to}`, operation.aim, `${french ? 'services' : 'agencies'}: ${operation.agencies.map((one) => `${one.agency} (${one.role})`).join(', ')}`, `${french ? 'n’ont rien déclaré' : 'have not reported'}: ${found.missing.join(', ') || '-'}`,
    page.rows.length === 0 ? (french ? 'Aucune ligne que vous puissiez voir.' : 'No row that you may see.')
      : table(['agency', 'row', 'kind', 'date', 'commodity', 'quantity', 'unit', 'lead', 'occurrence'], page.rows.map((row) => [row.agency, row.row, row.kind, row.date, row.commodity, row.quantity ?? '', row.unit, row.lead, row.occurrence])),
    ...(page.after === null ? [] : [`… --after '${page.after}'`]),
  ].filter((line) => line !== '').join('\n'));
}

async function merges(id: string, options: Deciding): Promise<void> {
  const { decide, rows = [], keep, undo, why = '' } = options;
  if (undo !== undefined || decide !== undefined) {
    const step = await (undo === undefined ? post<OperationStep>(at(id, '/merges'), { rows, verdict: decide, why, ...(keep !== undefined && { keep }) }, options) : post<OperationStep>(at(id, `/merges/${encodeURIComponent(undo)}/undo`), { why }, options));
    return options.json === true ? printJson({ ...step, ledger: summaryOf(step.ledger) }) : print(step.id);
  }
  const [found, decided] = [await totalsOf(id, options), await get<OperationMergesAnswer>(at(id, '/merges'), options)];
  if (options.json === true) return printJson({ proposed: found.proposedMerges, decided: decided.decisions, ledger: summaryOf(decided.ledger) });
  const french = isFrench();
  print([
    ...found.proposedMerges.map((one) => `? ${whyOf(one)}\n  --rows ${one.rows.map(({ ref }) => ref).join(' ')}`),
    ...decided.decisions.map((one) => `${one.undone === null ? '=' : '×'} ${one.id} ${one.verdict} ${one.decidedBy} ${one.decidedAt.slice(0, 10)}: ${one.why}${one.undone === null ? '' : ` (${french ? 'annulé' : 'undone'}: ${one.undone.why})`}\n  ${one.rows.join(' ')}`),
  ].join('\n') || (french ? 'Rien n’est proposé ni décidé.' : 'Nothing is proposed or decided.'));
}

async function mend(id: string, row: string | undefined, options: Options & { readonly set?: readonly string[]; readonly confirm?: boolean; readonly after?: string }): Promise<void> {
  const french = isFrench();
  if (row === undefined) {
    const found = await get<OperationQuarantineAnswer>(at(id, `/quarantine${queryOf({ after: options.after })}`), options);
    if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
    const lines = found.rows.flatMap((one) => one.reasons.map((why) => [one.id, `${one.line}`, why.column, why.value, why.reason]));
    return print(lines.length === 0 ? (french ? 'Aucune ligne que vous puissiez voir n’attend.' : 'No row that you may see waits.') : `${table(['id', 'row', 'column', 'value', 'reason'], lines)}${found.after === null ? '' : `\n… --after ${found.after}`}`);
  }
  const set = Object.fromEntries((options.set ?? []).map((one) => {
    const cut = one.indexOf('=');
    if (cut < 1) throw new Exit(2, 'write a correction as `column=value`');
    return [one.slice(0, cut), one.slice(cut + 1)];
  }));
  const mended = await post<RowMended>(at(id, `/quarantine/${encodeURIComponent(row)}`), { set, ...(options.confirm === true && { confirm: true }) }, options);
  if (options.json === true) return printJson({ ...mended, ledger: summaryOf(mended.ledger) });
  print(mended.taken ? (french ? 'La ligne compte.' : 'The row counts now.') : mended.reasons.map((why) => `${why.column}: ${why.reason}`).join('\n'));
  if (!mended.taken) throw new Exit(2, french ? 'la ligne attend encore' : 'the row still waits');
}

async function missing(id: string, options: When): Promise<void> {
  const found = await totalsOf(id, options);
  if (options.json === true) return printJson({ operation: found.operation.id, missing: found.missing, as_of: found.asOf });
  print(found.missing.length === 0 ? (isFrench() ? 'Tous ont déclaré.' : 'All have reported.') : found.missing.join('\n'));
}
