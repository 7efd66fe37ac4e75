// One folder has one writer. The lock is the kernel's (flock), so it ends with the process that holds it, however that
// process dies: no stale file to take over, and no race in taking it over. Node has no flock, but the lock belongs to the
// open file, not to the process: `flock(1)` of util-linux, given our open file, locks it for us and leaves.
import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { LedgerError } from './errors.js';

/** `flock --conflict-exit-code`: told apart from the tool failing for another reason. */
const HELD_BY_ANOTHER = 75;

/** Takes the folder for this process; call the result to give it back. Throws `locked` when another writer holds it. */
export function lockFolder(folder: string): () => void {
  const file = openSync(`${folder}/lock`, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  const { status, error } = spawnSync('flock', ['--exclusive', '--nonblock', '--conflict-exit-code', String(HELD_BY_ANOTHER), '3'], {
    stdio: ['ignore', 'ignore', 'ignore', file],
  });
  if (status === 0) return () => closeSync(file);
  closeSync(file);
  if (status === HELD_BY_ANOTHER) {
    throw new LedgerError('locked', 'another writer has this ledger open; stop it, or talk to it through its socket');
  }
  throw new LedgerError('unavailable', 'the ledger folder cannot be locked; install `flock` (Debian package util-linux)', { cause: error });
}
