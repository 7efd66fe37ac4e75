// Wrong with a cover: through a colleague's hands, behind an incident made for it, or so little and so near to work that hardly anything shows.
import { answer } from './calls.js';
import { encounter } from './beat.js';
import { allegiance, atWork, begin, facets, leak, related, sin, spaced, type Wrong, type Wronging } from './misuse.js';
import type { Person } from './town.js';
import { writeTask } from './service.js';
import { DAY, HOUR } from './wall-clock.js';

const SWORN = ['response', 'response', 'detective'] as const;

export const LAUNDERED: readonly Wrong[] = [
  { kind: 'laundered_by_colleague', class: 'other', roles: ['response', 'detective', 'corrections'], act: (scene) => askFavours(scene, formerPartner(scene), false) },
  { kind: 'laundered_by_incident', class: 'other', roles: SWORN, act: (scene) => makeReason(scene, [formerPartner(scene)], false) },
];
export const LAUNDERED_CRIME: readonly Wrong[] = [
  { kind: 'laundered_by_incident', class: 'crime', roles: SWORN, act: (scene) => makeReason(scene, scene.chance.some(allegiance(scene).rival.members, 3), true) },
  { kind: 'laundered_by_colleague', class: 'crime', roles: SWORN, act: (scene) => askFavours(scene, scene.chance.pick(allegiance(scene).rival.members), true) },
];
export const ADAPTIVE: readonly Wrong[] = [
  { kind: 'adaptive_one_look', class: 'adaptive', roles: ['response', 'detective', 'call_taker', 'records', 'registry'], act: lookOnce },
  { kind: 'adaptive_own_beat', class: 'adaptive', roles: ['response'], act: stayOnBeat },
  { kind: 'adaptive_real_case', class: 'adaptive', roles: ['detective'], act: borrowCase },
];

function formerPartner(scene: Wronging): Person {
  const { person } = scene.actor;
  return related(scene, 'ex_spouse', (one) => one.sex !== person.sex && Math.abs(one.age - person.age) < 12 && one.age > 19);
}

function hit(scene: Wronging, target: Person, at: number): void {
  const { chance, violence } = scene;
  violence.plan({ at, kind: chance.pick(['shooting', 'shooting', 'arson', 'assault']), victim: target, place: target.home, isPublic: chance.is(0.5), afterIt: leak(scene) });
}

/** "Can you run this for me, my screen is down": clerks, dispatchers, a friend on the team. */
function askFavours(scene: Wronging, target: Person, isCrime: boolean): void {
  const { service, chance, actor } = scene;
  const { books } = service;
  const helpers = chance.some([...service.byDuty('coding'), ...service.byDuty('dispatching'), ...service.byDuty('licence_office'), ...service.actors.filter((one) => one.unit === actor.unit && one !== actor)], chance.whole(2, 4));
  let last = 0;
  for (const at of spaced(scene, begin(scene, 60), chance.between(3, 10), chance.whole(5, 11))) {
    const helper = chance.pick(helpers);
    const moment = atWork(scene, at, 0, helper);
    const to = facets(scene, target);
    if (chance.is(0.35)) writeTask(service, { kind: 'desk_request', actor: helper, unit: helper.unit, to, from: moment - 300, until: moment + HOUR, requester: books.actorId(actor), by: books.actorId(chance.is(0.5) ? actor : helper), madeAt: moment + chance.between(-300, 4 * HOUR) });
    sin(scene, { at: moment, by: helper, to, trace: 'own', purpose: helper.role === 'records' ? 'records' : helper.role === 'registry' ? 'licensing' : 'other', ...(chance.is(0.55) ? { more: { behalf: actor } } : {}) });
    last = moment;
  }
  if (isCrime) hit(scene, target, last + chance.between(2, 12) * DAY);
}

/** First the look, then the stop or the call that never was, entered to fit. */
function makeReason(scene: Wronging, targets: readonly Person[], isCrime: boolean): void {
  const { service, chance, actor } = scene;
  const { books } = service;
  for (const at of spaced(scene, begin(scene, 55), chance.between(6, 14), chance.whole(3, 6))) {
    const target = chance.pick(targets);
    const moment = atWork(scene, at);
    const madeAt = moment + (chance.is(0.6) ? chance.between(8 * 60, 4 * HOUR) : chance.between(5, 50) * HOUR);
    const trace = madeAt - moment > DAY ? 'late' : 'own';
    sin(scene, { at: moment, to: books.person(target), trace });
    for (let n = chance.whole(0, 3); n > 0; n -= 1) sin(scene, { at: moment + chance.between(20, 900), to: facets(scene, target), trace });
    if (chance.is(0.5)) scene.afterwards.push({ at: madeAt, act: () => answer(service, chance, { kind: chance.pick(['other', 'disturbance', 'traffic']), at: madeAt - 300, address: target.home, cast: [{ person: target, part: 'witness' }], onView: actor, units: 1 }) });
    else encounter(service, { kind: 'stop', actor, at: chance.is(0.6) ? moment - chance.between(0, 900) : madeAt - 600, until: madeAt, to: books.person(target), by: books.actorId(actor), madeAt, isOwn: true, place: target.home });
    if (isCrime && chance.is(0.5)) hit(scene, target, madeAt + chance.between(2, 12) * DAY);
  }
}

/** Somebody known to the offender wants one thing, once. */
function lookOnce(scene: Wronging): void {
  const { chance, service } = scene;
  const isCrime = chance.is(0.6);
  const target = isCrime ? chance.pick(allegiance(scene).rival.members) : formerPartner(scene);
  const moment = atWork(scene, begin(scene, 25));
  sin(scene, { at: moment, to: chance.is(0.6) ? service.books.person(target) : chance.is(0.6) ? service.books.address(target.home) : facets(scene, target) });
  if (isCrime) hit(scene, target, moment + chance.between(2, 14) * DAY);
}

/** Only people of the own beat, only minutes after a real call round the corner, never twice in a week. */
function stayOnBeat(scene: Wronging): void {
  const { chance, service, actor } = scene;
  const { rival } = allegiance(scene);
  const local = rival.members.filter((one) => one.home.district === actor.district);
  const targets = local.length > 1 ? local : [...local, ...service.town.persons.filter((one) => one.heat > 12 && one.home.district === actor.district && one.home.beat === actor.beat).slice(0, 4), ...rival.members.slice(0, 1)];
  const chosen = chance.some(targets, 3);
  const moments = spaced(scene, begin(scene, 80), chance.between(9, 20), chance.whole(3, 7)).map((at) => atWork(scene, at));
  const victim = chosen[0];
  const last = moments.at(-1);
  if (victim !== undefined && last !== undefined && chance.is(0.6)) hit(scene, victim, last + chance.between(3, 15) * DAY);
  for (const at of moments) {
    const to = facets(scene, at === last && victim !== undefined ? victim : chance.pick(chosen));
    const act = (): void => {
      const near = service.incidents.slice(-3000).flatMap((call) => call.responders.filter((who) => who.actor === actor && Math.abs(who.from - at) < 6 * HOUR).map((who) => ({ call, from: who.from })))[0];
      if (near === undefined) sin(scene, { at, to, purpose: 'call' });
      else sin(scene, { at: near.from + chance.between(300, 2400), to, purpose: 'call', incidentRef: near.call.id, more: { near: near.call.address } });
    };
    scene.afterwards.push({ at, act });
  }
}

/** A true file number, of a case in which the person has no place. */
function borrowCase(scene: Wronging): void {
  const { chance, room, actor } = scene;
  const { rival } = allegiance(scene);
  const targets = chance.some(rival.members, chance.whole(1, 3));
  const moments = spaced(scene, begin(scene, 70), chance.between(8, 18), chance.whole(3, 6)).map((at) => atWork(scene, at));
  const victim = targets[0];
  const last = moments.at(-1);
  if (victim !== undefined && last !== undefined && chance.is(0.55)) hit(scene, victim, last + chance.between(3, 15) * DAY);
  for (const at of moments) {
    const to = facets(scene, at === last && victim !== undefined ? victim : chance.pick(targets));
    const act = (): void => {
      const open = room.openCasesOf(actor, at);
      const caseRef = (open.length > 0 ? chance.pick(open) : room.all.findLast((one) => one.openedAt < at && one.closesAt > at))?.id;
      sin(scene, { at, to, purpose: 'investigation', ...(caseRef === undefined ? {} : { caseRef }) });
    };
    scene.afterwards.push({ at, act });
  }
}
