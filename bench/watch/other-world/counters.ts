// Counters, gates and wings: clerks who look because somebody stands before them or wrote to them, and guards who live beside whom they look up.
import { DAY, HOUR, isoOf, localHour } from './chance.js';
import type { Officer, Shift } from './force.js';
import type { Subject } from './paper.js';
import { entered, lookUp, nextNumber, type Scene, traceOf, type Writer } from './scene.js';
import type { Resident } from './town.js';

/** Records: desks of the force ask, courts and employers ask, and lists must be worked off. */
export function workRecords(scene: Scene, { who, from, to }: Shift, day: { readonly askers: readonly Officer[] }): void {
  const { chance, paper, town } = scene;
  for (let n = chance.count(7); n > 0; n -= 1) {
    const at = Math.round(chance.between(from, to));
    const isVetting = chance.is(0.3);
    const asker = chance.of(day.askers);
    const person = isVetting ? chance.of(town.adults) : chance.ofRegulars(town.regulars[chance.below(3)] ?? [], 1.5);
    const by = isVetting ? undefined : chance.byWeight({ asker: 6, nobody: 3, self: 1 }) === 'asker' ? asker.id : chance.is(0.75) ? undefined : who.id;
    const writer: Writer | undefined = chance.is(scene.unlogged) ? undefined : { by, at: at - chance.between(0.1, 20) * HOUR };
    if (writer !== undefined) paper.row('tasks', Math.round(writer.at), nextNumber(scene, 'Q'), isVetting ? 'vetting' : 'desk_request', chance.is(0.8) ? who.id : undefined, who.unit.name, 'person', person.id, isoOf(writer.at), chance.is(0.7) ? isoOf(at + 2 * HOUR) : undefined, isVetting ? undefined : asker.id, writer.by);
    const trace = traceOf(who, at, writer);
    const behalf = !isVetting && chance.is(0.6) ? { for: asker } : {};
    lookUp(scene, { at, who, subject: person.subject, system: 'RMS', trace, purpose: isVetting ? 'ADM' : 'INV-G', ...behalf });
    if (chance.is(0.3)) lookUp(scene, { at: at + 60, who, subject: person.home.subject, system: 'RMS', trace, ...behalf });
  }
  if (chance.is(0.008)) workThroughList(scene, who, from);
}

/** A list from the licensing desk: two hundred names in an afternoon, ordered in writing. */
function workThroughList(scene: Scene, who: Officer, from: number): void {
  const { chance, paper, town, force } = scene;
  const order = nextNumber(scene, 'JOB');
  paper.row('tasks', from - 2 * DAY, order, 'bulk_job', who.id, who.unit.name, undefined, undefined, isoOf(from), isoOf(from + 9 * HOUR), force.byRole.records[0]?.id, force.byRole.records[0]?.id);
  for (let n = 120 + chance.below(100); n > 0; n -= 1) lookUp(scene, { at: Math.round(from + chance.between(1, 7) * HOUR), who, subject: chance.of(town.adults).subject, system: 'RMS', trace: 'other', action: 'list', note: order, purpose: 'ADM' });
}

/** The registry's counter: the ticket machine knows who stood there. */
export function workRegistry(scene: Scene, { who, from, to }: Shift): void {
  const { chance, paper, town } = scene;
  for (let n = chance.count(6); n > 0; n -= 1) {
    const at = Math.round(chance.between(from, to));
    const customer = chance.of(town.adults);
    const writer: Writer | undefined = chance.is(scene.unlogged) ? undefined : { by: chance.is(0.7) ? 'svc-kiosk' : undefined, at: at - 60 * chance.below(40) };
    const about: Subject[] = [customer.subject, ...customer.cars.map((car) => car.subject)];
    const ticket = nextNumber(scene, 'T');
    for (const subject of about) {
      if (writer !== undefined) paper.row('tasks', writer.at, ticket, 'desk_request', who.id, who.unit.name, subject.type, subject.id, isoOf(writer.at), isoOf(at + HOUR), undefined, writer.by);
      lookUp(scene, { at: at + chance.below(240), who, subject, system: 'DMV', trace: traceOf(who, at, writer) });
    }
  }
}

/** The port's lanes: each lorry and each traveller is one inspection, opened by the gate itself. */
export function workGate(scene: Scene, { who, from, to }: Shift): void {
  const { chance, paper, town } = scene;
  for (let n = chance.count(8); n > 0; n -= 1) {
    const at = Math.round(chance.between(from, to));
    const traveller = chance.is(0.05) ? chance.ofRegulars(town.regulars[2] ?? []) : chance.of(town.adults);
    const writer: Writer | undefined = chance.is(scene.unlogged) ? undefined : { by: undefined, at: at + 5 };
    const id = nextNumber(scene, 'P');
    for (const subject of [traveller.subject, ...traveller.cars.slice(0, 1).map((car) => car.subject)]) {
      if (writer !== undefined) paper.row('encounters', writer.at, id, 'stop', who.id, isoOf(at), isoOf(at + 300), subject.type, subject.id, 13_500, 5000, false, writer.by);
      lookUp(scene, { at: at + chance.below(120), who, subject, system: 'PORT', trace: traceOf(who, at, writer) });
    }
  }
}

interface Held {
  readonly who: Resident;
  readonly wing: number;
  readonly booked: Writer | undefined;
  readonly until: number;
}

/** The jail: whoever is booked stays for days or months, and the crew of the wing looks at them every turn. */
export class Jail {
  readonly #scene: Scene;
  #held: Held[] = [];

  constructor(scene: Scene) {
    this.#scene = scene;
    const { chance, town } = scene;
    for (let n = 0; n < scene.force.byRole.corrections.length * 4; n += 1) this.admit(chance.ofRegulars(town.regulars[chance.below(3)] ?? [], 1.4), localHour(-chance.below(60), 12));
  }

  admit(who: Resident, at: number): void {
    const { chance, paper, force } = this.#scene;
    const wing = chance.below(4);
    const crew = force.byRole.corrections.filter((one) => one.unit.crew === wing);
    const officer = chance.of(crew);
    const until = Math.round(at + chance.skewed(18, 1.2) * DAY + (at < localHour(0, 0) ? 40 * DAY : 0));
    const booked: Writer | undefined = chance.is(this.#scene.unlogged) ? undefined : { by: chance.is(0.7) ? chance.of(crew).id : undefined, at: entered(this.#scene, at, 0.5) };
    // Every crew has the wing in turn; the booking names one officer of each.
    if (booked !== undefined) for (let turn = 0; turn < 4; turn += 1) {
      const named = turn === wing ? officer : chance.of(force.byRole.corrections.filter((one) => one.unit.crew === turn));
      paper.row('encounters', booked.at, nextNumber(this.#scene, 'BK'), 'custody', named.id, isoOf(at), isoOf(until), 'person', who.id, 11_600, 4990, false, booked.by);
    }
    this.#held.push({ who, wing, booked, until });
    lookUp(this.#scene, { at: at + 300, who: officer, subject: who.subject, system: 'JMS', trace: traceOf(officer, at, booked) });
  }

  work({ who, from, to }: Shift): void {
    const { chance } = this.#scene;
    if (who.number % 20 === 0) this.#held = this.#held.filter((one) => one.until > from);
    const mine = this.#held.filter((one) => one.until > to);
    for (let n = chance.count(10); n > 0 && mine.length > 0; n -= 1) {
      const { who: inmate, booked } = chance.of(mine);
      const at = Math.round(chance.between(from, to));
      lookUp(this.#scene, { at, who, subject: inmate.subject, system: chance.is(0.95) ? 'JMS' : 'RMS', trace: traceOf(who, at, booked), action: 'view' });
    }
  }
}
