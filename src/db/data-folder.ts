// One folder holds everything of a node. `CUSTOS_DATA` names it; without it, root uses /var/lib/custos and a person their own home.
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DbError } from './errors.js';
import { ensureSystemUser, giveToSystemUser, isRoot, reachableBy, type SystemUser, systemHome } from './system-user.js';

/** The absolute path of the data folder; creates nothing. Ask before root is dropped: the answer differs afterwards unless `CUSTOS_DATA` is set. */
export function dataFolderPath(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['CUSTOS_DATA'];
  if (named !== undefined && named !== '') return resolve(named);
  if (isRoot()) return join(systemHome, 'data');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'custos');
}

/**
 * Creates a folder with mode 0700 that belongs to the user who will run the server; an existing one must be empty or already theirs.
 * Throws `folder_unreachable` when it cannot be theirs, or when this process is root and that user may not pass a parent folder.
 */
export function preparePrivateFolder(path: string): void {
  const user = ensureSystemUser();
  if (user !== undefined && !reachableBy(user, dirname(resolve(path)))) {
    throw new DbError('folder_unreachable', `the server runs as user \`${user.name}\`, who may not enter a parent of \`${path}\`; leave \`CUSTOS_DATA\` out (root uses \`${systemHome}\`) or name a folder that every user can reach`);
  }
  try {
    if (existsSync(path)) checkOwner(path, user);
    else createFolder(path);
    giveToSystemUser(path);
  } catch (cause) {
    if (cause instanceof DbError) throw cause;
    throw new DbError('folder_unreachable', `\`${path}\` cannot be made the data folder; name one that you may write in \`CUSTOS_DATA\``, { cause });
  }
}

/** A slip such as `CUSTOS_DATA=/etc` must not hand a folder of the machine to the server. */
function checkOwner(path: string, user: SystemUser | undefined): void {
  const isTheirs = statSync(path).uid === (user?.uid ?? process.getuid?.());
  if (!isTheirs && readdirSync(path).length > 0) {
    throw new DbError('folder_unreachable', `\`${path}\` belongs to another user and is not empty; name a new folder in \`CUSTOS_DATA\`, or make \`${user?.name ?? 'yourself'}\` its owner`);
  }
}

/** Parents that we make may be passed by everybody, whatever the umask; the folder itself by its owner only. */
function createFolder(path: string): void {
  const parent = dirname(resolve(path));
  const first = mkdirSync(parent, { recursive: true });
  if (first !== undefined) for (let at = parent; at.startsWith(first); at = dirname(at)) chmodSync(at, 0o755);
  mkdirSync(path, { mode: 0o700 });
}
