// The shape of the tables of assessment: cycles, judgements of groups, and which of them stands.
import type { Generated } from 'kysely';
import type { Day, Moment } from './column-kinds.js';

/** `bureaus`: the agency that speaks for the province at the same place of `provinces`. */
export interface AssessmentCycleTable {
  agency_id: string; cycle_id: string; name_en: string; name_fr: string; from_on: Day; until_on: Day; provinces: string[]; bureaus: string[]; opened_by: string; opened_at: Moment; intent_index: bigint;
}
export interface AssessmentCycleEndTable { agency_id: string; cycle_id: string; closed_by: string; closed_at: Moment; why: string; intent_index: bigint }
/** `cycle`: `agency~id`. `written`: the order of writing, shown to nobody (G4). */
export interface AppraisalTable {
  agency_id: string; appraisal_id: string; written: Generated<bigint>; cycle: string; group_agency_id: string; group_id: string; indicator: string; subject: string; value: string; confidence: string | null;
  judged_on: Day; source: string; evidence: string[]; criterion: string | null; note: string | null; why: string | null; revises: string | null; label_id: number; entered_by: string; entered_at: Moment; intent_index: bigint;
}
/** The latest under each label. */
export interface AppraisalNowTable {
  agency_id: string; label_id: number; cycle: string; indicator: string; group_agency_id: string; group_id: string; subject: string; value: string; appraisal_id: string; written: bigint;
}
