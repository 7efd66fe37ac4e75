// What the files ask of the whole evidence: shares, the period, the rows set aside, the look-back.
import { textIn } from '../evidence/cells.js';
import { textsIn } from '../row-cell.js';
import type { Workspace } from '../workspace.store.js';
import type { ExplainedShare } from './coverage.js';
import { isoWeek, moment, weekOfMoment } from './iso-week.js';

export async function loadExplainedShare(workspace: Workspace): Promise<ExplainedShare> {
  const [row] = await workspace.rows(`
    SELECT CAST(count(*) AS DOUBLE) AS accesses, ${['independent', 'self_made', 'after_the_fact', 'none'].map((one) => `CAST(count(*) FILTER (standing = '${one}') AS DOUBLE) AS ${one}`).join(', ')},
      CAST(count(*) FILTER (first_access) AS DOUBLE) AS first_accesses, CAST(count(*) FILTER (first_access AND standing = 'independent') AS DOUBLE) AS first_accesses_independent
    FROM explained`);
  const count = (name: string): number => Number(row?.[name] ?? 0);
  return {
    accesses: count('accesses'), independent: count('independent'), self_made: count('self_made'), after_the_fact: count('after_the_fact'), none: count('none'),
    first_accesses: count('first_accesses'), first_accesses_independent: count('first_accesses_independent'),
  };
}

export interface Period {
  readonly first_access_at: string | null;
  readonly last_access_at: string | null;
  readonly first_week: string | null;
  readonly last_week: string | null;
}

export async function loadPeriod(workspace: Workspace): Promise<Period> {
  const [row] = await workspace.rows('SELECT CAST(epoch_ms(min("at")) AS DOUBLE) AS first, CAST(epoch_ms(max("at")) AS DOUBLE) AS last FROM accesses');
  const [first, last] = [row?.['first'], row?.['last']].map((one) => (typeof one === 'number' ? one : undefined));
  return {
    first_access_at: first === undefined ? null : moment(first), last_access_at: last === undefined ? null : moment(last),
    first_week: first === undefined ? null : isoWeek(weekOfMoment(first)), last_week: last === undefined ? null : isoWeek(weekOfMoment(last)),
  };
}

/** People that the budget counts: those the evidence names as actors, or, without such a table, those who looked something up. */
export async function countActors(workspace: Workspace): Promise<number> {
  const [row] = await workspace.rows('SELECT CAST(count(*) FILTER (named) AS DOUBLE) AS named, CAST((SELECT count(DISTINCT actor) FROM accesses) AS DOUBLE) AS active FROM actors');
  return Number(row?.['named'] ?? 0) || Number(row?.['active'] ?? 0);
}

export interface LookbackRecord {
  readonly incident_id: string;
  readonly rank: number;
  readonly actor_id: string;
  readonly score: number;
  readonly event_ids: readonly string[];
}

/** Rows of the table `lookback` that its detector left; actors and accesses are numbers there. */
export async function loadLookback(workspace: Workspace): Promise<readonly LookbackRecord[]> {
  const rows = await workspace.rows(`
    WITH looks AS (SELECT incident_id, CAST(rank AS INTEGER) AS rank, actor AS who, round(score, 3) AS score, unnest(accesses) AS access FROM lookback)
    SELECT l.incident_id, l.rank, a.actor_id, l.score, list(x.event_id ORDER BY x."at", x.event_id) AS event_ids
    FROM looks l JOIN accesses x USING (access) JOIN actors a ON a.actor = l.who GROUP BY ALL ORDER BY l.incident_id, l.rank, a.actor_id`);
  return rows.map((row) => ({
    incident_id: textIn(row, 'incident_id'), rank: Number(row['rank']), actor_id: textIn(row, 'actor_id'), score: Number(row['score']),
    event_ids: textsIn(row, 'event_ids'),
  }));
}

/** By incident and actor (`incident|actor`): the persons whom a line of the look-back is about, as looked up or as a party. */
export async function loadLookbackPersons(workspace: Workspace): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await workspace.rows(`
    WITH looks AS (SELECT incident_id, actor AS who, unnest(accesses) AS access FROM lookback),
    named AS (SELECT l.incident_id, l.who, x.subject FROM looks l JOIN accesses x USING (access) UNION SELECT l.incident_id, l.who, p.subject FROM looks l JOIN incident_parties p USING (incident_id))
    SELECT n.incident_id, a.actor_id, list(DISTINCT s.subject_id ORDER BY s.subject_id) AS persons
    FROM named n JOIN subjects s USING (subject) JOIN actors a ON a.actor = n.who WHERE s.subject_type = 'person' GROUP BY ALL`);
  return new Map(rows.map((row) => [`${textIn(row, 'incident_id')}|${textIn(row, 'actor_id')}`, textsIn(row, 'persons')]));
}
