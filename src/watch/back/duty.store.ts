// When somebody was on shift and to what they were sent, as the tables say that whoever runs the node has put there for the agency; the node's own roster is laid beside
// (`withRoster` in duty.ts). The record itself holds neither.
// What no table covers is unknown, and not a no (G7); rows that one wrote for oneself, or after the look, are told apart (evidence-format: they never fully clear).
import { mkdirSync, rmSync } from 'node:fs';
import { CustosError } from '../../kernel/index.js';
import { filesOf } from '../evidence/evidence-file.js';
import type { TableName } from '../evidence/format.js';
import { createQuarantine, createStage, stageOf } from '../evidence/stage.store.js';
import { TableReader } from '../evidence/table-reader.js';
import { type Row, Workspace } from '../workspace.store.js';

export interface Shift {
  readonly startsMs: number;
  readonly endsMs: number;
  /** `shift`, `overtime`, `court`, `callout`, `leave`. */
  readonly kind: string;
  readonly byThemself: boolean;
  readonly enteredMs: number | null;
}

export interface Dispatch {
  readonly incident: string;
  readonly startsMs: number;
  readonly endsMs: number | null;
  readonly byThemself: boolean;
  readonly enteredMs: number | null;
}

export interface Span { readonly fromMs: number; readonly toMs: number }

/** `rosterSpans`: of each roster, from the first to the last shift that it has of them; empty: there is none. `dispatchSpan`: of anybody's dispatches, or null. */
export interface Duty {
  readonly shifts: readonly Shift[];
  readonly rosterSpans: readonly Span[];
  readonly dispatches: readonly Dispatch[];
  readonly dispatchSpan: Span | null;
  /** Tables that could not be read. */
  readonly unread: readonly string[];
}

export interface DutyAsked {
  /** Folders with tables, by name. */
  readonly sets: readonly { readonly name: string; readonly path: string }[];
  /** Whatever a table may call the member, folded (`namesOf`). */
  readonly names: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  /** A folder of this reading alone; made, and gone afterwards. */
  readonly scratch: string;
}

const most = 2_000;
const limits = { memory: '256MB', threads: 1 };

export async function dutyOf(asked: DutyAsked): Promise<Duty> {
  const found: Record<'roster' | 'dispatches', string[]> = { roster: [], dispatches: [] };
  for (const { path } of asked.sets) {
    const { byTable } = await filesOf(path);
    for (const table of ['roster', 'dispatches'] as const) found[table].push(...(byTable.get(table) ?? []));
  }
  if (found.roster.length + found.dispatches.length === 0) return { shifts: [], rosterSpans: [], dispatches: [], dispatchSpan: null, unread: [] };
  mkdirSync(asked.scratch, { recursive: true, mode: 0o700 });
  const workspace = await Workspace.open({ folder: asked.scratch, ...limits });
  try {
    await createQuarantine(workspace);
    const unread = [...(await staged(workspace, 'roster', found.roster)), ...(await staged(workspace, 'dispatches', found.dispatches))];
    return { ...(await shiftsOf(workspace, asked)), ...(await dispatchesOf(workspace, asked)), unread };
  } finally {
    workspace.close();
    rmSync(asked.scratch, { recursive: true, force: true });
  }
}

/** A file that is no table spoils no other: it is named. */
async function staged(workspace: Workspace, table: TableName, paths: readonly string[]): Promise<string[]> {
  await createStage(workspace, table);
  const reader = new TableReader(workspace, undefined);
  const unread: string[] = [];
  for (const path of paths) {
    try {
      await reader.stage(table, [path], undefined);
    } catch (fault) {
      if (!(fault instanceof CustosError)) throw fault;
      unread.push(path.split('/').slice(-2).join('/'));
    }
  }
  return unread;
}

const isTheirs = (column: string, names: readonly string[]): string => `lower(nfc_normalize(${column})) IN (${names.map((_, at) => `$${at + 1}`).join(', ')})`;
const when = (ms: number): string => `TIMESTAMP '${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}'`;

async function shiftsOf(workspace: Workspace, { names, fromMs, toMs }: DutyAsked): Promise<Pick<Duty, 'shifts' | 'rosterSpans'>> {
  const own = `${stageOf('roster')} WHERE ${isTheirs('actor_id', names)} AND starts_at IS NOT NULL AND ends_at IS NOT NULL`;
  const [span] = await workspace.rows(`SELECT min(starts_at) AS a, max(ends_at) AS b FROM ${own}`, names);
  const rows = await workspace.rows(`SELECT DISTINCT starts_at, ends_at, kind, created_at, coalesce(${isTheirs('created_by', names)}, false) AS own FROM ${own} AND ends_at > ${when(fromMs)} AND starts_at < ${when(toMs)} ORDER BY starts_at DESC, kind LIMIT ${most}`, names);
  const found = spanOf(span);
  return { rosterSpans: found === null ? [] : [found], shifts: rows.map((row) => ({ startsMs: msOf(row['starts_at']) ?? 0, endsMs: msOf(row['ends_at']) ?? 0, kind: textOf(row['kind']), byThemself: row['own'] === true, enteredMs: msOf(row['created_at']) })) };
}

async function dispatchesOf(workspace: Workspace, { names, fromMs, toMs }: DutyAsked): Promise<Pick<Duty, 'dispatches' | 'dispatchSpan'>> {
  const table = stageOf('dispatches');
  const [span] = await workspace.rows(`SELECT min(starts_at) AS a, max(coalesce(ends_at, starts_at)) AS b FROM ${table}`);
  const rows = await workspace.rows(
    `SELECT DISTINCT incident_id, starts_at, ends_at, created_at, coalesce(${isTheirs('created_by', names)}, false) AS own FROM ${table} WHERE ${isTheirs('actor_id', names)} AND starts_at >= ${when(fromMs)} AND starts_at < ${when(toMs)} ORDER BY starts_at DESC, incident_id LIMIT ${most}`, names);
  return { dispatchSpan: spanOf(span), dispatches: rows.map((row) => ({ incident: textOf(row['incident_id']), startsMs: msOf(row['starts_at']) ?? 0, endsMs: msOf(row['ends_at']), byThemself: row['own'] === true, enteredMs: msOf(row['created_at']) })) };
}

function spanOf(row: Row | undefined): Span | null {
  const [fromMs, toMs] = [msOf(row?.['a']), msOf(row?.['b'])];
  return fromMs === null || toMs === null ? null : { fromMs, toMs };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const msOf = (value: unknown): number | null => (value instanceof Date ? value.getTime() : null);
