// The wall in the database itself: asked of PostgreSQL's own catalogue, and tried verb by verb, as every kind of role.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Db, migrateUp, openDatabase, sql } from './index.js';
import { gateFunctions } from './gate/index.js';
import { openTables, protectedTables, putRightsInForce } from './rights.js';
import { rolesOf, rolesOfApp } from './roles.js';
import { type FreshDatabase, freshDatabase, runOnce } from './testing.js';


const tables = Object.keys(protectedTables);
/** The index of looks says nothing that the log does not, and is made anew from it (decision 0051). */
const madeAnew = ['look', 'look_volume', 'look_place'];
const suffix = process.pid;
const role = (name: string): string => `custos_test_${name}_${suffix}`;
let fresh: FreshDatabase;
let app: Db;
const closers: (() => Promise<void>)[] = [];

async function as(url: string): Promise<Db> {
  const { db, close } = await connect({ connectionString: url, poolSize: 1 });
  closers.push(close);
  return db;
}

/** A role of the server that signs in with this name as its password. */
async function makeRole(name: string, attributes = ''): Promise<string> {
  const user = role(name);
  await runOnce(fresh.connectionString, `create role ${user} login ${attributes} password '${user}'`);
  closers.push(async () => { for (const step of [`drop owned by ${user} cascade`, `drop role ${user}`]) await runOnce(fresh.connectionString, step); });
  const url = new URL(fresh.connectionString);
  url.username = user;
  url.password = user;
  return url.href;
}

const run = async (db: Db, statement: string): Promise<unknown[]> => (await sql.raw(statement).execute(db)).rows;

beforeAll(async () => {
  fresh = await freshDatabase();
  await (await openDatabase({ ...fresh, poolSize: 1 })).close();
  app = await as(fresh.appUrl);
  await run(fresh.db, `
    insert into agency values ('alder', 'Alder', 'Alder', 'BC', 'police');
    insert into label (agency_id, canon, level_code, level_rank, releasable_to, citizenships_only, originator_control, purposes, permitted_uses, caveats) values ('alder', 'c', 'PROTECTED_B', 2, '{}', '{}', false, '{}', '{}', '{}');
    insert into report (agency_id, report_id, title, received_at, label_id, intent_index) select 'alder', 'r', 'T', now(), label_id, 1 from label;
    insert into entity values ('alder', 'e', 'Person', 1);
    insert into statement (agency_id, report_id, entity_id, schema, prop, value, label_id, entered_label_id, known_from, content_hash, keys, intent_index)
      select 'alder', 'r', 'e', 'Person', 'name', 'Quorvane', label_id, label_id, now(), '\\x01', array[label_id || ':quorvane'], 1 from label;
    insert into word select 'alder', label_id, 'quorvane', array[label_id || ':quorvane'] from label;
    insert into judgement (agency_id, judgement_id, left_agency_id, left_entity_id, right_agency_id, right_entity_id, verdict, why, label_id, decided_by, decided_at, intent_index)
      select 'alder', 'j', 'alder', 'e', 'alder', 'f', 'same', 'w', label_id, 'm', now(), 1 from label;
    insert into restriction values ('alder', 'x', 'e', 'acquittal', '2026-01-01', 'b', 'm', now(), 1);
    insert into correction values ('alder', 'c', 'e', null, 'w', 'm', now(), 'asked', 1);
    insert into sealed_source values ('alder', 's', now(), null, 1);
    insert into sealed_source_field values ('alder', 's', 'name', 1, '\\x01', '\\x02', now(), 1);
    insert into look values ('alder', '\\x01', 1, now(), '\\x02', 1);
    insert into look_volume values ('alder', '\\x02', '2026-01-01', 1);
    insert into look_place values ('alder', 2);
    insert into appraisal (agency_id, appraisal_id, cycle, group_agency_id, group_id, indicator, subject, value, judged_on, source, evidence, label_id, entered_by, entered_at, intent_index)
      select 'alder', 'a', 'alder~2026', 'alder', 'g', 'level', '', 'high', '2026-01-01', 's', '{}', label_id, 'm', now(), 1 from label;
    insert into appraisal_now select agency_id, label_id, cycle, indicator, group_agency_id, group_id, subject, value, appraisal_id, written from appraisal;
    insert into operation_row (agency_id, operation, row_agency, row_id, revision, kind, occurrence_id, day, province, is_sure, commodity, unit, currency, owner, assists, exhibit_no, direction, note, content, label_id, import_id, entered_by, known_from, intent_index)
      select 'alder', 'alder~op', 'alder', 'w', 1, 'occurrence', 'O', '2026-01-01', '', true, '', '', '', 'alder', '{}', '', '', '', 'c', label_id, 'i', 'm', now(), 1 from label;
    insert into operation_tally values ('alder', 'alder~op', 'occurrence', '', '', '2026-01-01', 1, 0);
    insert into operation_joint values ('alder', 'alder~op', 0, 1);
    insert into operation_quarantine (agency_id, operation, quarantine_id, import_id, line, cells, is_sure, problems, label_id, entered_by, set_aside_at, intent_index) select 'alder', 'alder~op', 'q', 'i', 2, '{}', true, '[]', label_id, 'm', now(), 1 from label;
    insert into operation_merge (agency_id, operation, merge_id, verdict, refs, keep, why, label_id, decided_by, decided_at, intent_index) select 'alder', 'alder~op', 'g', 'same', '{a,b}', 'a', 'w', label_id, 'm', now(), 1 from label`);
});
afterAll(async () => {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
  await fresh.drop();
});

describe('every table is named', () => {
  test('as protected or as open, and nothing else is named', async () => {
    const { rows } = await sql<{ relname: string }>`select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
      and relname not like 'schema_migration%' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`.execute(fresh.db);
    expect(rows.map((row) => row.relname).toSorted()).toEqual([...tables, ...Object.keys(openTables)].toSorted());
  });
});

describe('the role that a node works as', () => {
  test('has no right of any kind on a protected table or one of its columns, by itself, by membership or as PUBLIC', async () => {
    const { rows } = await sql<{ relname: string; tables: boolean; columns: boolean }>`select c.relname,
        has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') as tables,
        has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') as columns
      from pg_class c where c.relnamespace = 'public'::regnamespace and relname = any(${tables}) order by 1`.execute(app);
    expect(rows).toEqual(tables.toSorted().map((relname) => ({ relname, tables: false, columns: false })));
  });

  test.each(tables)('is refused each verb on `%s`, on its first column, and its copying, locking and being pointed at', async (table) => {
    const { rows: [first] } = await sql<{ attname: string }>`select attname from pg_attribute where attrelid = ${table}::regclass and attnum = 1`.execute(fresh.db);
    const column = first?.attname ?? '';
    for (const statement of [
      `select 1 from ${table}`, `select ${column} from ${table} limit 1`, `select count(*) from ${table}`, `select from ${table} for update`, `insert into ${table} default values`,
      `insert into ${table} (${column}) values ('x') on conflict do nothing`, `update ${table} set ${column} = 'x'`, `delete from ${table}`, `truncate ${table}`, `copy ${table} to stdout`,
      `copy (select * from ${table}) to stdout`, `do $$ begin lock table ${table} in access share mode; end $$`, `table ${table}`,
      `merge into ${table} t using (select 1) s on true when matched then delete`, `explain select * from ${table}`,
    ]) {
      await expect(run(app, statement), statement).rejects.toMatchObject({ code: '42501', message: expect.stringContaining('permission denied') });
    }
    await expect(run(app, `alter table ${table} disable row level security`)).rejects.toMatchObject({ code: '42501' });
    await expect(run(app, `create policy mine on ${table} using (true)`)).rejects.toMatchObject({ code: '42501' });
  });

  test('cannot become another role, make anything, or leave a table behind', async () => {
    const { app: own, gate } = rolesOfApp(decodeURIComponent(new URL(fresh.appUrl).username));
    const owner = decodeURIComponent(new URL(fresh.ownerUrl).username);
    for (const statement of [
      `set role ${gate}`, `set role ${owner}`, `set session authorization ${gate}`, 'create table public.mine (a int)', 'create temporary table statement (a int)', 'create schema mine',
      'create function gate.mine() returns int language sql as $$ select 1 $$', `grant ${gate} to ${own}`, 'create role another', `alter role ${own} superuser`,
    ]) await expect(run(app, statement), statement).rejects.toMatchObject({ code: '42501' });
  });

  test('may only add to labels, agencies and the mirror', async () => {
    for (const [table, kind] of Object.entries(openTables)) {
      const { rows: [may] } = await sql<Record<string, boolean>>`select has_table_privilege(${table}, 'SELECT') as s, has_table_privilege(${table}, 'INSERT') as i,
        has_table_privilege(${table}, 'UPDATE') as u, has_table_privilege(${table}, 'DELETE') as d, has_table_privilege(${table}, 'TRUNCATE, REFERENCES, TRIGGER') as more`.execute(app);
      expect({ table, ...may }).toEqual({ table, s: true, i: true, u: kind === 'all', d: kind === 'all', more: false });
    }
    await expect(run(app, "update label set releasable_to = '{ALL}'")).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the functions', () => {
  test('are ours, run as the gate with a search path of their own, and only the app may call them', async () => {
    const { rows } = await sql<{ name: string; owner: string; definer: boolean; path: string[]; may: string[] }>`
      select proname as name, pg_get_userbyid(proowner) as owner, prosecdef as definer, proconfig as path,
        (select array_agg(case grantee when 0 then 'PUBLIC' else pg_get_userbyid(grantee)::text end order by 1) from aclexplode(proacl) a where grantee <> proowner) as may
      from pg_proc where pronamespace = 'gate'::regnamespace order by proname`.execute(fresh.db);
    const { app: own, gate } = rolesOfApp(decodeURIComponent(new URL(fresh.appUrl).username));
    const owner = decodeURIComponent(new URL(fresh.ownerUrl).username);
    expect(rows).toEqual(gateFunctions.map((one) => ({
      name: one.name, owner: one.asOwner === true ? owner : gate, definer: true, path: ['search_path=pg_catalog, public, pg_temp', ...(one.isPlannedOnce === true ? ['plan_cache_mode=force_generic_plan'] : [])], may: [own],
    })).toSorted((a, b) => (a.name < b.name ? -1 : 1)));
    const { rows: [is] } = await sql<{ login: boolean; strong: boolean }>`select rolcanlogin as login, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong
      from pg_roles where rolname = ${gate}`.execute(fresh.db);
    expect(is).toEqual({ login: false, strong: false });
  });

  test('the gate itself may neither delete nor change a value', async () => {
    const { gate } = rolesOfApp(decodeURIComponent(new URL(fresh.appUrl).username));
    for (const table of tables.filter((one) => !madeAnew.includes(one))) {
      const { rows: [may] } = await sql<{ more: boolean }>`select has_table_privilege(${gate}, ${table}, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') as more`.execute(fresh.db);
      expect({ table, ...may }).toEqual({ table, more: false });
    }
    const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute where attrelid = 'statement'::regclass and attnum > 0
      and has_column_privilege(${gate}, 'statement', attname, 'UPDATE') order by 1`.execute(fresh.db);
    expect(rows.map((row) => row.name)).toEqual(['keys', 'label_id']);
  });
});

describe('row-level security binds everybody else', () => {
  const rowsSeen = async (db: Db): Promise<unknown[]> => Promise.all(tables.map(async (table) => [table, (await run(db, `select * from ${table}`)).length]));
  const none = tables.map((table) => [table, 0]);

  test('a reporting role with every right that a careless administrator can grant sees, changes and adds no row', async () => {
    const db = await as(await makeRole('reporter'));
    await run(fresh.db, `grant select, insert, update, delete on ${tables.join(', ')} to ${role('reporter')}`);
    expect(await rowsSeen(fresh.db)).toEqual(tables.map((table) => [table, 1]));
    expect(await rowsSeen(db)).toEqual(none);
    expect(await run(db, `update statement set value = 'x' returning 1`)).toEqual([]);
    expect(await run(db, 'delete from correction returning 1')).toEqual([]);
    await expect(run(db, `insert into entity values ('alder', 'z', 'Person', 1)`)).rejects.toMatchObject({ code: '42501', message: expect.stringContaining('row-level security') });
    await expect(run(db, 'set row_security = off; select * from statement')).rejects.toMatchObject({ code: '42501' });
  });

  test('a member of pg_read_all_data sees no row', async () => {
    const db = await as(await makeRole('reads_all'));
    await run(fresh.db, `grant pg_read_all_data to ${role('reads_all')}`);
    expect(await rowsSeen(db)).toEqual(none);
  });

  test('the owner of the tables sees no row, unless it is a superuser', async () => {
    const owner = await as(fresh.ownerUrl);
    const { rows: [is] } = await sql<{ super: boolean }>`select rolsuper as super from pg_roles where rolname = current_user`.execute(owner);
    expect(await rowsSeen(owner)).toEqual(is?.super === true ? tables.map((table) => [table, 1]) : none);
  });

  test('a start takes back what was granted by hand, and policies that are not ours', async () => {
    const db = await as(await makeRole('granted'));
    await run(fresh.db, `grant all on statement to ${role('granted')}; grant select (value) on statement to public; create policy open_to_all on statement using (true)`);
    expect(await run(db, 'select value from statement')).toEqual([{ value: 'Quorvane' }]);
    await putRightsInForce(await as(fresh.ownerUrl), rolesOfApp(decodeURIComponent(new URL(fresh.appUrl).username)));
    await expect(run(db, 'select value from statement')).rejects.toMatchObject({ code: '42501' });
    expect(await run(fresh.db, `select polname from pg_policy where polrelid = 'statement'::regclass`)).toEqual([{ polname: 'gate_only' }]);
  });
});

describe('a start', () => {
  const functions = async (): Promise<unknown[]> => run(fresh.db, `select oid::int as oid from pg_proc where pronamespace = 'gate'::regnamespace order by 1`);
  const start = async (): Promise<void> => (await openDatabase({ ...fresh, poolSize: 1 })).close();

  test('changes nothing that is in force', async () => {
    await start();
    const before = await functions();
    await start();
    expect(await functions()).toEqual(before);
  });

  test.each([
    ['a function that was altered', `create or replace function gate.has_source(p_agency text, p_source_name text, p_besides text) returns boolean language sql stable security definer as 'select true'`],
    ['a function that anybody may call', 'grant execute on function gate.report_ids(text[]) to public'], ['a function whose search path was taken', 'alter function gate.report_ids(text[]) reset all'],
    ['a policy that is gone', 'drop policy gate_only on statement'], ['policies that are not forced', 'alter table report no force row level security'],
    ['a right of the app on a label', 'grant update on label to APP'], ['samples of what was said', 'alter table statement alter column value set statistics 100'],
  ])('mends %s', async (_, damage) => {
    await start();
    const before = await functions();
    await run(fresh.db, damage.replace('APP', rolesOfApp(decodeURIComponent(new URL(fresh.appUrl).username)).app));
    await start();
    expect(await functions()).not.toEqual(before);
    const { rows: [now] } = await sql<Record<string, unknown>>`select (select count(*)::int from pg_policy where polname = 'gate_only') as policies,
      (select count(*)::int from pg_class where relforcerowsecurity) as forced, has_function_privilege('public', 'gate.report_ids(text[])', 'execute') as open,
      has_table_privilege(${decodeURIComponent(new URL(fresh.appUrl).username)}, 'label', 'update') as labels, (select proconfig::text from pg_proc where proname = 'report_ids') as path,
      (select prolang = (select oid from pg_language where lanname = 'plpgsql') from pg_proc where proname = 'has_source') as ours,
      (select attstattarget::int from pg_attribute where attrelid = 'statement'::regclass and attname = 'value') as sampled`.execute(fresh.db);
    expect(now).toEqual({ policies: tables.length, forced: tables.length, open: false, labels: false, path: '{"search_path=pg_catalog, public, pg_temp"}', ours: true, sampled: 0 });
  });
});

describe('how a node gets its role', () => {
  test('an owner that may make roles makes them, each database its own, and a new password at each start', async () => {
    const owner = await makeRole('maker', 'createdb createrole');
    const name = role('made');
    await runOnce(owner, `create database ${name} template template0`);
    const url = new URL(owner);
    url.pathname = `/${name}`;
    const roles = rolesOf(name);
    for (let start = 0; start < 2; start += 1) {
      const { db, warnings, close } = await openDatabase({ ownerUrl: url.href, poolSize: 1 });
      expect(warnings).toEqual([]);
      expect(await run(db, 'select current_user::text as role')).toEqual([{ role: roles.app }]);
      expect(await run(db, 'select * from gate.report_ids(array[\'alder\'])')).toEqual([]);
      await expect(run(db, 'select 1 from statement')).rejects.toMatchObject({ code: '42501' });
      await close();
    }
    for (const step of [`drop database ${name} with (force)`, `drop role ${roles.app}`, `drop role ${roles.gate}`]) await runOnce(fresh.connectionString, step);
  });

  test('an owner that may not goes on alone and says what to do; every other role is still bound', async () => {
    const owner = await makeRole('alone', 'createdb');
    const name = role('alone_db');
    await runOnce(owner, `create database ${name} template template0`);
    const url = new URL(owner);
    url.pathname = `/${name}`;
    const { db, warnings, close } = await openDatabase({ ownerUrl: url.href, poolSize: 1 });
    expect(warnings).toEqual([expect.stringMatching(/may not make others; make the roles by hand and name the app's in `DATABASE_APP_URL`/)]);
    expect(await run(db, 'select * from gate.report_ids(array[\'alder\'])')).toEqual([]);
    await close();
    await runOnce(fresh.connectionString, `drop database ${name} with (force)`);
  });

  test.each([
    ['a superuser', 'superuser', ''], ['one above policies', 'bypassrls', ''], ['one that reads everything', '', 'grant pg_read_all_data to %'], ['one that may become the owner', '', 'grant OWNER to %'],
  ])('a role that is too strong is refused: %s', async (name, attributes, grant) => {
    const user = name.replaceAll(' ', '_');
    const appUrl = await makeRole(user, attributes);
    const owner = decodeURIComponent(new URL(fresh.ownerUrl).username);
    await run(fresh.db, `create role ${role(user)}_gate`);
    closers.push(async () => { for (const step of ['drop owned by', 'drop role']) await runOnce(fresh.connectionString, `${step} ${role(user)}_gate${step === 'drop role' ? '' : ' cascade'}`); });
    const opening = async () => {
      const opened = openDatabase({ ownerUrl: fresh.connectionString, appUrl, poolSize: 1 });
      return opened.then(async ({ close }) => close());
    };
    if (grant !== '') await run(fresh.db, grant.replaceAll('%', role(user)).replaceAll('OWNER', owner));
    await expect(opening()).rejects.toMatchObject({ code: 'strong_app', message: expect.stringContaining(role(user)) });
  });

  test('a migration changes rows that the owner does not see', async () => {
    const other = await freshDatabase();
    await run(other.db, "insert into agency values ('alder', 'A', 'A', null, 'police'); insert into entity values ('alder', 'e', 'Person', 1)");
    const up = async (db: Db): Promise<void> => { await sql`update entity set schema = 'Company'`.execute(db); };
    const owner = await as(other.ownerUrl);
    const { migrations } = await import('./migrations/index.js');
    const { liftForOwner } = await import('./rights.js');
    await liftForOwner(owner);
    expect(await migrateUp(owner, { ...migrations, '9999-companies': { up } })).toEqual(['9999-companies']);
    expect(await run(other.db, 'select schema from entity')).toEqual([{ schema: 'Company' }]);
    await closers.pop()?.();
    await other.drop();
  });
});
