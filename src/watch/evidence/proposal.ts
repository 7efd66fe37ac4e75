// A proposal for a file that nobody has described: which of its columns could be which of the format, from names that such systems use and
// from what stands in the first rows. It is a proposal: a person reads it before anything is examined by it.
import { columnName } from './evidence-file.js';
import { formatOf, type TableName } from './format.js';
import type { Mapping, Rule } from './mapping.js';

export interface LookedAt {
  readonly header: string;
  /** Some of what stands there, without what is empty. */
  readonly samples: readonly string[];
}

/** Names that log exports give the columns of `accesses`, the likeliest first. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  event_id: ['event_id', 'eventid', 'id', 'log_id', 'logid', 'audit_id', 'transaction_id', 'query_id', 'uuid', 'guid', 'seq', 'sequence'],
  occurred_at: ['occurred_at', 'timestamp', '@timestamp', 'event_time', 'time', 'datetime', 'date_time', 'searchdate', 'search_date', 'query_date', 'logged_at', 'created_at', 'when', 'date', 'horodatage', 'date_heure'],
  actor_id: ['actor_id', 'user_id', 'userid', 'user', 'username', 'user_name', 'login', 'officer_id', 'officer', 'badge', 'badge_no', 'badge_number', 'employee_id', 'operator', 'matricule', 'utilisateur', 'agent'],
  action: ['action', 'activity', 'operation', 'event_type', 'query_type', 'transaction_type', 'type'],
  subject_type: ['subject_type', 'object_type', 'record_type', 'entity_type', 'resource_type'],
  subject_id: ['subject_id', 'record_id', 'object_id', 'entity_id', 'person_id', 'plate', 'license_plate', 'plaque', 'sid', 'target', 'name_searched'],
  outcome: ['outcome', 'result', 'status', 'hit'],
  source_system: ['source_system', 'system', 'application', 'app', 'source', 'database'],
  terminal_id: ['terminal_id', 'terminal', 'workstation', 'device', 'device_id', 'hostname', 'host', 'ip', 'ip_address', 'client_ip', 'poste'],
  session_id: ['session_id', 'session', 'sessionid'],
  query_text: ['query_text', 'query', 'search_text', 'search_terms', 'criteria', 'requete'],
  result_count: ['result_count', 'results', 'hits', 'rows_returned'],
  records_opened: ['records_opened', 'opened'],
  purpose_code: ['purpose_code', 'purpose', 'reason_code'],
  purpose_text: ['purpose_text', 'reason', 'justification', 'remarks', 'comment', 'motif'],
  case_ref: ['case_ref', 'case', 'case_no', 'case_number', 'file_number', 'occurrence', 'dossier'],
  incident_ref: ['incident_ref', 'incident', 'incident_no', 'incident_number', 'cad', 'event_no', 'call_no'],
  on_behalf_of: ['on_behalf_of', 'requested_by', 'requester', 'requestor'],
};

const SUBJECTS: Readonly<Record<string, string>> = { plate: 'vehicle', license_plate: 'vehicle', plaque: 'vehicle', person_id: 'person', name_searched: 'person', sid: 'person' };

/** Ways in which a time is written, with what shows it. */
const TIMES: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/u, 'rfc3339'], [/^\d{13}$/u, 'epoch_ms'], [/^\d{10}(\.\d+)?$/u, 'epoch_s'], [/^\d{16}$/u, 'epoch_us'],
  [/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/u, '%Y-%m-%d %H:%M'], [/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d$/u, '%Y/%m/%d %H:%M:%S'], [/^\d{8} \d{6}$/u, '%Y%m%d %H%M%S'],
  [/^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d [AaPp][Mm]$/u, '%m/%d/%Y %I:%M:%S %p'],
];

/** Undefined when no form fits all samples. Where day and month could change places, a day above twelve decides; without one, the day stands first. */
export function timeForm(samples: readonly string[]): string | undefined {
  const fits = TIMES.find(([form]) => samples.length > 0 && samples.every((one) => form.test(one)));
  if (fits !== undefined) return fits[1];
  const parts = samples.map((one) => /^(\d{1,2})([/.-])(\d{1,2})\2\d{4} \d{1,2}:\d\d(:\d\d)?$/u.exec(one));
  const [first] = parts;
  if (first === undefined || first === null || parts.includes(null)) return undefined;
  const monthFirst = parts.some((part) => Number(part?.[3]) > 12);
  const [, , sign = '/', , seconds] = first;
  return `${monthFirst ? '%m' : '%d'}${sign}${monthFirst ? '%d' : '%m'}${sign}%Y %H:%M${seconds === undefined ? '' : ':%S'}`;
}

/** What each column of `accesses` could come from; a required one that nothing fits is missing. */
export function propose(columns: readonly LookedAt[]): Readonly<Record<string, Rule>> {
  const free = new Map(columns.map((column) => [columnName(column.header), column]));
  const rules: Record<string, Rule> = {};
  for (const [column, names] of Object.entries(NAMES)) {
    const found = names.find((one) => free.has(one));
    const source = found === undefined ? undefined : free.get(found);
    if (found === undefined || source === undefined) continue;
    free.delete(found);
    rules[column] = ruleFor(column, source);
    const type = SUBJECTS[found];
    if (column === 'subject_id' && type !== undefined && rules['subject_type'] === undefined) rules['subject_type'] = { constant: type };
  }
  // A time is known by its looks, whatever its column is called.
  const time = [...free.values()].find(({ samples }) => timeForm(samples) !== undefined);
  if (rules['occurred_at'] === undefined && time !== undefined) rules['occurred_at'] = ruleFor('occurred_at', time);
  rules['event_id'] ??= { numbered: 'record-' };
  rules['action'] ??= { constant: 'search' };
  if (rules['subject_type'] === undefined && rules['subject_id'] === undefined) rules['subject_type'] = { constant: 'none' };
  return Object.fromEntries(Object.keys(formatOf('accesses').columns).flatMap((column) => (rules[column] === undefined ? [] : [[column, rules[column]]])));
}

export function ruleFor(column: string, { header, samples }: LookedAt): Rule {
  const form = column === 'occurred_at' ? timeForm(samples) : undefined;
  return { from: [header], ...(form !== undefined && form !== 'rfc3339' && { time: form }) };
}

/** What is still missing before the proposal can be a mapping. */
export const missingFrom = (rules: Readonly<Record<string, Rule>>, table: TableName = 'accesses'): readonly string[] => formatOf(table).required.filter((column) => rules[column] === undefined);

/** The mapping as a file: short where a rule is a column and nothing else. */
export function mappingText(mapping: Mapping): string {
  const columns = Object.fromEntries(Object.entries(mapping.columns).map(([column, rule]) => [column, Object.keys(rule).length === 1 && rule.from !== undefined ? (rule.from.length === 1 ? rule.from[0] : rule.from) : rule]));
  return `${JSON.stringify({ ...mapping, columns }, undefined, 2)}\n`;
}

/** Columns of `accesses`, in the order in which they are asked. */
export const accessColumns = (): readonly { readonly column: string; readonly isRequired: boolean }[] => Object.keys(formatOf('accesses').columns).map((column) => ({ column, isRequired: formatOf('accesses').required.includes(column) }));
