// Favours asked of others: what detector 14 asks of a requester. The clerk who looked did as they were asked; whose interest it serves is the question.
import { aloneLlr, baseRates, HALF_YEAR_WEEKS } from './base-rate.js';
import { poissonTail } from './chance.js';
import { weekEnd } from './evidence/working-tables.store.js';
import { LARGEST_HOUSEHOLD } from './explain/limits.js';
import { findingSelect } from './finding.js';
import { rivals } from './rivals.js';

/** Two may be the desk of the early and of the late shift. About one subject or several: the same asked of a third clerk is no better. */
const PROXIES = 3;
/** Before the evidence says how many requests show no reason: one genuine look in ten leaves no trace. */
const UNLOGGED = 0.1;
/** Of the people whom unwritten work leads to, three in ten are asked about again in another fortnight (stated, as everywhere): together with the tenth that leaves no trace, what stands for honest requests before they are counted. */
const UNWRITTEN_AGAIN = 0.3 * UNLOGGED;
/** Of ten who misuse one has others look (stated), and half of those come back as often as a finding shows. */
const THROUGH_OTHERS = 0.05;
/** Honest people with such a tie who once ask about that side, and each further time: as detectors 2 and 7 state it. */
const ONCE = 0.01;
const AGAIN = 0.3;

const QUARTER = 'RANGE BETWEEN INTERVAL 91 DAY PRECEDING AND CURRENT ROW';

// Requests to which no work of the requester leads; a quarter of them at each.
const BARE = `CREATE OR REPLACE TEMP TABLE d14_bare AS
  SELECT *, count(DISTINCT hand) OVER quarter AS hands
  FROM (SELECT access, "at", week, asker AS actor, hand, subject FROM requests WHERE cleared_at IS NULL OR cleared_at > ${weekEnd('week')})
  WINDOW quarter AS (PARTITION BY actor ORDER BY "at" ${QUARTER})`;

// Those whom the requester has a tie to, and the members of the groups that these ties lead into or of groups in feud with them; with their homes and vehicles.
const CIRCLE = `CREATE OR REPLACE TEMP TABLE d14_circle AS
  WITH asks AS (SELECT DISTINCT actor FROM d14_bare), sides AS (SELECT person_a AS me, person_b AS them, known_at FROM ties UNION ALL SELECT person_b, person_a, known_at FROM ties),
  groups_near AS (
    SELECT actor, grp, known_at FROM d14_sides UNION ALL SELECT s.actor, f.group_b, s.known_at FROM d14_sides s JOIN group_feuds f ON f.group_a = s.grp UNION ALL SELECT s.actor, f.group_a, s.known_at FROM d14_sides s JOIN group_feuds f ON f.group_b = s.grp),
  people AS (
    SELECT a.actor, s.them AS person, s.known_at FROM asks JOIN actors a USING (actor) JOIN sides s ON s.me = a.person
    UNION ALL SELECT g.actor, m.person, greatest(g.known_at, m.known_at) FROM groups_near g SEMI JOIN asks USING (actor) JOIN group_members m USING (grp)),
  homes AS (SELECT person, address FROM persons WHERE address IS NOT NULL QUALIFY count(*) OVER (PARTITION BY address) <= ${LARGEST_HOUSEHOLD}),
  things AS (SELECT actor, person AS subject, known_at FROM people UNION ALL SELECT p.actor, h.address, p.known_at FROM people p JOIN homes h USING (person) UNION ALL SELECT p.actor, v.vehicle, p.known_at FROM people p JOIN vehicles v ON v.owner = p.person)
  SELECT actor, subject, min(known_at) AS known_at FROM things GROUP BY ALL`;

// How many of a quarter's requests go to that circle, against how many of the others' requests do.
const FOR_THEM = `CREATE OR REPLACE TEMP TABLE d14_for_them AS
  WITH hits AS (
    SELECT b.access, b."at", b.week, b.actor, b.hand, b.subject, count(DISTINCT b.hand) OVER quarter AS hands, count(DISTINCT b.subject) OVER quarter AS asked
    FROM d14_bare b JOIN d14_circle c ON c.actor = b.actor AND c.subject = b.subject AND c.known_at <= b."at" WINDOW quarter AS (PARTITION BY b.actor ORDER BY b."at" ${QUARTER})),
  own AS (SELECT h.access, count(*) AS n FROM hits h JOIN requests r ON r.asker = h.actor AND r."at" <= h."at" AND r."at" >= h."at" - INTERVAL 91 DAY GROUP BY h.access),
  heat AS (SELECT h.access, count(r.access) AS n FROM hits h JOIN d14_circle c ON c.actor = h.actor JOIN requests r ON r.subject = c.subject AND r.asker <> h.actor AND r."at" < h."at" GROUP BY h.access),
  daily AS (SELECT on_day, sum(count(*)) OVER (ORDER BY on_day) AS n FROM (SELECT CAST("at" AS DATE) AS on_day FROM requests) GROUP BY on_day)
  SELECT h.*, o.n * (coalesce(t.n, 0) + 1) / (d.n + 100.0) AS expected
  FROM hits h JOIN own o USING (access) LEFT JOIN heat t USING (access) JOIN daily d ON d.on_day = CAST(h."at" AS DATE)`;

// Work that comes back to somebody writes something sooner or later; who has clerks ask about the same people again and again, and has no work with them, comes back out of interest. Counted once a fortnight, against how often the
// role's bare requests come back: response seldom, squads on long cases all the time.
const RETURNED = `CREATE OR REPLACE TEMP TABLE d14_returned AS
  SELECT * FROM (SELECT *, (CAST("at" AS DATE) - min(CAST("at" AS DATE)) OVER (PARTITION BY actor, subject)) // 14 AS fortnight FROM d14_bare)
  WHERE fortnight > 0 QUALIFY row_number() OVER (PARTITION BY actor, subject, fortnight ORDER BY "at", access) = 1`;
/** What a pattern in a log can say at most, as everywhere; how few others of the role come back bounds it too. */
const MOST = 6;
/** In half a year: asked anew at each request, what is rare among few so far would come up too often. */
const AT_THIS_PACE = `b.lambda * greatest(1, ${HALF_YEAR_WEEKS}.0 / (b.week - (SELECT min(week) FROM requests) + 1))`;
const BEGUN = `SELECT actor, week, count(*) FILTER (is_first) AS n FROM (SELECT actor, week, row_number() OVER (PARTITION BY actor, subject ORDER BY "at", access) = 1 AS is_first FROM d14_bare) GROUP BY actor, week`;

export const favourSteps: readonly string[] = [
  BARE, ...rivals(14), CIRCLE, FOR_THEM, "CREATE OR REPLACE TEMP TABLE d14_asked_flag AS SELECT actor, week, 'bare' AS kind, access AS what FROM d14_bare",
  ...baseRates('d14_asked', UNLOGGED, 'SELECT asker AS actor, week, count(*) AS n FROM requests GROUP BY asker, week'),
  RETURNED, "CREATE OR REPLACE TEMP TABLE d14_returned_flag AS SELECT actor, week, 'returns' AS kind, access AS what FROM d14_returned", ...baseRates('d14_returned', UNWRITTEN_AGAIN, BEGUN),
];

export const favourFindings = (detector: string): readonly string[] => [
  findingSelect({
    detector, from: `d14_bare o JOIN d14_asked_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = 'bare' WHERE o.hands >= ${PROXIES}`,
    llr: aloneLlr(0.3, 'b.own_k', 'b.lambda'), facts: "'what', 'proxy', 'hands', o.hands, 'count', b.own_k, 'expected', round(b.lambda, 1)",
  }),
  findingSelect({
    detector, from: `d14_returned o JOIN d14_returned_base b ON b.actor = o.actor AND b.week = o.week AND b.kind = 'returns'`,
    llr: aloneLlr(THROUGH_OTHERS, 'b.own_k', AT_THIS_PACE, MOST), facts: `'what', 'returns', 'count', b.own_k, 'expected', round(${AT_THIS_PACE}, 1)`,
  }),
  findingSelect({
    detector, from: 'd14_for_them o WHERE o.hands >= 2 AND o.asked >= 2', llr: `least(5.0, ln(0.5) - ln(least(1.0, ${ONCE} * pow(${AGAIN}, o.asked - 1) + 2 * ${poissonTail('o.asked', 'o.expected')})))`,
    facts: "'what', 'for them', 'hands', o.hands, 'count', o.asked, 'expected', round(o.expected, 1)",
  }),
];
