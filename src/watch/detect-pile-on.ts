// Detector 5: everybody wants to know about what is in the news. Work comes to a team, curiosity to anybody: units are counted, not people, against the heat that the same subjects had before and against
// what news brings here anyway. One alert for all who looked.
import { FAINT, poissonTail } from './chance.js';
import type { Detector } from './detector.js';
import { DESKS, LARGEST_TEAM } from './explain/limits.js';
import { BASE_RATE } from './rank/base-rate.js';
import { VIOLENT } from './rivals.js';

/** The news of a day, of a long weekend, of a week. */
const WINDOWS = [1, 3, 7];
/** Eight weeks of the usual, before. */
const USUAL_DAYS = 56;
/** Share of groups shown that may be chance, over all people, windows and incidents of one week (Benjamini–Hochberg). */
const FALSE_SHARE = 0.05;
/** Fewer than three are no pile. */
const PILE = 3;
/** A pile draws half a dozen units, more or less: the alternative is an exponential with that mean beyond what is expected. */
const PILE_UNITS = 6;
/** Of incidents in the news one in twenty draws a pile (stated): ranking starts from how many people misuse, which is fewer; the difference is in the weight. */
const PILED = 0.05;
/** Incidents that outweigh the stated half unit which news brings beyond the usual. */
const NEWS_WEIGHT = 10;
const NEWS_UNITS = 0.5;

/** Serious incidents that stayed out of the news show what work alone leaves unwritten, as if told of a day after the report. */
const AS_IF_PUBLIC = "coalesce(reported_at, occurred_at) + INTERVAL 1 DAY";
/** Expected units around such incidents that outweigh what the agency leaves unwritten everywhere. */
const QUIET_WEIGHT = 5;

const PARTIES = `
  CREATE OR REPLACE TEMP TABLE d5_parties AS
  WITH public AS (
    SELECT incident_id, publicised_at, address, greatest(known_at, publicised_at) AS known_at FROM incidents WHERE publicised_at IS NOT NULL
    UNION ALL SELECT incident_id, ${AS_IF_PUBLIC}, address, greatest(known_at, ${AS_IF_PUBLIC}) FROM incidents WHERE publicised_at IS NULL AND (kind IN ${VIOLENT} OR serious)),
  parties AS (SELECT p.incident_id, p.subject, greatest(p.known_at, n.known_at) AS known_at, n.publicised_at FROM public n JOIN incident_parties p USING (incident_id)
    UNION ALL SELECT incident_id, address, known_at, publicised_at FROM public WHERE address IS NOT NULL),
  near AS (SELECT * FROM parties UNION ALL SELECT t.incident_id, p.address, t.known_at, t.publicised_at FROM parties t JOIN persons p ON p.person = t.subject WHERE p.address IS NOT NULL
    UNION ALL SELECT t.incident_id, v.vehicle, t.known_at, t.publicised_at FROM parties t JOIN vehicles v ON v.owner = t.subject)
  SELECT incident_id, subject, any_value(publicised_at) AS publicised_at, min(known_at) AS known_at FROM near GROUP BY incident_id, subject`;

// Where work would come from: the unit; in one too big to be a team the supervisor's people; else, and at a desk, where each is asked for themselves, the person alone.
const PLACES = `
  CREATE OR REPLACE TEMP TABLE d5_places AS
  SELECT actor AS who, CASE WHEN lower(coalesce(role, '')) IN (${DESKS}) THEN 'a' || actor WHEN unit IS NOT NULL AND (supervisor IS NULL OR count(*) OVER (PARTITION BY agency, unit) <= ${LARGEST_TEAM}) THEN 'u' || coalesce(agency, '') || '/' || unit
    WHEN supervisor IS NOT NULL THEN 's' || supervisor ELSE 'a' || actor END AS place FROM actors`;

const LOOKS = `
  CREATE OR REPLACE TEMP TABLE d5_looks AS
  WITH wanted AS (SELECT access, "at" AS looked_at, coalesce(on_behalf_of, actor) AS who, subject FROM accesses SEMI JOIN d5_parties USING (subject)),
  still_open AS (SELECT access FROM open_accesses SEMI JOIN wanted USING (access))
  SELECT p.incident_id, w.access, w.who, coalesce(q.place, 'a' || w.who) AS place, w.subject, w.looked_at, epoch(w.looked_at - p.publicised_at) / 86400 AS day_after, p.publicised_at, p.known_at, o.access IS NOT NULL AS open
  FROM wanted w JOIN d5_parties p USING (subject) LEFT JOIN d5_places q USING (who) LEFT JOIN still_open o USING (access)
  WHERE w.looked_at >= p.publicised_at - INTERVAL ${USUAL_DAYS} DAY AND w.looked_at < p.publicised_at + INTERVAL ${Math.max(...WINDOWS)} DAY`;

// Each unit counts once a window. One that has somebody else's reason there in the days around worked on it, and what its people left unwritten is work too.
// A unit is unseen when all it asked was left unwritten: as often as the agency leaves one look so, to the power of the occasions on which a unit asks; for each unit that worked so many more are expected
// (Horvitz and Thompson). How many there really were around serious incidents of which no paper told corrects it. What news brings beyond that, without being a pile, is told by the incidents before.
const TESTED = `
  CREATE OR REPLACE TEMP TABLE d5_tested AS
  WITH began AS (SELECT min("at") AS first_look FROM accesses),
  windows AS (SELECT unnest([${WINDOWS.join(', ')}]) AS days),
  incidents_seen AS (SELECT incident_id, any_value(publicised_at) AS publicised_at, min(known_at) AS known_at FROM d5_looks GROUP BY incident_id),
  daily AS (SELECT a.day, a.n AS looks, coalesce(b.n, 0) AS opened FROM (SELECT CAST("at" AS DATE) AS day, count(*) AS n FROM accesses GROUP BY ALL) a LEFT JOIN (SELECT CAST("at" AS DATE) AS day, count(*) AS n FROM open_accesses GROUP BY ALL) b USING (day)),
  unwritten AS (SELECT n.incident_id, (coalesce(sum(o.opened), 0) + 5) / (coalesce(sum(o.looks), 0) + 100.0) AS share FROM incidents_seen n LEFT JOIN daily o ON o.day < CAST(n.publicised_at AS DATE) GROUP BY n.incident_id),
  placed AS (
    SELECT incident_id, days, place, bool_or(NOT open AND day_after >= -${Math.max(...WINDOWS)}) AS worked, bool_or(open AND day_after >= 0) AS asked, count(DISTINCT who) FILTER (open AND day_after >= 0) AS askers,
      count(DISTINCT {'w': who, 'd': floor(day_after)}) FILTER (day_after >= -${Math.max(...WINDOWS)}) AS occasions, count(DISTINCT floor(day_after)) FILTER (open AND day_after < 0) AS usual
    FROM d5_looks JOIN windows w ON day_after < w.days GROUP BY ALL),
  counted AS (
    SELECT incident_id, days, count(*) FILTER (asked AND NOT worked) AS units, coalesce(sum(askers) FILTER (asked AND NOT worked), 0) AS askers, sum(usual) AS usual,
      coalesce(sum(pow(share, occasions) / (1 - pow(share, occasions))) FILTER (worked), 0) AS unseen
    FROM placed JOIN unwritten USING (incident_id) GROUP BY incident_id, days),
  dated AS (SELECT c.incident_id, c.days, n.publicised_at, greatest(n.known_at, n.publicised_at + to_days(CAST(c.days AS INTEGER))) AS known_at, p.incident_id IS NOT NULL AS is_public
    FROM counted c JOIN incidents_seen n USING (incident_id) LEFT JOIN (SELECT incident_id FROM incidents WHERE publicised_at IS NOT NULL) p USING (incident_id)),
  told AS (
    SELECT c.*, coalesce(sum(c.units) FILTER (NOT d.is_public) OVER quiet, 0) AS quiet_units, coalesce(sum(c.unseen) FILTER (NOT d.is_public) OVER quiet, 0) AS quiet_unseen
    FROM counted c JOIN dated d USING (incident_id, days) WINDOW quiet AS (PARTITION BY c.days ORDER BY d.known_at RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 SECOND PRECEDING)),
  by_heat AS (
    SELECT c.*, n.publicised_at, n.known_at, (c.usual + 0.5) / greatest(1, least(${USUAL_DAYS}, epoch(n.publicised_at - first_look) / 86400)) * c.days
      + c.unseen * (c.quiet_units + ${QUIET_WEIGHT}) / (c.quiet_unseen + ${QUIET_WEIGHT}) AS heat
    FROM told c JOIN dated n USING (incident_id, days) CROSS JOIN began WHERE n.is_public),
  expected AS (
    SELECT *, heat + (coalesce(sum(greatest(units - heat, 0)) OVER earlier, 0) + ${NEWS_WEIGHT * NEWS_UNITS}) / (count(*) OVER earlier + ${NEWS_WEIGHT}) AS by_work
    FROM by_heat WINDOW earlier AS (PARTITION BY days ORDER BY known_at RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 SECOND PRECEDING)),
  chances AS (SELECT *, ${poissonTail('units', 'by_work')} AS p, date_trunc('week', known_at) AS batch FROM expected),
  ranked AS (SELECT *, row_number() OVER (PARTITION BY batch ORDER BY p, incident_id, days) AS place, count(*) OVER (PARTITION BY batch) AS tests FROM chances),
  cut AS (SELECT batch, max(place) FILTER (p <= ${FALSE_SHARE} * place / tests) AS last_place FROM ranked GROUP BY batch)
  SELECT r.* FROM ranked r JOIN cut USING (batch) WHERE r.place <= last_place AND r.units >= ${PILE}`;

// So many units under a pile against so many under work, for the incident as a whole: Poisson on both sides, the pile's size integrated out (Laplace's approximation at what was counted).
const LLR = `least(6.0, t.units * ln(t.units / t.by_work) - (t.units - t.by_work) + 0.5 * ln(6.2832 * t.units) - ln(${PILE_UNITS}) - (t.units - t.by_work) / ${PILE_UNITS} + ln(${PILED} / ${BASE_RATE}))`;

export const pileOn: Detector = {
  number: 5, name: 'pile-on', family: 'interest', care: 'reviewer',
  question: {
    en: 'After an incident became public, did many people without any part in it look at those concerned?',
    fr: 'Après qu’un incident est devenu public, beaucoup de personnes sans rôle dans l’affaire ont-elles consulté les personnes concernées ?',
  },
  needs: ['incidents.publicised_at', 'incident_parties'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Work on the incident that was never written down in several units at once; a case that nobody wrote down stays in one unit, which counts once. One group in twenty shown may be chance.',
  source: 'domain.md section 4, red flags: subject with no link to caseload',
  prepare: [PARTIES, PLACES, LOOKS, TESTED],
  sql: `
    SELECT * FROM (
      SELECT 'pile-on' AS detector, l.who AS actor, l.access, l.subject, 'pile-on:' || l.incident_id AS episode, l.looked_at AS "at", greatest(t.known_at, l.looked_at, l.known_at) AS known_at,
        round(${LLR}, 3) AS llr, json_object('askers', t.askers, 'units', t.units, 'days', t.days, 'by_work', round(t.by_work, 2), 'usual', t.usual) AS facts, ['incidents:' || l.incident_id] AS row_refs
      FROM d5_looks l JOIN d5_tested t ON t.incident_id = l.incident_id AND l.day_after < t.days
      WHERE l.open AND l.day_after >= 0 AND NOT EXISTS (SELECT 1 FROM d5_looks w WHERE w.incident_id = l.incident_id AND w.place = l.place AND NOT w.open AND w.day_after >= -${Math.max(...WINDOWS)} AND w.day_after < t.days))
    WHERE llr >= ${FAINT} QUALIFY llr > coalesce(max(llr) OVER (PARTITION BY access, actor, episode ORDER BY known_at, llr ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`,
  say: {
    en: (facts) => `One of ${facts['askers']} people in ${facts['units']} units without a part in it who looked at those concerned within ${facts['days'] === 1 ? 'a day' : `${facts['days']} days`} of the incident becoming public; work and the usual interest would bring ${Number(facts['by_work']).toFixed(1)} units.`,
    fr: (facts) => `L’une des ${facts['askers']} personnes, de ${facts['units']} unités sans rôle dans l’affaire, qui ont consulté les intéressés ${facts['days'] === 1 ? 'le jour même' : `dans les ${facts['days']} jours`} après que l’incident est devenu public ; le travail et l’intérêt habituel amèneraient ${Number(facts['by_work']).toFixed(1).replace('.', ',')} unités.`,
  },
};
