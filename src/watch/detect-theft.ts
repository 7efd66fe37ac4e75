// 20. Looked up, then stolen: cars and homes that somebody looked at without work and that thieves came for within the month. Added because the look-back (8) asks about violence only, and planned theft is
// what insiders of registers, ports and counters sell. One theft after one look is the trade of chance; one after another is a list.
import { aloneLlr, amongOthers, HALF_YEAR_WEEKS } from './base-rate.js';
import { looksUntil } from './chance.js';
import type { Detector } from './detector.js';
import { LARGEST_HOUSEHOLD } from './explain/limits.js';
import { findingSelect } from './finding.js';

const NAME = 'looked_then_stolen';

/** Where a car stands and who is at home is true for weeks, not for months. */
const WITHIN_DAYS = 30;
const HALF_YEAR_DAYS = 7 * HALF_YEAR_WEEKS;
/** Of people, cars and homes, so many meet a theft of one kind within a month: one household in thirty a year, somewhat more often those whom police look at (stated, until looks have told). */
const STOLEN = 0.003;
const STOLEN_WEIGHT = 300;
/** Looks of a role that outweigh what all show. */
const ROLE_WEIGHT = 500;
/** Of ten who misuse one looks for what can be stolen (stated), and half of those meet as many thefts as a finding shows. */
const ORDERED = 0.05;
/** One theft after one look happens to one honest person in ten within half a year; two are the beginning of a list. */
const LIST = 2;
/** What a pattern in a log can say at most, as everywhere. */
const MOST = 6;

// A vehicle among the parties counts where it is the victim's or nobody's: a suspect's was looked up for other reasons.
const THEFTS = [
  `CREATE OR REPLACE TEMP TABLE d20_thefts AS
   SELECT incident_id, lower(kind) AS kind, occurred_at, address, greatest(known_at, occurred_at, coalesce(reported_at, occurred_at)) AS known_at FROM incidents WHERE lower(kind) IN ('vehicle_theft', 'burglary') AND occurred_at IS NOT NULL`,
  `CREATE OR REPLACE TEMP TABLE d20_targets AS
   WITH homes AS (SELECT person, address FROM persons WHERE address IS NOT NULL QUALIFY count(*) OVER (PARTITION BY address) <= ${LARGEST_HOUSEHOLD}),
   parties AS (SELECT t.incident_id, p.subject, p.part, greatest(t.known_at, p.known_at) AS known_at FROM d20_thefts t JOIN incident_parties p USING (incident_id)),
   victims AS (SELECT incident_id, subject, known_at FROM parties WHERE part IN ('victim', 'complainant')),
   targets AS (
     FROM victims
     UNION ALL SELECT v.incident_id, h.address, v.known_at FROM victims v JOIN homes h ON h.person = v.subject
     UNION ALL SELECT v.incident_id, c.vehicle, v.known_at FROM victims v JOIN vehicles c ON c.owner = v.subject
     UNION ALL SELECT a.incident_id, a.subject, a.known_at FROM parties a LEFT JOIN vehicles c ON c.vehicle = a.subject LEFT JOIN victims v ON v.incident_id = a.incident_id AND v.subject = c.owner WHERE a.part = 'vehicle' AND (c.owner IS NULL OR v.subject IS NOT NULL)
     UNION ALL SELECT t.incident_id, t.address, t.known_at FROM d20_thefts t SEMI JOIN homes h ON h.address = t.address)
   SELECT incident_id, subject, min(known_at) AS known_at FROM targets GROUP BY incident_id, subject`,
];

// Things and people of whom no incident and no stop was on record at the look: a shop that is robbed every week, or somebody whom trouble follows, is looked up and struck for one reason; the first month of the evidence cannot tell. Each once for one person: a look is one chance, however often thieves come.
const FRESH = `CREATE OR REPLACE TEMP TABLE d20_fresh AS
  WITH met AS (
    SELECT subject, min("at") AS met_at FROM (
      SELECT p.subject, greatest(n.known_at, p.known_at) AS "at" FROM incident_parties p JOIN incidents n USING (incident_id) UNION ALL SELECT address, known_at FROM incidents WHERE address IS NOT NULL
      UNION ALL SELECT subject, known_at FROM encounters WHERE subject IS NOT NULL) GROUP BY subject)
  SELECT l.who, l.subject, l.access, l.looked_at, l.on_day FROM d20_looks l LEFT JOIN met m USING (subject) CROSS JOIN (SELECT min(occurred_at) AS began FROM incidents) e WHERE coalesce(l.looked_at < m.met_at, true) AND l.looked_at >= e.began + INTERVAL ${WITHIN_DAYS} DAY
  QUALIFY row_number() OVER (PARTITION BY l.who, l.subject ORDER BY l.looked_at, l.access) = 1`;

// Once for each theft too, though car, owner and home were asked about.
const HITS = `CREATE OR REPLACE TEMP TABLE d20_hits AS
  WITH first_theft AS (
    SELECT t.kind, l.access, l.looked_at AS "at", l.who AS actor, l.subject, t.incident_id, date_diff('day', l.looked_at, t.occurred_at) AS days, greatest(t.known_at, g.known_at) AS known_at
    FROM d20_fresh l JOIN d20_targets g USING (subject) JOIN d20_thefts t USING (incident_id)
    WHERE l.looked_at < t.occurred_at AND l.looked_at >= t.occurred_at - INTERVAL ${WITHIN_DAYS} DAY
    QUALIFY row_number() OVER (PARTITION BY l.who, l.subject, t.kind ORDER BY t.occurred_at, t.incident_id) = 1)
  FROM first_theft QUALIFY row_number() OVER (PARTITION BY actor, incident_id ORDER BY "at" DESC, access) = 1`;

// Expected in half a year at the pace until then: asked anew at each theft, what is rare among few looks so far would come up too often. How many of all such looks were followed by such a theft until then, the actor's own left out: of the role, leaning on all.
const WEIGHED = `CREATE OR REPLACE TEMP TABLE d20_weighed AS
  WITH roled AS (SELECT l.who, l.on_day, coalesce(a.role, '') AS role, count(*) AS n FROM d20_fresh l LEFT JOIN actors a ON a.actor = l.who GROUP BY ALL),
  days AS (
    SELECT who, on_day, role, n, sum(n) OVER (PARTITION BY who ORDER BY on_day) AS own_ever, sum(n) OVER (PARTITION BY who ORDER BY on_day RANGE BETWEEN INTERVAL ${HALF_YEAR_DAYS} DAY PRECEDING AND CURRENT ROW) AS own_n FROM roled),
  by_role AS (SELECT role, on_day, sum(sum(n)) OVER (PARTITION BY role ORDER BY on_day) AS n FROM roled GROUP BY role, on_day),
  by_all AS (SELECT on_day, sum(sum(n)) OVER (ORDER BY on_day) AS n FROM roled GROUP BY on_day),
  counted AS (
    SELECT h.*, coalesce(a.role, '') AS role, CAST(h.known_at AS DATE) AS known_day,
      count(*) OVER (PARTITION BY h.kind, h.actor ORDER BY h.known_at RANGE BETWEEN INTERVAL ${HALF_YEAR_DAYS} DAY PRECEDING AND CURRENT ROW) AS own_k, count(*) OVER (PARTITION BY h.kind, h.actor ORDER BY h.known_at) AS own_k_ever,
      count(*) OVER (PARTITION BY h.kind, coalesce(a.role, '') ORDER BY h.known_at) AS role_k, count(*) OVER (PARTITION BY h.kind ORDER BY h.known_at) AS all_k
    FROM d20_hits h LEFT JOIN actors a ON a.actor = h.actor),
  shares AS (
    SELECT c.*, d.own_n, (all_k - own_k_ever + ${STOLEN_WEIGHT * STOLEN}) / (w.n - d.own_ever + ${STOLEN_WEIGHT}) AS all_share, r.n - d.own_ever AS role_n
    FROM counted c ASOF JOIN days d ON d.who = c.actor AND c.known_day >= d.on_day ASOF JOIN by_role r ON r.role = c.role AND c.known_day >= r.on_day ASOF JOIN by_all w ON c.known_day >= w.on_day)
  SELECT *, own_n * greatest(1, ${HALF_YEAR_DAYS} / (known_day - (SELECT min(on_day) FROM d20_fresh) + 7.0)) * greatest(all_share / 2, (role_k - own_k_ever + ${ROLE_WEIGHT} * all_share) / (role_n + ${ROLE_WEIGHT})) AS expected FROM shares`;

export const theft: Detector = {
  number: 20,
  name: NAME,
  family: 'harm',
  care: 'reviewer',
  question: {
    en: 'Were cars or homes stolen from soon after the same person had looked them up without work?',
    fr: 'Des véhicules ou des domiciles ont-ils été volés peu après qu’une même personne les a consultés sans travail qui y mène ?',
  },
  needs: ['incidents', 'incident_parties'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Who patrols where thieves work looks at cars that are then stolen: the share among the role’s own unexplained looks is the measure. One theft after one look is not shown.',
  source: 'domain.md section 4, red flags: plate or address look-ups without occurrence; query soon before an offence against the subject',
  prepare: [...looksUntil(20), ...THEFTS, FRESH, HITS, WEIGHED],
  sql: amongOthers(findingSelect({
    detector: NAME, from: `d20_weighed o WHERE o.own_k >= ${LIST}`, knownAt: 'o.known_at', llr: aloneLlr(ORDERED, 'o.own_k', 'o.expected', MOST),
    facts: "'what', o.kind, 'count', o.own_k, 'days', o.days, 'expected', round(o.expected, 2)", rowRefs: "['incidents:' || o.incident_id]",
  }), '-', 'all_people'),
  say: {
    en: (facts) => `${facts['days']} days after the look-up the ${facts['what'] === 'burglary' ? 'home was broken into' : 'vehicle was stolen'}: ${facts['count']} such in half a year among those this person looked up without a reason; looks like those of peers would have met ${Number(facts['expected']).toFixed(2)}.`,
    fr: (facts) => `${facts['days']} jours après la consultation, ${facts['what'] === 'burglary' ? 'le domicile a été cambriolé' : 'le véhicule a été volé'} : ${facts['count']} cas en six mois parmi les consultations sans motif de cette personne ; des consultations comme celles de ses pairs en auraient précédé ${Number(facts['expected']).toFixed(2).replace('.', ',')}.`,
  },
};
