// A figure means nothing without its machine: every bench begins by saying where it runs, and how busy that place is.
import { cpus, loadavg, totalmem } from 'node:os';

/** Prints machine, versions, load and the command that gives the figures again. `postgres`: full version, when one runs. */
export function printMachine(name: string, postgres?: string): void {
  const processors = cpus();
  const load = loadavg().map((one) => one.toFixed(1)).join(' ');
  const engine = postgres === undefined ? '' : `, PostgreSQL ${postgres}`;
  console.log(`npm run bench ${name}`);
  console.log(`${new Date().toISOString().slice(0, 10)}, ${processors.length} cores ${processors[0]?.model.trim() ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}${engine}, load ${load}\n`);
}

/** A target and whether this run met it; `better`: on which side of the target the good figures lie. */
export function printTarget(what: string, figure: number, better: 'at most' | 'at least', target: number, digits = 2): void {
  const isMet = better === 'at most' ? figure <= target : figure >= target;
  console.log(`${isMet ? 'met  ' : 'SHORT'}  ${what}: ${figure.toFixed(digits)} (target ${better} ${target.toFixed(digits)})`);
}
