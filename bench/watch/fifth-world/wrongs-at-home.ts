// Private misuse, which is most of it: one's own file, a former partner, the neighbour's car, women met on a call, everybody at work, a friend's lawsuit.
import { DAY_S, HOUR_S } from './clock.js';
import type { Plan } from './guilt.js';
import type { Actor } from './staff.js';
import { address, indexOf, kindOf, nameOf, person, type Subject, vehicle } from './subjects.js';

/** A person, their home and their cars. */
export function allOf({ scope }: Plan, who: number): Subject[] {
  const one = scope.realm.region.people[who];
  return one === undefined ? [person(who)] : [person(who), address(one.home), ...one.vehicles.map((car) => vehicle(car))];
}

const district = ({ scope }: Plan, actor: Actor) => scope.realm.region.districts[scope.realm.region.homes[scope.realm.region.people[actor.self]?.home ?? 0]?.district ?? 0];

/** Somebody of about their age, in the place where they live. */
function peer(plan: Plan, actor: Actor, sex?: 'F' | 'M'): number {
  const { people } = plan.scope.realm.region;
  const born = people[actor.self]?.born ?? 1985;
  const list = district(plan, actor)?.people ?? [];
  for (let tries = 0; tries < 500; tries += 1) {
    const who = plan.luck.pick(list);
    const one = people[who];
    if (one !== undefined && who !== actor.self && Math.abs(one.born - born) < 10 && (sex === undefined || one.sex === sex)) return who;
  }
  return plan.luck.pick(list);
}

/** Once or three times a month for as long as there is a log: "to see whether anything had been put on". */
export function selfAndFamily(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const family = [actor.self, ...plan.tied(actor, 'spouse', 'child', 'sibling', 'parent')];
  const cast = family.flatMap((one) => allOf(plan, one));
  const weeks = scope.realm.clock.weeks;
  for (const at of plan.moments(actor, scope.realm.clock.start + DAY_S, plan.end, Math.max(2, Math.round(weeks * luck.between(0.25, 0.75))))) plan.sitting(at, actor, luck.is(0.45) ? [person(actor.self)] : luck.some(cast, luck.whole(1, 2)));
}

/** In bursts: after a quarrel, on nights, her new address, his car. */
export function formerPartner(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const [known] = plan.tied(actor, 'ex_spouse');
  const ex = known ?? peer(plan, actor, actor.sex === 'F' ? 'M' : 'F');
  if (known === undefined) scope.realm.circles.bind(actor, ex, luck.is(0.6) ? 'ex_spouse' : 'friend', 0.4);
  const rival = luck.is(0.7) ? peer(plan, actor, actor.sex) : undefined;
  const cast = [...allOf(plan, ex), person(ex), person(ex), ...(rival === undefined ? [] : allOf(plan, rival))];
  const weeks = luck.between(3, 16);
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, weeks * 7), Math.max(2, luck.events(weeks * luck.between(0.7, 2.4))))) plan.sitting(at, actor, luck.some(cast, luck.whole(1, 4)), luck.is(0.25) ? { system: 'ALPR' } : {});
}

/** A fence, a dog, a parking space: the household next door and whoever parks there. */
export function neighbour(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { region } = scope.realm;
  const own = region.people[actor.self]?.home ?? 0;
  const mine = region.homes[own];
  const close = mine === undefined ? [] : region.near(mine, 90).filter((one) => one !== own && (region.homes[one]?.people.length ?? 0) > 0);
  const wide = close.length > 0 || mine === undefined ? close : region.near(mine, 900).filter((one) => one !== own);
  const home = wide.length > 0 ? luck.pick(wide) : 0;
  const cast = [address(home), ...(region.homes[home]?.people ?? []).flatMap((who) => allOf(plan, who)), ...(luck.is(0.4) ? allOf(plan, peer(plan, actor)) : [])];
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(3, 35)), luck.whole(2, 5))) plan.sitting(at, actor, luck.some(cast, luck.whole(1, 3)));
}

/** Abuse of position: she called for help; he knows where she lives. Plates of strangers become names and addresses between times. */
export function metOnDuty(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { people } = scope.realm.region;
  const isWoman = (one: Subject): boolean => kindOf(one) === 'person' && people[indexOf(one)]?.sex === 'F';
  const chase = (time: number, who: number): void => {
    for (const at of plan.moments(actor, time, plan.after(time, luck.between(2, 25)), luck.whole(1, 4))) plan.sitting(at, actor, luck.some([person(who), person(who), ...allOf(plan, who)], luck.whole(1, 3)));
  };
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(40, 95)), luck.whole(4, 9))) {
    plan.at(at, () => {
      const met = (scope.lastCalls.get(actor) ?? []).flatMap((call) => call.parties).filter(({ one }) => isWoman(one) && (people[indexOf(one)]?.born ?? 0) > 1975);
      chase(at + DAY_S, met.length > 0 && luck.is(0.75) ? indexOf(luck.pick(met).one) : peer(plan, actor, 'F'));
    });
    if (luck.is(0.3)) {
      const who = peer(plan, actor, 'F');
      const car = people[who]?.vehicles[0];
      plan.sitting(at, actor, car === undefined ? [person(who)] : [vehicle(car), person(who), address(people[who]?.home ?? 0)]);
    }
  }
  chase(plan.from, peer(plan, actor, 'F'));
}

/** "As if it were social media": an hour at the end of a shift, two or three times a week, from one name to the next. */
export function browsing(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { circles, region, staff } = scope.realm;
  const weeks = luck.between(3, 9);
  const any = (): number => luck.weighed([[luck.pick(luck.pick(circles.groups).members), 3], [peer(plan, actor), 4], [luck.pick(staff.actors).self, 1], [luck.early(luck.pick(region.districts).people, 3), 4]]);
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, weeks * 7), Math.round(weeks * luck.between(1.5, 3)))) plan.sitting(at, actor, Array.from({ length: luck.whole(6, 28) }, () => (luck.is(0.9) ? person(any()) : address(region.people[any()]?.home ?? 0))));
  if (luck.is(0.15)) plan.sitting(plan.from + 20 * DAY_S, actor, [person(luck.pick(scope.sealed.canaries))]);
}

/** Those at work: who is on file, where the sergeant lives, whom a colleague sees. */
export function colleagues(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const mates = scope.realm.staff.of(actor.unit).filter((one) => one !== actor);
  const cast = [...luck.some(mates, luck.whole(2, 5)), ...(actor.supervisor === undefined ? [] : [actor.supervisor])].flatMap((one) => allOf(plan, one.self));
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(14, 80)), luck.whole(3, 8))) plan.sitting(at, actor, luck.some(cast, luck.whole(1, 3)));
}

/** Everybody has read of it; some who have no part in it look. */
export function pileOn(plan: Plan): void {
  const { luck, scope } = plan;
  const { violence, realm } = scope;
  const ready = violence.blows.filter((one) => one.isPublic && one.at > plan.from && one.at < plan.end - 9 * DAY_S);
  const blow = ready.length > 0 ? luck.pick(ready) : violence.add('homicide', plan.after(plan.from, 12), luck.pick(luck.pick(realm.region.districts).people), undefined, undefined, true);
  plan.at(blow.at + DAY_S, () => {
    const idle = realm.staff.actors.filter((one) => !blow.entitled.has(one) && one.unit.agency !== 'BPA');
    const cast = [...allOf(plan, blow.victim), person(blow.victim), person(blow.victim), ...(realm.region.homes[realm.region.people[blow.victim]?.home ?? 0]?.people ?? []).map((one) => person(one))];
    for (const actor of luck.some(idle, luck.whole(6, 16))) {
      const moments = plan.moments(actor, blow.at + DAY_S + 6 * HOUR_S, blow.at + luck.between(3, 8) * DAY_S, luck.is(0.25) ? 2 : 1);
      if (moments.length > 0) plan.offence.actors.push(actor);
      for (const at of moments) plan.sitting(at, actor, luck.some(cast, luck.is(0.3) ? 2 : 1));
    }
  });
}

/** For a friend: the tenant, the other parent in a custody fight, who owns that car. */
export function favour(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const friend = luck.pick([...plan.tied(actor, 'friend', 'sibling', 'cousin'), peer(plan, actor)]);
  const other = peer(plan, actor);
  const cast = [...allOf(plan, other), ...(luck.is(0.5) ? allOf(plan, peer(plan, actor)) : []), ...(luck.is(0.3) ? [person(friend)] : [])];
  if (luck.is(0.3)) scope.realm.papers.write('ties', { person_a: nameOf('person', friend), person_b: nameOf('person', other), kind: 'ex_spouse', declared: false, created_by: 'SVC-HR', created_at: new Date((scope.realm.clock.start - 200 * DAY_S) * 1000).toISOString() });
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(5, 45)), luck.whole(2, 4))) plan.sitting(at, actor, luck.some(cast, luck.whole(1, 3)));
}

/** The look-up first; within the hour an entry of one's own that it could have been for. */
export function ownEntry(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { papers, region } = scope.realm;
  const targets = Array.from({ length: luck.whole(1, 3) }, () => peer(plan, actor, luck.is(0.6) ? 'F' : undefined));
  for (const at of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(15, 70)), luck.whole(3, 7))) {
    const who = luck.pick(targets);
    plan.at(at, () => {
      const written = at + luck.between(8, 240) * 60;
      const made = { by: actor.id, at: written };
      const spot = region.homes[region.people[who]?.home ?? 0] ?? actor.spot;
      let incidentRef: string | undefined;
      if (luck.is(0.65)) {
        incidentRef = papers.incident({ kind: luck.pick(['other', 'disturbance']), at: at - 300, reportedAt: written, home: luck.is(0.5) ? region.people[who]?.home : undefined, spot, selfBy: actor }, made);
        papers.party(incidentRef, person(who), luck.pick(['suspect', 'witness']), made);
        papers.dispatch(incidentRef, actor, at - 300, at + 1800, made);
      } else papers.encounter('stop', actor, at - 200, at + 600, person(who), spot, true, made);
      plan.sitting(at, actor, luck.some([person(who), ...allOf(plan, who)], luck.whole(1, 2)), { trace: 'self', incidentRef: luck.is(0.3) ? incidentRef : undefined, text: luck.is(0.5) ? 'suspicious person' : undefined });
    });
  }
}
