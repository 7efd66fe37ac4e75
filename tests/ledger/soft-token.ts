// The software token of the tests: SoftHSM2 (Debian `softhsm2`) and `pkcs11js` (`npm install --no-save pkcs11js@2.1.7`, or built elsewhere and
// named by NODE_PATH). Where either is missing the tests are skipped, and say which.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

export const library = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find((path) => existsSync(path));

function missing(): string | undefined {
  if (library === undefined || spawnSync('softhsm2-util', ['--version']).status !== 0) return 'softhsm2 is not installed';
  try {
    createRequire(import.meta.url).resolve('pkcs11js');
    return undefined;
  } catch {
    return 'pkcs11js is not installed';
  }
}

/** What this machine lacks for a token; undefined when it lacks nothing. */
export const lacking = missing();
