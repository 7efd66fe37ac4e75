// Detector 3: people of one's own agency. An agency's members are victims and witnesses too, so a look at one of a thousand colleagues says nothing;
// a look at one's supervisor, at somebody one supervises or at a team-mate is rare in work.
import { BY_WORK, day, FAINT, logRatio, looksUntil, share } from './chance.js';
import type { Detector, Facts } from './detector.js';
import { LARGEST_HOUSEHOLD } from './explain/limits.js';

// Homes of many are nobody's in particular; a home shared with the actor belongs to detectors 1 and 2.
const STAFF = `
  CREATE OR REPLACE TEMP TABLE d3_staff AS
  WITH homes AS (SELECT address FROM persons WHERE address IS NOT NULL GROUP BY address HAVING count(*) <= ${LARGEST_HOUSEHOLD}),
  members AS (SELECT actor AS colleague, person, unit FROM actors WHERE person IS NOT NULL)
  SELECT colleague, person, unit, person AS subject, 'person' AS how FROM members
  UNION ALL SELECT colleague, person, unit, v.vehicle, 'vehicle' FROM members JOIN vehicles v ON v.owner = person
  UNION ALL SELECT colleague, m.person, unit, p.address, 'address' FROM members m JOIN persons p USING (person) JOIN homes USING (address)`;

const MET = `
  CREATE OR REPLACE TEMP TABLE d3_met AS
  SELECT l.access, l.looked_at, l.on_day, l.who, l.subject, l.papered, l.own_looks, s.colleague, s.how,
    CASE WHEN me.supervisor = s.colleague THEN 'supervisor' WHEN c.supervisor = l.who THEN 'supervised' WHEN me.unit = c.unit THEN 'unit' ELSE 'agency' END AS nearness, coalesce(s.unit, '') AS unit
  FROM d3_looks l JOIN d3_staff s USING (subject) JOIN actors c ON c.actor = s.colleague LEFT JOIN actors me ON me.actor = l.who LEFT JOIN persons home ON home.person = me.person
  WHERE s.colleague <> l.who AND me.person IS DISTINCT FROM c.person AND home.address IS DISTINCT FROM l.subject
  QUALIFY row_number() OVER (PARTITION BY l.access, l.who ORDER BY CASE nearness WHEN 'supervisor' THEN 1 WHEN 'supervised' THEN 2 WHEN 'unit' THEN 3 ELSE 4 END, s.colleague, s.how) = 1`;

// Among whom a look counts as by chance: the one person, the unit, the whole agency. Looks there by the end of the day before, without one's own.
const WEIGHED = `
  CREATE OR REPLACE TEMP TABLE d3_weighed AS
  WITH sizes AS (SELECT unit, count(DISTINCT subject) AS subjects FROM (SELECT coalesce(unit, '') AS unit, colleague, subject FROM d3_staff) GROUP BY unit),
  ranged AS (SELECT *, CASE nearness WHEN 'unit' THEN unit WHEN 'agency' THEN '' ELSE CAST(colleague AS VARCHAR) END AS range_key,
    CASE nearness WHEN 'unit' THEN 'unit' WHEN 'agency' THEN 'agency' ELSE 'person' END AS range_kind, (on_day - min(on_day) OVER (PARTITION BY who, colleague, papered)) // 14 AS fortnight FROM d3_met),
  counted AS (SELECT 'person' AS range_kind, CAST(colleague AS VARCHAR) AS range_key, on_day, count(*) AS n FROM d3_met GROUP BY ALL
    UNION ALL SELECT 'unit', unit, on_day, count(*) FROM d3_met GROUP BY ALL UNION ALL SELECT 'agency', '', on_day, count(*) FROM d3_met GROUP BY ALL),
  heat AS (SELECT range_kind, range_key, on_day, sum(n) OVER (PARTITION BY range_kind, range_key ORDER BY on_day) - n AS until FROM counted),
  told AS (
    SELECT r.*, dense_rank() OVER (PARTITION BY r.who, r.colleague, r.papered ORDER BY r.fortnight) AS times, dense_rank() OVER (PARTITION BY r.who, r.colleague ORDER BY r.on_day) AS days,
      greatest(0, h.until - (row_number() OVER (PARTITION BY r.who, r.range_kind, r.range_key ORDER BY r.looked_at, r.access) - 1)) AS looks,
      CASE r.range_kind WHEN 'person' THEN 3 WHEN 'unit' THEN coalesce(z.subjects, 3) ELSE (SELECT sum(subjects) FROM sizes) END AS subjects
    FROM ranged r JOIN heat h USING (range_kind, range_key, on_day) LEFT JOIN sizes z USING (unit)),
  others AS (SELECT nearness, papered, times, who, row_number() OVER (PARTITION BY nearness, papered, times ORDER BY min(looked_at), who) - 1 AS others FROM told GROUP BY nearness, papered, times, who)
  SELECT t.*, o.others, t.own_looks * ${share('t.looks', 't.subjects')} AS by_work,
    CASE t.nearness WHEN 'agency' THEN 0.05 WHEN 'unit' THEN 0.01 ELSE 0.005 END * pow(0.2, t.times - 1) AS stated
  FROM told t JOIN others o USING (nearness, papered, times, who) JOIN d3_days USING (on_day)`;

const HONEST = `greatest(stated, (others + 20 * stated) / ((SELECT count(*) FROM actors) + 20)) + ${BY_WORK}`;

const WHO: Readonly<Record<string, readonly [string, string]>> = {
  supervisor: ['their supervisor', 'de son supérieur'], supervised: ['somebody they supervise', 'd’une personne sous ses ordres'], unit: ['a colleague of their unit', 'd’un collègue de son unité'], agency: ['a colleague', 'd’un collègue'],
};
const WHAT: Readonly<Record<string, readonly [string, string]>> = { person: ['the record of', 'la fiche'], vehicle: ['the vehicle of', 'le véhicule'], address: ['the home of', 'le domicile'] };
const whose = (facts: Facts, language: 0 | 1): string => `${(WHAT[String(facts['how'])] ?? ['', ''])[language]} ${(WHO[String(facts['nearness'])] ?? ['', ''])[language]}`;
const expected = (facts: Facts): string => Number(facts['by_work']).toFixed(2);

export const colleague: Detector = {
  number: 3, name: 'colleague', family: 'relation', care: 'prompt',
  question: {
    en: 'Did somebody look up their supervisor, somebody they supervise or a team-mate without work that leads there?',
    fr: 'Quelqu’un a-t-il consulté son supérieur, une personne sous ses ordres ou un collègue de son unité sans travail qui y mène ?',
  },
  needs: ['actors.person'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Members are victims and witnesses too: the looks at a whole unit or agency that nothing explains say how often. One honest person in a hundred looks at a team-mate once.',
  source: 'domain.md section 4, red flags: query on colleague; officers’ homes',
  prepare: [...looksUntil(3), STAFF, MET, WEIGHED],
  sql: `
    SELECT * FROM (
      SELECT 'colleague' AS detector, w.who AS actor, access, w.subject, CAST(NULL AS VARCHAR) AS episode, looked_at AS "at", looked_at AS known_at, ${logRatio('0.8', HONEST)} AS llr,
        json_object('nearness', nearness, 'how', how, 'times', times, 'days', days, 'day', ${day('on_day')}, 'by_work', round(by_work, 4)) AS facts, ['actors:' || coalesce(c.actor_id, '')] AS row_refs
      FROM d3_weighed w JOIN actors c ON c.actor = w.colleague)
    WHERE llr >= ${FAINT}`,
  say: {
    en: (facts) => `Looked up ${whose(facts, 0)} on ${facts['day']}${facts['days'] === 1 ? '' : `, day ${facts['days']}`}; work alone would have led to such a look ${expected(facts)} times by then.`,
    fr: (facts) => `A consulté ${whose(facts, 1)} le ${facts['day']}${facts['days'] === 1 ? '' : ` (${facts['days']} jours)`} ; le travail seul y aurait mené ${expected(facts).replace('.', ',')} fois jusque-là.`,
  },
};
