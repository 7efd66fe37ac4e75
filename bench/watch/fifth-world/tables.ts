// The evidence on disk: one CSV file a table, written as it arises, so that a world never stands whole in memory.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const COLUMNS = {
  accesses: ['event_id', 'occurred_at', 'actor_id', 'action', 'subject_type', 'subject_id', 'outcome', 'source_system', 'terminal_id', 'terminal_x_m', 'terminal_y_m', 'session_id', 'query_text', 'result_count', 'records_opened', 'purpose_code', 'purpose_text', 'case_ref', 'incident_ref', 'on_behalf_of'],
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
  truth: ['event_id', 'at', 'actor_id', 'blame_id', 'wrong', 'trace', 'first_access'],
} as const;

export type Table = keyof typeof COLUMNS;
export type Row<T extends Table> = { readonly [C in (typeof COLUMNS)[T][number]]?: string | number | boolean | undefined };

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** Where a cell may hold what has to be quoted; the others are made of letters and digits. */
const FREE: ReadonlySet<string> = new Set(['surname', 'given_names', 'query_text', 'purpose_text', 'name', 'unit', 'kind', 'plate']);

class Sheet {
  readonly #file: number;
  #lines: string[];
  constructor(path: string, columns: readonly string[]) {
    this.#file = openSync(path, 'w');
    this.#lines = [columns.join(',')];
  }

  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > 8000) this.#flush();
  }

  #flush(): void {
    writeSync(this.#file, `${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }

  close(): void {
    if (this.#lines.length > 0) this.#flush();
    closeSync(this.#file);
  }
}

export class Tables {
  readonly #sheets: ReadonlyMap<Table, Sheet>;

  /** `evidence/` holds what an examiner may see; `truth.csv` stands beside it. */
  constructor(folder: string) {
    mkdirSync(join(folder, 'evidence'), { recursive: true });
    this.#sheets = new Map((Object.keys(COLUMNS) as Table[]).map((table) => [table, new Sheet(table === 'truth' ? join(folder, 'truth.csv') : join(folder, 'evidence', `${table}.csv`), COLUMNS[table])]));
  }

  add<T extends Table>(table: T, row: Row<T>): void {
    const cells = row as Readonly<Record<string, string | number | boolean | undefined>>;
    let line = '';
    for (const column of COLUMNS[table]) {
      const cell = cells[column];
      line += line === '' && column === COLUMNS[table][0] ? '' : ',';
      if (cell !== undefined) line += typeof cell === 'string' && FREE.has(column) ? quoted(cell) : cell;
    }
    this.#sheets.get(table)?.add(line);
  }

  close(): void {
    for (const sheet of this.#sheets.values()) sheet.close();
  }
}
