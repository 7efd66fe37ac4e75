// Circles in the evidence: two people who are each other's parent, supervisors in a ring, households that are named by their heads and point at
// each other. They are counted and said; households that point at people are evened out, so that all of a circle are one household.
import { countIn } from './cells.js';
import { countRows } from './stage.store.js';
import { type Note, note } from './summary.js';
import type { Workspace } from '../workspace.store.js';

/** More rounds than a household has links, or a police force ranks. */
const ROUNDS = 40;

/** Works on the staged tables. */
export async function evenOut(workspace: Workspace): Promise<readonly Note[]> {
  const parents = await inCircles(workspace, "SELECT person_a AS above, person_b AS below FROM stage_ties WHERE kind = 'parent' UNION SELECT person_b, person_a FROM stage_ties WHERE kind = 'child'");
  const supervisors = await inCircles(workspace, 'SELECT supervisor_id AS above, actor_id AS below FROM stage_actors WHERE supervisor_id IS NOT NULL AND supervisor_id <> actor_id');
  const households = await joinHouseholds(workspace);
  return [
    ...(parents === 0 ? [] : [note('circle_of_parents', parents, `${parents} ties make people their own forebears; they were kept, as ties between two`, `${parents} liens font de personnes leurs propres aïeux ; ils ont été gardés, comme liens entre deux personnes`)]),
    ...(supervisors === 0 ? [] : [note('circle_of_supervisors', supervisors, `${supervisors} supervisors stand in a ring or under one; they were kept`, `${supervisors} liens hiérarchiques forment une boucle ou en dépendent ; ils ont été gardés`)]),
    ...(households === 0 ? [] : [note('circle_of_households', households, `${households} people belong to households that point at each other; each circle was read as one household`, `${households} personnes appartiennent à des ménages qui renvoient l’un à l’autre ; chaque boucle a été lue comme un seul ménage`)]),
  ];
}

/** Links that are left when all that end in nobody are taken away, again and again. */
async function inCircles(workspace: Workspace, links: string): Promise<number> {
  await workspace.run(`CREATE OR REPLACE TEMP TABLE links AS ${links}`);
  let left = await countRows(workspace, 'links');
  for (let round = 0; left > 0 && round < ROUNDS; round += 1) {
    await workspace.run('DELETE FROM links WHERE below NOT IN (SELECT above FROM links) OR above NOT IN (SELECT below FROM links)');
    const now = await countRows(workspace, 'links');
    if (now === left) break;
    left = now;
  }
  return left;
}

/** Where households are named by a person of theirs: everybody whom the pointers join is one household. Resolves to the people in circles. */
async function joinHouseholds(workspace: Workspace): Promise<number> {
  const pointing = 'FROM stage_persons p JOIN stage_persons h ON h.person_id = p.household_id';
  const [found] = await workspace.rows(`SELECT count(*) AS n ${pointing} WHERE p.person_id <> h.person_id`);
  if (countIn(found, 'n') === 0) return 0;
  const circles = await inCircles(workspace, `SELECT p.person_id AS below, h.person_id AS above ${pointing} WHERE p.person_id <> h.person_id`);
  await workspace.run('CREATE OR REPLACE TEMP TABLE heads AS SELECT person_id, household_id, least(person_id, household_id) AS home FROM stage_persons WHERE household_id IS NOT NULL AND household_id IN (SELECT person_id FROM stage_persons)');
  for (let round = 0; round < ROUNDS; round += 1) {
    await workspace.run('CREATE OR REPLACE TEMP TABLE homes AS SELECT id, min(home) AS home FROM (SELECT person_id AS id, home FROM heads UNION ALL SELECT household_id, home FROM heads) GROUP BY id');
    const change = 'heads h JOIN homes a ON a.id = h.person_id JOIN homes b ON b.id = h.household_id';
    if ((await countRows(workspace, `${change} WHERE least(a.home, b.home) < h.home`)) === 0) break;
    await workspace.run(`CREATE OR REPLACE TEMP TABLE heads AS SELECT h.person_id, h.household_id, least(a.home, b.home) AS home FROM ${change}`);
  }
  await workspace.run('UPDATE stage_persons SET household_id = homes.home FROM homes WHERE homes.id = stage_persons.person_id');
  return circles;
}
