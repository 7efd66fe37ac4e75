// A disk of a few megabytes that can really be full: a tmpfs of its own, for whoever may mount one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { freshFolder } from '../../src/ledger/testing.js';

export interface SmallDisk {
  /** Holds `ledger`, which is the small disk; what else lies here does not fill it. */
  readonly place: string;
  /** Takes so many bytes of it away. */
  fill(bytes: number): void;
  /** Gives them back. */
  free(): void;
  end(): void;
}

/** Undefined without the right to mount. */
export function smallDisk(bytes: number): SmallDisk | undefined {
  const place = freshFolder();
  const ledger = `${place}/ledger`;
  mkdirSync(ledger, { mode: 0o700 });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0700`, 'tmpfs', ledger], { stdio: 'ignore' });
  if (status !== 0) {
    rmSync(place, { recursive: true });
    return undefined;
  }
  return {
    place,
    fill: (taken) => writeFileSync(`${ledger}/filler`, Buffer.alloc(taken, 1)),
    free: () => rmSync(`${ledger}/filler`, { force: true }),
    end: () => {
      // Lazily: a test that failed may have left something open.
      spawnSync('umount', ['--lazy', ledger]);
      rmSync(place, { recursive: true, force: true });
    },
  };
}
