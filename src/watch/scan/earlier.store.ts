// `--since`: what an earlier scan had read comes back from its workspace, and the new evidence is laid over it. Whether the export holds everything
// again or only what is new, the working tables end the same, and with them the alerts.
// INVARIANT: a scan since an earlier one alerts as a scan of everything does (since.test.ts).
import { literal } from '../evidence/sql-text.js';
import { BadInput } from '../../kernel/index.js';
import { countIn } from '../evidence/cells.js';
import { WORKING_TABLES } from '../evidence/working-tables.store.js';
import type { Workspace } from '../workspace.store.js';

const ACTORS = new Set(['actor', 'author', 'supervisor', 'lead', 'requested_by', 'on_behalf_of', 'self_initiated_by']);
const SUBJECTS = new Set(['subject', 'person', 'address', 'vehicle', 'grp', 'owner', 'person_a', 'person_b', 'group_a', 'group_b']);

/** What makes two rows the same thing told twice: the newer telling stands, since cases close and shifts end. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  persons: ['person'], addresses: ['address'], vehicles: ['vehicle'], groups: ['grp'], incidents: ['incident_id'], cases: ['case_id'], tasks: ['task_id'], encounters: ['encounter_id'],
  ties: ['person_a', 'person_b', 'kind'], group_members: ['grp', 'person', 'from_on'], group_feuds: ['group_a', 'group_b', 'from_on'], roster: ['actor', 'starts_at', 'kind'],
  dispatches: ['incident_id', 'actor', 'starts_at'], incident_parties: ['incident_id', 'subject', 'part'], case_members: ['case_id', 'actor', 'from_at'], case_subjects: ['case_id', 'subject'],
  sealed_subjects: ['subject', 'kind'], canaries: ['subject'],
};

/** Adds the rows of the workspace at `path` that the evidence just read does not tell again. Number of rows added. Throws `BadInput` where it is of another version. */
export async function restoreEarlier(workspace: Workspace, path: string): Promise<number> {
  await workspace.run(`ATTACH ${literal(path)} AS earlier (READ_ONLY)`);
  try {
    await number(workspace, 'subjects', 'subject', ['subject_type', 'subject_id']);
    await workspace.run('INSERT INTO subjects SELECT "new" AS subject, subject_type, subject_id FROM s_subjects JOIN earlier.subjects e ON e.subject = "old" WHERE is_new');
    await number(workspace, 'actors', 'actor', ['actor_id']);
    await workspace.run('DELETE FROM actors WHERE NOT named AND actor IN (SELECT "new" FROM s_actors JOIN earlier.actors e ON e.actor = "old" WHERE e.named)');
    let added = await addMissing(workspace, 'actors', ['actor']) + await addAccesses(workspace);
    added += await addContext(workspace);
    for (const table of ['s_subjects', 's_actors']) await workspace.run(`DROP TABLE ${table}`);
    return added;
  } catch (cause) {
    if (cause instanceof Error && /(Binder|Catalog) Error/.test(cause.message)) throw new BadInput('the earlier scan was written by another version; scan everything again into a new folder, without `--since`', { cause, fr: 'l’examen précédent a été écrit par une autre version ; examinez tout de nouveau dans un nouveau dossier, sans `--since`' });
    throw cause;
  } finally {
    await workspace.run('DETACH earlier');
  }
}

/** What stood beside the look-ups then, and is not told again; after `number`. */
export async function addContext(workspace: Workspace): Promise<number> {
  let added = 0;
  for (const [table, keys] of Object.entries(KEYS)) added += await addMissing(workspace, table, keys);
  return added;
}

/** `s_<table>`: the number of then, the number of now. With the workspace of then attached as `earlier`. */
export async function number(workspace: Workspace, table: string, key: string, names: readonly string[]): Promise<void> {
  await workspace.run(`
    CREATE OR REPLACE TEMP TABLE s_${table} AS
    SELECT e.${key} AS "old", n.${key} IS NULL AS is_new,
      coalesce(n.${key}, (SELECT coalesce(max(${key}), 0) FROM ${table}) + CAST(row_number() OVER (PARTITION BY n.${key} IS NULL ORDER BY ${names.map((name) => `e.${name}`).join(', ')}) AS INTEGER)) AS "new"
    FROM earlier.${table} e LEFT JOIN ${table} n ON ${names.map((name) => `n.${name} IS NOT DISTINCT FROM e.${name}`).join(' AND ')}`);
}

export async function addMissing(workspace: Workspace, table: string, keys: readonly string[]): Promise<number> {
  const columns = columnsOf(table);
  const kindOf = (column: string): string | undefined => (ACTORS.has(column) ? 'actors' : SUBJECTS.has(column) ? 'subjects' : undefined);
  const renumbered = columns.map((column) => (kindOf(column) === undefined ? `e."${column}"` : `m_${column}."new" AS "${column}"`));
  const joins = columns.flatMap((column) => { const kind = kindOf(column); return kind === undefined ? [] : [`LEFT JOIN s_${kind} m_${column} ON m_${column}."old" = e."${column}"`]; });
  const before = await countRows(workspace, table);
  await workspace.run(`
    INSERT INTO ${table} BY NAME SELECT o.* FROM (SELECT ${renumbered.join(', ')} FROM earlier.${table} e ${joins.join(' ')}) o
    WHERE NOT EXISTS (SELECT 1 FROM ${table} n WHERE ${keys.map((key) => `n."${key}" IS NOT DISTINCT FROM o."${key}"`).join(' AND ')})`);
  const added = await countRows(workspace, table) - before;
  if (added > 0 && before === 0) await workspace.run('INSERT INTO loaded VALUES ($1, $2, 0)', [table, added]);
  return added;
}

/** Accesses are numbered in the order of their time, as reading does it. Where all that is new came later, as it does week by week, the earlier keep their numbers: sorting them all again would take as long as reading them. */
async function addAccesses(workspace: Workspace): Promise<number> {
  const [found] = await workspace.rows('SELECT coalesce(min(n."at") > (SELECT max("at") FROM earlier.accesses), false) AS later FROM accesses n');
  const isLater = found?.['later'] === true;
  if (isLater) await workspace.run('UPDATE accesses SET access = access + (SELECT max(access) FROM earlier.accesses)');
  const added = await addMissing(workspace, 'accesses', ['event_id']);
  if (added > 0 && !(isLater && added === await countRows(workspace, 'earlier.accesses'))) {
    await workspace.run('CREATE OR REPLACE TEMP TABLE s_places AS SELECT rowid AS r, row_number() OVER (ORDER BY "at", event_id) AS place FROM accesses');
    await workspace.run('CREATE OR REPLACE TABLE accesses AS SELECT a.* REPLACE (p.place AS access) FROM accesses a JOIN s_places p ON p.r = a.rowid');
    await workspace.run('DROP TABLE s_places');
  }
  return added;
}

function columnsOf(table: string): string[] {
  return (WORKING_TABLES[table] ?? '').split(', ').map((one) => one.trim().split(' ')[0]?.replaceAll('"', '') ?? '');
}

async function countRows(workspace: Workspace, table: string): Promise<number> {
  const [row] = await workspace.rows(`SELECT count(*) AS n FROM ${table}`);
  return countIn(row, 'n');
}
