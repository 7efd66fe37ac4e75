// Wrongs of the heart, the fence and the purse: oneself and one's family, a former partner, the people next door, the story of the day, a business, and women seen in cars.
import type { Actor } from './agencies.js';
import { DAY, HOUR, MINUTE, WEEK } from './calendar.js';
import { lull, type Part, peek, pretext, type Scenario, someone } from './cast.js';
import { at } from './dice.js';
import { addressOf, personOf, type Subject, vehicleOf } from './log.js';
import { beside } from './street.js';
import { DISTRICTS, type Person } from './town.js';

const ANYONE = ['patrol', 'patrol', 'traffic', 'detective', 'dispatcher', 'clerk', 'family', 'property', 'warrants', 'licence', 'municipal', 'wing', 'gate', 'passes', 'intake', 'analyst'] as const;
const POLICE = ['patrol', 'traffic', 'detective', 'dispatcher', 'clerk', 'property', 'warrants', 'licence', 'wing'] as const;

/** Everything of a person that can be looked at. */
export const allOf = (part: Part, one: Person): Subject[] => [personOf(one), addressOf(at(part.scene.town.addresses, one.home)), ...one.vehicles.map(vehicleOf)];

export const selfAndFamily: Scenario = (part) => {
  const actor = someone(part, ANYONE);
  if (actor === undefined) return undefined;
  const { dice, scene } = part;
  const family = [...scene.town.kin(actor.person, ['spouse', 'parent', 'child', 'sibling', 'ex_spouse']), ...scene.town.housemates(actor.person)];
  for (let t = dice.between(0, 20) * DAY; t < scene.calendar.end; t += dice.waiting(dice.pick([8, 14, 21]) * DAY)) {
    const about = dice.chance(0.4) ? actor.person : dice.pickOr(family, actor.person);
    peek(part, actor, t, dice.chance(0.7) ? personOf(about) : dice.pick(allOf(part, about)));
  }
  return [actor];
};

export const stalking: Scenario = (part) => {
  const actor = someone(part, POLICE);
  if (actor === undefined) return undefined;
  const { dice, scene } = part;
  const { town, calendar } = scene;
  const former = town.kin(actor.person, ['ex_spouse'])[0];
  const target = former ?? pickPartner(part, actor.person);
  if (former === undefined && dice.chance(0.6)) town.tie({ a: actor.person.n, b: target.n, kind: dice.chance(0.55) ? 'ex_spouse' : 'friend', isUnknown: dice.chance(0.4) });
  const friend = town.known(dice, dice.below(DISTRICTS));
  const from = dice.between(2, calendar.weeks * 0.75) * WEEK;
  for (let t = from; t < Math.min(calendar.end, from + dice.between(4, 20) * WEEK); t += dice.waiting(dice.pick([1.5, 4, 7]) * DAY)) {
    peek(part, actor, t, dice.pick([...allOf(part, target), personOf(target), ...(dice.chance(0.35) ? allOf(part, friend) : [])]));
    if (dice.chance(0.2)) peek(part, actor, t + HOUR, beside(scene, target, t));
  }
  return [actor];
};

function pickPartner({ scene, dice }: Part, one: Person): Person {
  const able = scene.town.persons.filter((other) => other.sex !== one.sex && Math.abs(other.born - one.born) < 9 * 365 * DAY && other.household !== one.household);
  return dice.pick(able);
}

export const neighbour: Scenario = (part) => {
  const actor = someone(part, ANYONE);
  const near = actor === undefined ? [] : part.scene.town.near(actor.person, 85).filter((one) => part.scene.calendar.start - one.born > 20 * 365 * DAY);
  if (actor === undefined || near.length === 0) return undefined;
  const { dice, scene } = part;
  const target = dice.pick(near);
  const from = dice.between(1, scene.calendar.weeks * 0.8) * WEEK;
  const subjects = [...allOf(part, target), ...scene.town.housemates(target).slice(0, 2).map(personOf), ...(dice.chance(0.4) ? [personOf(dice.pick(near))] : [])];
  const last = Math.min(scene.calendar.end, from + dice.between(3, 15) * WEEK);
  for (let t = from; t < last; t += dice.waiting(6 * DAY)) for (let n = dice.whole(1, 3); n > 0; n -= 1) peek(part, actor, t + n * HOUR, dice.pick(subjects));
  return [actor];
};

/** Those who read the paper and then looked, with nothing to do with it. */
export const pileOn: Scenario = (part) => {
  const { dice, scene, isTaken } = part;
  const story = dice.pickOr(scene.headlines, undefined);
  if (story === undefined) return undefined;
  const files = scene.cases.filter((one) => one.known.some(({ person }) => story.people.includes(person)));
  const able = scene.staff.actors.filter((one) => !isTaken.has(one.id) && one.agency === 'police' && !story.incident.officers.includes(one) && !files.some((file) => file.team.includes(one)));
  const curious: Actor[] = [];
  for (const actor of dice.some(able, dice.whole(5, 14))) {
    const hasLooked = peek(part, actor, story.publicised + dice.waiting(1.4 * DAY), personOf(dice.chance(0.75) ? at(story.people, 0) : dice.pick(story.people)));
    if (hasLooked) curious.push(actor);
    if (hasLooked && dice.chance(0.3)) peek(part, actor, story.publicised + dice.between(1, 6) * DAY, beside(scene, at(story.people, 0), story.publicised));
  }
  return curious.length < 3 ? undefined : curious;
};

/** A second business: tenants, suppliers, buyers and those who want work are looked at before a handshake. */
export const suppliers: Scenario = (part) => {
  const actor = someone(part, ANYONE);
  if (actor === undefined) return undefined;
  const { dice, scene } = part;
  const from = dice.between(0, scene.calendar.weeks * 0.5) * WEEK;
  for (let t = from; t < scene.calendar.end; t += dice.waiting(dice.pick([7, 11, 16]) * DAY)) {
    const partner = dice.pick(scene.town.persons.filter((one) => scene.calendar.start - one.born > 22 * 365 * DAY && one.group < 0));
    peek(part, actor, t, dice.chance(0.3) && partner.vehicles[0] !== undefined ? vehicleOf(partner.vehicles[0]) : personOf(partner));
    if (dice.chance(0.3)) peek(part, actor, t + dice.between(1, 9) * DAY, personOf(partner));
  }
  return [actor];
};

/** A plate seen on the road, whose it is, and where she lives; no stop was made. */
export const romance: Scenario = (part) => {
  const actor = someone(part, ['patrol', 'traffic', 'gate', 'dispatcher']);
  if (actor === undefined) return undefined;
  const { dice, scene } = part;
  const { town, calendar, log } = scene;
  const liked = town.persons.filter((one) => one.sex === (actor.person.sex === 'F' ? 'M' : 'F') && one.vehicles.length > 0 && calendar.start - one.born > 19 * 365 * DAY && calendar.start - one.born < 38 * 365 * DAY);
  if (liked.length === 0) return undefined;
  const from = dice.between(0, calendar.weeks * 0.55) * WEEK;
  const last = Math.min(calendar.end, from + dice.between(8, 24) * WEEK);
  for (let day = from; day < last; day += dice.waiting(5 * DAY)) {
    const t = lull(part, actor, day);
    const seen = dice.pick(liked);
    if (t === undefined) break;
    const chain = [vehicleOf(at(seen.vehicles, 0)), personOf(seen), addressOf(at(town.addresses, seen.home))].slice(0, dice.whole(1, 3));
    for (const [n, subject] of chain.entries()) log.once(actor, t + n * dice.between(0.4, 6) * MINUTE, subject, { ...pretext(part, actor, t), purpose: n === 0 ? 'stop' : 'other' });
  }
  return [actor];
};
