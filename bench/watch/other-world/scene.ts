// What everybody in the other world shares, and the two things all of them do: look something up, and write something down later.
import { type Chance, DAY, HOUR } from './chance.js';
import type { Force, Officer } from './force.js';
import type { Look, Paper, Subject, Trace } from './paper.js';
import type { Resident, Town } from './town.js';

export interface Scene {
  readonly chance: Chance;
  readonly paper: Paper;
  readonly town: Town;
  readonly force: Force;
  /** Share of genuine work that nobody writes down. */
  readonly unlogged: number;
  readonly weeks: number;
  /** Written-down events so far, for numbers that people read out. */
  counter: number;
}

export interface Writer {
  readonly by: string | undefined;
  readonly at: number;
}

/** An event's number: year and a running count with gaps. */
export function nextNumber(scene: Scene, mark: string): string {
  scene.counter += 1 + scene.chance.below(3);
  return `${mark}24-${String(scene.counter).padStart(6, '0')}`;
}

/** When a paper about `at` is entered: most within `medianHours`, one in fifty weeks later. */
export function entered(scene: Scene, at: number, medianHours: number): number {
  const { chance } = scene;
  return Math.round(at + (chance.is(0.02) ? chance.between(8, 25) * DAY : chance.skewed(medianHours, 1) * HOUR));
}

/** How a look by `who` is backed by a paper. */
export function traceOf(who: Officer, at: number, writer: Writer | undefined): Trace {
  if (writer === undefined) return 'none';
  if (writer.by === who.id) return 'own';
  return writer.at > at + 5 * DAY ? 'late' : 'other';
}

/** Notes as typed in a hurry. */
export function scribble(chance: Chance): string | undefined {
  return chance.is(0.75) ? undefined : chance.of(['inv', 'see notes', 'ongoing', 'follow up', 'enquiry', 'f/u call', 'req by Sgt', 'file check', 'name check, desk', 'traffic']);
}

export function lookUp(scene: Scene, look: Look): void {
  const { chance } = scene;
  const note = look.note ?? scribble(chance);
  scene.paper.look({ ...look, ...(note !== undefined && { note }) });
}

/** Near a person: their home, their car, whoever lives with them. */
export function nearTo(chance: Chance, person: Resident): Subject {
  const mates = person.home.people.filter((one) => one !== person);
  return chance.of([person.home.subject, ...person.cars.map((car) => car.subject), ...mates.map((one) => one.subject)]);
}
