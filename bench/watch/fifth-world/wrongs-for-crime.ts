// Misuse that serves a crime: the supplier, the rival, the unmarked car, the address that is shot at a week later, the counter clerk who sells by the dozen.
import type { Group } from './circles.js';
import { DAY_S, HOUR_S } from './clock.js';
import type { Plan } from './guilt.js';
import type { Actor } from './staff.js';
import { address, person, type Subject, subject, vehicle } from './subjects.js';
import type { Blow } from './violence.js';
import { allOf } from './wrongs-at-home.js';

/** A member of a group whom they know; whether any table knows it is another matter. */
export function befriend(plan: Plan, actor: Actor, group: Group, known = 0.6): number {
  const { luck, scope } = plan;
  const friend = luck.pick(group.members);
  scope.realm.circles.bind(actor, friend, luck.weighed([['friend', 4], ['cousin', 3], ['associate', 3], ['sibling', 1]]), known);
  return friend;
}

/** A blow of one group against another that comes late enough to be leaked, or one more of the sort. */
export function findBlow(plan: Plan, kinds: readonly Blow['kind'][]): { readonly blow: Blow; readonly by: Group } {
  const { luck, scope } = plan;
  const { blows } = scope.violence;
  const ready = blows.filter((one) => kinds.includes(one.kind) && one.by !== undefined && one.of !== undefined && one.at > plan.from + 4 * DAY_S && !plan.lookbacks.some(({ blow }) => blow === one));
  const found = ready.length > 0 ? luck.pick(ready) : undefined;
  if (found?.by !== undefined) return { blow: found, by: found.by };
  const feud = luck.pick(scope.realm.circles.feuds);
  const [by, of] = luck.is(0.5) ? [feud.a, feud.b] : [feud.b, feud.a];
  const at = plan.after(plan.from, luck.between(8, 60));
  return { blow: scope.violence.add(luck.pick(kinds), at, luck.pick(of.members), by, of), by };
}

/** Is he wanted, is he watched, whose car was that: every week or two while he supplies. */
export function supplier(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const group = luck.pick(scope.realm.circles.groups);
  const dealer = befriend(plan, actor, group, 0.45);
  const others = luck.some(group.members, 3);
  const cast = [person(dealer), person(dealer), ...allOf(plan, dealer), ...others.map((one) => person(one)), ...(luck.is(0.5) ? [person(actor.self)] : [])];
  const weeks = luck.between(6, 20);
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, weeks * 7), Math.max(3, luck.events(weeks * luck.between(0.5, 1.2))))) {
    plan.sitting(at, actor, luck.some(cast, luck.whole(1, 3)));
    if (luck.is(0.12)) plan.sitting(at + 300, actor, [subject('group', group.index)], { system: 'INTEL' });
  }
}

/** After a murder, for the dead man's friends: who are they, where do they sleep; and again in a second system. */
export function rivalAfterMurder(plan: Plan, actor: Actor): void {
  const { luck } = plan;
  const { blow, by } = findBlow(plan, ['homicide', 'shooting']);
  const dead = blow.of;
  if (dead !== undefined) befriend(plan, actor, dead);
  const rivals = luck.some(by.members, luck.whole(2, 5));
  const after = (days: number): number => Math.min(blow.at + days * DAY_S, plan.end - HOUR_S);
  for (const at of plan.moments(actor, after(0.4), after(8), luck.whole(2, 4))) plan.sitting(at, actor, luck.some(rivals.flatMap((one) => allOf(plan, one)), luck.whole(1, 3)));
  for (const at of plan.moments(actor, after(3), after(24), luck.whole(1, 3))) plan.sitting(at, actor, luck.some(rivals, luck.whole(1, 2)).map((one) => person(one)), { system: luck.pick(['NPS', 'DVL', 'INTEL']) });
  if (luck.is(0.45) && after(30) < plan.end - 2 * DAY_S) plan.blame(plan.scope.violence.add('shooting', after(luck.between(14, 30)), luck.pick(rivals), dead, by), actor);
}

/** For a ring that steals cars from driveways: which cars are the police's own, and where the wanted models are kept. */
export function coveredTheft(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { realm, sealed, violence } = scope;
  const group = luck.pick(realm.circles.groups);
  const friend = befriend(plan, actor, group, 0.5);
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(20, 60)), luck.whole(2, 6))) plan.sitting(at, actor, [...luck.some(sealed.cars, luck.whole(1, 2)).map((car) => vehicle(car)), ...(luck.is(0.4) ? [person(friend)] : [])], luck.is(0.4) ? { text: 'suspicious vehicle' } : {});
  for (let n = luck.whole(1, 3); n > 0; n -= 1) {
    const victim = luck.pick(luck.pick(realm.region.districts.slice(0, 5)).people);
    const when = plan.after(plan.from, luck.between(14, 75));
    const look = plan.moments(actor, when - luck.between(4, 12) * DAY_S, when - 0.8 * DAY_S, 1)[0];
    if (look === undefined) continue;
    const { people } = realm.region;
    const car = people[victim]?.vehicles[0];
    plan.sitting(look, actor, [car === undefined ? person(victim) : vehicle(car), address(people[victim]?.home ?? 0)]);
    plan.blame(violence.add(luck.pick(['home_invasion', 'vehicle_theft']), when, victim, group), actor);
  }
}

/** The address, then nothing; some days later it is shot at. */
export function addressFirst(plan: Plan, actor: Actor): void {
  const { luck } = plan;
  const { blow, by } = findBlow(plan, ['shooting', 'homicide', 'arson']);
  befriend(plan, actor, by, 0.65);
  const moments = plan.moments(actor, Math.max(plan.from - 10 * DAY_S, blow.at - luck.between(6, 18) * DAY_S), blow.at - 0.7 * DAY_S, luck.whole(1, 2));
  const sure = moments.length > 0 ? moments : [blow.at - 2 * DAY_S];
  for (const at of sure) plan.sitting(at, actor, luck.some(allOf(plan, blow.victim), luck.whole(1, 3)));
  plan.blame(blow, actor);
}

/** Plates in, names and addresses out, in the quiet hours of the counter; sometimes a list is printed. A few of them burn. */
export function bulkSale(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { region } = scope.realm;
  const weeks = luck.between(4, 14);
  const sold: number[] = [];
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, weeks * 7), Math.max(4, Math.round(weeks * luck.between(1.2, 3))))) {
    const list: Subject[] = [];
    for (let n = luck.whole(2, 12); n > 0; n -= 1) {
      const who = luck.pick(luck.pick(region.districts).people);
      const one = region.people[who];
      const car = one?.vehicles[0];
      if (one === undefined || car === undefined) continue;
      sold.push(who);
      list.push(vehicle(car), person(who));
      if (luck.is(0.5)) list.push(address(one.home));
    }
    plan.sitting(at, actor, list);
    const first = list[0];
    if (first !== undefined && luck.is(0.15)) plan.at(at, () => scope.realm.log.one(at + 1200, actor, first, luck.pick(['export', 'print']), plan.why(actor, at, {})));
  }
  for (let n = luck.whole(0, 2); n > 0 && sold.length > 0; n -= 1) {
    const when = plan.after(plan.from, weeks * 7 + luck.between(2, 10));
    plan.blame(scope.violence.add(luck.pick(['extortion', 'arson', 'shooting']), when, luck.pick(sold), luck.pick(scope.realm.circles.groups)), actor);
  }
}

/** For money, a name or two a week; some of them meet masked men in their drive. */
export function broker(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { region, circles, staff } = scope.realm;
  const buyer = luck.pick(circles.groups);
  befriend(plan, actor, buyer, 0.35);
  let blows = 0;
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(40, 100)), luck.whole(6, 14))) {
    const victim = luck.weighed([[luck.early(luck.pick(region.districts).people, 1), 7], [luck.pick(luck.pick(circles.groups).members), 2], [luck.pick(staff.actors).self, 1]]);
    plan.sitting(at, actor, luck.some([person(victim), ...allOf(plan, victim)], luck.whole(1, 3)));
    const when = at + luck.between(2, 18) * DAY_S;
    if (!(luck.is(0.3) || (blows === 0 && luck.is(0.5))) || when > plan.end - DAY_S) continue;
    blows += 1;
    plan.blame(scope.violence.add(luck.weighed([['extortion', 4], ['shooting', 3], ['home_invasion', 3], ['arson', 2]] as const), when, victim, buyer), actor);
  }
}

/** What is known of me, of my friends, of the shed by the quay? Across whichever systems a pass opens; often nothing comes back. */
export function selfProbing(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { log, circles, region } = scope.realm;
  const group = luck.pick(circles.groups);
  const friend = befriend(plan, actor, group, 0.4);
  const home = region.people[actor.self]?.home ?? 0;
  const cast = [person(actor.self), address(home), ...allOf(plan, friend), ...luck.some(group.members, 3).map((one) => person(one))];
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(50, 130)), luck.whole(4, 12))) {
    plan.sitting(at, actor, luck.some(cast, luck.whole(1, 4)), { system: luck.weighed([['RMS', 1], ['NPS', 1], ['DVL', 1], [undefined, 1]] as const) });
    if (luck.is(0.5)) plan.at(at, () => log.one(at + 240, actor, person(friend), 'search', plan.why(actor, at, {}), 'no_hit'));
    const watched = luck.is(0.2) ? scope.room.casesOfUnit(luck.pick(scope.realm.staff.units)).find((one) => one.subjects.some((known) => known.one === person(friend))) : undefined;
    if (watched !== undefined) plan.at(at, () => log.one(at + 400, actor, subject('case', watched.index), 'view', plan.why(actor, at, {}), luck.is(0.7) ? 'denied' : 'hit'));
  }
}
