// `custos reviews`: the review desk at the terminal, by the routes of its pages; what the desk does not let through is refused here as there (exit 3).
import type { Command } from 'commander';
import type { LeadAct, NextLead, ReviewAnswer, ReviewLine, ReviewPage, ReviewStatistics, ReviewStep } from '../http/contract.js';
import { BadInput } from '../kernel/index.js';
import { asks } from './asker-options.js';
import { type DeskOptions, getFrom, part, postTo, told, twoOf } from './review-link.js';
import { reviewLentCommands } from './review-lent-commands.js';
import { reviewTaskCommands } from './review-task-commands.js';
import { printable, table } from './table.js';
import { print, printJson } from './with-node.js';

interface ListOptions extends DeskOptions {
  readonly state?: string;
  readonly kind?: string;
  readonly detector?: string;
  readonly serious?: boolean;
  readonly overdue?: boolean;
  readonly mine?: boolean;
  readonly page?: string;
}

interface ActOptions extends DeskOptions {
  readonly why: string;
  readonly reviewers: string;
  readonly serious?: boolean;
  readonly decision: string;
  readonly explanation: string;
  readonly question: string;
  readonly reviewer: string;
  readonly insteadOf?: string;
  readonly evidence: string;
  readonly ref: string;
}

const evidences = ['lead', 'complaint', 'canary', 'ruling'] as const;
const decisions = ['clear', 'coach', 'restrict', 'refer'] as const;

export function reviewsCommands(program: Command): void {
  const reviews = program.command('reviews').description('the review desk: leads, people who were looked up, cases that a finding touches');
  asks(reviews.command('list').description('leads, the most urgent first; it names nobody')).option('--state <state>', 'open, new, triage, review, split, third or closed').option('--kind <kind>', 'lead or audit')
    .option('--detector <name>').option('--serious', 'serious ones only').option('--overdue', 'overdue ones only').option('--mine', 'in your hands only').option('--page <n>').action(list);
  asks(reviews.command('take').description('take the most urgent lead that nobody has, or one that waits for triage').argument('[lead]')).action(take);
  asks(reviews.command('show').description('one lead, explanations first').argument('<lead>')).option('--why <words>', 'why you open one that is not in your hands; it stands with the lead').action(show);
  asks(reviews.command('triage').description('put it before two reviewers').argument('<lead>')).requiredOption('--reviewers <two>', 'members, with a comma between; `show` lists who may').requiredOption('--why <words>')
    .option('--serious', 'whoever was looked up may be in danger').action(triage);
  asks(reviews.command('judge').description('say your opinion; it is not taken back').argument('<lead>')).requiredOption('--decision <decision>', decisions.join(', '))
    .requiredOption('--explanation <words>', 'the innocent explanation that you weighed').requiredOption('--why <words>').action(judge);
  asks(reviews.command('ask').description('ask whoever it is about; they must answer').argument('<lead>')).requiredOption('--question <words>').action((lead: string, options: ActOptions) => act(lead, { act: 'ask', question: options.question }, options, 'Asked.'));
  asks(reviews.command('recuse').description('step back').argument('<lead>')).requiredOption('--why <words>').action((lead: string, options: ActOptions) => act(lead, { act: 'recuse', why: options.why }, options, 'You stepped back.'));
  asks(reviews.command('name').description('name a reviewer: a third, or instead of one who is late or stepped back').argument('<lead>')).requiredOption('--reviewer <member>').requiredOption('--why <words>').option('--instead-of <member>')
    .action((lead: string, options: ActOptions) => act(lead, { act: 'name', reviewer: options.reviewer, why: options.why, ...(options.insteadOf !== undefined && { insteadOf: options.insteadOf }) }, options, 'Named.'));
  asks(reviews.command('reopen').description('reopen a closed one on new evidence; its outcome stays as it was known').argument('<lead>')).requiredOption('--evidence <kind>', evidences.join(', ')).requiredOption('--ref <lead or ruling>').requiredOption('--why <words>').action(reopen);
  asks(reviews.command('statistics').description('how reviews end, without groups of fewer than five')).action(statistics);
  reviewTaskCommands(reviews);
  reviewLentCommands(reviews);
}

async function list(options: ListOptions): Promise<void> {
  const { state, kind, detector, serious, overdue, mine, page } = options;
  const query = new URLSearchParams({
    ...(state !== undefined && { state }), ...(kind !== undefined && { kind }), ...(detector !== undefined && { detector }), ...(serious === true && { serious: 'true' }), ...(overdue === true && { overdue: 'true' }),
    ...(mine === true && { mine: 'true' }), ...(page !== undefined && { page }),
  });
  const found = await getFrom<ReviewPage>(`leads?${query.toString()}`, options);
  if (options.json === true) return printJson(found);
  if (found.leads.length === 0) return print('No lead here.');
  print(table(['lead', 'gravity', 'state', 'due', 'detectors', 'in the hands of'], found.leads.map((one) => [one.id, gravityOf(one), one.outcome ?? one.state, dueOf(one), one.detectors.join(' '), [one.holder ?? '', ...one.reviewers].join(' ').trim()])));
  print(`${found.count} in all; page ${found.page}`);
}

async function take(lead: string | undefined, options: DeskOptions): Promise<void> {
  if (lead !== undefined) return act(lead, { act: 'take' }, options, 'It is in your hands.');
  const taken = await postTo<NextLead>('next', undefined, options);
  if (options.json === true) return printJson(taken);
  print(taken.id === null ? 'No lead waits for triage.' : taken.id);
}

async function show(lead: string, options: DeskOptions & { readonly why?: string }): Promise<void> {
  if (options.why !== undefined) await postTo<ReviewStep>(`leads/${part(lead)}/acts`, { act: 'open', why: options.why }, options);
  const found = await getFrom<ReviewAnswer>(`leads/${part(lead)}`, options);
  if (options.json === true) return printJson(found);
  const { alert } = found;
  print(`${found.lead.id}: ${gravityOf(found.lead)}, ${found.lead.outcome ?? found.lead.state}, due ${dueOf(found.lead)}`);
  if (found.settled !== null) print(found.settled === 'carried' ? 'It came early, and everything that was examined carries it.' : 'It came early, and everything that was examined does not carry it.');
  for (const one of alert.considered) print(`explained? ${printable(one)}`);
  for (const one of alert.reasons) print(`reason: ${printable(one)}`);
  print(table(['may review', 'role'], found.bench.map((one) => [one.id, one.role])));
  print(table(['when', 'who', 'act', 'said'], found.acts.map((one) => [one.at, one.by ?? '', one.kind, [one.decision, one.explanation, one.question, one.answer, one.why].filter((word) => word !== null).join(' · ')])));
}

async function triage(lead: string, options: ActOptions): Promise<void> {
  await act(lead, { act: 'triage', reviewers: twoOf(options.reviewers), serious: options.serious === true, why: options.why }, options, 'It is before two reviewers.');
}

async function judge(lead: string, options: ActOptions): Promise<void> {
  const decision = decisions.find((one) => one === options.decision);
  if (decision === undefined) throw new BadInput(`\`--decision\` is one of ${decisions.join(', ')}`, { fr: `\`--decision\` est l’un de ${decisions.join(', ')}` });
  await act(lead, { act: 'decide', decision, explanation: options.explanation, why: options.why }, options, 'Your opinion stands.');
}

async function reopen(lead: string, options: ActOptions): Promise<void> {
  const evidence = evidences.find((one) => one === options.evidence);
  if (evidence === undefined) throw new BadInput(`\`--evidence\` is one of ${evidences.join(', ')}`, { fr: `\`--evidence\` est l’un de ${evidences.join(', ')}` });
  await act(lead, { act: 'reopen', evidence, ref: options.ref, why: options.why }, options, 'It is in your hands again.');
}

async function act(lead: string, order: LeadAct, options: DeskOptions, done: string): Promise<void> {
  told(await postTo<ReviewStep>(`leads/${part(lead)}/acts`, order, options), options, done);
}

async function statistics(options: DeskOptions): Promise<void> {
  const found = await getFrom<ReviewStatistics>('statistics', options);
  if (options.json === true) return printJson(found);
  print(table(['detector', 'sustained', 'cleared', 'share', '95 %'], [...found.detectors, found.audits].map((one) => [one.name, String(one.sustained), String(one.cleared), share(one.share), one.low === null ? '' : `${share(one.low)}–${share(one.high)}`])));
  const count = (value: number | null): string => (value === null ? `below ${found.leastShown}, or held back with one` : String(value));
  print(table(['group', 'leads', 'sustained'], [...found.outcomes.map((one) => [one.name, count(one.leads), '']), ...[...found.units, ...found.sexes].map((one) => [one.name === '' ? 'not known' : one.name, count(one.leads), count(one.sustained)])]));
}

const share = (value: number | null): string => (value === null ? '' : `${(100 * value).toFixed(0)} %`);
const gravityOf = ({ serious, kind }: ReviewLine): string => (kind === 'audit' ? 'drawn at random' : serious ? 'serious' : 'ordinary');
const dueOf = ({ due, overdue }: Pick<ReviewLine, 'due' | 'overdue'>): string => (due === null ? '' : overdue ? `${due} OVERDUE` : due);
