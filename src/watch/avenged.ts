// After a killing, the other side: what detector 7 asks where no tie is on record. Friends of the dead want to know where the rivals live, and they ask whom they know; half of such friendships are in no register.
import { FAINT, share } from './chance.js';
import type { Detector } from './detector.js';
import { weekEnd, weekOf } from './evidence/working-tables.store.js';
import { findingSelect } from './finding.js';

/** Revenge is planned while the grief is fresh. */
const DAYS = 14;
/** Two members, or one in two systems, come up together in any call. */
const STEPS = 3;
/** Beyond so many steps more say no more. */
const MOST_STEPS = 6;
/** Of ten who misuse one looks for a group (stated), and half of those take as many steps. */
const FOR_A_GROUP = 0.05;
/** Curious about the other side after a killing, one honest person in fifty looks once (stated), and three in ten go on, as in all unwritten work. */
const CURIOUS = 0.02;
const FURTHER = 0.3;
const HALF_YEAR_DAYS = 182;
/** Looks at such groups before what the evidence says of the weeks after a killing outweighs that they are like any others. */
const WINDOW_WEIGHT = 5;

// Groups in feud with one whose member was killed or shot.
const AVENGED = `CREATE OR REPLACE TEMP TABLE d7_avenged AS
  WITH opposed AS (SELECT group_a AS a, group_b AS b, from_on, to_on FROM group_feuds UNION SELECT group_b, group_a, from_on, to_on FROM group_feuds),
  struck AS (
    SELECT n.incident_id, n.occurred_at, p.subject AS victim, greatest(n.known_at, p.known_at, coalesce(n.reported_at, n.occurred_at), n.occurred_at) AS known_at
    FROM incidents n JOIN incident_parties p USING (incident_id) WHERE lower(n.kind) IN ('homicide', 'shooting') AND p.part = 'victim')
  SELECT s.incident_id, s.occurred_at, CAST(s.occurred_at AS DATE) AS on_day, o.b AS grp, min(greatest(s.known_at, m.known_at)) AS known_at
  FROM struck s JOIN group_members m ON m.person = s.victim JOIN opposed o ON o.a = m.grp
    AND coalesce(o.from_on <= CAST(s.occurred_at AS DATE), true) AND coalesce(o.to_on >= CAST(s.occurred_at AS DATE), true)
  GROUP BY s.incident_id, s.occurred_at, o.b`;

// Who worked on the killing: their units were sent there, or had somebody else's reason with those concerned in the same days, as known by the end of the look's week.
const AT_WORK = `CREATE OR REPLACE TEMP TABLE d7_at_work AS
  WITH hands AS (
    SELECT d.incident_id, d.actor, d.known_at FROM dispatches d SEMI JOIN d7_avenged v USING (incident_id)
    UNION SELECT v.incident_id, a.actor, a."at" FROM d7_avenged v JOIN incident_parties p USING (incident_id) JOIN accesses a ON a.subject = p.subject AND a."at" >= v.occurred_at AND a."at" <= v.occurred_at + INTERVAL ${DAYS} DAY
      ANTI JOIN open_accesses o ON o.access = a.access),
  units AS (SELECT h.incident_id, coalesce(w.agency, '') AS agency, w.unit, min(h.known_at) AS known_at FROM hands h JOIN actors w ON w.actor = h.actor WHERE w.unit IS NOT NULL GROUP BY ALL)
  FROM hands UNION ALL SELECT u.incident_id, q.actor, u.known_at FROM units u JOIN actors q ON q.unit = u.unit AND coalesce(q.agency, '') = u.agency`;

const HITS = `CREATE OR REPLACE TEMP TABLE d7_after AS
  SELECT s.access, s.who, s.looked_at, s.on_day, s.grp, s.papered, v.incident_id, least(s.steps, ${MOST_STEPS}) AS steps, greatest(s.looked_at, v.known_at) AS known_at, date_diff('day', v.occurred_at, s.looked_at) AS after_days
  FROM d7_stepped s JOIN d7_avenged v ON v.grp = s.grp AND s.looked_at > v.occurred_at AND s.looked_at <= v.occurred_at + INTERVAL ${DAYS} DAY
    ANTI JOIN d7_at_work w ON w.incident_id = v.incident_id AND w.actor = s.who AND w.known_at <= ${weekEnd(weekOf('s.looked_at'))}
  QUALIFY row_number() OVER (PARTITION BY s.access, s.who ORDER BY s.steps DESC, v.occurred_at DESC, v.incident_id) = 1`;

// How many looks of unwritten work fall, in half a year, into weeks after a killing and on the group then avenged: as often as the agency looks at those groups, and oftener where such weeks showed it.
const EXPECTED = `CREATE OR REPLACE TEMP TABLE d7_after_weighed AS
  WITH members AS (SELECT grp, count(DISTINCT person) AS people FROM group_members GROUP BY grp),
  marked AS (SELECT h.*, CAST(h.known_at AS DATE) AS known_day, l.own_looks, l.subject FROM d7_after h JOIN d7_looks l ON l.access = h.access AND l.who = h.who AND l.papered = h.papered WHERE h.steps >= ${STEPS}),
  looks AS (
    SELECT s.access, s.who, s.grp, s.on_day, bool_or(v.grp IS NOT NULL) AS inside
    FROM (FROM d7_stepped SEMI JOIN d7_avenged USING (grp)) s LEFT JOIN d7_avenged v ON v.grp = s.grp AND s.looked_at > v.occurred_at AND s.looked_at <= v.occurred_at + INTERVAL ${DAYS} DAY GROUP BY ALL),
  daily AS (SELECT grp, on_day, sum(count(*)) OVER upto AS looks, sum(count(*) FILTER (inside)) OVER upto AS inside FROM looks GROUP BY grp, on_day WINDOW upto AS (PARTITION BY grp ORDER BY on_day)),
  own AS (SELECT k.access, k.who, l.grp, count(*) AS looks, count(*) FILTER (l.inside) AS inside FROM marked k JOIN looks l ON l.who = k.who AND l.on_day <= k.on_day GROUP BY ALL),
  windows AS (
    SELECT d.on_day, d.known_day, v.grp, count(*) AS ever, count(*) FILTER (v.on_day >= d.on_day - ${HALF_YEAR_DAYS}) AS recent
    FROM (SELECT DISTINCT on_day, known_day FROM marked) d JOIN d7_avenged v ON v.on_day <= d.on_day AND CAST(v.known_at AS DATE) <= d.known_day GROUP BY ALL),
  told AS (
    SELECT k.access, k.who, k.on_day, w.ever, w.recent, m.people, greatest(0, coalesce(g.looks, 0) - coalesce(o.looks, 0)) AS looks, greatest(0, coalesce(g.inside, 0) - coalesce(o.inside, 0)) AS inside
    FROM marked k JOIN windows w ON w.on_day = k.on_day AND w.known_day = k.known_day JOIN members m ON m.grp = w.grp
    ASOF LEFT JOIN daily g ON g.grp = w.grp AND k.on_day >= g.on_day LEFT JOIN own o ON o.access = k.access AND o.who = k.who AND o.grp = w.grp),
  rates AS (
    SELECT t.access, t.who, sum(t.recent * ${share('t.looks', 't.people')}) AS at_them, sum(t.inside) AS inside, sum(t.looks * least(1, t.ever * ${DAYS}.0 / greatest(${DAYS}, t.on_day - began))) AS evenly
    FROM told t JOIN d7_days d ON d.on_day = t.on_day CROSS JOIN (SELECT min(on_day) AS began FROM d7_looks) GROUP BY t.access, t.who)
  SELECT k.*, least(1, own_looks * at_them * ${DAYS}.0 / ${HALF_YEAR_DAYS} * greatest(1, (r.inside + ${WINDOW_WEIGHT}) / (r.evenly + ${WINDOW_WEIGHT}))) * coalesce(p.share, pow(${FURTHER}, k.steps - 1)) AS by_work
  FROM (SELECT marked.*, coalesce(a.role, '') AS role FROM marked LEFT JOIN actors a ON a.actor = marked.who) k JOIN rates r USING (access, who)
    ASOF LEFT JOIN d7_step_shares p ON p.role = k.role AND p.papered = k.papered AND p.steps = k.steps AND k.on_day >= p.on_day`;

/** After the steps of detector 7. */
export const avengedSteps: readonly string[] = [AVENGED, AT_WORK, HITS, EXPECTED];

export const avengedFindings = (detector: string): string => `
  SELECT * FROM (${findingSelect({
    detector, from: 'd7_after_weighed o', actor: 'o.who', at: 'o.looked_at', knownAt: 'o.known_at',
    llr: `least(5.0, ln(${FOR_A_GROUP}) - ln(least(1.0, ${CURIOUS} * pow(${FURTHER}, o.steps - 1) + 1 - exp(-o.by_work))))`,
    facts: "'after', o.after_days, 'steps', o.steps, 'by_work', round(o.by_work, 4)", rowRefs: "['incidents:' || o.incident_id]",
  })}) WHERE llr >= ${FAINT} QUALIFY llr > coalesce(max(llr) OVER (PARTITION BY actor, row_refs ORDER BY "at", access ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`;

export const avengedWords: Detector['say'] = {
  en: (facts) => `${facts['after']} days after a member of one group was killed or shot, had looked at ${facts['steps']} people or systems of a group in feud with it within two weeks; no work on record led there, and this person’s unit had no part in the case.`,
  fr: (facts) => `${facts['after']} jours après qu’un membre d’un groupe a été tué ou atteint par balle, avait consulté ${facts['steps']} personnes ou systèmes au sujet d’un groupe rival en deux semaines, sans travail sur registre qui y mène; son unité n’avait aucune part au dossier.`,
};
