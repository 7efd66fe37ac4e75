// What one person asked another to approve: bound to one kind and one subject, good for one use and a quarter of an hour (G6, G11).
import type { Chain, Json } from '../kernel/index.js';
import type { Member } from './member.js';

/** A kind of act that takes two. `action` is what the policies ask of whoever approves it (policies/roles.cedar). */
export interface ApprovalKind {
  readonly code: string;
  readonly action: string;
  /** `agency~member` whom such a subject is about. */
  readonly about?: (subject: Json) => string | undefined;
}

/** INVARIANT: each action stands in the schema (tests/attacks/access/two-person-rule.test.ts). */
export const approvalKinds: readonly ApprovalKind[] = [
  { code: 'unseal_source', action: 'approveUnsealSource' },
  { code: 'destroy_source', action: 'approveDestroySource' },
  { code: 'amend_source', action: 'approveAmendSource' },
  { code: 'change_policy', action: 'approvePolicyChange' },
  { code: 'change_people', action: 'approvePeopleChange' },
  { code: 'release_derived', action: 'approveDerivedRelease' },
  { code: 'second_person', action: 'approveSecondPerson' },
  { code: 'assure_partner', action: 'approveAssurance' },
  { code: 'plant_canary', action: 'approvePlantCanary' },
  { code: 'export_canaries', action: 'approvePlantCanary' },
  { code: 'take_over_canaries', action: 'approvePlantCanary', about: keeperOf },
  { code: 'reverse_view', action: 'approveReverseView', about: memberOf },
  { code: 'export_look_back', action: 'approveLookBackExport' },
  { code: 'review_agreement', action: 'approveReviewAgreement' },
  { code: 'publish_figure', action: 'approvePublishFigure' },
  { code: 'release_figure', action: 'approveReleaseFigure' },
];

function memberOf(subject: Json): string | undefined {
  return typeof subject === 'object' && subject !== null && 'reverseOf' in subject && typeof subject.reverseOf === 'string' ? subject.reverseOf : undefined;
}

function keeperOf(subject: Json): string | undefined {
  return typeof subject === 'object' && subject !== null && 'keptBy' in subject && typeof subject.keptBy === 'string' && 'isStillHere' in subject && subject.isStillHere === true ? subject.keptBy : undefined;
}

/** How long a request waits for somebody: a third of a shift. */
export const REQUEST_MS = 4 * 3_600_000;
/** How long an approval is good for once it was given: both people are still there. */
export const APPROVAL_MS = 15 * 60_000;

/** `expired`: nobody decided in time. */
export type ApprovalState = 'pending' | 'approved' | 'refused' | 'withdrawn' | 'taken' | 'expired';

/** Where an entry stands. */
export interface LogPlace {
  readonly agencyId: string;
  readonly index: bigint;
}

export interface ApprovalDecision {
  readonly agencyId: string;
  readonly memberId: string;
  readonly sessionId: string;
  readonly atMs: number;
  readonly why: string;
  readonly entry: LogPlace;
}

export interface Approval {
  /** The agency of whoever asked; the request is named `agency~approval`. */
  readonly agencyId: string;
  readonly approvalId: string;
  readonly kind: string;
  /** Canonical JSON: exactly what is approved, and what the hash is of. */
  readonly subject: string;
  readonly subjectHash: string;
  readonly why: string;
  readonly askedBy: string;
  readonly askedSession: string;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
  readonly request: LogPlace;
  /** Whose people may decide. */
  readonly approverAgencyId: string;
  readonly state: ApprovalState;
  readonly decision: ApprovalDecision | undefined;
}

/** A member in a live session, and whose orders they take. */
export interface Party {
  readonly member: Member;
  readonly sessionId: string;
  readonly chain: Chain;
}
