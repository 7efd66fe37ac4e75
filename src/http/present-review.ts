// The review desk as pages show it, in the reader's language.
import type { DisclosureLine, DueLine, ExposedLine, LeadLine, OpenedLead, OwnReviews, Referral, SentReferral, ShownAct } from '../watch/desk/index.js';
import type { DisclosuresAnswer, DisclosureView, ExposedView, OwnReviewsAnswer, ReferralView, ReviewAct, ReviewAnswer, ReviewLine, ReviewsDue } from './contract.js';
import type { Language } from './language.js';
import { presentAlert } from './present-scan.js';

/** Who reads, and when. */
export interface Looking {
  readonly me: string;
  readonly nowMs: number;
}

const moment = (ms: number): string => new Date(ms).toISOString();
const momentOrNull = (ms: number | null): string | null => (ms === null ? null : moment(ms));
const dueOf = (dueAtMs: number | null, nowMs: number) => ({ due: momentOrNull(dueAtMs), overdue: dueAtMs !== null && dueAtMs < nowMs });

export function presentLead(one: LeadLine, { me, nowMs }: Looking): ReviewLine {
  return {
    id: one.leadId, source: one.source, kind: one.kind, serious: one.isSerious, detectors: [...one.detectors], foundAt: moment(one.foundAtMs), state: one.state, ...dueOf(one.dueAtMs, nowMs), holder: one.holder,
    reviewers: [...one.people], outcome: one.outcome, mine: one.holder === me || one.people.includes(me),
  };
}

export function presentOpened({ lead, acts, bench, hasDecided, former, settled }: OpenedLead, language: Language, looking: Looking): Omit<ReviewAnswer, 'ledger'> {
  return {
    lead: presentLead(lead, looking), alert: { ...presentAlert({ ...lead.told[language], picture: lead.picture }), rank: 0 }, acts: acts.map(presentAct), bench: bench.map(({ memberId, name, role }) => ({ id: memberId, name, role })),
    hasDecided, former: former.map(({ atMs, outcome }) => ({ at: moment(atMs), outcome })), settled: settled ?? null, task: lead.taskId,
  };
}

export function presentAct({ seq, kind, by, atMs, words }: Pick<ShownAct, 'seq' | 'kind' | 'by' | 'atMs' | 'words'>): ReviewAct {
  return {
    seq, kind, by, at: moment(atMs), why: words.why ?? null, decision: words.decision ?? null, explanation: words.explanation ?? null, question: words.question ?? null, answer: words.answer ?? null,
    danger: words.danger ?? null, reviewers: [...words.reviewers ?? []], evidence: words.evidence ?? null, evidenceRef: words.evidenceRef ?? null,
  };
}

export function presentTask(one: ExposedLine, { me, nowMs }: Looking): ExposedView {
  return {
    id: one.taskId, lead: one.leadId, leadState: one.leadState, leadOutcome: one.leadOutcome, openedAt: moment(one.openedAtMs), state: one.state, ...dueOf(one.dueAtMs, nowMs), owner: one.holder, mine: one.holder === me,
  };
}

export function presentReferral({ referralId, fromAgencyId, caseRef, words, state, dueAtMs, holder, outcome }: Referral, { me, nowMs }: Looking): ReferralView {
  const { user, name, title, fromOn, toOn, outcome: finding, closedOn } = words;
  return { id: referralId, from: fromAgencyId, caseRef, title, member: user, name, assignedFrom: fromOn, assignedTo: toOn, finding, closedOn, state, ...dueOf(dueAtMs, nowMs), owner: holder, outcome, mine: holder === me };
}

export function presentSent({ leadId, toAgencyId, sentAtMs, isDone }: SentReferral): DisclosuresAnswer['sent'][number] {
  return { lead: leadId, to: toAgencyId, sentAt: moment(sentAtMs), done: isDone };
}

export function presentDisclosure(one: DisclosureLine, { me, nowMs }: Looking): DisclosureView {
  const { title, fromOn, toOn, entries } = one.touched;
  return {
    id: one.lineId, lead: one.leadId, openedAt: moment(one.openedAtMs), caseRef: one.caseRef, title, assignedFrom: fromOn, assignedTo: toOn, entries, state: one.state, ...dueOf(one.dueAtMs, nowMs), owner: one.holder,
    outcome: one.outcome, mine: one.holder === me,
  };
}

const pages: Readonly<Record<string, string>> = { lead: '/reviews/leads/', question: '/reviews/leads/', exposed: '/reviews/exposed/', disclosure: '/reviews/disclosures/', referral: '/reviews/referrals/' };

export function presentDue({ kind, thread, threadId, leadId, dueAtMs, isSerious, owners, isForDesk, isMine }: DueLine, nowMs: number): ReviewsDue['due'][number] {
  return {
    what: kind, id: threadId, link: `${pages[thread] ?? '/reviews/'}${encodeURIComponent(thread === 'question' ? leadId : threadId)}`, since: moment(dueAtMs), hours: Math.floor((nowMs - dueAtMs) / 3_600_000), serious: isSerious,
    owners: [...owners], desk: isForDesk, mine: isMine,
  };
}

export function presentOwn({ questions, clearances }: OwnReviews, nowMs: number, language: Language): Omit<OwnReviewsAnswer, 'ledger'> {
  return {
    questions: questions.map((one) => ({ id: one.questionId, question: typeof one.words === 'string' ? one.words : one.words[language], askedAt: moment(one.askedAtMs), due: moment(one.dueAtMs), overdue: !one.isAnswered && one.dueAtMs < nowMs, answered: one.isAnswered })),
    clearances: clearances.map((one) => ({ begun: moment(one.takenAtMs).slice(0, 10), cleared: moment(one.closedAtMs).slice(0, 10) })),
  };
}
