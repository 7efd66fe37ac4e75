// The closer look at accesses that the actor's own reasons left open: tasks of the unit, bulletins, presence at the scene, references that were typed, the team, and those in whose name it was asked.
import { rank } from './match.store.js';
import { FOR_OTHERS } from './for-others.store.js';
import { AT_THE_SCENE, FOLLOW_UP, LATE_DAYS, ON_THE_WAY, SCENE_METRES } from './limits.js';

/** Roles of the format that work for others and are never sent to a scene. */
const DESKS = "'call_taker', 'records', 'registry'";

const MORE = 'access BIGINT, rank TINYINT, known_at TIMESTAMP, template TINYINT, source_table VARCHAR, source_id VARCHAR';
const found = (own: string, rest: string): string => `INSERT INTO x_more SELECT l.access, ${rank('l."at"', own)}, r.known_at, r.template, r.source_table, r.source_id ${rest}`;

const SHARED = `CREATE TEMP TABLE x_shared AS SELECT r.* REPLACE (n.near AS subject, greatest(r.known_at, n.known_at) AS known_at), n.maker_a, n.maker_b
  FROM x_reasons r JOIN x_near n ON n.subject = r.subject AND (n.tight OR r.whom <> 'all') SEMI JOIN x_asked q ON q.subject = n.near WHERE r.whom <> 'actor'`;
const WROTE = 'coalesce(r.maker = l.hand, false) OR coalesce(r.maker2 = l.hand, false) OR coalesce(r.maker_a = l.hand, false) OR coalesce(r.maker_b = l.hand, false)';
const IN_TIME = 'l."at" BETWEEN r.good_from AND r.to_at';
const NOT_YET_PUBLIC = 'coalesce(l."at" < r.public_at, true)';

const UNIT = found(WROTE, `FROM x_left l JOIN x_shared r ON r.whom = 'unit' AND r.unit = l.unit AND r.subject = l.subject AND ${IN_TIME}`);
const BULLETIN = found(WROTE, `FROM x_left l JOIN x_shared r ON r.whom = 'all' AND r.subject = l.subject AND ${IN_TIME}`);
// After an incident is in the papers, standing near it is what the curious do.
const SCENE = found(WROTE, `FROM x_left l JOIN x_shared r ON r.whom = 'scene' AND r.subject = l.subject AND ${IN_TIME} AND (l.x_m - r.x_m) ** 2 + (l.y_m - r.y_m) ** 2 <= ${SCENE_METRES ** 2} AND ${NOT_YET_PUBLIC}`);

const blanket = (join: string): string => `INSERT INTO x_more
  SELECT l.access, CASE WHEN r.known_at > l."at" + INTERVAL 1 DAY THEN 2 WHEN r.own OR coalesce(r.maker = l.hand, false) OR coalesce(r.asker = l.hand, false) THEN 1 ELSE 0 END, r.known_at, 6, 'tasks', r.task_id
  FROM x_left l JOIN x_blankets r ON ${join} AND l."at" BETWEEN r.good_from AND r.to_at`;

// A number can be typed by anyone. It speaks for an access only when the incident or case is the actor's and the subject is in it, or when nothing was found; else it weakens and no more.
const NOTHING_FOUND = "l.subject IS NULL AND coalesce(l.outcome, 'no_hit') <> 'hit'";
const IN_INCIDENT = `CREATE TEMP TABLE x_in_incident AS
  SELECT l.access, coalesce(s.maker = l.hand, false) OR coalesce(n.maker_a = l.hand, false) OR coalesce(n.maker_b = l.hand, false) AS own, min(greatest(s.known_at, n.known_at)) AS known_at
  FROM x_left l JOIN x_incident_subjects s ON s.incident_id = l.incident_ref JOIN x_near n ON n.subject = s.subject AND n.near = l.subject GROUP BY ALL`;
const late = (knownAt: string): string => `${knownAt} > l."at" + INTERVAL ${LATE_DAYS} DAY`;
const OWN_INCIDENT = `INSERT INTO x_more
  SELECT l.access, CASE WHEN ${late('known')} THEN 2 WHEN r.own OR (s.access IS NULL AND NOT (${NOTHING_FOUND})) OR coalesce(s.own, false) THEN 1 ELSE 0 END, known, 2, 'incidents', l.incident_ref
  FROM x_left l JOIN x_roles r ON r.actor = l.actor AND r.incident_id = l.incident_ref AND l."at" >= r.began_at - ${ON_THE_WAY} AND l."at" <= r.to_at + CASE WHEN l.subject IS NULL THEN INTERVAL 0 DAY ELSE ${FOLLOW_UP} END
    LEFT JOIN x_in_incident s ON s.access = l.access, LATERAL (SELECT greatest(r.known_at, coalesce(s.known_at, r.known_at)) AS known)`;
// Those at a desk are sent nowhere: the number under which they ask is all the trace there is.
const DESK_INCIDENT = `INSERT INTO x_more
  SELECT l.access, CASE WHEN ${late('known')} THEN 2 WHEN s.own OR coalesce(i.maker = l.hand, false) OR coalesce(l."at" >= i.publicised_at, false) OR coalesce(l.role, '') NOT IN (${DESKS}) THEN 1 ELSE 0 END, known, 2, 'incidents', l.incident_ref
  FROM x_left l JOIN x_incidents i ON i.incident_id = l.incident_ref AND l."at" BETWEEN i.began_at - ${ON_THE_WAY} AND i.began_at + ${AT_THE_SCENE} JOIN x_in_incident s ON s.access = l.access,
    LATERAL (SELECT greatest(i.known_at, s.known_at) AS known)`;
const OWN_CASE = `INSERT INTO x_more
  SELECT l.access, CASE WHEN ${late('r.known_at')} THEN 2 WHEN r.own OR NOT (${NOTHING_FOUND}) THEN 1 ELSE 0 END, r.known_at, 1, r.source_table, r.case_id
  FROM x_left l JOIN x_case_roles r ON r.actor = l.actor AND r.case_id = l.case_ref AND l."at" BETWEEN r.began_at AND r.to_at`;
const FOREIGN_CASE = `INSERT INTO x_more
  SELECT DISTINCT l.access, 1, greatest(s.known_at, n.known_at), 1, 'case_subjects', s.case_id
  FROM x_left l JOIN x_case_subjects s ON s.case_id = l.case_ref JOIN x_near n ON n.subject = s.subject AND n.near = l.subject JOIN cases c ON c.case_id = s.case_id
  WHERE l."at" >= coalesce(c.opened_at, l."at") AND l."at" <= coalesce(c.closed_at, l."at") AND greatest(s.known_at, n.known_at) <= l."at"`;

/** Makes and fills `x_more`. */
export const CLOSER_LOOK: readonly string[] = [
  `CREATE TEMP TABLE x_more (${MORE})`, 'CREATE TEMP TABLE x_asked AS SELECT DISTINCT subject FROM x_left WHERE subject IS NOT NULL',
  SHARED, UNIT, BULLETIN, SCENE, blanket('r.actor = l.actor'), blanket('r.unit = l.unit'), 'DROP TABLE x_shared',
  IN_INCIDENT, OWN_INCIDENT, DESK_INCIDENT, OWN_CASE, FOREIGN_CASE, 'DROP TABLE x_in_incident',
  ...FOR_OTHERS,
];
