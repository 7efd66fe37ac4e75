// Accesses against their actor's own reasons; and, at the end, the verdict on each. What is still open at the end of its week is looked at more closely in between.
import { AFTER_THE_FACT_DAYS } from './limits.js';
import { knownOf, packed, rank, rankOf, STANDING_STEP } from './standing.js';
import { weekEnd } from '../evidence/working-tables.store.js';

const COLUMNS = 'access, min(p) AS best, arg_min(reason, p) AS reason, min(weak) AS weak';
const matches = (accesses: string, reasons: string, reason: string): string => `
  SELECT access, reason, p, CASE WHEN p >= ${STANDING_STEP} AND known_at <= week_end THEN p END AS weak
  FROM (SELECT a.access, ${reason} AS reason, r.known_at, ${weekEnd('a.week')} AS week_end, ${packed(rank('a."at"', 'r.own'), 'r.known_at', 'r.tie')} AS p
    FROM ${accesses} a JOIN ${reasons} r ON r.actor = a.actor AND r.subject = a.subject AND a."at" <= r.to_at AND a."at" >= r.good_from - INTERVAL ${AFTER_THE_FACT_DAYS} DAY)`;
const stillOpen = (best: string): string => `b.best IS NULL OR ${rankOf('b.best')} <> 0 OR ${knownOf('b.best')} > ${best}`;

// Most accesses are about the very subject of a reason.
const DIRECT = `CREATE TEMP TABLE x_direct AS SELECT ${COLUMNS} FROM (${matches('accesses', "(SELECT rowid AS reason, * FROM x_reasons WHERE whom = 'actor')", 'r.reason')}) GROUP BY access`;
const NOT_DIRECT = `CREATE TEMP TABLE x_not_direct AS
  SELECT a.access, a."at", a.week, a.actor, a.subject, a.on_behalf_of FROM accesses a LEFT JOIN x_direct b ON b.access = a.access WHERE ${stillOpen(weekEnd('a.week'))}`;

// For the others, reasons are spread over what is near their subject. Whoever wrote the link between the two wrote part of the reason.
const WANTED = `CREATE TEMP TABLE x_wanted AS SELECT actor, subject FROM x_not_direct WHERE subject IS NOT NULL UNION SELECT on_behalf_of, subject FROM x_not_direct WHERE subject IS NOT NULL AND on_behalf_of IS NOT NULL`;
const SPREAD = `CREATE TEMP TABLE x_spread AS
  SELECT r.actor, n.near AS subject, r.rowid AS reason, r.own OR n.maker_a IS NOT DISTINCT FROM r.hand OR n.maker_b IS NOT DISTINCT FROM r.hand AS own, r.good_from, r.to_at, greatest(r.known_at, n.known_at) AS known_at, r.late_days, r.tie
  FROM x_wanted w JOIN x_near n ON n.near = w.subject JOIN x_reasons r ON r.actor = w.actor AND r.subject = n.subject AND r.whom = 'actor' AND (n.tight OR NOT r.desk)`;
const BEST = `CREATE TEMP TABLE x_best AS SELECT ${COLUMNS} FROM (
    SELECT access, reason, best AS p, weak FROM x_direct UNION ALL ${matches('x_not_direct', 'x_spread', 'r.reason')}) GROUP BY access`;

const LEFT = `CREATE TEMP TABLE x_left AS
  SELECT a.access, a."at", a.week, a.actor, coalesce(h.hand, a.actor) AS hand, h.unit, h.role, a.subject, c.outcome, c.terminal_x_m AS x_m, c.terminal_y_m AS y_m, a.on_behalf_of,
    nullif(c.case_ref, '') AS case_ref, nullif(c.incident_ref, '') AS incident_ref, ${weekEnd('a.week')} AS week_end
  FROM x_not_direct a JOIN accesses c ON c.access = a.access LEFT JOIN x_best b ON b.access = a.access LEFT JOIN x_hands h ON h.actor = a.actor
  WHERE ${stillOpen(weekEnd('a.week'))}`;

export const FIRST_ROUND: readonly string[] = [DIRECT, NOT_DIRECT, WANTED, SPREAD, BEST, 'DROP TABLE x_direct', LEFT, 'DROP TABLE x_not_direct'];

// The first access of an actor to a subject, of those at the same moment the one with the least identifier.
const FIRST_ACCESS = `CREATE TEMP TABLE x_first AS
  SELECT arg_min(a.access, a.event_id) AS access FROM accesses a JOIN x_pairs f ON f.actor = a.actor AND f.subject = a.subject AND f.first_at = a."at" GROUP BY a.actor, a.subject`;

// x_more: what the closer look found, one row a match.
const MORE_BEST = `CREATE TEMP TABLE x_more_best AS
  SELECT m.access, min(m.found) AS best, min(m.found) FILTER (m.found.rank > 0 AND m.found.known_at <= l.week_end) AS weak, bool_or(m.found.rank = 0 AND m.found.known_at <= l.week_end) AS cleared
  FROM (SELECT access, {rank: rank, known_at: known_at, template: template, source_table: source_table, source_id: source_id} AS found FROM x_more) m JOIN x_left l ON l.access = m.access GROUP BY m.access`;

const word = (standing: string): string => `CASE ${standing} WHEN 0 THEN 'independent' WHEN 1 THEN 'self_made' WHEN 2 THEN 'after_the_fact' ELSE 'none' END`;
const EXPLAINED = `INSERT INTO explained
  SELECT access, ${word('rank')}, CASE WHEN rank < 3 THEN 'E' || template END, CASE WHEN rank = 0 THEN known_at END, first_access, source_table, source_id
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
    ${word(`least(CASE WHEN b.weak IS NULL THEN 3 ELSE ${rankOf('b.weak')} END, coalesce(m.weak.rank, 3))`)}, f.access IS NOT NULL
  FROM x_left l JOIN accesses a ON a.access = l.access LEFT JOIN x_best b ON b.access = l.access LEFT JOIN x_more_best m ON m.access = l.access LEFT JOIN x_first f ON f.access = l.access
  WHERE m.cleared IS NOT TRUE`;

export const LAST_ROUND: readonly string[] = [FIRST_ACCESS, MORE_BEST, EXPLAINED, OPEN];
