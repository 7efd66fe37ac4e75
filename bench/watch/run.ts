// One world from making to judgement: the scan is the program's own, as an agency would start it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { WorldFiles } from './explained.js';
import { judgeWorld } from './judge.js';
import type { World } from './report.js';
import { judgeRivals } from './rivals.js';
import { readOutcome, type WorldTruth } from './truth.js';

export interface RunOptions {
  readonly seed: number;
  /** Makes the world in a folder: `evidence/`, `truth.csv`, `truth.json`. */
  readonly make: (folder: string) => Promise<unknown>;
  readonly folder: string;
  readonly python: string | undefined;
  readonly keeps: boolean;
}

export async function runWorld({ seed, make, folder, python, keeps }: RunOptions): Promise<World> {
  const fromMs = performance.now();
  if (!existsSync(join(folder, 'truth.json'))) await make(folder);
  const madeMs = performance.now();
  const out = join(folder, 'out');
  scan(join(folder, 'evidence'), out);
  const scannedMs = performance.now();
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as WorldTruth;
  const files = await WorldFiles.open(folder);
  try {
    const wrong = await files.wrongLooks();
    const world: World = { seed, figures: judgeWorld(truth, wrong, readOutcome(out)), explained: await files.explained(out), rivals: await judgeRivals(files, truth, wrong, python) };
    const found = world.figures.found.filter((one) => one.days[10] !== null).length;
    console.log(`seed ${seed}: made ${((madeMs - fromMs) / 1000).toFixed(0)} s, scanned ${((scannedMs - madeMs) / 1000).toFixed(0)} s, judged ${((performance.now() - scannedMs) / 1000).toFixed(0)} s; ${found} of ${truth.offenders.length} found`);
    return world;
  } finally {
    files.close();
    if (!keeps) rmSync(folder, { recursive: true, force: true });
  }
}

export function scan(evidence: string, out: string, more: readonly string[] = []): void {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const done = spawnSync(process.execPath, [join(process.cwd(), 'bin/custos.mjs'), 'watch', 'scan', evidence, '--out', out, '--per-thousand', '10', ...more], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the scan of ${evidence} ended with ${String(done.status)}: ${done.stderr.slice(-2000)}`);
}

/** A Python with scikit-learn, made once below `.tmp`; undefined, with a line saying so, where it cannot be had. */
export function findPython(): string | undefined {
  const folder = join(process.cwd(), '.tmp', 'venv');
  const python = join(folder, 'bin', 'python');
  const has = (): boolean => spawnSync(python, ['-c', 'import sklearn']).status === 0;
  if (has()) return python;
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', 'scikit-learn'], { stdio: 'ignore', timeout: 300_000 });
  } catch {
    console.log('skipped: the isolation forest, for scikit-learn could not be had from PyPI');
  }
  return has() ? python : undefined;
}
