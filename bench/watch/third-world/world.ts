// A town that nobody tunes on: made from the written form of evidence and from how agencies work, by an author who has not seen what examines it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorldTruth } from '../truth.js';
import { Staff } from './agencies.js';
import { Calendar } from './calendar.js';
import { playWrongs } from './cast.js';
import { staffTheDesks } from './desks.js';
import { Dice } from './dice.js';
import { Evidence, writeLines } from './evidence.js';
import { investigate } from './inquiries.js';
import { Log } from './log.js';
import { canariesOf, fillRegisters, PLANTED, spoil } from './register.js';
import { Rota } from './rota.js';
import { Clumps, type Scene } from './scene.js';
import { policeTheStreets } from './street.js';
import { Town } from './town.js';

export interface ThirdWorldOptions {
  readonly seed: number;
  readonly actors: number;
  readonly weeks: number;
  readonly offenderShare: number;
}

export interface Planted {
  readonly broken: Readonly<Record<string, number>>;
  /** Access events that stand in the log twice. */
  readonly doubled: number;
}

/** Writes `evidence/`, `truth.csv` and `truth.json`; the same options give the same bytes. */
export async function makeThirdWorld({ seed, actors, weeks, offenderShare }: ThirdWorldOptions, folder: string): Promise<Planted> {
  const scene = raise(new Dice(`third ${seed} ${actors} ${weeks}`), actors, weeks);
  policeTheStreets(scene);
  investigate(scene);
  const { offenders, leaks } = playWrongs(scene, offenderShare);
  staffTheDesks(scene);
  fillRegisters(scene);
  const truthLines = scene.log.write(scene.evidence);
  const doubled = spoil(scene);
  mkdirSync(folder, { recursive: true });
  await scene.evidence.write(join(folder, 'evidence'));
  await writeLines(join(folder, 'truth.csv'), truthLines, '\n');
  const truth: WorldTruth = {
    weeks, start: scene.calendar.start, offenders, lookbacks: leaks,
    actors: scene.staff.actors.map((one) => ({ actor_id: one.id, unit: one.unit, role: one.role, sex: one.person?.sex ?? '' })),
  };
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth));
  return { broken: PLANTED, doubled };
}

function raise(dice: Dice, actors: number, weeks: number): Scene {
  const calendar = new Calendar(dice.whole(0, 20), weeks);
  const evidence = new Evidence();
  const town = new Town(dice.for('town'), Math.max(3000, actors * 23), calendar);
  const staff = new Staff(dice.for('staff'), town, calendar, actors);
  // Honest people too grew up beside those who now belong to groups.
  for (const actor of dice.some(staff.actors, Math.round(actors * 0.014))) if (actor.person !== undefined) town.tie({ a: actor.person.n, b: dice.pick(dice.pick(town.groups).members), kind: dice.pick(['cousin', 'friend', 'associate', 'sibling'] as const) });
  return {
    dice: dice.for('days'), calendar, town, staff, evidence, rota: new Rota(dice.for('rota'), staff, calendar, evidence), log: new Log(dice.for('log'), calendar),
    clumps: new Clumps(dice.for('clumps'), calendar, dice.between(0.02, 0.09)), scale: (actors / 1000) * (weeks / 34), incidents: [], cases: [], headlines: [], canaries: canariesOf(dice.for('canaries'), town),
  };
}
