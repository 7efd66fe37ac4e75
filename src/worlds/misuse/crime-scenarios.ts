// Misuse for a crime group, as trials and inspections describe it (domain.md section 4): what is looked up is used against somebody.
import type { Subject } from '../country.js';
import { HOUR_MS, MINUTE_MS } from '../time.js';
import type { Plot } from './plot.js';
import { stranger } from './private-scenarios.js';

const SECOND_SYSTEM = 'national-index';

/** A supplier wants to know what is known about him: himself, his car, his friends, the files on his group, in one system and then in another. */
export function supplierChecks(plot: Plot): void {
  const { scene: { country, lookUps }, dice } = plot;
  const group = dice.pick(country.groups.filter(({ members }) => members.length > 1));
  const supplier = group && dice.pick(group.members);
  if (group === undefined || supplier === undefined) return;
  plot.tieTo(supplier, dice.chance(0.5) ? 'friend' : 'cousin');
  const from = plot.someDay(70);
  for (let day = from; day < Math.min(plot.days, from + 110); day += dice.within(7, 26)) {
    plot.on(day, (atMs) => {
      const associate = plot.other(group.members, supplier) ?? supplier;
      let clock = lookUps.person(plot.errand(), atMs, supplier);
      if (dice.chance(0.5)) clock = lookUps.person(plot.errand(), clock, associate);
      if (dice.chance(0.4) && country.vehicleOf(supplier) >= 0) clock = lookUps.plate(plot.errand(), clock, country.vehicleOf(supplier));
      if (dice.chance(0.25)) clock = lookUps.any(plot.errand(), clock, 'group', group.index);
      if (dice.chance(0.3)) clock = lookUps.exactly(plot.errand(), clock, 'search', 'person', -1);
      if (dice.chance(0.35)) lookUps.person(plot.errand({ system: SECOND_SYSTEM }), clock + 5 * MINUTE_MS, supplier);
    });
  }
}

/** After a murder one side wants to know where the other is; days later the same is asked again in a second system. */
export function rivalAfterMurder(plot: Plot): void {
  const { scene: { lookUps }, dice } = plot;
  const feud = plot.feud();
  const dead = feud && dice.pick(feud.own.members);
  if (feud === undefined || dead === undefined) return;
  const friend = plot.other(feud.own.members, dead);
  if (friend !== undefined) plot.tieTo(friend, dice.chance(0.6) ? 'friend' : 'associate');
  const day = plot.someDay(30);
  plot.crime({ kind: 'homicide', day, victim: dead, isPublicised: true });
  const targets = dice.sample(feud.rival.members, dice.between(2, 4));
  for (const target of targets) {
    const first = day + 1 + dice.exponential(4);
    plot.on(first, (atMs) => lookUps.person(plot.errand(), atMs, target));
    plot.on(first + dice.within(1, 12), (atMs) => lookUps.person(plot.errand({ system: SECOND_SYSTEM }), atMs, target));
  }
}

/** Cars and homes chosen for a theft ring, and the plates of cars that seem to follow it. */
export function plannedTheft(plot: Plot): void {
  const { scene: { country, lookUps }, dice } = plot;
  const from = plot.someDay(60);
  for (let left = dice.between(3, 7); left > 0; left -= 1) {
    const owner = stranger(plot);
    const vehicle = country.vehicleOf(owner);
    const kind = dice.chance(0.75) && vehicle >= 0 ? 'vehicle_theft' : 'home_invasion';
    const isStruck = dice.chance(0.6);
    plot.on(from + dice.exponential(25), (atMs) => {
      const clock = vehicle >= 0 ? lookUps.exactly(plot.errand(), atMs, 'search', 'vehicle', vehicle) : atMs;
      const next = lookUps.exactly(plot.errand(), clock, 'view', 'person', owner);
      lookUps.exactly(plot.errand(), next, 'view', 'address', country.addressOf(owner));
      if (isStruck) plot.crime({ kind, day: plot.soonAfter(atMs), victim: owner, isLeak: true, extra: kind === 'vehicle_theft' ? [{ type: 'vehicle', index: vehicle, part: 'vehicle' }] : [] });
    });
  }
  for (const vehicle of dice.sample([...country.covertVehicles], dice.between(1, 3))) {
    plot.on(from + dice.exponential(30), (atMs) => lookUps.exactly(plot.errand(), atMs, 'search', 'vehicle', vehicle));
  }
}

/** Where a rival lives, asked for by somebody whom the offender knows; days later he is shot. */
export function rivalBeforeShooting(plot: Plot): void {
  const { scene: { country, lookUps }, dice } = plot;
  const feud = plot.feud();
  const friend = feud && dice.pick(feud.own.members);
  const target = feud && dice.pick(feud.rival.members);
  if (friend === undefined || target === undefined) return;
  plot.tieTo(friend, dice.chance(0.5) ? 'friend' : dice.chance(0.5) ? 'cousin' : 'associate');
  const day = plot.someDay(35);
  let isOver = false;
  plot.on(day, (atMs) => {
    lookUps.person(plot.errand(), atMs, target);
    plot.crime({ kind: dice.chance(0.35) ? 'homicide' : 'shooting', day: plot.soonAfter(atMs), victim: target, isPublicised: dice.chance(0.7), isLeak: true, happened: () => { isOver = true; } });
  });
  for (let more = dice.below(3); more > 0; more -= 1) {
    plot.on(day + dice.within(0, 6), (atMs) => {
      if (isOver) return;
      if (more === 2) lookUps.exactly(plot.errand(), atMs, 'view', 'address', country.addressOf(target));
      else lookUps.any(plot.errand(), atMs, ...vehicleOrPerson(plot, target));
    });
  }
}

function vehicleOrPerson({ scene: { country } }: Plot, person: number): [Subject['type'], number] {
  const vehicle = country.vehicleOf(person);
  return vehicle >= 0 ? ['vehicle', vehicle] : ['person', person];
}

/** A civilian at a desk, befriended first and paid later, sells what there is by the dozen. */
export function groomedBulk(plot: Plot): void {
  const { scene: { country, lookUps }, dice, region } = plot;
  const from = plot.someDay(50);
  for (let left = dice.between(3, 7); left > 0; left -= 1) {
    plot.on(from + dice.exponential(20), (atMs) => {
      const errand = plot.errand();
      let clock = atMs;
      let household = region.firstHousehold + dice.below(region.households);
      for (let more = dice.between(12, 60); more > 0; more -= 1) {
        household = region.firstHousehold + (household - region.firstHousehold + dice.between(1, 3)) % region.households;
        const person = country.households.firstPerson.at(household);
        const [type, index] = dice.chance(0.4) ? vehicleOrPerson(plot, person) : (['person', person] as const);
        clock = lookUps.exactly(errand, clock, dice.chance(0.15) ? 'print' : dice.chance(0.2) ? 'export' : 'view', type, index);
      }
      const canary = dice.pick(country.canaries);
      if (canary !== undefined && dice.chance(0.3)) lookUps.exactly(errand, clock, 'view', canary.type, canary.index);
    });
  }
}

/** First the look, then a reason: an incident of one's own afterwards, or colleagues who ask in the offender's name. */
export function launderedReason(plot: Plot): void {
  const { scene: { lookUps }, dice, actor } = plot;
  const feud = dice.chance(0.5) ? plot.feud() : undefined;
  plot.offender.isCrimeLinked = feud !== undefined;
  const targets = feud?.rival.members ?? [stranger(plot), stranger(plot)];
  const clerks = actor.agency.actors.filter(({ role, isService }) => role === 'records' && !isService && actor.role !== 'records');
  const friend = feud && dice.pick(feud.own.members);
  if (friend !== undefined) plot.tieTo(friend, 'friend');
  for (let left = dice.between(3, 6); left > 0; left -= 1) {
    const target = dice.pick(targets);
    if (target === undefined) return;
    plot.on(plot.someDay(10), (atMs) => {
      const clerk = dice.chance(0.4) ? dice.pick(clerks) : undefined;
      if (clerk === undefined) {
        lookUps.person(plot.errand(), atMs, target);
        plot.ownIncident(atMs + Math.round(dice.lognormal(9, 1)) * HOUR_MS, target);
      } else lookUps.person({ actor: clerk, purpose: 'request', onBehalfOf: actor, trace: 'none', tally: plot.offender.tally }, atMs, target);
    });
  }
}

/** Knows how one is caught: one look, in the own beat, with the number of a file that is real. */
export function adaptive(plot: Plot): void {
  const { scene: { country, lookUps }, dice, region, actor } = plot;
  let target = stranger(plot);
  const isInBeat = (): boolean => country.beatAt(region, country.places.x.at(country.addressOf(target)), country.places.y.at(country.addressOf(target))) === actor.beat;
  for (let tries = 0; tries < 40 && !isInBeat(); tries += 1) target = dice.chance(0.5) ? region.known[dice.below(region.known.length)] ?? target : stranger(plot);
  const day = plot.someDay(40);
  const home = country.addressOf(target);
  plot.on(day, (atMs) => {
    const errand = plot.errand({ ...plot.realReference(atMs), at: { x: country.places.x.at(home), y: country.places.y.at(home) } });
    lookUps.exactly(errand, atMs, 'search', 'person', target);
    plot.crime({ kind: dice.one(['home_invasion', 'extortion', 'shooting', 'arson']), day: plot.soonAfter(atMs), victim: target, isLeak: true, isPublicised: dice.chance(0.4) });
  });
}
