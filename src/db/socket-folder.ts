// Where the sockets of a node are: in a folder that is its user's alone.
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../kernel/index.js';
import { DbError } from './errors.js';
import { ensureSystemUser, giveToSystemUser } from './system-user.js';

/** The longest name that is put there. */
const socketName = '/.s.PGSQL.5432';
const longestSocketPath = 107; // sun_path, unix(7), without its closing zero

/**
 * A folder of mode 0700 for the socket: in the data folder, or a short one elsewhere when that path is too long for a socket.
 * Anybody may create names below /tmp: one that is not ours alone is refused.
 */
export function socketFolderFor(folder: string, env: NodeJS.ProcessEnv = process.env): string {
  const near = join(realpathSync(folder), 'socket');
  const short = `custos-${hashOf(near).slice(0, 12)}`;
  const runtime = ensureSystemUser() === undefined ? env['XDG_RUNTIME_DIR'] : undefined;
  const choices = [near, ...(runtime === undefined ? [] : [join(runtime, short)])];
  const chosen = choices.find((path) => Buffer.byteLength(path) + socketName.length <= longestSocketPath) ?? join('/tmp', short);
  if (!existsSync(chosen)) {
    mkdirSync(chosen, { mode: 0o700 });
    giveToSystemUser(chosen);
  }
  const found = lstatSync(chosen);
  if (!found.isDirectory() || found.uid !== (ensureSystemUser()?.uid ?? process.getuid?.())) {
    throw new DbError('folder_unreachable', `\`${chosen}\` belongs to somebody else; remove it, or name another folder in \`CUSTOS_DATA\``);
  }
  chmodSync(chosen, 0o700);
  return chosen;
}
