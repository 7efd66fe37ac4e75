// Accesses against their actor's own reasons; and, at the end, the verdict on each. What is still open at the end of its week is looked at more closely in between.
import { AFTER_THE_FACT_DAYS } from './limits.js';
import { ASKED_FOR } from './requests.store.js';
import { isOfThen, type PartStep, type Step, within } from './parts.store.js';
import { knownOf, packed, rank, rankOf, STANDING_STEP, templateOf } from './standing.js';
import { weekEnd } from '../evidence/working-tables.store.js';

const best = (p: string): string => `access, min(${p}) AS best, arg_min(reason, ${p}) AS reason, min(weak) AS weak`;
const matches = (accesses: string, reasons: string, reason: string): string => `
  SELECT access, reason, p, CASE WHEN p >= ${STANDING_STEP} AND known_at <= week_end THEN p END AS weak, p < ${STANDING_STEP} AND known_at <= week_end AS cleared
  FROM (SELECT a.access, ${reason} AS reason, r.known_at, ${weekEnd('a.week')} AS week_end, ${packed(rank('a."at"', 'r.own'), 'r.known_at', 'r.tie')} AS p
    FROM ${accesses} a JOIN ${reasons} r ON r.actor = a.actor AND r.subject = a.subject AND a."at" <= r.to_at AND a."at" >= r.good_from - INTERVAL ${AFTER_THE_FACT_DAYS} DAY)`;

// Most accesses are about the very subject of a reason. Of the reasons, those that a part's weeks can have: most last for hours.
const BEST_TYPES = 'access BIGINT, best BIGINT, reason BIGINT, weak BIGINT';
const DIRECT: PartStep = (part) => `INSERT INTO x_direct SELECT ${best('p')}, bool_or(cleared) AS cleared
  FROM (${matches(`(SELECT access, "at", week, actor, subject FROM accesses WHERE ${within('access', part)})`, `(SELECT rowid AS reason, * FROM x_reasons WHERE whom = 'actor' AND ${isOfThen(part)})`, 'r.reason')}) GROUP BY access`;
// Everything that is asked later about an access that is still open, so that the millions are gone through once.
const NOT_DIRECT: PartStep = (part) => `${part.isFirst ? 'CREATE TEMP TABLE x_not_direct AS' : 'INSERT INTO x_not_direct'}
  SELECT a.access, a."at", a.week, a.actor, a.subject, a.on_behalf_of, a.action, a.outcome, a.source_system, a.session_id, a.purpose_code, a.case_ref, a.incident_ref, a.terminal_x_m, a.terminal_y_m
  FROM (SELECT * FROM accesses WHERE ${within('access', part)}) a ANTI JOIN (SELECT access FROM x_direct WHERE cleared AND ${within('access', part)}) b ON b.access = a.access`;

// For the others, reasons are spread over what is near their subject. Whoever wrote the link between the two wrote part of the reason.
const WANTED = `CREATE TEMP TABLE x_wanted AS SELECT actor, subject FROM x_not_direct WHERE subject IS NOT NULL UNION SELECT on_behalf_of, subject FROM x_not_direct WHERE subject IS NOT NULL AND on_behalf_of IS NOT NULL`;
const SPREAD = `CREATE TEMP TABLE x_spread AS
  SELECT r.actor, n.near AS subject, r.rowid AS reason, r.own OR n.maker_a IS NOT DISTINCT FROM r.hand OR n.maker_b IS NOT DISTINCT FROM r.hand AS own, r.good_from, r.to_at, greatest(r.known_at, n.known_at) AS known_at, r.late_days, r.tie
  FROM x_wanted w JOIN x_near n ON n.near = w.subject JOIN x_reasons r ON r.actor = w.actor AND r.subject = n.subject AND r.whom = 'actor' AND (n.tight OR NOT r.desk)`;
const NEAR_BEST: PartStep = (part) => `INSERT INTO x_near_best SELECT ${best('p')} FROM (${matches(`(SELECT * FROM x_not_direct WHERE ${within('access', part)})`, `(SELECT * FROM x_spread WHERE ${isOfThen(part)})`, 'r.reason')}) GROUP BY access`;
// Few have both: only those are put together.
const BEST: PartStep = (part) => `INSERT INTO x_best
  WITH direct AS (SELECT access, best, reason, weak FROM x_direct WHERE ${within('access', part)}), near AS (SELECT access, best, reason, weak FROM x_near_best WHERE ${within('access', part)})
  SELECT access, best, reason, weak FROM direct ANTI JOIN near n ON n.access = direct.access
  UNION ALL SELECT ${best('best')} FROM (SELECT access, best, reason, weak FROM direct SEMI JOIN near n ON n.access = direct.access UNION ALL SELECT access, best, reason, weak FROM near) GROUP BY access`;

const LEFT: PartStep = (part) => `${part.isFirst ? 'CREATE TEMP TABLE x_left AS' : 'INSERT INTO x_left'}
  SELECT a.* EXCLUDE (terminal_x_m, terminal_y_m, case_ref, incident_ref), coalesce(h.hand, a.actor) AS hand, h.unit, h.role, a.terminal_x_m AS x_m, a.terminal_y_m AS y_m,
    nullif(a.case_ref, '') AS case_ref, nullif(a.incident_ref, '') AS incident_ref, a.case_ref AS case_said, a.incident_ref AS incident_said, ${weekEnd('a.week')} AS week_end, b.weak
  FROM (SELECT * FROM x_not_direct WHERE ${within('access', part)}) a LEFT JOIN (SELECT * FROM x_best WHERE ${within('access', part)}) b ON b.access = a.access LEFT JOIN x_hands h ON h.actor = a.actor
  WHERE b.best IS NULL OR ${rankOf('b.best')} <> 0 OR ${knownOf('b.best')} > ${weekEnd('a.week')}`;

export const FIRST_ROUND: readonly Step[] = [
  `CREATE TEMP TABLE x_direct (${BEST_TYPES}, cleared BOOLEAN)`, DIRECT, NOT_DIRECT, WANTED, SPREAD, 'DROP TABLE x_wanted',
  `CREATE TEMP TABLE x_near_best (${BEST_TYPES})`, NEAR_BEST, `CREATE TEMP TABLE x_best (${BEST_TYPES})`, BEST, 'DROP TABLE x_direct', 'DROP TABLE x_near_best',
  ...ASKED_FOR, LEFT, 'DROP TABLE x_not_direct', 'DROP TABLE x_tasks',
];

// x_more: what the closer look found, one row a match.
const MORE_BEST = `CREATE TEMP TABLE x_more_best AS
  SELECT m.access, min(m.found) AS best, min(m.found) FILTER (m.found.rank > 0 AND m.found.known_at <= l.week_end) AS weak, bool_or(m.found.rank = 0 AND m.found.known_at <= l.week_end) AS cleared
  FROM (SELECT access, {rank: rank, known_at: known_at, template: template, source_table: source_table, source_id: source_id} AS found FROM x_more) m JOIN x_left l ON l.access = m.access GROUP BY m.access`;

const word = (standing: string): string => `CASE ${standing} WHEN 0 THEN 'independent' WHEN 1 THEN 'self_made' WHEN 2 THEN 'after_the_fact' ELSE 'none' END`;
// What a reason comes from is asked of few accesses: it stands once a reason, not once an access.
const REASONS_KEPT = 'INSERT INTO reasons SELECT rowid, source_table, source_id FROM x_reasons';
const EXPLAINED: PartStep = (part) => `INSERT INTO explained
  SELECT access, ${word('rank')}, CASE WHEN rank < 3 THEN 'E' || template END, CASE WHEN rank = 0 THEN known_at END, first_access, source_table, source_id, reason
  FROM (
    SELECT b.access, f.access IS NOT NULL AS first_access, CASE WHEN b.best IS NULL THEN 3 ELSE ${rankOf('b.best')} END AS own_rank,
      m.best IS NOT NULL AND (b.best IS NULL OR m.best.rank < own_rank OR (m.best.rank = own_rank AND m.best.known_at < ${knownOf('b.best')})) AS more,
      CASE WHEN more THEN m.best.rank ELSE own_rank END AS rank, CASE WHEN more THEN m.best.template ELSE ${templateOf('b.best')} END AS template,
      CASE WHEN more THEN m.best.known_at ELSE ${knownOf('b.best')} END AS known_at,
      CASE WHEN more THEN m.best.source_table END AS source_table, CASE WHEN more THEN m.best.source_id END AS source_id, CASE WHEN NOT more THEN b.reason END AS reason
    FROM (SELECT access, best, reason FROM x_best WHERE ${within('access', part)} UNION ALL SELECT access, NULL, NULL FROM (SELECT access FROM x_left WHERE ${within('access', part)}) l ANTI JOIN (SELECT access FROM x_best WHERE ${within('access', part)}) o ON o.access = l.access) b
      LEFT JOIN (SELECT * FROM x_more_best WHERE ${within('access', part)}) m ON m.access = b.access LEFT JOIN (SELECT access FROM x_pairs WHERE ${within('access', part)}) f ON f.access = b.access)`;

const OPEN = `INSERT INTO open_accesses
  SELECT l.access, l."at", l.week, l.actor, l.action, l.subject, l.outcome, l.source_system, l.session_id, l.purpose_code, l.case_said, l.incident_said, l.on_behalf_of,
    ${word(`least(CASE WHEN l.weak IS NULL THEN 3 ELSE ${rankOf('l.weak')} END, coalesce(m.weak.rank, 3))`)}, f.access IS NOT NULL
  FROM x_left l LEFT JOIN x_more_best m ON m.access = l.access LEFT JOIN x_pairs f ON f.access = l.access
  WHERE m.cleared IS NOT TRUE`;

export const LAST_ROUND: readonly Step[] = [MORE_BEST, REASONS_KEPT, EXPLAINED, OPEN];
