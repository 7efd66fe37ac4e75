// Who stands on one side of a feud, and who on the other: what detectors 7 and 8 share. Somebody tied as surely to both sides is tied to neither as far as this question goes.

/**
 * Of leaks to a group, those that run through a spouse, parent, child or sibling who knows somebody there, against those through somebody whom the actor knows (stated: one in four), where as many people have the one tie as the other.
 */
const THROUGH_FAMILY = 0.3;
const FAMILY = "('spouse', 'parent', 'child', 'sibling')";

/**
 * `d<number>_sides (actor, grp, since, known_at, sure, weight, ref)`: groups that an actor belongs to or has a tie into, also through close family (`weight`), with how sure that is;
 * `d<number>_rivals (actor, own_group, rival_group, person, since, until, known_at, sure, weight, ref)`: members of a group in feud with the only side that the actor is on, or is more surely on: registers put people into two groups by mistake.
 */
export const rivals = (number: number): readonly string[] => [
  `CREATE OR REPLACE TEMP TABLE d${number}_sides AS
   WITH sides AS (SELECT person_a AS me, person_b AS them, lower(kind) AS kind, from_on, known_at FROM ties UNION ALL SELECT person_b, person_a, lower(kind), from_on, known_at FROM ties),
   own AS (
     SELECT a.actor, a.person, s.them, 1 AS step, s.from_on, s.known_at, s.me AS link FROM actors a JOIN sides s ON s.me = a.person
     UNION ALL
     SELECT a.actor, a.person, t.them, 2, greatest(s.from_on, t.from_on), greatest(s.known_at, t.known_at), s.them FROM actors a JOIN sides s ON s.me = a.person AND s.kind IN ${FAMILY} JOIN sides t ON t.me = s.them AND t.them <> a.person),
   into_groups AS (
     SELECT a.actor, m.grp, 0 AS step, coalesce(m.from_on, CAST(m.known_at AS DATE)) AS since, m.known_at, coalesce(m.confidence, 1) AS sure, 1.0 AS weight, 'group_members:' || coalesce(p.subject_id, '') AS ref
     FROM actors a JOIN group_members m ON m.person = a.person LEFT JOIN subjects p ON p.subject = m.person
     UNION ALL
     SELECT o.actor, m.grp, o.step, coalesce(o.from_on, CAST(o.known_at AS DATE)), greatest(o.known_at, m.known_at), coalesce(m.confidence, 1) * w.weight, w.weight,
       'ties:' || coalesce(p.subject_id, '') || '/' || coalesce(q.subject_id, '')
     FROM own o JOIN (VALUES (1, 1.0), (2, ${THROUGH_FAMILY})) w(step, weight) USING (step) JOIN group_members m ON m.person = o.them LEFT JOIN subjects p ON p.subject = o.link LEFT JOIN subjects q ON q.subject = o.them)
   SELECT * FROM into_groups QUALIFY row_number() OVER (PARTITION BY actor, grp ORDER BY step, known_at, since, ref) = 1`,
  `CREATE OR REPLACE TEMP TABLE d${number}_rivals AS
   WITH opposed AS (SELECT group_a AS a, group_b AS b, from_on, to_on FROM group_feuds UNION SELECT group_b, group_a, from_on, to_on FROM group_feuds),
   met AS (
     SELECT s.actor, s.grp AS own_group, m.grp AS rival_group, m.person, greatest(s.since, o.from_on, m.from_on) AS since, least(o.to_on, m.to_on) AS until,
       greatest(s.known_at, m.known_at) AS known_at, greatest(coalesce(m.confidence, 1), 0.1) * s.weight AS sure, s.weight, s.ref
     FROM d${number}_sides s JOIN opposed o ON o.a = s.grp JOIN group_members m ON m.grp = o.b
     ANTI JOIN d${number}_sides both_sides ON both_sides.actor = s.actor AND both_sides.grp = o.b AND both_sides.sure >= s.sure)
   SELECT met.* FROM met JOIN actors a USING (actor) WHERE a.person IS DISTINCT FROM met.person
   QUALIFY row_number() OVER (PARTITION BY met.actor, met.person ORDER BY met.known_at, met.since, own_group, rival_group) = 1`,
];

/** Incidents in which somebody is hurt or put in fear, and that end as some leaks do. */
export const VIOLENT = "('homicide', 'shooting', 'arson', 'extortion', 'home_invasion')";
