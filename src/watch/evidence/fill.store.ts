// From what the files say to the working tables: every actor and every subject that any table names gets one number, in the order of their
// names, so that the same evidence gives the same numbers on every machine.
import { countIn } from './cells.js';
import { formatOf, type Kind, type TableName, TABLE_NAMES } from './format.js';
import { literal, name } from './sql-text.js';
import { countRows, dropStage, stageOf } from './stage.store.js';
import { createTable, weekOf, WORKING_TABLES } from './working-tables.store.js';
import type { Workspace } from '../workspace.store.js';

/** Before any record: what nobody dated was always known. */
const BEGINNING = "TIMESTAMP '0001-01-01 00:00:00'";

/** Working columns that bear another name than the format's. */
const RENAMED: Readonly<Partial<Record<TableName, Readonly<Record<string, string>>>>> = {
  accesses: { at: 'occurred_at', actor: 'actor_id', subject: 'subject_id' },
  actors: { actor: 'actor_id', person: 'person_id', supervisor: 'supervisor_id' },
  persons: { person: 'person_id', address: 'address_id' },
  addresses: { address: 'address_id' },
  vehicles: { vehicle: 'vehicle_id', owner: 'owner_person_id' },
  groups: { grp: 'group_id' },
  group_members: { grp: 'group_id', person: 'person_id' },
  roster: { actor: 'actor_id' }, dispatches: { actor: 'actor_id' }, incidents: { address: 'address_id' }, incident_parties: { subject: 'subject_id' },
  cases: { subject: 'case_id', lead: 'lead_actor_id' },
  case_members: { actor: 'actor_id' }, case_subjects: { subject: 'subject_id' }, tasks: { actor: 'actor_id', subject: 'subject_id' }, encounters: { actor: 'actor_id', subject: 'subject_id' },
  sealed_subjects: { subject: 'subject_id' }, canaries: { subject: 'subject_id' },
};

/** When a row without `created_at` came to be known: its own time. */
const OWN_TIME: Readonly<Partial<Record<TableName, string>>> = {
  ties: 's.from_on', group_members: 's.from_on', roster: 's.starts_at', dispatches: 's.starts_at', incidents: 'coalesce(s.reported_at, s.occurred_at)', case_members: 's.from_at', tasks: 's.starts_at', encounters: 's.starts_at',
  incident_parties: '(SELECT any_value(coalesce(i.reported_at, i.occurred_at)) FROM stage_incidents i WHERE i.incident_id = s.incident_id)',
  case_subjects: '(SELECT any_value(c.opened_at) FROM stage_cases c WHERE c.case_id = s.case_id)',
};

const SUBJECT_KINDS: Readonly<Partial<Record<Kind, string>>> = { person: 'person', address: 'address', vehicle: 'vehicle', group: 'group', case: 'case' };

export async function createWorkingTables(workspace: Workspace): Promise<void> {
  for (const [table, columns] of Object.entries(WORKING_TABLES)) await workspace.run(createTable(table, columns));
}

/** Numbers for everybody and everything that the staged tables name. */
export async function intern(workspace: Workspace, staged: readonly TableName[]): Promise<void> {
  const actors: string[] = [];
  const subjects: string[] = [];
  for (const table of staged) {
    for (const [column, kind] of Object.entries<Kind>(formatOf(table).columns)) {
      const from = `FROM ${stageOf(table)} WHERE ${name(column)} IS NOT NULL`;
      if (kind === 'actor') actors.push(`SELECT ${name(column)} AS id ${from}`);
      const type = SUBJECT_KINDS[kind];
      if (type !== undefined) subjects.push(`SELECT ${literal(type)} AS type, ${name(column)} AS id ${from}`);
      if (kind === 'subject_id') subjects.push(`SELECT subject_type AS type, subject_id AS id ${from} AND subject_type <> 'none'`);
    }
  }
  await workspace.run(`INSERT INTO subjects SELECT row_number() OVER (ORDER BY type, id), type, id FROM (SELECT DISTINCT type, id FROM (${subjects.join(' UNION ALL ')}))`);
  await workspace.run(`CREATE TEMP TABLE actor_numbers AS SELECT CAST(row_number() OVER (ORDER BY id) AS INTEGER) AS actor, id FROM (SELECT DISTINCT id FROM (${actors.join(' UNION ALL ')}))`);
}

/** Accesses whose places are joined by row number; of more, the join would put every row on disk once again, and the two are laid side by side instead, by one thread. */
const JOINED_AT_MOST = 30_000_000;

/** `inTime`: the file's rows stand in the order of their time already. Accesses are numbered in that order, those of one moment by their identifiers: the order of the file decides nothing. */
export async function fill(workspace: Workspace, table: TableName, inTime: boolean, joinedAtMost = JOINED_AT_MOST): Promise<void> {
  const ordered = inTime && (table !== 'accesses' || await areMomentsOrdered(workspace));
  const joins: string[] = [];
  const selected = targetsOf(table).map(({ target, isNumber }) => `${valueOf(table, target, isNumber, ordered, joins)} AS ${name(target)}`);
  if (table !== 'accesses') {
    await inFileOrder(workspace, () => workspace.run(`INSERT INTO ${name(table)} BY NAME SELECT ${selected.join(', ')} FROM ${stageOf(table)} s${joins.join('')}${OWN_TIME[table]?.includes('SELECT') === true ? ' ORDER BY s.rowid' : ''}`));
    return;
  }
  const placed = ordered ? '' : await placesOf(workspace, joinedAtMost);
  await workspace.runLong(`INSERT INTO accesses BY NAME SELECT ${selected.join(', ')} FROM stage_accesses s${placed}${joins.join('')}`);
  // The largest of all goes at once: what is filled next has the memory.
  for (const made of ['places', 'places_by_row']) await workspace.run(`DROP TABLE IF EXISTS ${made}`);
  await dropStage(workspace, table);
}

/** Makes `places`: the place of each staged access in the order of time and identifier. What joins it to `stage_accesses`, as SQL. */
async function placesOf(workspace: Workspace, joinedAtMost: number): Promise<string> {
  // Sorted by both threads, and then counted off: as a window it would be sorted by both and gone through by one.
  await workspace.run('CREATE OR REPLACE TEMP TABLE places AS SELECT r, row_number() OVER () AS place FROM (SELECT rowid AS r FROM stage_accesses ORDER BY occurred_at, event_id)');
  if ((await countRows(workspace, 'places')) <= joinedAtMost) return ' JOIN places ON places.r = s.rowid';
  await inFileOrder(workspace, () => workspace.run('CREATE OR REPLACE TEMP TABLE places_by_row AS SELECT place FROM places ORDER BY r'));
  return ' POSITIONAL JOIN places_by_row places';
}

/** Rows come out as the file has them, without sorting: the joins keep the staged table on the side that streams. Where two rows differ in nothing that is asked, the earlier is taken, on every machine. */
async function inFileOrder(workspace: Workspace, work: () => Promise<void>): Promise<void> {
  for (const setting of ['preserve_insertion_order = true', "disabled_optimizers = 'build_side_probe_side'"]) await workspace.run(`SET ${setting}`);
  try {
    await work();
  } finally {
    for (const setting of ['preserve_insertion_order = false', "disabled_optimizers = ''"]) await workspace.run(`SET ${setting}`);
  }
}

async function areMomentsOrdered(workspace: Workspace): Promise<boolean> {
  const [found] = await workspace.rows(`
    SELECT count(*) AS n FROM (SELECT occurred_at, event_id, lag(occurred_at) OVER () AS at_before, lag(event_id) OVER () AS id_before FROM stage_accesses)
    WHERE occurred_at = at_before AND event_id < id_before`);
  return countIn(found, 'n') === 0;
}

function targetsOf(table: TableName): readonly { readonly target: string; readonly isNumber: boolean }[] {
  return (WORKING_TABLES[table] ?? '').split(', ').map((one) => {
    const [target = '', type = ''] = one.split(' ');
    return { target: target.replaceAll('"', ''), isNumber: type === 'INTEGER' };
  });
}

function valueOf(table: TableName, target: string, isNumber: boolean, ordered: boolean, joins: string[]): string {
  const column = target === 'author' ? 'created_by' : (RENAMED[table]?.[target] ?? target);
  const kind = formatOf(table).columns[column];
  if (kind === undefined) return derived(table, target, ordered);
  return isNumber ? numbered(column, kind, joins) : `s.${name(column)}`;
}

/** The number of whom or what the column names. */
function numbered(column: string, kind: Kind, joins: string[]): string {
  const alias = `n${joins.length}`;
  const type = kind === 'subject_id' ? 's.subject_type' : SUBJECT_KINDS[kind] === undefined ? undefined : literal(SUBJECT_KINDS[kind]);
  if (kind === 'actor') joins.push(` LEFT JOIN actor_numbers ${alias} ON ${alias}.id = s.${name(column)}`);
  else if (type !== undefined) joins.push(` LEFT JOIN subjects ${alias} ON ${alias}.subject_id = s.${name(column)} AND ${alias}.subject_type = ${type}`);
  else return `s.${name(column)}`;
  return `${alias}.${kind === 'actor' ? 'actor' : 'subject'}`;
}

function derived(table: TableName, column: string, ordered: boolean): string {
  if (column === 'access') return ordered ? 's.rowid + 1' : 'places.place';
  if (column === 'week') return weekOf('s.occurred_at');
  if (column === 'named') return 'true';
  if (column === 'known_at') {
    const own = `coalesce(CAST(${OWN_TIME[table] ?? 'NULL'} AS TIMESTAMP), ${BEGINNING})`;
    // Nothing is recorded before it was reported.
    return table === 'incidents' ? `greatest(coalesce(s.created_at, ${own}), coalesce(s.reported_at, ${BEGINNING}))` : `coalesce(s.created_at, ${own})`;
  }
  return 'NULL';
}

/** Actors that the table of actors does not name; how many. */
export async function addUnnamed(workspace: Workspace): Promise<number> {
  await workspace.run('INSERT INTO actors BY NAME SELECT n.actor, n.id AS actor_id, false AS named FROM actor_numbers n WHERE n.actor NOT IN (SELECT actor FROM actors) ORDER BY n.actor');
  const [row] = await workspace.rows('SELECT count(*) AS n FROM actors WHERE NOT named');
  return countIn(row, 'n');
}

export async function dropStages(workspace: Workspace): Promise<void> {
  for (const table of TABLE_NAMES) await dropStage(workspace, table);
  await workspace.run('DROP TABLE IF EXISTS actor_numbers');
}
