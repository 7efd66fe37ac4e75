// Whom the evidence ties to those that an alert concerns: they neither read nor review it (G12; domain.md section 4: two-person review, reviewer not in the subject's
// chain). Family as far as in-laws, friends, one household or a small address, former partners; of whoever looked also their supervisor, those they supervise and a small team.
import { LARGEST_HOUSEHOLD } from '../explain/limits.js';
import { textsIn } from '../row-cell.js';
import type { Workspace } from '../workspace.store.js';
import { textIn } from '../evidence/cells.js';
import type { Concern } from './concern.js';

/** A larger unit is no team: everybody would be tied to everybody, and nobody could review. Ours. */
const LARGEST_TEAM = 30;

const KIN = "('spouse', 'ex_spouse', 'parent', 'child', 'sibling')";

const TIED = `
  WITH asked AS (SELECT unnest(from_json(?::JSON, '[{"id":"VARCHAR","part":"VARCHAR","name":"VARCHAR"}]'), recursive := true)),
  about AS (
    SELECT q.id, a.actor, a.person FROM asked q JOIN actors a ON a.actor_id = q.name WHERE q.part = 'actor'
    UNION SELECT q.id, NULL, s.subject FROM asked q JOIN subjects s ON s.subject_type = 'person' AND s.subject_id = q.name WHERE q.part = 'person'),
  sides AS (SELECT person_a AS me, person_b AS them, lower(kind) AS kind FROM ties UNION SELECT person_b, person_a, lower(kind) FROM ties),
  kin AS (SELECT me, them FROM sides WHERE kind IN ${KIN}),
  residents AS (SELECT address, count(*) AS residents FROM persons WHERE address IS NOT NULL GROUP BY address),
  teams AS (SELECT agency, unit FROM actors WHERE unit IS NOT NULL GROUP BY ALL HAVING count(*) <= ${LARGEST_TEAM}),
  people AS (
    SELECT x.id, s.them AS person FROM about x JOIN sides s ON s.me = x.person
    UNION SELECT x.id, other.them FROM about x JOIN kin k ON k.me = x.person JOIN kin other ON other.me = k.them
    UNION SELECT x.id, p.person FROM about x JOIN persons me ON me.person = x.person JOIN persons p ON p.household_id = me.household_id
    UNION SELECT x.id, p.person FROM about x JOIN persons me ON me.person = x.person JOIN persons p ON p.address = me.address JOIN residents r ON r.address = p.address WHERE r.residents <= ${LARGEST_HOUSEHOLD}),
  crew AS (
    SELECT x.id, a.supervisor AS actor FROM about x JOIN actors a ON a.actor = x.actor WHERE a.supervisor IS NOT NULL
    UNION SELECT x.id, b.actor FROM about x JOIN actors b ON b.supervisor = x.actor
    UNION SELECT x.id, b.actor FROM about x JOIN actors a ON a.actor = x.actor JOIN teams t ON t.unit = a.unit AND t.agency IS NOT DISTINCT FROM a.agency JOIN actors b ON b.unit = a.unit AND b.agency IS NOT DISTINCT FROM a.agency),
  everybody AS (SELECT id, person FROM people UNION SELECT c.id, a.person FROM crew c JOIN actors a ON a.actor = c.actor WHERE a.person IS NOT NULL),
  others AS (
    SELECT e.id, s.subject_id AS name FROM everybody e JOIN subjects s ON s.subject = e.person UNION SELECT e.id, a.actor_id FROM everybody e JOIN actors a ON a.person = e.person
    UNION SELECT c.id, a.actor_id FROM crew c JOIN actors a ON a.actor = c.actor),
  own AS (SELECT id, name FROM asked UNION SELECT x.id, s.subject_id FROM about x JOIN subjects s ON s.subject = x.person)
  SELECT o.id, list(o.name ORDER BY o.name) AS names FROM others o ANTI JOIN own w ON w.id = o.id AND w.name = o.name GROUP BY o.id`;

/** The same, each with the names by which the evidence knows those who are tied to anybody in it. */
export async function withTies(workspace: Workspace, concerns: Readonly<Record<string, Concern>>): Promise<Record<string, Concern>> {
  const asked = Object.entries(concerns).flatMap(([id, { actors, persons }]) => [...actors.map((name) => ({ id, part: 'actor', name })), ...persons.map((name) => ({ id, part: 'person', name }))]);
  const rows = asked.length === 0 ? [] : await workspace.rows(TIED, [JSON.stringify(asked)]);
  const ties = new Map(rows.map((row) => [textIn(row, 'id'), textsIn(row, 'names')]));
  return Object.fromEntries(Object.entries(concerns).map(([id, concern]) => { const tied = ties.get(id); return [id, tied === undefined ? concern : { ...concern, ties: tied }]; }));
}
