// A running node holds a role without rights on what is protected: the owner brings schema and rights up to date and leaves.
// Known hole: where no other role can be made, one role does both; the node says so at every start (docs/operations.md).
import { sql } from 'kysely';
import { type Random, systemRandom } from '../kernel/index.js';
import { connect, type Database, type Db } from './connect.js';
import { DbError } from './errors.js';
import { migrateUp, migrationStates } from './migrate.js';
import { liftForOwner, protectedTables, putRightsInForce, type Roles } from './rights.js';
import { addressAs, mayMakeRoles, newPassword, roleStatements, rolesOf, rolesOfApp } from './roles.js';

export interface OpenDatabaseOptions {
  /** Of the role that owns schema and tables, or a superuser: used for the start alone. */
  readonly ownerUrl: string;
  /** Of the role that the node then connects as. Left out: the owner makes it. */
  readonly appUrl?: string;
  readonly poolSize?: number;
  readonly random?: Random;
}

interface Entrance {
  readonly url: string;
  readonly roles: Roles;
  readonly warnings: readonly string[];
}

/**
 * Brings schema and rights up to date as the owner, and connects as the app. Throws `DbError` as `connect` does, `migration_failed`,
 * or `strong_app` when the role of `appUrl` reaches what it must not.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const entrance = await prepareAsOwner(options);
  const app = await connect({ connectionString: entrance.url, ...(options.poolSize !== undefined && { poolSize: options.poolSize }) });
  try {
    if (entrance.warnings.length === 0) await refuseStrongApp(app.db, entrance.roles);
    return { ...app, warnings: [...app.warnings, ...entrance.warnings] };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function prepareAsOwner(options: OpenDatabaseOptions): Promise<Entrance> {
  const owner = await connect({ connectionString: options.ownerUrl, poolSize: 2 });
  try {
    const states = await migrationStates(owner.db);
    if (states.some((state) => state.executedAt === undefined)) await liftForOwner(owner.db);
    await migrateUp(owner.db);
    const entrance = await findEntrance(owner.db, options);
    await putRightsInForce(owner.db, entrance.roles);
    return entrance;
  } finally {
    await owner.close();
  }
}

async function findEntrance(owner: Db, { ownerUrl, appUrl, random = systemRandom }: OpenDatabaseOptions): Promise<Entrance> {
  if (appUrl !== undefined) return { url: appUrl, roles: rolesOfApp(decodeURIComponent(new URL(appUrl).username)), warnings: [] };
  const { rows: [at] } = await sql<{ database: string; role: string }>`select current_database() as database, current_user as role`.execute(owner);
  const oneRole = (why: string): Entrance => ({
    url: ownerUrl, roles: { app: at?.role ?? '', gate: at?.role ?? '' },
    warnings: [`the node works as the owner of its tables, because ${why}; make the roles by hand and name the app's in \`DATABASE_APP_URL\` (docs/operations.md)`],
  });
  if (!(await mayMakeRoles(owner))) return oneRole('the role of `DATABASE_URL` may not make others');
  const roles = rolesOf(at?.database ?? '');
  const password = newPassword(random);
  for (const statement of roleStatements(roles, password, random)) await sql.raw(statement).execute(owner);
  const url = addressAs(ownerUrl, roles.app, password);
  return (await isLetIn(url)) ? { url, roles, warnings: [] } : oneRole(`the server does not let \`${roles.app}\` in with a password`);
}

async function isLetIn(url: string): Promise<boolean> {
  try {
    await (await connect({ connectionString: url, poolSize: 1 })).close();
    return true;
  } catch (error) {
    if (error instanceof DbError && error.code === 'unreachable') return false;
    throw error;
  }
}

/** INVARIANT: a node never runs on a role that reaches a protected table, however that came about (database-role.test.ts). */
async function refuseStrongApp(app: Db, { gate }: Roles): Promise<void> {
  const { rows: [found] } = await sql<{ role: string; above: boolean; tables: string[] | null }>`
    select current_user as role,
      (select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user) or pg_has_role(current_user, ${gate}, 'MEMBER')
        or has_schema_privilege('public', 'CREATE') as above,
      (select array_agg(c.relname::text order by 1) from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any(${Object.keys(protectedTables)}::text[])
        and (has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
          or has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') or pg_has_role(current_user, c.relowner, 'MEMBER'))) as tables`.execute(app);
  if (found === undefined || found.above || found.tables !== null) {
    const reached = found?.tables?.join(', ') ?? 'other roles or the schema';
    throw new DbError('strong_app', `the node's database role \`${found?.role ?? ''}\` has rights that it must not have (on ${reached}); take them away (docs/operations.md), or leave \`DATABASE_APP_URL\` out`);
  }
}
