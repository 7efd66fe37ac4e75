// Reviewers of other agencies at the terminal: agreeing on them, and judging what another agency gave one.
import type { Command } from 'commander';
import type { LentAct, LentLeads, NewReviewAgreement, ReviewAgreements, ReviewAgreementStep, ReviewAnswer, ReviewDecision, ReviewStep } from '../http/contract.js';
import { BadInput } from '../kernel/index.js';
import { asks, asksSignedIn } from './asker-options.js';
import { type DeskOptions, getFrom, part, postTo, told, twoOf } from './review-link.js';
import { printable, table } from './table.js';
import { print, printJson } from './with-node.js';

interface LentOptions extends DeskOptions {
  readonly decision?: string;
  readonly explanation?: string;
  readonly question?: string;
  readonly recuse?: boolean;
  readonly reviewers?: string;
  readonly reviewer?: string;
  readonly serious?: boolean;
  readonly why?: string;
}

interface AgreementOptions extends DeskOptions {
  readonly from: string;
  readonly until: string;
  readonly why: string;
}

const decisions: readonly ReviewDecision[] = ['clear', 'coach', 'restrict', 'refer'];

export function reviewLentCommands(reviews: Command): void {
  asks(reviews.command('lent').description('leads of other agencies that were given to you: all, one, or what you do with one').argument('[agency]').argument('[lead]')).option('--decision <decision>', decisions.join(', '))
    .option('--explanation <words>', 'with a decision').option('--question <words>', 'ask whoever it is about').option('--recuse', 'step back')
    .option('--reviewers <two>', 'where its triage was given to you: members, with a comma between').option('--serious', 'with `--reviewers`: whoever was looked up may be in danger').option('--reviewer <member>', 'where naming a third was given to you').option('--why <words>', 'with all but a question').action(lent);
  const agreement = reviews.command('agreement').description('agreements by which reviewers of another agency judge');
  asks(agreement.command('list').description('those of your agency')).action(list);
  asksSignedIn(agreement.command('record').description('agree; somebody of the other agency approves, then the same again').argument('<agency>')).requiredOption('--from <day>').requiredOption('--until <day>', 'the last day, within a year').requiredOption('--why <words>').action(record);
  asks(agreement.command('end').description('end one at once').argument('<agreement>')).requiredOption('--why <words>')
    .action(async (id: string, options: AgreementOptions) => told(await postTo<ReviewStep>(`agreements/${part(id)}/end`, { why: options.why }, options), options, 'It is ended.'));
}

async function lent(agency: string | undefined, lead: string | undefined, options: LentOptions): Promise<void> {
  if (agency === undefined || lead === undefined) {
    const found = await getFrom<LentLeads>('lent', options);
    if (options.json === true) return printJson(found);
    if (found.leads.length === 0) return print('Nothing was given to you.');
    return print(table(['agency', 'lead', 'state', 'due'], found.leads.map(({ agency: of, lead: one }) => [of, one.id, one.state, one.due ?? ''])));
  }
  const [path, order] = [`lent/${part(agency)}/${part(lead)}`, orderOf(options)];
  if (order !== undefined) return told(await postTo<ReviewStep>(`${path}/acts`, order, options), options, 'It stands.');
  const found = await getFrom<ReviewAnswer>(path, options);
  if (options.json === true) return printJson(found);
  if (found.settled !== null) print(found.settled === 'carried' ? 'It came early, and everything that was examined carries it.' : 'It came early, and everything that was examined does not carry it.');
  for (const one of found.alert.considered) print(`explained? ${printable(one)}`);
  for (const one of found.alert.reasons) print(`reason: ${printable(one)}`);
  if (found.bench.length > 0) print(table(['may review', 'role'], found.bench.map((one) => [one.id, one.role])));
  print(table(['when', 'who', 'act'], found.acts.map((one) => [one.at, one.by ?? '', one.kind])));
}

function orderOf({ decision, explanation = '', question, recuse, reviewers, reviewer, serious, why = '' }: LentOptions): LentAct | undefined {
  if (question !== undefined) return { act: 'ask', question };
  if (reviewers !== undefined) return { act: 'triage', reviewers: twoOf(reviewers), serious: serious === true, why };
  if (reviewer !== undefined) return { act: 'name', reviewer, why };
  if (recuse === true) return { act: 'recuse', why };
  if (decision === undefined) return undefined;
  const found = decisions.find((one) => one === decision);
  if (found === undefined) throw new BadInput(`\`--decision\` is one of ${decisions.join(', ')}`, { fr: `\`--decision\` est l’un de ${decisions.join(', ')}` });
  return { act: 'decide', decision: found, explanation, why };
}

async function list(options: DeskOptions): Promise<void> {
  const found = await getFrom<ReviewAgreements>('agreements', options);
  if (options.json === true) return printJson(found);
  if (found.agreements.length === 0) return print('Your agency has no such agreement.');
  print(table(['agreement', 'reviewers of', 'from', 'until', 'state'], found.agreements.map((one) => [one.id, one.with, one.from, one.until, one.inForce ? 'in force' : one.endedAt === null ? 'not in force' : 'ended'])));
}

async function record(agency: string, options: AgreementOptions): Promise<void> {
  const order: NewReviewAgreement = { with: agency, from: options.from, until: options.until, why: options.why };
  const step = await postTo<ReviewAgreementStep>('agreements', order, options);
  if (options.json === true) return printJson(step);
  print(step.state === 'done' ? `Agreed: ${step.id ?? ''}` : `Somebody of ${agency} was asked: ${step.approval ?? ''}. The same command again, once they approved, makes it so.`);
}
