// `custos assess gaps …`: what is unknown is sent out to agencies, with a deadline, and what came back; answered as the agency that was asked.
import type { Command } from 'commander';
import type { GapsAnswer, ReceivedRequirement, ReceivedRequirements, RequirementActed, RequirementsSent, SentRequirement, SentRequirements } from '../http/contract.js';
import { csvLine } from '../kernel/index.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
interface Listing extends Options {
  readonly csv?: boolean;
}
interface Sending extends Options {
  readonly to: readonly string[];
  readonly due: string;
  readonly group?: string;
  readonly indicator?: string;
  readonly route?: string;
  readonly level: string;
}
interface Answering extends Options {
  readonly known?: string;
  readonly part?: string;
  readonly nothing?: boolean;
  readonly withhold?: boolean;
  readonly report?: readonly string[];
  readonly level: string;
}

export function gapCommands(program: Command): void {
  const assess = program.commands.find((one) => one.name() === 'assess') ?? program.command('assess').description('assess groups and routes');
  const gaps = assess.command('gaps').description('what is unknown: ranked, sent out to agencies, and what came back');
  asks(gaps.command('list').description('what is unknown in a cycle, ranked by what knowing it would narrow of the published shares and of Sleipnir').option('--cycle <cycle>', 'the latest where it is left out').option('--page <number>', 'a hundred on each', '1').option('--csv', 'as CSV')).action(list);
  asks(gaps.command('send <words>').description('ask agencies to find something out; each reads your words and nothing else of why').requiredOption('--to <agency...>', 'whom').requiredOption('--due <day>', 'the last day, YYYY-MM-DD').option('--group <agency~id>', 'about this group, which they must be allowed to know of')
    .option('--indicator <code>', 'about this indicator').option('--route <code>', 'about this route').option('--level <code>', 'its marking', 'PROTECTED_B')).action(send);
  asks(gaps.command('sent').description('what your agency asked, and what came back').option('--csv', 'as CSV')).action(sent);
  asks(gaps.command('received').description('what your agency is asked to find out').option('--csv', 'as CSV')).action(received);
  asks(gaps.command('answer <requirement>').description('answer as the agency that was asked').option('--known <words>', 'what you know').option('--part <words>', 'a part of it; the rest is still waited for').option('--nothing', 'you looked and know nothing, which is not "no"').option('--withhold', 'you know and do not tell')
    .option('--report <agency~report...>', 'reports of your agency that bear on it').option('--level <code>', 'the marking of your answer', 'PROTECTED_B')).action(answer);
  asks(gaps.command('withdraw <requirement> <why>').description('take back what you asked; the reason stays with your agency')).action(withdraw);
}

const jsonHeaders = (options: Options): Record<string, string> => ({ ...askerHeaders(options), 'content-type': 'application/json' });
const french = (): boolean => terminalLanguage() === 'fr';

async function list(options: Listing & { readonly cycle?: string; readonly page: string }): Promise<void> {
  const path = `/api/gaps?${new URLSearchParams({ ...(options.cycle !== undefined && { cycle: options.cycle }), page: options.page }).toString()}`;
  const found = await withNode((link) => askJson<GapsAnswer>(link, { method: 'GET', path, headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  const heads = french() ? ['rang', 'groupe', 'indicateur', 'points', 'demandé à', 'nom', 'pourquoi'] : ['rank', 'group', 'indicator', 'points', 'asked of', 'name', 'because'];
  const rows = found.gaps.map((one) => [`${one.rank}`, one.group, one.indicator.code, `${one.points}`, one.asked.map(({ to, state, dueOn }) => `${to} (${stateWords(state)}, ${dueOn})`).join('; '), one.name, one.because]);
  if (options.csv === true) return print([heads, ...rows].map(csvLine).join('\n'));
  const percent = (share: number | undefined) => `${Math.round((share ?? 0) * 1000) / 10} %`;
  const shares = found.shares.map((one) => [one.label, `${one.yes}`, `${one.unknown}`, `${one.total}`, `${percent(one.bounds[0])} – ${percent(one.bounds[1])}`]);
  print([`${found.cycle.name} (${found.cycle.id})`, table(french() ? ['part', 'oui', 'inconnu', 'sur', 'bornes'] : ['share', 'yes', 'unknown', 'of', 'bounds'], shares), '', table(heads, rows), french() ? `page ${found.page} de ${found.pages} : ${found.gaps.length} lacunes sur ${found.total}` : `page ${found.page} of ${found.pages}: ${found.gaps.length} gaps of ${found.total}`].join('\n'));
}

async function send(words: string, options: Sending): Promise<void> {
  const { to, due, group, indicator, route, level } = options;
  const body = JSON.stringify({ agencies: to, words, dueOn: due, level, ...(group !== undefined && { group }), ...(indicator !== undefined && { indicator }), ...(route !== undefined && { route }) });
  const done = await withNode((link) => askJson<RequirementsSent>(link, { method: 'POST', path: '/api/requirements', headers: jsonHeaders(options), body }));
  if (options.json === true) return printJson({ ...done, ledger: summaryOf(done.ledger) });
  print(`${done.ids.join('\n')}\n${recordLine(done.ledger)}`);
}

async function sent(options: Listing): Promise<void> {
  const found = await withNode((link) => askJson<SentRequirements>(link, { method: 'GET', path: '/api/requirements', headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  show(found.requirements.map((one) => [one.to, ...cells(one)]), options, french() ? 'à' : 'to', french() ? 'Vous n’avez rien demandé.' : 'You have asked for nothing.');
}

async function received(options: Listing): Promise<void> {
  const found = await withNode((link) => askJson<ReceivedRequirements>(link, { method: 'GET', path: '/api/requirements/received', headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  show(found.requirements.map((one) => [one.from, ...cells(one)]), options, french() ? 'de' : 'from', french() ? 'On ne vous demande rien.' : 'Nothing is asked of you.');
}

function show(rows: readonly (readonly string[])[], { csv }: Listing, who: string, none: string): void {
  const heads = [who, ...(french() ? ['demande', 'échéance', 'état', 'sujet', 'mots', 'réponses'] : ['requirement', 'due', 'state', 'about', 'words', 'answers'])];
  if (csv === true) print([heads, ...rows].map(csvLine).join('\n'));
  else print(rows.length === 0 ? none : table(heads, rows.map((row) => [...row])));
}

function cells(one: SentRequirement | ReceivedRequirement): readonly string[] {
  const about = [one.group?.name, one.indicator?.label, one.route].filter((part) => part !== undefined && part !== null).join(', ');
  return [one.id, one.dueOn, `${stateWords(one.state)}${one.isOverdue ? (french() ? ', en retard' : ', overdue') : ''}`, about, one.words, one.answers.map(({ kind, words, reports }) => [stateWords(kind), words, ...reports].filter((part) => part !== '').join(': ')).join(' | ')];
}

function stateWords(state: SentRequirement['state']): string {
  const words: Readonly<Record<SentRequirement['state'], readonly [en: string, fr: string]>> = {
    open: ['open', 'ouverte'], partial: ['answered in part', 'réponse partielle'], answered: ['answered', 'répondue'], nothing_known: ['nothing known, which is not no', 'rien de connu, ce qui n’est pas non'], withheld: ['known and not told', 'connu et non communiqué'], withdrawn: ['withdrawn', 'retirée'],
  };
  return words[state][french() ? 1 : 0];
}

async function answer(requirement: string, options: Answering): Promise<void> {
  const body = JSON.stringify({ ...answerOf(options), reports: options.report ?? [], level: options.level });
  const done = await withNode((link) => askJson<RequirementActed>(link, { method: 'POST', path: `/api/requirements/received/${encodeURIComponent(requirement)}`, headers: jsonHeaders(options), body }));
  print(options.json === true ? JSON.stringify({ ledger: summaryOf(done.ledger) }) : recordLine(done.ledger));
}

/** Exactly one of the four. Throws `Exit` 2. */
function answerOf({ known, part, nothing, withhold }: Answering): { readonly kind: string; readonly words: string } {
  if ([known, part, nothing, withhold].filter((one) => one !== undefined).length !== 1) throw new Exit(2, 'say one of `--known`, `--part`, `--nothing` or `--withhold`');
  if (known !== undefined) return { kind: 'answered', words: known };
  return part === undefined ? { kind: nothing === true ? 'nothing_known' : 'withheld', words: '' } : { kind: 'partial', words: part };
}

async function withdraw(requirement: string, why: string, options: Options): Promise<void> {
  const done = await withNode((link) => askJson<RequirementActed>(link, { method: 'POST', path: `/api/requirements/${encodeURIComponent(requirement)}/withdraw`, headers: jsonHeaders(options), body: JSON.stringify({ why }) }));
  print(options.json === true ? JSON.stringify({ ledger: summaryOf(done.ledger) }) : recordLine(done.ledger));
}

const recordLine = ({ origin, index }: RequirementActed['ledger']): string => (french() ? `Au registre : ${origin}, entrée ${index}` : `On the record: ${origin} entry ${index}`);
