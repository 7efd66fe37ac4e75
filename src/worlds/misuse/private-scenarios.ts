// Misuse for oneself: curiosity, jealousy, a quarrel over a fence. Nobody pays for it, and it is the most common.
import { DAY_MS, midnightOf, MINUTE_MS } from '../time.js';
import type { Plot } from './plot.js';

/** Looks at oneself and one's own, now and then, for as long as anybody remembers. */
export function selfAndFamily(plot: Plot): void {
  const { actor, scene: { country, lookUps }, dice } = plot;
  const kin = country.households.firstPerson.at(country.households.kin.at(country.people.household.at(actor.person)));
  const family = [...country.householdOf(actor.person), ...(kin < 0 ? [] : country.householdOf(kin).slice(0, 3))];
  for (let day = dice.within(0, 14); day < plot.days; day += dice.within(6, 24)) {
    plot.on(day, (atMs) => {
      const person = dice.chance(0.35) ? actor.person : dice.pick(family) ?? actor.person;
      const vehicle = country.vehicleOf(actor.person);
      const what = dice.next();
      if (what < 0.2) lookUps.address(plot.errand(), atMs, country.addressOf(person));
      else if (what < 0.36 && vehicle >= 0) lookUps.plate(plot.errand(), atMs, vehicle);
      else lookUps.person(plot.errand(), atMs, person);
    });
  }
}

/** A former partner, their home, their car and whoever they see now, more and more often. */
export function exPartner(plot: Plot, known: number | undefined): void {
  const { scene: { country, lookUps }, dice, actor } = plot;
  const ex = known ?? stranger(plot);
  if (known === undefined) plot.tieTo(ex, 'ex_spouse');
  const others = country.householdOf(ex).filter((person) => person !== ex);
  const from = plot.someDay(80);
  const weeks = dice.between(6, 14);
  for (let week = 0; week < weeks; week += 1) {
    for (let left = dice.poisson(0.5 + 2.2 * week / weeks) + (week === 0 ? 1 : 0); left > 0; left -= 1) {
      plot.on(from + week * 7 + dice.below(7), (atMs) => {
        const vehicle = country.vehicleOf(ex);
        const what = dice.next();
        if (what < 0.5) lookUps.person(plot.errand(), atMs, ex);
        else if (what < 0.7) lookUps.address(plot.errand(), atMs, country.addressOf(ex));
        else if (what < 0.85 && vehicle >= 0) lookUps.plate(plot.errand(), atMs, vehicle);
        else lookUps.person(plot.errand(), atMs, dice.pick(others) ?? ex);
      });
    }
  }
  if (dice.chance(0.4)) plot.crime({ kind: 'assault', day: from + weeks * 7 + dice.between(1, 10), victim: ex, isLeak: true, extra: [{ type: 'person', index: actor.person, part: 'suspect' }] });
}

/** The people next door, their visitors and their cars. */
export function neighbour(plot: Plot): void {
  const { scene: { country, lookUps }, dice } = plot;
  const target = nearest(plot);
  const people = country.householdOf(target);
  const from = plot.someDay(60);
  for (let left = dice.between(3, 11); left > 0; left -= 1) {
    plot.on(from + dice.exponential(22), (atMs) => {
      const vehicle = country.vehicleOf(target);
      if (vehicle >= 0 && dice.chance(0.3)) lookUps.plate(plot.errand(), atMs, vehicle);
      else if (dice.chance(0.3)) lookUps.address(plot.errand(), atMs, country.addressOf(target));
      else lookUps.person(plot.errand(), atMs, dice.pick(people) ?? target);
    });
  }
}

/** Somebody is in the news; these look because everybody talks about it. */
export function pileOn(plots: readonly Plot[]): void {
  const [first] = plots;
  if (first === undefined) return;
  const victim = stranger(first);
  first.crime({
    kind: first.dice.chance(0.5) ? 'homicide' : 'assault', day: first.someDay(14), victim, isPublicised: true,
    happened: (incident) => {
      const publicDay = Math.floor(((incident.publicisedMs ?? incident.reportedMs) - midnightOf(0)) / DAY_MS);
      for (const plot of plots) {
        for (let left = plot.dice.between(1, 2); left > 0; left -= 1) {
          plot.on(publicDay + 1 + plot.dice.exponential(1.5), (atMs) => plot.scene.lookUps.person(plot.errand(), atMs + MINUTE_MS, victim));
        }
      }
    },
  });
}

/** A grown-up of the offender's region who has nothing to do with anything. */
export function stranger({ scene: { country }, region, dice, actor }: Plot): number {
  for (let tries = 0; tries < 60; tries += 1) {
    const person = country.households.firstPerson.at(region.firstHousehold + dice.below(region.households));
    if (country.people.isMale.at(person) !== country.people.isMale.at(actor.person) && country.people.actor.at(person) < 0) return person;
  }
  return country.households.firstPerson.at(region.firstHousehold);
}

/** Who lives nearest to the offender, among a few thousand doors. */
function nearest({ scene: { country }, region, dice, actor }: Plot): number {
  const { places, households } = country;
  const own = country.addressOf(actor.person);
  let best = -1;
  let bestM = Number.POSITIVE_INFINITY;
  for (let address = region.firstAddress; address < region.firstAddress + region.addresses; address += 1) {
    const metres = Math.hypot(places.x.at(address) - places.x.at(own), places.y.at(address) - places.y.at(own));
    if (address === own || places.household.at(address) < 0 || metres >= bestM || dice.chance(0.1)) continue;
    best = address;
    bestM = metres;
  }
  return households.firstPerson.at(places.household.at(best));
}
