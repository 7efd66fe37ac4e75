// Wrong for one's own sake: family, a former wife, the man next door, the case everybody talks about.
import { DAY, HOUR, START, WEEK } from './chance.js';
import type { Subject } from './paper.js';
import { nearTo, type Scene } from './scene.js';
import type { Happening } from './street.js';
import type { Resident } from './town.js';
import { momentOf, peek, type Wrongdoer } from './wrong.js';

/** From the first week to the last, a few a month. */
export function checkFamily(scene: Scene, one: Wrongdoer): void {
  const { chance } = scene;
  const { person } = one.who;
  const family: Subject[] = [person.home.subject, ...person.cars.map((car) => car.subject), ...person.kin.map(({ who }) => who.subject)];
  for (let week = 0; week < scene.weeks; week += 1) {
    if (!chance.is(0.45)) continue;
    for (let n = 1 + chance.below(3); n > 0; n -= 1) peek(scene, one, chance.is(0.45) ? person.subject : chance.of(family), momentOf(scene, one.who, week, chance.is(0.9)));
  }
}

export function stalk(scene: Scene, one: Wrongdoer): void {
  const { chance } = scene;
  const former = one.target as Resident;
  const begins = 9 + chance.below(scene.weeks - 14);
  for (let week = begins; week < begins + 3 + chance.below(8); week += 1) {
    for (let n = 2 + chance.below(5); n > 0; n -= 1) peek(scene, one, chance.is(0.5) ? former.subject : nearTo(chance, former), momentOf(scene, one.who, week, chance.is(0.7)));
  }
}

export function quarrel(scene: Scene, one: Wrongdoer): void {
  const { chance } = scene;
  const next = one.target as Resident;
  const begins = 9 + chance.below(scene.weeks - 15);
  for (let week = begins; week < begins + 5 + chance.below(5); week += 1) {
    for (let n = chance.below(4); n > 0; n -= 1) peek(scene, one, chance.is(0.6) ? next.subject : nearTo(chance, next), momentOf(scene, one.who, week));
  }
}

/** Something terrible happens to somebody well known; people without any part in it look. */
export function gape(scene: Scene, one: Wrongdoer): Happening {
  const { chance, town, force } = scene;
  const victim = chance.of(town.adults.filter((who) => who.serves !== true && who.gang === undefined));
  const at = START + (9 + chance.below(scene.weeks - 11)) * WEEK + Math.round(chance.between(0, 5) * DAY);
  one.company.push(...chance.some(force.officers.filter((who) => who !== one.who && ['response', 'records', 'call_taker', 'corrections', 'registry'].includes(who.role)), 5 + chance.below(6)));
  for (const who of [one.who, ...one.company]) {
    const week = Math.floor((at - START) / WEEK);
    const later = [week, week + 1].map((w) => momentOf(scene, who, w)).find((moment) => moment > at + 8 * HOUR) ?? at + 30 * HOUR;
    peek(scene, { ...one, who }, chance.is(0.8) ? victim.subject : victim.home.subject, later);
  }
  return { kind: 'homicide', at, home: victim.home, victims: [victim], suspects: [], publicised: true };
}
