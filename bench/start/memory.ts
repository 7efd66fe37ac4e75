// What a node and its database hold: resident memory of one, proportional memory of all processes of the other (shared pages once).
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Megabytes. */
export interface Held {
  readonly node: number;
  readonly postgres: number;
}

const everyMs = 250;

/** Watches until `stop`. Linux only: reads /proc. */
export function memoryOf(pid: number, dataFolder: string): { stop(): Promise<Held> } {
  const cluster = join(dataFolder, 'postgres', 'cluster');
  let postgres = 0;
  let node = 0;
  const look = (): void => {
    node = Math.max(node, fieldOf(pid, 'status', 'VmHWM'));
    postgres = Math.max(postgres, serversIn(cluster).reduce((sum, one) => sum + fieldOf(one, 'smaps_rollup', 'Pss'), 0));
  };
  const timer = setInterval(look, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      look();
      return Promise.resolve({ node: node / 1024, postgres: postgres / 1024 });
    },
  };
}

function serversIn(cluster: string): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => {
    if (!Number.isSafeInteger(pid)) return false;
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    } catch {
      return false; // gone, or another user's
    }
  });
}

/** Kilobytes; 0 when the process is gone. */
function fieldOf(pid: number, file: string, field: string): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
