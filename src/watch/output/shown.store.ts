// What stands behind the alerts, asked once for all that is shown: events, sentences' figures, explanations. Names come back in place of numbers.
import { groupBy } from '../../kernel/index.js';
import type { Facts } from '../detector.js';
import { textIn } from '../evidence/cells.js';
import { numberOr, textOr, textsIn } from '../row-cell.js';
import type { Row, Workspace } from '../workspace.store.js';

export interface ShownFinding {
  readonly facts: Facts;
  readonly rows: readonly string[];
  readonly subject: number | undefined;
}

export interface ShownAccess {
  readonly access: number;
  readonly eventId: string;
  readonly atMs: number;
  readonly actor: number;
  readonly subject: number | undefined;
  readonly standing: string;
  readonly template: string | undefined;
  readonly clearedMs: number | undefined;
  readonly source: string | undefined;
}

export interface ShownSubject {
  readonly type: string;
  readonly id: string;
}

const LIST_ROWS = 20_000;

/** Runs the question for the numbers in pieces, so that no statement grows without end. */
async function rowsFor(workspace: Workspace, numbers: readonly number[], sql: (list: string) => string): Promise<Row[]> {
  const found: Row[] = [];
  for (let from = 0; from < numbers.length; from += LIST_ROWS) found.push(...await workspace.rows(sql(numbers.slice(from, from + LIST_ROWS).map((one) => Math.trunc(one)).join(','))));
  return found;
}

export async function loadShownFindings(workspace: Workspace, ids: readonly number[]): Promise<ReadonlyMap<number, ShownFinding>> {
  const rows = await rowsFor(workspace, ids, (list) => `SELECT CAST(finding AS DOUBLE) AS id, CAST(facts AS VARCHAR) AS facts, list_sort(row_refs) AS row_refs, subject FROM ranked WHERE finding IN (${list})`);
  return new Map(rows.map((row) => [Number(row['id']), {
    facts: factsOf(row['facts']), rows: textsIn(row, 'row_refs'), subject: numberOr(row['subject']),
  }]));
}

export async function loadShownAccesses(workspace: Workspace, accesses: readonly number[]): Promise<ReadonlyMap<number, ShownAccess>> {
  const rows = await rowsFor(workspace, accesses, (list) => accessesOf(`SELECT unnest([${list}]::BIGINT[]) AS access`));
  return new Map(rows.map(accessOf).map((one) => [one.access, one]));
}

/** What the actors of audits left open in their weeks (counted as `weekOf` does), in the order of time, by `week|actor`. */
export async function loadOpenAccesses(workspace: Workspace, drawn: readonly { readonly actor: number; readonly week: number }[]): Promise<ReadonlyMap<string, readonly ShownAccess[]>> {
  if (drawn.length === 0) return new Map();
  const pairs = drawn.map((one) => `(${Math.trunc(one.actor)}, ${Math.trunc(one.week)})`).join(', ');
  const rows = await workspace.rows(`${accessesOf(`SELECT o.access FROM open_accesses o JOIN (VALUES ${pairs}) d(actor, week) ON d.actor = o.actor AND d.week = o.week`)} ORDER BY a."at", a.event_id`);
  return groupBy(rows.map((row) => ({ week: Number(row['week']), ...accessOf(row) })), (one) => `${one.week}|${one.actor}`);
}

export async function loadSubjects(workspace: Workspace, subjects: readonly number[]): Promise<ReadonlyMap<number, ShownSubject>> {
  const rows = await rowsFor(workspace, subjects, (list) => `SELECT subject, subject_type, subject_id FROM subjects WHERE subject IN (${list})`);
  return new Map(rows.map((row) => [Number(row['subject']), { type: textIn(row, 'subject_type'), id: textIn(row, 'subject_id') }]));
}

/** For each, the start of the first shift that begins after its moment, as the roster knows it. */
export async function loadNextShifts(workspace: Workspace, asked: readonly { readonly actor: number; readonly afterMs: number }[]): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  for (let from = 0; from < asked.length; from += LIST_ROWS) {
    const list = asked.slice(from, from + LIST_ROWS).map((one, index) => `(${from + index}, ${Math.trunc(one.actor)}, ${Math.trunc(one.afterMs)})`).join(', ');
    const rows = await workspace.rows(`
      SELECT q.nth, CAST(epoch_ms(min(r.starts_at)) AS DOUBLE) AS at_ms FROM (VALUES ${list}) q(nth, actor, after_ms)
      JOIN roster r ON r.actor = q.actor AND r.kind <> 'leave' AND r.starts_at > epoch_ms(CAST(q.after_ms AS BIGINT)) GROUP BY q.nth`);
    for (const row of rows) found.set(Number(row['nth']), Number(row['at_ms']));
  }
  return found;
}

/** Of the millions only those asked about are put together. */
const accessesOf = (asked: string): string => `
  WITH asked AS MATERIALIZED (${asked}), those AS (SELECT * FROM explained SEMI JOIN asked USING (access)),
  sources AS (SELECT reason, source_table || ':' || source_id AS source FROM reasons SEMI JOIN those USING (reason))
  SELECT CAST(a.access AS DOUBLE) AS access, a.event_id, CAST(epoch_ms(a."at") AS DOUBLE) AS at_ms, a.actor, a.week, a.subject, coalesce(e.standing, 'none') AS standing, e.template,
    CAST(epoch_ms(e.cleared_at) AS DOUBLE) AS cleared_ms, coalesce(e.source_table || ':' || e.source_id, r.source) AS source
  FROM (SELECT * FROM accesses SEMI JOIN asked USING (access)) a LEFT JOIN those e ON e.access = a.access LEFT JOIN sources r ON r.reason = e.reason`;

function accessOf(row: Row): ShownAccess {
  return {
    access: Number(row['access']), eventId: textIn(row, 'event_id'), atMs: Number(row['at_ms']), actor: Number(row['actor']), subject: numberOr(row['subject']), standing: textIn(row, 'standing'),
    template: textOr(row['template']), clearedMs: numberOr(row['cleared_ms']), source: textOr(row['source']),
  };
}

function factsOf(value: unknown): Facts {
  const facts: unknown = typeof value === 'string' ? JSON.parse(value) : null;
  return facts !== null && typeof facts === 'object' && !Array.isArray(facts) ? facts as Facts : {};
}

