// A look at somebody's file before it is read: its columns, some of what stands in them, and, by a mapping, the first accesses and what could be asked.
import { join } from 'node:path';
import { BadInput } from '../../kernel/index.js';
import { DETECTORS } from '../detectors.js';
import { textIn } from './cells.js';
import { type EvidenceFile, lookAt } from './evidence-file.js';
import { FORMAT } from './format.js';
import type { Mapping } from './mapping.js';
import type { LookedAt } from './proposal.js';
import { openSource } from './raw.store.js';
import { readEvidence } from './read-evidence.js';
import { asText } from './value.store.js';
import type { Workspace } from '../workspace.store.js';

const SAMPLES = 50;

/** Columns with up to fifty values each. Throws `BadInput` for an empty file. */
export async function lookAtColumns(workspace: Workspace, path: string): Promise<{ readonly form: EvidenceFile['form']; readonly columns: readonly LookedAt[] }> {
  const file = await lookAt(path, Object.keys(FORMAT.accesses.columns), join(workspace.folder, 'look.transcript'));
  if (file === undefined) throw new BadInput(`\`${path}\` is empty`, { fr: `\`${path}\` est vide` });
  const { relation, columns } = await openSource(workspace, file, []);
  const picked = columns.map((column, at) => `list(${asText({ sql: `v${at}`, type: column.type })}) AS s${at}`).join(', ');
  const [row] = await workspace.rows(`SELECT ${picked} FROM (SELECT ${columns.map(({ sql }, at) => `${sql} AS v${at}`).join(', ')} FROM ${relation} LIMIT ${SAMPLES})`);
  return { form: file.form, columns: columns.map(({ header }, at) => ({ header, samples: textsIn(row?.[`s${at}`]) })) };
}

const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : []);

export interface Preview {
  readonly rows: number;
  readonly quarantined: number;
  /** The first five accesses, in the order of their time. */
  readonly first: readonly Readonly<Record<string, string>>[];
  /** Names of the detectors that this file alone lets run, and of the others with what they need. */
  readonly able: readonly string[];
  readonly unable: readonly string[];
}

/** Reads the file by the mapping. Throws `BadInput` as `readEvidence` does. */
export async function preview(workspace: Workspace, path: string, mapping: Mapping, timezone: string | undefined): Promise<Preview> {
  const { tables } = await readEvidence(workspace, path, { mappings: [mapping], ...(timezone !== undefined && { timezone }) });
  const rows = await workspace.rows(`SELECT strftime(a.at, '%Y-%m-%d %H:%M:%S') AS "time (UTC)", actor_id AS who, action, coalesce(subject_type || ' ' || subject_id, '') AS subject, coalesce(purpose_code, purpose_text, case_ref, incident_ref, '') AS reason
    FROM accesses a JOIN actors USING (actor) LEFT JOIN subjects USING (subject) ORDER BY access LIMIT 5`);
  const able: string[] = [];
  const unable: string[] = [];
  for (const { name, needs } of DETECTORS) {
    const missing = [];
    for (const need of needs) if (!(await isFilled(workspace, need))) missing.push(need);
    if (missing.length === 0) able.push(name);
    else unable.push(`${name} (needs ${missing.join(', ')})`);
  }
  const accesses = tables.find(({ table }) => table === 'accesses');
  return { rows: accesses?.rows ?? 0, quarantined: accesses?.quarantined ?? 0, first: rows.map((row) => Object.fromEntries(Object.keys(row).map((column) => [column, textIn(row, column)]))), able, unable };
}

async function isFilled(workspace: Workspace, need: string): Promise<boolean> {
  const [table = '', column] = need.split('.');
  const [row] = await workspace.rows(`SELECT count(*) > 0 AS filled FROM ${table}${column === undefined ? '' : ` WHERE "${column}" IS NOT NULL`}`);
  return row?.['filled'] === true;
}
