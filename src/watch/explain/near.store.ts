// What stands near a subject: the home (household, address, vehicles), those who were party to one incident with them, and the group for its members.
// Each has a size beyond which nobody there is near anybody: an officer's reason for one resident of a tower block is no reason for four hundred.
import { LARGEST_FLEET, LARGEST_HOUSEHOLD, MOST_CO_PARTIES, MOST_MEMBERS, MOST_PARTIES } from './limits.js';

/** Registers carry no time of writing: what they say was known from the beginning. */
export const BEGINNING = "TIMESTAMP '1900-01-01'";

/** `tight` is a person with their own address and vehicle; `maker_a` and `maker_b` are the hands that wrote the link, null for a register. */
const NEAR = 'subject INTEGER, near INTEGER, how VARCHAR, tight BOOLEAN, known_at TIMESTAMP, maker_a INTEGER, maker_b INTEGER';

const HOMES = `CREATE TEMP TABLE x_homes AS
  WITH sized AS (
    SELECT person, address, nullif(household_id, '') AS household, count(*) OVER (PARTITION BY address) AS residents, count(*) OVER (PARTITION BY nullif(household_id, '')) AS members FROM persons WHERE person IS NOT NULL)
  SELECT person, address, address IS NOT NULL AND residents <= ${LARGEST_HOUSEHOLD} AS small,
    CASE WHEN household IS NOT NULL THEN CASE WHEN members <= ${LARGEST_HOUSEHOLD} THEN 'h' || household ELSE 'p' || person END
      WHEN address IS NOT NULL AND residents <= ${LARGEST_HOUSEHOLD} THEN 'a' || address ELSE 'p' || person END AS home
  FROM sized`;

const THINGS = `CREATE TEMP TABLE x_things AS
  SELECT home, person AS thing, person AS via, 'person' AS kind, true AS opens FROM x_homes
  UNION ALL SELECT home, address, person, 'address', small FROM x_homes WHERE address IS NOT NULL
  UNION ALL SELECT h.home, v.vehicle, h.person, 'vehicle', true FROM x_homes h
    JOIN (SELECT vehicle, owner, count(*) OVER (PARTITION BY owner) AS fleet FROM vehicles WHERE owner IS NOT NULL) v ON v.owner = h.person AND v.fleet <= ${LARGEST_FLEET}`;

// An address opens to its people only when few live there; people always open to their address.
const AT_HOME = `INSERT INTO x_near SELECT a.thing, b.thing, CASE WHEN 'address' IN (any_value(a.kind), any_value(b.kind)) THEN 'address' WHEN 'vehicle' IN (any_value(a.kind), any_value(b.kind)) THEN 'vehicle' ELSE 'household' END,
  bool_or(a.via = b.via), ${BEGINNING}, NULL, NULL
  FROM x_things a JOIN x_things b ON b.home = a.home AND b.thing <> a.thing JOIN x_touched t ON t.subject = b.thing WHERE a.opens GROUP BY a.thing, b.thing`;

// Only the first so many co-parties count, in the order in which they became known: what comes later cannot take away what was near before.
const CO_PARTIES = `INSERT INTO x_near
  WITH small AS (SELECT * FROM x_incident_parties QUALIFY count(*) OVER (PARTITION BY incident_id ORDER BY known_at RANGE UNBOUNDED PRECEDING) <= ${MOST_PARTIES}),
  pairs AS (SELECT a.subject, b.subject AS near, a.maker AS maker_a, b.maker AS maker_b, min(greatest(a.known_at, b.known_at)) AS known_at FROM small a JOIN small b ON b.incident_id = a.incident_id AND b.subject <> a.subject GROUP BY ALL),
  counted AS (SELECT *, count(*) OVER (PARTITION BY subject ORDER BY known_at RANGE UNBOUNDED PRECEDING) AS so_many FROM pairs)
  SELECT subject, near, 'co_party', false, known_at, maker_a, maker_b FROM counted SEMI JOIN x_touched t ON t.subject = counted.near WHERE so_many <= ${MOST_CO_PARTIES}`;

const GROUPS = `INSERT INTO x_near
  WITH members AS (
    SELECT m.grp, m.person, coalesce(w.hand, m.author) AS maker, m.known_at, count(*) OVER (PARTITION BY m.grp ORDER BY m.known_at RANGE UNBOUNDED PRECEDING) AS so_many
    FROM group_members m LEFT JOIN x_hands w ON w.actor = m.author WHERE m.grp IS NOT NULL AND m.person IS NOT NULL)
  SELECT a.subject, a.near, 'group', false, a.known_at, a.maker, NULL
  FROM (SELECT grp AS subject, person AS near, known_at, maker FROM members WHERE so_many <= ${MOST_MEMBERS} UNION ALL SELECT person, grp, known_at, maker FROM members) a SEMI JOIN x_touched t ON t.subject = a.near`;

/** Fills `x_near` (other things than itself, with who wrote each link, for the standing of a reason) and from it the table `reach`. */
export const NEAR_TABLES: readonly string[] = [
  `CREATE TEMP TABLE x_near (${NEAR})`,
  HOMES, THINGS, AT_HOME, CO_PARTIES, GROUPS,
  'DROP TABLE x_homes', 'DROP TABLE x_things',
  `INSERT INTO reach SELECT subject, near, how, known_at FROM x_near WHERE how NOT IN ('group', 'co_party')
    UNION ALL SELECT subject, near, how, min(known_at) FROM x_near WHERE how = 'co_party' GROUP BY subject, near, how
    UNION ALL SELECT subject, subject, 'self', ${BEGINNING} FROM x_touched`,
];
