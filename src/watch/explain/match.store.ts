// Accesses against reasons. First every access against its actor's own reasons; then only what was still open at the end of its week against what needs a closer look.
import { AFTER_THE_FACT_DAYS, SAME_SHIFT } from './limits.js';

// One number holds how good a match is: standing (0 independent, 1 self-made, 2 after the fact), then when it became known, then which reason. The least is the best.
const STANDING_STEP = '2305843009213693952'; // 2^61
const REASONS_AT_MOST = '536870912'; // 2^29
const SECONDS_AT_MOST = 4294967295; // 2^32 - 1

const packed = (rank: string, knownAt: string, reason: string): string =>
  `(${rank})::BIGINT * ${STANDING_STEP} + greatest(0, least(${SECONDS_AT_MOST}, ceil(epoch(${knownAt}))::BIGINT)) * ${REASONS_AT_MOST} + ${reason}`;
const rankOf = (best: string): string => `(${best} // ${STANDING_STEP})::TINYINT`;
const knownOf = (best: string): string => `make_timestamp((${best} % ${STANDING_STEP}) // ${REASONS_AT_MOST} * 1000000)`;
const reasonOf = (best: string): string => `${best} % ${REASONS_AT_MOST}`;

/** The end of an ISO week by its number, UTC. */
const weekEnd = (week: string): string => `(TIMESTAMP '1969-12-29 00:00:00' + to_days(7 * (${week} + 1)))`;

/** What a reason is worth to an access, `r` the reason and `own` whether the actor wrote part of it. */
export const rank = (at: string, own: string): string =>
  `CASE WHEN ${at} < r.good_from OR r.known_at > ${at} + to_days(r.late_days::INTEGER) OR (${own} AND r.known_at > ${at} + ${SAME_SHIFT}) THEN 2 WHEN ${own} THEN 1 ELSE 0 END`;

// Reasons spread over what is near their subject. Whoever wrote the link between the two wrote part of the reason.
const SPREAD = `CREATE TEMP TABLE x_spread AS
  SELECT r.actor, n.near AS subject, r.reason, r.own OR n.maker_a IS NOT DISTINCT FROM r.hand OR n.maker_b IS NOT DISTINCT FROM r.hand AS own, r.good_from, r.to_at, greatest(r.known_at, n.known_at) AS known_at, r.late_days
  FROM x_reasons r JOIN x_near n ON n.subject = r.subject WHERE r.whom = 'actor'`;

const FIRST_MATCHES = `CREATE TEMP TABLE x_best AS
  SELECT access, min(p) AS best, min(CASE WHEN p >= ${STANDING_STEP} AND known_at <= week_end THEN p END) AS weak
  FROM (SELECT a.access, r.known_at, ${weekEnd('a.week')} AS week_end, ${packed(rank('a."at"', 'r.own'), 'r.known_at', 'r.reason')} AS p
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
  SELECT min(a.access) AS access FROM (
    SELECT a.access, a.event_id, min(a.event_id) OVER (PARTITION BY a.actor, a.subject) AS least FROM accesses a
    JOIN (SELECT actor, subject, min("at") AS first_at FROM accesses WHERE subject IS NOT NULL GROUP BY actor, subject) f ON f.actor = a.actor AND f.subject = a.subject AND f.first_at = a."at") a
  WHERE event_id = least GROUP BY event_id`;

// x_more: what the closer look found, one row a match.
const MORE_BEST = `CREATE TEMP TABLE x_more_best AS
  SELECT m.access, arg_min(m.found, m.found) AS best, arg_min(m.found, m.found) FILTER (m.found.rank > 0 AND m.found.known_at <= l.week_end) AS weak, bool_or(m.found.rank = 0 AND m.found.known_at <= l.week_end) AS cleared
  FROM (SELECT access, {rank: rank, known_at: known_at, template: template, source_table: source_table, source_id: source_id} AS found FROM x_more) m JOIN x_left l ON l.access = m.access GROUP BY m.access`;

const WORDS = "['independent', 'self_made', 'after_the_fact', 'none']";
const EXPLAINED = `INSERT INTO explained
  SELECT access, ${WORDS}[rank + 1], CASE WHEN rank < 3 THEN 'E' || template END, CASE WHEN rank = 0 THEN known_at END, first_access, source_table, source_id
  FROM (
    SELECT a.access, f.access IS NOT NULL AS first_access, coalesce(CASE WHEN b.best IS NULL THEN 3 ELSE ${rankOf('b.best')} END, 3) AS own_rank,
      m.best IS NOT NULL AND (b.best IS NULL OR m.best.rank < own_rank OR (m.best.rank = own_rank AND m.best.known_at < ${knownOf('b.best')})) AS more,
      CASE WHEN more THEN m.best.rank ELSE own_rank END AS rank, CASE WHEN more THEN m.best.template ELSE r.template END AS template,
      CASE WHEN more THEN m.best.known_at ELSE ${knownOf('b.best')} END AS known_at,
      CASE WHEN more THEN m.best.source_table ELSE r.source_table END AS source_table, CASE WHEN more THEN m.best.source_id ELSE r.source_id END AS source_id
    FROM accesses a LEFT JOIN x_best b ON b.access = a.access LEFT JOIN x_reasons r ON r.reason = ${reasonOf('b.best')}
      LEFT JOIN x_more_best m ON m.access = a.access LEFT JOIN x_first f ON f.access = a.access)`;

const OPEN = `INSERT INTO open_accesses
  SELECT a.access, a."at", a.week, a.actor, a.action, a.subject, a.outcome, a.source_system, a.session_id, a.purpose_code, a.case_ref, a.incident_ref, a.on_behalf_of,
    ${WORDS}[1 + least(CASE WHEN b.weak IS NULL THEN 3 ELSE ${rankOf('b.weak')} END, coalesce(m.weak.rank, 3))], f.access IS NOT NULL
  FROM x_left l JOIN accesses a ON a.access = l.access LEFT JOIN x_best b ON b.access = l.access LEFT JOIN x_more_best m ON m.access = l.access LEFT JOIN x_first f ON f.access = l.access
  WHERE m.cleared IS NOT TRUE`;

export const LAST_ROUND: readonly string[] = [FIRST_ACCESS, MORE_BEST, EXPLAINED, OPEN];
