// No database and no server of ours ever runs as root: as root, everything belongs to one system user without a shell or a home.
import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DbError } from './errors.js';

export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const userName = 'custos';
/** Home of everything that the system user owns. */
export const systemHome = '/var/lib/custos';

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function findUser(name: string): SystemUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((row) => row.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

function createUser(): SystemUser | undefined {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', systemHome, '--shell', '/usr/sbin/nologin', userName], { stdio: 'pipe' });
  } catch (cause) {
    // Another process may have created it at the same moment; otherwise the cause says why not.
    if (findUser(userName) === undefined) {
      throw new DbError('no_system_user', `as root a system user \`${userName}\` is needed and \`useradd\` could not create it; create it by hand, or start as an ordinary user`, { cause });
    }
  }
  return findUser(userName);
}

/** The system user `custos`, created when missing; undefined when this process is not root. Throws `no_system_user`. */
export function ensureSystemUser(): SystemUser | undefined {
  return isRoot() ? (findUser(userName) ?? createUser()) : undefined;
}

/** Whether that user may pass every folder on the way to `path` (and the path itself, if it is a folder). A missing tail is judged by its nearest parent. */
export function reachableBy(user: Pick<SystemUser, 'uid' | 'gid'>, path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found?.isDirectory() === true && !maySearch(user, found)) return false;
    if (at === dirname(at)) return true;
  }
}

function maySearch(user: Pick<SystemUser, 'uid' | 'gid'>, folder: { mode: number; uid: number; gid: number }): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** Gives a path to the system user when this process is root; otherwise it is ours already. */
export function giveToSystemUser(path: string): void {
  const user = ensureSystemUser();
  if (user !== undefined) chownSync(path, user.uid, user.gid);
}

/** The `uid` and `gid` for a child of a root process; nothing for everybody else. Supplementary groups are dropped with them. */
export function systemIdentity(): { uid: number; gid: number } | Record<string, never> {
  const user = ensureSystemUser();
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

/** Starts a program as the system user when this process is root, as ourselves otherwise. */
export function spawnAsSystemUser(argv: readonly [string, ...string[]], options: SpawnOptions = {}): ChildProcess {
  const [command, ...args] = argv;
  return spawn(command, args, { ...options, ...systemIdentity() });
}

/**
 * Gives up root for good, for every thread, before anything of the server runs. Does nothing when this process is not root.
 * The working folder moves to one that everybody may enter; `HOME` follows, so that no library writes below root's.
 */
export function dropRoot(): void {
  const user = ensureSystemUser();
  if (user === undefined) return;
  process.chdir('/');
  process.env['HOME'] = systemHome;
  process.setgroups?.([user.gid]);
  process.setgid?.(user.gid);
  process.setuid?.(user.uid);
}
