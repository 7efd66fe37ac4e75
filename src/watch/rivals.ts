// Who stands on one side of a feud, and who on the other: what detectors 7 and 8 share. Somebody tied to both sides is tied to neither as far as this question goes.

/**
 * `d<number>_sides (actor, grp, since, known_at, ref)`: groups that an actor belongs to or has a tie into;
 * `d<number>_rivals (actor, own_group, rival_group, person, since, until, known_at, sure, ref)`: members of a group in feud with the only side that the actor is on.
 */
export const rivals = (number: number): readonly string[] => [
  `CREATE OR REPLACE TEMP TABLE d${number}_sides AS
   WITH sides AS (SELECT person_a AS me, person_b AS them, from_on, known_at FROM ties UNION ALL SELECT person_b, person_a, from_on, known_at FROM ties),
   into_groups AS (
     SELECT a.actor, m.grp, coalesce(m.from_on, CAST(m.known_at AS DATE)) AS since, m.known_at, 'group_members:' || coalesce(p.subject_id, '') AS ref
     FROM actors a JOIN group_members m ON m.person = a.person LEFT JOIN subjects p ON p.subject = m.person
     UNION ALL
     SELECT a.actor, m.grp, coalesce(s.from_on, CAST(s.known_at AS DATE)), greatest(s.known_at, m.known_at), 'ties:' || coalesce(p.subject_id, '') || '/' || coalesce(q.subject_id, '')
     FROM actors a JOIN sides s ON s.me = a.person JOIN group_members m ON m.person = s.them LEFT JOIN subjects p ON p.subject = s.me LEFT JOIN subjects q ON q.subject = s.them)
   SELECT * FROM into_groups QUALIFY row_number() OVER (PARTITION BY actor, grp ORDER BY known_at, since, ref) = 1`,
  `CREATE OR REPLACE TEMP TABLE d${number}_rivals AS
   WITH opposed AS (SELECT group_a AS a, group_b AS b, from_on, to_on FROM group_feuds UNION SELECT group_b, group_a, from_on, to_on FROM group_feuds),
   met AS (
     SELECT s.actor, s.grp AS own_group, m.grp AS rival_group, m.person, greatest(s.since, o.from_on, m.from_on) AS since, least(o.to_on, m.to_on) AS until,
       greatest(s.known_at, m.known_at) AS known_at, greatest(coalesce(m.confidence, 1), 0.1) AS sure, s.ref
     FROM d${number}_sides s JOIN opposed o ON o.a = s.grp JOIN group_members m ON m.grp = o.b
     ANTI JOIN d${number}_sides both_sides ON both_sides.actor = s.actor AND both_sides.grp = o.b)
   SELECT met.* FROM met JOIN actors a USING (actor) WHERE a.person IS DISTINCT FROM met.person
   QUALIFY row_number() OVER (PARTITION BY met.actor, met.person ORDER BY met.known_at, met.since, own_group, rival_group) = 1`,
];

/** Incidents in which somebody is hurt or put in fear, and that end as some leaks do. */
export const VIOLENT = "('homicide', 'shooting', 'arson', 'extortion', 'home_invasion')";
