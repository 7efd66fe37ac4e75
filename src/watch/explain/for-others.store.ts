// Asking for others: a team-mate who has the reason (E5), or a requester named in the log (E6). The other's reason must clear the other, and the one who asks must have written none of it.
import { LARGEST_TEAM, TEAM_DAYS, TEAM_SHIFT } from './limits.js';
import { rank, STANDING_STEP } from './standing.js';

// A team is a unit small enough to talk to each other, or a supervisor with those they lead; in a bigger unit help is asked within the shift only.
const TEAMS = `CREATE TEMP TABLE x_teams AS
  WITH squads AS (SELECT actor, 's' || supervisor AS team FROM x_hands WHERE supervisor IS NOT NULL UNION SELECT supervisor, 's' || supervisor FROM x_hands WHERE supervisor IS NOT NULL),
  both_kinds AS (SELECT actor, 'u' || coalesce(agency, '') || '/' || unit AS team FROM x_hands WHERE unit IS NOT NULL UNION ALL SELECT actor, team FROM squads),
  numbered AS (SELECT actor, dense_rank() OVER (ORDER BY team)::INTEGER AS team, count(*) OVER (PARTITION BY team) > ${LARGEST_TEAM} AS big FROM both_kinds)
  SELECT n.actor, h.hand, n.team, n.big FROM numbered n JOIN x_hands h ON h.actor = n.actor`;

// Help is asked about a person with their address and vehicle, not about all whom they live with or were seen with.
const HELP = `CREATE TEMP TABLE x_help AS
  SELECT l.access, l."at", l.hand, l.about, l.near_known, t.team, q.week
  FROM x_around l JOIN x_teams t ON t.actor = l.actor JOIN x_left q ON q.access = l.access WHERE l.tight`;
const TEAM_MATCHES = 'access BIGINT, "at" TIMESTAMP, week INTEGER, late BOOLEAN, beside BOOLEAN, wrote BOOLEAN, known_at TIMESTAMP, good_from TIMESTAMP, late_days TINYINT, source_table VARCHAR, source_id VARCHAR';

// `late`: more than a shift after it began for the other. `beside`: in the week after help ends, where only chance brings team-mates together.
const matched = (mates: string): string => `INSERT INTO x_team
  SELECT l.access, l."at", l.week, l."at" > r.good_from + ${TEAM_SHIFT} AS late, l."at" > r.to_at AS beside, coalesce(r.maker = l.hand, false) OR coalesce(r.maker2 = l.hand, false) AS wrote,
    greatest(r.known_at, l.near_known), r.good_from, r.late_days, r.source_table, r.source_id
  FROM x_help l JOIN (${mates}) r ON r.team = l.team AND r.subject = l.about AND r.hand <> l.hand AND l."at" BETWEEN r.good_from AND r.to_at + ${TEAM_DAYS} AND coalesce(l."at" < r.public_at, true)`;

// A case lasts for months and would open its subjects to the whole unit: a team-mate helps in the week in which it began for the other.
// Of a publicised incident everybody in the unit has heard: that a colleague was there is no reason any more.
// Narrow first: of a hundred mates' reasons about somebody whom the team asks about, ten are that team's.
const MATES = `CREATE TEMP TABLE x_mates AS
  SELECT r.reason, r.subject, r.begins, t.team, t.hand, t.big
  FROM (SELECT rowid AS reason, actor, subject, CASE WHEN template = 1 THEN greatest(good_from, known_at) ELSE good_from END AS begins FROM x_reasons r SEMI JOIN x_help q ON q.about = r.subject WHERE whom = 'actor' AND NOT own AND NOT desk AND template <= 4) r
    JOIN x_teams t ON t.actor = r.actor`;
const MATES_REASONS = matched(`
  SELECT m.team, m.hand, m.subject, m.begins AS good_from, CASE WHEN m.big THEN begins + ${TEAM_SHIFT} WHEN r.template = 1 THEN begins + ${TEAM_DAYS} WHEN r.template = 4 THEN r.to_at ELSE greatest(r.to_at, begins + ${TEAM_DAYS}) END AS to_at,
    r.known_at, r.late_days, r.maker, r.maker2, r.public_at, r.source_table, r.source_id
  FROM (SELECT * FROM x_mates m SEMI JOIN x_help_keys w ON w.team = m.team AND w.about = m.subject) m JOIN x_reasons r ON r.rowid = m.reason`);

// ... or within a week of the other's own asking in that case.
const ASKED_IN_CASE = `CREATE TEMP TABLE x_asked_in_case AS
  SELECT a.actor, a.subject, b.reason, min(a."at") AS good_from, max(a."at") AS last_at
  FROM accesses a SEMI JOIN (SELECT subject FROM x_left) q ON q.subject = a.subject JOIN x_best b ON b.access = a.access AND b.best < ${STANDING_STEP} JOIN x_reasons r ON r.rowid = b.reason AND r.template = 1
  GROUP BY a.actor, a.subject, b.reason, a."at"::DATE`;
const MATES_ASKED = matched(`
  SELECT t.team, t.hand, a.subject, a.good_from, a.last_at + CASE WHEN t.big THEN ${TEAM_SHIFT} ELSE ${TEAM_DAYS} END AS to_at, r.known_at, r.late_days, r.maker, r.maker2, r.public_at, r.source_table, r.source_id
  FROM x_asked_in_case a JOIN x_reasons r ON r.rowid = a.reason JOIN x_teams t ON t.actor = a.actor`);

// Do team-mates help each other after the shift, here? If they do, asking within the week is at least twice as frequent as in the week beside it, where only chance is at work; counted over all weeks before.
// If they do not, a late match is chance more often than help, and weakens only. Before there is enough to count, it is believed.
const HELPFUL = `CREATE TEMP TABLE x_helpful AS
  SELECT week, coalesce(sum(helped) OVER earlier, 0) + 10 >= 2 * (coalesce(sum(chance) OVER earlier, 0) + 5) AS believed
  FROM (SELECT week, count(DISTINCT access) FILTER (late AND NOT beside) AS helped, count(DISTINCT access) FILTER (beside) AS chance FROM x_team WHERE known_at <= "at" GROUP BY week)
  WINDOW earlier AS (ORDER BY week ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
const TEAM = `INSERT INTO x_more
  SELECT DISTINCT r.access, ${rank('r."at"', 'r.wrote OR (r.late AND NOT coalesce(h.believed, true))')}, r.known_at, 5, r.source_table, r.source_id FROM x_team r LEFT JOIN x_helpful h ON h.week = r.week WHERE NOT r.beside`;

// Anyone can be named as the requester: only a requester with a reason of their own is one.
const REASONS_OF_OTHERS = `SELECT actor, subject, reason, own, good_from, to_at, known_at, late_days FROM x_spread
  UNION ALL SELECT r.actor, r.subject, r.rowid, r.own, r.good_from, r.to_at, r.known_at, r.late_days FROM x_reasons r SEMI JOIN x_left l ON l.on_behalf_of = r.actor AND l.subject = r.subject WHERE r.whom = 'actor'`;
const REQUESTER = `INSERT INTO x_more
  SELECT l.access, ${rank('l."at"', 'r.own OR coalesce(q.maker = l.hand, false) OR coalesce(q.maker2 = l.hand, false)')}, r.known_at, 6, q.source_table, q.source_id
  FROM x_left l JOIN x_hands h ON h.actor = l.on_behalf_of AND h.hand <> l.hand
    JOIN (${REASONS_OF_OTHERS}) r ON r.actor = l.on_behalf_of AND r.subject = l.subject AND l."at" BETWEEN r.good_from AND r.to_at + ${TEAM_DAYS} JOIN x_reasons q ON q.rowid = r.reason`;

export const FOR_OTHERS: readonly string[] = [TEAMS, HELP, 'CREATE TEMP TABLE x_help_keys AS SELECT DISTINCT team, about FROM x_help', `CREATE TEMP TABLE x_team (${TEAM_MATCHES})`, MATES, MATES_REASONS, 'DROP TABLE x_mates', ASKED_IN_CASE, MATES_ASKED, HELPFUL, TEAM, REQUESTER];
