// Tables of joint operations: the plan, what agencies reported, what waits to be mended, and what people decided of it.
import type { Day, Moment } from './column-kinds.js';

/** What it says is sealed. */
export interface OperationTable { agency_id: string; operation_id: string; sealed: string; intent_index: bigint }
/** `operation`: `agency~id`. `agency_id`: who brought it in; `row_agency`: who reports it. `mark`: keyed, of a person. */
export interface OperationRowTable {
  agency_id: string; operation: string; row_agency: string; row_id: string; revision: number; kind: string; occurrence_id: string; day: Day; province: string; mark: string | null; is_sure: boolean; commodity: string; quantity: string | null;
  unit: string; purity: string | null; currency: string; owner: string; assists: string[]; exhibit_no: string; direction: string; note: string; exhibit_key: bigint | null; occasion_key: bigint | null; joint_key: bigint | null; content: string;
  label_id: number; import_id: string; entered_by: string; known_from: Moment; known_to: Moment | null; intent_index: bigint;
}
export interface OperationTallyTable { agency_id: string; operation: string; kind: string; commodity: string; unit: string; day: Day; records: bigint; quantity: string }
export interface OperationJointTable { agency_id: string; operation: string; slot: number; key: bigint }
/** `cells`: as given, without who somebody is. */
export interface OperationQuarantineTable {
  agency_id: string; operation: string; quarantine_id: string; import_id: string; line: number; cells: string; mark: string | null; is_sure: boolean; problems: string; label_id: number; entered_by: string; set_aside_at: Moment;
  mended_at: Moment | null; mended_by: string | null; intent_index: bigint;
}
/** `refs`: `agency~row agency~row number` of each. */
export interface OperationMergeTable {
  agency_id: string; operation: string; merge_id: string; verdict: string; refs: string[]; keep: string; why: string; label_id: number; decided_by: string; decided_at: Moment; undone_by: string | null; undone_at: Moment | null;
  undone_why: string | null; intent_index: bigint;
}
