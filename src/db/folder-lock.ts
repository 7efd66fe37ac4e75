// At most one live process holds a folder. The holder is named by process number and start time, so that a lock left by
// kill -9 is known to be stale even when its number is in use again. Node has no flock; link(2) is as exclusive.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DbError } from './errors.js';
import { hasCode } from './fault-code.js';
import { identityOf, isSameProcess, type ProcessIdentity } from './process-identity.js';
import { giveToSystemUser } from './system-user.js';

export interface FolderLock {
  release(): void;
}

/** Who holds the folder's lock of that name now; undefined when nobody alive does. */
export function holderOf(folder: string, name: string): ProcessIdentity | undefined {
  const text = readLock(join(folder, name));
  return text === undefined ? undefined : liveHolder(text);
}

/** Takes the lock file `name` in `folder`. Throws `folder_in_use` naming the process that holds it. */
export function lockFolder(folder: string, name: string): FolderLock {
  return takeLock(join(folder, name), folder);
}

function takeLock(path: string, folder: string): FolderLock {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
  giveToSystemUser(mine);
  try {
    linkSync(mine, path);
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw cause;
    takeOver(path, mine, folder);
  } finally {
    rmSync(mine, { force: true });
  }
  return { release: () => releaseLock(path) };
}

/** Replaces a stale lock. Whoever takes over holds a second lock meanwhile: two that saw the same stale lock cannot both win. */
function takeOver(path: string, mine: string, folder: string): void {
  refuseIfHeld(path, folder);
  const turn = takeLock(`${path}.next`, folder);
  try {
    refuseIfHeld(path, folder);
    renameSync(mine, path);
  } finally {
    turn.release();
  }
}

function refuseIfHeld(path: string, folder: string): void {
  const text = readLock(path);
  const holder = text === undefined ? undefined : liveHolder(text);
  if (holder !== undefined) {
    throw new DbError('folder_in_use', `\`${folder}\` is in use by process ${holder.pid}; use that one, or stop it first`);
  }
}

function releaseLock(path: string): void {
  const text = readLock(path);
  if (text !== undefined && liveHolder(text)?.pid === process.pid) rmSync(path, { force: true });
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    throw cause;
  }
}

/** The process that a lock's text names, if it lives. A text that is no lock (a write cut short by power loss) names nobody. */
function liveHolder(text: string): ProcessIdentity | undefined {
  const found = /^\{"pid":(\d+),"startTicks":"(\d+)"\}$/.exec(text);
  if (found === null) return undefined;
  const identity = { pid: Number(found[1]), startTicks: String(found[2]) };
  return isSameProcess(identity) ? identity : undefined;
}
