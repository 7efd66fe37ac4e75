// Detector 7: a rival looked up before violence. The tie is older than the look, the look is older than the violence: in that order it cannot be hindsight.
// The look says something before anybody is hurt, and much more when somebody is: a second finding, known later.
import { avengedFindings, avengedSteps, avengedWords } from './avenged.js';
import { BY_CHANCE, day, FAINT, logRatio, looksUntil, returnsUntil, share, withReturns } from './chance.js';
import type { Detector } from './detector.js';
import { LARGEST_HOUSEHOLD } from './explain/limits.js';
import { rivals, VIOLENT } from './rivals.js';

/** From a leak to an attack: weeks, as in the trials that the domain dictionary names. */
const WEEKS = 8;

/** Beyond so many steps in a fortnight more say no more. */
const MOST_STEPS = 6;
/** Of unwritten work that leads to one member of a group, three in ten go on to another within the fortnight (stated), until twenty such fortnights were seen. */
const FURTHER = 0.3;
const STEP_WEIGHT = 20;

// A rival's person, home and vehicle; a block where many live is nobody's home.
const NEAR = `CREATE OR REPLACE TEMP TABLE d7_near AS
   WITH homes AS (SELECT person, address FROM persons WHERE address IS NOT NULL QUALIFY count(*) OVER (PARTITION BY address) <= ${LARGEST_HOUSEHOLD})
   SELECT r.*, person AS subject FROM d7_rivals r UNION ALL SELECT r.*, h.address FROM d7_rivals r JOIN homes h USING (person)
   UNION ALL SELECT r.*, v.vehicle FROM d7_rivals r JOIN vehicles v ON v.owner = r.person`;

// One after the other, or the same again in a second system: steps taken within a fortnight at the members of one group, by anybody. How many of a role's fortnights with one step come to more is told by the evidence until then.
const STEPS = [
  `CREATE OR REPLACE TEMP TABLE d7_stepped AS
   WITH members AS (SELECT DISTINCT grp, person FROM group_members), homes AS (SELECT person, address FROM persons WHERE address IS NOT NULL QUALIFY count(*) OVER (PARTITION BY address) <= ${LARGEST_HOUSEHOLD}),
   things AS (SELECT grp, person, person AS subject FROM members UNION ALL SELECT m.grp, person, h.address FROM members m JOIN homes h USING (person) UNION ALL SELECT m.grp, m.person, v.vehicle FROM members m JOIN vehicles v ON v.owner = m.person),
   looked AS (
     SELECT l.access, l.who, l.papered, l.looked_at, l.on_day, t.grp, min(t.person) AS person FROM d7_looks l JOIN things t USING (subject) GROUP BY ALL),
   systems AS (SELECT access, coalesce(source_system, '') AS source_system FROM accesses SEMI JOIN looked USING (access))
   SELECT k.*, count(DISTINCT {'p': k.person, 's': s.source_system}) OVER (PARTITION BY who, papered, grp ORDER BY looked_at RANGE BETWEEN INTERVAL 14 DAY PRECEDING AND CURRENT ROW) AS steps
   FROM looked k JOIN systems s USING (access)`,
  `CREATE OR REPLACE TEMP TABLE d7_step_shares AS
   WITH begun AS (SELECT *, (on_day - min(on_day) OVER (PARTITION BY who, papered, grp)) // 14 AS fortnight FROM d7_stepped),
   most AS (SELECT who, papered, grp, fortnight, max(steps) AS steps, min(on_day) AS on_day FROM begun GROUP BY ALL),
   reached AS (SELECT coalesce(a.role, '') AS role, m.papered, s.step AS steps, m.on_day, count(*) AS n FROM most m JOIN range(1, ${MOST_STEPS + 1}) s(step) ON s.step <= m.steps LEFT JOIN actors a ON a.actor = m.who GROUP BY ALL),
   running AS (SELECT role, papered, steps, on_day, sum(n) OVER (PARTITION BY role, papered, steps ORDER BY on_day) AS n FROM reached)
   SELECT r.role, r.papered, r.steps, r.on_day, least(1, (r.n - 1 + ${STEP_WEIGHT} * pow(${FURTHER}, r.steps - 1)) / (b.n + ${STEP_WEIGHT})) AS share
   FROM running r ASOF JOIN (SELECT * FROM running WHERE steps = 1) b ON b.role = r.role AND b.papered = r.papered AND r.on_day >= b.on_day`,
  // Work comes back to a group much oftener than to one of its members.
  returnsUntil(7, "(SELECT who, 'g' || grp AS subject, papered, on_day FROM d7_stepped)"),
];

// Work leads to the other side as often as it led the others, and the actor's own unit above all: a gang unit looks there every day.
const LOOKED = [
  `CREATE OR REPLACE TEMP TABLE d7_hits AS
   WITH hits AS (
     SELECT l.*, n.person AS rival, n.own_group, n.rival_group, n.known_at AS tie_known, n.sure, n.ref, n.since, least(s.steps, ${MOST_STEPS}) AS steps
     FROM d7_looks l JOIN d7_near n ON n.actor = l.who AND n.subject = l.subject AND (n.since IS NULL OR n.since < l.on_day) AND (n.until IS NULL OR n.until >= l.on_day)
     LEFT JOIN d7_stepped s ON s.access = l.access AND s.who = l.who AND s.grp = n.rival_group
     QUALIFY row_number() OVER (PARTITION BY l.access, l.who ORDER BY n.sure DESC, n.person) = 1)
   SELECT *, dense_rank() OVER (PARTITION BY who, rival_group, papered ORDER BY fortnight) AS times, dense_rank() OVER (PARTITION BY who, rival_group ORDER BY on_day) AS days,
     greatest(looked_at, max(tie_known) OVER (PARTITION BY who, rival_group ORDER BY looked_at, access ROWS UNBOUNDED PRECEDING)) AS known_at
   FROM (SELECT *, (on_day - min(on_day) OVER (PARTITION BY who, rival_group, papered)) // 14 AS fortnight FROM hits)`,
  `CREATE OR REPLACE TEMP TABLE d7_weighed AS
   WITH set_of AS (SELECT DISTINCT actor, rival_group, subject FROM d7_near),
   heat AS (
     SELECT h.access, h.who, count(DISTINCT s.subject) AS subjects, count(l.access) AS looks, count(l.access) FILTER (other.unit = me.unit) AS unit_looks
     FROM d7_hits h JOIN set_of s ON s.actor = h.who AND s.rival_group = h.rival_group LEFT JOIN actors me ON me.actor = h.who
     LEFT JOIN d7_looks l ON l.subject = s.subject AND l.who <> h.who AND l.on_day < h.on_day LEFT JOIN actors other ON other.actor = l.who GROUP BY h.access, h.who),
   units AS (SELECT a.unit, l.on_day, sum(count(*)) OVER (PARTITION BY a.unit ORDER BY l.on_day) AS unit_all FROM d7_looks l JOIN actors a ON a.actor = l.who WHERE a.unit IS NOT NULL GROUP BY a.unit, l.on_day),
   shares AS (
     SELECT h.*, heat.unit_looks, coalesce(u.unit_all, 0) AS unit_all, ${share('heat.looks', 'heat.subjects')} AS everybody
     FROM d7_hits h JOIN heat USING (access, who) JOIN d7_days USING (on_day) LEFT JOIN actors me ON me.actor = h.who LEFT JOIN units u ON u.unit = me.unit AND u.on_day = h.on_day),
   returned AS (${withReturns(7, 'shares')})
   SELECT r.*, own_looks * everybody * (unit_looks + 1) / (unit_all * everybody + 1) * CASE WHEN coalesce(r.steps, 1) = 1 THEN 1 ELSE coalesce(p.share, pow(${FURTHER}, r.steps - 1)) END AS by_work,
     0.01 * pow(0.3, times - 1) * pow(${FURTHER}, least(coalesce(r.steps, 1), 3) - 1) AS stated
   FROM returned r ASOF LEFT JOIN d7_step_shares p ON p.role = r.role_of AND p.papered = r.papered AND p.steps = r.steps AND r.on_day >= p.on_day`,
];

// Violence against the rival, their household, those tied to them, or at their address; and how often members of any group met such violence without a look, until then.
const VIOLENCE = [
  `CREATE OR REPLACE TEMP TABLE d7_harmed AS
   WITH members AS (SELECT DISTINCT person FROM group_members),
   circle AS (
     SELECT person AS member, person AS near FROM members
     UNION SELECT m.person, p.address FROM members m JOIN persons p USING (person) WHERE p.address IS NOT NULL
     UNION SELECT m.person, v.vehicle FROM members m JOIN vehicles v ON v.owner = m.person
     UNION SELECT m.person, h.person FROM members m JOIN persons p USING (person) JOIN persons h ON h.household_id = p.household_id
     UNION SELECT m.person, t.person_b FROM members m JOIN ties t ON t.person_a = m.person UNION SELECT m.person, t.person_a FROM members m JOIN ties t ON t.person_b = m.person),
   violent AS (SELECT incident_id, occurred_at, greatest(known_at, coalesce(reported_at, occurred_at), occurred_at) AS known_at, address FROM incidents WHERE kind IN ${VIOLENT} OR kind = 'assault' OR serious),
   struck AS (
     SELECT v.incident_id, v.occurred_at, greatest(v.known_at, p.known_at) AS known_at, p.subject FROM violent v JOIN incident_parties p USING (incident_id) WHERE p.part IN ('victim', 'complainant', 'place')
     UNION ALL SELECT incident_id, occurred_at, known_at, address FROM violent WHERE address IS NOT NULL)
   SELECT c.member, s.incident_id, s.occurred_at, min(s.known_at) AS known_at FROM struck s JOIN circle c ON c.near = s.subject GROUP BY ALL`,
  `CREATE OR REPLACE TEMP TABLE d7_followed AS
   WITH followed AS (
     SELECT w.access, w.who, x.incident_id, x.occurred_at, greatest(w.known_at, x.known_at) AS known_at FROM d7_weighed w JOIN d7_harmed x ON x.member = w.rival
       AND x.occurred_at > w.looked_at AND x.occurred_at <= w.looked_at + INTERVAL ${WEEKS} WEEK
     QUALIFY row_number() OVER (PARTITION BY w.access, w.who ORDER BY x.occurred_at, x.incident_id) = 1),
   size AS (SELECT count(DISTINCT person) AS members FROM group_members), began AS (SELECT min(looked_at) AS first_look FROM d7_looks),
   before AS (SELECT f.access, f.who, count(x.incident_id) AS harmed FROM (SELECT * FROM followed CROSS JOIN began) f LEFT JOIN d7_harmed x ON x.occurred_at < f.occurred_at AND x.occurred_at >= f.first_look AND x.known_at <= f.known_at GROUP BY f.access, f.who)
   SELECT f.*, 1 - exp(-7.0 * ${WEEKS} * (b.harmed + 1) / (members * greatest(epoch(f.occurred_at - first_look) / 86400, 1) + 7.0 * ${WEEKS})) AS anyway
   FROM followed f JOIN before b USING (access, who), size, began`,
];

const LOOK = logRatio('0.8 * sure', `stated + ${BY_CHANCE}`);
const columns = (knownAt: string, llr: string, facts: string, refs: string): string => `
  SELECT 'rival' AS detector, w.who AS actor, w.access, w.subject, CAST(NULL AS VARCHAR) AS episode, w.looked_at AS "at", ${knownAt} AS known_at, ${llr} AS llr,
    json_object('day', ${day('w.looked_at')}, 'days', w.days, 'steps', coalesce(w.steps, 1), 'tie_since', ${day('w.since')}, 'by_work', round(w.by_work, 4), ${facts}) AS facts, ${refs} AS row_refs`;

export const rival: Detector = {
  number: 7, name: 'rival', family: 'harm', care: 'reviewer',
  question: {
    en: 'Did somebody with a tie to one group look up a member of a group in feud with it, and was that person then attacked?',
    fr: 'Quelqu’un qui a un lien avec un groupe a-t-il consulté un membre d’un groupe rival, et cette personne a-t-elle ensuite été attaquée ?',
  },
  needs: ['actors.person', 'group_members', 'group_feuds'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Units against gangs look at both sides every day: their own rate is what counts as usual, and it takes a tie older than the look. A tie and unwritten work at once: fewer than one in a hundred of those with such a tie.',
  source: 'domain.md section 4, red flags: query soon before violence against the subject; undeclared associations; source 000 (Project South)',
  prepare: [...looksUntil(7, true), ...rivals(7), NEAR, ...STEPS, ...LOOKED, ...VIOLENCE, ...avengedSteps],
  sql: `
    (${avengedFindings('rival')}) UNION ALL BY NAME (
    SELECT * FROM (
      ${columns('w.known_at', `least(4.0 + 0.5 * least(coalesce(w.steps, 1) - 1, 2), ${LOOK})`, "'violence', false, 'after_days', NULL", '[w.ref]')} FROM d7_weighed w
      UNION ALL
      ${columns('f.known_at', `round(least(6.0, ${LOOK} + ln(0.5) - ln(least(0.5, f.anyway))), 3)`, "'violence', true, 'after_days', date_diff('day', w.looked_at, f.occurred_at)", "[w.ref, 'incidents:' || f.incident_id]")}
      FROM d7_weighed w JOIN d7_followed f USING (access, who))
    WHERE llr >= ${FAINT})`,
  say: {
    en: (facts) => (facts['after'] !== undefined ? avengedWords.en(facts) : `Has had a tie to one group since ${facts['tie_since']} and on ${facts['day']} looked up somebody of a group in feud with it${Number(facts['steps']) > 1 ? ` (${facts['steps']} such people or systems within two weeks)` : ''}${facts['violence'] === true ? `; ${facts['after_days']} days later there was violence against that person or those near them` : ''}; no work on record led there.`),
    fr: (facts) => (facts['after'] !== undefined ? avengedWords.fr(facts) : `A un lien avec un groupe depuis le ${facts['tie_since']} et a consulté le ${facts['day']} une personne d’un groupe rival${Number(facts['steps']) > 1 ? ` (${facts['steps']} personnes ou systèmes en deux semaines)` : ''}${facts['violence'] === true ? ` ; ${facts['after_days']} jours plus tard, cette personne ou ses proches ont subi une violence` : ''}, sans travail sur registre qui y mène.`),
  },
};
