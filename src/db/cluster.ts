// One folder holds one cluster: made whole or not at all, only reachable through a socket in a closed folder, and with a password.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Random } from '../kernel/index.js';
import type { Engine } from './engine.js';
import { DbError } from './errors.js';
import { newPassword } from './roles.js';
import { giveToSystemUser, systemIdentity } from './system-user.js';

/** `owner` has the tables and brings them up to date; `keeper`, the superuser, only creates it and the roles. The app's password is kept nowhere. */
export interface Passwords {
  readonly keeper: string;
  readonly owner: string;
}

export const keeperRole = 'keeper';
export const ownerRole = 'custos';
const run = promisify(execFile);

/** The folder's clusters lies here; the path is free of symbolic links, as the server itself reports it. */
export function clusterFolder(folder: string): string {
  return join(realpathSync(folder), 'cluster');
}

/** Major version that made the cluster; undefined when there is none yet. */
export function clusterMajor(folder: string): number | undefined {
  const file = join(clusterFolder(folder), 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

/** Reads the passwords of the folder, or makes them: 192 random bits each, in a file that only the server's user reads. */
export function folderPasswords(folder: string, random: Random): Passwords {
  const file = join(folder, 'passwords.json');
  if (existsSync(file)) {
    const kept: Passwords = JSON.parse(readFileSync(file, 'utf8'));
    return kept;
  }
  const made: Passwords = { keeper: newPassword(random), owner: newPassword(random) };
  writeOwned(file, JSON.stringify(made));
  return made;
}

/** Writes a 0600 file of the server's user, whole or not at all. */
export function writeOwned(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  giveToSystemUser(`${file}.new`);
  renameSync(`${file}.new`, file);
}

/** Makes the cluster beside its final place and renames it: a start that was cut short leaves nothing that looks complete. */
export async function createCluster(folder: string, engine: Engine, passwords: Passwords): Promise<void> {
  const draft = `${clusterFolder(folder)}.${process.pid}.new`; // an `initdb` that outlived its parent may still write to its own
  const passwordFile = join(folder, 'initdb.password');
  for (const left of readdirSync(folder).filter((name) => /^cluster\.\d+\.new$/.test(name))) rmSync(join(folder, left), { recursive: true, force: true, maxRetries: 5 });
  writeOwned(passwordFile, passwords.keeper);
  // Since 17 the server brings this locale itself; before, it is the C library's. Both order by code point and fold case by Unicode.
  const locale = engine.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8'];
  const argv = ['-D', draft, `--username=${keeperRole}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums', ...locale];
  try {
    await run(engine.initdb, argv, { ...systemIdentity(), cwd: '/', env: serverEnv });
  } catch (cause) {
    const said = String(cause instanceof Error && 'stderr' in cause ? cause.stderr : cause).trim().split('\n').slice(-3).join(' ');
    throw new DbError('server_failed', `the private database could not be made: ${said}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, clusterFolder(folder));
}

/** Nothing of our own environment reaches the server: no library path, no PG variables. */
export const serverEnv: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LANG: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };

/** Settings of the server and who may sign in. Returns true when they differ from those it last started with. */
export function writeSettings(folder: string, socketFolder: string, sharedBuffersMb: number): boolean {
  const file = join(clusterFolder(folder), 'postgresql.conf');
  const settings = settingsText(socketFolder, sharedBuffersMb);
  const isSame = readFileSync(file, 'utf8') === settings;
  if (!isSame) writeOwned(file, settings);
  writeOwned(join(clusterFolder(folder), 'pg_hba.conf'), 'local all all scram-sha-256\n');
  return !isSame;
}

function settingsText(socketFolder: string, sharedBuffersMb: number): string {
  const settings: Record<string, string> = {
    listen_addresses: '', unix_socket_directories: socketFolder, unix_socket_permissions: '0700', port: '5432',
    max_connections: '64', shared_buffers: `${sharedBuffersMb}MB`, work_mem: '16MB', maintenance_work_mem: '128MB',
    fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_wal_size: '2GB', random_page_cost: '1.1', jit: 'off',
    password_encryption: 'scram-sha-256', timezone: 'UTC', log_timezone: 'UTC', datestyle: 'ISO, YMD',
    // The log lies outside the ledger: a failing statement may hold what somebody searched for.
    log_min_error_statement: 'panic', log_statement: 'none', log_min_duration_statement: '-1', log_parameter_max_length: '0', log_checkpoints: 'off',
    log_error_verbosity: 'terse',
  };
  return Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`).join('');
}
