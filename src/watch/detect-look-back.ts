// Detector 8: who looked before it happened. One look before one incident is a lead for whoever investigates the incident (`lookback.jsonl`); one person before several is the sign.
import { day, FAINT, logRatio, poissonTail } from './chance.js';
import type { Detector } from './detector.js';
import { DAYS_BEFORE, lookBackSteps } from './look-back.js';

/** Look-ups that are used at once: a fortnight. Two windows are two chances to be wrong, and both are paid for. */
const SOON_DAYS = 14;

/** Shifts of the incidents' dates. With 199 the smallest chance that can be told is one in two hundred: what timing alone may add. */
const SHIFTS = 199;

const STACKED = `
  CREATE OR REPLACE TEMP TABLE d8_stacked AS
  WITH weekly AS (SELECT who, known_week, count(*) AS n, count(*) FILTER (lag <= ${SOON_DAYS}) AS soon FROM d8_hits GROUP BY who, known_week),
  running AS (SELECT who, known_week, CAST(sum(n) OVER w AS BIGINT) AS hits, CAST(sum(soon) OVER w AS BIGINT) AS soon FROM weekly WINDOW w AS (PARTITION BY who ORDER BY known_week)),
  loaded AS (SELECT r.*, l.load FROM running r ASOF JOIN d8_load l ON l.who = r.who AND r.known_week >= l.known_week)
  SELECT *, least(1.0, 2 * least(${poissonTail('hits', 'load')}, ${poissonTail('soon', `load * ${SOON_DAYS} / ${DAYS_BEFORE}`)})) AS tail FROM loaded`;

/** Beyond so many days more say no more; pairs that outweigh what is stated of coming back. */
const MOST_DAYS = 5;
const DAYS_WEIGHT = 20;

// Each incident's date is moved on its own, round and round the days of the log before it: is it by chance that the looks stand so close before? Shifts come from a hash, so that every run draws the same.
const SHIFTED = `
  CREATE OR REPLACE TEMP TABLE d8_shifted AS
  WITH began AS (SELECT min("at") AS first_look FROM accesses),
  chosen AS (SELECT DISTINCT who FROM d8_stacked WHERE hits > 1 AND tail < 0.25),
  looks AS (
    SELECT s.who, s.i, n.incident_id, s.lag, greatest(epoch(n.occurred_at - first_look) / 86400, 1) AS span FROM d8_seen s SEMI JOIN chosen USING (who) JOIN d8_incidents n USING (i) CROSS JOIN began WHERE s.open),
  moved AS (
    SELECT l.who, l.i, b.b, CASE WHEN b.b = 0 THEN l.lag ELSE (l.lag + span * (hash(l.incident_id || '/' || b.b) % 1000003) / 1000003.0) % span END AS lag FROM looks l CROSS JOIN (SELECT unnest(range(0, ${SHIFTS + 1})) AS b) b),
  closest AS (SELECT m.who, m.i, m.b, greatest(0, 1 - min(m.lag) / ${DAYS_BEFORE}.0) AS nearness, any_value(h.known_week) AS known_week FROM moved m JOIN d8_hits h ON h.who = m.who AND h.i = m.i GROUP BY m.who, m.i, m.b),
  weekly AS (SELECT who, b, known_week, sum(nearness) AS nearness FROM closest GROUP BY who, b, known_week),
  running AS (SELECT who, b, known_week, sum(nearness) OVER (PARTITION BY who, b ORDER BY known_week) AS nearness FROM weekly)
  SELECT r.who, r.known_week, (1 + count(*) FILTER (r.b > 0 AND r.nearness >= o.nearness - 1e-9)) / ${SHIFTS + 1}.0 AS by_date
  FROM running r JOIN running o ON o.who = r.who AND o.known_week = r.known_week AND o.b = 0 GROUP BY r.who, r.known_week`;

// Whoever plans comes back to the target itself. So does unwritten work: of a role's open pairs of actor and subject, the share that came to so many days within ninety, until then.
const AGAIN = `
  CREATE OR REPLACE TEMP TABLE d8_again AS
  WITH looked_on AS (SELECT DISTINCT actor, subject, CAST("at" AS DATE) AS on_day FROM open_accesses WHERE subject IS NOT NULL),
  numbered AS (SELECT *, row_number() OVER (PARTITION BY actor, subject ORDER BY on_day) AS days, min(on_day) OVER (PARTITION BY actor, subject) AS first_day FROM looked_on QUALIFY on_day <= first_day + ${DAYS_BEFORE} AND days <= ${MOST_DAYS}),
  counted AS (SELECT coalesce(a.role, '') AS role, n.days, n.on_day, count(*) AS n FROM numbered n LEFT JOIN actors a USING (actor) GROUP BY ALL),
  running AS (SELECT role, days, on_day, sum(n) OVER (PARTITION BY role, days ORDER BY on_day) AS n FROM counted)
  SELECT r.role, r.days, r.on_day, least(1, (r.n - 1 + ${DAYS_WEIGHT} * pow(0.3, r.days - 1)) / (b.n + ${DAYS_WEIGHT})) AS share
  FROM running r ASOF JOIN (SELECT * FROM running WHERE days = 1) b ON b.role = r.role AND r.on_day >= b.on_day WHERE r.days > 1`;

// Others asked about the same target in the same months: it was hot, and one look more is a lead without a figure.
// Where nobody else did, one look still cannot be rarer than one in thirty: trouble comes before violence, and work that was never written down comes with trouble. Coming back can, to one in a hundred:
// as many incidents as chance gives, times how seldom the role comes back so often. It is a second way to be found, and both are paid for.
const WEIGHED = `
  CREATE OR REPLACE TEMP TABLE d8_weighed AS
  WITH askers AS (SELECT i, count(DISTINCT who) AS askers FROM d8_pairs GROUP BY i),
  came AS (SELECT s.i, s.who, least(count(DISTINCT CAST(s.looked_at AS DATE)), ${MOST_DAYS}) AS days, max(n.on_day) AS on_day, any_value(coalesce(w.role, '')) AS role
    FROM d8_seen s JOIN d8_incidents n USING (i) LEFT JOIN d8_who w USING (who) WHERE s.open AND s.direct AND s.lag <= ${DAYS_BEFORE} GROUP BY s.i, s.who HAVING count(DISTINCT CAST(s.looked_at AS DATE)) > 1),
  back AS (SELECT c.i, c.who, c.days, coalesce(g.share, pow(0.3, c.days - 1)) AS share FROM came c ASOF LEFT JOIN d8_again g ON g.role = c.role AND g.days = c.days AND c.on_day >= g.on_day)
  SELECT h.*, s.hits, s.load, a.askers, p.connected, p.tie_nats, coalesce(k.days, 1) AS days, CASE WHEN p.connected THEN greatest(h.known_at, p.connected_known) ELSE h.known_at END AS shown_at,
    least(CASE WHEN s.hits = 1 THEN greatest(s.tail, CASE WHEN a.askers > 1 THEN 0.4 ELSE 0.03 END) WHEN s.hits > 1 THEN greatest(s.tail, coalesce(d.by_date, 1)) ELSE s.tail END,
      CASE WHEN k.days > 1 THEN greatest(0.01, 2 * (1 - exp(-s.load * k.share))) ELSE 1 END) AS honest
  FROM d8_hits h JOIN d8_stacked s USING (who, known_week) JOIN askers a USING (i) JOIN d8_pairs p USING (i, who) LEFT JOIN d8_shifted d USING (who, known_week) LEFT JOIN back k USING (i, who)`;

export const lookBack: Detector = {
  number: 8, name: 'look-back', family: 'harm', care: 'reviewer',
  question: {
    en: 'Who looked at the victim, the home, the vehicle or those near them in the 90 days before a serious incident, more often than their work would bring them there?',
    fr: 'Qui a consulté la victime, son domicile, son véhicule ou ses proches dans les 90 jours précédant un incident grave, plus souvent que son travail ne l’y mènerait ?',
  },
  needs: ['incidents', 'incident_parties'],
  clearedBy: 'independent explanation',
  falseAlarms: 'Victims of serious incidents are often known to police, and many look at them. Volume, heat, role and place are taken out; one look at a hot target stays a lead in the look-back list and is no alert. By chance one person in two hundred shows dates as close.',
  source: 'domain.md section 4, red flags: query soon before violence against the subject; source 000 (Project South)',
  prepare: [...lookBackSteps, STACKED, SHIFTED, AGAIN, WEIGHED],
  sql: `
    SELECT * FROM (
      SELECT 'look-back' AS detector, s.who AS actor, s.access, w.subject, CAST(NULL AS VARCHAR) AS episode, s.looked_at AS "at", greatest(h.shown_at, s.looked_at) AS known_at,
        round(least(6.0, greatest(0, ${logRatio('0.7', 'h.honest')}) + h.tie_nats), 3) AS llr,
        json_object('day', ${day('s.looked_at')}, 'days_before', CAST(floor(s.lag) AS INTEGER), 'incidents', h.hits, 'expected', round(h.load, 3), 'lead', h.hits = 1 AND h.askers > 1 AND h.days = 1, 'days', h.days, 'connected', h.connected, 'askers', h.askers) AS facts,
        ['incidents:' || n.incident_id] AS row_refs
      FROM d8_seen s JOIN d8_weighed h USING (i, who) JOIN d8_incidents n USING (i) JOIN d8_wanted w USING (access)
      WHERE s.open AND s.lag <= ${DAYS_BEFORE}
      QUALIFY row_number() OVER (PARTITION BY s.access, s.who ORDER BY llr DESC, s.i) = 1)
    WHERE llr >= ${FAINT}`,
  say: {
    en: (facts) => {
      const look = `Looked on ${facts['day']} at somebody or something that a serious incident struck ${facts['days_before']} days later${Number(facts['days']) > 1 ? `, and on ${facts['days']} days in all at the target itself` : ''}${facts['connected'] === true ? '; a tie leads from the one who looked to the other side' : ''}`;
      return facts['lead'] === true ? `${look}; ${facts['askers']} people had looked in those months: a lead, not a figure.`
        : `${look}; looks that nothing explains now stand before ${facts['incidents']} such incident${facts['incidents'] === 1 ? '' : 's'}, where work would give ${Number(facts['expected']).toFixed(2)}.`;
    },
    fr: (facts) => {
      const look = `A consulté le ${facts['day']} une personne ou une chose qu’un incident grave a frappée ${facts['days_before']} jours plus tard${Number(facts['days']) > 1 ? ` (la cible même, ${facts['days']} jours en tout)` : ''}${facts['connected'] === true ? ' ; un lien mène de cette personne à l’autre camp' : ''}`;
      return facts['lead'] === true ? `${look} ; ${facts['askers']} personnes avaient consulté durant ces mois : une piste, sans chiffre.`
        : `${look} ; des consultations que rien n’explique précèdent maintenant ${facts['incidents']} incident${facts['incidents'] === 1 ? '' : 's'} de ce genre, là où le travail en donnerait ${Number(facts['expected']).toFixed(2).replace('.', ',')}.`;
    },
  },
};
