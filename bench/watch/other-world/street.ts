// The street: the telephone rings, somebody is sent, names are run; between calls cars are stopped.
import { HOUR, isoOf } from './chance.js';
import type { Officer, Shift, Unit } from './force.js';
import type { Subject } from './paper.js';
import { entered, lookUp, nextNumber, type Scene, traceOf, type Writer } from './scene.js';
import type { Home, Resident } from './town.js';

export interface Party {
  readonly subject: Subject;
  readonly resident?: Resident;
  readonly part: 'victim' | 'suspect' | 'witness' | 'complainant' | 'vehicle' | 'place';
  readonly writer: Writer | undefined;
}

export interface Incident {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly home: Home;
  readonly parties: readonly Party[];
  readonly serious: boolean;
}

export interface Happening {
  readonly kind: string;
  readonly at: number;
  readonly home: Home;
  readonly victims: readonly Resident[];
  readonly suspects: readonly Resident[];
  readonly publicised?: boolean;
}

const CALLS = { disturbance: 24, domestic: 16, traffic: 15, assault: 10, burglary: 9, vehicle_theft: 5, other: 20, extortion: 0.15, arson: 0.12, home_invasion: 0.12, shooting: 0.12, homicide: 0.04 } as const;
const SERIOUS = new Set(['homicide', 'shooting', 'arson', 'extortion', 'home_invasion']);

/** One platoon's turn of duty with the communications room that sends it. */
export function workStreet(scene: Scene, unit: Unit, cars: readonly Shift[], room: readonly Officer[], onIncident: (incident: Incident, team: readonly Officer[]) => void): void {
  const { chance, town } = scene;
  const first = cars[0];
  if (first === undefined || room.length === 0) return;
  for (let n = chance.count(cars.length * 1.15); n > 0; n -= 1) {
    const at = Math.round(chance.between(first.from, first.from + 11.5 * HOUR));
    const caller = chance.of(town.residents[unit.division] ?? []);
    const known = (): Resident => (chance.is(0.55) ? chance.ofRegulars(town.regulars[unit.division] ?? []) : chance.of(town.residents[unit.division] ?? []));
    const kind = chance.byWeight(CALLS);
    const victims = kind === 'domestic' ? caller.home.people.filter((one) => one.bornYear < 2006).slice(0, 1) : chance.is(0.5) ? [known()] : [];
    const suspects = chance.is(0.55) ? [known()] : [];
    const home = chance.is(0.6) ? caller.home : (victims[0] ?? caller).home;
    answerCall(scene, { kind, at, home, victims, suspects }, { caller, team: chance.some(cars, chance.byWeight({ '1': 4, '2': 5, '3': 1 }) === '1' ? 1 : 2).map((car) => car.who), room, onIncident });
  }
  for (const car of cars) for (let n = chance.count(1.6); n > 0; n -= 1) stopCar(scene, car, cars, room);
}

interface Sent {
  readonly caller: Resident;
  readonly team: readonly Officer[];
  readonly room: readonly Officer[];
  readonly onIncident: (incident: Incident, team: readonly Officer[]) => void;
}

/** A call from ringing to report; also what the crimes of the other files come in by. */
export function answerCall(scene: Scene, happening: Happening, { caller, team, room, onIncident }: Sent): Incident {
  const { chance, paper } = scene;
  const { kind, at, home } = happening;
  const id = nextNumber(scene, 'E');
  const taker = chance.of(room);
  const isLogged = !chance.is(scene.unlogged * 0.4);
  const serious = SERIOUS.has(kind);
  const reported = at + Math.round(chance.skewed(240, 0.8));
  const by = chance.is(0.55) ? 'svc-cad' : taker.id;
  if (isLogged) {
    const published = serious && (happening.publicised === true || chance.is(0.5)) ? isoOf(reported + chance.between(3, 20) * HOUR) : undefined;
    paper.row('incidents', reported + 40, id, kind, isoOf(at), isoOf(reported), published, home.id, chance.is(0.9) ? home.x : undefined, chance.is(0.9) ? home.y : undefined, serious, undefined, by);
    paper.row('dispatches', reported + 30, id, taker.id, isoOf(reported), isoOf(reported + 1800), undefined);
  }
  const parties = nameParties(scene, { happening, id, caller, taker, author: team[0] ?? taker, reported, isLogged });
  const ref = (): { incidentRef?: string } => (isLogged && chance.is(0.6) ? { incidentRef: id } : {});
  for (const party of parties) {
    if (party.part !== 'place' && !chance.is(party.part === 'complainant' ? 0.7 : 0.25)) continue;
    const when = reported + chance.below(900);
    lookUp(scene, { at: when, who: taker, subject: party.subject, system: 'CADX', trace: traceOf(taker, when, isLogged ? party.writer : undefined), ...ref() });
  }
  for (const who of team) attend(scene, { who, id, reported, parties, isLogged, room, ref });
  const incident: Incident = { id, kind, at, home, parties, serious };
  onIncident(incident, team);
  return incident;
}

interface Naming {
  readonly happening: Happening;
  readonly id: string;
  readonly caller: Resident;
  readonly taker: Officer;
  readonly author: Officer;
  readonly reported: number;
  readonly isLogged: boolean;
}

function nameParties(scene: Scene, { happening, id, caller, taker, author, reported, isLogged }: Naming): Party[] {
  const { chance, paper, force } = scene;
  const parties: Party[] = [];
  const add = (part: Party['part'], subject: Subject, resident: Resident | undefined, atOnce: boolean): void => {
    const writer: Writer | undefined = !isLogged || (!atOnce && chance.is(scene.unlogged)) ? undefined
      : atOnce ? { by: chance.is(0.5) ? 'svc-cad' : taker.id, at: reported + 60 }
        : { by: chance.byWeight({ clerk: 5, nobody: 2, self: 3 }) === 'clerk' ? chance.of(force.byRole.records).id : chance.is(0.4) ? undefined : author.id, at: entered(scene, reported, 5) };
    if (writer !== undefined) paper.row('incident_parties', writer.at, id, subject.type, subject.id, part, writer.by);
    parties.push({ subject, part, writer, ...(resident && { resident }) });
  };
  add('place', happening.home.subject, undefined, true);
  add('complainant', caller.subject, caller, chance.is(0.8));
  if (chance.is(0.5)) add('complainant', { type: 'phone', id: `+1416${5_550_000 + (Number(caller.id) % 9_999)}` }, undefined, true);
  for (const victim of happening.victims) add('victim', victim.subject, victim, chance.is(0.35));
  for (const suspect of happening.suspects) {
    add('suspect', suspect.subject, suspect, chance.is(0.4));
    const [car] = suspect.cars;
    if (car !== undefined && chance.is(0.35)) add('vehicle', car.subject, undefined, chance.is(0.5));
  }
  return parties;
}

interface Attending {
  readonly who: Officer;
  readonly id: string;
  readonly reported: number;
  readonly parties: readonly Party[];
  readonly isLogged: boolean;
  readonly room: readonly Officer[];
  readonly ref: () => { incidentRef?: string };
}

function attend(scene: Scene, { who, id, reported, parties, isLogged, room, ref }: Attending): void {
  const { chance, paper } = scene;
  const begins = reported + Math.round(chance.skewed(420, 0.6));
  const sender: Writer = { by: chance.is(0.8) ? chance.of(room).id : undefined, at: begins - 20 };
  if (isLogged) paper.row('dispatches', sender.at, id, who.id, isoOf(begins), chance.is(0.85) ? isoOf(begins + chance.skewed(2700, 0.6)) : undefined, sender.by);
  for (const { subject, part, writer } of parties) {
    if (subject.type === 'phone' || !chance.is(part === 'suspect' ? 0.85 : part === 'vehicle' ? 0.75 : part === 'victim' ? 0.55 : 0.4)) continue;
    const at = Math.round(begins + chance.between(-400, 5400));
    // The place is the incident's own; everybody else must have been written down.
    const trace = traceOf(who, at, isLogged ? writer : undefined);
    if (chance.is(0.1)) lookUp(scene, { at, who: chance.of(room), for: who, subject, system: 'CADX', trace, ...ref() });
    else lookUp(scene, { at, who, subject, system: chance.is(0.8) ? 'MDT' : 'RMS', trace, ...ref() });
    if (chance.is(0.12)) {
      const again = at + Math.round(chance.between(3, 10) * HOUR);
      lookUp(scene, { at: again, who, subject, system: 'RMS', trace: again > begins + 4 * HOUR ? 'none' : trace, action: 'view', ...ref() });
    }
  }
}

/** A car in front of one: the plate, then whose it is, sometimes where they live. Most call it in; some note it at the end of the turn. */
function stopCar(scene: Scene, { who, from }: Shift, cars: readonly Shift[], room: readonly Officer[]): void {
  const { chance, town, paper } = scene;
  const driver = chance.is(0.3) ? chance.ofRegulars(town.regulars[who.unit.division] ?? []) : chance.of(town.residents[who.unit.division] ?? []);
  const [car] = driver.cars;
  if (car === undefined) return;
  const at = Math.round(chance.between(from, from + 11 * HOUR));
  const way = chance.byWeight({ radio: 60, terminal: 22, own: 18 });
  const writer: Writer | undefined = chance.is(scene.unlogged) ? undefined : way === 'radio' ? { by: chance.of(room).id, at: at + 30 } : way === 'terminal' ? { by: undefined, at: at + 90 } : { by: who.id, at: entered(scene, at, 4) };
  const id = nextNumber(scene, 'S');
  const [x, y] = [Math.round(driver.home.x + chance.between(-900, 900)), Math.round(driver.home.y + chance.between(-900, 900))];
  const note = (subject: Subject): void => {
    if (writer !== undefined) paper.row('encounters', writer.at, id, 'stop', who.id, isoOf(at), isoOf(at + 700), subject.type, subject.id, x, y, true, writer.by);
  };
  note(car.subject);
  const run = (subject: Subject, after: number, by = who): void => lookUp(scene, { at: at + after, who: by, subject, system: 'MDT', trace: traceOf(who, at, writer) });
  run(car.subject, chance.below(60) - 45);
  if (!chance.is(0.75)) return;
  note(driver.subject);
  run(driver.subject, 60 + chance.below(200));
  if (chance.is(0.12)) run(driver.home.subject, 200 + chance.below(100));
  // Whoever sits beside runs the name too; the stop stands in one name.
  if (chance.is(0.15)) run(driver.subject, 90 + chance.below(300), chance.of(cars).who);
}
