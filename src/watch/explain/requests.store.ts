// Looks that were asked for: whom each serves, and whether any work of theirs leads there. A request explains the one who was asked only as far as those who ask here usually have a reason that shows.
import { TEAM_DAYS } from './limits.js';
import { STANDING_STEP } from './standing.js';

/** Requests before which nothing is said of how candid requesters are. */
const ENOUGH = 20;

// By the log (on_behalf_of), or by the desk request that is the best reason of whoever looked.
const REQUESTS = `CREATE TEMP TABLE x_requests AS
  WITH by_task AS (
    SELECT b.access, min(t.asker) AS asker FROM x_best b JOIN x_reasons r ON r.rowid = b.reason JOIN x_tasks t ON t.task_id = r.source_id
    WHERE b.best < ${STANDING_STEP} AND r.source_table = 'tasks' AND t.kind = 'desk_request' AND t.asker IS NOT NULL AND t.asker IS DISTINCT FROM t.hand GROUP BY b.access)
  SELECT a.access, a."at", a.week, a.actor, a.subject, a.on_behalf_of, coalesce(o.hand, a.on_behalf_of, t.asker) AS asker, t.access IS NOT NULL AS by_task
  FROM accesses a LEFT JOIN by_task t ON t.access = a.access LEFT JOIN x_hands o ON o.actor = a.on_behalf_of LEFT JOIN x_hands h ON h.actor = a.actor
  WHERE a.subject IS NOT NULL AND (t.access IS NOT NULL OR a.on_behalf_of IS NOT NULL) AND coalesce(o.hand, a.on_behalf_of, t.asker) <> coalesce(h.hand, a.actor)`;

// What leads the requester there: a call, a stop, a case or a warrant that somebody else wrote, of the subject or of what stands near it.
const THEIR_WORK = `CREATE TEMP TABLE x_their_work AS
  WITH asked AS (SELECT DISTINCT asker, subject FROM x_requests),
  reasons AS (SELECT r.hand, r.subject, r.good_from, r.to_at, r.known_at FROM x_reasons r SEMI JOIN asked q ON q.asker = r.hand WHERE r.whom = 'actor' AND NOT r.own AND r.template <= 4),
  direct AS (SELECT q.asker, q.subject, r.good_from, r.to_at, r.known_at FROM asked q JOIN reasons r ON r.hand = q.asker AND r.subject = q.subject),
  lead AS (
    FROM direct
    UNION ALL SELECT q.asker, q.subject, r.good_from, r.to_at, greatest(r.known_at, n.known_at) FROM (FROM asked q ANTI JOIN direct d ON d.asker = q.asker AND d.subject = q.subject) q JOIN x_near n ON n.near = q.subject JOIN reasons r ON r.hand = q.asker AND r.subject = n.subject)
  SELECT q.access, min(w.known_at) AS known_at FROM x_requests q JOIN lead w ON w.asker = q.asker AND w.subject = q.subject AND q."at" BETWEEN w.good_from AND w.to_at + ${TEAM_DAYS} GROUP BY q.access`;

const KEPT = `INSERT INTO requests SELECT q.access, q."at", q.week, q.asker, q.actor, q.subject, w.known_at FROM x_requests q LEFT JOIN x_their_work w ON w.access = q.access`;

// Where most requesters show why they ask, one who shows nothing has only written their own reason; where few do, it says nothing. Counted over the weeks before.
const CANDID = `CREATE TEMP TABLE x_candid AS
  SELECT week, coalesce(sum(shown) OVER earlier, 0) >= 0.5 * (coalesce(sum(n) OVER earlier, 0) + ${ENOUGH}) AS usual
  FROM (SELECT q.week, count(*) AS n, count(w.access) AS shown FROM x_requests q LEFT JOIN x_their_work w ON w.access = q.access GROUP BY q.week)
  WINDOW earlier AS (ORDER BY week ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
const BARE = `CREATE TEMP TABLE x_bare AS
  SELECT q.access FROM x_requests q JOIN x_candid c ON c.week = q.week AND c.usual ANTI JOIN x_their_work w ON w.access = q.access
    ANTI JOIN x_reasons r ON r.actor = q.actor AND r.subject = q.subject AND r.whom = 'actor' AND NOT r.own AND r.template <= 4 AND q."at" BETWEEN r.good_from AND r.to_at
  WHERE q.by_task`;
const WEAKENED = `UPDATE x_best SET best = best + ${STANDING_STEP}, weak = best + ${STANDING_STEP} FROM x_bare b WHERE b.access = x_best.access AND x_best.best < ${STANDING_STEP}`;
const LOOKED_AT_AGAIN = `INSERT INTO x_not_direct
  SELECT a.access, a."at", a.week, a.actor, a.subject, a.on_behalf_of, a.action, a.outcome, a.source_system, a.session_id, a.purpose_code, a.case_ref, a.incident_ref, a.terminal_x_m, a.terminal_y_m
  FROM accesses a SEMI JOIN x_bare b ON b.access = a.access ANTI JOIN x_not_direct n ON n.access = a.access`;

/** Fills `requests`; between the best of the actors' own reasons and the closer look. */
export const ASKED_FOR: readonly string[] = [REQUESTS, THEIR_WORK, KEPT, CANDID, BARE, WEAKENED, LOOKED_AT_AGAIN];
