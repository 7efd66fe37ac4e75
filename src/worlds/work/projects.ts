// Intelligence units: long projects on groups and their rivals, bulletins to the street, and looking at feuds before they turn violent.
import type { Group, Subject, Unit } from '../country.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.js';
import type { Cases } from './cases.js';
import type { Shift } from './duty.js';
import type { Trace } from './errand.js';
import { drawPerson } from './incidents.js';
import type { Notices } from './notices.js';
import type { Scene } from './scene.js';

const LOOKS_PER_SHIFT = 2;
const BULLETINS_PER_SHIFT = 0.05;

export class Projects {
  readonly #scene: Scene;
  readonly #cases: Cases;
  readonly #notices: Notices;
  readonly #files = new Map<Unit, readonly { readonly group: Group; readonly ref: string }[]>();

  /** Every unit works on groups of its region and on their rivals from the first day on. */
  constructor(scene: Scene, cases: Cases, notices: Notices, startMs: number) {
    this.#scene = scene;
    this.#cases = cases;
    this.#notices = notices;
    for (const unit of scene.country.units) {
      if (unit.role === 'intelligence') this.#files.set(unit, this.#begin(unit, startMs));
      else if (unit.role === 'detective' && unit.specialty === 'domestic') this.#searchForWomen(unit, startMs);
    }
  }

  work(shift: Shift): void {
    const { dice, lookUps } = this.#scene;
    const { actor, startMs, endMs } = shift;
    this.#cases.work(shift);
    const groups = this.#files.get(actor.unit) ?? [];
    for (let left = dice.poisson(LOOKS_PER_SHIFT * actor.pace); left > 0; left -= 1) {
      const one = dice.pick(groups);
      if (one === undefined) break;
      const file = this.#cases.ofActor(actor, startMs).find(({ id }) => id === one.ref);
      const trace: Trace = file?.members.some((member) => member.actor === actor && member.isWritten) === true ? 'independent' : 'none';
      const errand = { actor, purpose: 'project', caseRef: one.ref, trace } as const;
      const atMs = startMs + Math.round(dice.next() * (endMs - startMs));
      const person = one.group.members[dice.rank(one.group.members.length, 1.6)];
      if (dice.chance(0.2)) lookUps.any(errand, atMs, 'group', one.group.index);
      else if (person !== undefined) lookUps.person(errand, atMs, person);
    }
    if (dice.chance(BULLETINS_PER_SHIFT)) this.#warn(shift);
  }

  #begin(unit: Unit, startMs: number): { group: Group; ref: string }[] {
    const { country, dice, evidence } = this.#scene;
    const near = country.groups.filter(({ region }) => region === unit.agency.region);
    const chosen = dice.sample(near.length > 0 ? near : country.groups, 3);
    const groups = [...new Set(chosen.flatMap((group) => [group, ...group.rivals]))];
    return groups.flatMap((group) => {
      const subjects: Subject[] = [{ type: 'group', index: group.index }, ...group.members.map((index) => ({ type: 'person', index }) as const)];
      const file = this.#cases.open({ unit, kind: 'project', startMs: startMs - dice.exponential(60 * DAY_MS), subjects, size: unit.actors.length, weeks: 90 });
      if (file !== undefined && dice.chance(0.3)) evidence.write('sealed_subjects', { subject_type: 'case', subject_id: file.id, kind: 'operation' });
      return file === undefined ? [] : [{ group, ref: file.id }];
    });
  }

  /** A benign trap: an assignment that is all about women, whose officers look at women only. */
  #searchForWomen(unit: Unit, startMs: number): void {
    const { country, dice } = this.#scene;
    const women: Subject[] = [];
    for (let tries = 0; tries < 400 && women.length < 30; tries += 1) {
      const person = drawPerson(this.#scene, unit.agency.region, 0.3);
      if (country.people.isMale.at(person) === 0) women.push({ type: 'person', index: person });
    }
    this.#cases.open({ unit, kind: 'missing_women', startMs: startMs - dice.exponential(20 * DAY_MS), subjects: women, size: 2, weeks: 60 });
  }

  #warn({ actor, startMs }: Shift): void {
    const { dice, country } = this.#scene;
    const group = dice.pick(this.#files.get(actor.unit) ?? [])?.group;
    const person = group === undefined ? undefined : dice.pick(group.members);
    if (person === undefined) return;
    const vehicle = country.vehicleOf(person);
    const subject: Subject = vehicle >= 0 && dice.chance(0.3) ? { type: 'vehicle', index: vehicle } : { type: 'person', index: person };
    const fromMs = startMs + Math.round(dice.within(1, 7) * HOUR_MS) + MINUTE_MS;
    this.#notices.post({ kind: 'bulletin', agency: actor.agency, subject, fromMs, untilMs: fromMs + dice.between(3, 10) * DAY_MS, by: actor });
  }
}
