// The tables of the evidence set, in the kinds of file that the agencies of the town happen to export.
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export type Cell = string | number | boolean | undefined;

/** Which file each table is, and its columns. A Parquet file holds a real time where its column stands in `times`. */
const TABLES = {
  accesses: { file: 'csv', columns: ['event_id', 'source_system', 'occurred_at', 'actor_id', 'on_behalf_of', 'action', 'subject_type', 'subject_id', 'query_text', 'outcome', 'result_count', 'records_opened', 'purpose_code', 'purpose_text', 'case_ref', 'incident_ref', 'terminal_id', 'terminal_x_m', 'terminal_y_m', 'session_id'] },
  actors: { file: 'csv', columns: ['actor_id', 'agency', 'unit', 'role', 'beat', 'supervisor_id', 'started_on', 'person_id', 'service_account'] },
  persons: { file: 'csv', columns: ['person_id', 'surname', 'given_names', 'sex', 'born_on', 'address_id', 'household_id'] },
  addresses: { file: 'csv', columns: ['address_id', 'building_id', 'x_m', 'y_m'] },
  vehicles: { file: 'csv', columns: ['vehicle_id', 'plate', 'owner_person_id', 'covert'] },
  ties: { file: 'jsonl', columns: ['person_a', 'person_b', 'kind', 'declared', 'from_on', 'to_on', 'created_by', 'created_at'] },
  groups: { file: 'csv', columns: ['group_id', 'name', 'threat_level'] },
  group_members: { file: 'csv', columns: ['group_id', 'person_id', 'from_on', 'to_on', 'confidence', 'created_by', 'created_at'] },
  group_feuds: { file: 'csv', columns: ['group_a', 'group_b', 'from_on', 'to_on'] },
  roster: { file: 'parquet', columns: ['actor_id', 'starts_at', 'ends_at', 'kind', 'created_by', 'created_at'], times: ['starts_at', 'ends_at', 'created_at'] },
  dispatches: { file: 'parquet', columns: ['incident_id', 'actor_id', 'starts_at', 'ends_at', 'created_by', 'created_at'] },
  incidents: { file: 'csv', columns: ['incident_id', 'kind', 'occurred_at', 'reported_at', 'publicised_at', 'address_id', 'x_m', 'y_m', 'serious', 'self_initiated_by', 'created_by', 'created_at'] },
  incident_parties: { file: 'parquet', columns: ['incident_id', 'subject_type', 'subject_id', 'part', 'created_by', 'created_at'] },
  cases: { file: 'csv', columns: ['case_id', 'kind', 'opened_at', 'closed_at', 'lead_actor_id'] },
  case_members: { file: 'csv', columns: ['case_id', 'actor_id', 'from_at', 'to_at', 'created_by', 'created_at'] },
  case_subjects: { file: 'csv', columns: ['case_id', 'subject_type', 'subject_id', 'created_by', 'created_at'] },
  tasks: { file: 'jsonl', columns: ['task_id', 'kind', 'actor_id', 'unit', 'subject_type', 'subject_id', 'starts_at', 'ends_at', 'requested_by', 'created_by', 'created_at'] },
  encounters: { file: 'parquet', columns: ['encounter_id', 'kind', 'actor_id', 'starts_at', 'ends_at', 'subject_type', 'subject_id', 'x_m', 'y_m', 'self_initiated', 'created_by', 'created_at'] },
  sealed_subjects: { file: 'csv', columns: ['subject_type', 'subject_id', 'kind'] },
  canaries: { file: 'csv', columns: ['subject_type', 'subject_id'] },
} as const satisfies Record<string, { file: string; columns: readonly string[]; times?: readonly string[] }>;

export type Table = keyof typeof TABLES;
export type Row<T extends Table> = Partial<Record<(typeof TABLES)[T]['columns'][number], Cell>>;

export class Evidence {
  readonly #lines = new Map<Table, string[]>(Object.keys(TABLES).map((name) => [name as Table, []]));

  put<T extends Table>(table: T, row: Row<T>): void {
    const { columns, file } = TABLES[table];
    const cells: Readonly<Record<string, Cell>> = row;
    this.#lines.get(table)?.push(file === 'jsonl' ? JSON.stringify(row) : columns.map((column) => cellOf(cells[column])).join(','));
  }

  /** A line that no reader can take: what an export gone wrong leaves behind. */
  spoil(table: Table, place: number, line: string): void {
    this.#lines.get(table)?.splice(place, 0, line);
  }

  /** The same line again, right after itself. */
  repeat(table: Table, place: number): void {
    const lines = this.#lines.get(table);
    lines?.splice(place, 0, lines[place] ?? '');
  }

  rows(table: Table): number {
    return this.#lines.get(table)?.length ?? 0;
  }

  async write(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    for (const [table, lines] of this.#lines) {
      const { columns, file } = TABLES[table];
      if (file === 'jsonl') await writeLines(join(folder, `${table}.jsonl`), lines, '\n');
      // Two of the agencies export from Windows.
      else await writeLines(join(folder, `${table}.csv`), [columns.join(','), ...lines], table === 'vehicles' || table === 'cases' ? '\r\n' : '\n');
    }
    await this.#pack(folder);
  }

  async #pack(folder: string): Promise<void> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    try {
      await connection.run("SET TimeZone = 'UTC'");
      for (const [table, { file, ...shape }] of Object.entries(TABLES)) {
        if (file !== 'parquet') continue;
        const from = join(folder, `${table}.csv`);
        const times = 'times' in shape ? shape.times.map((time) => `CAST(${time} AS TIMESTAMPTZ) AS ${time}`).join(', ') : '';
        await connection.run(`COPY (SELECT *${times === '' ? '' : ` REPLACE (${times})`} FROM read_csv('${from}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')) TO '${join(folder, `${table}.parquet`)}' (FORMAT parquet)`);
        rmSync(from);
      }
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }
}

/** One cell of RFC 4180. */
export function cellOf(value: Cell): string {
  if (value === undefined) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export async function writeLines(path: string, lines: readonly string[], end: string): Promise<void> {
  if (lines.length < 20_000) {
    writeFileSync(path, lines.map((line) => line + end).join(''));
    return;
  }
  const out = createWriteStream(path);
  for (let from = 0; from < lines.length; from += 20_000) {
    if (!out.write(lines.slice(from, from + 20_000).map((line) => line + end).join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
