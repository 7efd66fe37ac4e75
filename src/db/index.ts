// The store: one way to a PostgreSQL that keeps what it acknowledges, private by default, with a schema that goes up and down.
export { sql, type Expression, type ExpressionBuilder, type Insertable, type RawBuilder, type Selectable, type SelectQueryBuilder, type SqlBool, type Transaction, type Updateable } from 'kysely';
export { connect, type ConnectOptions, type Database, type Db } from './connect.js';
export { dataFolderPath, preparePrivateFolder } from './data-folder.js';
export { type FolderLock, holderOf, lockFolder } from './folder-lock.js';
export { migrateDown, migrateUp, migrationStates, type MigrationState } from './migrate.js';
export { openDatabase, type OpenDatabaseOptions } from './open.js';
export { prepared } from './named-driver.js';
export { type PrivateServer, type PrivateServerOptions, type PrivateServerStep, startPrivateServer } from './private-server.js';
export { identityOf, type ProcessIdentity } from './process-identity.js';
export { type ConditionColumns, renderCondition } from './render-condition.js';
export { socketFolderFor } from './socket-folder.js';
export { dropRoot, ensureSystemUser, giveToSystemUser, isRoot, reachableBy, spawnAsSystemUser, type SystemUser, systemHome } from './system-user.js';
export type { DisclosureReferralTable, ReviewActTable, ReviewLeadTable, ReviewLentTable } from './review-tables.js';
export type * from './tables.js';
