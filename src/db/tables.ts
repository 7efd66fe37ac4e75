// The shape of every table. The agency stands in every primary, unique and foreign key, so that one machine can become many.
import type { ColumnType, Generated } from 'kysely';
import type { Day, Moment } from './column-kinds.js';
import type { OperationJointTable, OperationMergeTable, OperationQuarantineTable, OperationRowTable, OperationTable, OperationTallyTable } from './operation-tables.js';
import type { AppraisalNowTable, AppraisalTable, AssessmentCycleEndTable, AssessmentCycleTable } from './appraisal-tables.js';
import type { ReviewTables } from './review-tables.js';

type Bytes = Uint8Array;

export interface AgencyTable { agency_id: string; name_en: string; name_fr: string; province: string | null; kind: string; sector: Generated<string>; country: Generated<string> }
export interface MemberTable {
  agency_id: string; member_id: string; user_name: string; display_name: string; unit: string | null; role: string;
  clearance_code: string; clearance_rank: number; clearance_until: Day; citizenships: string[]; releasabilities: string[];
  purposes: string[]; password_hash: string | null; active: boolean; suspended: Generated<boolean>; seconded_from: Generated<string>; person_ref: string | null;
}
export interface CaseFileTable { agency_id: string; case_id: string; title: string; opened_on: Day; closed_on: Day | null }
export interface CaseAssignmentTable {
  agency_id: string; case_id: string; member_agency_id: string; member_id: string; from_on: Day; to_on: Day | null;
}
export interface SessionTable {
  agency_id: string; token_hash: string; session_id: string; member_id: string; csrf: string; purpose: string | null; case_ref: string | null;
  signed_in_by: 'password' | 'oidc' | 'passkey'; stepped_up_at: Moment | null; created_at: Moment; expires_at: Moment; last_seen_at: Moment;
  idle_until: Moment; revoked_at: Moment | null; address: string | null; device: string | null; issuer: string | null; subject: string | null;
  provider_session: string | null; acr: string | null; amr: string[];
}
export interface UnitTable { agency_id: string; unit_id: string; parent_unit_id: string | null; name_en: string; name_fr: string }
export interface ApprovalTable {
  agency_id: string; approval_id: string; kind: string; subject: string; subject_hash: string; why: string; asked_by: string; asked_session: string;
  asked_at: Moment; expires_at: Moment; request_index: bigint; approver_agency_id: string; state: string; decided_by: string | null;
  decided_session: string | null; decided_at: Moment | null; decided_why: string | null; decision_index: bigint | null; taken_at: Moment | null; reminded_at: Moment | null;
}
export interface AccountLinkTable { agency_id: string; issuer: string; subject: string; member_id: string; linked_at: Moment }
export interface SignOnStateTable {
  agency_id: string; state_hash: string; provider: string; browser_hash: string; verifier: string; nonce: string; expires_at: Moment;
}
export interface LogoutTokenSeenTable { agency_id: string; token_hash: string; expires_at: Moment }
export interface AgencyRightTable { agency_id: string; roles: string[]; purposes: string[]; clearance_code: string; releasabilities: string[] }
export interface InvitationTable { agency_id: string; code_hash: string; member_id: string; expires_at: Moment }
export interface ServiceAccountTable {
  agency_id: string; service_id: string; name: string; key_hash: string; may: string[]; made_by: string; made_at: Moment; expires_at: Moment;
  last_used_at: Moment | null; revoked_at: Moment | null;
}
export interface LabelTable {
  agency_id: string; label_id: Generated<number>; canon: string; level_code: string; level_rank: number; releasable_to: string[];
  citizenships_only: string[]; originator_control: boolean; purposes: string[]; permitted_uses: string[]; caveats: string[];
  case_ref: string | null; restricted: string | null; expires_on: number | null; sealed: boolean;
  kinds: Generated<string[]>; units: Generated<string[]>; disclosed_under: Generated<string | null>; origins: Generated<string[]>; input_channels: Generated<string[]>;
  released_to: Generated<string[]>; released_for: Generated<string[]>;
}
/** What one agency delegates to one person for a time: a compartment, or its waiver of a second citizenship. */
export interface DelegationTable {
  agency_id: string; delegation_id: string; kind: string; case_id: string | null; grantor_member_id: string; grantee_agency_id: string; grantee_member_id: string;
  from_at: Moment; until_at: Moment; why: string; given_at: Moment; taken_back_at: Moment | null; taken_back_by: string | null; intent_index: bigint;
}
/** A dated decision of one agency about a foreign partner. */
export interface AssuranceTable {
  agency_id: string; assurance_id: string; partner_agency_id: string; kind: string; outcome: string; decided_by: string; decided_on: Day; expires_on: Day;
  reference: string; ground: Generated<string>; recorded_by: Generated<string>; recorded_at: ColumnType<Date, Date | undefined, never>; intent_index: bigint;
}
/** What ended one before its day. */
export interface AssuranceEndTable { agency_id: string; assurance_id: string; ended_by: string; ended_at: Moment; why: string; intent_index: bigint }
/** Which reports a report was written from, and under which labels its author saw them. */
export interface DerivationTable {
  agency_id: string; report_id: string; source_agency_id: string; source_report_id: string; label_ids: Generated<number[]>; intent_index: bigint;
}
/** `agency_id`: whose derived report it is. `label_ids`: what of the report the asker saw, and so what may open. */
export interface ReleaseRequestTable {
  agency_id: string; request_id: string; report_id: string; asked_by: string; asked_at: Moment; why: string; agencies: string[]; purposes: string[];
  originators: string[]; label_ids: number[]; withdrawn_at: Moment | null; intent_index: bigint;
}
/** `agency_id`: the originator that releases its part. */
export interface DerivedReleaseTable {
  agency_id: string; release_id: string; request_agency_id: string; request_id: string; agencies: string[]; purposes: string[]; released_by: string;
  released_at: Moment; why: string; taken_back_at: Moment | null; taken_back_by: string | null; intent_index: bigint;
}
/** A restriction of an input reaches whatever was derived from it. */
export interface DerivedRestrictionTable { agency_id: string; report_id: string; restriction_agency_id: string; restriction_id: string; intent_index: bigint }
export interface ImportRunTable {
  agency_id: string; import_id: string; kind: string; source_name: string; file_hash: string; state: string; report_id: string | null;
  rows_done: number; statements: number; entities: number; quarantined: number; started_at: Moment; finished_at: Moment | null;
}
export interface ReportTable {
  agency_id: string; report_id: string; source_name: string | null; source_ref: string | null; title: string; reported_on: Day | null;
  received_at: Moment; source_scale: string | null; source_code: string | null; info_scale: string | null; info_code: string | null;
  graded_by: string | null; graded_on: Day | null; label_id: number; retention_basis: string | null; review_due: Day | null;
  notices: string[]; intent_index: bigint;
}
export interface EntityTable { agency_id: string; entity_id: string; schema: string; intent_index: bigint }
/** `statement_id`: random. `written`: the order in which statements were written; it is shown to nobody (G4). */
export interface StatementTable {
  agency_id: string; statement_id: Generated<bigint>; written: Generated<bigint>; report_id: string; entity_id: string; schema: string; prop: string; value: string;
  lang: string | null; label_id: number; entered_label_id: number; valid_from: string | null; valid_to: string | null; known_from: Moment;
  known_to: Moment | null; ref_agency_id: string | null; ref_entity_id: string | null; content_hash: Bytes; keys: string[] | null; intent_index: bigint;
}
export interface WordTable { agency_id: string; label_id: number; word: string; forms: string[] }
export interface JudgementTable {
  agency_id: string; judgement_id: string; left_agency_id: string; left_entity_id: string; right_agency_id: string; right_entity_id: string;
  verdict: string; why: string; label_id: number; decided_by: string; decided_at: Moment; undone_by: string | null; undone_at: Moment | null;
  undone_why: string | null; intent_index: bigint;
}
export interface RestrictionTable {
  agency_id: string; restriction_id: string; entity_id: string; kind: string; effective_on: Day; basis: string; decided_by: string;
  decided_at: Moment; intent_index: bigint;
}
export interface CorrectionTable {
  agency_id: string; correction_id: string; entity_id: string; statement_id: string | null; why: string; asked_by: string;
  asked_at: Moment; state: string; intent_index: bigint;
}
export interface SealedSourceTable { agency_id: string; source_id: string; sealed_at: Moment; destroyed_at: Moment | null; intent_index: bigint }
export interface SealedSourceFieldTable {
  agency_id: string; source_id: string; field: string; version: number; nonce: Bytes; sealed: Bytes; sealed_at: Moment; intent_index: bigint;
}
/** `subject`: what it is about, so that the work behind it can settle it. `log_index`: of the entry, in the log of `agency_id`, that told it. */
export interface NoticeTable {
  agency_id: string; notice_id: string; member_id: string | null; role: string | null; kind: string;
  facts: ColumnType<Readonly<Record<string, string>>, string, string>; link: string; subject: string | null; told_at: Moment; due_at: Moment | null;
  settled_at: Moment | null; log_index: bigint;
}
export interface NoticeReadTable { agency_id: string; notice_id: string; member_id: string; read_at: Moment }
export interface BreakGlassTable {
  agency_id: string; glass_id: string; member_id: string; session_id: string; purpose: string; case_ref: string; opened_at: Moment; until: Moment;
  ended_at: Moment | null; review_due: Moment; reviewed_at: Moment | null; outcome: string | null; intent_index: bigint; overdue_told_at: Moment | null;
}
/** Whose examiners and reviewers look at the emergency accesses of `agency_id` where it has nobody of its own for it. */
export interface ReviewStandInTable { agency_id: string; stands_in_agency_id: string }
/** `agency_id`: the agency that was asked. */
export interface OwnerRequestTable {
  agency_id: string; request_id: string; ask_id: string; sent_to: string; asker_agency_id: string; asker_id: string; purpose: string; case_ref: string; words: string;
  asked_at: Moment; state: string; answer_kind: string | null; answer_words: string | null; answer_reports: string[]; answered_by: string | null; answered_at: Moment | null;
}
export interface PromptAnswerTable {
  agency_id: string; answer_id: string; member_id: string; session_id: string; purpose: string; case_ref: string; prompt_id: string; prompt_version: number;
  answered_at: Moment; log_index: bigint;
}
export interface BreakGlassOpinionTable {
  agency_id: string; glass_id: string; role: string; member_agency_id: string; member_id: string; outcome: string; why: string; given_at: Moment; intent_index: bigint;
}
export interface PolicyChangeTable {
  agency_id: string; change_id: string; texts: string; policy_hash: string; content_hash: string; before_hash: string; why: string; proposed_by: string;
  proposed_at: Moment; state: Generated<string>; rehearsal: string | null; rehearsal_hash: string | null; rehearsed_by: string | null; rehearsed_at: Moment | null;
  adopted_by: string | null; adopted_at: Moment | null; intent_index: bigint;
}
export interface LedgerMirrorTable {
  agency_id: string; log_index: bigint; recorded_at: Moment; entry: Bytes; sealed: Bytes; actor_tag: Bytes; action_tag: Bytes; case_tag: Bytes;
}
export interface PasskeyTable {
  agency_id: string; passkey_id: string; member_id: string; credential_id: string; user_handle: string; public_key: Bytes; counter: bigint;
  transports: string[]; name: string; backed_up: boolean; created_at: Moment; last_used_at: Moment | null; stopped_at: Moment | null;
}
export interface WatchScanTable {
  agency_id: string; scan_id: string; label_id: number; source: 'folder' | 'record'; evidence: string; from_day: Day | null; to_day: Day | null; per_thousand: number; memory: string;
  timezone: string | null; started_by: string; started_at: Moment; state: 'running' | 'done' | 'stopped' | 'failed'; ended_at: Moment | null; problem: string | null; intent_index: bigint;
}
export interface FrictionWordTable {
  agency_id: string; member_id: string; mark: string; last_on: Day;
}
export interface FrictionWorkTable {
  agency_id: string; member_id: string; day: Day; case_mark: string; hours: number;
}
export interface FrictionPromptTable {
  agency_id: string; friction_id: string; member_id: string; session_id: string; question_mark: string; subject_mark: string; arm: 'asked' | 'held' | 'capped'; is_trial: boolean;
  reason: string; raised_at: Moment; answered_at: Moment | null;
}
/** A revision of a figure, and what was done with it; what they say is sealed. */
export interface StoredFigureTable { agency_id: string; figure_id: string; revision: number; sealed: string; intent_index: bigint }
export interface FigureActTable { agency_id: string; act_id: string; figure_id: string; sealed: string; intent_index: bigint }
/** Where a figure was used, by whoever used it. */
export interface FigureUseTable { agency_id: string; use_id: string; figure_agency_id: string; figure_id: string; sealed: string; intent_index: bigint }
/** A judgement of a route, a collection requirement and what was done with it; what they say is sealed. */
export interface RouteJudgementTable { agency_id: string; judgement_id: string; label_id: number; sealed: string; intent_index: bigint }
export interface RequirementTable { agency_id: string; requirement_id: string; to_agency_id: string; label_id: number; due_at: Moment; sealed: string; intent_index: bigint }
export interface RequirementActTable { agency_id: string; requirement_id: string; act_id: string; label_id: number; sealed: string; intent_index: bigint }
export interface RequirementReminderTable { agency_id: string; requirement_id: string; reminded_at: Moment }
/** A report about a precursor and who was told of it; what they say is sealed. */
export interface PrecursorReportTable { agency_id: string; report_id: string; label_id: number; keep_until: Moment; sealed: string; intent_index: bigint }
export interface PrecursorReportToldTable { agency_id: string; report_id: string; told_id: string; label_id: number; sealed: string; intent_index: bigint }
/** A report that was made, and its files; what it is is sealed. */
export interface AnnualReportTable { agency_id: string; report_id: string; sealed: string; intent_index: bigint }
export interface AnnualReportFileTable { agency_id: string; report_id: string; name: string; bytes: Buffer }
/** Minister's notes, what was done with them, and rows of commitments and dated figures; what they say is sealed. */
export interface NoteRevisionTable { agency_id: string; note_id: string; revision: number; sealed: string; intent_index: bigint }
export interface NoteActTable { agency_id: string; act_id: string; note_id: string; sealed: string; intent_index: bigint }
export interface DatedRowTable { agency_id: string; row_id: string; revision: number; sealed: string; intent_index: bigint }
export interface CanaryTable {
  agency_id: string; canary_id: string; sealed: string; intent_index: bigint;
}
/** Entries before it have been gone through. */
export interface CanaryHeardTable {
  agency_id: string; until_index: bigint;
}
export interface ShiftTable {
  agency_id: string; member_id: string; starts_at: Moment; ends_at: Moment; imported_by: string; imported_at: Moment; intent_index: bigint;
}

export interface WatchLiveTable {
  agency_id: string; live_id: string; label_id: number; member_id: string; user_name: string; purpose: string; case_ref: string; per_thousand: number;
  started_at: Moment; ended_at: Moment | null; ended_why: 'stopped' | 'rights_ended' | null; ended_by: string | null; intent_index: bigint;
}

export interface WatchSourceTable {
  agency_id: string; log_source_id: string; label_id: number; name: string; kind: 'folder' | 'syslog' | 'http'; reads: string; timezone: string | null; expect_every_s: number | null;
  added_by: string; added_at: Moment; removed_at: Moment | null; intent_index: bigint;
}

/** One look, under keyed marks of who and what. */
export interface LookTable { agency_id: string; subject_tag: Bytes; log_index: bigint; at: Moment; actor_tag: Bytes; act: number }
export interface LookVolumeTable { agency_id: string; actor_tag: Bytes; day: Day; so_far: bigint }
export interface LookPlaceTable { agency_id: string; until_index: bigint }

/** What the app's role has no rights on: it reads and writes there through the functions of `gate/` alone, and its type does not know them. */
export interface ProtectedTables {
  report: ReportTable;
  entity: EntityTable;
  statement: StatementTable;
  word: WordTable;
  judgement: JudgementTable;
  restriction: RestrictionTable;
  correction: CorrectionTable;
  sealed_source: SealedSourceTable;
  sealed_source_field: SealedSourceFieldTable;
  look: LookTable;
  look_volume: LookVolumeTable;
  look_place: LookPlaceTable;
  appraisal: AppraisalTable;
  appraisal_now: AppraisalNowTable;
  operation_row: OperationRowTable; operation_tally: OperationTallyTable; operation_joint: OperationJointTable; operation_quarantine: OperationQuarantineTable; operation_merge: OperationMergeTable;
}

/** What the app's role reads and writes as it likes, or as far as `rights.ts` says. */
export interface Tables extends ReviewTables {
  agency: AgencyTable;
  operation: OperationTable;
  member: MemberTable;
  case_file: CaseFileTable;
  case_assignment: CaseAssignmentTable;
  session: SessionTable;
  unit: UnitTable;
  approval: ApprovalTable;
  account_link: AccountLinkTable;
  sign_on_state: SignOnStateTable;
  logout_token_seen: LogoutTokenSeenTable;
  agency_right: AgencyRightTable;
  invitation: InvitationTable;
  service_account: ServiceAccountTable;
  label: LabelTable;
  import_run: ImportRunTable;
  notice: NoticeTable;
  notice_read: NoticeReadTable;
  break_glass: BreakGlassTable;
  break_glass_opinion: BreakGlassOpinionTable;
  review_stand_in: ReviewStandInTable;
  policy_change: PolicyChangeTable;
  prompt_answer: PromptAnswerTable;
  owner_request: OwnerRequestTable;
  ledger_mirror: LedgerMirrorTable;
  delegation: DelegationTable;
  assurance: AssuranceTable;
  assurance_end: AssuranceEndTable;
  derivation: DerivationTable;
  release_request: ReleaseRequestTable;
  derived_release: DerivedReleaseTable;
  derived_restriction: DerivedRestrictionTable;
  passkey: PasskeyTable;
  watch_scan: WatchScanTable;
  watch_live: WatchLiveTable;
  watch_source: WatchSourceTable;
  friction_word: FrictionWordTable;
  friction_work: FrictionWorkTable;
  friction_prompt: FrictionPromptTable;
  canary: CanaryTable;
  stored_figure: StoredFigureTable;
  figure_act: FigureActTable;
  figure_use: FigureUseTable;
  assessment_cycle: AssessmentCycleTable;
  assessment_cycle_end: AssessmentCycleEndTable;
  route_judgement: RouteJudgementTable;
  requirement: RequirementTable;
  requirement_act: RequirementActTable;
  requirement_reminder: RequirementReminderTable;
  precursor_report: PrecursorReportTable;
  precursor_report_told: PrecursorReportToldTable;
  annual_report: AnnualReportTable;
  annual_report_file: AnnualReportFileTable;
  note_revision: NoteRevisionTable;
  note_act: NoteActTable;
  dated_row: DatedRowTable;
  canary_heard: CanaryHeardTable;
  shift: ShiftTable;
}
