// Wrongs done carefully: through the hands of clerks, with a reason made afterwards, once only, on one's own beat, under the number of a real case.
import { DAY, HOUR, MINUTE, WEEK } from './calendar.js';
import { befriend, lull, type Part, pretext, type Scenario, someone } from './cast.js';
import { strike } from './crimes.js';
import { at } from './dice.js';
import { addressOf, personOf, vehicleOf } from './log.js';
import { allOf } from './private-wrongs.js';
import { beside, encounterId } from './street.js';
import { DISTRICTS, type Person } from './town.js';

/** Asked of clerks, who do it in good faith: the wrong is the one's who asked. */
export const favour: Scenario = (part) => {
  const actor = someone(part, ['patrol', 'detective', 'traffic', 'property', 'warrants']);
  if (actor === undefined) return undefined;
  const { dice, scene } = part;
  const { calendar, evidence, log, rota, staff, town } = scene;
  const clerks = dice.some([...staff.in('clerk'), ...staff.in('dispatcher').slice(0, 6)], dice.whole(2, 7));
  const targets = Array.from({ length: dice.whole(2, 5) }, () => (dice.chance(0.4) ? town.known(dice, dice.below(DISTRICTS)) : dice.pick(town.persons.filter((one) => calendar.start - one.born > 20 * 365 * DAY))));
  let t = dice.between(1, calendar.weeks * 0.6) * WEEK;
  for (let n = dice.whole(6, 15); n > 0; n -= 1, t += dice.waiting(6 * DAY)) {
    const clerk = dice.pick(clerks);
    const when = rota.nextAtWork(dice, clerk, t);
    if (when === undefined || when >= calendar.end) break;
    const target = dice.pick(targets);
    const subject = dice.chance(0.6) ? personOf(target) : dice.pick(allOf(part, target));
    const way = dice.of({ ticket: 55, telephone: 33, nothing: 12 });
    const asked = when - dice.between(3, 200) * MINUTE;
    if (way === 'ticket') evidence.put('tasks', { task_id: `REQ${evidence.rows('tasks')}`, kind: 'desk_request', actor_id: clerk.id, subject_type: subject.type, subject_id: subject.id, starts_at: calendar.stamp(asked), ends_at: calendar.stamp(when + 8 * HOUR), requested_by: actor.id, created_by: actor.id, created_at: calendar.stamp(asked) });
    log.consult(clerk, when, subject, { trace: 'none', wrong: { kind: part.kind, blame: actor }, purpose: 'desk', behalf: way === 'nothing' ? undefined : actor.id, incidentRef: dice.chance(0.25) ? scene.incidents.findLast((one) => one.officers.includes(actor) && one.t < when)?.id : undefined });
  }
  return [actor];
};

/** The look comes first; then there is a stop, or a call of one's own making, in which the subject stands. */
export const launderedReason: Scenario = (part) => {
  const actor = someone(part, ['patrol', 'patrol', 'traffic', 'detective']);
  if (actor === undefined) return undefined;
  const { dice, scene } = part;
  const { calendar, evidence, log, town } = scene;
  if (dice.chance(0.5)) befriend(part, actor.person, dice.below(town.groups.length));
  const targets = Array.from({ length: dice.whole(2, 5) }, () => town.known(dice, dice.below(DISTRICTS)));
  let day = dice.between(1, calendar.weeks * 0.65) * WEEK;
  let looks = 0;
  for (let n = dice.whole(5, 13); n > 0; n -= 1, day += dice.waiting(7 * DAY)) {
    const t = lull(part, actor, day);
    if (t === undefined || t >= calendar.end) break;
    const target = dice.pick(targets);
    const subject = target.vehicles[0] !== undefined && dice.chance(0.4) ? vehicleOf(target.vehicles[0]) : personOf(target);
    log.consult(actor, t, subject, pretext(part, actor, t));
    looks += 1;
    const [after, home] = [t + (dice.chance(0.7) ? dice.between(6, 200) * MINUTE : dice.between(0.5, 2) * DAY), town.homeOf(target, t)];
    const row = { created_by: actor.id, created_at: calendar.stamp(after + dice.between(1, 30) * MINUTE) };
    if (dice.chance(0.55)) evidence.put('encounters', { ...row, encounter_id: encounterId(scene, 'S'), kind: 'stop', actor_id: actor.id, starts_at: calendar.stamp(dice.chance(0.3) ? t - 5 * MINUTE : after), subject_type: subject.type, subject_id: subject.id, x_m: home.x, y_m: home.y, self_initiated: true });
    else if (dice.chance(0.8)) {
      const id = `RM${calendar.yearOf(t)}${String(evidence.rows('incidents') * 3 + 100_411).padStart(7, '0')}`;
      evidence.put('incidents', { ...row, incident_id: id, kind: dice.pick(['other', 'disturbance', 'traffic'] as const), occurred_at: calendar.stamp(after), reported_at: calendar.stamp(after), address_id: home.id, x_m: home.x, y_m: home.y, self_initiated_by: actor.id });
      evidence.put('incident_parties', { ...row, incident_id: id, subject_type: subject.type, subject_id: subject.id, part: subject.type === 'vehicle' ? 'vehicle' : 'suspect' });
    }
  }
  return looks === 0 ? undefined : [actor];
};

/** A rival of the wrongdoer's friends, who is to be struck. */
function marked(part: Part, person: Person): { readonly victim: Person; readonly ours: number } | undefined {
  const { dice, scene } = part;
  const { groups } = scene.town;
  const ours = dice.pickOr([...groups.keys()].filter((n) => at(groups, n).rivals.length > 0), undefined);
  if (ours === undefined) return undefined;
  if (dice.chance(0.6)) befriend(part, person, ours);
  return { victim: scene.town.person(dice.pick(at(groups, dice.pick(at(groups, ours).rivals)).members)), ours };
}

export const oneLook: Scenario = (part) => {
  const actor = someone(part, ['patrol', 'patrol', 'detective', 'gang', 'analyst', 'dispatcher', 'clerk']);
  const plan = actor === undefined ? undefined : marked(part, actor.person);
  if (actor === undefined || plan === undefined) return undefined;
  const { dice, scene } = part;
  const t = scene.rota.nextAtWork(dice, actor, dice.between(0.12, 0.9) * scene.calendar.end);
  if (t === undefined || t > scene.calendar.end - 16 * DAY) return undefined;
  const own = scene.incidents.findLast((one) => one.officers.includes(actor) && one.t < t && one.t > t - DAY);
  scene.log.once(actor, t, dice.chance(0.5) ? personOf(plan.victim) : addressOf(scene.town.homeOf(plan.victim, t)), { ...pretext(part, actor, t), purpose: 'call', incidentRef: own?.id });
  strike(part, actor, plan.victim, t + dice.between(2, 14) * DAY, plan.ours);
  return [actor];
};

/** Someone of the district that one patrols, looked at in the course of calls nearby. */
export const ownBeat: Scenario = (part) => {
  const actor = someone(part, ['patrol']);
  const plan = actor === undefined ? undefined : marked(part, actor.person);
  if (actor === undefined || plan === undefined) return undefined;
  const { dice, scene } = part;
  const { calendar, log, town } = scene;
  const local = town.groups.flatMap((group) => group.members).map((n) => town.person(n)).filter((one) => actor.plan.districts.includes(at(town.addresses, one.home).district) && one.group !== plan.ours);
  const victim = dice.pickOr(local, plan.victim);
  const calls = scene.incidents.filter((one) => one.officers.includes(actor) && one.t > calendar.end * 0.1 && one.t < calendar.end * 0.93).toSorted((a, b) => a.t - b.t);
  if (calls.length < 3) return undefined;
  const first = dice.below(Math.max(1, calls.length - 12));
  let last = 0;
  for (const incident of dice.some(calls.slice(first, first + 14), dice.whole(2, 5))) {
    const t = incident.t + dice.between(20, 110) * MINUTE;
    log.consult(actor, t, dice.chance(0.55) ? personOf(victim) : beside(scene, victim, t), { trace: 'none', wrong: { kind: part.kind, blame: actor }, purpose: 'call', incidentRef: incident.id });
    last = Math.max(last, t);
  }
  if (dice.chance(0.7)) strike(part, actor, victim, last + dice.between(2, 20) * DAY, plan.ours);
  return [actor];
};

/** The number is true, the case is one's own; the person has nothing to do with it. */
export const realCase: Scenario = (part) => {
  const actor = someone(part, ['detective', 'major', 'family', 'property', 'gang']);
  const plan = actor === undefined ? undefined : marked(part, actor.person);
  const { dice, scene } = part;
  const file = actor === undefined ? undefined : dice.pickOr(scene.cases.filter((one) => one.team.includes(actor) && one.to > 3 * WEEK && one.from < scene.calendar.end * 0.85), undefined);
  if (actor === undefined || plan === undefined || file === undefined) return undefined;
  const [from, to] = [Math.max(0, file.from), Math.min(file.to, scene.calendar.end)];
  let last = 0;
  for (let n = dice.whole(2, 6); n > 0; n -= 1) {
    const t = scene.rota.nextAtWork(dice, actor, from + dice.next() * (to - from));
    if (t === undefined || t >= scene.calendar.end) continue;
    scene.log.consult(actor, t, dice.chance(0.6) ? personOf(plan.victim) : beside(scene, plan.victim, t), { trace: 'none', wrong: { kind: part.kind, blame: actor }, purpose: 'case', caseRef: file.id });
    last = Math.max(last, t);
  }
  if (last === 0) return undefined;
  if (dice.chance(0.5)) strike(part, actor, plan.victim, last + dice.between(2, 18) * DAY, plan.ours);
  return [actor];
};
