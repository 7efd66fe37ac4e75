// Reasons: who could have had to ask about whom, from when until when, who wrote it and since when it was known. One table, one row for each chain of rows that is a reason.
import { TASK_REASONS } from './task-reasons.store.js';
import {
  AFTER_ARREST, AT_THE_SCENE, CASE_GRACE, CLOCKS_DIFFER, LATE_CASE_DAYS, LATE_DAYS, LONGEST_CUSTODY, LONGEST_DISPATCH, ON_THE_WAY, SCENE_METRES, TRACE_BESIDE, WITH_THE_CALL,
} from './limits.js';
import { BEGINNING } from './near.store.js';
import { tieOf } from './standing.js';

// `whom`: 'actor', 'unit' or 'all' (a bulletin). `own`: the actor wrote part of the chain. `good_from`: the earliest access that this may have led to.
// `maker`, `maker2`: hands that wrote the chain; for `whom` other than 'actor' they decide later who wrote it for themselves. `desk`: the actor took the call or sent others, as they do all day about everybody.
const REASONS = 'whom VARCHAR, actor INTEGER, hand INTEGER, unit VARCHAR, subject INTEGER, template TINYINT, own BOOLEAN, good_from TIMESTAMP, to_at TIMESTAMP, known_at TIMESTAMP, '
  + 'late_days TINYINT, desk BOOLEAN, maker INTEGER, maker2 INTEGER, public_at TIMESTAMP, x_m DOUBLE, y_m DOUBLE, source_table VARCHAR, source_id VARCHAR, '
  + `tie BIGINT GENERATED ALWAYS AS (${tieOf('template', 'source_table', 'source_id', 'subject', 'maker', 'maker2', 'good_from')}) VIRTUAL`;

// Somebody else sent another to the same incident: what its maker says of it does not stand alone.
const BACKED = `CREATE TEMP TABLE x_backed AS
  SELECT i.incident_id, i.maker AS hand, min(d.known_at) AS known_at FROM x_incidents i JOIN x_dispatches d ON d.incident_id = i.incident_id
  WHERE i.maker IS NOT NULL AND d.hand <> i.maker AND (d.maker IS DISTINCT FROM i.maker OR i.self_hand IS NULL) GROUP BY ALL`;

const ROLE = 'actor INTEGER, hand INTEGER, incident_id VARCHAR, began_at TIMESTAMP, to_at TIMESTAMP, known_at TIMESTAMP, own BOOLEAN, backed BOOLEAN, desk BOOLEAN, maker INTEGER, source_table VARCHAR';

// Dispatched. Own where one sent oneself, or where nobody is named as sender and the incident is one's own making.
const DISPATCHED = `INSERT INTO x_roles SELECT d.actor, d.hand, d.incident_id, d.starts_at,
    greatest(d.starts_at, least(coalesce(d.ends_at, d.starts_at), d.starts_at + ${LONGEST_DISPATCH})) + ${AT_THE_SCENE}, d.known_at,
    coalesce(coalesce(d.maker, i.maker) = d.hand, false), false, false, d.maker, 'dispatches'
  FROM x_dispatches d LEFT JOIN x_incidents i ON i.incident_id = d.incident_id`;

// A self-initiated incident to which somebody else sent another: recorded at once, and seen by others.
const DISPATCHED_BACKED = `INSERT INTO x_roles SELECT d.actor, d.hand, d.incident_id, d.starts_at,
    greatest(d.starts_at, least(coalesce(d.ends_at, d.starts_at), d.starts_at + ${LONGEST_DISPATCH})) + ${AT_THE_SCENE}, greatest(d.known_at, i.known_at, b.known_at), false, true, false, d.maker, 'dispatches'
  FROM x_dispatches d JOIN x_incidents i ON i.incident_id = d.incident_id JOIN x_backed b ON b.incident_id = d.incident_id AND b.hand = d.hand
  WHERE coalesce(d.maker, i.maker) = d.hand AND i.self_hand IS NOT NULL AND i.known_at <= i.began_at + ${WITH_THE_CALL}`;

// Whoever took the call wrote the incident, and others were sent: that is their work, though they wrote it.
const CALL_TAKEN = `INSERT INTO x_roles
  SELECT h.actor, h.hand, i.incident_id, i.began_at, i.began_at + ${AT_THE_SCENE}, i.known_at, true, false, true, i.maker, 'incidents'
  FROM x_incidents i JOIN x_askers h ON h.hand = i.maker LEFT JOIN x_backed b ON b.incident_id = i.incident_id AND b.hand = i.maker WHERE i.self_hand IS NOT NULL OR coalesce(b.known_at > i.known_at, true)
  UNION ALL
  SELECT h.actor, h.hand, i.incident_id, i.began_at, i.began_at + ${AT_THE_SCENE}, greatest(i.known_at, b.known_at), false, true, true, i.maker, 'incidents'
  FROM x_incidents i JOIN x_askers h ON h.hand = i.maker JOIN x_backed b ON b.incident_id = i.incident_id AND b.hand = i.maker WHERE i.self_hand IS NULL`;

// Whoever sent others to an incident that somebody else wrote.
const SENDERS = `INSERT INTO x_roles
  SELECT h.actor, h.hand, d.incident_id, d.starts_at, d.starts_at + ${AT_THE_SCENE}, min(d.known_at), false, false, true, d.maker, 'dispatches'
  FROM x_dispatches d JOIN x_incidents i ON i.incident_id = d.incident_id JOIN x_askers h ON h.hand = d.maker WHERE d.maker <> d.hand AND i.maker IS DISTINCT FROM d.maker GROUP BY ALL`;

const INCIDENT_REASONS = `INSERT INTO x_reasons
  SELECT 'actor', actor, hand, NULL, subject, 2, own OR own_party, began_at - CASE WHEN own OR own_party THEN ${CLOCKS_DIFFER} ELSE ${ON_THE_WAY} END, to_at, greatest(role_known, known_at),
    ${LATE_DAYS}, desk, role_maker, maker, public_at, NULL, NULL, CASE WHEN own_party AND NOT own THEN 'incident_parties' ELSE source_table END, incident_id
  FROM (SELECT r.* RENAME (known_at AS role_known, maker AS role_maker), s.subject, s.maker, s.known_at, s.public_at, coalesce(s.maker = r.hand, false) AND NOT (r.backed AND s.known_at <= s.incident_known + ${WITH_THE_CALL}) AS own_party
    FROM x_roles r JOIN x_incident_subjects s ON s.incident_id = r.incident_id)`;

const ENCOUNTER_ENDS = `CASE e.kind WHEN 'stop' THEN least(coalesce(e.ends_at, e.starts_at), e.starts_at + ${LONGEST_DISPATCH}) + ${AT_THE_SCENE}
  WHEN 'custody' THEN least(greatest(coalesce(e.ends_at, e.starts_at), e.starts_at), e.starts_at + ${LONGEST_CUSTODY}) + ${AFTER_ARREST} ELSE e.starts_at + ${AFTER_ARREST} END`;

// In custody a person is in the hands of the whole unit that keeps them, not of the officer who opened the door.
const ENCOUNTER_REASONS = `INSERT INTO x_reasons
  SELECT 'actor', e.actor, e.hand, NULL, e.subject, 3, coalesce(e.maker = e.hand, false), e.starts_at - CASE WHEN e.maker = e.hand THEN ${CLOCKS_DIFFER} ELSE ${ON_THE_WAY} END, ${ENCOUNTER_ENDS}, e.known_at,
    ${LATE_DAYS}, false, e.maker, NULL, NULL, e.x_m, e.y_m, 'encounters', e.encounter_id FROM x_encounters e
  UNION ALL
  SELECT 'unit', NULL, NULL, e.unit, e.subject, 3, false, e.starts_at - ${ON_THE_WAY}, ${ENCOUNTER_ENDS}, e.known_at, ${LATE_DAYS}, false, e.maker, NULL, NULL, NULL, NULL, 'encounters', e.encounter_id
  FROM x_encounters e WHERE e.kind = 'custody' AND e.role = 'corrections' AND e.unit IS NOT NULL`;

// Rows of others about the same subject at about the same time, and others' dispatches to the place, stand beside what an actor wrote alone.
// They tell that the subject was there, never that the actor was sent: who sent themselves stays alone.
const TRACES = `CREATE TEMP TABLE x_traces AS
  SELECT p.subject, i.began_at AS seen_at, p.maker AS hand, p.known_at FROM x_incident_parties p JOIN x_incidents i ON i.incident_id = p.incident_id WHERE p.maker IS NOT NULL
  UNION ALL SELECT subject, starts_at, hand, known_at FROM x_encounters WHERE maker IS NULL OR maker = hand
  UNION ALL SELECT subject, starts_at, maker, known_at FROM x_encounters WHERE maker <> hand`;
const OWN_NEAR = `CREATE TEMP TABLE x_own_near AS WITH own AS (SELECT DISTINCT subject FROM x_reasons WHERE own AND template IN (2, 3))
  SELECT subject, subject AS near FROM own UNION ALL SELECT n.subject, n.near FROM x_near n SEMI JOIN own o ON o.subject = n.subject WHERE n.tight`;
const BESIDE = `INSERT INTO x_reasons
  SELECT r.* EXCLUDE (tie) REPLACE (false AS own, min(t.known_at) AS known_at, r.good_from + ${CLOCKS_DIFFER} - ${ON_THE_WAY} AS good_from)
  FROM x_reasons r JOIN x_own_near n ON n.subject = r.subject JOIN x_traces t ON t.subject = n.near AND t.seen_at BETWEEN r.good_from - ${TRACE_BESIDE} AND r.good_from + ${TRACE_BESIDE} AND t.hand <> r.hand
  WHERE r.own AND (r.template = 3 OR r.source_table = 'incident_parties') GROUP BY ALL`;
const SENT_THERE = `INSERT INTO x_reasons
  SELECT r.* EXCLUDE (tie) REPLACE (false AS own, min(greatest(r.known_at, d.known_at)) AS known_at, r.good_from + ${CLOCKS_DIFFER} - ${ON_THE_WAY} AS good_from)
  FROM x_reasons r JOIN x_dispatches d ON d.actor = r.actor AND d.maker <> r.hand AND d.starts_at BETWEEN r.good_from - ${ON_THE_WAY} AND r.good_from + ${ON_THE_WAY}
    JOIN x_incidents i ON i.incident_id = d.incident_id AND (i.x_m - r.x_m) ** 2 + (i.y_m - r.y_m) ** 2 <= ${SCENE_METRES ** 2}
  WHERE r.own AND r.template = 3 GROUP BY ALL`;

// The lead stands in the case itself; members in rows of their own.
const CASE_ROLES = `CREATE TEMP TABLE x_case_roles AS
  WITH c AS (SELECT case_id, subject, lead, opened_at, closed_at FROM cases)
  SELECT m.actor, m.hand, m.case_id, greatest(coalesce(c.opened_at, m.from_at, ${BEGINNING}), coalesce(m.from_at, c.opened_at, ${BEGINNING})) AS began_at,
    least(coalesce(c.closed_at, TIMESTAMP '2200-01-01'), coalesce(m.to_at, TIMESTAMP '2200-01-01')) + ${CASE_GRACE} AS to_at, m.known_at, coalesce(m.maker = m.hand, false) AS own, m.maker, 'case_members' AS source_table
  FROM x_case_members m LEFT JOIN c ON c.case_id = m.case_id
  UNION ALL SELECT c.lead, coalesce(h.hand, c.lead), c.case_id, coalesce(c.opened_at, ${BEGINNING}), coalesce(c.closed_at, TIMESTAMP '2200-01-01') + ${CASE_GRACE}, coalesce(c.opened_at, ${BEGINNING}), false, NULL, 'cases'
  FROM c LEFT JOIN x_hands h ON h.actor = c.lead WHERE c.lead IS NOT NULL`;

const CASE_REASONS = `INSERT INTO x_reasons
  SELECT 'actor', r.actor, r.hand, NULL, s.subject, 1, r.own OR coalesce(s.maker = r.hand, false), r.began_at - ${CLOCKS_DIFFER}, r.to_at, greatest(r.known_at, s.known_at), ${LATE_CASE_DAYS}, false, r.maker, s.maker, NULL, NULL, NULL,
    CASE WHEN s.maker = r.hand AND NOT r.own THEN 'case_subjects' ELSE r.source_table END, r.case_id
  FROM x_case_roles r JOIN x_case_subjects s ON s.case_id = r.case_id
  UNION ALL
  SELECT 'actor', r.actor, r.hand, NULL, c.subject, 1, r.own, r.began_at - ${CLOCKS_DIFFER}, r.to_at, r.known_at, ${LATE_CASE_DAYS}, false, r.maker, NULL, NULL, NULL, NULL, r.source_table, r.case_id
  FROM x_case_roles r JOIN cases c ON c.case_id = r.case_id WHERE c.subject IS NOT NULL`;

/** Fills `x_reasons`; their `rowid` names them within one run. */
export const REASON_TABLES: readonly string[] = [
  `CREATE TEMP TABLE x_reasons (${REASONS})`, `CREATE TEMP TABLE x_roles (${ROLE})`,
  BACKED, DISPATCHED, DISPATCHED_BACKED, CALL_TAKEN, SENDERS, INCIDENT_REASONS, ENCOUNTER_REASONS, TRACES, OWN_NEAR, BESIDE, SENT_THERE, CASE_ROLES, CASE_REASONS,
  ...TASK_REASONS,
  ...['x_traces', 'x_own_near', 'x_backed', 'x_dispatches', 'x_encounters', 'x_case_members', 'x_incident_parties', 'x_askers', 'x_touched'].map((made) => `DROP TABLE ${made}`),
];
