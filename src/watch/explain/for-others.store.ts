// Asking for others: a team-mate who has the reason (E5), or a requester named in the log (E6). The other's reason must clear the other, and the one who asks must have written none of it.
import { rank } from './match.store.js';
import { LARGEST_TEAM, TEAM_DAYS, TEAM_SHIFT } from './limits.js';

const NOT_BY_ONESELF = 'coalesce(r.maker = l.hand, false) OR coalesce(r.maker2 = l.hand, false)';

// A team is a unit small enough to talk to each other, or a supervisor with those they lead; in a bigger unit help is asked within the shift only.
const TEAMS = `CREATE TEMP TABLE x_teams AS
  WITH squads AS (SELECT actor, 's' || supervisor AS team FROM x_hands WHERE supervisor IS NOT NULL UNION SELECT supervisor, 's' || supervisor FROM x_hands WHERE supervisor IS NOT NULL),
  both_kinds AS (SELECT actor, 'u' || coalesce(agency, '') || '/' || unit AS team FROM x_hands WHERE unit IS NOT NULL UNION ALL SELECT actor, team FROM squads)
  SELECT actor, team, count(*) OVER (PARTITION BY team) > ${LARGEST_TEAM} AS big FROM both_kinds`;

const MATES = 'team VARCHAR, hand INTEGER, subject INTEGER, good_from TIMESTAMP, to_at TIMESTAMP, known_at TIMESTAMP, late_days TINYINT, maker INTEGER, maker2 INTEGER, public_at TIMESTAMP, source_table VARCHAR, source_id VARCHAR';

// A case lasts for months and would open its subjects to the whole unit: a team-mate helps in the week in which it began for the other.
const MATES_REASONS = `INSERT INTO x_mates
  SELECT t.team, r.hand, n.near, begins, CASE WHEN t.big THEN begins + ${TEAM_SHIFT} WHEN r.template = 1 THEN begins + ${TEAM_DAYS} WHEN r.template = 4 THEN r.to_at ELSE greatest(r.to_at, begins + ${TEAM_DAYS}) END,
    greatest(r.known_at, n.known_at), r.late_days, r.maker, r.maker2, r.public_at, r.source_table, r.source_id
  FROM x_reasons r JOIN x_near n ON n.subject = r.subject AND n.tight SEMI JOIN x_asked q ON q.subject = n.near JOIN x_teams t ON t.actor = r.actor,
    LATERAL (SELECT CASE WHEN r.template = 1 THEN greatest(r.good_from, r.known_at) ELSE r.good_from END AS begins)
  WHERE r.whom = 'actor' AND NOT r.own AND r.template <= 4`;

// ... or within a week of the other's own asking in that case.
const MATES_ASKED = `INSERT INTO x_mates
  SELECT t.team, r.hand, a.subject, min(a."at"), max(a."at") + CASE WHEN any_value(t.big) THEN ${TEAM_SHIFT} ELSE ${TEAM_DAYS} END, max(r.known_at), any_value(r.late_days), any_value(r.maker), any_value(r.maker2), NULL, any_value(r.source_table), any_value(r.source_id)
  FROM accesses a SEMI JOIN x_asked q ON q.subject = a.subject JOIN x_best b ON b.access = a.access AND b.best < 2305843009213693952 JOIN x_reasons r ON r.reason = b.best % 536870912 AND r.template = 1 JOIN x_teams t ON t.actor = a.actor
  GROUP BY t.team, r.hand, a.subject, r.reason, a."at"::DATE`;

// Of a publicised incident everybody in the unit has heard: that a colleague was there is no reason any more.
const TEAM = `INSERT INTO x_more
  SELECT l.access, ${rank('l."at"', NOT_BY_ONESELF)}, r.known_at, 5, r.source_table, r.source_id
  FROM x_left l JOIN x_teams t ON t.actor = l.actor JOIN x_mates r ON r.team = t.team AND r.subject = l.subject AND r.hand <> l.hand AND l."at" BETWEEN r.good_from AND r.to_at AND coalesce(l."at" < r.public_at, true)`;

// Anyone can be named as the requester: only a requester with a reason of their own is one.
const REQUESTER = `INSERT INTO x_more
  SELECT l.access, ${rank('l."at"', `r.own OR coalesce(q.maker = l.hand, false) OR coalesce(q.maker2 = l.hand, false)`)}, r.known_at, 6, q.source_table, q.source_id
  FROM x_left l JOIN x_hands h ON h.actor = l.on_behalf_of AND h.hand <> l.hand
    JOIN x_spread r ON r.actor = l.on_behalf_of AND r.subject = l.subject AND l."at" BETWEEN r.good_from AND r.to_at + ${TEAM_DAYS} JOIN x_reasons q ON q.reason = r.reason`;

export const FOR_OTHERS: readonly string[] = [TEAMS, `CREATE TEMP TABLE x_mates (${MATES})`, MATES_REASONS, MATES_ASKED, TEAM, 'DROP TABLE x_mates', REQUESTER];
