// What the folder says about a running server, believed only after the operating system agrees: same program, same folder, alive.
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DbError } from './errors.js';
import { hasCode } from './fault-code.js';
import { identityOf, isSameProcess, type ProcessIdentity, readProcFile } from './process-identity.js';

export interface Postmaster {
  readonly identity: ProcessIdentity;
  readonly socketFolder: string;
  readonly isReady: boolean;
}

const pollMs = 15;
const fastStopMs = 60_000;
const hardStopMs = 10_000;

/** The live server of that cluster folder, from its `postmaster.pid`; undefined when the file is missing or stale. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readPidFile(cluster)?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid < 2 || !isPostgresIn(pid, cluster)) return undefined;
  const identity = identityOf(pid);
  return identity && { identity, socketFolder: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' };
}

function readPidFile(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    throw cause;
  }
}

/** A number from a file may since belong to anybody's program; a server always stands in its own folder. */
function isPostgresIn(pid: number, cluster: string): boolean {
  if (readProcFile(pid, 'comm')?.startsWith('postgres') !== true) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false; // gone, or another user's
  }
}

/**
 * Removes a `postmaster.pid` whose number is now a stranger's: the engine would take any live program of the same user for itself
 * and refuse (in a container numbers repeat at every start). Children that outlived their server still write: they are waited for.
 */
export async function clearStaleTrace(cluster: string, socketFolder: string): Promise<void> {
  for (let waitedMs = 0; listPids().some((pid) => isPostgresIn(pid, cluster)); waitedMs += pollMs) {
    if (waitedMs > hardStopMs) throw new DbError('server_failed', `programs of an ended database still work in \`${cluster}\`; end them by hand`);
    await sleep(pollMs);
  }
  const traces = [join(cluster, 'postmaster.pid'), ...['', '.lock'].map((end) => join(socketFolder, `.s.PGSQL.5432${end}`))];
  for (const trace of traces) rmSync(trace, { force: true });
}

function listPids(): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => Number.isSafeInteger(pid));
}

/** Waits until the server accepts connections. Throws `server_failed` when it ends first; recovery after a crash may take long and is waited for. */
export async function waitUntilReady(cluster: string, hasEnded: () => string | undefined): Promise<Postmaster> {
  for (;;) {
    const found = findPostmaster(cluster);
    if (found?.isReady === true) return found;
    const why = hasEnded();
    if (why !== undefined) throw new DbError('server_failed', `the private database did not start: ${why}`);
    await sleep(pollMs);
  }
}

/** Fast shutdown: sessions are ended, everything is written, the process goes. After a minute without that, immediate shutdown. */
export async function stopPostmaster(identity: ProcessIdentity): Promise<void> {
  if (await signalAndWait(identity, 'SIGINT', fastStopMs)) return;
  if (await signalAndWait(identity, 'SIGQUIT', hardStopMs)) return;
  throw new DbError('server_failed', `the private database (process ${identity.pid}) does not stop; end it by hand`);
}

async function signalAndWait(identity: ProcessIdentity, signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
  if (!isSameProcess(identity)) return true;
  try {
    process.kill(identity.pid, signal);
  } catch (cause) {
    if (!hasCode(cause, 'ESRCH')) throw cause;
  }
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += pollMs) {
    if (!isSameProcess(identity)) return true;
    await sleep(pollMs);
  }
  return false;
}
