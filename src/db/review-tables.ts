// Rows of the review desk: only added, never changed (docs/decisions/0048).
import type { Day, Moment } from './column-kinds.js';

export interface ReviewLeadTable {
  agency_id: string; lead_id: string; label_id: number; source: 'scan' | 'live' | 'canary' | 'feed' | 'complaint'; kind: 'lead' | 'audit'; found_at: Moment; taken_at: Moment;
  is_serious: boolean; detectors: string[]; about: string; told: string; intent_index: bigint;
}
/** `name_tag`: a blind term of one name that somebody concerned goes by. */
export interface ReviewLeadNameTable { agency_id: string; lead_id: string; part: 'actor' | 'person' | 'tie'; name_tag: string }
/** One step of a thread, with what the thread is after it. */
export interface ReviewActTable {
  agency_id: string; thread: 'lead' | 'exposed' | 'disclosure' | 'referral'; thread_id: string; seq: number; kind: string; by_member: string | null; at: Moment; content: string; ref: string | null;
  state: string; due_at: Moment | null; holder: string | null; people: string[]; outcome: string | null; intent_index: bigint;
}
export interface ExposedTaskTable { agency_id: string; task_id: string; lead_id: string; opened_at: Moment; intent_index: bigint }
export interface DisclosureReviewTable { agency_id: string; review_id: string; lead_id: string; opened_at: Moment; intent_index: bigint }
export interface DisclosureLineTable { agency_id: string; line_id: string; review_id: string; case_ref: string; touched: string; intent_index: bigint }
export interface WhyQuestionTable {
  agency_id: string; question_id: string; member_tag: string; words: string; asked_at: Moment; due_at: Moment; intent_index: bigint;
}
export interface WhyAnswerTable { agency_id: string; question_id: string; words: string; answered_at: Moment; intent_index: bigint }
export interface ReviewQuestionTable {
  agency_id: string; question_id: string; lead_id: string; member_tag: string; words: string; asked_at: Moment; due_at: Moment; intent_index: bigint;
}
/** `group_tag`: a blind term of unit and sex together; which they are lies sealed. */
export interface ReviewGroupTable { agency_id: string; group_tag: string; words: string }
export interface ReviewLeadGroupTable { agency_id: string; lead_id: string; group_tag: string }
/** Who was reminded that something is overdue, once each: its owner, then the desk. */
export interface ReviewReminderTable { agency_id: string; thread: string; thread_id: string; step: 'owner' | 'desk'; due_at: Moment; told_at: Moment; told: number }
export interface ReviewAgreementTable {
  agency_id: string; agreement_id: string; with_agency_id: string; from_on: Day; until_on: Day; why: string; recorded_by: string; recorded_at: Moment; intent_index: bigint;
}
export interface ReviewAgreementEndTable { agency_id: string; agreement_id: string; ended_by: string; ended_at: Moment; why: string; intent_index: bigint }
/** One lead that one member of another agency may read, and under which label. */
export interface ReviewLentTable {
  agency_id: string; lead_id: string; to_agency_id: string; to_member_id: string; agreement_id: string; label_id: number; given_at: Moment; intent_index: bigint;
}
/** A case of this agency that a finding of another one touches. */
export interface DisclosureReferralTable {
  agency_id: string; referral_id: string; from_agency_id: string; label_id: number; case_ref: string; words: string; name_tags: string[]; opened_at: Moment; intent_index: bigint;
}
export interface DisclosureSentTable { agency_id: string; review_id: string; to_agency_id: string; referral_id: string; sent_at: Moment; intent_index: bigint }
export interface ReviewComplaintTable { agency_id: string; lead_id: string; by_tag: string; at: Moment }

/** What of all tables is the desk's. */
export interface ReviewTables {
  review_lead: ReviewLeadTable;
  review_lead_name: ReviewLeadNameTable;
  review_act: ReviewActTable;
  exposed_task: ExposedTaskTable;
  disclosure_review: DisclosureReviewTable;
  disclosure_line: DisclosureLineTable;
  review_question: ReviewQuestionTable;
  why_question: WhyQuestionTable;
  why_answer: WhyAnswerTable;
  review_complaint: ReviewComplaintTable;
  review_group: ReviewGroupTable;
  review_lead_group: ReviewLeadGroupTable;
  review_reminder: ReviewReminderTable;
  review_agreement: ReviewAgreementTable;
  review_agreement_end: ReviewAgreementEndTable;
  review_lent: ReviewLentTable;
  disclosure_referral: DisclosureReferralTable;
  disclosure_sent: DisclosureSentTable;
}
