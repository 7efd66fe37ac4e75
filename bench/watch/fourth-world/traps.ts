// Honest things that look bad: the exercise on one's own name, the relative who really rang, the old case opened again, the machine that reads ten thousand plates.
import { NOTHING } from './books.js';
import type { CaseRoom } from './cases.js';
import { answer } from './calls.js';
import type { Chance } from './chance.js';
import { momentOf, type Service, writeTask } from './service.js';
import type { Actor } from './staff.js';
import type { Person } from './town.js';
import { DAY, HOUR } from './wall-clock.js';

/** Set before the days begin; `trapsOfDay` adds the calls. */
export function setTraps(service: Service, chance: Chance, room: CaseRoom): void {
  for (const actor of service.actors) if (chance.is(0.37)) train(service, chance, actor);
  for (const actor of chance.some([...service.byDuty('general'), ...service.byDuty('major_crime')], 8)) reopen(service, chance, room, actor);
  for (const actor of chance.some(service.byDuty('patrol'), 7)) {
    const shift = service.rota.nextShift(actor, chance.between(0, service.days - 5) * DAY);
    const covert = chance.pick(service.town.covert);
    if (shift !== undefined) service.books.look({ actor, at: momentOf(chance, shift), to: service.books.vehicle(covert), why: { purpose: 'stop', trace: 'none' } });
  }
  for (const actor of chance.some([...service.byDuty('coding'), ...service.byDuty('licence_office')], chance.whole(0, 3))) {
    const shift = service.rota.nextShift(actor, chance.between(0, service.days - 5) * DAY);
    if (shift !== undefined) service.books.look({ actor, at: momentOf(chance, shift), to: service.books.person(chance.pick(service.town.bait)), why: { purpose: 'records', trace: 'none' } });
  }
  surveillance(service, chance);
  readPlates(service, chance);
}

/** Nearly a third of all staff type their own name once, because the trainer says: try it with somebody you know. */
function train(service: Service, chance: Chance, actor: Actor): void {
  const { books } = service;
  const shift = service.rota.nextShift(actor, chance.between(-1, service.days - 10) * DAY);
  if (shift === undefined) return;
  const trainer = chance.pick(service.byDuty('vetting'));
  const isLogged = chance.is(1 - service.agency.unlogged);
  const from = shift.from + HOUR;
  if (isLogged) writeTask(service, { kind: 'training', ...(chance.is(0.7) ? { actor } : {}), unit: actor.unit, to: NOTHING, from, until: from + 3 * HOUR, requester: books.actorId(trainer), by: books.actorId(trainer), madeAt: from - chance.between(2, 30) * DAY });
  const why = { purpose: 'training', trace: isLogged ? 'other' : 'none' } as const;
  if (chance.is(0.9)) books.look({ actor, at: from + chance.between(300, 2 * HOUR), to: books.person(actor.person), why });
  const car = actor.person.cars[0];
  if (car !== undefined && chance.is(0.25)) books.look({ actor, at: from + chance.between(2 * HOUR, 3 * HOUR - 60), to: books.vehicle(car), why });
}

function reopen(service: Service, chance: Chance, room: CaseRoom, actor: Actor): void {
  const old = chance.few(room.all, 60).find((one) => one.subjects.length > 1 && one.kind !== 'supervision' && one.kind !== 'organised_crime');
  const shift = service.rota.nextShift(actor, chance.between(20, service.days - 20) * DAY);
  if (old === undefined || shift === undefined) return;
  const at = momentOf(chance, shift);
  const sergeant = actor.supervisor ?? actor;
  service.books.write('case_members', [old.id, service.books.actorId(actor), service.books.stamp(shift.from), ''], { by: service.books.actorId(sergeant), at: shift.from });
  old.subjects.forEach(({ to }, n) => service.books.look({ actor, at: at + n * 120, to, why: { purpose: 'investigation', trace: sergeant === actor ? 'own' : 'other', caseRef: old.id, text: 'review' } }));
}

/** The squad that drives the covert cars checks that they still come back clean. */
function surveillance(service: Service, chance: Chance): void {
  const squad = service.byDuty('drugs').slice(0, 3);
  const keeper = squad[0];
  if (keeper === undefined) return;
  for (const actor of squad) {
    for (const vehicle of chance.some(service.town.covert, 12)) {
      const shift = service.rota.nextShift(actor, chance.between(0, service.days - 8) * DAY);
      if (shift === undefined) continue;
      const to = service.books.vehicle(vehicle);
      const from = shift.from + HOUR;
      const sergeant = service.books.actorId(keeper.supervisor ?? keeper);
      writeTask(service, { kind: 'audit', actor, unit: actor.unit, to, from, until: from + 8 * HOUR, requester: sergeant, by: sergeant, madeAt: from - 3 * DAY });
      service.books.look({ actor, at: from + chance.between(0, 5 * HOUR), to, why: { purpose: 'other', trace: 'other' } });
    }
  }
}

/** An account that no human uses, with one standing job. */
function readPlates(service: Service, chance: Chance): void {
  const { books, days, town } = service;
  const first = service.actors[0];
  if (first === undefined) return;
  const machine: Actor = { ...first, n: -1, terminal: 'svc-plates', role: 'response', duty: 'dispatching', district: -1, unit: 'ICT' };
  books.write('tasks', [books.next('task', 0), 'bulk_job', 'svc-plates', '', '', '', books.stamp(-200 * DAY), books.stamp((days + 300) * DAY), 'svc-rms'], { by: 'svc-rms', at: -210 * DAY });
  for (let day = 0; day < days; day += 1) {
    for (let n = chance.poisson(service.actors.length * 0.09); n > 0; n -= 1) books.look({ actor: machine, at: (day + chance.unit()) * DAY, to: books.vehicle(chance.pick(town.vehicles)), action: 'search', system: 'PLATES', why: { purpose: 'other', trace: 'other', text: 'auto' } });
  }
}

/** Small-town luck: once in a while the call is for the officer's own brother, neighbour or former wife, and the officer goes because there is no one else. */
export function trapsOfDay(service: Service, chance: Chance, day: number): void {
  if (!chance.is(0.14)) return;
  const at = (day + chance.unit()) * DAY;
  const actor = chance.few(service.rota.onDuty('patrol', -1, at + 600), 12).find((one) => one.person.kin.length > 0);
  if (actor === undefined) return;
  const near = service.town.persons.filter((one) => one.home.building === actor.person.home.building && one.household !== actor.person.household);
  const kin: Person[] = actor.person.kin.map((tie) => (tie.a === actor.person ? tie.b : tie.a));
  const person = chance.pick(near.length > 0 && chance.is(0.4) ? near : kin);
  if (person.age < 14) return;
  answer(service, chance, { kind: chance.pick(['other', 'disturbance', 'assault', 'domestic']), at, address: person.home, cast: [{ person, part: chance.pick(['complainant', 'victim', 'suspect', 'witness']) }], sends: actor });
}
