// What processors the parts of a node took, from /proc: its own process, those that it started, and the database's.
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second of Linux as Node sees it. */
const TICKS = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
  readonly command: string;
}

function processes(): Process[] {
  return readdirSync('/proc').filter((one) => /^\d+$/.test(one)).flatMap((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /u, '').split(' ').map(Number);
      return [{ pid: Number(pid), parent: fields[1] ?? 0, seconds: ((fields[11] ?? 0) + (fields[12] ?? 0) + (fields[13] ?? 0) + (fields[14] ?? 0)) / TICKS, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
    } catch {
      return [];
    }
  });
}

/** Seconds so far, children that have ended included: of this process, of the database under `databasePid`, and by the word that stands in the command of what this process started. */
export function taken(databasePid: number): Readonly<Record<string, number>> {
  const all = processes();
  const below = (pid: number): Process[] => all.filter((one) => one.parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  const sum = (some: readonly Process[]): number => some.reduce((total, one) => total + one.seconds, 0);
  const own = below(process.pid).filter((one) => !one.command.includes('postgres'));
  const named = (word: string): number => sum(own.filter((one) => one.command.includes(word)));
  const database = all.filter((one) => one.pid === databasePid);
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, database: sum([...database, ...below(databasePid)]), signer: named('ledger-signer'), keys: named('ledger-keys'), examiner: named('watch-live') };
}
