// A small evidence set from plain objects: `evidenceSet({ accesses: [{ actor_id: 'A', occurred_at: '…', subject_id: 'P1' }], actors: [ … ] })` writes the
// files, `workspaceOf` reads them as a scan does. What an access must have and does not matter here is filled in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EvidenceSummary, readEvidence, type ReadOptions, Workspace } from '../../src/watch/index.js';
import type { TableName } from '../../src/watch/evidence/format.js';

export type EvidenceRow = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type EvidenceTables = Readonly<Partial<Record<TableName, readonly EvidenceRow[]>>>;

/** A folder with one `.jsonl` file a table. */
export function evidenceSet(tables: EvidenceTables): string {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  for (const [table, rows] of Object.entries(tables)) {
    const lines = rows.map((row, at) => JSON.stringify(table === 'accesses' ? { ...accessDefaults(row, at), ...row } : row));
    writeFileSync(join(folder, `${table}.jsonl`), `${lines.join('\n')}\n`);
  }
  return folder;
}

function accessDefaults(row: EvidenceRow, at: number): EvidenceRow {
  const hasSubject = row['subject_id'] !== undefined && row['subject_id'] !== null;
  return { event_id: `e${at + 1}`, action: 'search', subject_type: hasSubject ? 'person' : 'none' };
}

export interface TestWorkspace {
  readonly workspace: Workspace;
  readonly summary: EvidenceSummary;
  /** Closes the workspace and removes its files. */
  readonly close: () => void;
}

/** An empty workspace in a folder of its own. */
export async function emptyWorkspace(): Promise<Omit<TestWorkspace, 'summary'>> {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  const workspace = await Workspace.open({ folder, memory: '1GB', threads: 2 });
  const close = (): void => {
    workspace.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { workspace, close };
}

/** A workspace that has read the tables, or a folder or file that holds them. */
export async function workspaceOf(source: EvidenceTables | string, options: ReadOptions = {}): Promise<TestWorkspace> {
  const { workspace, close } = await emptyWorkspace();
  const folder = typeof source === 'string' ? source : evidenceSet(source);
  const summary = await readEvidence(workspace, folder, options);
  if (typeof source !== 'string') rmSync(folder, { recursive: true, force: true });
  return { workspace, summary, close };
}
