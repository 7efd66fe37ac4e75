// What a prompt beat lays under the new look-ups: of all that the last complete pass read, what its questions need, taken from that pass's workspace and not read
// again; and of what that pass found, everything, since a new look weighs what it weighs beside all that is known of somebody and of their peers.
// Look-ups of then keep their numbers, so that the new ones are those above the highest.
import { literal } from '../evidence/sql-text.js';
import { countIn } from '../evidence/cells.js';
import { weekOf } from '../evidence/working-tables.store.js';
import { addContext, addMissing, number } from '../scan/earlier.store.js';
import { tellCanaries, type ToldCanary } from '../scan/told-canaries.store.js';
import type { Workspace } from '../workspace.store.js';

/** Look-ups of today and of yesterday come whole, as far as they are no more than these. */
const MOST_RECENT = 300_000;

/** The people who work here, those near to them and what is theirs: whom most questions of a prompt beat are about. */
const NEAR_STAFF = `
  CREATE OR REPLACE TEMP TABLE n_things AS
  WITH staff AS (SELECT DISTINCT person FROM actors WHERE person IS NOT NULL),
  homes AS (SELECT DISTINCT p.address, p.household_id FROM persons p SEMI JOIN staff USING (person)),
  close AS (
    FROM staff
    UNION SELECT t.person_b FROM ties t JOIN staff s ON s.person = t.person_a
    UNION SELECT t.person_a FROM ties t JOIN staff s ON s.person = t.person_b
    UNION SELECT p.person FROM persons p SEMI JOIN homes h ON h.address = p.address
    UNION SELECT p.person FROM persons p SEMI JOIN homes h ON h.household_id = p.household_id)
  SELECT person AS subject FROM close
  UNION SELECT p.address FROM persons p SEMI JOIN close c ON c.person = p.person WHERE p.address IS NOT NULL
  UNION SELECT v.vehicle FROM vehicles v SEMI JOIN close c ON c.person = v.owner
  UNION SELECT subject FROM canaries`;

/** By their numbers of then: at what is near staff, of the same person at the same thing as a new look or a finding, of a finding, recent; and the first, for the span. */
const CHOSEN = `
  CREATE OR REPLACE TEMP TABLE n_chosen AS
  WITH things AS (SELECT m."old" AS subject FROM n_things n JOIN s_subjects m ON m."new" = n.subject),
  pairs AS (
    SELECT DISTINCT w."old" AS actor, m."old" AS subject FROM accesses a JOIN s_actors w ON w."new" = a.actor JOIN s_subjects m ON m."new" = a.subject
    UNION SELECT DISTINCT actor, subject FROM earlier.findings WHERE subject IS NOT NULL),
  latest AS (SELECT max("at") AS latest, max(access) AS highest FROM earlier.accesses)
  SELECT access FROM earlier.accesses SEMI JOIN things USING (subject)
  UNION SELECT access FROM earlier.accesses SEMI JOIN pairs USING (actor, subject)
  UNION SELECT access FROM earlier.findings WHERE access IS NOT NULL
  UNION SELECT access FROM earlier.accesses, latest WHERE "at" >= date_trunc('day', latest) - INTERVAL 1 DAY AND access > highest - ${MOST_RECENT}
  UNION SELECT min(access) FROM earlier.accesses`;

/** How many things each took on the days before those that come whole: what much is, for them and for their peers. */
const DAYS_BEFORE = `
  INSERT INTO earlier_days BY NAME
  WITH latest AS (SELECT max("at") AS latest, max(access) AS highest FROM earlier.accesses),
  days AS (
    SELECT actor, CAST("at" AS DATE) AS on_day, count(DISTINCT coalesce(subject, -access)) AS things FROM earlier.open_accesses, latest
    WHERE "at" < date_trunc('day', latest) - INTERVAL 1 DAY OR access <= highest - ${MOST_RECENT} GROUP BY ALL)
  SELECT m."new" AS actor, on_day, ${weekOf('on_day')} AS week, things FROM days d JOIN s_actors m ON m."old" = d.actor`;

const mapped = (table: string, people: readonly string[], where = ''): string => `
  SELECT e.* REPLACE (${[...people.map((one) => `m_${one}."new" AS ${one}`), 's."new" AS subject'].join(', ')}) FROM earlier.${table} e
  ${people.map((one) => `LEFT JOIN s_actors m_${one} ON m_${one}."old" = e.${one}`).join(' ')} LEFT JOIN s_subjects s ON s."old" = e.subject ${where}`;

/** Lays what is needed of the workspace at `path` under the new look-ups. The highest number of an earlier one. */
export async function takeOver(workspace: Workspace, path: string, canaries: readonly ToldCanary[]): Promise<number> {
  await workspace.run(`ATTACH ${literal(path)} AS earlier (READ_ONLY)`);
  await workspace.run(`
    CREATE OR REPLACE TEMP TABLE s_subjects AS
    SELECT e.subject AS "old", coalesce(n.subject, e.subject + (SELECT coalesce(max(subject), 0) FROM subjects)) AS "new", n.subject IS NULL AS is_new
    FROM earlier.subjects e LEFT JOIN subjects n ON n.subject_type IS NOT DISTINCT FROM e.subject_type AND n.subject_id IS NOT DISTINCT FROM e.subject_id`);
  await workspace.run('INSERT INTO subjects SELECT "new", subject_type, subject_id FROM s_subjects JOIN earlier.subjects e ON e.subject = "old" WHERE is_new');
  await number(workspace, 'actors', 'actor', ['actor_id']);
  await workspace.run('DELETE FROM actors WHERE NOT named AND actor IN (SELECT "new" FROM s_actors JOIN earlier.actors e ON e.actor = "old" WHERE e.named)');
  await addMissing(workspace, 'actors', ['actor']);
  await addContext(workspace);
  await tellCanaries(workspace, canaries);
  const [last] = await workspace.rows('SELECT max(access) AS n FROM earlier.accesses');
  const highest = countIn(last, 'n');
  for (const statement of [NEAR_STAFF, CHOSEN]) await workspace.run(statement);
  await workspace.run('UPDATE accesses SET access = access + $1', [highest]);
  await workspace.run(`INSERT INTO accesses BY NAME ${mapped('accesses', ['actor', 'on_behalf_of'], 'SEMI JOIN n_chosen c ON c.access = e.access')}`);
  return highest;
}

/** After explaining: what explained the earlier look-ups is what the complete pass said, which had everything before it. */
export async function settleEarlier(workspace: Workspace, highest: number): Promise<void> {
  for (const table of ['explained', 'open_accesses', 'requests']) await workspace.run(`DELETE FROM ${table} WHERE access <= $1`, [highest]);
  await workspace.run('INSERT INTO explained BY NAME SELECT e.* REPLACE (CAST(standing AS VARCHAR) AS standing, CAST(template AS VARCHAR) AS template, NULL AS reason) FROM earlier.explained e SEMI JOIN n_chosen c ON c.access = e.access');
  await workspace.run(`INSERT INTO open_accesses BY NAME ${mapped('open_accesses', ['actor', 'on_behalf_of'], 'SEMI JOIN n_chosen c ON c.access = e.access')}`);
  await workspace.run(`INSERT INTO requests BY NAME ${mapped('requests', ['asker', 'hand'], 'SEMI JOIN n_chosen c ON c.access = e.access')}`);
  await workspace.run(DAYS_BEFORE);
}

/** After asking: of what was found now, what the new look-ups show; of what was found then, everything, with how much everybody looked at. */
export async function joinFindings(workspace: Workspace, highest: number): Promise<void> {
  await workspace.run('DELETE FROM findings WHERE access IS NULL OR access <= $1', [highest]);
  await workspace.run(`INSERT INTO findings BY NAME ${mapped('findings', ['actor'])}`);
  await workspace.run('DELETE FROM open_accesses WHERE access <= $1', [highest]);
  await workspace.run('INSERT INTO open_accesses BY NAME SELECT e.access, e.week, m."new" AS actor, s."new" AS subject, e.standing FROM earlier.open_accesses e JOIN s_actors m ON m."old" = e.actor LEFT JOIN s_subjects s ON s."old" = e.subject');
  await workspace.run('DETACH earlier');
}

/** The moment of the first new look-up, milliseconds; undefined: there is none. */
export async function firstNewMs(workspace: Workspace, highest: number): Promise<number | undefined> {
  const [row] = await workspace.rows('SELECT CAST(epoch_ms(min("at")) AS DOUBLE) AS ms FROM accesses WHERE access > $1', [highest]);
  return typeof row?.['ms'] === 'number' ? row['ms'] : undefined;
}
