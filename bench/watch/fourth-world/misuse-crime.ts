// Wrong for organised crime: whom to hit, what the police know, which cars are ours, and a clerk who sells it all.
import { NOTHING } from './books.js';
import { allegiance, atWork, begin, facets, leak, related, sin, spaced, type Wrong, type Wronging } from './misuse.js';
import type { Person } from './town.js';
import { DAY, HOUR } from './wall-clock.js';

export const CRIME: readonly Wrong[] = [
  { kind: 'rival_before_shooting', class: 'crime', roles: ['response', 'detective', 'call_taker', 'corrections', 'registry', 'records'], act: beforeShooting },
  { kind: 'bulk_sale', class: 'crime', roles: ['registry', 'registry', 'records', 'call_taker'], act: sellBulk },
  { kind: 'rival_after_murder', class: 'crime', roles: ['response', 'corrections', 'border', 'records'], act: afterMurder },
  { kind: 'supplier_checks', class: 'crime', roles: ['response', 'detective', 'corrections'], act: checkSupplier },
  { kind: 'planned_theft', class: 'crime', roles: ['registry', 'response', 'border', 'records'], act: scoutThefts },
  { kind: 'covert_vehicles', class: 'crime', roles: ['response', 'detective', 'registry', 'border'], act: spotCovert },
];

/** The cousin asks where he lives; days later there are shots. */
function beforeShooting(scene: Wronging): void {
  const { chance, violence, service } = scene;
  const { own, rival } = allegiance(scene);
  for (const at of spaced(scene, begin(scene, 55), 26, chance.whole(1, 3))) {
    const target = chance.pick(rival.members);
    let moment = atWork(scene, at);
    sin(scene, { at: moment, to: service.books.person(target) });
    for (let n = chance.whole(1, 4); n > 0; n -= 1) sin(scene, { at: (moment += chance.is(0.25) ? DAY : chance.between(20, 500)), to: chance.is(0.5) ? service.books.address(target.home) : facets(scene, target) });
    violence.plan({ at: moment + chance.between(1.5, 13) * DAY, kind: chance.pick(['shooting', 'shooting', 'homicide', 'arson']), victim: target, place: target.home, suspect: chance.is(0.4) ? chance.pick(own.members) : undefined, isPublic: chance.is(0.6), afterIt: leak(scene) });
  }
}

/** Groomed with dinners, then with debts: lists of names and plates, some printed, in between the real customers. */
function sellBulk(scene: Wronging): void {
  const { service, chance, actor } = scene;
  const { books, town } = service;
  const from = begin(scene, 70);
  const until = from + chance.between(50, 120) * DAY;
  for (const shift of service.rota.of(actor)) {
    if (shift.from < from || shift.from > Math.min(until, scene.until) || shift.kind !== 'shift' || !chance.is(0.45)) continue;
    let at = shift.from + chance.between(HOUR, 5 * HOUR);
    for (let n = chance.whole(4, 16); n > 0; n -= 1) {
      const target = chance.is(0.5) ? chance.pick(town.persons) : (town.known.get(chance.whole(0, town.districts - 1))?.draw(chance) ?? chance.pick(town.persons));
      at += chance.between(15, 900);
      sin(scene, { at, to: chance.is(0.07) ? NOTHING : facets(scene, target), ...(chance.is(0.15) ? { more: { action: chance.pick(['list', 'export', 'print']) } } : {}) });
    }
  }
  if (chance.is(0.5)) sin(scene, { at: atWork(scene, from + 20 * DAY), to: books.person(chance.pick(town.bait)) });
}

/** One of theirs is dead. Who on the other side is about, where do they sleep; and once more in the other system, which nobody will compare. */
function afterMurder(scene: Wronging): void {
  const { chance, violence } = scene;
  const { own, rival } = allegiance(scene);
  const at = begin(scene, 45);
  violence.plan({ at, kind: 'homicide', victim: chance.pick(own.members), suspect: chance.is(0.5) ? chance.pick(rival.members) : undefined, isPublic: true });
  const targets = chance.some(rival.members, chance.whole(2, 5));
  let moment = atWork(scene, at + chance.between(14, 90) * HOUR);
  for (const target of targets) for (let n = chance.whole(1, 2); n > 0; n -= 1) sin(scene, { at: (moment += chance.between(25, 700)), to: facets(scene, target) });
  moment = atWork(scene, moment + chance.between(1, 7) * DAY);
  for (const target of targets) sin(scene, { at: (moment += chance.between(25, 700)), to: facets(scene, target), more: { system: chance.pick(['NATIONAL', 'CUSTODY', 'LICENCE']) } });
  const hit = targets[0];
  if (hit !== undefined && chance.is(0.6)) violence.plan({ at: moment + chance.between(2, 20) * DAY, kind: 'shooting', victim: hit, place: hit.home, isPublic: chance.is(0.6), afterIt: leak(scene) });
}

/** The officer uses; is the dealer wanted, watched, about to be raided? */
function checkSupplier(scene: Wronging): void {
  const { chance, service } = scene;
  const dealer = related(scene, 'associate', (one) => one.heat > 25 && one.gang === undefined && one.age > 18);
  for (const at of spaced(scene, begin(scene, 80), chance.between(5, 13), chance.whole(8, 20))) {
    let moment = atWork(scene, at, 0.1);
    sin(scene, { at: moment, to: chance.is(0.6) ? service.books.person(dealer) : facets(scene, dealer) });
    if (chance.is(0.3)) sin(scene, { at: (moment += chance.between(20, 300)), to: service.books.person(dealer), more: { system: 'NATIONAL' } });
    if (chance.is(0.2) && dealer.kin.length > 0) sin(scene, { at: moment + 100, to: service.books.person(kinOf(scene, dealer)) });
  }
}

function kinOf({ chance }: Wronging, person: Person): Person {
  const tie = chance.pick(person.kin);
  return tie.a === person ? tie.b : tie.a;
}

/** Who owns the good cars and is away on Thursdays. */
function scoutThefts(scene: Wronging): void {
  const { chance, service, violence } = scene;
  const owners = service.town.persons.filter((one) => one.cars.length > 0 && one.age > 35 && one.heat < 3);
  if (chance.is(0.7)) related(scene, 'associate', (one) => one.heat > 25 && one.age > 18);
  for (const at of spaced(scene, begin(scene, 70), chance.between(7, 16), chance.whole(3, 8))) {
    const owner = chance.pick(owners);
    const car = owner.cars[0];
    let moment = atWork(scene, at);
    if (car !== undefined) sin(scene, { at: moment, to: service.books.vehicle(car) });
    sin(scene, { at: (moment += chance.between(20, 200)), to: service.books.person(owner) });
    if (chance.is(0.7)) sin(scene, { at: (moment += chance.between(20, 200)), to: service.books.address(owner.home) });
    if (chance.is(0.75)) violence.plan({ at: moment + chance.between(1, 16) * DAY, kind: chance.pick(['vehicle_theft', 'vehicle_theft', 'home_invasion', 'burglary']), victim: owner, place: owner.home, isPublic: false, afterIt: leak(scene) });
  }
}

/** A plate in the mirror twice: is it one of ours? Many guesses are wrong; then the friend's own name, for flags. */
function spotCovert(scene: Wronging): void {
  const { chance, service } = scene;
  const { books, town } = service;
  const { friend } = allegiance(scene);
  for (const at of spaced(scene, begin(scene, 75), chance.between(4, 10), chance.whole(6, 14))) {
    let moment = atWork(scene, at, 0.1);
    for (let n = chance.whole(1, 3); n > 0; n -= 1) {
      const isRight = chance.is(0.45);
      sin(scene, { at: (moment += chance.between(20, 300)), to: books.vehicle(isRight ? chance.pick(town.covert) : chance.pick(town.vehicles)), ...(isRight && chance.is(0.4) ? { more: { outcome: 'no_hit' } } : {}) });
    }
    if (chance.is(0.4)) sin(scene, { at: (moment += chance.between(30, 300)), to: chance.is(0.7) ? books.person(friend) : facets(scene, friend), more: { system: chance.pick(['NATIONAL', 'RMS', 'INTEL']) } });
  }
}
