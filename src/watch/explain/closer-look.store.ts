// The closer look at accesses that the actor's own reasons left open: tasks of the unit, bulletins, presence at the scene, references that were typed, the team, and those in whose name it was asked.
import { FOR_OTHERS } from './for-others.store.js';
import { AT_THE_SCENE, DESKS, FOLLOW_UP, LATE_DAYS, ON_THE_WAY, SCENE_METRES, TYPED_AGAIN_SECONDS } from './limits.js';
import { BEGINNING } from './near.store.js';
import { knownOf, rank, STANDING_STEP } from './standing.js';

// What each open access could be about: its subject, and everything that it is near to.
const AROUND = `CREATE TEMP TABLE x_around AS
  SELECT l.access, l."at", l.actor, l.hand, l.subject AS about, true AS tight, ${BEGINNING} AS near_known, NULL::INTEGER AS maker_a, NULL::INTEGER AS maker_b FROM x_left l WHERE l.subject IS NOT NULL
  UNION ALL SELECT l.access, l."at", l.actor, l.hand, n.subject, n.tight, n.known_at, n.maker_a, n.maker_b FROM x_left l JOIN x_near n ON n.near = l.subject`;
const WROTE = 'coalesce(r.maker = l.hand, false) OR coalesce(r.maker2 = l.hand, false) OR coalesce(l.maker_a = l.hand, false) OR coalesce(l.maker_b = l.hand, false)';

// The reason as this access has it: known when the link to its subject is known too.
const shared = (whom: string, where: string): string => `INSERT INTO x_more
  SELECT r.access, ${rank('r."at"', 'r.wrote')}, r.known_at, r.template, r.source_table, r.source_id FROM (
    SELECT l.access, l."at", ${WROTE} AS wrote, greatest(r.known_at, l.near_known) AS known_at, r.good_from, r.late_days, r.template, r.source_table, r.source_id
    FROM x_around l JOIN x_reasons r ON r.subject = l.about AND r.whom = '${whom}' AND l."at" BETWEEN r.good_from AND r.to_at JOIN x_left q ON q.access = l.access WHERE ${where}) r`;
const UNIT = shared('unit', 'r.unit = q.unit');
// A bulletin is about a person with their address and vehicle, not about everyone they were ever seen with.
const BULLETIN = shared('all', 'l.tight');
// Nobody sent them, but their terminal stood there. After an incident is in the papers, standing near it is what the curious do.
const SCENE = `INSERT INTO x_more
  SELECT r.access, ${rank('r."at"', 'r.wrote')}, r.known_at, 2, 'incidents', r.incident_id FROM (
    SELECT l.access, l."at", coalesce(i.maker = l.hand, false) OR coalesce(s.maker = l.hand, false) OR coalesce(l.maker_a = l.hand, false) OR coalesce(l.maker_b = l.hand, false) AS wrote,
      greatest(i.known_at, s.known_at, l.near_known) AS known_at, i.began_at - ${ON_THE_WAY} AS good_from, ${LATE_DAYS} AS late_days, i.incident_id
    FROM x_left q JOIN x_around l ON l.access = q.access JOIN x_incident_subjects s ON s.subject = l.about
      JOIN x_incidents i ON i.incident_id = s.incident_id AND l."at" BETWEEN i.began_at - ${ON_THE_WAY} AND i.began_at + ${AT_THE_SCENE}
    WHERE (q.x_m - i.x_m) ** 2 + (q.y_m - i.y_m) ** 2 <= ${SCENE_METRES ** 2} AND coalesce(l."at" < i.publicised_at, true)) r`;

const blanket = (join: string): string => `INSERT INTO x_more
  SELECT l.access, CASE WHEN r.known_at > l."at" + INTERVAL 1 DAY THEN 2 WHEN r.own OR coalesce(r.maker = l.hand, false) OR coalesce(r.asker = l.hand, false) OR (r.kind = 'training' AND o.access IS NULL) THEN 1 ELSE 0 END, r.known_at, 6, 'tasks', r.task_id
  FROM x_left l JOIN x_blankets r ON ${join} AND l."at" BETWEEN r.good_from AND r.to_at
    LEFT JOIN (SELECT DISTINCT l.access FROM x_around l JOIN actors a ON a.actor = l.actor AND a.person = l.about WHERE l.tight) o ON o.access = l.access`;

// A number can be typed by anyone. It speaks for an access only when the incident or case is the actor's and the subject is in it, or when nothing was found; else it weakens and no more.
const NOTHING_FOUND = "l.subject IS NULL AND coalesce(l.outcome, 'no_hit') <> 'hit'";
const IN_INCIDENT = `CREATE TEMP TABLE x_in_incident AS
  SELECT l.access, coalesce(s.maker = l.hand, false) OR coalesce(l.maker_a = l.hand, false) OR coalesce(l.maker_b = l.hand, false) AS own, min(greatest(s.known_at, l.near_known)) AS known_at
  FROM x_left q JOIN x_around l ON l.access = q.access JOIN x_incident_subjects s ON s.incident_id = q.incident_ref AND s.subject = l.about GROUP BY ALL`;
const late = (knownAt: string): string => `${knownAt} > l."at" + INTERVAL ${LATE_DAYS} DAY`;
const OWN_KNOWN = 'greatest(r.known_at, coalesce(s.known_at, r.known_at))';
const OWN_INCIDENT = `INSERT INTO x_more
  SELECT l.access, CASE WHEN ${late(OWN_KNOWN)} THEN 2 WHEN r.own OR (s.access IS NULL AND NOT (${NOTHING_FOUND})) OR coalesce(s.own, false) THEN 1 ELSE 0 END, ${OWN_KNOWN}, 2, 'incidents', l.incident_ref
  FROM x_left l JOIN x_roles r ON r.actor = l.actor AND r.incident_id = l.incident_ref AND l."at" >= r.began_at - ${ON_THE_WAY} AND l."at" <= r.to_at + CASE WHEN l.subject IS NULL THEN INTERVAL 0 DAY ELSE ${FOLLOW_UP} END
    LEFT JOIN x_in_incident s ON s.access = l.access`;
// Those at a desk are sent nowhere: the number under which they ask is all the trace there is.
const DESK_INCIDENT = `INSERT INTO x_more
  SELECT l.access, CASE WHEN ${late('greatest(i.known_at, s.known_at)')} THEN 2 WHEN s.own OR coalesce(i.maker = l.hand, false) OR coalesce(l."at" >= i.publicised_at, false) OR coalesce(l.role, '') NOT IN (${DESKS}) THEN 1 ELSE 0 END, greatest(i.known_at, s.known_at), 2, 'incidents', l.incident_ref
  FROM x_left l JOIN x_incidents i ON i.incident_id = l.incident_ref AND l."at" BETWEEN i.began_at - ${ON_THE_WAY} AND i.began_at + ${AT_THE_SCENE} JOIN x_in_incident s ON s.access = l.access`;
const OWN_CASE = `INSERT INTO x_more
  SELECT l.access, CASE WHEN ${late('r.known_at')} THEN 2 WHEN r.own OR NOT (${NOTHING_FOUND}) THEN 1 ELSE 0 END, r.known_at, 1, r.source_table, r.case_id
  FROM x_left l JOIN x_case_roles r ON r.actor = l.actor AND r.case_id = l.case_ref AND l."at" BETWEEN r.began_at AND r.to_at`;
const FOREIGN_CASE = `INSERT INTO x_more
  SELECT DISTINCT l.access, 1, greatest(s.known_at, l.near_known), 1, 'case_subjects', s.case_id
  FROM x_left q JOIN x_around l ON l.access = q.access JOIN x_case_subjects s ON s.case_id = q.case_ref AND s.subject = l.about JOIN cases c ON c.case_id = s.case_id
  WHERE l."at" >= coalesce(c.opened_at, l."at") AND l."at" <= coalesce(c.closed_at, l."at") AND greatest(s.known_at, l.near_known) <= l."at"`;
// A search that found nothing belongs to the look-up beside it: a name is typed wrongly, then rightly. It showed nothing; what it probed for is a question of its own (detector 16).
const bucket = (time: string): string => `(epoch(${time})::BIGINT // ${TYPED_AGAIN_SECONDS})`;
const TYPED_AGAIN = `INSERT INTO x_more
  SELECT l.access, 0, ${knownOf('b.best')}, r.template, r.source_table, r.source_id
  FROM (SELECT *, unnest([-1, 0, 1]) + ${bucket('l."at"')} AS bucket FROM x_left l WHERE ${NOTHING_FOUND} AND l.outcome IS NOT NULL) l
    JOIN accesses a ON a.actor = l.actor AND ${bucket('a."at"')} = l.bucket AND abs(epoch(a."at") - epoch(l."at")) <= ${TYPED_AGAIN_SECONDS} AND a.subject IS NOT NULL
    JOIN x_best b ON b.access = a.access AND b.best < ${STANDING_STEP} JOIN x_reasons r ON r.rowid = b.reason`;

/** Makes and fills `x_more`. */
export const CLOSER_LOOK: readonly string[] = [
  'CREATE TEMP TABLE x_more (access BIGINT, rank TINYINT, known_at TIMESTAMP, template TINYINT, source_table VARCHAR, source_id VARCHAR)',
  AROUND, UNIT, BULLETIN, SCENE, blanket('r.actor = l.actor'), blanket('r.unit = l.unit'),
  IN_INCIDENT, OWN_INCIDENT, DESK_INCIDENT, OWN_CASE, FOREIGN_CASE, TYPED_AGAIN,
  ...FOR_OTHERS,
];
