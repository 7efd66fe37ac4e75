// Those who know how they are looked for: one look-up on the own beat, a real case number, somebody else's hands.
import { DAY_S, dayOf, HOUR_S } from './clock.js';
import type { Plan } from './guilt.js';
import type { Actor } from './staff.js';
import { address, person, type Subject } from './subjects.js';
import { befriend, findBlow } from './wrongs-for-crime.js';
import { allOf } from './wrongs-at-home.js';

/** One question, in the car, between two calls on the own beat, under the number of the last one. */
export function oneLook(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { log, region, clock, circles } = scope.realm;
  const beat = actor.unit.districts[0] ?? 0;
  const local = circles.groups.filter((group) => group.members.some((one) => region.homes[region.people[one]?.home ?? 0]?.district === beat));
  const of = local.length > 0 ? luck.pick(local) : luck.pick(circles.groups);
  const feud = circles.feuds.find((one) => one.a === of || one.b === of);
  const by = feud === undefined ? luck.pick(circles.groups.filter((one) => one !== of)) : feud.a === of ? feud.b : feud.a;
  const victims = of.members.filter((one) => region.homes[region.people[one]?.home ?? 0]?.district === beat);
  const found = feud === undefined && local.length === 0 ? findBlow(plan, ['shooting']).blow : scope.violence.add(luck.pick(['shooting', 'shooting', 'homicide', 'arson']), plan.after(plan.from, luck.between(6, 50)), luck.pick(victims.length > 0 ? victims : of.members), by, of);
  befriend(plan, actor, by, 0.65);
  const at = plan.moments(actor, found.at - luck.between(3, 14) * DAY_S, found.at - 0.8 * DAY_S, 6).find((one) => actor.shifts[dayOf(clock, one)] !== undefined) ?? found.at - 3 * DAY_S;
  plan.at(at, () => {
    const call = scope.lastCalls.get(actor)?.at(-1);
    const time = call !== undefined && Math.abs(call.at - at) < 12 * HOUR_S ? Math.min(call.at + luck.between(20, 50) * 60, at + 11 * HOUR_S) : at;
    const one: Subject = luck.is(0.6) ? person(found.victim) : address(region.people[found.victim]?.home ?? 0);
    log.one(time, actor, one, luck.is(0.5) ? 'search' : 'view', { ...plan.why(actor, time, {}), desk: false, code: 'CALL', incidentRef: call?.id, text: luck.is(0.5) ? 'cfs' : undefined });
  });
  plan.blame(found, actor);
}

/** Names for the outside slipped in under an open case of one's own, weeks apart. */
export function caseNumber(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { circles, region } = scope.realm;
  const group = luck.pick(circles.groups);
  befriend(plan, actor, group, 0.55);
  const feud = circles.feuds.find((one) => one.a === group || one.b === group);
  const rivals = feud === undefined ? undefined : feud.a === group ? feud.b : feud.a;
  const targets = Array.from({ length: luck.whole(2, 4) }, () => (rivals !== undefined && luck.is(0.6) ? luck.pick(rivals.members) : luck.early(luck.pick(region.districts).people, 2)));
  let last = plan.from;
  for (const [n, at] of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(25, 70)), luck.whole(2, 5)).entries()) {
    const who = targets[n % targets.length] ?? targets[0];
    if (who === undefined) continue;
    last = at;
    plan.at(at, () => plan.ask(at, actor, luck.pick(allOf(plan, who)), { code: 'INV', caseRef: scope.room.current(actor, at)?.ref, incidentRef: undefined, desk: true, text: luck.is(0.5) ? 'associates' : undefined }));
  }
  const victim = targets[0];
  if (victim !== undefined && luck.is(0.5) && last < plan.end - 12 * DAY_S) plan.blame(scope.violence.add(luck.pick(['shooting', 'extortion', 'home_invasion']), last + luck.between(2, 11) * DAY_S, victim, group, rivals), actor);
}

/** "Could you run one for me": different colleagues, different desks, half of it in writing, none of it for work. */
export function throughOthers(plan: Plan, actor: Actor): void {
  const { luck, scope } = plan;
  const { doing, circles, staff, clock, papers } = scope.realm;
  const group = luck.pick(circles.groups);
  const friend = befriend(plan, actor, group, 0.45);
  const cast = [...allOf(plan, friend), ...luck.some(group.members, 3).map((one) => person(one)), person(actor.self)];
  const hands = [...doing('desk', 'calls').filter((one) => one.unit.agency === actor.unit.agency || luck.is(0.2)), ...luck.some(staff.of(actor.unit), 3)].filter((one) => one !== actor);
  if (hands.length === 0) return;
  for (const asked of plan.moments(actor, plan.from, plan.after(plan.from, luck.between(30, 90)), luck.whole(4, 8))) {
    const onDuty = staff.onDuty(hands, dayOf(clock, asked), asked);
    const hand = onDuty.length > 0 ? luck.pick(onDuty) : undefined;
    if (hand === undefined) continue;
    const one = luck.pick(cast);
    const isWritten = luck.is(0.5);
    if (isWritten) papers.task('desk_request', { actor: hand, one, requestedBy: actor.id }, asked - 1800, asked + 7200, { by: luck.is(0.6) ? actor.id : hand.id, at: asked - luck.between(1, 20) * 60 });
    plan.ask(asked, hand, one, { behalf: luck.is(0.8) ? actor : undefined, blame: actor, trace: isWritten ? 'other' : 'none', code: hand.unit.work === 'desk' ? 'ADMIN' : 'STOP', caseRef: undefined, incidentRef: undefined });
  }
}
