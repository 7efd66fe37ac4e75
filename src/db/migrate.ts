// The schema moves only by the compiled list of migrations, one transaction for all that are due, up and down.
import { type Migration, type MigrationResultSet, Migrator, NO_MIGRATIONS } from 'kysely';
import type { Db } from './connect.js';
import { DbError } from './errors.js';
import { migrations } from './migrations/index.js';

export type Migrations = Readonly<Record<string, Migration>>;

export interface MigrationState {
  readonly name: string;
  /** Absent while the migration is still due. */
  readonly executedAt?: Date;
}

function migratorFor(db: Db, list: Migrations): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => Promise.resolve({ ...list }) },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
  });
}

/** Names that ran, or `migration_failed` naming the one that did not. */
function namesOf({ error, results }: MigrationResultSet): string[] {
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the list itself';
    throw new DbError('migration_failed', `migration \`${failed}\` did not run and nothing of it was kept; see the cause`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}

/** Runs every due migration; returns the names that ran, oldest first. */
export async function migrateUp(db: Db, list: Migrations = migrations): Promise<string[]> {
  return namesOf(await migratorFor(db, list).migrateToLatest());
}

/** Takes back the newest `steps` migrations, or all that are newer than the named one (`'none'` for every one); returns their names. */
export async function migrateDown(db: Db, target: { readonly steps: number } | { readonly to: string }, list: Migrations = migrations): Promise<string[]> {
  const migrator = migratorFor(db, list);
  if ('to' in target) return namesOf(await migrator.migrateTo(target.to === 'none' ? NO_MIGRATIONS : target.to));
  const names: string[] = [];
  for (let step = 0; step < target.steps; step += 1) names.push(...namesOf(await migrator.migrateDown()));
  return names;
}

/** Every known migration, in order, with the moment it ran here. */
export async function migrationStates(db: Db, list: Migrations = migrations): Promise<MigrationState[]> {
  const found = await migratorFor(db, list).getMigrations();
  return found.map(({ name, executedAt }) => (executedAt === undefined ? { name } : { name, executedAt }));
}
