// Accesses against their actor's own reasons; and, at the end, the verdict on each. What is still open at the end of its week is looked at more closely in between.
import { AFTER_THE_FACT_DAYS } from './limits.js';
import { knownOf, packed, rank, rankOf, STANDING_STEP, weekEnd } from './standing.js';

// Reasons spread over what is near their subject, for those who asked there. Whoever wrote the link between the two wrote part of the reason.
const SPREAD = `CREATE TEMP TABLE x_spread AS
  SELECT r.actor, r.subject, r.rowid AS reason, r.own, r.good_from, r.to_at, r.known_at, r.late_days, r.tie FROM x_reasons r SEMI JOIN x_wanted w ON w.actor = r.actor AND w.subject = r.subject WHERE r.whom = 'actor'
  UNION ALL
  SELECT r.actor, n.near, r.rowid, r.own OR n.maker_a IS NOT DISTINCT FROM r.hand OR n.maker_b IS NOT DISTINCT FROM r.hand, r.good_from, r.to_at, greatest(r.known_at, n.known_at), r.late_days, r.tie
  FROM x_reasons r JOIN x_near n ON n.subject = r.subject SEMI JOIN x_wanted w ON w.actor = r.actor AND w.subject = n.near WHERE r.whom = 'actor'`;

const FIRST_MATCHES = `CREATE TEMP TABLE x_best AS
  SELECT access, min(p) AS best, arg_min(reason, p) AS reason, min(CASE WHEN p >= ${STANDING_STEP} AND known_at <= week_end THEN p END) AS weak
  FROM (SELECT a.access, r.reason, r.known_at, ${weekEnd('a.week')} AS week_end, ${packed(rank('a."at"', 'r.own'), 'r.known_at', 'r.tie')} AS p
    FROM accesses a JOIN x_spread r ON r.actor = a.actor AND r.subject = a.subject AND a."at" <= r.to_at AND a."at" >= r.good_from - INTERVAL ${AFTER_THE_FACT_DAYS} DAY)
  GROUP BY access`;

const LEFT = `CREATE TEMP TABLE x_left AS
  SELECT a.access, a."at", a.week, a.actor, coalesce(h.hand, a.actor) AS hand, h.unit, h.role, a.subject, a.outcome, a.terminal_x_m AS x_m, a.terminal_y_m AS y_m, a.on_behalf_of,
    nullif(a.case_ref, '') AS case_ref, nullif(a.incident_ref, '') AS incident_ref, ${weekEnd('a.week')} AS week_end
  FROM accesses a LEFT JOIN x_best b ON b.access = a.access LEFT JOIN x_hands h ON h.actor = a.actor
  WHERE b.best IS NULL OR ${rankOf('b.best')} <> 0 OR ${knownOf('b.best')} > ${weekEnd('a.week')}`;

export const FIRST_ROUND: readonly string[] = [SPREAD, FIRST_MATCHES, LEFT];

// The first access of an actor to a subject, of those at the same moment the one with the least identifier.
const FIRST_ACCESS = `CREATE TEMP TABLE x_first AS
  SELECT arg_min(a.access, a.event_id) AS access FROM accesses a JOIN x_pairs f ON f.actor = a.actor AND f.subject = a.subject AND f.first_at = a."at" GROUP BY a.actor, a.subject`;

// x_more: what the closer look found, one row a match.
const MORE_BEST = `CREATE TEMP TABLE x_more_best AS
  SELECT m.access, min(m.found) AS best, min(m.found) FILTER (m.found.rank > 0 AND m.found.known_at <= l.week_end) AS weak, bool_or(m.found.rank = 0 AND m.found.known_at <= l.week_end) AS cleared
  FROM (SELECT access, {rank: rank, known_at: known_at, template: template, source_table: source_table, source_id: source_id} AS found FROM x_more) m JOIN x_left l ON l.access = m.access GROUP BY m.access`;

const WORDS = "['independent', 'self_made', 'after_the_fact', 'none']";
const EXPLAINED = `INSERT INTO explained
  SELECT access, ${WORDS}[rank + 1], CASE WHEN rank < 3 THEN 'E' || template END, CASE WHEN rank = 0 THEN known_at END, first_access, source_table, source_id
  FROM (
    SELECT a.access, f.access IS NOT NULL AS first_access, CASE WHEN b.best IS NULL THEN 3 ELSE ${rankOf('b.best')} END AS own_rank,
      m.best IS NOT NULL AND (b.best IS NULL OR m.best.rank < own_rank OR (m.best.rank = own_rank AND m.best.known_at < ${knownOf('b.best')})) AS more,
      CASE WHEN more THEN m.best.rank ELSE own_rank END AS rank, CASE WHEN more THEN m.best.template ELSE r.template END AS template,
      CASE WHEN more THEN m.best.known_at ELSE ${knownOf('b.best')} END AS known_at,
      CASE WHEN more THEN m.best.source_table ELSE r.source_table END AS source_table, CASE WHEN more THEN m.best.source_id ELSE r.source_id END AS source_id
    FROM accesses a LEFT JOIN x_best b ON b.access = a.access LEFT JOIN x_reasons r ON r.rowid = b.reason
      LEFT JOIN x_more_best m ON m.access = a.access LEFT JOIN x_first f ON f.access = a.access)`;

const OPEN = `INSERT INTO open_accesses
  SELECT a.access, a."at", a.week, a.actor, a.action, a.subject, a.outcome, a.source_system, a.session_id, a.purpose_code, a.case_ref, a.incident_ref, a.on_behalf_of,
    ${WORDS}[1 + least(CASE WHEN b.weak IS NULL THEN 3 ELSE ${rankOf('b.weak')} END, coalesce(m.weak.rank, 3))], f.access IS NOT NULL
  FROM x_left l JOIN accesses a ON a.access = l.access LEFT JOIN x_best b ON b.access = l.access LEFT JOIN x_more_best m ON m.access = l.access LEFT JOIN x_first f ON f.access = l.access
  WHERE m.cleared IS NOT TRUE`;

export const LAST_ROUND: readonly string[] = [FIRST_ACCESS, MORE_BEST, EXPLAINED, OPEN];
