// The columns of every table, in the order of the contract.
import type { TableName } from './agency.js';

export const COLUMNS: Readonly<Record<TableName, readonly string[]>> = {
  accesses: [
    'event_id', 'occurred_at', 'actor_id', 'action', 'subject_type', 'subject_id', 'outcome', 'source_system', 'terminal_id', 'terminal_x_m', 'terminal_y_m', 'session_id', 'query_text', 'result_count', 'records_opened', 'purpose_code', 'purpose_text',
    'case_ref', 'incident_ref', 'on_behalf_of',
  ],
  actors: ['actor_id', 'person_id', 'agency', 'unit', 'role', 'beat', 'supervisor_id', 'started_on', 'service_account'],
  persons: ['person_id', 'surname', 'given_names', 'sex', 'born_on', 'address_id', 'household_id'],
  addresses: ['address_id', 'x_m', 'y_m', 'building_id'],
  vehicles: ['vehicle_id', 'plate', 'owner_person_id', 'covert'],
  ties: ['person_a', 'person_b', 'kind', 'declared', 'from_on', 'to_on', 'created_by', 'created_at'],
  groups: ['group_id', 'name', 'threat_level'],
  group_members: ['group_id', 'person_id', 'from_on', 'to_on', 'confidence', 'created_by', 'created_at'],
  group_feuds: ['group_a', 'group_b', 'from_on', 'to_on'],
  roster: ['actor_id', 'starts_at', 'ends_at', 'kind', 'created_by', 'created_at'],
  dispatches: ['incident_id', 'actor_id', 'starts_at', 'ends_at', 'created_by', 'created_at'],
  incidents: ['incident_id', 'kind', 'occurred_at', 'reported_at', 'publicised_at', 'address_id', 'x_m', 'y_m', 'serious', 'self_initiated_by', 'created_by', 'created_at'],
  incident_parties: ['incident_id', 'subject_type', 'subject_id', 'part', 'created_by', 'created_at'],
  cases: ['case_id', 'kind', 'opened_at', 'closed_at', 'lead_actor_id'],
  case_members: ['case_id', 'actor_id', 'from_at', 'to_at', 'created_by', 'created_at'],
  case_subjects: ['case_id', 'subject_type', 'subject_id', 'created_by', 'created_at'],
  tasks: ['task_id', 'kind', 'actor_id', 'unit', 'subject_type', 'subject_id', 'starts_at', 'ends_at', 'requested_by', 'created_by', 'created_at'],
  encounters: ['encounter_id', 'kind', 'actor_id', 'starts_at', 'ends_at', 'subject_type', 'subject_id', 'x_m', 'y_m', 'self_initiated', 'created_by', 'created_at'],
  sealed_subjects: ['subject_type', 'subject_id', 'kind'],
  canaries: ['subject_type', 'subject_id'],
};

/** Only these columns may be left out of a table's header; the log itself and the people keep all headers and leave cells empty. */
export const KEEP_ALL_HEADERS: ReadonlySet<TableName> = new Set(['accesses', 'actors', 'persons', 'ties', 'vehicles', 'incidents']);
