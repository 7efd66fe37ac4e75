// Looking back from a serious incident: who looked at the victim, their home, their vehicle or those near them in the ninety days before, and how often work alone would have brought them there.
// Expected = the actor's volume × how hot the target was × how much more the actor's role and place look there. Everything ends at the incident: what came after it is news, not a leak.
import { poissonTail } from './chance.js';
import { weekOf } from './evidence/working-tables.store.js';
import { LARGEST_HOUSEHOLD } from './explain/limits.js';
import { rivals, VIOLENT } from './rivals.js';

/** A leak is used within weeks; the question goes back three months. */
export const DAYS_BEFORE = 90;

/** Somebody who plans comes back to make sure; unwritten work returns three times in ten (stated, as everywhere): what each further day at the target itself adds, of at most three. */
const AGAIN_NATS = 1.2;

/** From a leak to an attack, on average: three weeks. Only how fast old looks fade hangs on it. */
const FADE_DAYS = 21;

const INCIDENTS = [
  `CREATE OR REPLACE TEMP TABLE d8_incidents AS
   SELECT CAST(row_number() OVER (ORDER BY occurred_at, incident_id) AS INTEGER) AS i, incident_id, occurred_at, CAST(occurred_at AS DATE) AS on_day, address,
     greatest(known_at, occurred_at, coalesce(reported_at, occurred_at)) AS known_at
   FROM incidents WHERE (kind IN ${VIOLENT} OR serious) AND occurred_at > (SELECT min("at") FROM accesses)`,
  // A vehicle among the parties counts where it is the victim's or nobody's: a suspect's was looked up for other reasons.
  `CREATE OR REPLACE TEMP TABLE d8_targets AS
   WITH parties AS (SELECT n.i, p.subject, p.part, p.known_at FROM d8_incidents n JOIN incident_parties p USING (incident_id)),
   victims AS (SELECT i, subject, known_at FROM parties WHERE part IN ('victim', 'complainant')),
   places AS (SELECT i, subject, known_at FROM parties WHERE part = 'place' UNION ALL SELECT i, address, known_at FROM d8_incidents WHERE address IS NOT NULL),
   near AS (
     SELECT v.i, t.person_b AS subject, greatest(v.known_at, t.known_at) AS known_at FROM victims v JOIN ties t ON t.person_a = v.subject UNION ALL SELECT v.i, t.person_a, greatest(v.known_at, t.known_at) FROM victims v JOIN ties t ON t.person_b = v.subject
     UNION ALL SELECT v.i, h.person, v.known_at FROM victims v JOIN persons p ON p.person = v.subject JOIN persons h ON h.household_id = p.household_id),
   homes AS (SELECT person, address FROM persons WHERE address IS NOT NULL QUALIFY count(*) OVER (PARTITION BY address) <= ${LARGEST_HOUSEHOLD}),
   targets AS (
     SELECT i, subject, true AS direct, known_at FROM victims UNION ALL SELECT i, subject, true, known_at FROM places
     UNION ALL SELECT v.i, p.address, true, v.known_at FROM victims v JOIN persons p ON p.person = v.subject WHERE p.address IS NOT NULL
     UNION ALL SELECT v.i, c.vehicle, true, v.known_at FROM victims v JOIN vehicles c ON c.owner = v.subject
     UNION ALL SELECT a.i, a.subject, true, a.known_at FROM parties a LEFT JOIN vehicles c ON c.vehicle = a.subject LEFT JOIN victims v ON v.i = a.i AND v.subject = c.owner WHERE a.part = 'vehicle' AND (c.owner IS NULL OR v.subject IS NOT NULL)
     UNION ALL SELECT i, subject, false, known_at FROM near
     UNION ALL SELECT n.i, h.address, false, n.known_at FROM near n JOIN homes h ON h.person = n.subject
     UNION ALL SELECT n.i, c.vehicle, false, n.known_at FROM near n JOIN vehicles c ON c.owner = n.subject)
   SELECT i, subject, bool_or(direct) AS direct, min(known_at) AS known_at FROM targets GROUP BY i, subject`,
];

const SEEN = [
  // Read once and small: everything later is about these looks only.
  `CREATE OR REPLACE TEMP TABLE d8_wanted AS SELECT access, "at" AS looked_at, actor, on_behalf_of, subject FROM accesses SEMI JOIN d8_targets USING (subject)`,
  `CREATE OR REPLACE TEMP TABLE d8_seen AS
   WITH hands AS (SELECT access, looked_at, subject, actor AS who FROM d8_wanted UNION ALL SELECT access, looked_at, subject, on_behalf_of FROM d8_wanted WHERE on_behalf_of <> actor),
   standings AS (SELECT e.access, e.standing FROM explained e SEMI JOIN d8_wanted USING (access)), still_open AS (SELECT o.access FROM open_accesses o SEMI JOIN d8_wanted USING (access))
   SELECT n.i, h.access, h.who, h.looked_at, epoch(n.occurred_at - h.looked_at) / 86400 AS lag, t.direct, greatest(n.known_at, t.known_at) AS known_at,
     coalesce(s.standing, 'none') AS standing, o.access IS NOT NULL AS open
   FROM hands h JOIN d8_targets t USING (subject) JOIN d8_incidents n ON n.i = t.i AND h.looked_at < n.occurred_at LEFT JOIN standings s USING (access) LEFT JOIN still_open o USING (access)`,
];

// Volumes by day, running: of each actor, of a role, of a place (the beat, else the unit), of all.
const VOLUMES = [
  `CREATE OR REPLACE TEMP TABLE d8_who AS SELECT actor AS who, coalesce(role, '') AS role, coalesce(beat, unit, '') AS place FROM actors`,
  `CREATE OR REPLACE TEMP TABLE d8_daily AS SELECT actor AS who, CAST("at" AS DATE) AS on_day, count(*) AS n FROM accesses WHERE subject IS NOT NULL GROUP BY ALL`,
  `CREATE OR REPLACE TEMP TABLE d8_own_volume AS
   SELECT who, on_day, CAST(sum(n) OVER (PARTITION BY who ORDER BY on_day) AS DOUBLE) AS until FROM d8_daily SEMI JOIN (SELECT who FROM d8_seen WHERE lag <= ${DAYS_BEFORE}) s USING (who)`,
  `CREATE OR REPLACE TEMP TABLE d8_volume AS
   WITH named AS (SELECT coalesce(w.role, '') AS role, coalesce(w.place, '') AS place, d.on_day, sum(d.n) AS n FROM d8_daily d LEFT JOIN d8_who w USING (who) GROUP BY ALL),
   grouped AS (SELECT 'role' AS kind, role AS key, on_day, sum(n) AS n FROM named GROUP BY ALL UNION ALL SELECT 'place', place, on_day, sum(n) FROM named GROUP BY ALL UNION ALL SELECT 'all', '', on_day, sum(n) FROM named GROUP BY ALL)
   SELECT kind, key, on_day, CAST(sum(n) OVER (PARTITION BY kind, key ORDER BY on_day) AS DOUBLE) AS until FROM grouped`,
  // Heat of each target until its incident, by role and place: also of those that never looked there, whose silence tells as much.
  `CREATE OR REPLACE TEMP TABLE d8_heat AS
   WITH named AS (SELECT s.i, coalesce(w.role, '') AS role, coalesce(w.place, '') AS place FROM d8_seen s LEFT JOIN d8_who w USING (who)),
   counted AS (SELECT i, 'role' AS kind, role AS key, count(*) AS looks FROM named GROUP BY ALL UNION ALL SELECT i, 'place', place, count(*) FROM named GROUP BY ALL UNION ALL SELECT i, 'all', '', count(*) FROM named GROUP BY ALL),
   asked AS (SELECT k.kind, k.key, n.i, n.on_day FROM (SELECT DISTINCT kind, key FROM d8_volume) k CROSS JOIN d8_incidents n)
   SELECT v.i, v.kind, v.key, coalesce(c.looks, 0) AS looks, v.until
   FROM (SELECT a.i, a.kind, a.key, v.until FROM asked a ASOF JOIN d8_volume v ON v.kind = a.kind AND v.key = a.key AND a.on_day >= v.on_day) v LEFT JOIN counted c ON c.i = v.i AND c.kind = v.kind AND c.key = v.key`,
];

/** Looks per look of work that honest work makes at an incident's targets: the whole agency's, times what the role and then the place add, each drawn towards 1 by one look. */
const rateOf = (own: string): string => {
  const everybody = `((a.looks - ${own} + 1) / greatest(a.until, 1))`;
  const role = `((coalesce(r.looks - ${own}, 0) + 1) / (coalesce(r.until, 0) * ${everybody} + 1))`;
  return `${everybody} * ${role} * (coalesce(p.looks - ${own}, 0) + 1) / (coalesce(p.until, 0) * ${everybody} * ${role} + 1)`;
};

const PAIRS = [
  // Tied to somebody suspected of it, or to the other side of the victim's feud: one in fifty of the honest people who looked (stated), one in two of those who leak, less where the tie runs through family.
  `CREATE OR REPLACE TEMP TABLE d8_connected AS
   WITH sides AS (SELECT person_a AS me, person_b AS them, known_at FROM ties UNION ALL SELECT person_b, person_a, known_at FROM ties UNION ALL SELECT person, person, TIMESTAMP '1970-01-01' FROM persons),
   suspects AS (SELECT n.i, p.subject, p.known_at FROM d8_incidents n JOIN incident_parties p USING (incident_id) WHERE p.part = 'suspect'),
   connected AS (
     SELECT s.i, a.actor AS who, greatest(s.known_at, t.known_at) AS known_at, 1.0 AS weight FROM suspects s JOIN sides t ON t.them = s.subject JOIN actors a ON a.person = t.me
     UNION ALL SELECT s.i, d.actor, greatest(s.known_at, d.known_at, m.known_at), d.weight FROM suspects s JOIN group_members m ON m.person = s.subject JOIN d8_sides d USING (grp)
     UNION ALL SELECT t.i, r.actor, greatest(t.known_at, r.known_at), r.weight FROM d8_targets t JOIN d8_rivals r ON r.person = t.subject WHERE t.direct)
   SELECT i, who, known_at, weight FROM connected QUALIFY row_number() OVER (PARTITION BY i, who ORDER BY weight DESC, known_at) = 1`,
  `CREATE OR REPLACE TEMP TABLE d8_pairs AS
   WITH own AS (
     SELECT i, who, count(*) AS looks, count(*) FILTER (lag <= ${DAYS_BEFORE}) AS near_looks FROM d8_seen GROUP BY i, who HAVING near_looks > 0),
   ends AS (SELECT o.*, n.on_day, n.on_day - ${DAYS_BEFORE} AS from_day FROM own o JOIN d8_incidents n USING (i)),
   upto AS (SELECT e.*, coalesce(v.until, 0) AS until FROM ends e ASOF LEFT JOIN d8_own_volume v ON v.who = e.who AND e.on_day >= v.on_day),
   volumes AS (SELECT u.*, greatest(u.until - coalesce(v.until, 0), u.near_looks) AS volume FROM upto u ASOF LEFT JOIN d8_own_volume v ON v.who = u.who AND u.from_day >= v.on_day)
   SELECT o.i, o.who, o.near_looks, o.volume, o.volume * ${rateOf('o.looks')} AS expected, c.i IS NOT NULL AS connected, c.known_at AS connected_known, CASE WHEN c.i IS NULL THEN 0 ELSE ln(1 + 24 * c.weight) END AS tie_nats
   FROM volumes o LEFT JOIN d8_who w USING (who) JOIN d8_heat a ON a.i = o.i AND a.kind = 'all' LEFT JOIN d8_heat r ON r.i = o.i AND r.kind = 'role' AND r.key = coalesce(w.role, '')
   LEFT JOIN d8_heat p ON p.i = o.i AND p.kind = 'place' AND p.key = coalesce(w.place, '') LEFT JOIN d8_connected c ON c.i = o.i AND c.who = o.who`,
];

/**
 * `lookback`: for each incident everybody who looked, the likeliest source first. Known afterwards, so it uses all that is known.
 * A score adds logarithms: how surprising it is that work brought the actor there; how a leak's reason looks (nearly always none; sometimes self-made; seldom somebody else's) against how all looks do;
 * how near the look was to the incident; the target itself rather than somebody near it; on how many days; a tie to the other side; and that the same actor stands before other incidents too.
 */
const LISTS = [
  `CREATE OR REPLACE TEMP TABLE d8_standings AS
   WITH counted AS (SELECT standing, count(*) AS n FROM explained GROUP BY standing), total AS (SELECT sum(n) AS n FROM counted),
   told AS (SELECT * FROM (VALUES ('none', 0.75), ('self_made', 0.12), ('after_the_fact', 0.05), ('independent', 0.08)) v(standing, leaks)),
   raw AS (SELECT standing, ln(leaks / ((coalesce(c.n, 0) + 10) / (total.n + 40))) AS weight FROM told LEFT JOIN counted c USING (standing) CROSS JOIN total)
   SELECT standing, CASE standing WHEN 'none' THEN greatest(weight, 0) WHEN 'independent' THEN least(weight, -1.5) ELSE greatest(-1, least(weight, (SELECT greatest(weight, 0) - 0.7 FROM raw WHERE standing = 'none'))) END AS weight FROM raw`,
  `CREATE OR REPLACE TABLE lookback AS
   WITH looks AS (
     SELECT s.i, s.who, s.access, s.looked_at, s.open, s.direct, w.weight + ln(${DAYS_BEFORE} / ${FADE_DAYS}.0) - s.lag / ${FADE_DAYS}.0 + CASE WHEN s.direct THEN 0 ELSE -1.7 END AS strength
     FROM d8_seen s JOIN d8_standings w USING (standing) WHERE s.lag <= ${DAYS_BEFORE}),
   best AS (SELECT i, who, max(strength) AS strength, bool_or(open) AS open, greatest(1, count(DISTINCT CAST(looked_at AS DATE)) FILTER (open AND direct)) AS days, list(DISTINCT access ORDER BY access) AS accesses FROM looks GROUP BY i, who),
   hits AS (SELECT who, count(*) FILTER (open) AS incidents FROM best GROUP BY who),
   stacked AS (SELECT h.who, least(5.0, -ln(greatest(${poissonTail('(h.incidents - 1)', 'l.load')}, 1e-9))) AS bonus FROM hits h JOIN (SELECT who, max(load) AS load FROM d8_load GROUP BY who) l USING (who) WHERE h.incidents > 1),
   scored AS (
     SELECT b.i, b.who AS actor, b.accesses, round(b.strength - ln(1 - exp(-greatest(p.expected, 1e-3))) + p.tie_nats + ${AGAIN_NATS} * least(b.days - 1, 3) + coalesce(s.bonus, 0), 3) AS score
     FROM best b JOIN d8_pairs p USING (i, who) LEFT JOIN stacked s USING (who))
   SELECT n.incident_id, CAST(row_number() OVER (PARTITION BY i ORDER BY score DESC, actor) AS INTEGER) AS rank, actor, score, accesses FROM scored JOIN d8_incidents n USING (i)
   QUALIFY rank <= 50`,
];

// An actor's open hits against what all incidents known until then would give, week by week.
const LOADS = [
  `CREATE OR REPLACE TEMP TABLE d8_hits AS
   SELECT i, who, min(lag) AS lag, greatest(min(known_at), min(looked_at)) AS known_at, ${weekOf('greatest(min(known_at), min(looked_at))')} AS known_week
   FROM d8_seen WHERE open AND lag <= ${DAYS_BEFORE} GROUP BY i, who`,
  `CREATE OR REPLACE TEMP TABLE d8_load AS
   WITH hitters AS (SELECT DISTINCT h.who, coalesce(w.role, '') AS role, coalesce(w.place, '') AS place FROM d8_hits h LEFT JOIN d8_who w USING (who)),
   incident_weeks AS (SELECT i, ${weekOf('occurred_at')} AS week, ${weekOf('known_at')} AS known_week FROM d8_incidents),
   rates AS (
     SELECT g.role, g.place, n.week, n.known_week, sum(${rateOf('0')}) AS rate FROM (SELECT DISTINCT role, place FROM hitters) g CROSS JOIN incident_weeks n
     JOIN d8_heat a ON a.i = n.i AND a.kind = 'all' LEFT JOIN d8_heat r ON r.i = n.i AND r.kind = 'role' AND r.key = g.role LEFT JOIN d8_heat p ON p.i = n.i AND p.kind = 'place' AND p.key = g.place GROUP BY ALL),
   opened AS (SELECT actor AS who, week, count(*) AS n FROM open_accesses WHERE subject IS NOT NULL GROUP BY ALL),
   asked AS (SELECT h.who, w.week FROM hitters h CROSS JOIN (SELECT DISTINCT week FROM incident_weeks) w),
   weekly AS (SELECT coalesce(a.who, o.who) AS who, coalesce(a.week, o.week) AS week, coalesce(o.n, 0) AS n FROM asked a FULL JOIN opened o ON o.who = a.who AND o.week = a.week),
   quarters AS (SELECT who, week, sum(n) OVER (PARTITION BY who ORDER BY week RANGE BETWEEN 12 PRECEDING AND CURRENT ROW) AS volume FROM weekly)
   SELECT who, known_week, sum(sum(t.volume * r.rate)) OVER (PARTITION BY who ORDER BY known_week) AS load
   FROM hitters JOIN rates r USING (role, place) JOIN quarters t USING (who, week) GROUP BY who, known_week`,
];

/** Leaves `d8_seen` (looks before incidents), `d8_pairs` (actor and incident, `expected`), `d8_hits` and `d8_load` (open looks, and how many incidents chance gives, by week), and the table `lookback`. */
export const lookBackSteps: readonly string[] = [...rivals(8), ...INCIDENTS, ...SEEN, ...VOLUMES, ...PAIRS, ...LOADS, ...LISTS];
