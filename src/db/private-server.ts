// A PostgreSQL of our own: started without set-up, never as root, never on a network port, stopped clean; one that was orphaned by
// kill -9 is taken on again, and what it acknowledged is there. Known hole: whoever is root, or is this user, can read its files.
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Random, systemRandom } from '../kernel/index.js';
import { clusterFolder, clusterMajor, createCluster, folderPasswords, keeperRole, ownerRole, type Passwords, serverEnv, writeSettings } from './cluster.js';
import { socketFolderFor } from './socket-folder.js';
import { preparePrivateFolder } from './data-folder.js';
import { chooseEngine, type Engine, findEngines } from './engine.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { addressAs, newPassword, rolesOf, roleStatements } from './roles.js';
import { clearStaleTrace, findPostmaster, type Postmaster, stopPostmaster, waitUntilReady } from './postmaster.js';
import { giveToSystemUser, spawnAsSystemUser } from './system-user.js';

export type PrivateServerStep = 'looking for an engine' | 'making the database' | 'starting the database' | 'taking on the running database';

export interface PrivateServerOptions {
  /** Folder of this server alone, such as `$CUSTOS_DATA/postgres`; created when missing. */
  readonly folder: string;
  readonly onProgress?: (step: PrivateServerStep) => void;
  /** 128 when left out. */
  readonly sharedBuffersMb?: number;
  /** Engines to choose from; those of the machine when left out. */
  readonly engines?: readonly Engine[];
  readonly random?: Random;
}

export interface PrivateServer {
  /** Of the owner, for bringing the schema up to date; holds the password, so never print it. */
  readonly connectionString: string;
  /** Of the role without rights that a node works as. */
  readonly appConnectionString: string;
  readonly socketFolder: string;
  /** Full version of the engine, such as `15.13`. */
  readonly engineVersion: string;
  /** Process number of the database. */
  readonly pid: number;
  /** True when a database was still running here and was taken on. */
  readonly wasRunning: boolean;
  /** Fast shutdown, then frees the folder. */
  readonly stop: () => Promise<void>;
}

const lockName = 'server.lock';
const appRoles = rolesOf(ownerRole);
const largestLogBytes = 10 * 1024 * 1024;

/**
 * Starts the private server of a folder, or takes on the one that an ended process left running.
 * Throws `DbError`: `folder_in_use`, `folder_unreachable`, `no_engine`, `engine_mismatch`, `no_system_user`, `server_failed`.
 */
export async function startPrivateServer(options: PrivateServerOptions): Promise<PrivateServer> {
  preparePrivateFolder(options.folder);
  const lock = lockFolder(options.folder, lockName);
  try {
    return await startLocked(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(options: PrivateServerOptions, lock: FolderLock): Promise<PrivateServer> {
  const { folder } = options;
  options.onProgress?.('looking for an engine');
  const engine = chooseEngine(options.engines ?? (await findEngines(folder)), clusterMajor(folder));
  const passwords = folderPasswords(folder, options.random ?? systemRandom);
  if (clusterMajor(folder) === undefined) {
    options.onProgress?.('making the database');
    await createCluster(folder, engine, passwords);
  }
  const { postmaster, wasRunning } = await runningPostmaster(options, engine);
  const appPassword = newPassword(options.random ?? systemRandom);
  await ensureRoles(postmaster.socketFolder, passwords, { appPassword, wasRunning, random: options.random ?? systemRandom });
  const connectionString = addressOf(postmaster.socketFolder, ownerRole, passwords.owner, ownerRole);
  return {
    connectionString,
    appConnectionString: addressAs(connectionString, appRoles.app, appPassword),
    socketFolder: postmaster.socketFolder,
    engineVersion: engine.version,
    pid: postmaster.identity.pid,
    wasRunning,
    stop: async () => {
      await stopPostmaster(postmaster.identity);
      lock.release();
    },
  };
}

/** An orphan with the same settings is taken on; with others it is stopped and started anew. */
async function runningPostmaster(options: PrivateServerOptions, engine: Engine): Promise<{ postmaster: Postmaster; wasRunning: boolean }> {
  const { folder } = options;
  const cluster = clusterFolder(folder);
  const socketFolder = socketFolderFor(folder);
  const haveSettingsChanged = writeSettings(folder, socketFolder, options.sharedBuffersMb ?? 128);
  const orphan = findPostmaster(cluster);
  if (orphan !== undefined && !haveSettingsChanged) {
    options.onProgress?.('taking on the running database');
    const isGone = (): string | undefined => (findPostmaster(cluster) === undefined ? 'it ended while it was taken on; start again' : undefined);
    return { postmaster: await waitUntilReady(cluster, isGone), wasRunning: true };
  }
  if (orphan !== undefined) await stopPostmaster(orphan.identity);
  await clearStaleTrace(cluster, socketFolder);
  options.onProgress?.('starting the database');
  return { postmaster: await spawnPostmaster(folder, engine), wasRunning: false };
}

/** In a session of its own: a Ctrl-C in the terminal reaches us, and we stop the database when its last answer has left. */
async function spawnPostmaster(folder: string, engine: Engine): Promise<Postmaster> {
  const cluster = clusterFolder(folder);
  const logFile = join(folder, 'server.log');
  const log = openLog(logFile);
  const child = spawnAsSystemUser([engine.postgres, '-D', cluster], { cwd: '/', env: serverEnv, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => { ended = error.message; });
  child.once('exit', () => { ended ??= lastLines(logFile); });
  const postmaster = await waitUntilReady(cluster, () => ended);
  child.removeAllListeners('exit');
  child.unref();
  return postmaster;
}

function openLog(path: string): number {
  const isLarge = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes;
  const log = openSync(path, isLarge ? 'w' : 'a', 0o600);
  giveToSystemUser(path);
  return log;
}

function lastLines(path: string): string {
  return readFileSync(path, 'utf8').trim().split('\n').slice(-4).join(' / ');
}

function addressOf(socketFolder: string, role: string, password: string, database: string): string {
  return `postgresql://${role}:${password}@${encodeURIComponent(socketFolder)}:5432/${database}`;
}

interface RoleOptions {
  readonly appPassword: string;
  readonly wasRunning: boolean;
  readonly random: Random;
}

/**
 * The owner with its database, the app's role and the gate's. The owner may hand functions to the gate, and has none of its rights
 * otherwise. Sessions that an ended process left behind may hold locks: they are ended.
 */
async function ensureRoles(socketFolder: string, passwords: Passwords, { appPassword, wasRunning, random }: RoleOptions): Promise<void> {
  const client = new Client({ connectionString: addressOf(socketFolder, keeperRole, passwords.keeper, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [ownerRole]);
    if (rowCount === 0) {
      const { rowCount: roles } = await client.query('select from pg_roles where rolname = $1', [ownerRole]);
      const verb = roles === 0 ? 'create' : 'alter';
      await client.query(`${verb} role ${ownerRole} login createdb password ${client.escapeLiteral(passwords.owner)}`);
      await client.query(`create database ${ownerRole} owner ${ownerRole}`);
    }
    if (wasRunning) await endLeftSessions(client);
    for (const statement of roleStatements(appRoles, appPassword, random)) await client.query(statement);
    await client.query(`alter role ${ownerRole} noinherit; grant ${appRoles.gate} to ${ownerRole}`);
  } finally {
    await client.end();
  }
  // Who inherits nothing is not the database's owner either, as far as its schema goes.
  await runAlone(addressOf(socketFolder, keeperRole, passwords.keeper, ownerRole), `grant create on schema public to ${ownerRole}`);
}

async function runAlone(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function endLeftSessions(client: Client): Promise<void> {
  const left = `select pid from pg_stat_activity where usename in ('${ownerRole}', '${appRoles.app}') and backend_type = 'client backend'`;
  await client.query(`select pg_terminate_backend(pid) from (${left}) l`);
  while ((await client.query(left)).rowCount !== 0) await sleep(10);
}
