// What stands beside leads on the review desk: people who were looked up, cases that a finding touches, and what is asked of oneself.
import type { Command } from 'commander';
import type { DisclosureAct, DisclosureAnswer, DisclosuresAnswer, ExposedAct, ExposedAnswer, ExposedPageAnswer, OwnReviewsAnswer, ReferralsAnswer, ReviewsDue, ReviewStep, WhyAnswersList, WhyAnswerView } from '../http/contract.js';
import { BadInput } from '../kernel/index.js';
import { asks } from './asker-options.js';
import { type DeskOptions, getFrom, part, postTo, told } from './review-link.js';
import { printable, table } from './table.js';
import { print, printJson } from './with-node.js';

interface TaskOptions extends DeskOptions {
  readonly own?: string | boolean;
  readonly warning?: string;
  readonly breach?: string;
  readonly decision?: string;
  readonly stop?: boolean;
  readonly why?: string;
  readonly page?: string;
  readonly text?: string;
  readonly about?: string;
}

export function reviewTaskCommands(reviews: Command): void {
  asks(reviews.command('exposed').description('people who were looked up: all, one, or a step on one').argument('[task]')).option('--page <n>').option('--own <danger>', 'take it on: none_known, possible or immediate')
    .option('--warning <decision>', 'warn or do_not_warn').option('--breach <decision>', 'given, put_off or not_required').option('--stop', 'once the lead was cleared').option('--why <words>', 'with each of these').action(exposed);
  asks(reviews.command('disclosure').description('open cases that a finding touches: all, one, or a step on one').argument('[line]')).option('--own', 'take it on')
    .option('--decision <decision>', 'disclose, does_not_bear or ask_crown').option('--why <words>', 'with a decision').action(disclosure);
  asks(reviews.command('referral').description('open cases of your agency that a finding of another one touches: all, or a step on one').argument('[referral]')).option('--own', 'take it on')
    .option('--decision <decision>', 'disclose, does_not_bear or ask_crown').option('--why <words>', 'with a decision').action(referral);
  asks(reviews.command('due').description('what is overdue and whose it is; for a mail that names nobody it concerns')).action(listOverdue);
  asks(reviews.command('answers').description('what people answered about low-risk looks: all without names, or one').argument('[question]')).action(answers);
  asks(reviews.command('answer').description('what is asked of you; with a question and `--text`, your answer').argument('[question]')).option('--text <words>').action(answerOwn);
  asks(reviews.command('complain').description('say that a colleague misused what they look up')).requiredOption('--about <who>', 'account or name').requiredOption('--why <words>')
    .action(async (options: TaskOptions) => told(await postTo<ReviewStep>('complaints', { about: options.about, why: options.why }, options), options, 'It will be looked at.'));
}

async function answers(question: string | undefined, options: DeskOptions): Promise<void> {
  if (question === undefined) {
    const found = await getFrom<WhyAnswersList>('answers', options);
    if (options.json === true) return printJson(found);
    if (found.questions.length === 0) return print('Nothing was asked that is yours to read.');
    return print(table(['question', 'asked', 'answered', 'due'], found.questions.map((one) => [one.id, one.askedAt, one.answeredAt ?? '', dueOf(one)])));
  }
  const found = await getFrom<WhyAnswerView>(`answers/${part(question)}`, options);
  if (options.json === true) return printJson(found);
  print(`asked: ${printable(found.user)}, ${found.askedAt}\n${printable(found.question)}\nanswer: ${found.answer === null ? 'none yet' : printable(found.answer)}`);
}

async function exposed(task: string | undefined, options: TaskOptions): Promise<void> {
  const order = exposedOrder(options);
  if (order !== undefined) {
    if (task === undefined) throw nameOne('task');
    return told(await postTo<ReviewStep>(`exposed/${part(task)}/acts`, order, options), options, 'Done.');
  }
  if (task === undefined) {
    const found = await getFrom<ExposedPageAnswer>(`exposed?page=${part(options.page ?? '1')}`, options);
    if (options.json === true) return printJson(found);
    if (found.tasks.length === 0) return print('Nobody here.');
    return print(table(['task', 'lead', 'state', 'due', 'owner'], found.tasks.map((one) => [one.id, one.lead, one.state, dueOf(one), one.owner ?? ''])));
  }
  const found = await getFrom<ExposedAnswer>(`exposed/${part(task)}`, options);
  if (options.json === true) return printJson(found);
  print(`${found.task.id}: ${found.task.state}, due ${dueOf(found.task)}\nlooked up: ${printable(found.people.join(', '))}\nby: ${printable(found.lookedUpBy.join(', '))}`);
  for (const one of found.reasons) print(`reason: ${printable(one)}`);
}

function exposedOrder({ own, warning, breach, stop, why }: TaskOptions): ExposedAct | undefined {
  const steps = [own, warning, breach, stop].filter((one) => one !== undefined);
  if (steps.length === 0) return undefined;
  if (steps.length > 1) throw new BadInput('one step at a time: `--own`, `--warning`, `--breach` or `--stop`', { fr: 'un pas à la fois : `--own`, `--warning`, `--breach` ou `--stop`' });
  const said = whyOf(why);
  if (own !== undefined) return { act: 'own', danger: oneOf(own, ['none_known', 'possible', 'immediate']), why: said };
  if (warning !== undefined) return { act: 'warning', decision: oneOf(warning, ['warn', 'do_not_warn']), why: said };
  return breach === undefined ? { act: 'stop', why: said } : { act: 'breach_notice', decision: oneOf(breach, ['given', 'put_off', 'not_required']), why: said };
}

async function disclosure(line: string | undefined, options: TaskOptions): Promise<void> {
  const { own, decision, why } = options;
  if (own !== undefined || decision !== undefined) {
    if (line === undefined) throw nameOne('line');
    const order: DisclosureAct = decision === undefined ? { act: 'own' } : { act: 'decide', decision: oneOf(decision, ['disclose', 'does_not_bear', 'ask_crown']), why: whyOf(why) };
    return told(await postTo<ReviewStep>(`disclosures/${part(line)}/acts`, order, options), options, 'Done.');
  }
  if (line === undefined) {
    const found = await getFrom<DisclosuresAnswer>('disclosures', options);
    if (options.json === true) return printJson(found);
    if (found.lines.length === 0) return print('No case here.');
    return print(table(['line', 'case', 'state', 'due', 'owner', 'outcome'], found.lines.map((one) => [one.id, one.caseRef, one.state, dueOf(one), one.owner ?? '', one.outcome ?? ''])));
  }
  const found = await getFrom<DisclosureAnswer>(`disclosures/${part(line)}`, options);
  if (options.json === true) return printJson(found);
  print(`${found.line.id}: ${found.line.caseRef}, ${printable(found.line.title)}, ${found.line.state}, due ${dueOf(found.line)}`);
}

async function referral(id: string | undefined, options: TaskOptions): Promise<void> {
  const { own, decision, why } = options;
  if (own !== undefined || decision !== undefined) {
    if (id === undefined) throw nameOne('referral');
    const order: DisclosureAct = decision === undefined ? { act: 'own' } : { act: 'decide', decision: oneOf(decision, ['disclose', 'does_not_bear', 'ask_crown']), why: whyOf(why) };
    return told(await postTo<ReviewStep>(`referrals/${part(id)}/acts`, order, options), options, 'Done.');
  }
  const found = await getFrom<ReferralsAnswer>('referrals', options);
  if (options.json === true) return printJson(found);
  if (found.referrals.length === 0) return print('No case here.');
  print(table(['referral', 'finding of', 'case', 'member', 'state', 'due'], found.referrals.map((one) => [one.id, one.from, one.caseRef, one.member, one.outcome ?? one.state, dueOf(one)])));
}

async function listOverdue(options: DeskOptions): Promise<void> {
  const found = await getFrom<ReviewsDue>('due', options);
  if (options.json === true) return printJson(found);
  if (found.due.length === 0) return print('Nothing is overdue.');
  print(table(['what', 'id', 'hours over', 'owners', 'yours to take over'], found.due.map((one) => [one.what, one.id, String(one.hours), one.owners.join(' '), one.desk ? 'yes' : ''])));
}

async function answerOwn(question: string | undefined, options: TaskOptions): Promise<void> {
  if (question !== undefined) {
    if (options.text === undefined) throw new BadInput('say your answer with `--text`', { fr: 'donnez votre réponse avec `--text`' });
    return told(await postTo<ReviewStep>(`questions/${part(question)}`, { answer: options.text }, options), options, 'Your answer was given.');
  }
  const found = await getFrom<OwnReviewsAnswer>('mine', options);
  if (options.json === true) return printJson(found);
  if (found.questions.length === 0) print('Nothing is asked of you.');
  else print(table(['question', 'due', 'answered', 'asked'], found.questions.map((one) => [one.id, dueOf(one), one.answered ? 'yes' : 'no', one.question])));
  for (const one of found.clearances) print(`A review of you, begun on ${one.begun}, ended on ${one.cleared}: cleared.`);
}

function oneOf<const T extends string>(said: string | boolean, words: readonly T[]): T {
  const found = words.find((one) => one === said);
  if (found === undefined) throw new BadInput(`write one of ${words.join(', ')}`, { fr: `écrivez l’un de ${words.join(', ')}` });
  return found;
}

function whyOf(why: string | undefined): string {
  if (why === undefined) throw new BadInput('say why with `--why`', { fr: 'dites pourquoi avec `--why`' });
  return why;
}

const nameOne = (what: string): BadInput => new BadInput(`name the ${what}; without one all are listed`, { fr: 'nommez-en un ; sans nom, tous sont énumérés' });
const dueOf = ({ due, overdue }: { readonly due: string | null; readonly overdue: boolean }): string => (due === null ? '' : overdue ? `${due} OVERDUE` : due);
