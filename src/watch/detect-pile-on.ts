// Detector 5: everybody wants to know about what is in the news. Counted against the heat that the same people had before, and against the work that the incident gives: one alert for all who looked.
import { FAINT, poissonTail } from './chance.js';
import type { Detector } from './detector.js';

/** The news of a day, of a long weekend, of a week. */
const WINDOWS = [1, 3, 7];
/** Eight weeks of the usual, before. */
const USUAL_DAYS = 56;
/** Share of groups shown that may be chance, over all people, windows and incidents of one week (Benjamini–Hochberg). */
const FALSE_SHARE = 0.05;
/** Fewer than three are no pile. */
const PILE = 3;

const PARTIES = `
  CREATE OR REPLACE TEMP TABLE d5_parties AS
  WITH public AS (SELECT incident_id, publicised_at, address, greatest(known_at, publicised_at) AS known_at FROM incidents WHERE publicised_at IS NOT NULL),
  parties AS (SELECT p.incident_id, p.subject, greatest(p.known_at, n.known_at) AS known_at, n.publicised_at FROM public n JOIN incident_parties p USING (incident_id)
    UNION ALL SELECT incident_id, address, known_at, publicised_at FROM public WHERE address IS NOT NULL),
  near AS (SELECT * FROM parties UNION ALL SELECT t.incident_id, p.address, t.known_at, t.publicised_at FROM parties t JOIN persons p ON p.person = t.subject WHERE p.address IS NOT NULL
    UNION ALL SELECT t.incident_id, v.vehicle, t.known_at, t.publicised_at FROM parties t JOIN vehicles v ON v.owner = t.subject)
  SELECT incident_id, subject, any_value(publicised_at) AS publicised_at, min(known_at) AS known_at FROM near GROUP BY incident_id, subject`;

// Each actor counts once a window. Looks with somebody else's reason tell how much work there was, and so how much of it went unwritten.
const LOOKS = `
  CREATE OR REPLACE TEMP TABLE d5_looks AS
  WITH wanted AS (SELECT access, "at" AS looked_at, coalesce(on_behalf_of, actor) AS who, subject FROM accesses SEMI JOIN d5_parties USING (subject)),
  still_open AS (SELECT access FROM open_accesses SEMI JOIN wanted USING (access))
  SELECT p.incident_id, w.access, w.who, w.subject, w.looked_at, epoch(w.looked_at - p.publicised_at) / 86400 AS day_after, p.publicised_at, p.known_at, o.access IS NOT NULL AS open
  FROM wanted w JOIN d5_parties p USING (subject) LEFT JOIN still_open o USING (access)
  WHERE w.looked_at >= p.publicised_at - INTERVAL ${USUAL_DAYS} DAY AND w.looked_at < p.publicised_at + INTERVAL ${Math.max(...WINDOWS)} DAY`;

const TESTED = `
  CREATE OR REPLACE TEMP TABLE d5_tested AS
  WITH began AS (SELECT min("at") AS first_look FROM accesses),
  windows AS (SELECT unnest([${WINDOWS.join(', ')}]) AS days),
  incidents_seen AS (SELECT incident_id, any_value(publicised_at) AS publicised_at, min(known_at) AS known_at FROM d5_looks GROUP BY incident_id),
  unwritten AS (
    SELECT n.incident_id, (coalesce(sum(o.opened), 0) + 5) / (coalesce(sum(o.looks), 0) + 100.0) AS share FROM incidents_seen n
    LEFT JOIN (SELECT a.day, a.n AS looks, coalesce(b.n, 0) AS opened FROM (SELECT CAST("at" AS DATE) AS day, count(*) AS n FROM accesses GROUP BY ALL) a LEFT JOIN (SELECT CAST("at" AS DATE) AS day, count(*) AS n FROM open_accesses GROUP BY ALL) b USING (day)) o ON o.day < CAST(n.publicised_at AS DATE) GROUP BY n.incident_id),
  counted AS (
    SELECT l.incident_id, w.days, count(DISTINCT who) FILTER (open AND day_after >= 0 AND day_after < w.days) AS askers, count(DISTINCT who) FILTER (NOT open AND day_after >= 0 AND day_after < w.days) AS workers,
      count(DISTINCT {'w': who, 'd': floor(day_after)}) FILTER (open AND day_after < 0) AS usual
    FROM d5_looks l CROSS JOIN windows w GROUP BY l.incident_id, w.days),
  expected AS (
    SELECT c.*, n.publicised_at, greatest(n.known_at, n.publicised_at + to_days(CAST(c.days AS INTEGER))) AS known_at,
      (c.usual + 0.5) / greatest(1, least(${USUAL_DAYS}, epoch(n.publicised_at - first_look) / 86400)) * c.days + c.workers * u.share / (1 - u.share) AS by_work
    FROM counted c JOIN incidents_seen n USING (incident_id) JOIN unwritten u USING (incident_id) CROSS JOIN began),
  chances AS (SELECT *, ${poissonTail('askers', 'by_work')} AS p, date_trunc('week', known_at) AS batch FROM expected),
  ranked AS (SELECT *, row_number() OVER (PARTITION BY batch ORDER BY p, incident_id, days) AS place, count(*) OVER (PARTITION BY batch) AS tests FROM chances),
  cut AS (SELECT batch, max(place) FILTER (p <= ${FALSE_SHARE} * place / tests) AS last_place FROM ranked GROUP BY batch)
  SELECT r.* FROM ranked r JOIN cut USING (batch) WHERE r.place <= last_place AND r.askers >= ${PILE}`;

export const pileOn: Detector = {
  number: 5, name: 'pile-on', family: 'interest', care: 'reviewer',
  question: {
    en: 'After an incident became public, did many people without any part in it look at those concerned?',
    fr: 'Après qu’un incident est devenu public, beaucoup de personnes sans rôle dans l’affaire ont-elles consulté les personnes concernées ?',
  },
  needs: ['incidents.publicised_at', 'incident_parties'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Work on the incident that was never written down: as much as the agency leaves unwritten elsewhere is expected for the work that was. One group in twenty shown may be chance.',
  source: 'domain.md section 4, red flags: subject with no link to caseload',
  prepare: [PARTIES, LOOKS, TESTED],
  // Of those who looked, so many did so out of curiosity for each whom work alone would have brought there.
  sql: `
    SELECT * FROM (
      SELECT 'pile-on' AS detector, l.who AS actor, l.access, l.subject, 'pile-on:' || l.incident_id AS episode, l.looked_at AS "at", greatest(t.known_at, l.looked_at, l.known_at) AS known_at,
        round(least(4.0, ln(t.askers - least(t.by_work, t.askers - 1e-3)) - ln(greatest(t.by_work, 1e-3))), 3) AS llr,
        json_object('askers', t.askers, 'days', t.days, 'by_work', round(t.by_work, 2), 'usual', t.usual) AS facts, ['incidents:' || l.incident_id] AS row_refs
      FROM d5_looks l JOIN d5_tested t ON t.incident_id = l.incident_id AND l.day_after < t.days
      WHERE l.open AND l.day_after >= 0
      QUALIFY row_number() OVER (PARTITION BY l.access, l.who ORDER BY t.days, l.incident_id) = 1)
    WHERE llr >= ${FAINT}`,
  say: {
    en: (facts) => `One of ${facts['askers']} people who, with no work on record, looked at those concerned within ${facts['days'] === 1 ? 'a day' : `${facts['days']} days`} of the incident becoming public; work and the usual interest in them would give ${Number(facts['by_work']).toFixed(1)}.`,
    fr: (facts) => `L’une des ${facts['askers']} personnes qui, sans travail sur registre, ont consulté les intéressés ${facts['days'] === 1 ? 'le jour même' : `dans les ${facts['days']} jours`} après que l’incident est devenu public ; le travail et l’intérêt habituel en donneraient ${Number(facts['by_work']).toFixed(1).replace('.', ',')}.`,
  },
};
