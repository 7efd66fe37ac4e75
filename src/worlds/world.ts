// A world from a seed: first the country, then day after day of work in it, and within the work a few who misuse it.
import { join } from 'node:path';
import { Country } from './country.js';
import { Dice } from './dice.js';
import { foundAgencies, policeAgencies, populationOf, surveyRegion } from './agencies.js';
import { Evidence } from './evidence.js';
import type { FileFormat } from './format.js';
import { hideGuarded, registerGuarded } from './guarded.js';
import { formGroups, rankKnown } from './groups.js';
import { packTables } from './parquet.store.js';
import { type Partings, registerActors, registerGroups, registerPeople, registerTies } from './register.js';
import { settle } from './settle.js';
import { Calendar } from './misuse/calendar.js';
import { Misuse } from './misuse/misuse.js';
import { midnightOf } from './time.js';
import { setHabits, Traps } from './traps.js';
import { AccessLog } from './work/access-log.js';
import { Cases } from './work/cases.js';
import { Custody } from './work/custody.js';
import { Desks } from './work/desks.js';
import { Duty } from './work/duty.js';
import { LookUps } from './work/look-up.js';
import { Notices } from './work/notices.js';
import { Papers } from './work/papers.js';
import { Projects } from './work/projects.js';
import { Recent, type Scene } from './work/scene.js';
import { Street } from './work/street.js';

/** Weeks in which nobody misuses anything but those who always did. */
const HISTORY_WEEKS = 8;

export interface WorldOptions {
  readonly seed: number;
  readonly actors: number;
  readonly weeks: number;
  /** Share of actors who are offenders, 0 to 1. */
  readonly offenders: number;
  readonly form: FileFormat;
  /** Gets `evidence/` and `truth/`; must be empty. */
  readonly folder: string;
  readonly onDay?: (done: number, days: number) => void;
}

export interface WorldSummary {
  readonly rows: Readonly<Record<string, number>>;
}

/** Makes a world on disk. Gives the rows of each table. */
export async function simulateWorld(options: WorldOptions): Promise<WorldSummary> {
  const dice = new Dice(options.seed, 'world');
  const country = foundCountry(options.actors, dice);
  const evidence = new Evidence(options.folder, options.form, midnightOf(options.weeks * 7));
  const partings = registerCountry(country, evidence, dice);
  live(setScene(country, evidence, options, dice), options, partings);
  evidence.close();
  if (options.form === 'parquet') await packTables(join(options.folder, 'evidence'));
  return { rows: evidence.rows() };
}

function foundCountry(actors: number, dice: Dice): Country {
  const persons = populationOf(actors);
  const regions = policeAgencies(actors);
  const country = new Country(persons + 1024);
  for (let index = 0; index < regions; index += 1) {
    const region = surveyRegion(index, regions, actors / regions, dice.stream(`region ${index}`));
    country.regions.push(region);
    settle(country, region, Math.round(persons / regions), dice.stream(`settle ${index}`));
  }
  foundAgencies(country, actors, dice.stream('agencies'));
  formGroups(country, actors, dice.stream('groups'));
  rankKnown(country, dice.stream('known'));
  hideGuarded(country, actors, dice.stream('guarded'));
  setHabits(country, dice.stream('habits'));
  return country;
}

function registerCountry(country: Country, evidence: Evidence, dice: Dice): Partings {
  registerPeople(country, evidence);
  registerActors(country, evidence, dice.stream('actors'));
  registerGroups(country, evidence, dice.stream('members'));
  registerGuarded(country, evidence, dice.stream('seals'));
  return registerTies(country, evidence, dice.stream('ties'));
}

function setScene(country: Country, evidence: Evidence, { weeks }: WorldOptions, dice: Dice): Scene {
  const log = new AccessLog(country, evidence, dice.stream('log'));
  return {
    country, evidence, log, papers: new Papers(evidence, dice.stream('papers')), lookUps: new LookUps(country, log, dice.stream('look-ups')),
    duty: new Duty(country, evidence, weeks, dice.stream('duty')), recent: new Recent(), dice: dice.stream('work'), endMs: midnightOf(weeks * 7),
  };
}

function live(scene: Scene, { weeks, onDay, folder, offenders }: WorldOptions, partings: Partings): void {
  const { country, dice } = scene;
  const days = weeks * 7;
  const firstDay = Math.min(HISTORY_WEEKS, Math.floor(weeks / 3)) * 7;
  const cases = new Cases(scene);
  const notices = new Notices(scene, cases);
  const projects = new Projects(scene, cases, notices, midnightOf(0));
  const custody = new Custody(scene, midnightOf(0));
  const street = new Street(scene, cases, custody);
  const desks = new Desks(scene, days);
  const calendar = new Calendar();
  const traps = new Traps({ ...scene, dice: dice.stream('traps') }, calendar, firstDay, days);
  const count = offenders === 0 ? 0 : Math.max(1, Math.round(country.actors.length * offenders));
  const misuse = new Misuse({ ...scene, dice: dice.stream('misuse') }, { cases, calendar, partings, firstDay, days }, count);
  const jobs = country.actors.filter(({ isService }) => isService);
  for (let day = 0; day < days; day += 1) {
    traps.run(day);
    misuse.run(day);
    for (const actor of jobs) desks.runJobs(actor, day);
    for (const [agency, shifts] of scene.duty.begin(day)) {
      if (agency.kind === 'police') {
        notices.begin(agency, midnightOf(day));
        street.work(agency, shifts, calendar.take(agency, day));
      }
      for (const shift of shifts) {
        const { role } = shift.actor;
        if (role === 'response') notices.brief(shift);
        if (role === 'detective') cases.work(shift);
        if (role === 'detective') notices.summon(shift);
        if (role === 'intelligence') projects.work(shift);
        if (role === 'corrections') custody.work(shift);
        desks.work(shift, day);
      }
    }
    // What a night shift does after midnight waits for the day it falls in.
    scene.log.flush(midnightOf(day + 1));
    onDay?.(day + 1, days);
  }
  scene.log.flush(scene.endMs);
  cases.end();
  misuse.writeTruth(folder);
}
