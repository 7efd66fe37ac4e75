// The review desk: leads, what is done with them, people who were looked up, cases that a finding touches, and what whoever is examined sees.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';
import { AlertView } from './watch.js';

const Why = Type.String({ minLength: 10, maxLength: 2_000 });
const Moment = Type.String({ description: 'ISO 8601, UTC' });
const oneOf = <const T extends readonly string[]>(...words: T) => Type.Unsafe<T[number]>(Type.String({ enum: [...words] }));

export const ReviewDecision = oneOf('clear', 'coach', 'restrict', 'refer');
export type ReviewDecision = Static<typeof ReviewDecision>;

export const LeadFilterQuery = Type.Object({
  state: Type.Optional(oneOf('open', 'new', 'triage', 'review', 'split', 'third', 'closed')), kind: Type.Optional(oneOf('lead', 'audit')), detector: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  serious: Type.Optional(Type.Boolean()), overdue: Type.Optional(Type.Boolean()), mine: Type.Optional(Type.Boolean()), page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
});
export type LeadFilterQuery = Static<typeof LeadFilterQuery>;

/** Whom it is about is not in it: that is read by opening the lead. */
export const ReviewLine = Type.Object({
  id: Type.String(), source: Type.String({ description: 'scan, live, canary, feed or complaint' }), kind: Type.String(), serious: Type.Boolean(), detectors: Type.Array(Type.String()), foundAt: Moment,
  state: Type.String({ description: 'new, triage, review, split, third or closed' }), due: nullable(Moment), overdue: Type.Boolean(), holder: nullable(Type.String()), reviewers: Type.Array(Type.String()),
  outcome: nullable(Type.String()), mine: Type.Boolean(),
});
export type ReviewLine = Static<typeof ReviewLine>;
/** `GET /api/reviews/leads`. `count`: of all that the filter lets through for this reader. */
export const ReviewPage = Type.Object({ leads: Type.Array(ReviewLine), count: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer(), ledger: LedgerReceipt });
export type ReviewPage = Static<typeof ReviewPage>;

export const ReviewAct = Type.Object({
  seq: Type.Integer(), kind: Type.String(), by: nullable(Type.String()), at: Moment, why: nullable(Type.String()), decision: nullable(Type.String()), explanation: nullable(Type.String()),
  question: nullable(Type.String()), answer: nullable(Type.String()), danger: nullable(Type.String()), reviewers: Type.Array(Type.String()),
  evidence: nullable(Type.String({ description: 'on the strength of which it was reopened: lead, complaint, canary or ruling' })), evidenceRef: nullable(Type.String()),
});
export type ReviewAct = Static<typeof ReviewAct>;
/** `GET /api/reviews/leads/:lead`. `settled`: of a lead that came before everything was examined, whether all of it carries the lead. */
export const ReviewAnswer = Type.Object({
  lead: ReviewLine, alert: AlertView, acts: Type.Array(ReviewAct), bench: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), role: Type.String() })), hasDecided: Type.Boolean(),
  former: Type.Array(Type.Object({ at: Moment, outcome: Type.String() }), { description: 'how it ended before it was reopened' }),
  settled: nullable(oneOf('carried', 'not_carried')), task: nullable(Type.String({ description: 'of whoever was looked up' })), ledger: LedgerReceipt,
});
export type ReviewAnswer = Static<typeof ReviewAnswer>;

export const LeadAct = Type.Union([
  Type.Object({ act: Type.Literal('take') }),
  Type.Object({ act: Type.Literal('open'), why: Why }),
  Type.Object({ act: Type.Literal('triage'), reviewers: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 2, maxItems: 2 }), serious: Type.Boolean(), why: Why }),
  Type.Object({ act: Type.Literal('ask'), question: Why }),
  Type.Object({ act: Type.Literal('decide'), decision: ReviewDecision, explanation: Why, why: Why }),
  Type.Object({ act: Type.Literal('recuse'), why: Why }),
  Type.Object({ act: Type.Literal('reopen'), evidence: oneOf('lead', 'complaint', 'canary', 'ruling'), ref: Type.String({ minLength: 1, maxLength: 200, description: 'the lead, or the ruling and its file' }), why: Why }),
  Type.Object({ act: Type.Literal('name'), reviewer: Type.String({ minLength: 1, maxLength: 200 }), insteadOf: Type.Optional(Type.String({ maxLength: 200 })), why: Why }),
]);
export type LeadAct = Static<typeof LeadAct>;
export const ReviewStep = Type.Object({ ledger: LedgerReceipt });
export type ReviewStep = Static<typeof ReviewStep>;
/** `POST /api/reviews/next`: the most urgent lead that nobody has, now in the caller's hands; null: there is none. */
export const NextLead = Type.Object({ id: nullable(Type.String()), ledger: LedgerReceipt });
export type NextLead = Static<typeof NextLead>;

const ExposedView = Type.Object({
  id: Type.String(), lead: Type.String(), leadState: Type.String(), leadOutcome: nullable(Type.String()), openedAt: Moment, state: Type.String({ description: 'open, owned, closed or stopped' }), due: nullable(Moment),
  overdue: Type.Boolean(), owner: nullable(Type.String()), mine: Type.Boolean(),
});
export type ExposedView = Static<typeof ExposedView>;
export const ExposedPageAnswer = Type.Object({ tasks: Type.Array(ExposedView), count: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer(), ledger: LedgerReceipt });
export type ExposedPageAnswer = Static<typeof ExposedPageAnswer>;
export const ExposedAnswer = Type.Object({
  task: ExposedView, people: Type.Array(Type.String({ description: 'who was looked up, as the evidence names them' })), lookedUpBy: Type.Array(Type.String()), reasons: Type.Array(Type.String()), acts: Type.Array(ReviewAct),
  ledger: LedgerReceipt,
});
export type ExposedAnswer = Static<typeof ExposedAnswer>;
export const ExposedAct = Type.Union([
  Type.Object({ act: Type.Literal('own'), danger: oneOf('none_known', 'possible', 'immediate'), why: Why }),
  Type.Object({ act: Type.Literal('warning'), decision: oneOf('warn', 'do_not_warn'), why: Why }),
  Type.Object({ act: Type.Literal('breach_notice'), decision: oneOf('given', 'put_off', 'not_required'), why: Why }),
  Type.Object({ act: Type.Literal('stop'), why: Why }),
]);
export type ExposedAct = Static<typeof ExposedAct>;

const DisclosureView = Type.Object({
  id: Type.String(), lead: Type.String(), openedAt: Moment, caseRef: Type.String(), title: Type.String(), assignedFrom: nullable(Type.String()), assignedTo: nullable(Type.String()),
  entries: Type.Integer({ description: 'of the record that name the case and the member; counted up to 500' }), state: Type.String({ description: 'open, owned or decided' }), due: nullable(Moment), overdue: Type.Boolean(),
  owner: nullable(Type.String()), outcome: nullable(Type.String()), mine: Type.Boolean(),
});
export type DisclosureView = Static<typeof DisclosureView>;
/** A case of one's own agency that a finding of another one touches: who, when on the case, and how it ended; nothing of what was found or answered. */
const ReferralView = Type.Object({
  id: Type.String(), from: Type.String({ description: 'agency whose finding it is; ask there' }), caseRef: Type.String(), title: Type.String(), member: Type.String(), name: Type.String(), assignedFrom: nullable(Type.String()), assignedTo: nullable(Type.String()),
  finding: Type.String({ description: 'coach, restrict or refer' }), closedOn: Type.String(), state: Type.String(), due: nullable(Moment), overdue: Type.Boolean(), owner: nullable(Type.String()), outcome: nullable(Type.String()), mine: Type.Boolean(),
});
export type ReferralView = Static<typeof ReferralView>;
export const ReferralsAnswer = Type.Object({ referrals: Type.Array(ReferralView), ledger: LedgerReceipt });
export type ReferralsAnswer = Static<typeof ReferralsAnswer>;
const SentView = Type.Object({ lead: Type.String(), to: Type.String({ description: 'agency whose case it is' }), sentAt: Moment, done: Type.Boolean() });
export const DisclosuresAnswer = Type.Object({ lines: Type.Array(DisclosureView), sent: Type.Array(SentView, { description: 'to other agencies, whose cases are touched' }), ledger: LedgerReceipt });
export type DisclosuresAnswer = Static<typeof DisclosuresAnswer>;
export const DisclosureAnswer = Type.Object({ line: DisclosureView, acts: Type.Array(ReviewAct), ledger: LedgerReceipt });
export type DisclosureAnswer = Static<typeof DisclosureAnswer>;
export const DisclosureAct = Type.Union([
  Type.Object({ act: Type.Literal('own') }),
  Type.Object({ act: Type.Literal('decide'), decision: oneOf('disclose', 'does_not_bear', 'ask_crown'), why: Why }),
]);
export type DisclosureAct = Static<typeof DisclosureAct>;

const Share = nullable(Type.Number({ description: '0 to 1' }));
const CalibrationView = Type.Object({ name: Type.String(), sustained: Type.Integer(), cleared: Type.Integer(), share: Share, low: Share, high: Share });
export type CalibrationView = Static<typeof CalibrationView>;
const Figure = nullable(Type.Integer({ description: 'null: too few to say without saying who' }));
const GroupView = Type.Object({ name: Type.String(), leads: Figure, sustained: Figure });
/** `GET /api/reviews/statistics`: of all that concerns neither the reader nor their chain. */
export const ReviewStatistics = Type.Object({
  detectors: Type.Array(CalibrationView), audits: CalibrationView, outcomes: Type.Array(Type.Object({ name: Type.String(), leads: Figure })), units: Type.Array(GroupView), sexes: Type.Array(GroupView),
  leastShown: Type.Integer(), ledger: LedgerReceipt,
});
export type ReviewStatistics = Static<typeof ReviewStatistics>;

/** `GET /api/reviews/due`: what is overdue of all that the reader may see. It says whose it is, and never whom it concerns. */
export const ReviewsDue = Type.Object({
  due: Type.Array(Type.Object({
    what: oneOf('triage', 'judge', 'answer', 'exposed', 'disclosure', 'referral'), id: Type.String({ description: 'of the lead, task, line, referral or question' }), link: Type.String({ description: 'page of the app' }), since: Moment, hours: Type.Integer({ description: 'overdue, whole hours' }),
    serious: Type.Boolean(), owners: Type.Array(Type.String({ description: 'in whose hands it is' })), desk: Type.Boolean({ description: 'you may take it over: its hour has come, or nobody has it in hand' }), mine: Type.Boolean(),
  })),
  ledger: LedgerReceipt,
});
export type ReviewsDue = Static<typeof ReviewsDue>;

/** Whose reviewers judge leads of one's own agency, and until when. */
const AgreementView = Type.Object({
  id: Type.String(), with: Type.String({ description: 'agency whose reviewers judge' }), from: Type.String(), until: Type.String(), why: Type.String(), recordedBy: Type.String(), inForce: Type.Boolean(), endedAt: nullable(Moment),
});
export const ReviewAgreements = Type.Object({ agreements: Type.Array(AgreementView), ledger: LedgerReceipt });
export type ReviewAgreements = Static<typeof ReviewAgreements>;
const AgreedDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' });
export const NewReviewAgreement = Type.Object({ with: Type.String({ minLength: 1, maxLength: 100, description: 'another agency, one of whose examiners or reviewers approves' }), from: AgreedDay, until: AgreedDay, why: Why });
export type NewReviewAgreement = Static<typeof NewReviewAgreement>;
export const EndReviewAgreement = Type.Object({ why: Why });
/** `requested`: the same again, once somebody of the other agency approved, is `done`. */
export const ReviewAgreementStep = Type.Object({ state: oneOf('requested', 'done'), id: nullable(Type.String()), approval: nullable(Type.String()), ledger: LedgerReceipt });
export type ReviewAgreementStep = Static<typeof ReviewAgreementStep>;
/** `GET /api/reviews/lent`: leads of other agencies that were given to the caller alone. */
export const LentLeads = Type.Object({ leads: Type.Array(Type.Object({ agency: Type.String(), lead: ReviewLine })), ledger: LedgerReceipt });
export type LentLeads = Static<typeof LentLeads>;
export const LentAct = Type.Union([
  Type.Object({ act: Type.Literal('ask'), question: Why }),
  Type.Object({ act: Type.Literal('decide'), decision: ReviewDecision, explanation: Why, why: Why }),
  Type.Object({ act: Type.Literal('recuse'), why: Why }),
  Type.Object({ act: Type.Literal('triage'), reviewers: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 2, maxItems: 2 }), serious: Type.Boolean(), why: Why }),
  Type.Object({ act: Type.Literal('name'), reviewer: Type.String({ minLength: 1, maxLength: 200 }), why: Why }),
]);
export type LentAct = Static<typeof LentAct>;

/** `GET /api/reviews/mine`. */
export const OwnReviewsAnswer = Type.Object({
  questions: Type.Array(Type.Object({ id: Type.String(), question: Type.String(), askedAt: Moment, due: Moment, overdue: Type.Boolean(), answered: Type.Boolean() })),
  clearances: Type.Array(Type.Object({ begun: Type.String({ description: 'YYYY-MM-DD' }), cleared: Type.String({ description: 'YYYY-MM-DD' }) })), ledger: LedgerReceipt,
});
export type OwnReviewsAnswer = Static<typeof OwnReviewsAnswer>;
export const NewReviewAnswer = Type.Object({ answer: Type.String({ minLength: 1, maxLength: 4_000 }) });
export const NewComplaint = Type.Object({ about: Type.String({ minLength: 1, maxLength: 200, description: 'account or name, as you know them' }), why: Type.String({ minLength: 20, maxLength: 2_000 }) });
export type NewComplaint = Static<typeof NewComplaint>;

const WhyLineView = Type.Object({ id: Type.String(), askedAt: Moment, due: Moment, overdue: Type.Boolean(), answeredAt: nullable(Moment) });
/** `GET /api/reviews/answers`: what was asked of whoever made a low-risk look. Whom it was put to is read by opening one. */
export const WhyAnswersList = Type.Object({ questions: Type.Array(WhyLineView), ledger: LedgerReceipt });
export type WhyAnswersList = Static<typeof WhyAnswersList>;
/** `GET /api/reviews/answers/:question`. */
export const WhyAnswerView = Type.Object({ ...WhyLineView.properties, user: Type.String(), question: Type.String(), answer: nullable(Type.String()), ledger: LedgerReceipt });
export type WhyAnswerView = Static<typeof WhyAnswerView>;
