// The evidence set as its published format has it: tables, columns in order, and what each column holds. The generator knows no more of the examiner than this.

/** `code`: an identifier or a closed word, which never needs quoting. `date` and `time` are milliseconds since the Unix epoch. */
export type CellKind = 'code' | 'text' | 'time' | 'date' | 'number' | 'flag';

const codes = (names: string): Record<string, CellKind> => Object.fromEntries(names.split(' ').map((name) => [name, 'code']));
const authored = { created_by: 'code', created_at: 'time' } as const;
const subject = { subject_type: 'code', subject_id: 'code' } as const;
const at = { x_m: 'number', y_m: 'number' } as const;
const dated = { from_on: 'date', to_on: 'date' } as const;
const spell = { starts_at: 'time', ends_at: 'time' } as const;

export const format = {
  accesses: {
    event_id: 'code', occurred_at: 'time', actor_id: 'code', action: 'code', ...subject, outcome: 'code', source_system: 'code', terminal_id: 'code', terminal_x_m: 'number', terminal_y_m: 'number',
    session_id: 'code', query_text: 'text', result_count: 'number', records_opened: 'number', purpose_code: 'code', purpose_text: 'text', case_ref: 'text', incident_ref: 'text', on_behalf_of: 'code',
  },
  actors: { actor_id: 'code', person_id: 'code', agency: 'code', unit: 'code', role: 'code', beat: 'code', supervisor_id: 'code', started_on: 'date', service_account: 'flag' },
  persons: { person_id: 'code', surname: 'text', given_names: 'text', sex: 'code', born_on: 'date', address_id: 'code', household_id: 'code' },
  addresses: { address_id: 'code', ...at, building_id: 'code' },
  vehicles: { vehicle_id: 'code', plate: 'code', owner_person_id: 'code', covert: 'flag' },
  ties: { person_a: 'code', person_b: 'code', kind: 'code', declared: 'flag', ...dated, ...authored },
  groups: { group_id: 'code', name: 'text', threat_level: 'code' },
  group_members: { group_id: 'code', person_id: 'code', ...dated, confidence: 'number', ...authored },
  group_feuds: { group_a: 'code', group_b: 'code', ...dated },
  roster: { actor_id: 'code', ...spell, kind: 'code', ...authored },
  dispatches: { incident_id: 'code', actor_id: 'code', ...spell, ...authored },
  incidents: {
    incident_id: 'code', kind: 'code', occurred_at: 'time', reported_at: 'time', publicised_at: 'time', address_id: 'code', ...at, serious: 'flag', self_initiated_by: 'code', ...authored,
  },
  incident_parties: { incident_id: 'code', ...subject, part: 'code', ...authored },
  cases: { case_id: 'code', kind: 'code', opened_at: 'time', closed_at: 'time', lead_actor_id: 'code' },
  case_members: { case_id: 'code', actor_id: 'code', from_at: 'time', to_at: 'time', ...authored },
  case_subjects: { case_id: 'code', ...subject, ...authored },
  tasks: { task_id: 'code', kind: 'code', actor_id: 'code', unit: 'code', ...subject, ...spell, requested_by: 'code', ...authored },
  encounters: { encounter_id: 'code', kind: 'code', actor_id: 'code', ...spell, ...subject, ...at, self_initiated: 'flag', ...authored },
  sealed_subjects: { ...subject, kind: 'code' },
  canaries: { ...subject },
} as const satisfies Record<string, Record<string, CellKind>>;

/** What stands beside the evidence, never in it: the answers. */
export const truthFormat = {
  leaks: { incident: 'code', leaker: 'code' },
  work: codes('event_id genuine left_a_trace trace'),
} as const;

export type TableName = keyof typeof format;
export type Cell = string | number | boolean | undefined;
export type RowOf<T extends TableName> = { readonly [C in keyof (typeof format)[T]]?: Cell };

export type SubjectType = 'person' | 'address' | 'vehicle' | 'phone' | 'group' | 'case' | 'none';
export type Role = 'response' | 'detective' | 'intelligence' | 'call_taker' | 'records' | 'corrections' | 'registry' | 'border';
export type IncidentKind =
  | 'homicide' | 'shooting' | 'arson' | 'extortion' | 'home_invasion' | 'vehicle_theft' | 'assault' | 'burglary' | 'domestic' | 'traffic' | 'disturbance' | 'other';
export type Part = 'victim' | 'suspect' | 'witness' | 'complainant' | 'vehicle' | 'place';
export type Action = 'search' | 'view' | 'list' | 'export' | 'print';
export type FileFormat = 'csv' | 'jsonl' | 'parquet';
