// Wrong for private ends: oneself, the family, a former partner, the neighbours, the name in the papers.
import { atWork, begin, facets, related, sin, spaced, type Wrong, type Wronging } from './misuse.js';
import type { Actor } from './staff.js';
import type { Person } from './town.js';
import { DAY, HOUR } from './wall-clock.js';

const ALL_POLICE = ['response', 'response', 'detective', 'call_taker', 'records', 'corrections', 'registry', 'border'] as const;

export const PRIVATE: readonly Wrong[] = [
  { kind: 'self_family', class: 'other', roles: ALL_POLICE, act: selfAndFamily },
  { kind: 'stalking_ex', class: 'other', roles: ['response', 'detective', 'call_taker', 'corrections'], act: stalk },
  { kind: 'neighbour_dispute', class: 'other', roles: ALL_POLICE, act: watchNeighbours },
  { kind: 'pile_on', class: 'other', roles: ['response', 'records', 'call_taker'], act: pileOn },
];

/** For years, a little at a time: it began before the log does. */
function selfAndFamily(scene: Wronging): void {
  const { service, chance, actor } = scene;
  const { books } = service;
  const own = actor.person;
  const household = own.home.residents.filter((one) => one.household === own.household && one !== own);
  const kin = own.kin.filter((tie) => tie.kind !== 'ex_spouse' && tie.kind !== 'associate').map((tie) => (tie.a === own ? tie.b : tie.a));
  for (const at of spaced(scene, chance.between(0, 20) * DAY, chance.between(7, 16), 30)) {
    let moment = atWork(scene, at);
    for (let n = chance.whole(1, 3); n > 0; n -= 1) {
      const whom: Person = chance.is(0.4) ? own : chance.pick([...household, ...kin, own]);
      sin(scene, { at: moment, to: whom === own && chance.is(0.65) ? books.person(own) : facets(scene, whom) });
      moment += chance.between(20, 400);
    }
  }
}

/** It starts when she leaves, comes in bursts, turns to the new partner, and does not stop at the end of the shift. */
function stalk(scene: Wronging): void {
  const { service, chance, actor } = scene;
  const ex = related(scene, 'ex_spouse', (one) => one.sex !== actor.person.sex && Math.abs(one.age - actor.person.age) < 12 && one.age > 19);
  const partner = chance.pick(service.town.persons.filter((one) => one.sex === actor.person.sex && Math.abs(one.age - ex.age) < 10 && !one.isStaff).slice(0, 400));
  const from = begin(scene, 60);
  const lastsDays = chance.between(25, 95);
  for (const at of spaced(scene, from, chance.between(1.5, 5), 40)) {
    if (at > from + lastsDays * DAY) break;
    let moment = atWork(scene, at, 0.25);
    for (let n = chance.weighed({ '1': 6, '2': 3, '4': 1 }) === '1' ? 1 : chance.whole(2, 4); n > 0; n -= 1) {
      const isLater = at > from + 12 * DAY;
      sin(scene, { at: moment, to: facets(scene, isLater && chance.is(0.3) ? partner : ex) });
      moment += chance.between(15, 1200);
    }
  }
}

/** The fence, the parking space, the noise: whoever lives there and whoever visits. */
function watchNeighbours(scene: Wronging): void {
  const { service, chance, actor } = scene;
  const { home } = actor.person;
  const near = service.town.persons.filter((one) => one.age > 16 && one.household !== actor.person.household && Math.hypot(one.home.x - home.x, one.home.y - home.y) < 260);
  const byDistance = near.toSorted((a, b) => Math.hypot(a.home.x - home.x, a.home.y - home.y) - Math.hypot(b.home.x - home.x, b.home.y - home.y)).slice(0, 8);
  const enemies = byDistance.length > 0 ? chance.some(byDistance, 3) : [chance.pick(service.town.persons)];
  for (const at of spaced(scene, begin(scene, 50), chance.between(2, 7), chance.whole(6, 15))) {
    const enemy = chance.is(0.65) ? (enemies[0] as Person) : chance.pick(enemies);
    sin(scene, { at: atWork(scene, at, 0.08), to: facets(scene, enemy) });
  }
}

/** Everybody has read it, several must just look. */
function pileOn(scene: Wronging): void {
  const { service, chance, violence, actor } = scene;
  const at = begin(scene, 20);
  const victim = chance.pick(service.town.persons.filter((one) => one.age > 15 && one.age < 60).slice(0, 30_000));
  const suspect = chance.is(0.6) ? service.town.known.get(victim.home.district)?.draw(chance) : undefined;
  const others = chance.some(service.actors.filter((one) => one !== actor && ['patrol', 'coding', 'call_taking', 'custody', 'traffic', 'neighbourhood'].includes(one.duty)), chance.whole(4, 8));
  scene.joins(others);
  violence.plan({
    at, kind: chance.pick(['homicide', 'assault', 'traffic', 'other']), victim, suspect, isPublic: true,
    afterIt: (incident) => {
      const busy = new Set<Actor>(incident.responders.map((one) => one.actor));
      for (const one of [actor, ...others]) {
        let moment = atWork(scene, (incident.publicisedAt ?? at) + chance.long(22 * HOUR, 0.8), 0.05, one);
        if (busy.has(one)) moment += 5 * DAY;
        for (let n = chance.whole(1, 3); n > 0; n -= 1) {
          sin(scene, { at: moment, by: one, to: facets(scene, suspect !== undefined && chance.is(0.5) ? suspect : victim) });
          moment += chance.between(20, 500);
        }
      }
    },
  });
}
