// Detector 4: the people next door. How near is near depends on how many live there: fifty metres are a farm's gate or four hundred people in a tower.
import { BY_CHANCE, day, FAINT, logRatio, looksUntil, returnsUntil, withReturns } from './chance.js';
import type { Detector, Facts } from './detector.js';
import { LARGEST_HOUSEHOLD } from './explain/limits.js';

/** Nobody quarrels with a neighbour beyond this, in the emptiest country. Also the side of the grid's cells: nine around a home hold all that is nearer. */
const FARTHEST_M = 500;

/** Neighbours as a person means them: a floor, a row of houses. Beyond this many residents a distance says nothing, except within one building. */
const NEIGHBOURS = 60;

const cell = (coordinate: string): string => `CAST(floor(${coordinate} / ${FARTHEST_M}) AS INTEGER)`;

// Where everybody lives, and how many with them. An address with a few residents that is the actor's own is detector 1's.
const PLACES = [
  `CREATE OR REPLACE TEMP TABLE d4_homes AS
   SELECT address, x_m, y_m, building_id, ${cell('x_m')} AS cx, ${cell('y_m')} AS cy, count(person) AS residents
   FROM addresses LEFT JOIN persons USING (address) WHERE x_m IS NOT NULL AND y_m IS NOT NULL GROUP BY ALL`,
  `CREATE OR REPLACE TEMP TABLE d4_around AS
   SELECT a.actor, h.address AS home, h.x_m, h.y_m, h.building_id, h.residents AS at_home, p.household_id, h.cx + i.i AS cx, h.cy + j.j AS cy
   FROM actors a JOIN persons p USING (person) JOIN d4_homes h USING (address), (SELECT unnest([-1, 0, 1]) AS i) i, (SELECT unnest([-1, 0, 1]) AS j) j`,
  `CREATE OR REPLACE TEMP TABLE d4_area AS
   WITH cells AS (SELECT cx, cy, sum(residents) AS residents FROM d4_homes GROUP BY cx, cy)
   SELECT actor, greatest(sum(residents), 1) AS area_residents FROM d4_around JOIN cells USING (cx, cy) GROUP BY actor`,
];

// Own looks around home: all of them tell how much work brings the actor there (somebody may live on their own beat), the nearest are asked about.
const LOOKS = [
  `CREATE OR REPLACE TEMP TABLE d4_local AS
   WITH located AS (SELECT person AS subject, address, household_id FROM persons WHERE address IS NOT NULL UNION ALL SELECT address, address, NULL FROM addresses
     UNION ALL SELECT v.vehicle, p.address, p.household_id FROM vehicles v JOIN persons p ON p.person = v.owner WHERE p.address IS NOT NULL),
   around AS (
     SELECT l.access, l.looked_at, l.on_day, l.who, l.subject, l.papered, l.own_looks, c.home, c.at_home, t.address, h.residents,
       CASE WHEN h.building_id = c.building_id THEN 0 ELSE sqrt(pow(h.x_m - c.x_m, 2) + pow(h.y_m - c.y_m, 2)) END AS metres, t.household_id IS NOT DISTINCT FROM c.household_id AND t.household_id IS NOT NULL AS same_household
     FROM d4_looks l JOIN located t USING (subject) JOIN d4_homes h USING (address) JOIN d4_around c ON c.actor = l.who AND c.cx = h.cx AND c.cy = h.cy),
   counted AS (SELECT *, row_number() OVER (PARTITION BY who, papered ORDER BY looked_at, access) - row_number() OVER (PARTITION BY who, papered, address ORDER BY looked_at, access) AS other_local_looks FROM around)
   SELECT * FROM counted JOIN d4_area a ON a.actor = counted.who
   WHERE metres <= ${FARTHEST_M} AND NOT same_household AND (address <> home OR (at_home > ${LARGEST_HOUSEHOLD} AND subject <> home))
     AND (metres <= 25 OR area_residents * 3.1416 * metres * metres / ${9 * FARTHEST_M * FARTHEST_M} <= ${NEIGHBOURS})`,
  `CREATE OR REPLACE TEMP TABLE d4_nearer AS
   WITH reaches AS (SELECT who, home, max(metres) AS farthest FROM d4_local GROUP BY who, home),
   rings AS (
     SELECT r.who, CASE WHEN h.building_id = c.building_id THEN 0 ELSE sqrt(pow(h.x_m - c.x_m, 2) + pow(h.y_m - c.y_m, 2)) END AS metres, h.residents
     FROM reaches r JOIN d4_around c ON c.actor = r.who JOIN d4_homes h USING (cx, cy) WHERE metres <= farthest)
   SELECT l.access, l.who, greatest(sum(r.residents) - max(CASE WHEN l.at_home <= 8 THEN l.at_home ELSE 1 END), 1) AS nearer FROM d4_local l JOIN rings r ON r.who = l.who AND r.metres <= l.metres GROUP BY l.access, l.who`,
  `CREATE OR REPLACE TEMP TABLE d4_weighed AS
   WITH timed AS (SELECT *, (on_day - min(on_day) OVER (PARTITION BY who, address, papered)) // 14 AS fortnight FROM d4_local),
   told AS (SELECT *, dense_rank() OVER (PARTITION BY who, address, papered ORDER BY fortnight) AS times, dense_rank() OVER (PARTITION BY who, address ORDER BY on_day) AS days,
     own_looks * area_residents / (SELECT sum(residents) FROM d4_homes) AS by_size FROM timed)
   SELECT t.*, n.nearer, by_size * (other_local_looks + 1) / (by_size + 1) * nearer / area_residents AS by_work, 0.01 * pow(0.2, times - 1) AS stated
   FROM told t JOIN d4_nearer n USING (access, who)`,
];

// A quarrel is with one of the nearest, half of them among the ten nearest people; and so is curiosity, so that the nearest neighbour of all is no weaker sign for being only one.
const AMONG_THEM = 'nearer / (nearer + 10)';
const MISUSE = `0.8 * ${AMONG_THEM}`;
const HONEST = `stated * ${AMONG_THEM} + ${BY_CHANCE}`;

const where = (facts: Facts, language: 0 | 1): string => {
  if (facts['metres'] === 0) return (['in their own building', 'dans son propre immeuble'] as const)[language];
  return ([`${facts['metres']} m from their home`, `à ${facts['metres']} m de son domicile`] as const)[language];
};

export const neighbour: Detector = {
  number: 4, name: 'neighbour', family: 'relation', care: 'prompt',
  question: { en: 'Did somebody look up the people next door without work that leads there?', fr: 'Quelqu’un a-t-il consulté ses voisins sans travail qui y mène ?' },
  needs: ['actors.person', 'persons.address', 'addresses.x_m'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Who lives where they work meets neighbours in work that was never written down: the looks in the whole area around their home say how often. One look at a dense place says nothing.',
  source: 'domain.md section 4, red flags: query on neighbour',
  prepare: [...looksUntil(4), returnsUntil(4), ...PLACES, ...LOOKS],
  sql: `
    SELECT * FROM (
      SELECT 'neighbour' AS detector, who AS actor, access, subject, CAST(NULL AS VARCHAR) AS episode, looked_at AS "at", looked_at AS known_at, ${logRatio(MISUSE, HONEST)} AS llr,
        json_object('metres', CAST(round(metres) AS INTEGER), 'nearer', CAST(nearer AS INTEGER), 'times', times, 'days', days, 'day', ${day('on_day')}, 'by_work', round(by_work, 4)) AS facts, CAST([] AS VARCHAR[]) AS row_refs
      FROM (${withReturns(4, 'd4_weighed')}))
    WHERE llr >= ${FAINT}`,
  say: {
    en: (facts) => `Looked up somebody ${where(facts, 0)} on ${facts['day']}${facts['days'] === 1 ? '' : `, day ${facts['days']}`}; ${facts['nearer']} people live as near, and work alone would have led to one of them ${Number(facts['by_work']).toFixed(2)} times by then.`,
    fr: (facts) => `A consulté quelqu’un ${where(facts, 1)} le ${facts['day']}${facts['days'] === 1 ? '' : ` (${facts['days']} jours)`} ; ${facts['nearer']} personnes habitent aussi près, et le travail seul aurait mené à l’une d’elles ${Number(facts['by_work']).toFixed(2).replace('.', ',')} fois jusque-là.`,
  },
};
