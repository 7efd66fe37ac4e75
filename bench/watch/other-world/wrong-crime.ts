// Wrong for somebody else: a crew asks, an officer, clerk or guard looks, and then something happens to someone.
import { DAY, HOUR, isoOf, START, WEEK } from './chance.js';
import type { Officer } from './force.js';
import type { Subject } from './paper.js';
import { nearTo, nextNumber, type Scene } from './scene.js';
import type { Happening } from './street.js';
import type { Car, Gang, Resident } from './town.js';
import { type Consequence, daysLater, momentOf, peek, type Wrongdoer } from './wrong.js';

const gangOf = (one: Wrongdoer): Gang => (one.contact as Resident).gang as Gang;
/** Someone of a crew, now and then the one who is bait. */
const someoneOf = ({ chance }: Scene, gang: Gang): Subject => (chance.is(0.06) ? gang.bait : chance.of(gang.members).subject);
const startWeek = (scene: Scene, room: number): number => 9 + scene.chance.below(Math.max(1, scene.weeks - 9 - room));

/** What do the police know of my supplier, of that car outside, of a warrant? */
export function checkForSupplier(scene: Scene, one: Wrongdoer): void {
  const { chance, town } = scene;
  const begins = startWeek(scene, 8);
  for (let week = begins; week < begins + 6 + chance.below(9); week += 1) {
    for (let n = chance.below(5); n > 0; n -= 1) {
      const about = chance.byWeight({ contact: 4, crew: 4, car: 2 });
      const subject = about === 'contact' ? (one.contact as Resident).subject : about === 'crew' ? someoneOf(scene, gangOf(one)) : chance.of(town.covertCars).subject;
      peek(scene, one, subject, momentOf(scene, one.who, week, chance.is(0.75)));
    }
  }
}

/** One of theirs is killed; those who may have done it are looked up, there and again elsewhere. */
export function checkAfterMurder(scene: Scene, one: Wrongdoer): (Happening | Consequence)[] {
  const { chance } = scene;
  const week = startWeek(scene, 6);
  const at = START + week * WEEK + Math.round(chance.between(0, 3) * DAY);
  const fallen = chance.of(gangOf(one).members);
  const rivals = chance.some((one.target as Resident).gang?.members ?? [], 2 + chance.below(3));
  let last = at;
  for (const rival of rivals) for (const [system, later] of [['RMS', 0], [chance.of(['LPR', 'DMV', 'JMS']), 1]] as const) {
    const moment = Math.max(momentOf(scene, one.who, week + later), at + 5 * HOUR);
    last = Math.max(last, moment);
    peek(scene, one, system === 'LPR' || system === 'DMV' ? (rival.cars[0]?.subject ?? rival.subject) : rival.subject, moment, { system });
  }
  const hit = chance.of(rivals);
  const murder: Happening = { kind: 'homicide', at, home: fallen.home, victims: [fallen], suspects: [] };
  return [murder, ...(chance.is(0.8) ? [revenge(scene, one, hit, daysLater(scene, last, 2, 20))] : [])];
}

const revenge = (scene: Scene, one: Wrongdoer, victim: Resident, at: number): Consequence => ({ kind: scene.chance.is(0.75) ? 'shooting' : 'homicide', at, home: victim.home, victims: [victim], suspects: [], leaker: one.who, why: one.kind });

/** Good cars and the roads to them, and which of the cars behind are ours. */
export function scoutForThieves(scene: Scene, one: Wrongdoer): Consequence[] {
  const { chance, town } = scene;
  const found: Consequence[] = [];
  const begins = startWeek(scene, 7);
  for (let week = begins; week < begins + 4 + chance.below(4); week += 1) {
    for (let n = 1 + chance.below(3); n > 0; n -= 1) {
      const owner = chance.of(town.adults.filter((who) => who.cars.length > 0));
      const at = momentOf(scene, one.who, week, chance.is(0.8));
      peek(scene, one, (owner.cars[0] as Car).subject, at);
      peek(scene, one, owner.subject, at + 40);
      peek(scene, one, owner.home.subject, at + 80);
      if (chance.is(0.35)) found.push({ kind: chance.is(0.6) ? 'home_invasion' : 'vehicle_theft', at: daysLater(scene, at, 2, 12), home: owner.home, victims: [owner], suspects: [], leaker: one.who, why: one.kind });
    }
    if (chance.is(0.6)) peek(scene, one, chance.of(town.covertCars).subject, momentOf(scene, one.who, week));
  }
  return found;
}

/** Where does he live now? */
export function findRival(scene: Scene, one: Wrongdoer): Consequence[] {
  const { chance } = scene;
  const rivals = (one.target as Resident).gang?.members ?? [];
  return [one.target as Resident, ...(chance.is(0.5) ? [chance.of(rivals)] : [])].map((rival) => {
    const week = startWeek(scene, 4);
    let last = 0;
    for (let n = 2 + chance.below(4); n > 0; n -= 1) {
      const at = momentOf(scene, one.who, week + chance.below(2), chance.is(0.8));
      last = Math.max(last, at);
      peek(scene, one, n === 2 ? rival.home.subject : chance.is(0.6) ? rival.subject : nearTo(chance, rival), at);
    }
    return revenge(scene, one, rival, daysLater(scene, last, 2, 20));
  });
}

/** Courted, then paid by the name. */
export function sellNames(scene: Scene, one: Wrongdoer): void {
  const { chance, town } = scene;
  const begins = startWeek(scene, 6);
  const borrowed = `T24-${String(chance.below(9000)).padStart(6, '0')}`;
  for (let week = begins; week < begins + 3 + chance.below(6); week += 1) {
    for (let day = 2 + chance.below(3); day > 0; day -= 1) {
      const at = momentOf(scene, one.who, week, chance.is(0.6));
      for (let n = 15 + chance.below(45); n > 0; n -= 1) {
        const person = chance.of(town.adults);
        peek(scene, one, chance.is(0.5) ? person.subject : (person.cars[0]?.subject ?? person.subject), at + chance.below(5400), { action: chance.is(0.15) ? 'export' : 'search', ...(chance.is(0.4) && { note: borrowed }) });
      }
    }
  }
}

/** The look first, the reason after: a stop or a street check of his own making. */
export function makeReason(scene: Scene, one: Wrongdoer): void {
  const { chance, paper } = scene;
  const { who } = one;
  const rivals = (one.target as Resident).gang?.members ?? [];
  const begins = startWeek(scene, 8);
  for (let n = 4 + chance.below(6); n > 0; n -= 1) {
    const about = chance.of(rivals);
    const at = momentOf(scene, who, begins + chance.below(8));
    const reason = Math.round(at + chance.between(0.15, 6) * HOUR);
    const [id, wrote] = [nextNumber(scene, 'S'), reason + chance.below(7200)];
    peek(scene, one, about.subject, at);
    if (chance.is(0.5)) peek(scene, one, about.home.subject, at + 60);
    if (chance.is(0.6)) paper.row('encounters', wrote, id, 'stop', who.id, isoOf(reason), isoOf(reason + 400), 'person', about.id, about.home.x + 80, about.home.y, true, who.id);
    else {
      paper.row('incidents', wrote, id, 'other', isoOf(reason), isoOf(reason), undefined, about.home.id, about.home.x, about.home.y, false, who.id, who.id);
      paper.row('incident_parties', wrote, id, 'person', about.id, 'suspect', who.id);
    }
  }
}

/** Never at his own terminal: this clerk, then that one. */
export function askOthers(scene: Scene, one: Wrongdoer): void {
  const { chance, paper, force } = scene;
  const begins = startWeek(scene, 8);
  const crew = [...gangOf(one).members, ...((one.target as Resident).gang?.members ?? [])];
  const clerks = chance.some([...force.byRole.records, ...force.byRole.call_taker], 9);
  for (let n = 5 + chance.below(7); n > 0; n -= 1) {
    const about = chance.of(crew);
    const clerk = clerks[n % clerks.length] as Officer;
    const at = momentOf(scene, clerk, begins + chance.below(9));
    if (chance.is(0.8)) paper.row('tasks', at - 900, nextNumber(scene, 'Q'), 'desk_request', clerk.id, clerk.unit.name, 'person', about.id, isoOf(at - 900), isoOf(at + HOUR), one.who.id, one.who.id);
    peek(scene, { ...one, who: clerk }, about.subject, at, { blame: one.who, ...(chance.is(0.75) && { for: one.who }) });
  }
}

/** Put there to find out: what is on file about me, about us, about our house? */
export function probe(scene: Scene, one: Wrongdoer): void {
  const { chance } = scene;
  const { person } = one.who;
  const begins = startWeek(scene, 10);
  for (let week = begins; week < begins + 8 + chance.below(6); week += 1) {
    for (let n = chance.below(4); n > 0; n -= 1) {
      const about = chance.byWeight({ self: 3, home: 1, contact: 3, crew: 3, name: 2 });
      const at = momentOf(scene, one.who, week, chance.is(0.85));
      if (about === 'name') peek(scene, one, { type: 'none', id: '', text: chance.of([person, one.contact as Resident]).surname }, at, { outcome: 'no_hit', action: 'search' });
      else peek(scene, one, about === 'self' ? person.subject : about === 'home' ? person.home.subject : about === 'contact' ? (one.contact as Resident).subject : someoneOf(scene, gangOf(one)), at, { system: chance.of(['RMS', 'DMV', 'JMS', 'PORT']) });
    }
  }
}

/** Careful: one look, on duty, in the streets he patrols, under a number that exists. */
export function lookOnce(scene: Scene, one: Wrongdoer, realNumber: (who: Officer, at: number) => string | undefined): Consequence[] {
  const { chance } = scene;
  const victim = one.target as Resident;
  const week = startWeek(scene, 5);
  const at = momentOf(scene, one.who, week);
  const caseRef = realNumber(one.who, at);
  const reason = caseRef === undefined ? {} : { caseRef };
  peek(scene, one, victim.subject, at, { system: 'RMS', purpose: 'INV-C', ...reason });
  if (chance.is(0.2)) peek(scene, one, victim.home.subject, at + 50, { system: 'RMS', purpose: 'INV-C', ...reason });
  return [revenge(scene, one, victim, daysLater(scene, at, 4, 24))];
}
