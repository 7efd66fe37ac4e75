// One world: its folder holds `evidence/` (the format's tables), and apart from it what is true: `truth.csv`, `truth.json`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Casework } from './casework.js';
import { Chance, DAY, START, WEEK } from './chance.js';
import { Jail, workGate, workRecords, workRegistry } from './counters.js';
import { type Officer, raiseForce, registerForce, type Shift, workWeek } from './force.js';
import { Paper } from './paper.js';
import type { Scene } from './scene.js';
import { answerCall, type Happening, type Incident, workStreet } from './street.js';
import { buildTown, registerTown, relate } from './town.js';
import { teach, vetColleagues } from './traps.js';
import { checkAfterMurder, checkForSupplier, findRival, lookOnce, makeReason, askOthers, probe, scoutForThieves, sellNames } from './wrong-crime.js';
import { checkFamily, gape, quarrel, stalk } from './wrong-home.js';
import { type Class, type Consequence, drawKinds, enlist, KINDS, type Kind, type Wrongdoer } from './wrong.js';

export interface WorldOptions {
  readonly seed: number;
  readonly actors: number;
  readonly weeks: number;
  readonly offenderShare: number;
}

export interface Truth {
  readonly weeks: number;
  readonly start: number;
  /** One wrong done together is one line with several actors. */
  readonly offenders: readonly { readonly actors: readonly string[]; readonly kind: Kind; readonly class: Class }[];
  readonly lookbacks: readonly { readonly incident_id: string; readonly leaker: string; readonly kind: Kind }[];
  /** Everybody who is employed, whom the measures of fairness are about. */
  readonly actors: readonly { readonly actor_id: string; readonly unit: string; readonly role: string; readonly sex: string }[];
}

export function makeWorld(options: WorldOptions, folder: string): Truth {
  const chance = new Chance(options.seed);
  const paper = new Paper(folder, chance, options.weeks);
  const town = buildTown(chance, paper, options.actors);
  const force = raiseForce(chance, town, options.actors, options.weeks);
  const scene: Scene = { chance, paper, town, force, unlogged: chance.between(0.05, 0.15), weeks: options.weeks, counter: 1000 };
  const wrongdoers = enlist(scene, drawKinds(options.seed, Math.max(1, Math.round(options.actors * options.offenderShare))));
  // Honest people have cousins in crews too.
  for (const who of force.officers) if (chance.is(0.025)) relate(who.person, chance.of(chance.of(town.gangs).members), chance.of(['cousin', 'friend', 'sibling', 'associate']));
  registerTown(chance, paper, town, force.byRole.intelligence.map((one) => one.id));
  registerForce(chance, paper, force);
  const casework = new Casework(scene);
  const jail = new Jail(scene);
  const planned = wrongdoers.flatMap((one) => plan(scene, casework, one));
  setTraps(scene);
  const lookbacks: { incident_id: string; leaker: string; kind: Kind }[] = [];
  for (let week = 0; week < options.weeks; week += 1) {
    const shifts = workWeek(chance, paper, force, week);
    const incidents = liveWeek(scene, casework, jail, week, shifts, planned.filter(({ at }) => Math.floor((at - START) / WEEK) === week));
    for (const { incident, cause } of incidents) if ('leaker' in cause && incident.serious) lookbacks.push({ incident_id: incident.id, leaker: cause.leaker.id, kind: cause.why });
    paper.endWeek(week);
  }
  paper.close();
  const truth: Truth = {
    weeks: options.weeks, start: START, lookbacks,
    offenders: wrongdoers.map(({ who, company, kind }) => ({ actors: [who, ...company].map((one) => one.id), kind, class: KINDS[kind] })),
    actors: force.officers.map(({ id, unit, role, person }) => ({ actor_id: id, unit: unit.name, role, sex: person.sex })),
  };
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth));
  return truth;
}

function plan(scene: Scene, casework: Casework, one: Wrongdoer): (Happening | Consequence)[] {
  switch (one.kind) {
    case 'self_family': checkFamily(scene, one); return [];
    case 'stalking': stalk(scene, one); return [];
    case 'neighbour': quarrel(scene, one); return [];
    case 'pile_on': return [gape(scene, one)];
    case 'supplier': checkForSupplier(scene, one); return [];
    case 'after_murder': return checkAfterMurder(scene, one);
    case 'covert_theft': return scoutForThieves(scene, one);
    case 'shooting_address': return findRival(scene, one);
    case 'bulk_sale': sellNames(scene, one); return [];
    case 'laundered_own': makeReason(scene, one); return [];
    case 'laundered_proxy': askOthers(scene, one); return [];
    case 'self_probing': probe(scene, one); return [];
    case 'adaptive': break;
  }
  return lookOnce(scene, one, (who, at) => {
    const open = casework.files.filter((file) => file.opened < at && file.closes > at);
    const near = open.filter((file) => file.members.includes(who) || file.squad.division === who.unit.division);
    return (near.length > 0 ? scene.chance.of(near) : open[0])?.id;
  });
}

/** Names that exist only to be opened by someone who has no business there. */
function setTraps({ chance, paper, town }: Scene): void {
  for (const gang of town.gangs) {
    const { id } = gang.bait;
    const home = chance.of(town.homes);
    paper.row('persons', undefined, id, `Vant${gang.id.slice(4)}`, 'Cass', 'M', '1988-02-15', home.id, undefined);
    paper.row('group_members', START - 40 * DAY, gang.id, id, undefined, undefined, '0.5', undefined);
    paper.row('canaries', undefined, 'person', id);
  }
}

interface Happened {
  readonly incident: Incident;
  readonly cause: Happening | Consequence;
}

function liveWeek(scene: Scene, casework: Casework, jail: Jail, week: number, shifts: readonly Shift[], planned: readonly (Happening | Consequence)[]): Happened[] {
  const { chance, force } = scene;
  const blocks = new Map<string, Shift[]>();
  const rooms = new Map<number, Officer[]>();
  for (const shift of shifts) {
    if (shift.who.role === 'response') pushTo(blocks, `${shift.who.unit.name}|${shift.from}`, shift);
    else if (shift.who.role === 'call_taker') pushTo(rooms, shift.from, shift.who);
  }
  const onIncident = (incident: Incident, team: readonly Officer[]): void => {
    casework.receive(incident);
    for (const { resident, part } of incident.parties) if (part === 'suspect' && resident !== undefined && team.length > 0 && chance.is(0.06)) jail.admit(resident, incident.at + 3 * 3600);
  };
  casework.callToCourt(week);
  for (const cars of blocks.values()) workStreet(scene, (cars[0] as Shift).who.unit, cars, rooms.get((cars[0] as Shift).from) ?? [], onIncident);
  const askers = [...force.byRole.response, ...force.byRole.detective];
  for (const shift of shifts) {
    const { role } = shift.who;
    if (role === 'detective' || role === 'intelligence') casework.work(shift);
    else if (role === 'records') workRecords(scene, shift, { askers });
    else if (role === 'registry') workRegistry(scene, shift);
    else if (role === 'border') workGate(scene, shift);
    else if (role === 'corrections') jail.work(shift);
  }
  teach(scene, week, shifts);
  vetColleagues(scene, week);
  return planned.map((cause) => {
    const cars = [...blocks.values()].find(([one]) => one !== undefined && one.who.unit.division === cause.home.division && one.from <= cause.at && one.to > cause.at) ?? [...blocks.values()][0] ?? [];
    const room = rooms.get(cars[0]?.from ?? 0) ?? force.byRole.call_taker.slice(0, 3);
    const team = chance.some(cars.map((car) => car.who).filter((who) => !('leaker' in cause && cause.leaker === who)), 3);
    return { cause, incident: answerCall(scene, cause, { caller: chance.of(cause.home.people.length > 0 ? cause.home.people : scene.town.adults), team, room, onIncident }) };
  });
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
