// How well the examiner finds who misuses: on worlds that its authors never saw, with the program's own scan, beside what an agency would use instead.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printMachine } from './rig/machine.js';
import { makeFifthWorld } from './watch/fifth-world/world.js';
import { makeFourthWorld } from './watch/fourth-world/world.js';
import { makeWorld } from './watch/other-world/world.js';
import { makeOwnWorld, type OwnWorldOptions } from './watch/own-world.js';
import { printReport, type World } from './watch/report.js';
import { findPython, runWorld } from './watch/run.js';
import { makeThirdWorld } from './watch/third-world/world.js';

/** Prints the figures of docs/measurements.md; `--worlds ours` judges on `custos watch simulate` instead, `--worlds third` on a town on which nobody tunes, `--worlds fourth` on services that differ from seed to seed, `--worlds fifth` on a region of five services. A world takes about a minute on a quiet machine; worlds kept in `CUSTOS_BENCH_WORLDS` are made once. */
export async function main(): Promise<void> {
  const { values } = parseArgs({ options: {
    seeds: { type: 'string', default: '20' }, first: { type: 'string', default: '1' }, actors: { type: 'string', default: '1000' }, weeks: { type: 'string', default: '34' }, share: { type: 'string', default: '0.008' }, worlds: { type: 'string', default: 'other' },
  } });
  printMachine('watch');
  const kept = process.env['CUSTOS_BENCH_WORLDS'];
  const folder = kept ?? mkdtempSync(join(process.env['CUSTOS_BENCH'] ?? tmpdir(), 'custos-bench-'));
  const python = findPython();
  const worlds: World[] = [];
  try {
    for (let n = 0; n < Number(values.seeds); n += 1) {
      const options = { seed: Number(values.first) + n, actors: Number(values.actors), weeks: Number(values.weeks), offenderShare: Number(values.share) };
      const place = join(folder, `${values.worlds}-${options.seed}-${options.actors}-${options.weeks}-${options.offenderShare}`);
      worlds.push(await runWorld({ seed: options.seed, folder: place, python, keeps: kept !== undefined, make: async (at) => maker(values.worlds)(options, at) }));
    }
    printReport(worlds);
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function maker(worlds: string): (options: OwnWorldOptions, folder: string) => Promise<unknown> {
  if (worlds === 'fifth') return async (options, folder) => makeFifthWorld(options, folder);
  if (worlds === 'fourth') return async (options, folder) => makeFourthWorld(options, folder);
  return worlds === 'ours' ? makeOwnWorld : worlds === 'third' ? makeThirdWorld : async (options, folder) => makeWorld(options, folder);
}
