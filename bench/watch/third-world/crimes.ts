// Wrongs for criminals: rivals after a murder, cars to steal, cars that may be the police's, the door of someone who is then shot, files for sale, and what is known of one's own people.
import type { Actor } from './agencies.js';
import { DAY, HOUR, MINUTE, WEEK } from './calendar.js';
import { befriend, lull, type Part, peek, pretext, type Scenario, someone } from './cast.js';
import { at } from './dice.js';
import { aftermath } from './inquiries.js';
import { addressOf, NOBODY, personOf, type Subject, type System, vehicleOf } from './log.js';
import { allOf } from './private-wrongs.js';
import { attend, beside } from './street.js';
import { DISTRICTS, type Person } from './town.js';

const INSIDERS = ['patrol', 'detective', 'clerk', 'dispatcher', 'licence', 'analyst', 'wing', 'traffic'] as const;

/** A group with a rival. */
function feud({ scene, dice }: Part): { readonly ours: number; readonly theirs: number } | undefined {
  const ours = dice.pickOr([...scene.town.groups.keys()].filter((n) => at(scene.town.groups, n).rivals.length > 0), undefined);
  return ours === undefined ? undefined : { ours, theirs: dice.pick(at(scene.town.groups, ours).rivals) };
}

/** The blow that follows what was told, as the police meet it; the leak is noted. */
export function strike(part: Part, leaker: Actor, victim: Person, t: number, ours: number): void {
  const { scene, dice } = part;
  if (t >= scene.calendar.end - DAY) return;
  const { town } = scene;
  const attacker = town.person(dice.pick(at(town.groups, ours).members));
  const home = town.homeOf(victim, t);
  const incident = aftermath(scene, { t, kind: dice.of({ shooting: 6, homicide: 2, home_invasion: 1, arson: 1 }), victim, parties: [{ person: victim, part: 'victim' }, ...(dice.chance(0.4) ? [{ person: attacker, part: 'suspect' } as const] : [])], place: dice.chance(0.75) && home.district < DISTRICTS ? home : town.place(dice, dice.below(DISTRICTS)), attacker });
  if (incident !== undefined) part.leaks.push({ incident_id: incident.id, leaker: leaker.id, kind: part.kind });
}

const secondSystem = (actor: Actor): System | undefined => ({ police: 'PIP-R', port: 'PASS2', licensing: undefined, prison: undefined, town: undefined } as const)[actor.agency];

export const rivalChecks: Scenario = (part) => {
  const [actor, sides] = [someone(part, INSIDERS), feud(part)];
  if (actor === undefined || sides === undefined) return undefined;
  const { dice, scene } = part;
  const { town } = scene;
  befriend(part, actor.person, sides.ours);
  const t = dice.between(0.12, 0.85) * scene.calendar.end;
  const dead = town.person(dice.pick(at(town.groups, sides.ours).members));
  aftermath(scene, { t, kind: 'homicide', victim: dead, parties: [{ person: dead, part: 'victim' }], place: town.homeOf(dead, t).district < DISTRICTS ? town.homeOf(dead, t) : town.place(dice, 0) });
  const sought = dice.some(at(town.groups, sides.theirs).members, dice.whole(2, 6)).map((n) => town.person(n));
  const again = secondSystem(actor);
  for (const rival of sought) {
    const when = t + dice.between(0.2, 8) * DAY;
    peek(part, actor, when, personOf(rival));
    if (dice.chance(0.5)) peek(part, actor, when + dice.between(0, 2) * DAY, beside(scene, rival, when));
    if (again !== undefined && dice.chance(0.7)) peek(part, actor, when + dice.between(0, 3) * DAY, personOf(rival), { system: dice.chance(0.5) ? again : 'CORTEX' });
  }
  if (dice.chance(0.2)) peek(part, actor, t + 3 * DAY, dice.pick(scene.canaries));
  if (dice.chance(0.6)) strike(part, actor, dice.pick(sought), t + dice.between(9, 30) * DAY, sides.ours);
  return [actor];
};

/** Good cars: whose they are and where they stand; in the weeks after, some are gone. */
export const plannedTheft: Scenario = (part) => {
  const actor = someone(part, ['licence', 'licence', 'municipal', 'patrol', 'traffic', 'clerk', 'gate']);
  if (actor === undefined) return undefined;
  const { dice, scene } = part;
  const { town } = scene;
  const good = town.vehicles.filter((one) => !one.covert && one.value > 1.9);
  const from = dice.between(1, scene.calendar.weeks * 0.7) * WEEK;
  for (let t = from, n = dice.whole(7, 20); n > 0; n -= 1, t += dice.waiting(3.5 * DAY)) {
    const car = dice.pickOr(good, at(town.vehicles, 0));
    const owner = town.person(car.owner);
    if (!peek(part, actor, t, vehicleOf(car))) break;
    if (dice.chance(0.65)) peek(part, actor, t + 4 * MINUTE, dice.chance(0.5) ? personOf(owner) : addressOf(town.homeOf(owner, t)));
    const gone = t + dice.between(1.5, 15) * DAY;
    if (dice.chance(0.45) && gone < scene.calendar.end && town.homeOf(owner, gone).district < DISTRICTS) attend(scene, { t: gone, kind: 'vehicle_theft', place: town.homeOf(owner, gone), parties: [{ person: owner, part: 'victim' }], serious: false, cars: '1' });
  }
  return [actor];
};

/** Strange cars that stood near friends: are they the police's? And is there paper out for the friends? */
export const covertVehicles: Scenario = (part) => {
  const [actor, sides] = [someone(part, ['patrol', 'traffic', 'dispatcher', 'licence', 'clerk', 'detective', 'municipal']), feud(part)];
  if (actor === undefined || sides === undefined) return undefined;
  const { dice, scene } = part;
  const { town } = scene;
  const friend = befriend(part, actor.person, sides.ours);
  const covert = dice.some(town.vehicles.filter((one) => one.covert), dice.whole(2, 5));
  const others = dice.some(town.vehicles.filter((one) => !one.covert), dice.whole(3, 9));
  const from = dice.between(2, scene.calendar.weeks * 0.75) * WEEK;
  const subjects: Subject[] = [...covert.map(vehicleOf), ...others.map(vehicleOf), ...Array.from({ length: dice.whole(1, 4) }, () => personOf(friend))];
  let t = from;
  for (const subject of dice.shuffled(subjects)) {
    peek(part, actor, t, subject);
    t += dice.waiting(3 * DAY);
  }
  return [actor];
};

/** Where he lives, what he drives, with whom: asked once or a few times, and then he is shot. */
export const shootingAddress: Scenario = (part) => {
  const [actor, sides] = [someone(part, INSIDERS), feud(part)];
  if (actor === undefined || sides === undefined) return undefined;
  const { dice, scene } = part;
  const { town } = scene;
  befriend(part, actor.person, sides.ours);
  for (let blows = dice.of({ 1: 7, 2: 3 }) === '2' ? 2 : 1; blows > 0; blows -= 1) {
    const victim = town.person(dice.pick(at(town.groups, sides.theirs).members));
    const t = dice.between(0.14, 0.95) * scene.calendar.end;
    const subjects = [personOf(victim), ...allOf(part, victim), ...town.housemates(victim).slice(0, 1).map(personOf)];
    const before = dice.between(1.2, 24) * DAY;
    let hasLooked = false;
    for (let n = dice.whole(1, 4); n > 0; n -= 1) {
      const when = lull(part, actor, t - before + n * dice.between(0, 0.15) * before);
      if (when === undefined || when > t - HOUR) continue;
      scene.log.consult(actor, when, dice.pick(subjects), pretext(part, actor, when));
      hasLooked = true;
    }
    if (hasLooked) strike(part, actor, victim, t, sides.ours);
    else if (blows === 1 && !part.leaks.some((one) => one.leaker === actor.id)) return undefined;
  }
  return [actor];
};

/** A clerk who was flattered, then paid: lists, run after run, between the customers. */
export const bulkSeller: Scenario = (part) => {
  const actor = someone(part, ['licence', 'licence', 'municipal', 'clerk', 'passes', 'dispatcher']);
  if (actor === undefined) return undefined;
  const { dice, scene } = part;
  const { town, calendar, log } = scene;
  const from = dice.between(3, calendar.weeks * 0.7) * WEEK;
  const last = Math.min(calendar.end, from + dice.between(3, 13) * WEEK);
  const drivers = town.persons.filter((one) => one.vehicles.length > 0);
  let row = dice.below(drivers.length);
  for (let day = from; day < last; day += dice.waiting(3.5 * DAY)) {
    let t = lull(part, actor, day);
    for (let n = dice.whole(4, 24); n > 0 && t !== undefined; n -= 1) {
      // Some orders name people; others are a street of files one after another.
      row = dice.chance(0.5) ? row + 1 : dice.below(drivers.length);
      const one = at(drivers, row % drivers.length);
      log.once(actor, t, dice.chance(0.6) ? personOf(one) : vehicleOf(at(one.vehicles, 0)), pretext(part, actor, t), dice.chance(0.08) ? 'print' : 'view');
      t += dice.between(12, 240);
    }
    if (t !== undefined && dice.chance(0.04)) log.once(actor, t, dice.pick(scene.canaries), pretext(part, actor, t), 'view');
    if (t !== undefined && dice.chance(0.2)) log.once(actor, t, NOBODY, { ...pretext(part, actor, t), count: dice.whole(60, 900) }, dice.chance(0.5) ? 'export' : 'list');
  }
  return [actor];
};

/** What do they know about me, my friends, my door? Mostly: nothing is found. */
export const selfProbe: Scenario = (part) => {
  const [actor, sides] = [someone(part, ['gate', 'gate', 'passes', 'wing', 'intake', 'licence', 'municipal', 'patrol', 'clerk']), feud(part)];
  if (actor === undefined || sides === undefined) return undefined;
  const { dice, scene } = part;
  const { log, town, calendar } = scene;
  const friends = [befriend(part, actor.person, sides.ours), befriend(part, actor.person, sides.ours)];
  const from = dice.between(1, calendar.weeks * 0.65) * WEEK;
  const systems: readonly (System | 'own')[] = actor.agency === 'police' ? ['own', 'CORTEX', 'PIP-R'] : actor.agency === 'port' ? ['GATEHOUSE', 'PASS2'] : ['own'];
  for (let day = from; day < Math.min(calendar.end, from + dice.between(6, 24) * WEEK); day += dice.waiting(8 * DAY)) {
    const t = lull(part, actor, day);
    if (t === undefined) break;
    const about = dice.pick([actor.person, ...friends, ...friends]);
    const subject = dice.pick([personOf(about), ...allOf(part, about)]);
    for (const system of dice.some(systems, dice.whole(1, systems.length))) {
      const isFound = dice.chance(0.5);
      log.once(actor, t + dice.between(0, 400), isFound ? subject : { ...subject, id: '' }, { ...pretext(part, actor, t), ...(system === 'own' ? {} : { system }) }, 'search', isFound ? 'hit' : 'no_hit');
    }
    if (dice.chance(0.12)) log.once(actor, t + 500, { type: 'group', id: at(town.groups, sides.ours).id, words: at(town.groups, sides.ours).name }, pretext(part, actor, t));
  }
  return [actor];
};
