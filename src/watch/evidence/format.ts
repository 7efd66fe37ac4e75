// The evidence format as data: which tables, which columns, what each holds. It says what the published contract says and nothing more
// (docs/users/watch-evidence.md); readers, mappings, the wizard and the tests all take it from here.

/** What a column holds. `actor` and the subject kinds are identifiers that become numbers; a `word` is one of a short list that may grow. */
export type Kind = 'text' | 'word' | 'time' | 'date' | 'number' | 'count' | 'flag' | 'actor' | 'person' | 'address' | 'vehicle' | 'group' | 'case' | 'subject_id';

export interface TableFormat {
  readonly columns: Readonly<Record<string, Kind>>;
  readonly required: readonly string[];
  /** Two rows with the same key cannot both be true. Without one, only rows that are the same throughout are duplicates. */
  readonly key?: string;
  /** What must not end before it begins. */
  readonly spans?: readonly [from: string, to: string];
  /** Its values stand in no output: only the examiner has it. */
  readonly isSealed?: true;
  /** The words that the format knows, by column. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

const link = { created_by: 'actor', created_at: 'time' } as const;
const subject = { subject_type: 'word', subject_id: 'subject_id' } as const;
const subjectTypes = ['person', 'address', 'vehicle', 'phone', 'group', 'case'];

export const FORMAT = {
  accesses: {
    columns: {
      event_id: 'text', occurred_at: 'time', actor_id: 'actor', action: 'word', ...subject, outcome: 'word', source_system: 'text', terminal_id: 'text', terminal_x_m: 'number', terminal_y_m: 'number',
      session_id: 'text', query_text: 'text', result_count: 'count', records_opened: 'count', purpose_code: 'text', purpose_text: 'text', case_ref: 'text', incident_ref: 'text', on_behalf_of: 'actor',
    },
    required: ['event_id', 'occurred_at', 'actor_id', 'action', 'subject_type'], key: 'event_id',
    words: { action: ['search', 'view', 'list', 'export', 'print'], subject_type: [...subjectTypes, 'none'], outcome: ['hit', 'no_hit', 'denied'] },
  },
  actors: {
    columns: { actor_id: 'actor', person_id: 'person', agency: 'text', unit: 'text', role: 'word', beat: 'text', supervisor_id: 'actor', started_on: 'date', service_account: 'flag' },
    required: ['actor_id'], key: 'actor_id', words: { role: ['response', 'detective', 'intelligence', 'call_taker', 'records', 'corrections', 'registry', 'border'] },
  },
  persons: { columns: { person_id: 'person', surname: 'text', given_names: 'text', sex: 'text', born_on: 'date', address_id: 'address', household_id: 'text' }, required: ['person_id'], key: 'person_id' },
  addresses: { columns: { address_id: 'address', x_m: 'number', y_m: 'number', building_id: 'text' }, required: ['address_id'], key: 'address_id' },
  vehicles: { columns: { vehicle_id: 'vehicle', plate: 'text', owner_person_id: 'person', covert: 'flag' }, required: ['vehicle_id'], key: 'vehicle_id' },
  ties: {
    columns: { person_a: 'person', person_b: 'person', kind: 'word', declared: 'flag', from_on: 'date', to_on: 'date', ...link },
    required: ['person_a', 'person_b', 'kind'], spans: ['from_on', 'to_on'],
    words: { kind: ['spouse', 'ex_spouse', 'parent', 'child', 'sibling', 'cousin', 'friend', 'associate'] },
  },
  groups: { columns: { group_id: 'group', name: 'text', threat_level: 'text' }, required: ['group_id'], key: 'group_id' },
  group_members: { columns: { group_id: 'group', person_id: 'person', from_on: 'date', to_on: 'date', confidence: 'number', ...link }, required: ['group_id', 'person_id'], spans: ['from_on', 'to_on'] },
  group_feuds: { columns: { group_a: 'group', group_b: 'group', from_on: 'date', to_on: 'date' }, required: ['group_a', 'group_b'], spans: ['from_on', 'to_on'] },
  roster: {
    columns: { actor_id: 'actor', starts_at: 'time', ends_at: 'time', kind: 'word', ...link }, required: ['actor_id', 'starts_at', 'ends_at', 'kind'], spans: ['starts_at', 'ends_at'],
    words: { kind: ['shift', 'overtime', 'court', 'callout', 'leave'] },
  },
  dispatches: { columns: { incident_id: 'text', actor_id: 'actor', starts_at: 'time', ends_at: 'time', ...link }, required: ['incident_id', 'actor_id', 'starts_at'], spans: ['starts_at', 'ends_at'] },
  incidents: {
    columns: {
      incident_id: 'text', kind: 'word', occurred_at: 'time', reported_at: 'time', publicised_at: 'time', address_id: 'address', x_m: 'number', y_m: 'number', serious: 'flag', self_initiated_by: 'actor', ...link,
    },
    required: ['incident_id', 'kind', 'occurred_at'], key: 'incident_id',
    words: { kind: ['homicide', 'shooting', 'arson', 'extortion', 'home_invasion', 'vehicle_theft', 'assault', 'burglary', 'domestic', 'traffic', 'disturbance', 'other'] },
  },
  incident_parties: {
    columns: { incident_id: 'text', ...subject, part: 'word', ...link }, required: ['incident_id', 'subject_type', 'subject_id', 'part'],
    words: { subject_type: subjectTypes, part: ['victim', 'suspect', 'witness', 'complainant', 'vehicle', 'place'] },
  },
  cases: { columns: { case_id: 'case', kind: 'text', opened_at: 'time', closed_at: 'time', lead_actor_id: 'actor' }, required: ['case_id'], key: 'case_id', spans: ['opened_at', 'closed_at'] },
  case_members: { columns: { case_id: 'case', actor_id: 'actor', from_at: 'time', to_at: 'time', ...link }, required: ['case_id', 'actor_id'], spans: ['from_at', 'to_at'] },
  case_subjects: { columns: { case_id: 'case', ...subject, ...link }, required: ['case_id', 'subject_type', 'subject_id'], words: { subject_type: subjectTypes } },
  tasks: {
    columns: { task_id: 'text', kind: 'word', actor_id: 'actor', unit: 'text', ...subject, starts_at: 'time', ends_at: 'time', requested_by: 'actor', ...link },
    required: ['task_id', 'kind'], spans: ['starts_at', 'ends_at'],
    words: { kind: ['warrant', 'court', 'bulletin', 'desk_request', 'vetting', 'audit', 'training', 'bulk_job'], subject_type: [...subjectTypes, 'none'] },
  },
  encounters: {
    columns: { encounter_id: 'text', kind: 'word', actor_id: 'actor', starts_at: 'time', ends_at: 'time', ...subject, x_m: 'number', y_m: 'number', self_initiated: 'flag', ...link },
    required: ['encounter_id', 'kind', 'actor_id', 'starts_at'], spans: ['starts_at', 'ends_at'], words: { kind: ['stop', 'arrest', 'custody'], subject_type: [...subjectTypes, 'none'] },
  },
  sealed_subjects: {
    columns: { ...subject, kind: 'word' }, required: ['subject_type', 'subject_id', 'kind'], isSealed: true,
    words: { subject_type: subjectTypes, kind: ['covert_vehicle', 'operation', 'source', 'witness', 'protected'] },
  },
  canaries: { columns: subject, required: ['subject_type', 'subject_id'], isSealed: true, words: { subject_type: subjectTypes } },
} as const satisfies Readonly<Record<string, TableFormat>>;

export type TableName = keyof typeof FORMAT;

export const TABLE_NAMES: readonly TableName[] = Object.keys(FORMAT).filter(isTableName);

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(FORMAT, name);
}

export const formatOf = (table: TableName): TableFormat => FORMAT[table];
