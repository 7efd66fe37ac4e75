// The review desk: every lead with its reasons, the innocent explanations first, two people who judge it, and whoever was looked up (G11, G12).
export type { AgreementLine, AgreementStep } from './agreements.js';
export type { DisclosureLine } from './disclosure.store.js';
export type { OwnReviews } from './examined.js';
export type { ExposedLine } from './exposed.store.js';
export type { Asking, IncomingLead, Intake, Settling } from './incoming.js';
export type { LeadFilter, LeadLine } from './lead-reader.store.js';
export type { LeadOrder } from './lead-step.js';
export { openDesk, type ReviewDesk } from './open-desk.store.js';
export type { LentLine, LentOrder } from './lent.js';
export type { Referral, SentReferral } from './referral.store.js';
export type { DueLine } from './reminders.js';
export type { OpenedLead } from './reviews.js';
export type { ShownAct } from './shown-acts.js';
export type { Statistics } from './statistics.js';
export type { WhyAnswered, WhyLine } from './why-answers.js';
