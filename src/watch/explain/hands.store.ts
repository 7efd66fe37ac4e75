// Who wrote a row and who is explained by it, as hands: two accounts of one person are one hand, so that nobody becomes independent of themselves by a second account.
import { SAME_SHIFT } from './limits.js';

const hand = (table: string, columns: string, joins: string): string => `CREATE TEMP TABLE x_${table} AS SELECT ${columns} FROM ${table} t ${joins}`;
const AUTHOR = 'LEFT JOIN x_hands w ON w.actor = t.author';
const ACTOR = 'LEFT JOIN x_hands a ON a.actor = t.actor';
const HANDS = 'coalesce(a.hand, t.actor) AS hand, coalesce(w.hand, t.author) AS maker';

/** Copies of the small tables with `hand` (of the actor) and `maker` (hand of the author); rows without their keys are no reasons. */
export const HAND_TABLES: readonly string[] = [
  `CREATE TEMP TABLE x_hands AS SELECT actor, min(actor) OVER (PARTITION BY coalesce('p' || person, 'a' || actor)) AS hand, agency, unit, lower(role) AS role, supervisor FROM actors`,
  // Who asked about whom, and by which access first: accesses are numbered in the order of their time, those of one moment in the order of their identifiers.
  'CREATE TEMP TABLE x_pairs AS SELECT actor, subject, min(access) AS access FROM accesses WHERE subject IS NOT NULL GROUP BY actor, subject',
  'CREATE TEMP TABLE x_askers AS SELECT h.actor, h.hand FROM x_hands h SEMI JOIN (SELECT actor FROM accesses UNION SELECT on_behalf_of FROM accesses) a ON a.actor = h.actor',
  hand('dispatches', `t.incident_id, t.actor, coalesce(t.starts_at, t.known_at) AS starts_at, t.ends_at, t.known_at, ${HANDS}`, `${AUTHOR} ${ACTOR} WHERE t.incident_id IS NOT NULL AND t.actor IS NOT NULL`),
  hand('case_members', `t.case_id, t.actor, t.from_at, t.to_at, t.known_at, ${HANDS}`, `${AUTHOR} ${ACTOR} WHERE t.case_id IS NOT NULL AND t.actor IS NOT NULL`),
  hand('case_subjects', 't.case_id, t.subject, t.known_at, coalesce(w.hand, t.author) AS maker', `${AUTHOR} WHERE t.subject IS NOT NULL`),
  hand('incident_parties', 't.incident_id, t.subject, t.known_at, coalesce(w.hand, t.author) AS maker', `${AUTHOR} WHERE t.subject IS NOT NULL`),
  hand('tasks', `t.task_id, lower(t.kind) AS kind, t.actor, t.unit, t.subject, t.starts_at, t.ends_at, t.known_at, t.requested_by, coalesce(r.hand, t.requested_by) AS asker, ${HANDS}`,
    `${AUTHOR} ${ACTOR} LEFT JOIN x_hands r ON r.actor = t.requested_by`),
  // An own stop that nobody is named for was told to a system over the radio; written up later, it was written up by the officer.
  hand('encounters', `t.encounter_id, lower(t.kind) AS kind, t.actor, coalesce(t.starts_at, t.known_at) AS starts_at, t.ends_at, t.subject, t.x_m, t.y_m, t.known_at, a.unit, a.role,
    coalesce(a.hand, t.actor) AS hand,
    coalesce(w.hand, t.author, CASE WHEN t.self_initiated AND t.known_at > coalesce(t.starts_at, t.known_at) + ${SAME_SHIFT} THEN coalesce(a.hand, t.actor) END) AS maker`,
  `${AUTHOR} ${ACTOR} WHERE t.actor IS NOT NULL AND t.subject IS NOT NULL`),
  // An incident's own time is its report: what happened earlier was nobody's work before.
  hand('incidents', `t.incident_id, coalesce(t.reported_at, t.occurred_at, t.known_at) AS began_at, t.known_at, t.publicised_at, t.address,
    coalesce(t.x_m, d.x_m) AS x_m, coalesce(t.y_m, d.y_m) AS y_m, coalesce(s.hand, t.self_initiated_by) AS self_hand, coalesce(w.hand, t.author, s.hand, t.self_initiated_by) AS maker`,
  `${AUTHOR} LEFT JOIN x_hands s ON s.actor = t.self_initiated_by LEFT JOIN addresses d ON d.address = t.address`),
  // With the incident's own times, so that they are looked up once.
  `CREATE TEMP TABLE x_incident_subjects AS
    SELECT p.incident_id, p.subject, p.maker, p.known_at, i.known_at AS incident_known, i.publicised_at AS public_at FROM x_incident_parties p LEFT JOIN x_incidents i ON i.incident_id = p.incident_id
    UNION ALL SELECT incident_id, address, maker, known_at, known_at, publicised_at FROM x_incidents WHERE address IS NOT NULL`,
  // What nobody asked about and nobody met is near nothing that matters.
  'CREATE TEMP TABLE x_touched AS SELECT subject FROM x_pairs UNION SELECT subject FROM x_encounters UNION SELECT subject FROM x_incident_parties',
];
