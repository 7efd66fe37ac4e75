// Detector 6: the same person, week after week, without a reason. Stalking needs no tie on record; what shows it is that it does not stop.
// Work that was never written down also comes back to the same people: how often, the role and the actor's own other work tell.
import { day, FAINT, logRatio, looksUntil } from './chance.js';
import type { Detector } from './detector.js';
import { weekEnd } from './evidence/working-tables.store.js';
import { LARGEST_HOUSEHOLD } from './explain/limits.js';

/** Half a year: interest that rested longer has begun anew. A quarter: colleagues who work on one thing meet there within it. */
const HALF_YEAR = 26;
const QUARTER = 13;

/** Pairs that outweigh what is stated, what the agency shows, what the role shows. */
const WEIGHT = 50;
const OWN_WEIGHT = 20;

/** Of the people whom unwritten work leads to, one in seven is looked at again in another week; and so on. */
const AGAIN = 0.15;

// Whoever stalks does it alone, unless the person is one of those whom many look at; that the own team works on the same person is one in ten.
const SHOWN = 'CASE WHEN w.team THEN 0.1 WHEN w.shared THEN 0.25 ELSE 0.7 END';

// Somebody, their home and their vehicle are one interest. An address of many is only itself.
const FOCUS = [
  `CREATE OR REPLACE TEMP TABLE d6_focus AS
   WITH homes AS (SELECT address FROM persons WHERE address IS NOT NULL GROUP BY address HAVING count(*) <= ${LARGEST_HOUSEHOLD}),
   people AS (SELECT p.person AS subject, coalesce(h.address, p.person) AS focus FROM persons p LEFT JOIN homes h USING (address))
   SELECT subject, focus FROM people UNION ALL SELECT v.vehicle, p.focus FROM vehicles v JOIN people p ON p.subject = v.owner`,
  `CREATE OR REPLACE TEMP TABLE d6_interests AS
   WITH looks AS (SELECT l.*, coalesce(f.focus, l.subject) AS focus FROM d6_looks l LEFT JOIN d6_focus f USING (subject)),
   weekly AS (SELECT who, focus, papered, week, min(looked_at) AS looked_at, count(DISTINCT on_day) AS days, min(on_day) AS on_day FROM looks GROUP BY who, focus, papered, week)
   SELECT w.*, coalesce(a.role, '') AS role, count(*) OVER recent AS weeks, CAST(sum(days) OVER recent AS BIGINT) AS all_days, min(w.on_day) OVER recent AS since,
     row_number() OVER (PARTITION BY who, focus, papered ORDER BY week) = 1 AS begins
   FROM weekly w LEFT JOIN actors a ON a.actor = w.who
   WINDOW recent AS (PARTITION BY who, focus, papered ORDER BY week RANGE BETWEEN ${HALF_YEAR - 1} PRECEDING AND CURRENT ROW)`,
];

// Whether a team-mate looked there too within a quarter, with a reason or without, or anybody else without one: a case is a team's, whatever of it was written down, and a private interest is one person's.
// Own work there with a reason, in as many weeks of the half year as without, says the same: of long work some weeks are always not written down. Asked only of interests that come back.
const COMPANY = `
  CREATE OR REPLACE TEMP TABLE d6_weeks AS
  WITH teams AS (SELECT actor, CASE WHEN unit IS NULL THEN '' ELSE coalesce(agency, '') || ' ' || unit END AS team FROM actors),
  resumed AS (SELECT DISTINCT focus FROM d6_interests WHERE weeks > 1),
  things AS (SELECT subject, focus FROM d6_focus JOIN resumed USING (focus) UNION SELECT focus, focus FROM resumed),
  looks AS (
    SELECT team, focus, week, actor FROM accesses JOIN things USING (subject) JOIN teams USING (actor) WHERE team <> ''
    UNION ALL SELECT t.team, i.focus, i.week, i.who FROM d6_interests i JOIN resumed USING (focus) JOIN teams t ON t.actor = i.who WHERE t.team <> ''
    UNION ALL SELECT '', focus, week, who FROM d6_interests JOIN resumed USING (focus)),
  weekly AS (SELECT team, focus, week, min(actor) AS least, max(actor) AS most FROM looks GROUP BY team, focus, week),
  worked AS (
    SELECT x.actor, t.focus, x.week FROM accesses x JOIN things t USING (subject) JOIN explained e USING (access) WHERE e.standing = 'independent' AND e.cleared_at <= ${weekEnd('x.week')} GROUP BY ALL),
  at_work AS (
    SELECT i.who, i.focus, i.papered, i.week, count(w.week) AS weeks FROM d6_interests i JOIN worked w ON w.actor = i.who AND w.focus = i.focus AND w.week BETWEEN i.week - ${HALF_YEAR - 1} AND i.week GROUP BY ALL),
  met AS (SELECT team, focus, week, min(least) OVER company <> max(most) OVER company AS shared FROM weekly WINDOW company AS (PARTITION BY team, focus ORDER BY week RANGE BETWEEN ${QUARTER - 1} PRECEDING AND CURRENT ROW))
  SELECT i.*, coalesce(m.shared, false) OR coalesce(k.weeks >= i.weeks, false) AS team, coalesce(m.shared, false) OR coalesce(k.weeks >= i.weeks, false) OR coalesce(o.shared, false) AS shared
  FROM d6_interests i JOIN teams t ON t.actor = i.who LEFT JOIN met m ON m.team = t.team AND m.focus = i.focus AND m.week = i.week LEFT JOIN met o ON o.team = '' AND o.focus = i.focus AND o.week = i.week
  LEFT JOIN at_work k ON k.who = i.who AND k.focus = i.focus AND k.papered = i.papered AND k.week = i.week`;

/** Running counts to the end of the week. The pair examined is taken out where they are used: nobody is their own peer. */
const until = (what: string, by: string): string => `sum(${what}) OVER (PARTITION BY ${by} ORDER BY week)`;

const RATES = [
  // How many pairs of somebody and an interest had begun, and how many had come to so many weeks: of the agency, the role and the actor. Alone and in company are counted apart.
  `CREATE OR REPLACE TEMP TABLE d6_begun AS
   WITH counted AS (SELECT who, role, papered, week, count(*) FILTER (begins) AS n FROM d6_weeks GROUP BY ALL),
   by_role AS (SELECT role, papered, week, sum(n) AS n FROM counted GROUP BY ALL), everybody AS (SELECT papered, week, sum(n) AS n FROM counted GROUP BY ALL),
   roles AS (SELECT role, papered, week, ${until('n', 'role, papered')} AS role_begun FROM by_role), alls AS (SELECT papered, week, ${until('n', 'papered')} AS all_begun FROM everybody)
   SELECT c.who, c.papered, c.week, sum(c.n) OVER (PARTITION BY c.who, c.papered ORDER BY c.week) AS own_begun, r.role_begun, a.all_begun FROM counted c JOIN roles r USING (role, papered, week) JOIN alls a USING (papered, week)`,
  `CREATE OR REPLACE TEMP TABLE d6_reached AS
   WITH counted AS (SELECT shared, papered, weeks, role, who, week, count(*) AS n FROM d6_weeks WHERE weeks > 1 GROUP BY ALL),
   by_role AS (SELECT shared, papered, weeks, role, week, sum(n) AS n FROM counted GROUP BY ALL), everybody AS (SELECT shared, papered, weeks, week, sum(n) AS n FROM by_role GROUP BY ALL),
   roles AS (SELECT shared, papered, weeks, role, week, ${until('n', 'shared, papered, weeks, role')} AS role_reached FROM by_role), alls AS (SELECT shared, papered, weeks, week, ${until('n', 'shared, papered, weeks')} AS all_reached FROM everybody)
   SELECT c.who, c.shared, c.papered, c.weeks, c.week, sum(c.n) OVER (PARTITION BY c.who, c.shared, c.papered, c.weeks ORDER BY c.week) AS own_reached, r.role_reached, a.all_reached
   FROM counted c JOIN roles r USING (shared, papered, weeks, role, week) JOIN alls a USING (shared, papered, weeks, week)`,
  // Never rarer than half an interest among all that the role had begun (somebody's unwritten case is always the longest so far) or half a person among the role's, nor than a tenth of what is stated, and never against less than half a year at the pace until then.
  // One other interest of the same length is not yet a habit: it may be the other victim.
  `CREATE OR REPLACE TEMP TABLE d6_weighed AS
   WITH rates AS (
     SELECT w.*, b.own_begun, greatest(r.own_reached - 2, 0) AS own_reached,
       greatest(0.5 / (b.role_begun + 1), (r.role_reached - 1 + ${WEIGHT} * (r.all_reached - 1 + ${WEIGHT} * pow(${AGAIN}, w.weeks - 1)) / (b.all_begun + ${WEIGHT})) / (b.role_begun + ${WEIGHT})) AS role_rate
     FROM d6_weeks w JOIN d6_begun b USING (who, papered, week) JOIN d6_reached r USING (who, shared, papered, weeks, week))
   SELECT rates.*, greatest(0.5 / (p.people + 1), own_begun * greatest(1, ${HALF_YEAR} / (week - min(week) OVER () + 1.0)) * greatest((own_reached + ${OWN_WEIGHT} * role_rate) / (own_begun + ${OWN_WEIGHT}), pow(${AGAIN}, weeks - 1) / 10)) AS by_habit
   FROM rates JOIN (SELECT coalesce(role, '') AS role, count(*) AS people FROM actors GROUP BY 1) p USING (role)`,
];

export const persistent: Detector = {
  number: 6, name: 'persistent', family: 'interest', care: 'reviewer',
  question: {
    en: 'Did somebody keep coming back to one person, their home or their vehicle, through weeks and months, without a reason?',
    fr: 'Quelqu’un est-il revenu sans raison, pendant des semaines et des mois, à une même personne, à son domicile ou à son véhicule ?',
  },
  needs: ['accesses'],
  clearedBy: 'independent explanation',
  falseAlarms: 'An investigation that was never written down: colleagues then look at the same person, and the role shows such returns as usual. Interest that nobody shares, longer than peers ever show, remains.',
  source: 'domain.md section 4, red flags: subject with no link to caseload; query on ex-partner',
  prepare: [...looksUntil(6), ...FOCUS, COMPANY, ...RATES],
  sql: `
    SELECT * FROM (
      SELECT 'persistent' AS detector, l.who AS actor, l.access, l.subject, CAST(NULL AS VARCHAR) AS episode, l.looked_at AS "at", l.looked_at AS known_at, ${logRatio(SHOWN, '1 - exp(-w.by_habit)')} AS llr,
        json_object('weeks', w.weeks, 'days', w.all_days, 'since', ${day('w.since')}, 'day', ${day('l.on_day')}, 'shared', w.shared, 'by_habit', round(w.by_habit, 4)) AS facts, CAST([] AS VARCHAR[]) AS row_refs
      FROM d6_weighed w JOIN d6_looks l USING (who, week, papered) LEFT JOIN d6_focus f ON f.subject = l.subject WHERE coalesce(f.focus, l.subject) = w.focus)
    WHERE llr >= ${FAINT}`,
  say: {
    en: (facts) => `Looked again on ${facts['day']} at one person or what is theirs: on ${facts['days']} days in ${facts['weeks']} different weeks since ${facts['since']}, with no work on record${facts['shared'] === true ? '' : ' and no colleague who looked there'}; work by habit would give ${Number(facts['by_habit']).toFixed(2)} such returns.`,
    fr: (facts) => `A consulté de nouveau le ${facts['day']} une même personne ou ce qui lui appartient : ${facts['days']} jours, ${facts['weeks']} semaines différentes depuis le ${facts['since']}, sans travail sur registre${facts['shared'] === true ? '' : ' ni collègue qui s’y intéresse'} ; l’habitude du travail donnerait ${Number(facts['by_habit']).toFixed(2).replace('.', ',')} retour de ce genre.`,
  },
};
