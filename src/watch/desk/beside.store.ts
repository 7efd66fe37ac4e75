// What an act brings with it: a question to whoever is examined, a task about whoever was looked up, a review of the cases that a finding touches.
import type { Db, DisclosureReferralTable, Insertable, ReviewLentTable } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { ActPlace } from './act.js';

export interface NewQuestion {
  readonly questionId: string;
  readonly leadId: string;
  /** Blind term of whoever is asked. */
  readonly memberTag: string;
  readonly words: string;
  readonly dueAtMs: number;
}

export interface NewDisclosure {
  readonly reviewId: string;
  readonly leadId: string;
  /** False for a lead that was reopened and had one: lines are added to it. */
  readonly isNew: boolean;
  readonly lines: readonly { readonly lineId: string; readonly caseRef: string; readonly touched: Touched }[];
}

/** How a member touched a case: assigned to it, and how many entries of the record name it with them (counted up to 500). */
export interface Touched {
  readonly title: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly entries: number;
}

/** One lead, for one member of another agency, under a label that is released to it. */
export interface NewLent {
  readonly leadId: string;
  readonly toAgencyId: string;
  readonly toMemberId: string;
  readonly agreementId: string;
  readonly labelId: number;
}

export interface SentTo {
  readonly row: Insertable<DisclosureReferralTable>;
  readonly sentBy: string;
  readonly reviewId: string;
}

export interface Beside {
  /** Of another agency's desk: with its first act, and for the finder that it was sent. */
  readonly referral?: SentTo;
  readonly lent?: readonly NewLent[];
  readonly question?: NewQuestion;
  readonly exposed?: { readonly taskId: string; readonly leadId: string };
  readonly disclosure?: NewDisclosure;
}

export async function besideRows(tx: Db, words: WordsAtRest, place: ActPlace, { question, exposed, disclosure, referral, lent = [] }: Beside): Promise<void> {
  const { agencyId, atMs, intentIndex } = place;
  const at = new Date(atMs);
  if (referral !== undefined) {
    await tx.insertInto('disclosure_referral').values(referral.row).execute();
    await tx.insertInto('disclosure_sent').values({ agency_id: referral.sentBy, review_id: referral.reviewId, to_agency_id: agencyId, referral_id: referral.row.referral_id, sent_at: at, intent_index: intentIndex }).execute();
  }
  if (lent.length > 0) await tx.insertInto('review_lent').values(lent.map((one) => lentRow(place, one))).execute();
  if (question !== undefined) {
    await tx.insertInto('review_question').values({
      agency_id: agencyId, question_id: question.questionId, lead_id: question.leadId, member_tag: question.memberTag, words: words.seal(question.words, questionPlace(agencyId, question.questionId)), asked_at: at,
      due_at: new Date(question.dueAtMs), intent_index: intentIndex,
    }).execute();
  }
  if (exposed !== undefined) await tx.insertInto('exposed_task').values({ agency_id: agencyId, task_id: exposed.taskId, lead_id: exposed.leadId, opened_at: at, intent_index: intentIndex }).execute();
  if (disclosure !== undefined) {
    const { reviewId, leadId, lines, isNew } = disclosure;
    if (isNew) await tx.insertInto('disclosure_review').values({ agency_id: agencyId, review_id: reviewId, lead_id: leadId, opened_at: at, intent_index: intentIndex }).execute();
    if (lines.length > 0) {
      await tx.insertInto('disclosure_line').values(lines.map((one) => ({
        agency_id: agencyId, line_id: one.lineId, review_id: reviewId, case_ref: one.caseRef, touched: words.seal(JSON.stringify(one.touched), linePlace(agencyId, one.lineId)), intent_index: intentIndex,
      }))).execute();
    }
  }
}

export function lentRow({ agencyId, atMs, intentIndex }: ActPlace, { leadId, toAgencyId, toMemberId, agreementId, labelId }: NewLent): Insertable<ReviewLentTable> {
  return { agency_id: agencyId, lead_id: leadId, to_agency_id: toAgencyId, to_member_id: toMemberId, agreement_id: agreementId, label_id: labelId, given_at: new Date(atMs), intent_index: intentIndex };
}

export const questionPlace = (agencyId: string, questionId: string): readonly string[] => ['review_question', 'words', agencyId, questionId];
export const linePlace = (agencyId: string, lineId: string): readonly string[] => ['disclosure_line', 'touched', agencyId, lineId];
